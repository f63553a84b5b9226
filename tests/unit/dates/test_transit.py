"""Minutes under way: an interval unless both clocks are known to agree."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.dates import Transit, date_of_edtf, transit_minutes, zone_offset
from kg_builder.model import DateValue

_HOURS_26 = 26 * 60


def _transit(sent: str, received: str) -> Transit | None:
    return transit_minutes(date_of_edtf(sent), date_of_edtf(received))


def test_without_zones_the_clocks_may_differ_by_twenty_six_hours() -> None:
    transit = _transit("1950-07-02T04:00:00", "1950-07-02T05:47:00")
    assert transit == Transit(at_least=0, at_most=107 + _HOURS_26, on_one_clock=107)


def test_days_give_no_difference_of_minutes() -> None:
    transit = _transit("1950-07-02", "1950-07-05T12:00:00")
    assert transit == Transit(at_least=60 * 60 + 1 - _HOURS_26, at_most=84 * 60 + _HOURS_26, on_one_clock=None)


def test_known_zones_are_exact() -> None:
    assert _transit("1950-07-02T04:00:00+09:00", "1950-07-02T05:00:00Z") == Transit(
        at_least=600, at_most=600, on_one_clock=600
    )


def test_one_name_of_a_zone_is_one_clock() -> None:
    sent, received = (
        DateValue(as_written="x", edtf=edtf, earliest=edtf, latest=edtf[:-2] + "59", zone="Moscow time")
        for edtf in ("1950-07-02T04:00:00", "1950-07-02T05:47:00")
    )
    assert transit_minutes(sent, received) == Transit(at_least=107, at_most=107, on_one_clock=107)


def test_one_known_zone_narrows_the_interval() -> None:
    assert _transit("1950-07-02T04:00:00Z", "1950-07-03T04:00:00") == Transit(
        at_least=600, at_most=2160, on_one_clock=1440
    )


@pytest.mark.parametrize(
    ("sent", "received"), [("XXXX-09-13", "1950"), ("../1950", "1950"), ("1950-07-02", "1950-06-01"), ("1950", "1948")]
)
def test_without_bounds_or_with_a_receipt_before_every_sending_there_is_no_time(sent: str, received: str) -> None:
    assert _transit(sent, received) is None


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [("GMT", 0), ("Z", 0), ("UTC+3", 180), ("-05:30", -330), ("Moscow time", None), (None, None), ("UTC3", None)],
)
def test_only_a_zone_in_numbers_has_an_offset(zone: str | None, minutes: int | None) -> None:
    assert zone_offset(zone) == minutes


_MOMENTS = st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(1999, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0, fold=0)
)


@given(sent=_MOMENTS, minutes=st.integers(0, 100_000), west=st.integers(-720, 840), east=st.integers(-720, 840))
def test_the_true_time_is_inside_whatever_the_clocks_showed(
    sent: datetime.datetime, minutes: int, west: int, east: int
) -> None:
    shown = sent + datetime.timedelta(minutes=west)
    received = sent + datetime.timedelta(minutes=minutes + east)
    transit = _transit(shown.isoformat(), received.isoformat())
    assert transit is not None
    assert transit.at_least <= minutes <= transit.at_most
