"""The dateline of FRUS: place, date, clock time, "undated", what the editors supply; and the received line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.dates import date_of_edtf, find_dates, read_date
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
from kg_builder.readers.plain_text.rules.routing import RECEIPT, SENDING

_LINE_LIMIT = 220
_WITHHELD = r"\[places? not declassified\]"
_PLACE = re.compile(
    rf"(?:(?P<withheld>{_WITHHELD})|\[?\s{{0,2}}(?P<place>[^\W\d_a-z][^\d\[\]:;!?]{{1,90}}?))"
    r"\s{0,2},?\s{0,2}\]?(?:,\s{0,2}|\s{1,2})?\[?\Z"
)
_PLACE_ALONE = re.compile(rf"(?P<withheld>{_WITHHELD}),?\Z")
_SENTENCE = re.compile(
    r"\b(?:of|on|dated|your|my|his|was|were|had|in reply|reference|meeting|since|until|re)\Z|[.] [A-Z][a-z]{3,}.* "
)
_UNDATED = re.compile(r"(?i:undated|n\.d\.|no date)")
_CORRECTED = re.compile(r"\s?\[\d{1,4}\?\]")
_RECEIVED = re.compile(
    r"[\[(](?P<said>Received(?: (?:at|"
    r"in) (?P<place>[A-Z][\w ]{2,30}?))?,? {1,2}(?P<date>[^\[\]()]{3,50}?))(?:(?<!m)\.)?[\])]"
)
_DAY = re.compile(r"(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?!\d)(?P<clock>[—–, ].*)?\Z", re.DOTALL)
_SECOND_CLOCK = re.compile(
    r"(?<=[mn.\d])\s?[-–—]\s?(?P<clock>\d{1,2}(?::\d\d)? ?[ap]\. ?m\.|noon|midnight)", re.IGNORECASE
)
_CLOCK_BEFORE = re.compile(r"(?:[ap]\. ?m\.|noon|\d{1,2}:\d\d|[—,] ?\d{1,2})\Z", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_ZONE = re.compile(r"(?:E[SD]T|GMT|Z|Washington time|local time)\b", re.IGNORECASE)
_CLOCK_SUPPLIED = re.compile(r"(?<=[—–, ])\[(?:\d{1,2}(?::\d\d)? ?[ap]\. ?m\.|noon|midnight)\]")
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
    found = _date_in(zone, context, line.start, end)
    if found is None:
        return
    span = found[0]
    before = zone.text[line.start : span.start]
    place = _PLACE.match(before) if before.strip(_MARKS) else None
    if before.strip(_MARKS) and (place is None or _SENTENCE.search(place["place"] or "") is not None):
        return
    supplied = before.count("[") > before.count("]")
    statement = dated(context, found, DateKind.HEADING, Voice.EDITOR if supplied else Voice.AUTHOR, SENDING)
    yield replace(statement, basis=Basis.SUPPLIED) if supplied else statement
    if place is not None:
        yield _place(zone, context, line.start, place)
    elif number + 1 < len(zone.lines):
        below = zone.lines[number + 1]
        alone = _PLACE_ALONE.match(zone.text, below.start, below.end)
        if alone is not None:
            yield _place(zone, context, 0, alone)


def _undated_line(zone: ZoneText, context: Context, start: int, end: int) -> Iterator[Statement]:
    said = _UNDATED.search(zone.text, start, end)
    assert said is not None  # the caller has found it
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


def _date_in(zone: ZoneText, context: Context, start: int, end: int) -> tuple[Span, DateValue] | None:
    """The last date of a line, if nothing but marks follows; a day corrected in brackets keeps what is printed."""
    words = zone.text[start:end]
    kept = _without_brackets(words)
    shadow = "".join(words[offset] for offset in kept)
    # A second clock time would be read as the zone of the first: "9:40 a.m.-12:10 p.m.".
    clocks = (match for match in _SECOND_CLOCK.finditer(shadow) if _CLOCK_BEFORE.search(shadow[: match.start()]))
    second = next(clocks, None)
    until = second.start() if second is not None else len(shadow)
    found = find_dates(shadow[:until], order=context.profile.date_order, century=context.profile.century)
    dates = [date for date in found if date.value.edtf and not date.value.edtf.startswith("XXXX")]
    if not dates:
        return None
    value, last = dates[0].value, dates[0].span.end
    second = _SECOND_CLOCK.match(shadow, last)
    if second is not None:
        value, last = _until(value, second), second.end()
    rest = shadow[last:].strip(_MARKS)
    if rest and _ZONE.match(rest) is None:
        return None
    end_kept = kept[last - 1] + 1
    end_kept += words[end_kept : end_kept + 1] == "]" and "[" in words[kept[dates[0].span.start] : end_kept]
    span = Span.of(zone.text, start + kept[dates[0].span.start], start + end_kept)
    return span, replace(value, as_written=span.quote)


def _without_brackets(words: str) -> list[int]:
    """The offsets of a line without a corrected day ("May 24 [23?]") and without brackets around a clock time."""
    dropped: set[int] = set()
    for match in _CORRECTED.finditer(words):
        dropped.update(range(match.start(), match.end()))
    for match in _CLOCK_SUPPLIED.finditer(words):
        dropped.update((match.start(), match.end() - 1))
    return [offset for offset in range(len(words)) if offset not in dropped]


def _until(value: DateValue, second: re.Match[str]) -> DateValue:
    """A date with two clock times, as an interval; with one that cannot be read, the day alone."""
    day = (value.edtf or "")[:10]
    last = read_date(f"{day} {second['clock']}")
    if last is None or last.edtf is None or value.edtf is None or len(value.edtf) < 19 or last.edtf < value.edtf:
        return date_of_edtf(day, as_written=value.as_written)
    return date_of_edtf(f"{value.edtf}/{last.edtf}", as_written=value.as_written)


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
    if day is None or written is None or _YEAR.match(written) is None:
        return value, False
    for year in (int(written[:4]), int(written[:4]) + 1):
        whole = read_date(f"{day['day']}, {year}{day['clock'] or ''}", order=context.profile.date_order)
        if whole is not None and whole.edtf is not None and whole.edtf[:10] >= written[:10]:
            return replace(whole, as_written=span.quote), True
    return value, False
