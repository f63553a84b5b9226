"""Any table file → its columns and rows; a row that does not fit its header is a problem, never a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg_builder.errors import Problem
from kg_builder.tables.csv_rows import decode_csv, parse_csv, sniff_delimiter
from kg_builder.tables.ods_rows import parse_ods
from kg_builder.tables.raw import RawRow, sheet_error
from kg_builder.tables.xlsx_rows import parse_xlsx
from kg_builder.wording import counted

WORKBOOKS: Mapping[str, Callable[..., Iterator[RawRow | Problem]]] = MappingProxyType(
    {".xlsx": parse_xlsx, ".ods": parse_ods}
)
TABLE_SUFFIXES: tuple[str, ...] = (".csv", ".tsv", *WORKBOOKS)
# What spreadsheet programs also write, and nobody here reads.
FOREIGN_SUFFIXES: tuple[str, ...] = (".fods", ".xls", ".xlsm", ".xlsb", ".numbers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: `number` counts rows with content from 1, the header not among them; `line` is where it begins.

    `line` is the line of the file, of a workbook the row that the sheet shows. `cells` has every named column, with
    white space at the ends taken off; a cell without content is "".
    """

    number: int
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The named columns in their order, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_rows(path: Path, *, file: str) -> Table:
    """All rows of a table, if every one of them is sound.

    CSV and TSV are UTF-8 with or without a byte-order mark; comma, semicolon or tab is seen from the header. Of a
    workbook (XLSX, ODS) the first sheet is read, with dates as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`. `file` is
    the name for messages.

    Raises:
        SheetError: the file cannot be read, is not UTF-8, has columns of one name, content in a column without a name,
            or rows with more or fewer cells than the header; all problems together.
    """
    columns, problems, entries = _scan(path, file, None)
    rows: list[Row] = []
    for entry in entries:
        if isinstance(entry, Row):
            rows.append(entry)
        else:
            problems.append(entry)
    if problems:
        raise sheet_error(file, problems)
    return Table(columns=columns, rows=tuple(rows))


def iterate_rows(
    path: Path, *, file: str, encoding: str | None = None
) -> tuple[tuple[str, ...], Iterator[Row | Problem]]:
    """The columns of a table and its rows one after the other; a faulty row comes as its problem, and the rest follow.

    `encoding` of a CSV file, if it is not UTF-8.

    Raises:
        SheetError: the file cannot be read at all, or its header is faulty.
    """
    columns, problems, entries = _scan(path, file, encoding)
    if problems:
        raise sheet_error(file, problems)
    return columns, entries


def _scan(
    path: Path, file: str, encoding: str | None
) -> tuple[tuple[str, ...], list[Problem], Iterator[Row | Problem]]:
    """Columns, problems of the header, and the rows still to be read."""
    records = _raw_rows(path, file, encoding)
    header = next(records, None)
    if header is None:
        problem = Problem(file=file, line=1, found="no content", expected="a first line with the names of the columns")
        raise sheet_error(file, [problem])
    if isinstance(header, Problem):
        raise sheet_error(file, [header])
    names = [name.strip() for name in header.cells]
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    problems = [
        Problem(file=file, line=header.line, found=f"two columns {name!r}", expected="a name of its own for each")
        for name in doubled
    ]
    exact = path.suffix.lower() not in WORKBOOKS
    return tuple(name for name in names if name), problems, _rows(names, records, file, exact=exact)


def _raw_rows(path: Path, file: str, encoding: str | None) -> Iterator[RawRow | Problem]:
    workbook = WORKBOOKS.get(path.suffix.lower())
    if workbook is not None:
        return workbook(path, file=file)
    text = decode_csv(path, file=file, encoding=encoding)
    default = "\t" if path.suffix.lower() == ".tsv" else ","
    return parse_csv(text, sniff_delimiter(text, default=default), file=file)


def _rows(
    names: Sequence[str], records: Iterator[RawRow | Problem], file: str, *, exact: bool
) -> Iterator[Row | Problem]:
    for number, record in enumerate(records, 1):
        problem = record if isinstance(record, Problem) else _shape_problem(names, record, file, exact=exact)
        if problem is not None:
            yield problem
        elif isinstance(record, RawRow):
            padded = [*record.cells, *[""] * (len(names) - len(record.cells))]
            cells = {name: cell.strip() for name, cell in zip(names, padded, strict=False) if name}
            yield Row(number=number, line=record.line, cells=cells)


def _shape_problem(names: Sequence[str], record: RawRow, file: str, *, exact: bool) -> Problem | None:
    """What is wrong with the shape of a row; a row of a workbook (not `exact`) may end before its last column."""
    filled = [index for index, cell in enumerate(record.cells) if cell.strip()]
    if filled[-1] >= len(names):
        found = counted(filled[-1] + 1, "cell")
        expected = f"{len(names)}, one for each column (a cell that holds the delimiter stands in quotation marks)"
        return Problem(file=file, line=record.line, found=found, expected=expected)
    if exact and len(record.cells) < len(names):
        expected = f"{len(names)}, one for each column (an empty cell keeps its delimiter)"
        return Problem(file=file, line=record.line, found=counted(len(record.cells), "cell"), expected=expected)
    nameless = [index for index in filled if not names[index]]
    if nameless:
        found = f"content in column {nameless[0] + 1}, which has no name"
        return Problem(file=file, line=record.line, found=found, expected="a name for the column in the header")
    return None
