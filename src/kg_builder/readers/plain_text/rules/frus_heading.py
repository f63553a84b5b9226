"""The heading that the editors of FRUS gave a document: its number, its form, who wrote to whom, where it was sent.

"The Envoy in Ruritania (Muster) to the Secretary of State", "142. Telegram From the Embassy in Ruritania to the
Department of State", "No. 472 Memorandum by … to …". The word "to" also stands inside offices ("Deputy to the …",
"Ambassador to Ruritania"): what could be either is left alone, and a heading of a conversation, a note of the editors
or a paper that is only "prepared" names no sender and no addressee.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import ActKind, DescriptionKind, NumberKind, PlaceRole, Role, Span, Statement, Voice
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, act, described, numbered, placed
from kg_builder.readers.plain_text.rules.frus_parties import (
    holds_position,
    is_party,
    read_named,
    split_named,
    take_part,
)
from kg_builder.readers.plain_text.rules.routing import RELAY, SENDING

_NUMBER = re.compile(
    r"(?P<said>(?:No\. ?)?(?P<number>\d{1,4}))(?:\.(?:\s{1,4}|\Z)|(?<=\d)(?=[A-Z\[])|\s{1,4}(?=[A-Z\[])|\Z)"
)
_FORM_WORDS = (
    r"(?i:telegrams?|cables?|airgrams?|letters?|memorand(?:um|a)|messages?|notes?|d[ei]spatch(?:es)?|"
    r"instructions?|reports?|"
    r"directives?|papers?|minutes?|circulars?|aide-m[ée]moires?|submission|reply|order|study|communication|statement|"
    r"estimate|record|summary|recommendation|proposal|request|draft|transcript|briefing)"
)
# Before "From" or "by": "Telegram", "Circular Airgram", "Informal Memorandum", "Draft Letter", "Interim Directive".
_PREFIX = re.compile(
    rf"(?P<form>(?:[^\W\d_a-z][\w’'–-]{{0,24}} ){{0,5}}?{_FORM_WORDS}(?: (?:No\. ?)?[A-Z–-]{{0,6}}\d[\w–-]{{0,12}})?)"
    r"(?: \([^()]{2,60}\))?,? (?P<joint>[Ff]rom|[Bb]y|[Oo]f) (?=\S)"
)
_ADDRESSED = re.compile(rf"(?:[A-Z][\w’'–-]{{0,24}} ){{0,3}}?(?:{_FORM_WORDS} [Tt]o|Memorand(?:um|a) [Ff]or) (?=\S)")
_NO_LETTER = re.compile(
    r"\b(?i:conversations?|discussions?|minutes|meetings?|editorial note|summary record|of (?:a )?conference|"
    r"interview|"
    r"chronology|"
    r"for the (?:record|files?)|record of|notes? on|contact report|prepared (?:by|in|for)|transcript)\b"
)
_TO = re.compile(r",? to (?=\S)")
_VIA = re.compile(r",? via (?P<relay>(?:the )?[A-Z][^,()]{2,80}?)(?=,? to |,|\Z)")
# "to" behind these is part of an office or a phrase, whatever follows.
_JOINED = re.compile(
    r"\b(?:Deput(?:y|ies)|Assistants?|Advis[eo]rs?|Consultants?|Aides?|Counsel|Counselors?|Secretary|Liaison|Attaché|"
    r"[Rr]espect|[Rr]egard|[Rr]elating|[Rr]elations|[Rr]eply|[Rr]esponse|[Aa]ccording|[Aa]pproach|[Aa]id|"
    r"[Ss]ubject|[Pp]ertaining|"
    r"[Aa]ssistance|[Tt]hreat|[Vv]isit|[Cc]ontribution|[Gg]uide|[Ii]ntroduction|[Aa]ddendum|[Ss]upplement|"
    r"[Aa]nnex|[Aa]ppendix)\Z"
)
# "to" behind these is mostly part of an office: it parts the heading only where nothing better does.
_JOINED_MOSTLY = re.compile(
    r"\b(?:Ambassadors?|Ministers?|Envoys?|Representatives?|Delegates?|Delegations?|Missions?|Observers?|Emissary|"
    r"Commissioners?|Legations?|Embassy|Chargé|Advisers?|Delegat\w+|Mediator|Messenger|Agent)(?:[ -][Dd]esignate)?\Z"
)
_OFFICE_ASIDE = re.compile(r"\bSecretary\Z")
_FOOTNOTE = re.compile(r"(?<=[^\W\d_)\]])\d{1,2}\Z")
_NO_ADDRESSEE = re.compile(r"(?:the )?(?:Record|Files?|Press|Discussion|Use|Consideration)\b", re.IGNORECASE)
# The topic of a paper behind its author: "Report by the Council on Recommendations …".
_ABOUT = re.compile(r",? (?:on (?=[A-Z])|[Rr]egarding |[Cc]oncerning )")
_FORM_SAID = re.compile(
    r"\b(?i:memorand(?:um|a) of (?:a )?(?:telephone )?conversations?|(?:summary |agreed )?minutes|"
    r"records? of (?:a |the )?"
    r"(?:conversations?|meetings?|discussions?)|(?:circular )?telegrams?|letters?|d[ei]spatch(?:es)?|"
    r"memorand(?:um|a)|"
    r"circulars?|(?:intelligence |national intelligence )?reports?|resolutions?|notes?)\b"
)


def read_frus_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The number of the document in its volume, before the heading or on a line above it."""
    for line in zone.lines:
        match = _NUMBER.match(zone.text, line.start, line.end)
        if match is not None:
            yield numbered(context, zone.span(match, "said"), NumberKind.DOCUMENT_NUMBER, match["number"], Voice.EDITOR)
            return


def read_frus_title(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The heading without its number, and the form of document that it names; a note of the editors has none."""
    heading = _heading(zone)
    if heading is None:
        return
    yield described(context, heading, DescriptionKind.TITLE, zone.voice)
    said = _FORM_SAID.search(heading.quote[:120])
    if said is not None and not heading.quote.startswith(("The ", "Editorial ")):
        span = Span.of(zone.text, heading.start + said.start(), heading.start + said.end())
        yield described(context, span, DescriptionKind.FORM, zone.voice)


def read_frus_parties(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who wrote to whom, via whom, and where the addressee was; nothing where the heading does not say both clearly.

    The editors speak. A name that is withheld is said to be so. "Memorandum for …" names the addressee alone.
    """
    heading = _heading(zone)
    if heading is None:
        return
    words = heading.quote
    if _NO_LETTER.search(words) is not None:
        return
    addressed = _ADDRESSED.match(words)
    if addressed is not None:
        yield from _addressee_alone(zone, context, heading, addressed.end())
        return
    prefix = _PREFIX.match(words)
    start = prefix.end() if prefix is not None else 0
    if prefix is not None and prefix["joint"] in ("of", "Of"):
        return
    via = _VIA.search(words, start)
    middle = _middle(words, start, form=prefix is not None)
    if middle is None:
        if prefix is not None and prefix["joint"].casefold() == "by":
            about = _ABOUT.search(words, start)
            end = about.start() if about is not None else len(words)
            yield from _side(zone, context, heading, (start, end), Role.SENDER)
        return
    last = via.start() if via is not None and via.start() < middle[0] else middle[0]
    yield from _side(zone, context, heading, (start, last), Role.SENDER)
    end = via.start() if via is not None and via.start() >= middle[1] else len(words)
    yield from _side(zone, context, heading, (middle[1], end), Role.ADDRESSEE)
    if via is not None:
        span = Span.of(zone.text, heading.start + via.start("relay"), heading.start + via.end("relay"))
        yield act(context, span, RELAY, ActKind.RELAY, zone.voice)
        yield take_part(zone, context, span, Role.RELAY, RELAY)


def _heading(zone: ZoneText) -> Span | None:
    """The words of the heading without number and without the mark of a footnote."""
    for line in zone.lines:
        number = _NUMBER.match(zone.text, line.start, line.end)
        start = number.end() if number is not None else line.start
        span = zone.words(start, min(line.end, line.start + 1200))
        if span is None:
            continue
        mark = _FOOTNOTE.search(span.quote)
        return span if mark is None else Span.of(zone.text, span.start, span.start + mark.start())
    return None


def _side(zone: ZoneText, context: Context, heading: Span, place: tuple[int, int], role: Role) -> Iterator[Statement]:
    """The parties of one side of the heading, and the place said of an addressee."""
    span = zone.words(heading.start + place[0], heading.start + place[1])
    if span is None:
        return
    for words in split_named(span):
        trimmed = zone.words(words.start, words.end)
        if trimmed is None:
            continue
        yield take_part(zone, context, trimmed, role, SENDING)
        where = read_named(trimmed).place
        if where is not None and role is Role.ADDRESSEE:
            yield placed(context, where, PlaceRole.SENT_TO, zone.voice, SENDING)


def _addressee_alone(zone: ZoneText, context: Context, heading: Span, start: int) -> Iterator[Statement]:
    words = heading.quote[start:]
    if _NO_ADDRESSEE.match(words) is None and is_party(words) and _TO.search(words) is None:
        yield from _side(zone, context, heading, (start, len(heading.quote)), Role.ADDRESSEE)


def _middle(words: str, start: int, *, form: bool) -> tuple[int, int] | None:
    """Where "to" parts the sender from the addressee: its place, or None where no place is clear enough."""
    doubtful: list[tuple[int, int]] = []
    for match in _TO.finditer(words, start):
        left, right = words[start : match.start()], words[match.end() :]
        if _inside_brackets(left) or not is_party(left) or not is_party(right):
            continue
        if _JOINED.search(left) is not None and not _secretary_of_a_letter(left, right, form=form):
            continue
        if _JOINED_MOSTLY.search(left) is not None:
            doubtful.append((match.start(), match.end()))
            continue
        return match.start(), match.end()
    for place in doubtful:
        right = words[place[1] :]
        if holds_position(right.split("(", maxsplit=1)[0]) or right.startswith("the Department of "):
            return place
    return None


def _secretary_of_a_letter(left: str, right: str, *, form: bool) -> bool:
    """Whether "Secretary to" ends the sender's name: "The Acting Secretary to the Envoy …" in old headings."""
    return not form and _OFFICE_ASIDE.search(left) is not None and left.startswith("The ") and holds_position(right)


def _inside_brackets(words: str) -> bool:
    return words.count("(") > words.count(")") or words.count("[") > words.count("]")
