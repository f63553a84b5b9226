"""EDTF → inclusive bounds in local time.

Bounds are those of the date as it is written in EDTF: "about 5 May" (`1950-05-05~`) is bounded by that day, since how
far "about" reaches is nobody's statement. A season is bounded by what holds on both halves of the globe, by quarters of
the year: spring and autumn by March and November, summer and winter by the December before and the February after.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from kg_builder.model import DateValue

_QUALIFIER = "[?~%]"
_DATE = re.compile(
    rf"{_QUALIFIER}?(?P<year>[0-9X]{{4}}){_QUALIFIER}?"
    rf"(?:-{_QUALIFIER}?(?P<month>[0-9X]{{2}}){_QUALIFIER}?(?:-{_QUALIFIER}?(?P<day>[0-9X]{{2}}){_QUALIFIER}?)?)?"
)
_CLOCK = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)T(?P<clock>(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?P<zone>Z|[+-]\d\d(?::[0-5]\d)?)?"
)
_OUT_OF_RANGE = re.compile(rf"(?:Y-?\d{{5,}}|-\d{{4}}(?:-\d\d(?:-\d\d)?)?|0000(?:-\d\d(?:-\d\d)?)?){_QUALIFIER}?")
_SEASONS = {21: ((0, 3), (0, 11)), 22: ((-1, 12), (1, 2)), 23: ((0, 3), (0, 11)), 24: ((-1, 12), (1, 2))}

Bounds = tuple[str | None, str | None]
_UNBOUNDED: Bounds = (None, None)


def date_of_edtf(edtf: str, *, as_written: str | None = None) -> DateValue:
    """The date that an EDTF string gives, with its first and last second.

    Levels 0 and 1, sets, unspecified digits anywhere and qualifiers of single parts. An open or unknown end of an
    interval has no bound; nor has a date whose century or year is unspecified (`XXXX-09-13`) or outside the years 1
    to 9999. A clock time with `Z` or an offset gives that as `zone` and leaves it out of `edtf`. A stated minute
    (`…:00`) is bounded by its first and last second.

    Raises:
        ValueError: the string is no such EDTF, or names a day that no calendar has.
    Source: ISO 8601-2:2019, Annex A; https://www.loc.gov/standards/datetime/
    """
    clock = _CLOCK.fullmatch(edtf)
    zone = clock["zone"] if clock else None
    plain = edtf.removesuffix(zone) if zone else edtf
    earliest, latest = bounds_of(plain)
    return DateValue(as_written=as_written or edtf, edtf=plain, earliest=earliest, latest=latest, zone=zone)


def bounds_of(edtf: str) -> Bounds:
    """First and last second of an EDTF string without zone.

    Raises:
        ValueError: the string is no EDTF that is read here, or names a day that no calendar has.
    """
    if edtf[:1] in "[{" and edtf[-1:] == ("]" if edtf[:1] == "[" else "}"):
        return _set_bounds(edtf)
    if "/" in edtf:
        return _interval_bounds(edtf)
    return _single_bounds(edtf)


def _interval_bounds(edtf: str) -> Bounds:
    start, *others = edtf.split("/")
    if len(others) != 1 or (start in ("", "..") and others[0] in ("", "..")):
        raise ValueError(f"{edtf!r} is no EDTF interval with a start or an end")
    first = _UNBOUNDED if start in ("", "..") else _single_bounds(start)
    last = _UNBOUNDED if others[0] in ("", "..") else _single_bounds(others[0])
    if first[0] and last[1] and first[0] > last[1]:
        raise ValueError(f"{edtf!r} ends before it begins")
    return first[0], last[1]


def _set_bounds(edtf: str) -> Bounds:
    firsts: list[str | None] = []
    lasts: list[str | None] = []
    for member in edtf[1:-1].split(","):
        start, dots, end = member.strip().partition("..")
        if not start and not end:
            raise ValueError(f"{edtf!r} is no EDTF set: a member is empty")
        firsts.append(_single_bounds(start)[0] if start else None)
        lasts.append(_single_bounds(end if dots else start)[1] if end or not dots else None)
    known_firsts = [first for first in firsts if first]
    known_lasts = [last for last in lasts if last]
    return (
        min(known_firsts) if len(known_firsts) == len(firsts) else None,
        max(known_lasts) if len(known_lasts) == len(lasts) else None,
    )


@lru_cache(maxsize=4096)
def _single_bounds(edtf: str) -> Bounds:
    clock = _CLOCK.fullmatch(edtf)
    if clock and not clock["zone"]:
        _masked_bounds(edtf, *clock["day"].split("-"))
        return edtf, edtf[:-2] + "59" if edtf.endswith(":00") else edtf
    if _OUT_OF_RANGE.fullmatch(edtf):
        return _UNBOUNDED
    parts = _DATE.fullmatch(edtf)
    if parts is None:
        raise ValueError(f"{edtf!r} is no EDTF that can be read")
    year, month, day = parts["year"], parts["month"], parts["day"]
    if day is None and month in ("21", "22", "23", "24"):
        return _season_bounds(edtf, year, int(month))
    return _masked_bounds(edtf, year, month or "XX", day or "XX")


def _season_bounds(edtf: str, year: str, season: int) -> Bounds:
    if "X" in year:
        raise ValueError(f"{edtf!r}: a season of an unspecified year is not read")
    (before, first_month), (after, last_month) = _SEASONS[season]
    first, last = int(year) + before, int(year) + after
    if not 1 <= first <= last <= 9999:
        return _UNBOUNDED
    last_day = calendar.monthrange(last, last_month)[1]
    return f"{first:04}-{first_month:02}-01T00:00:00", f"{last:04}-{last_month:02}-{last_day}T23:59:59"


def _masked_bounds(edtf: str, year: str, month: str, day: str) -> Bounds:
    """First and last second of the days that fit the digits; unbounded if the year's first digits are unspecified."""
    years = _fitting(year, 1, 9999)
    first = _first_day(years, month, day, step=1)
    if first is None:
        raise ValueError(f"{edtf!r} names a day that no calendar has")
    if year.startswith("X") or year.rstrip("X") != year.replace("X", ""):
        return _UNBOUNDED
    return f"{first}T00:00:00", f"{_first_day(years, month, day, step=-1)}T23:59:59"


def _first_day(years: tuple[int, ...], month: str, day: str, *, step: int) -> str | None:
    for year in years[::step]:
        for fitting_month in _fitting(month, 1, 12)[::step]:
            length = calendar.monthrange(year, fitting_month)[1]
            for fitting_day in _fitting(day, 1, length)[::step]:
                return f"{year:04}-{fitting_month:02}-{fitting_day:02}"
    return None


@lru_cache(maxsize=512)
def _fitting(mask: str, lowest: int, highest: int) -> tuple[int, ...]:
    """The numbers from `lowest` to `highest` whose digits fit a mask such as `19XX`, in order.

    Kept, since every "14 January" without a year asks for the ten thousand years of `XXXX` again.
    """
    if "X" not in mask:
        return (int(mask),) if lowest <= int(mask) <= highest else ()
    pattern = re.compile(mask.replace("X", "[0-9]"))
    numbers = (number for number in range(lowest, highest + 1) if pattern.fullmatch(f"{number:0{len(mask)}}"))
    return tuple(numbers)
