"""A date that somebody typed into a cell: EDTF, or as people write it."""

from __future__ import annotations

from kg_builder.dates.edtf_bounds import date_of_edtf
from kg_builder.dates.finding import read_date
from kg_builder.dates.written import DateOrder
from kg_builder.model import DateValue

TYPED_DATES = "a date such as 1901-05-03, 1901-05, 1901-05-03T14:30:00, 1901~, ../1901-05 or 3 May 1901"


def read_typed_date(
    words: str, *, order: DateOrder = DateOrder.UNKNOWN, century: int | None = None
) -> DateValue | None:
    """The date that a cell as a whole is, or None where it is none; `order` and `century` as for `read_date`.

    Also what a spreadsheet shows of a moment.

    >>> read_typed_date("1901-05-03 14:30").edtf, read_typed_date("../1901-05").latest
    ('1901-05-03T14:30:00', '1901-05-31T23:59:59')
    """
    try:
        return date_of_edtf(words)
    except ValueError:
        return read_date(words, order=order, century=century)
