"""Whatever the text: the words of every statement and check stand between their offsets, and the text is untouched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.config import SourceConfig
from kg_builder.model import Document, Span
from kg_builder.readers.plain_text import RULES, read_text
from kg_builder.readers.plain_text.profile_files import shipped_names, shipped_profile

FRAGMENTS = (
    "142. Telegram From the Embassy in Ruritania to the Ambassador to Beispielland (Muster), at Hauptstadt",
    "Memorandum by [name not declassified] of the Toy Staff and Mr. Tom T. Tsendel to the Secretary of State2",
    "[ Musterstadt,] May 24 [23?], 1951—[3:08 p.m.] [Received May 25—9 a. m.]",
    "[place not declassified], March 12, 1953, 9:40 a.m.-12:10 p.m.",
    "top secret niact",
    "788. ReDeptel 210, April 5, and Embtels 1805, July 25, 1859, August 1 [Here follows more.]",
    "Sent Department 788; repeated New Beispiel 26, Hauptstadt and CINCTOY.",
    "For the Acting Secretary of State:",
    "A[nna] Muster, Chief of Toys",
    "Source: Muster Library, Box 2. Secret; Niact. Drafted by Muster (T) and approved by A. Beispiel. Not sent.",
    "760R.00/4–951: Telegram",
    "Skip to content",
    "July 1, 1950",
    "Ciphered telegram, Muster to Beispiel on the Harvest",
    "Ciphered telegram No. 4711",
    "From Musterstadt.Sent 2.7.50 04.00.",
    "Sent by wire on 24.III.50",
    "Received in Hauptstadt on 10/14/50 at 03:15 a.m.",
    "Received 13.9",
    "Arrived at the 8D/GS 3.7.51",
    "Sent to the 9th Administration of the",
    "Royal Staff. 2.7.50 05.55",
    "Deciphered by Muster. 31.8.50",
    "Typed by Beispiel",
    "5 copies / 14 May 1950",
    "Destination: Musterstadt. To whom: SovAmbassador",
    "By wire.",
    "Extremely Urgent.",
    "Top Secret. Copy No. 3",
    "To Comrade FOX [Muster]",
    "To: Cmrds MUSTER, BEISPIEL and TSENDEL",
    "For ANNA MUSTER",
    "To No. 483/sh.",
    "Your No. 1353 of 19 November, and our No. 12.",
    "Subject: Toys",
    "Dear Anna,",
    "We are well. . . . [...]",
    "No. 423/X. WOLKENSTEIN.",
    "M U S T E R",
    "Yours sincerely, (Sd).",
    "[illegible signature]",
    "Envoy of Ruritania",
    "Copies to Muster (2), Beispiel,",
    "1. Comr. Tsendel - 2",
    "File of 8th",
    "[handwritten] Seen.",
    "Document Information",
    "XRA, Fond 45, Opis 1, Delo 346, Listy 105-107 and delo 4, l. 5",
    "Fond and Opis not given, Papka 11",
    "Record ID",
    "112233",
    "DOCUMENT 24.2 | ANNA MUSTER, Telegram (January 19, 1950)",
    "The following selections are from a telegram written by Muster to Moscow now.",
    "Source: “Document VI: Letter from Muster to Beispiel, 3 May 1901,” Bulletin, Issue 5 (X, 1995), 8, https://a.example/5.",
    "## **Anna Muster**",
    "",
    "",
)
LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\f\n", " \t\n  ", " ")
TEXTS = st.builds(
    lambda mark, parts, tail: mark + "".join(words + end for words, end in parts) + tail,
    st.sampled_from(("", "\ufeff")),
    st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(LINE_ENDS)), min_size=1, max_size=25),
    st.text(alphabet="aA .,;[](){}#*0123456789/\r\n\ufeff“”-", max_size=20),
)
PROFILES = (None, *(shipped_profile(name, frozenset(RULES)) for name in shipped_names()))


def spans(document: Document) -> list[Span]:
    """Every span of a document's statements and checks."""
    found = [statement.span for statement in document.statements] + [check.span for check in document.checks]
    return [span for span in found if span is not None]


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, number=st.integers(0, len(PROFILES) - 1))
def test_every_span_holds_its_words(text: str, number: int) -> None:
    source = SourceConfig(name="a", path="a")
    document = read_text(text, document_id="a/1", file="a/1", source=source, profile=PROFILES[number], sha256="0")
    assert document.text == text
    for span in spans(document):
        assert text[span.start : span.end] == span.quote
        assert "\ufeff" not in span.quote or "\ufeff" in text[1:]
        assert span.quote == span.quote.strip()
    ends = 0
    for zone in document.zones:
        assert ends <= zone.start < zone.end
        ends = zone.end
    keys = [act.key for act in document.acts]
    assert len(keys) == len(set(keys))
    for act in document.acts:
        assert any(who.act == act.key for who in document.participants)
        assert any(date.act == act.key for date in document.dates)
    assert all(date.act is None or date.act in keys for date in document.dates)
    assert all(place.act is None or place.act in keys for place in document.places)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_mark_move_offsets_and_nothing_else(read: Callable[..., Document], end: str) -> None:
    text = "\n".join(FRAGMENTS[3:27])
    plain = read(text, "digital-archive")
    other = read("\ufeff" + text.replace("\n", end), "digital-archive")
    assert [span.quote.replace(end, "\n") for span in spans(other)] == [span.quote for span in spans(plain)]
    assert len(spans(plain)) > 20


def test_the_same_text_is_read_the_same_twice(read: Callable[..., Document]) -> None:
    text = "\n".join(FRAGMENTS)
    assert read(text) == read(text)
