"""The head of a letter: the block of its address, and who is spoken to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import Certainty, PlaceRole, Role, Span, Statement, Voice
from kg_builder.readers.plain_text.parties import has_honorific, is_office, read_party
from kg_builder.readers.plain_text.rules.address import without_stop
from kg_builder.readers.plain_text.rules.base import GAP, LINE_BEGIN, Context, ZoneText, placed, took_part
from kg_builder.readers.plain_text.rules.routing import SENDING

_DEAR = re.compile(
    rf"{LINE_BEGIN}(?:(?:My{GAP})?[Dd](?:ear|EAR)|Sehr{GAP}(?:geehrter?|verehrter?)|Liebe[rs]?|(?:Mon{GAP})?Ch(?:er|ère)"
    rf"|(?:Monsieur|Madame){GAP}l[ea]){GAP}(?P<who>[^\r\n,:!]{{2,60}}?)(?:{GAP}[a-h])?[,:!]"
    r"[ \t]{0,8}[\w—–-]{0,2}[ \t]{0,8}(?=[\r\n]|\Z)"
)
_PLACE_LINE = re.compile(r"(?P<place>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,3})(?:,[ ][A-Z][^\r\n\d]{1,40})?\.?\Z")


def read_address_block(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The addressee of a letter whose lines end in commas: office, body, place."""
    lines = zone.lines
    for first, line in enumerate(lines):
        last = first
        while last + 1 < len(lines) and last - first < 5 and lines[last].head.endswith(","):
            last += 1
        block = lines[first : last + 1]
        if len(block) < 2 or any(len(part.head) > 60 for part in block):
            continue
        if not (is_office(line.head) or has_honorific(line.head)):
            continue
        where = _PLACE_LINE.match(block[-1].head)
        named = block[:-1] if where is not None and not is_office(block[-1].head) else block
        words = zone.words(named[0].start, named[-1].end)
        if words is None:
            continue
        party = read_party(without_stop(words), governments=context.profile.governments)
        yield took_part(context, party, Role.ADDRESSEE, SENDING, Voice.AUTHOR)
        if named is not block and where is not None:
            start = block[-1].start
            span = Span.of(zone.text, start + where.start("place"), start + where.end("place"))
            yield placed(context, span, PlaceRole.SENT_TO, Voice.AUTHOR, SENDING)
        return


def read_salutation(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who is spoken to at the head of a letter: less certain than an address, and used only where there is none."""
    for match in zone.find(_DEAR):
        span = zone.words(match.start("who"), match.end("who"))
        if span is not None and span.quote.split()[-1].casefold() not in _NOBODY:
            party = read_party(span)
            yield took_part(context, party, Role.ADDRESSEE, SENDING, Voice.AUTHOR, certainty=Certainty.MEDIUM)
        return


_NOBODY = frozenset(
    {
        "herren",
        "herr",
        "frau",
        "monsieur",
        "madame",
        "sir",
        "sirs",
        "madam",
        "friend",
        "friends",
        "all",
        "colleague",
        "colleagues",
        "reader",
    }
)
