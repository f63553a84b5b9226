"""The dateline of FRUS: place, date, clock time, "undated", what the editors supply; and the received line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.dates import find_dates, read_date
from kg_builder.model import (
    Absence,
    ActKind,
    Basis,
    DateKind,
    DateStatement,
    DateValue,
    PlaceRole,
    Span,
    Statement,
    Voice,
)
from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, act, dated, placed
from kg_builder.readers.plain_text.rules.frus_dates import read_date_of_line
from kg_builder.readers.plain_text.rules.frus_routing import PRECEDENCE, SECRECY, classified
from kg_builder.readers.plain_text.rules.routing import RECEIPT, SENDING

_LINE_LIMIT = 220
_PLACE_WORDS = 9
_WITHHELD = r"\[places? not declassified\]"
# A mark of the paper before the place: "SECRET MUSTERSTADT, January 3, 1949".
_MARKS_BEFORE = re.compile(rf"\s{{0,2}}(?:(?:{SECRECY}|{PRECEDENCE})(?![a-z])[\s,;.:—–-]{{1,3}})+(?=[^\W\d_])")
_PLACE = re.compile(
    rf"(?:(?P<withheld>{_WITHHELD})|\[?\s{{0,2}}(?P<place>[^\W\d_a-z][^\d\[\]:;!?]{{1,90}}?))"
    r"\??(?:,? via [A-Z][\w. ]{1,30}?)?\s{0,2},?\s{0,2}\]?(?:,\s{0,2}|\s{1,2})?\[?\Z"
)
_PLACE_ALONE = re.compile(rf"(?P<withheld>{_WITHHELD}),?\Z")
_SENTENCE = re.compile(
    r"\b(?:of|on|dated|your|my|his|was|were|had|in reply|reference|meeting|since|until|re)\Z"
    r"|(?<![A-Z])[.] [A-Z][a-z]{3,}.* "
)
_UNDATED = re.compile(r"(?i:undated|n\.d\.|no date)")
_RECEIVED = re.compile(
    r"[\[(](?P<said>Received(?: (?:at|"
    r"in) (?P<place>[A-Z][\w ]{2,30}?))?,? {1,2}(?P<date>[^\[\]()]{3,50}?))(?:(?<!m)\.)?[\])]"
)
_DAY = re.compile(r"(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?!\d)(?P<clock>[—–, ].*)?\Z", re.DOTALL)
_CLOCK_ALONE = re.compile(r"\d{1,2}(?::\d\d)? ?[ap]\. ?m\.?|noon", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_MARKS = " \t.,;[]()*"


def read_frus_dateline(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Where and when it was written, from the first line of nothing but a place and a date.

    A date in brackets is supplied by the editors; "undated" says that none is given. The clock is that of the place.
    """
    for number, line in enumerate(zone.lines):
        statements = list(_dateline(zone, context, number, line))
        if statements:
            yield from statements
            return


def _dateline(zone: ZoneText, context: Context, number: int, line: Line) -> Iterator[Statement]:
    end = min(line.end, line.start + _LINE_LIMIT, zone.end)
    received = _RECEIVED.search(zone.text, line.start, end)
    end = received.start() if received is not None else end
    if _UNDATED.search(zone.text, line.start, end) is not None:
        yield from _undated_line(zone, context, line.start, end)
        return
    found = read_date_of_line(zone, context, line.start, end)
    if found is None:
        return
    span = found[0]
    start = _behind_marks(zone, line.start, span.start)
    before = zone.text[start : span.start]
    place = _PLACE.match(before) if before.strip(_MARKS) else None
    if before.strip(_MARKS) and (place is None or not _names_place(place["place"] or "")):
        return
    supplied = before.count("[") > before.count("]")
    statement = dated(context, found, DateKind.HEADING, Voice.EDITOR if supplied else Voice.AUTHOR, SENDING)
    yield replace(statement, basis=Basis.SUPPLIED) if supplied else statement
    if start > line.start:
        yield from classified(zone, context, line.start, start, whole=False)
    if place is not None:
        yield _place(zone, context, start, place)
    elif number + 1 < len(zone.lines):
        below = zone.lines[number + 1]
        alone = _PLACE_ALONE.match(zone.text, below.start, below.end)
        if alone is not None:
            yield _place(zone, context, 0, alone)


def _names_place(words: str) -> bool:
    """Whether the words before a date are a place as datelines have it, and not the beginning of a sentence."""
    return _SENTENCE.search(words) is None and len(words.split()) <= _PLACE_WORDS


def _behind_marks(zone: ZoneText, start: int, end: int) -> int:
    """Where a line goes on behind marks of secrecy or urgency."""
    marks = _MARKS_BEFORE.match(zone.text, start, end)
    return marks.end() if marks is not None else start


def _undated_line(zone: ZoneText, context: Context, start: int, end: int) -> Iterator[Statement]:
    said = _UNDATED.search(zone.text, start, end)
    assert said is not None  # the caller has found it
    start = _behind_marks(zone, start, said.start())
    before = zone.text[start : said.start()]
    place = _PLACE.match(before) if before.strip(_MARKS) else None
    if (before.strip(_MARKS) and place is None) or zone.text[said.end() : end].strip(_MARKS):
        return
    yield DateStatement(
        rests_on=zone.span(said),
        stated_by=Voice.EDITOR,
        rule=context.rule,
        kind=DateKind.HEADING,
        act=SENDING,
        absence=Absence.UNSTATED,
    )
    if place is not None:
        yield _place(zone, context, start, place)


def _place(zone: ZoneText, context: Context, offset: int, match: re.Match[str]) -> Statement:
    """The place of a dateline; one that the editors supply or withhold is in their voice."""
    group = "withheld" if match["withheld"] is not None else "place"
    span = Span.of(zone.text, offset + match.start(group), offset + match.end(group))
    supplied = zone.text[max(0, span.start - 4) : span.start].rstrip(" ").endswith("[")
    voice = Voice.EDITOR if supplied or group == "withheld" else Voice.AUTHOR
    statement = placed(context, span, PlaceRole.SENT_FROM, voice, SENDING)
    return replace(statement, basis=Basis.SUPPLIED) if supplied else statement


def read_frus_received(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """When it was received, as the editors print it in brackets; the year is that of the dateline or the next one."""
    for match in zone.find(_RECEIVED):
        span = zone.span(match, "date")
        value, inferred = _received_date(zone, context, match, span)
        if value is None:
            continue
        yield act(context, zone.span(match, "said"), RECEIPT, ActKind.RECEIPT, Voice.RECEIVING_OFFICE)
        statement = dated(context, (span, value), DateKind.RECEIPT, Voice.RECEIVING_OFFICE, RECEIPT)
        yield replace(statement, basis=Basis.INFERRED) if inferred else statement
        if match["place"] is not None:
            yield placed(context, zone.span(match, "place"), PlaceRole.RECEIVED_AT, Voice.RECEIVING_OFFICE, RECEIPT)
        return


def _received_date(zone: ZoneText, context: Context, match: re.Match[str], span: Span) -> tuple[DateValue | None, bool]:
    """The date of receipt, and whether its year had to be inferred from the date of writing before it."""
    value = read_date(span.quote, order=context.profile.date_order, century=context.profile.century)
    if value is not None and value.edtf is not None and not value.edtf.startswith("XXXX"):
        return value, False
    day = _DAY.match(span.quote)
    sent = find_dates(zone.text, start=max(zone.start, match.start() - _LINE_LIMIT), end=match.start())
    written = sent[-1].value.edtf if sent else None
    if written is None or _YEAR.match(written) is None:
        return value, False
    if _CLOCK_ALONE.fullmatch(span.quote) is not None:  # on the day of sending
        same = read_date(f"{written[:10]} {span.quote}")
        return (replace(same, as_written=span.quote), True) if same is not None else (value, False)
    if day is None:
        return value, False
    for year in (int(written[:4]), int(written[:4]) + 1):
        whole = read_date(f"{day['day']}, {year}{day['clock'] or ''}", order=context.profile.date_order)
        if whole is not None and whole.edtf is not None and whole.edtf[:10] >= written[:10]:
            return replace(whole, as_written=span.quote), True
    return value, False
