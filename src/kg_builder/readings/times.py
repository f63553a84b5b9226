"""A date that somebody typed: EDTF, or as people write it."""

from __future__ import annotations

import re

from kg_builder.dates import date_of_edtf, read_date
from kg_builder.model import DateValue

DATE_EXPECTED = "a date such as 1901-05-03, 1901-05, 1901-05-03T14:30:00, 1901~, ../1901-05 or 3 May 1901"
_SPREADSHEET_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)(:\d\d)?")


def read_typed_date(words: str) -> DateValue | None:
    """The date, or None where the words are none; the clock time of a spreadsheet's cell counts as EDTF."""
    clock = _SPREADSHEET_CLOCK.fullmatch(words)
    try:
        return date_of_edtf(f"{clock[1]}T{clock[2]}{clock[3] or ':00'}" if clock else words, as_written=words)
    except ValueError:
        value = read_date(words)
    return value if value is not None and value.edtf is not None else None
