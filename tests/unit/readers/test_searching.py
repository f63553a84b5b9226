"""Looking near words and numbers finds exactly what looking everywhere finds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import example, given
from hypothesis import strategies as st

from kg_builder.model import Span, Voice, ZoneKind
from kg_builder.readers.plain_text.lines import split_lines
from kg_builder.readers.plain_text.profile_files import shipped_profile
from kg_builder.readers.plain_text.rules import RULES, Context, ZoneText, frus_routing, frus_text, references
from kg_builder.readers.plain_text.rules.searching import find_before, find_near, holds_any, numbers_behind

_PIECES = st.sampled_from(
    """Reur ReDeptel Deptel Embtels Contel Telegram Telegrams Hotel Despatch Airgram desp ltr msg memo letter memorandum
    your our my My YOUR Our this Mission’s Department’s Embassy the The telegram telegrams circular instruction of dated
    and also No. Nos. no. № # 12 488 1,200 A-14 3/B A–7 Jan 14 January 4. , ; . Repeated repeated rptd Info info Pouched
    pouched to Harbour Ref: Re: References: GUAT-602 Department hour army
    Nr. n° Ihren Ihr votre lettre Brief vom du May of 5 officer letters""".split()
)
_GAPS = st.sampled_from([" ", "  ", "\n", "", ". ", ", "])


def zone_of(text: str) -> ZoneText | None:
    """A text as one zone, or None without words."""
    lines = tuple(line for line in split_lines(text) if not line.blank)
    if not lines:
        return None
    start, end = lines[0].start, lines[-1].end
    return ZoneText(text=text, kind=ZoneKind.BODY, voice=Voice.AUTHOR, start=start, end=end, lines=lines)


def found(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    """The places of matches."""
    return [match.span() for match in matches]


@given(st.lists(st.tuples(_PIECES, _GAPS), max_size=14).map(lambda pairs: "".join(map("".join, pairs))))
@example("ReDeptel Deptel 14 ")
@example("Reur 1464, Jan 14; Embtels 12 and 14. Info to Harbour.")
@example("Department Telegram 12 and Telegram No. 13")
@example("your letter of May 3 and Ihr Brief vom 5. Mai 1901")
@example("in reply to your telegram of January 4 and our No. 12")
def test_the_same_is_found(text: str) -> None:
    zone = zone_of(text)
    if zone is None:
        return
    places = numbers_behind(zone, frus_text._TAIL_LENGTH, frus_text._may_name_message)
    for pattern in (frus_text._CODED, frus_text._WHOSE_WORDS):
        assert found(find_before(zone, pattern, places, frus_text._LONGEST_SERIES)) == found(zone.find(pattern))
    places = numbers_behind(zone, 18, references._ends_in_sign)
    cited = found(zone.find(references._CITED))
    assert found(find_before(zone, references._CITED, places, references._LONGEST)) == cited
    context = Context(rule="citations", profile=shipped_profile("generic", frozenset(RULES)))
    read = [each.rests_on for each in references.read_citations(zone, context)]
    dated = (match.end("said") for match in zone.find(references._CITED_BY_DATE))
    ends = [date[0].end for date in (context.date_at(zone, end) for end in dated) if date is not None]
    assert [span.end for span in read[len(cited) :] if isinstance(span, Span)] == ends
    near = find_near(zone, frus_routing._REPEATED, frus_routing._REPEATED_WORDS, 12)
    assert found(near) == found(zone.find(frus_routing._REPEATED))
    assert found(find_near(zone, frus_text._LISTED, frus_text._LIST_WORDS, 0)) == found(zone.find(frus_text._LISTED))


@given(st.text(alphabet=" .[]Extracsp\t\n", max_size=40))
def test_dots_are_only_where_their_words_are(text: str) -> None:
    zone = zone_of(text)
    if zone is not None and next(zone.find(frus_text._DOTS), None) is not None:
        assert holds_any(zone, frus_text._DOT_WORDS)


def test_a_match_ends_before_the_next_begins() -> None:
    zone = zone_of("aXa aXa")
    assert zone is not None
    assert found(find_near(zone, re.compile("aXa"), ["X"], 1)) == [(0, 3), (4, 7)]
