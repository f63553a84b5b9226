"""Where the quote of a row stands in its document, and what could be taken instead of one that cannot be told."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from itertools import islice

from kg_builder.characters import one_line
from kg_builder.model import Span
from kg_builder.readings.nearest import find_nearest
from kg_builder.readings.quotable import QuotableText
from kg_builder.readings.rows import Reading

_COUNTED = 1000
_SHOWN_LINES = 12
_SHOWN_CHARACTERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFault:
    """Why a quote cannot be used. `quote` and `occurrence` are what `accept` would write into the row.

    `quote` is None where the quote may stay; `choices` is how many places there are to choose from, 0 where there is
    nothing to accept.
    """

    code: str
    message: str
    found: str
    expected: str
    quote: str | None = None
    occurrence: int | None = None
    choices: int = 0
    command: str | None = None


def locate_quote(folded: QuotableText, reading: Reading) -> Span | QuoteFault:
    """The words that a row quotes, in the text as delivered, or why they cannot be told."""
    wanted = reading.occurrence or 1
    spans = list(islice(folded.occurrences(reading.quote), max(wanted, _COUNTED) + 1))
    if not spans:
        return _missing(folded, reading)
    if (reading.occurrence is None and len(spans) > 1) or wanted > len(spans):
        return _not_one(folded, reading, spans)
    return spans[wanted - 1]


def accept_command(reading: Reading) -> str:
    """The command that takes what is offered for a row."""
    return f"kg-builder accept {shlex.quote(reading.record.file)} {reading.row}"


def _not_one(folded: QuotableText, reading: Reading, spans: list[Span]) -> QuoteFault:
    count = f"more than {_COUNTED}" if len(spans) > _COUNTED else str(len(spans))
    lines = ", ".join(str(folded.line_of(span)) for span in spans[:_SHOWN_LINES])
    times = "once" if len(spans) == 1 else f"{count} times"
    where = f"line {lines}" if len(spans) == 1 else f"lines {lines}{', …' if len(spans) > _SHOWN_LINES else ''}"
    command = accept_command(reading) + ("" if len(spans) == 1 else " --occurrence N")
    asked = "" if reading.occurrence is None else f", not {reading.occurrence} times"
    return QuoteFault(
        code="quote-occurrence",
        message=f"the quote stands {times}{asked} ({where}); say which one in the column occurrence, or: {command}",
        found=f"“{one_line(reading.quote, _SHOWN_CHARACTERS)}”, {times}",
        expected="no occurrence" if len(spans) == 1 else f"an occurrence from 1 to {count}",
        choices=len(spans),
        command=command,
    )


def _missing(folded: QuotableText, reading: Reading) -> QuoteFault:
    found = f"“{one_line(reading.quote, _SHOWN_CHARACTERS)}”"
    nearest = find_nearest(folded, reading.quote)
    if nearest is None:
        return QuoteFault(
            code="quote-missing",
            message="the quote does not stand in the document, nor do any words like it",
            found=found,
            expected="words of the document",
        )
    quote = " ".join(nearest.span.quote.split())
    spans = list(islice(folded.occurrences(quote), _COUNTED))
    command = accept_command(reading)
    offer = f"to take the nearest words (line {nearest.line}, {nearest.score} of 100): {command}"
    return QuoteFault(
        code="quote-missing",
        message=f"the quote does not stand in the document; {offer}",
        found=found,
        expected=f"“{one_line(quote, _SHOWN_CHARACTERS)}”",
        quote=quote,
        occurrence=spans.index(nearest.span) + 1 if len(spans) > 1 and nearest.span in spans else None,
        choices=1,
        command=command,
    )
