"""A whole string as one date: every form, its EDTF and its bounds; what is not sure stays open."""

from __future__ import annotations

import pytest
from edtf import parse_edtf

from kg_builder.dates import DateOrder, date_of_edtf, read_date

DAY = ("T00:00:00", "T23:59:59")

FORMS = [
    ("2.7.50 04.00", "1950-07-02T04:00:00"),
    ("31.8.50", "1950-08-31"),
    ("2. 7. 1950", "1950-07-02"),
    ("02.07.1950.", "1950-07-02"),
    ("3.7.1951", "1951-07-03"),
    ("24.III.50", "1950-03-24"),
    ("8.II.1950", "1950-02-08"),
    ("8/II/1950", "1950-02-08"),
    ("8 II 1950", "1950-02-08"),
    ("13.9", "XXXX-09-13"),
    ("24.III", "XXXX-03-24"),
    ("10/14/50 at 03:15 a.m.", "1950-10-14T03:15:00"),
    ("14/10/50", "1950-10-14"),
    ("7/7/1950", "1950-07-07"),
    ("July 1, 1950", "1950-07-01"),
    ("JULY 1, 1950", "1950-07-01"),
    ("1 July 1950", "1950-07-01"),
    ("1 July [1950]", "1950-07-01"),
    ("[1 July 1950]", "1950-07-01"),
    ("1st April, 1949", "1949-04-01"),
    ("the 2nd of July 1950", "1950-07-02"),
    ("Monday, 3 July 1950", "1950-07-03"),
    ("2 July '50", "1950-07-02"),
    ("2 July 50", "1950-07-02"),
    ("2. Juli 1950", "1950-07-02"),
    ("1er juillet 1950", "1950-07-01"),
    ("2 août 1950", "1950-08-02"),
    ("2 iyulya 1950", "1950-07-02"),
    ("3 Sept. 1950", "1950-09-03"),
    ("January 1950", "1950-01"),
    ("April, 1948", "1948-04"),
    ("1950", "1950"),
    ("1950s", "195X"),
    ("spring of 1950", "1950-21"),
    ("13 September of this year", "XXXX-09-13"),
    ("17 May 1948, 4.40 p.m.", "1948-05-17T16:40:00"),
    ("July 2, 1950—8 p. m.", "1950-07-02T20:00:00"),
    ("1 July 1950, noon", "1950-07-01T12:00:00"),
    ("noon on 1 July 1950", "1950-07-01T12:00:00"),
    ("1 July 1950, midnight", "1950-07-01"),
    ("1 July 1950, 12 p.m.", "1950-07-01"),
    ("1 July 1950, 12:30 a.m.", "1950-07-01T00:30:00"),
    ("1.7.50 24.00", "1950-07-01"),
    ("4 p.m., 2 July 1950", "1950-07-02T16:00:00"),
    ("2 July 1950, 1530 hours", "1950-07-02T15:30:00"),
    ("2. Juli 1950 um 16 Uhr 30", "1950-07-02T16:30:00"),
    ("1950-07-02", "1950-07-02"),
    ("1950-07-02 04:00", "1950-07-02T04:00:00"),
    ("1950-07-02T04:00:05", "1950-07-02T04:00:05"),
    ("1-3 July 1950", "1950-07-01/1950-07-03"),
    ("1.-3.7.1950", "1950-07-01/1950-07-03"),
    ("July 1–3, 1950", "1950-07-01/1950-07-03"),
    ("30 June – 2 July 1950", "1950-06-30/1950-07-02"),
    ("30 June 1950 to 2 July 1950", "1950-06-30/1950-07-02"),
    ("between 1 and 3 July 1950", "1950-07-01/1950-07-03"),
    ("July–August 1950", "1950-07/1950-08"),
    ("1949-1950", "1949/1950"),
    ("about 5 May 1950", "1950-05-05~"),
    ("ca. 1950", "1950~"),
    ("about 1-3 July 1950", "1950-07-01~/1950-07-03~"),
    ("early July 1950", "1950-07~"),
    ("mid-July 1950", "1950-07~"),
    ("1950?", "1950?"),
    ("3 May 1950 (?)", "1950-05-03?"),
    ("probably 3 May 1950", "1950-05-03?"),
    ("about 3 May 1950?", "1950-05-03%"),
    ("before 3 May 1950", "../1950-05-02"),
    ("not later than 24 May 1954", "../1954-05-24"),
    ("after 3 May 1950", "1950-05-04/.."),
    ("not before 3 May 1950", "1950-05-03/.."),
]


@pytest.mark.parametrize(("words", "edtf"), FORMS)
def test_each_form_has_its_normal_form_and_the_bounds_of_it(words: str, edtf: str) -> None:
    value = read_date(words, century=1900)
    assert value is not None
    assert (value.as_written, value.edtf) == (words, edtf)
    bounds = date_of_edtf(edtf)
    assert (value.earliest, value.latest) == (bounds.earliest, bounds.latest)
    assert parse_edtf(edtf) is not None


@pytest.mark.parametrize(
    "words",
    [
        *("31.2.50", "29.2.50", "31 June 1950", "0.7.50", "32.7.50", "13.13.50", "2 July 0362"),
        *("30 December – 2 January 1950", "3-1 July 1950", "3-1 July"),
        *(
            "",
            "   ",
            ".",
            "[]",
            "405809",
            "0362",
            "No. 362",
            "423/Sh",
            "105-107",
            "04.00",
            "Seoul",
            "1904-07",
            "1949-50",
        ),
        *("2 July 1950 and 3 July 1950", "2 July 1950 in Seoul", "the year of 1950", "may", "1 may 1950"),
        *(
            "1/14 January 1900",
            "1 January 1900 O.S.",
            "2 July 1950, 25.00",
            "2 July 1950, 04.60",
            "2 July 1950, 0 p.m.",
        ),
        *("early 5 May 1950", "about 2/7/1950"),
    ],
)
def test_what_is_no_date_or_no_day_of_a_calendar_is_none(words: str) -> None:
    assert read_date(words, century=1900) is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [("2.7.50 04.00", "XX50-07-02"), ("24.III.50", "XX50-03-24"), ("2/7/50", "[XX50-02-07,XX50-07-02]")],
)
def test_without_a_century_a_year_in_two_digits_stays_unknown(words: str, edtf: str) -> None:
    value = read_date(words)
    assert value is not None
    assert (value.edtf, value.earliest, value.latest) == (edtf, None, None)
    assert parse_edtf(edtf) is not None


@pytest.mark.parametrize(
    ("order", "edtf", "bounds"),
    [
        (DateOrder.DAY_FIRST, "1950-07-02", ("1950-07-02", "1950-07-02")),
        (DateOrder.MONTH_FIRST, "1950-02-07", ("1950-02-07", "1950-02-07")),
        (DateOrder.UNKNOWN, "[1950-02-07,1950-07-02]", ("1950-02-07", "1950-07-02")),
    ],
)
def test_numbers_that_can_change_places_are_one_of_a_set(order: DateOrder, edtf: str, bounds: tuple[str, str]) -> None:
    value = read_date("2/7/1950", order=order)
    assert value is not None
    assert (value.edtf, value.earliest, value.latest) == (edtf, bounds[0] + DAY[0], bounds[1] + DAY[1])


def test_dots_put_the_day_first_unless_the_custom_is_known_to_be_another() -> None:
    read = [read_date("2.7.1950", order=order) for order in DateOrder]
    assert [value.edtf for value in read if value] == ["1950-07-02", "1950-02-07", "1950-07-02"]


def test_a_clock_time_of_a_day_in_doubt_stands_in_the_bounds() -> None:
    value = read_date("2/7/1950 at 3:15 p.m.")
    assert value is not None
    assert value.edtf == "[1950-02-07,1950-07-02]"
    assert (value.earliest, value.latest) == ("1950-02-07T15:15:00", "1950-07-02T15:15:59")


def test_a_stated_minute_is_bounded_by_its_seconds_and_a_stated_second_by_itself() -> None:
    minute, second = read_date("2.7.1950 04.00"), read_date("1950-07-02T04:00:05")
    assert minute is not None
    assert second is not None
    assert (minute.earliest, minute.latest) == ("1950-07-02T04:00:00", "1950-07-02T04:00:59")
    assert second.earliest == second.latest == "1950-07-02T04:00:05"


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("2 July 1950, 04.00", None),
        ("2 July 1950, 04.00 GMT", "GMT"),
        ("2 July 1950, 04.00 (GMT)", "GMT"),
        ("2 July 1950, 4 p.m. Moscow time", "Moscow time"),
        ("1950-07-02T04:00:00Z", "Z"),
        ("1950-07-02T04:00:00+03:00", "+03:00"),
    ],
)
def test_a_zone_is_recorded_only_where_it_is_stated(words: str, zone: str | None) -> None:
    value = read_date(words)
    assert value is not None
    assert value.zone == zone
    assert value.earliest is not None
    assert value.earliest.startswith("1950-07-02T")


def test_before_a_clock_time_ends_the_second_before_it() -> None:
    value = read_date("before 3 May 1950, 4 p.m.")
    assert value is not None
    assert (value.edtf, value.earliest, value.latest) == ("../1950-05-03", None, "1950-05-03T15:59:59")
