"""The words of a header that no rule understood: a doubtful line is said to be so, and never guessed at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from kg_builder.dates import find_dates
from kg_builder.model import Check, Span, ZoneKind
from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.parts import Parts
from kg_builder.readers.plain_text.zones import FoundZone

# A damaged file may hold thousands of lines that look like a header; the first of them say enough.
_MOST = 30
_FEW = 160


def unread_words(parts: Parts, zones: Sequence[FoundZone], unread: Callable[[Line, Span], Check]) -> Iterator[Check]:
    """A check for every line that a zone must account for and nothing rests on, and for every date left over in one.

    At most 30 a document. A line is left alone where its zone's `account` does not match it; of a few lines between two
    parts of a header none is.
    """
    spans = sorted({statement.span for statement in parts.statements if statement.span is not None})
    reach = list(accumulate((span.end for span in spans), max))
    found: list[Check] = []
    for number, zone in enumerate(zones):
        between = _between_headers(zones, number)
        for line in zone.lines:
            if between or (zone.spec.account is not None and zone.spec.account.match(line.head)):
                found.extend(unread(line, span) for span in _unread_of(line, _overlapping(line, spans, reach)))
            if len(found) >= _MOST:
                yield from found[:_MOST]
                return
    yield from found


def _between_headers(zones: Sequence[FoundZone], number: int) -> bool:
    """Whether a few short lines stand among the lines of a header: no text begins there, a line was not recognised."""
    if not 0 < number < len(zones) - 1 or zones[number].spec.kind is not ZoneKind.BODY:
        return False
    around = (zones[number - 1].spec, zones[number + 1].spec)
    if any(spec.kind is not ZoneKind.HEADER or spec.account is None for spec in around):
        return False
    return sum(line.end - line.start for line in zones[number].lines) <= _FEW


def _unread_of(line: Line, within: Sequence[Span]) -> Iterator[Span]:
    """The whole line where nothing rests on it, else the dates in it that nothing rests on."""
    if not within:
        yield Span(line.start, line.start + len(line.head), line.head)
        return
    for date in find_dates(line.head) if any(sign.isdigit() for sign in line.head) else ():
        start, end = line.start + date.span.start, line.start + date.span.end
        if not any(span.start < end and span.end > start for span in within):
            yield Span(start, end, date.span.quote)


def _overlapping(line: Line, spans: Sequence[Span], reach: Sequence[int]) -> list[Span]:
    """Those of some sorted spans that share a word with a line; `reach` is how far they and all before them go."""
    found: list[Span] = []
    index = bisect_left(spans, line.end, key=lambda span: span.start) - 1
    while index >= 0 and reach[index] > line.start:
        if spans[index].end > line.start:
            found.append(spans[index])
        index -= 1
    return found
