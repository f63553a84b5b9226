"""The attributes of a TEI date → EDTF and bounds.

Source: TEI P5, att.datable.w3c and att.datable.iso (13.4.3); ISO 8601-2:2019 (EDTF).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg_builder.dates import date_of_edtf, read_typed_date
from kg_builder.model import DateValue
from kg_builder.readers.markup.elements import Element, attribute, squeezed

_FORMS = ("", "-iso")  # -custom is a date of another calendar, which nothing here converts
_FRACTION = re.compile(r"(T\d\d:\d\d:\d\d)[.,]\d+")
_MINUTES = re.compile(r"(T\d\d:\d\d)(?=Z|[+-]\d\d|$)")
_HOUR_24 = re.compile(r"T24:00(:00)?")
_ZONE_OF_DAY = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:Z|[+-]\d\d:\d\d)")
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)")
_JULIAN = re.compile(r"julian", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkupDate:
    """The date of an element. `by_attribute` tells that the markup states it, not only its words; `faults` are
    attributes that are no dates.
    """

    value: DateValue | None
    by_attribute: bool
    faults: tuple[str, ...] = ()


def read_markup_date(element: Element) -> MarkupDate:
    """The date that the attributes of an element give, else its words; None where it has neither.

    `@when` is that date. `@from` and `@to` are an interval (`1901-05-03/1901-05-05`; `1901/` where one is missing),
    `@notBefore` and `@notAfter` one unknown day of several (`[1901-05-03..1901-05-05]`). A date of which the attributes
    are faulty keeps its words. `earliest` and `latest` are inclusive. `@calendar` and `@datingMethod` that name the
    Julian calendar say how the words are meant; attributes are Gregorian.
    """
    words = squeezed(element)
    edtf, faults = _edtf(element)
    if edtf is not None:
        value = date_of_edtf(edtf, as_written=words or edtf)
        calendar = " ".join(filter(None, (element.get("calendar"), element.get("datingMethod"))))
        if words and _JULIAN.search(calendar):
            value = replace(value, calendar="julian")
        return MarkupDate(value=value, by_attribute=True, faults=faults)
    if not words:
        return MarkupDate(value=None, by_attribute=False, faults=faults)
    read = None if faults else read_typed_date(words)
    return MarkupDate(value=read or DateValue(as_written=words), by_attribute=False, faults=faults)


def _edtf(element: Element) -> tuple[str | None, tuple[str, ...]]:
    """The date of the attributes in EDTF, and what is none of a date; `@when` counts before all others."""
    faults: list[str] = []

    def single(name: str) -> str | None:
        for form in _FORMS:
            value = attribute(element, name + form)
            if value is not None:
                edtf = _normalised(value)
                if edtf is not None:
                    return edtf
                faults.append(f'{name}{form}="{value}"')
        return None

    when, first, last = single("when"), single("from"), single("to")
    earliest, latest = single("notBefore"), single("notAfter")
    found: str | None = when
    if found is None and (first or last):
        found = f"{first or earliest or ''}/{last or latest or ''}"
    elif found is None and (earliest or latest):
        found = earliest if earliest == latest else f"[{earliest or ''}..{latest or ''}]"
    if found is None or found == when:
        return found, tuple(faults)
    try:
        date_of_edtf(found)
    except ValueError:
        return None, (*faults, found)
    return found, tuple(faults)


@lru_cache(maxsize=4096)
def _normalised(value: str) -> str | None:
    """One date of XML Schema or ISO 8601 in EDTF, or None where it is none.

    >>> _normalised("1901-05-03T14:30Z"), _normalised("--05-03"), _normalised("19010503"), _normalised("3 May")
    ('1901-05-03T14:30:00Z', 'XXXX-05-03', '1901-05-03', None)
    """
    edtf = _FRACTION.sub(r"\1", value)
    edtf = _MINUTES.sub(r"\1:00", edtf)
    if _HOUR_24.search(edtf):
        return None
    if (day := _ZONE_OF_DAY.fullmatch(edtf)) is not None:
        edtf = day[1]
    if (basic := _BASIC.fullmatch(edtf)) is not None:
        edtf = "-".join(basic.groups())
    if edtf.startswith("--"):
        edtf = "XXXX-" + (f"XX-{edtf[3:]}" if edtf.startswith("---") else edtf[2:])
    try:
        date_of_edtf(edtf)
    except ValueError:
        return None
    return edtf
