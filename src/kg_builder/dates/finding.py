"""Reads one date, and finds dates in a running text: the longest at each place, never a part of a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg_builder.dates.grammar import OPENING_WORDS, dates_at
from kg_builder.dates.written import DateOrder, Settings
from kg_builder.model import DateValue, Span

_TOKEN = re.compile(r"(?<!\w)(?:\d{1,4}|[^\W\d_]+)")
_REFERENCE_MARK = re.compile(
    r"(?:№|#|§|\b(?:nos?|nr|nrs|numbers?|telno|tel|art|articles?|items?|sections?|sec|chapters?|paragraphs?|para|pp?|pages?"
    r"|vol|volumes?|fonds?|f|opis|op|delo|d|papka|list|listy|ll?|folios?|fol|version|figs?|tables?)\.?)[ \t]*$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"[ \t]*(?:%|per[ ]?cent|percent|million|billion|thousand|km|kilomet|miles?|tons?|degrees?)", re.IGNORECASE
)
_OLD_STYLE = re.compile(r"[ \t]*[(,]?[ \t]*(?:O\.[ ]?S\.|OS\b|old[ ]style|Julian)", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th|er|\.)?\s{1,2}$")
_MONTH_ONLY = re.compile(r"[\dX]{4}-\d\d[~?%]?")
_BRACKETS = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a text: its words (offsets in that text), and what they say."""

    span: Span
    value: DateValue


def read_date(words: str, *, order: DateOrder = DateOrder.UNKNOWN, century: int | None = None) -> DateValue | None:
    """The date that the words as a whole are; None if they are none, or a day that no calendar has.

    Dots put the day first unless `order` says otherwise; with other marks and an unknown `order`, numbers that can
    change places give one of a set. `century` is the first year of the century of years in two digits, such as 1900;
    without it that part of the year is unknown (`XX50`), and so are the bounds. Brackets around the whole and a full
    stop behind it are passed over; what brackets mean is the caller's to say. Dates in the old style are not read.
    """
    settings = Settings(order=order, century=century, whole=True)
    start, end = _inner(words)
    for stop, value in dates_at(words, start, settings):
        if stop == end:
            return replace(value, as_written=words.strip())
    return None


def find_dates(
    text: str,
    *,
    start: int = 0,
    end: int | None = None,
    order: DateOrder = DateOrder.UNKNOWN,
    century: int | None = None,
) -> list[FoundDate]:
    """The dates of a text between two offsets, in their order and not overlapping; at each place the longest.

    Numbers alone are years only after words such as "early"; a day and month in numbers without a year count only
    behind "sent", "received" and the like. What follows "No.", "fond" or "page" is no date.
    """
    settings = Settings(order=order, century=century, whole=False)
    limit = len(text) if end is None else end
    found: list[FoundDate] = []
    free = start
    for place in _places(text, start, limit):
        reading = _longest_at(text, place, limit, settings) if place >= free else None
        if reading is None:
            continue
        free, value = reading
        if value is not None:
            found.append(FoundDate(span=Span.of(text, place, free), value=value))
    return found


def date_at(
    text: str, start: int, *, end: int, order: DateOrder = DateOrder.UNKNOWN, century: int | None = None
) -> FoundDate | None:
    """The date that begins at an offset, as `find_dates` would find it; None where none begins there."""
    if next(_places(text, start, end), None) != start:
        return None
    reading = _longest_at(text, start, end, Settings(order=order, century=century, whole=False))
    if reading is None or reading[1] is None:
        return None
    return FoundDate(span=Span.of(text, start, reading[0]), value=reading[1])


def _longest_at(text: str, place: int, limit: int, settings: Settings) -> tuple[int, DateValue | None] | None:
    """Where the longest date at a place ends, and what it says; without value for a date in the old style."""
    readings = [(stop, value) for stop, value in dates_at(text, place, settings) if stop <= limit]
    if any(_OLD_STYLE.match(text, stop) for stop, _ in readings):
        return max(stop for stop, _ in readings), None
    fitting = [reading for reading in readings if _ends_well(text, reading[0])]
    if _DAY_BEFORE.search(text, max(0, place - 8), place):
        # A month behind a number that is no day of it ("31 February 1950") would be half of a faulty date.
        fitting = [reading for reading in fitting if not _MONTH_ONLY.fullmatch(reading[1].edtf or "")]
    return max(fitting, key=lambda reading: reading[0], default=None)


def _inner(words: str) -> tuple[int, int]:
    """Offsets of the words without white space, brackets around the whole and punctuation behind it."""
    start = len(words) - len(words.lstrip())
    end = len(words.rstrip())
    if words[start:end][:1] in _BRACKETS and words[start:end].endswith(_BRACKETS[words[start]]):
        start, end = start + 1, end - 1
    if words[start:end].endswith((".", ",", ";")) and not words[start:end].lower().endswith(
        (".m.", " m.", "am.", "pm.")
    ):
        end -= 1
    return start, end


def _places(text: str, start: int, limit: int) -> Iterator[int]:
    """Where a date may begin: a short number that is no reference, or a word that opens dates."""
    for token in _TOKEN.finditer(text, start, limit):
        place = token.start()
        if token[0][0].isdigit():
            if not _follows_number(text, place) and not _REFERENCE_MARK.search(text[max(0, place - 16) : place]):
                yield place
        elif token[0].lower() in OPENING_WORDS:
            yield place


def _follows_number(text: str, place: int) -> bool:
    """Whether a number is the later part of a longer one, of a code or of a fraction."""
    before = text[place - 1 : place]
    if before in ("$", "£", "€"):
        return True
    if not before or before not in ".,:/-–—'":
        return False
    earlier = text[place - 2 : place - 1] if place > 1 else ""
    return earlier.isdigit() or (before in "/-'" and earlier.isalnum())


def _ends_well(text: str, stop: int) -> bool:
    """Whether the words end where a date may: not inside a longer number, not before a unit."""
    after, next_after = text[stop : stop + 1], text[stop + 1 : stop + 2]
    last = text[stop - 1]
    if (last.isalnum() and (after.isalnum() or after == "_")) or after == "%":
        return False
    if after in "./,:-–'" and after and next_after.isdigit():
        return False
    if after in "/-" and after and next_after.isalnum():
        return False
    return _MEASURE.match(text, stop) is None
