"""EDTF strings and their first and last second."""

from __future__ import annotations

import datetime

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.dates import date_of_edtf


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("1950", "1950-01-01T00:00:00", "1950-12-31T23:59:59"),
        ("1952-02", "1952-02-01T00:00:00", "1952-02-29T23:59:59"),
        ("1950-07-02", "1950-07-02T00:00:00", "1950-07-02T23:59:59"),
        ("1950-07-02T04:00:00", "1950-07-02T04:00:00", "1950-07-02T04:00:59"),
        ("1950-07-02T04:00:05", "1950-07-02T04:00:05", "1950-07-02T04:00:05"),
        ("1950-05-05~", "1950-05-05T00:00:00", "1950-05-05T23:59:59"),
        ("1950-05?", "1950-05-01T00:00:00", "1950-05-31T23:59:59"),
        ("2004-06-~11", "2004-06-11T00:00:00", "2004-06-11T23:59:59"),
        ("195X", "1950-01-01T00:00:00", "1959-12-31T23:59:59"),
        ("19XX", "1900-01-01T00:00:00", "1999-12-31T23:59:59"),
        ("1950-XX-13", "1950-01-13T00:00:00", "1950-12-13T23:59:59"),
        ("1950-02-XX", "1950-02-01T00:00:00", "1950-02-28T23:59:59"),
        ("195X-02-29", "1952-02-29T00:00:00", "1956-02-29T23:59:59"),
        ("XXXX-09-13", None, None),
        ("XX50-07-02", None, None),
        ("../1950-07-02", None, "1950-07-02T23:59:59"),
        ("/1950-07-02", None, "1950-07-02T23:59:59"),
        ("1950-07-02/..", "1950-07-02T00:00:00", None),
        ("1950-01~/1950-01-19", "1950-01-01T00:00:00", "1950-01-19T23:59:59"),
        ("[1950-02-07,1950-07-02]", "1950-02-07T00:00:00", "1950-07-02T23:59:59"),
        ("[1950-02-07, 1949]", "1949-01-01T00:00:00", "1950-02-07T23:59:59"),
        ("{1950..1952}", "1950-01-01T00:00:00", "1952-12-31T23:59:59"),
        ("[..1984]", None, "1984-12-31T23:59:59"),
        ("[1984..]", "1984-01-01T00:00:00", None),
        ("1950-21", "1950-03-01T00:00:00", "1950-11-30T23:59:59"),
        ("1950-24", "1949-12-01T00:00:00", "1951-02-28T23:59:59"),
        ("-0044", None, None),
        ("Y17000000002", None, None),
    ],
)
def test_bounds_of_what_the_standard_allows(edtf: str, earliest: str | None, latest: str | None) -> None:
    value = date_of_edtf(edtf)
    assert (value.edtf, value.as_written, value.earliest, value.latest) == (edtf, edtf, earliest, latest)
    assert parse_edtf(edtf) is not None


@pytest.mark.parametrize(
    "edtf",
    [
        *(
            "",
            "..",
            "../..",
            "/",
            "1950/1949",
            "1950-13",
            "1950-02-30",
            "XXXX-02-30",
            "1950-7-2",
            "50",
            "1950-07-02T4:00",
        ),
        *(
            "1950-07-02T24:00:00",
            "1950-02-30T04:00:00",
            "[]",
            "[1950,]",
            "[1950",
            "1950-07-02~~",
            "XXXX-21",
            "July 1950",
        ),
        *("1950/1951/1952", "1950-00", "1950-33", "2.7.1950", "٠١٢٣", "1950-07-02 ", "XX50-02-29"),
    ],
)
def test_what_is_no_edtf_or_no_day_says_so(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|calendar|before|year"):
        date_of_edtf(edtf)


def test_a_stated_zone_is_kept_apart_and_the_words_too() -> None:
    value = date_of_edtf("1950-07-02T04:00:00+03:00", as_written="4 a.m.")
    assert (value.edtf, value.zone, value.as_written) == ("1950-07-02T04:00:00", "+03:00", "4 a.m.")
    assert value.earliest == "1950-07-02T04:00:00"


@given(st.dates(), st.dates())
def test_an_interval_runs_from_its_first_to_its_last_day(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted([one, other])
    value = date_of_edtf(f"{first}/{last}")
    assert (value.earliest, value.latest) == (f"{first}T00:00:00", f"{last}T23:59:59")


@given(st.from_regex(r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?[?~%]?", fullmatch=True))
def test_the_reference_implementation_reads_the_same_strings(edtf: str) -> None:
    try:
        value = date_of_edtf(edtf)
    except ValueError:
        with pytest.raises(EDTFParseException):
            parse_edtf(edtf)
        return
    reference = parse_edtf(edtf)
    assert value.earliest is not None
    assert value.latest is not None
    assert tuple(reference.lower_strict()[:3]) == tuple(map(int, value.earliest[:10].split("-")))
    assert tuple(reference.upper_strict()[:3]) == tuple(map(int, value.latest[:10].split("-")))
