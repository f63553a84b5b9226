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
from kg_builder.readers.plain_text.rules.frus_parties import read_named, split_named, take_part
from kg_builder.readers.plain_text.rules.frus_sides import find_sides
from kg_builder.readers.plain_text.rules.routing import RELAY, SENDING

_NUMBER = re.compile(
    r"(?P<said>(?:No\. ?)?(?P<number>\d{1,4}))(?:\.(?:\s{1,4}|\Z)|(?<=\d)(?=[A-Z\[])|\s{1,4}(?=[A-Z\[])|\Z)"
)
_FOOTNOTE = re.compile(r"(?<=[^\W\d_)\]])\d{1,2}\Z")
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
    sides = find_sides(heading.quote)
    for place, role in ((sides.sender, Role.SENDER), (sides.addressee, Role.ADDRESSEE)):
        if place is not None:
            yield from _side(zone, context, heading, place, role)
    if sides.relay is not None:
        span = Span.of(zone.text, heading.start + sides.relay[0], heading.start + sides.relay[1])
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
