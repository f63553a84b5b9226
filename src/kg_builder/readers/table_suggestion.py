"""A table that nobody has explained yet → the entry of `kg.toml` that may explain it, for its user to look over."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath

from kg_builder.dates import DateOrder, read_typed_date
from kg_builder.iris import is_iri
from kg_builder.readers.column_words import field_of, form_of
from kg_builder.readers.table_fields import ID_JOINT
from kg_builder.tables import Row, iterate_rows

_SAMPLE = 20_000
_MOST_FORMS = 30
_LEAST_DATES = 0.6
_WIDEST_EXAMPLE = 40
# What may tell letters apart: no date, since two letters may be of one day.
_KEYS = ("id", "number", "own_number", "document_number", "edition", "series", "url", None)
_DATES = ("date", "date_edtf", "received", "received_edtf")
_IN_NUMBERS = re.compile(r"(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-]\d{2,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its header, its values in the sample, empty ones left out, and whether each row has its own."""

    header: str
    values: tuple[str, ...]
    distinct: bool

    @property
    def example(self) -> str:
        """The first value, in quotation marks and not too long."""
        if not self.values:
            return "no value in the sample"
        value = " ".join("".join(sign if sign.isprintable() else " " for sign in self.values[0]).split())
        return f"“{value}”" if len(value) <= _WIDEST_EXAMPLE else f"“{value[:_WIDEST_EXAMPLE].rstrip()}…”"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSuggestion:
    """A proposed mapping: column by field, a remark on each, what was left aside and why, and customs of the dates."""

    path: str
    rows: int
    columns: Mapping[str, str]
    remarks: Mapping[str, str]
    left: Mapping[str, str]
    order: DateOrder = DateOrder.UNKNOWN
    order_because: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)

    def toml(self) -> str:
        """The entry for `kg.toml`, with a remark on each line; it loads as it stands."""
        return "".join(f"{line}\n" for line in _entry(self))


def suggest_table(path: Path, *, file: str, encoding: str | None = None) -> TableSuggestion:
    """What the columns of a table of letters may mean, from their headers and at most 20,000 rows.

    A column is mapped only where every word of its header is understood and its values do not speak against it; the
    others are left aside with a reason. `file` is its path in the project.

    Raises:
        SheetError: the table cannot be read.
    """
    headers, entries = iterate_rows(path, file=file, encoding=encoding)
    rows = [entry for entry in islice(entries, _SAMPLE) if isinstance(entry, Row)]
    table = [_column(header, rows) for header in headers]
    columns: dict[str, str] = {}
    remarks: dict[str, str] = {}
    left: dict[str, str] = {}
    for column in table:
        name = field_of(column.header)
        reason = _against(name, column, columns)
        if reason is None and name is not None:
            columns[name] = column.header
            remarks[name] = f"e.g. {column.example}"
        else:
            left[column.header] = f"{reason}; e.g. {column.example}" if column.values else f"{reason}"
    _settle(columns, remarks, table, len(rows))
    for part in columns.get("id", "").split(ID_JOINT):
        left.pop(part, None)
    order, because = _order([column for column in table if column.header in {columns.get(name) for name in _DATES}])
    shown = next((column for column in table if column.header == columns.get("form")), None)
    return TableSuggestion(
        path=file,
        rows=len(rows),
        columns=columns,
        remarks=remarks,
        left=left,
        order=order,
        order_because=because,
        forms={} if shown is None else _forms(shown),
    )


def _column(header: str, rows: Sequence[Row]) -> Column:
    values = tuple(row.cells[header] for row in rows if row.cells[header])
    return Column(header=header, values=values, distinct=len(set(values)) == len(rows) > 0)


def _against(name: str | None, column: Column, taken: Mapping[str, str]) -> str | None:
    """Why a column is not mapped, or None."""
    if name is None:
        return _hint(column)
    if name in taken:
        return f"means {name}, as {taken[name]!r} does"
    if not column.values:
        return f"would be {name}, but is empty"
    if name in _DATES and _share_of_dates(column) < _LEAST_DATES:
        return f"would be {name}, but only {_share_of_dates(column):.0%} of its values are dates"
    if name == "id" and not column.distinct:
        return "would be id, but values are missing or stand more than once"
    return None


def _hint(column: Column) -> str:
    if not column.values:
        return "is empty"
    if all(is_iri(value) for value in column.values):
        return "no field is meant by its header; holds addresses"
    if _share_of_dates(column) >= _LEAST_DATES:
        return "no field is meant by its header; holds dates"
    return "no field is meant by its header"


def _share_of_dates(column: Column) -> float:
    read = sum(read_typed_date(value, order=DateOrder.DAY_FIRST) is not None for value in column.values)
    return read / len(column.values) if column.values else 0.0


def _settle(columns: dict[str, str], remarks: dict[str, str], table: Sequence[Column], rows: int) -> None:
    """Finds an id where no header names one; a date beside its own words is the normal form."""
    if "id" not in columns:
        apart = (column for column in table if column.distinct and field_of(column.header) in _KEYS)
        key = next(apart, None) or _pair(table, rows)
        if key is not None:
            columns["id"] = key.header
            remarks["id"] = f"each of the {rows} rows has a value of its own, e.g. {key.example}"
    if "date_as_written" in columns and "date" in columns:
        columns["date_edtf"] = columns.pop("date")
        remarks["date_edtf"] = remarks.pop("date")


def _pair(table: Sequence[Column], rows: int) -> Column | None:
    """Two columns that tell the rows apart together, one of them called an id; None if there are none."""
    full = [column for column in table if len(column.values) == rows and field_of(column.header) in _KEYS]
    for key in (column for column in full if field_of(column.header) == "id"):
        for other in (column for column in full if column is not key):
            values = tuple(map("/".join, zip(other.values, key.values, strict=True)))
            if len(set(values)) == rows:
                return Column(header=f"{other.header}{ID_JOINT}{key.header}", values=values, distinct=True)
    return None


def _order(dates: Sequence[Column]) -> tuple[DateOrder, str]:
    """Whether dates in numbers put the day or the month first, if a value shows it and none speaks against it."""
    shown: Counter[DateOrder] = Counter()
    examples: dict[DateOrder, str] = {}
    for value in (value for column in dates for value in column.values):
        match = _IN_NUMBERS.fullmatch(value)
        if match is None:
            continue
        first, second = int(match["first"]), int(match["second"])
        order = DateOrder.DAY_FIRST if first > 12 >= second else DateOrder.MONTH_FIRST if second > 12 >= first else None
        if order is not None:
            shown[order] += 1
            examples.setdefault(order, value)
    if len(shown) != 1:
        return DateOrder.UNKNOWN, ""
    (order,) = shown
    return order, f"{examples[order]!r} can be read in no other way"


def _forms(column: Column) -> dict[str, str]:
    """What the values of a column of forms mean; "" where that is not known, nothing at all where they are too many."""
    values = sorted(set(column.values))
    return {} if len(values) > _MOST_FORMS else {value: form_of(value) or "" for value in values}


def _entry(suggestion: TableSuggestion) -> Iterator[str]:
    path = PurePosixPath(suggestion.path)
    yield f"# Proposed for {path.name}, from {suggestion.rows} rows. Look over each line before you use it."
    yield "[[sources]]"
    yield f"name = {_quoted(path.stem)}"
    yield f"path = {_quoted(str(path))}"
    yield 'reader = "table"'
    yield ""
    yield "[sources.columns]"
    for name, header in sorted(suggestion.columns.items(), key=lambda entry: entry[0] != "id"):
        yield f"{name} = {_quoted(header)}  # {suggestion.remarks[name]}"
    if "id" not in suggestion.columns:
        yield '# id = "…"  # needed: a column in which every letter has a value of its own; none was found'
    for header, reason in suggestion.left.items():
        yield f"# {_quoted(header)}: {reason}"
    if suggestion.order is not DateOrder.UNKNOWN:
        yield ""
        yield "[sources.defaults]"
        yield f"date_order = {_quoted(suggestion.order.value)}  # {suggestion.order_because}"
    if suggestion.forms:
        yield ""
        yield "[sources.values.form]"
        for value, form in suggestion.forms.items():
            mark = "" if form else "# "
            yield f"{mark}{_quoted(value)} = {_quoted(form or '…')}"


def _quoted(text: str) -> str:
    """A TOML basic string. Source: TOML 1.0, "String": JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
