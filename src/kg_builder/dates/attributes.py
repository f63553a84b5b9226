"""The dating attributes of TEI and CMIF ↔ EDTF: `@when`, `@from`, `@to`, `@notBefore`, `@notAfter`.

Source: TEI P5, section 13.4.1 and att.datable.w3c; CMIF 1.1 documentation, row `/correspAction/date`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg_builder.dates.edtf_bounds import bounds_of
from kg_builder.model import DateValue

DATING_ATTRIBUTES = ("when", "from", "to", "notBefore", "notAfter")

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_CLOCK_OR_ZONE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?")


def date_of_attributes(attributes: Mapping[str, str], text: str = "") -> DateValue | None:
    """The date that dating attributes give, or None where there are none and no words.

    `@when` is the date itself, `@from` and `@to` an interval (`a/b`; a missing end is unknown), `@notBefore` and
    `@notAfter` one day of a span (`[a..b]`, one-sided where one is missing). The words of the date are its text, else
    the attributes as they stand. A clock time stays in the words alone.

    Raises:
        ValueError: an attribute is no date, names a day that no calendar has, or the attributes do not go together.
    """
    get = attributes.get
    when, start, end, earliest, latest = get("when"), get("from"), get("to"), get("notBefore"), get("notAfter")
    if not (when or start or end or earliest or latest):
        return DateValue(as_written=text) if text else None
    edtf, first, last, written = _normal_form(when, start, end, earliest, latest)
    return DateValue(as_written=text or written, edtf=edtf, earliest=first, latest=last)


@lru_cache(maxsize=8192)
def _normal_form(
    when: str | None, start: str | None, end: str | None, earliest: str | None, latest: str | None
) -> tuple[str, str | None, str | None, str]:
    """EDTF, bounds and the attributes as they stand."""
    if sum((bool(when), bool(start or end), bool(earliest or latest))) > 1:
        raise ValueError("@when, @from and @to, @notBefore and @notAfter each say another kind of date")
    if when:
        edtf, written = _day(when), when.strip()
    elif start or end:
        edtf = f"{_day(start) if start else ''}/{_day(end) if end else ''}"
        written = written_attributes({"from": start, "to": end})
    else:
        edtf = f"[{_day(earliest) if earliest else ''}..{_day(latest) if latest else ''}]"
        written = written_attributes({"notBefore": earliest, "notAfter": latest})
    first, last = bounds_of(edtf)
    if first is not None and last is not None and first > last:
        raise ValueError(f"{written} ends before it begins")
    return edtf, first, last, written


def _day(value: str) -> str:
    """A date to the day, month or year."""
    day = value.strip()
    if not _DAY.fullmatch(day):
        found = _CLOCK_OR_ZONE.fullmatch(day)
        if found is None:
            raise ValueError(f"{value!r} is no date such as 1804-03-01, 1804-03 or 1804")
        day = found["day"]
    if "X" in day or not bounds_of(day)[0]:
        raise ValueError(f"{value!r} is no date such as 1804-03-01, 1804-03 or 1804")
    return day


def written_attributes(attributes: Mapping[str, str | None]) -> str:
    """Attributes as they stand in the file: `from="1804-03" to="1804-05"`."""
    return " ".join(f'{name}="{value}"' for name, value in attributes.items() if value)


@lru_cache(maxsize=8192)
def attributes_of_date(edtf: str) -> tuple[tuple[str, str], ...]:
    """The dating attributes that say a date, to the day; none where no bound of it is known.

    >>> attributes_of_date("1901-05-03T14:30:00"), attributes_of_date("[1901-05..1901-06]")
    ((('when', '1901-05-03'),), (('notBefore', '1901-05'), ('notAfter', '1901-06')))
    """
    if _DAY.fullmatch(edtf):
        return (("when", edtf),)
    start, slash, end = edtf.partition("/")
    if slash and all(part in ("", "..") or _DAY.fullmatch(part) for part in (start, end)):
        return tuple((name, part) for name, part in (("from", start), ("to", end)) if part not in ("", ".."))
    if edtf[:1] == "[" and edtf[-1:] == "]":
        first, dots, last = edtf[1:-1].partition("..")
        if dots and all(not part or _DAY.fullmatch(part) for part in (first, last)):
            return tuple((name, part) for name, part in (("notBefore", first), ("notAfter", last)) if part)
    return _attributes_of_bounds(edtf)


def _attributes_of_bounds(edtf: str) -> tuple[tuple[str, str], ...]:
    """Of any other date, its first and last day; one day, month or year that only a qualifier marks stays that."""
    try:
        earliest, latest = bounds_of(edtf)
    except ValueError:
        return ()
    plain = edtf.rstrip("~?%")
    if _DAY.fullmatch(plain):
        return (("when", plain),)
    first, last = (bound[:10] if bound else None for bound in (earliest, latest))
    if first and first == last:
        return (("when", first),)
    return tuple((name, day) for name, day in (("notBefore", first), ("notAfter", last)) if day)
