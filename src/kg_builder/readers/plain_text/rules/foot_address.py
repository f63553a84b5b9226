"""To whom a letter goes, where the address stands at its foot, and outgoing telegrams addressed to an office alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import PlaceRole, Role, Span, Statement, Voice
from kg_builder.readers.plain_text.parties import has_honorific, is_office, read_party
from kg_builder.readers.plain_text.rules.base import LINE_BEGIN, Context, ZoneText, placed, took_part
from kg_builder.readers.plain_text.rules.routing import SENDING

_LEAD = re.compile(r"T(?:o|O):?\s{1,4}")
_PLACE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+){0,3})(?:,[ ][A-ZÀ-Þ][^\r\n\d]{1,40})?\.?\Z"
)
_PLACE_BEHIND = re.compile(r",[ ](?P<place>[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+){0,2})\.?\Z")
_SENTENCE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|shall|said|asks?|asked)\b")
_OFFICE = r"(?:AMBASSADOR|CONSUL(?:[ ]GENERAL)?|ENVOY|CHARGÉ[ ]D[’']AFFAIRES|MINISTER|REPRESENTATIVE)"
_OFFICE_LINE = re.compile(
    rf"{LINE_BEGIN}(?:(?P<place>[^\W\d_a-z][\w -]{{2,30}}?)(?:,[ ]|[ \t]{{0,4}}(?:\r\n|\n|\r)\s{{0,8}}))?"
    rf"(?P<office>(?:THE[ ])?(?:[A-ZÀ-Þ]{{3,20}}[ ]){{0,3}}(?:{_OFFICE}|SOVAMBASSADOR)"
    r"|Sov(?:iet[ ])?[Aa]mbassador)\.?[ \t]{0,8}(?=[\r\n]|\Z)"
)


def read_foot_address(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The addressee below a signature: "The Minister of Boots, Musterstadt", on one line or several.

    A name alone there may be another signatory: it is taken only where its lines end in commas and a place.
    """
    lines = zone.lines
    lead = _LEAD.match(zone.text, lines[0].start, lines[0].end)
    start = lead.end() if lead is not None else lines[0].start
    place = _PLACE.match(lines[-1].head) if len(lines) > 1 and not is_office(lines[-1].head) else None
    last = lines[-2].end if place is not None else lines[-1].end
    words = zone.words(start, last)
    if words is None or len(words.quote) > 200 or _SENTENCE.search(words.quote) is not None:
        return
    named = lead is not None or words.quote.startswith("The ") or has_honorific(words.quote)
    listed = place is not None and all(line.head.endswith(",") for line in lines[:-1])
    if not (is_office(words.quote) or has_honorific(words.quote)) or not (named or listed):
        return
    if place is not None:
        offset = lines[-1].start
        where = Span.of(zone.text, offset + place.start("place"), offset + place.end("place"))
        yield placed(context, where, PlaceRole.SENT_TO, Voice.AUTHOR, SENDING)
    elif (behind := _PLACE_BEHIND.search(words.quote)) is not None and not is_office(behind["place"]):
        where = Span.of(zone.text, words.start + behind.start("place"), words.start + behind.end("place"))
        yield placed(context, where, PlaceRole.SENT_TO, Voice.AUTHOR, SENDING)
        words = Span.of(zone.text, words.start, words.start + behind.start())
    quote = words.quote.rstrip(" .,")
    party = read_party(Span(words.start, words.start + len(quote), quote), governments=context.profile.governments)
    yield took_part(context, party, Role.ADDRESSEE, SENDING, Voice.AUTHOR)


def read_office_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The office that an outgoing telegram goes to: "MUSTERSTADT, ENVOY", or "SOVIET AMBASSADOR" on a line alone."""
    for match in zone.find(_OFFICE_LINE):
        party = read_party(zone.span(match, "office"))
        yield took_part(context, party, Role.ADDRESSEE, SENDING, Voice.AUTHOR)
        if match["place"] is not None:
            yield placed(context, zone.span(match, "place"), PlaceRole.SENT_TO, Voice.AUTHOR, SENDING)
