"""What single cells of an authority table say: dates, yes or no, names of other authority files."""

from __future__ import annotations

import re

from kg_builder.authority.checking import CheckBook
from kg_builder.authority.sheets import SheetRow
from kg_builder.dates import TYPED_DATES, read_typed_date
from kg_builder.iris import is_iri
from kg_builder.model import DateValue

WIKIDATA = "http://www.wikidata.org/entity/"

_WIKIDATA_ID = re.compile(r"Q[1-9]\d*")
_WIKIDATA_PAGE = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q[1-9]\d*)")
_WEB = re.compile(r"https?://[^/]")
_YES = frozenset({"yes", "true", "1", "x"})
_NO = frozenset({"", "no", "false", "0"})


def read_date_cell(row: SheetRow, column: str, book: CheckBook) -> tuple[DateValue | None, bool]:
    """The date of a cell (EDTF or as people write it), and whether the cell is sound; an empty cell is sound."""
    words = row.text(column)
    if not words:
        return None, True
    value = read_typed_date(words)
    if value is None:
        book.violation("bad-date", f"{column!r} is no date", row.record, repr(words), TYPED_DATES)
    return value, value is not None


def read_yes_cell(row: SheetRow, column: str, book: CheckBook) -> bool | None:
    """Whether a cell says yes; None where it says neither yes nor no."""
    words = row.text(column).casefold()
    if words in _YES:
        return True
    if words not in _NO:
        book.violation("bad-yes-no", f"{column!r} says neither yes nor no", row.record, repr(words), "yes or no")
        return None
    return False


def read_identities(row: SheetRow, book: CheckBook) -> tuple[str, ...]:
    """The IRIs of a `same_as` cell; a bare `Q855` or the address of a Wikidata page is the Wikidata entity."""
    iris: list[str] = []
    for part in row.parts("same_as"):
        page = _WIKIDATA_PAGE.fullmatch(part)
        if _WIKIDATA_ID.fullmatch(part):
            iris.append(WIKIDATA + part)
        elif page:
            iris.append(WIKIDATA + page.group(1))
        elif _WEB.match(part) and is_iri(part):
            iris.append(part)
        else:
            expected = "IRIs that begin with http:// or https://, or Wikidata ids such as Q855, between semicolons"
            book.violation("bad-iri", "'same_as' names nothing that can be linked", row.record, repr(part), expected)
    return tuple(dict.fromkeys(iris))
