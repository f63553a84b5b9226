"""Dates in running text: exact spans, the longest at each place, nothing out of numbers and references."""

from __future__ import annotations

import calendar
import datetime
import itertools
from collections.abc import Callable

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.dates import DateOrder, find_dates, read_date


def _found(text: str, century: int | None = 1900) -> list[tuple[str, str | None]]:
    found = find_dates(text, century=century)
    assert all(text[date.span.start : date.span.end] == date.span.quote == date.value.as_written for date in found)
    return [(date.span.quote, date.value.edtf) for date in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sent 2.7.50 04.00.\nReceived 2.7.50 05.47.", ["1950-07-02T04:00:00", "1950-07-02T05:47:00"]),
        ("From Ruritania.Sent 2.7.50 04.00.\r\n", ["1950-07-02T04:00:00"]),
        ("General\r\nStaff. 2.7.50 05.55\r\n", ["1950-07-02T05:55:00"]),
        ("Sent by wire on 10/14/50 at 03:15 a.m. to X", ["1950-10-14T03:15:00"]),
        ("5 copies / 14 May 1950", ["1950-05-14"]),
        ("Your No. 1353 of 19 November.", ["XXXX-11-19"]),
        ("Sent 13.9 04.00", ["XXXX-09-13"]),
        ("TELEGRAM (July 19, 1950)", ["1950-07-19"]),
        ("from 1 to 3 July\n1950 in", ["1950-07-01/1950-07-03"]),
        ("Musterstadt, January 1, 1949—4 p. m.", ["1949-01-01T16:00:00"]),
        ("about 5 May 1950 or early 1951", ["1950-05-05~", "1951~"]),
        ("Did he come on 1 July 1950?", ["1950-07-01"]),
        ("on 1 July 1950 (?) he", ["1950-07-01?"]),
        ("1 and 3 July 1950", ["1950-07-03"]),
    ],
)
def test_dates_are_found_where_they_stand(text: str, expected: list[str]) -> None:
    assert [edtf for _, edtf in _found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "No. 3.7/51",
        "No. 3.7.51",
        "fond 45, opis 1, delo 346, listy 105-107",
        "No. 72/III and 405809 and 423/Sh",
        "prices rose by 13.9 per cent, 2.5 km, 1950 men",
        "version 2.7.50 and section 3.7.1951",
        "12.7.50.3 and 1/2/3/1950 and A-2.7.50 and 2.7.50-B",
        "he may 5 times march 3 miles",
        "31 February 1950",
        "1/14 January 1900",
        "1 January 1900 O.S. and 3 May 1901 (old style)",
        "$2.7.50",
        "2.7.19500",
        "Document 24.2",
    ],
)
def test_numbers_and_references_are_no_dates(text: str) -> None:
    assert _found(text) == []


def test_only_the_part_between_the_offsets_is_searched() -> None:
    text = "1 July 1950, 2 July 1950, 3 July 1950"
    found = find_dates(text, start=10, end=24)
    assert [(date.span.start, date.span.end) for date in found] == [(13, 24)]


def test_the_order_of_the_source_decides_dates_in_numbers() -> None:
    for order, edtf in (
        (DateOrder.DAY_FIRST, "1950-07-02"),
        (DateOrder.MONTH_FIRST, "1950-02-07"),
        (DateOrder.UNKNOWN, "[1950-02-07,1950-07-02]"),
    ):
        assert [date.value.edtf for date in find_dates("on 2/7/1950.", order=order)] == [edtf]


def test_a_long_line_of_digits_takes_no_long_time() -> None:
    assert find_dates("7" * 1_000_000 + " " + "1.1." * 1000) == []


_ENGLISH = list(calendar.month_name)
_GERMAN = "x Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_FRENCH = "x janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_ROMAN = "x I II III IV V VI VII VIII IX X XI XII".split()
FORMATS: dict[str, Callable[[datetime.date], str]] = {
    "iso": lambda d: d.isoformat(),
    "dotted": lambda d: f"{d.day}.{d.month}.{d.year}",
    "dotted short": lambda d: f"{d.day}.{d.month}.{d.year % 100:02}",
    "roman": lambda d: f"{d.day}.{_ROMAN[d.month]}.{d.year % 100:02}",
    "month first": lambda d: f"{_ENGLISH[d.month]} {d.day}, {d.year}",
    "day first": lambda d: f"{d.day} {_ENGLISH[d.month]} {d.year}",
    "abbreviated": lambda d: f"{d.day} {_ENGLISH[d.month][:3]}. {d.year}",
    "capitals": lambda d: f"{d.day} {_ENGLISH[d.month].upper()} {d.year}",
    "german": lambda d: f"{d.day}. {_GERMAN[d.month]} {d.year}",
    "french": lambda d: f"{d.day} {_FRENCH[d.month]} {d.year}",
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
}
_DAYS = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(1999, 12, 31))
_CLOCKS = st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0, fold=0))


@given(day=_DAYS, clock=_CLOCKS, name=st.sampled_from(sorted(FORMATS)), around=st.sampled_from(["", " ", "(", "\n"]))
def test_what_was_written_is_read_back_and_found_to_the_letter(
    day: datetime.date, clock: datetime.time | None, name: str, around: str
) -> None:
    words = FORMATS[name](day) + (f" {clock:%H.%M}" if clock else "")
    value = read_date(words, century=1900, order=DateOrder.DAY_FIRST)
    assert value is not None
    expected = f"{day}T{clock}" if clock else str(day)
    assert value.edtf == expected
    assert value.earliest == (expected if clock else f"{day}T00:00:00")
    assert value.latest == (f"{expected[:-2]}59" if clock else f"{day}T23:59:59")
    assert parse_edtf(value.edtf) is not None
    text = f"x {around}{words}; y"
    (found,) = find_dates(text, century=1900, order=DateOrder.DAY_FIRST)
    assert (found.span.start, found.span.quote, found.value) == (2 + len(around), words, value)


YEARLESS: dict[str, Callable[[datetime.date], str]] = {
    "month first": lambda d: f"{_ENGLISH[d.month]} {d.day}",
    "day first": lambda d: f"{d.day} {_ENGLISH[d.month]}",
    "german": lambda d: f"{d.day}. {_GERMAN[d.month]}",
    "roman": lambda d: f"{d.day}.{_ROMAN[d.month]}",
    "this year": lambda d: f"{d.day} {_ENGLISH[d.month]} of this year",
    "dotted": lambda d: f"{d.day}.{d.month}",
}


@given(day=_DAYS, name=st.sampled_from(sorted(YEARLESS)))
def test_a_day_without_a_year_has_its_month_and_day_and_no_bounds(day: datetime.date, name: str) -> None:
    words = YEARLESS[name](day)
    value = read_date(words, century=1900)
    assert value is not None
    assert (value.edtf, value.earliest, value.latest) == (f"XXXX-{day.month:02}-{day.day:02}", None, None)
    (found,) = find_dates(f"Sent {words}, y")
    assert (found.span.quote, found.value) == (words, value)


@given(first=_DAYS, length=st.integers(1, 400), name=st.sampled_from(["day first", "german", "french", "dotted"]))
def test_a_range_runs_from_its_first_to_its_last_day(first: datetime.date, length: int, name: str) -> None:
    last = min(first + datetime.timedelta(days=length), datetime.date(1999, 12, 31))
    words = f"{FORMATS[name](first)} – {FORMATS[name](last)}"
    value = read_date(words)
    assert value is not None
    assert value.edtf == f"{first}/{last}"
    assert (value.earliest, value.latest) == (f"{first}T00:00:00", f"{last}T23:59:59")
    if (first.year, first.month) == (last.year, last.month):
        short = read_date(f"{_ENGLISH[first.month]} {first.day}–{last.day}, {first.year}")
        assert short is not None
        assert short.edtf == value.edtf


@given(day=_DAYS, separator=st.sampled_from("./-"), short=st.booleans())
def test_without_a_known_order_the_true_day_is_always_among_the_readings(
    day: datetime.date, separator: str, short: bool
) -> None:
    year = f"{day.year % 100:02}" if short else str(day.year)
    value = read_date(separator.join([str(day.day), str(day.month), year]), century=1900)
    assert value is not None
    assert value.edtf is not None
    assert str(day) in value.edtf.strip("[]").split(",")
    assert value.earliest is not None
    assert value.latest is not None
    assert value.earliest <= f"{day}T12:00:00" <= value.latest


@given(st.text(st.sampled_from("0123456789./- :,IVXJulyMa[]()?NnoSet—\n"), max_size=40))
def test_whatever_the_text_spans_are_exact_ordered_and_readable(text: str) -> None:
    found = find_dates(text, century=1900)
    for date in found:
        assert text[date.span.start : date.span.end] == date.span.quote
        assert date.value.edtf is not None
        assert parse_edtf(date.value.edtf) is not None
        assert date.value.earliest is None or date.value.latest is None or date.value.earliest <= date.value.latest
    for first, second in itertools.pairwise(found):
        assert first.span.end <= second.span.start
