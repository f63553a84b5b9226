"""Writes CSV tables, and changes single cells of them: a reader sees the old file or the new one, never a part."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg_builder.errors import Problem, UsageError
from kg_builder.files import replace_file
from kg_builder.tables.csv_rows import decode_csv, format_csv, parse_csv, sniff_delimiter
from kg_builder.tables.raw import RawRow, sheet_error
from kg_builder.tables.rows import WORKBOOKS


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Writes a CSV table (UTF-8, commas, one line feed a row): the whole file or nothing of it."""
    lines = [format_csv(columns, ",", "\n")]
    lines += [format_csv([row.get(column, "") for column in columns], ",", "\n") for row in rows]
    replace_file(path, "".join(lines))


def rewrite_cell(path: Path, row_number: int, column: str, value: str) -> None:
    """Puts another value into one cell of a CSV file; every other row keeps its bytes.

    `row_number` is `Row.number`. Delimiter, byte-order mark and line ends stay.

    Raises:
        SheetError: the file has no such row or column, or cannot be read.
        UsageError: the file is a workbook (XLSX, ODS).
    """
    file = path.name
    if path.suffix.lower() in WORKBOOKS:
        raise UsageError(f"{file}: only a CSV file can be changed from here; change the workbook by hand")
    text = decode_csv(path, file=file)
    delimiter = sniff_delimiter(text, default="\t" if path.suffix.lower() == ".tsv" else ",")
    records = list(parse_csv(text, delimiter, file=file))
    index = _column_index(records, column, file)
    record = records[row_number] if 1 <= row_number < len(records) else None
    if not isinstance(record, RawRow):
        found = f"{len(records) - 1} rows" if record is None else str(record.found)
        raise sheet_error(file, [Problem(file=file, found=found, expected=f"a readable row {row_number}")])
    cells = [*record.cells, *[""] * (index + 1 - len(record.cells))]
    cells[index] = value
    lines = list(io.StringIO(text, newline=""))
    last = lines[record.last - 1]
    ending = last[len(last.rstrip("\r\n")) :]
    lines[record.line - 1 : record.last] = [format_csv(cells, delimiter, ending)]
    replace_file(path, "".join(lines))


def _column_index(records: Sequence[RawRow | Problem], column: str, file: str) -> int:
    header = records[0] if records else None
    names = [name.strip() for name in header.cells] if isinstance(header, RawRow) else []
    if column in names:
        return names.index(column)
    found = f"no column {column!r}"
    choices = tuple(name for name in names if name)
    raise sheet_error(
        file, [Problem(file=file, line=1, found=found, expected="one of the table's columns", choices=choices)]
    )
