"""Takes the nearest words for a row whose quote cannot be told, and writes them into its sheet."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import load_workbook

from kg_builder.errors import Problem, SheetError, UsageError
from kg_builder.files import fresh_path
from kg_builder.model import Check, Document, Span
from kg_builder.readings.quotable import quotable_text
from kg_builder.readings.quotes import QuoteFault, locate_quote
from kg_builder.readings.rows import Reading
from kg_builder.readings.sheets import read_sheet, sheet_name, sheet_paths
from kg_builder.readings.targets import DocumentNames
from kg_builder.tables import rewrite_cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell of a sheet: what stood there, and what stands there now."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What was taken for a row: the words in the text, and the cells that changed."""

    reading: Reading
    document: str
    line: int
    changes: tuple[Change, ...]


def accept_match(
    path: Path,
    row: str,
    *,
    file: str,
    documents: Iterable[Document],
    occurrence: int | None = None,
    dry_run: bool = False,
) -> Acceptance:
    """Puts the nearest words, or the place where they stand, into one row of a sheet; nothing else in it changes.

    `row` is the row's number (the first below the names of the columns is 1) or its id; `file` is the sheet's name in
    its project. `occurrence` chooses where the words stand more than once. With `dry_run` nothing is written.

    Raises:
        SheetError: the sheet or this row cannot be read, or lacks a column that must be written.
        UsageError: there is no such row or document, nothing to accept, or more than one place to choose from.
    """
    columns, rows, checks = read_sheet(path, file)
    reading = _find_row(row, file, rows, checks)
    document = DocumentNames(documents).single(reading.document, place=f"{file}, row {reading.row}: ")
    folded = quotable_text(document.text or "", document.part)
    located = locate_quote(folded, reading)
    if isinstance(located, Span):
        where = f"it stands on line {folded.line_of(located)} of {document.source}"
        raise UsageError(f"{file}, row {reading.row}: the quote needs no change: {where}")
    changes = _changes(reading, located, occurrence)
    for change in changes:
        if change.column not in columns:
            problem = Problem(file=file, line=1, found=", ".join(columns), expected=f"a column {change.column!r} too")
            raise SheetError(f"{file}: the words stand more than once, and no column says which", [problem])
    accepted = _rewritten(reading, changes)
    span = locate_quote(folded, accepted)
    if isinstance(span, QuoteFault):
        raise UsageError(f"{file}, row {reading.row}: {span.message}")
    if not dry_run:
        _write_cells(path, reading, changes)
    return Acceptance(reading=reading, document=document.id, line=folded.line_of(span), changes=changes)


def _find_row(row: str, file: str, rows: Iterable[Reading], checks: Iterable[Check]) -> Reading:
    found = [reading for reading in rows if row in (str(reading.row), reading.id)]
    by_number = [reading for reading in found if str(reading.row) == row]
    if found:
        return (by_number or found)[0]
    problems = [
        Problem(file=check.file, line=check.line, found=check.found or "", expected=check.expected or "")
        for check in checks
    ]
    raise SheetError(
        f"{file}: there is no row {row!r} that can be read; rows are counted from 1, ids are exact", problems
    )


def _changes(reading: Reading, fault: QuoteFault, occurrence: int | None) -> tuple[Change, ...]:
    """The cells that differ once the offered words, or the chosen place, are taken."""
    place = f"{reading.record.file}, row {reading.row}"
    if fault.choices == 0:
        raise UsageError(f"{place}: {fault.message}")
    if fault.quote is None and fault.choices > 1 and occurrence is None:
        raise UsageError(f"{place}: {fault.message}")
    if fault.quote is None and occurrence is not None and not 1 <= occurrence <= fault.choices:
        raise UsageError(f"{place}: the quote stands {fault.choices} times; found occurrence {occurrence}")
    quote = reading.quote if fault.quote is None else fault.quote
    chosen = occurrence if fault.quote is None else fault.occurrence
    if fault.choices == 1 and fault.quote is None:
        chosen = None
    wanted = (
        Change(column="quote", before=reading.quote, after=quote),
        Change(column="occurrence", before=str(reading.occurrence or ""), after=str(chosen or "")),
    )
    return tuple(change for change in wanted if change.before != change.after)


def _rewritten(reading: Reading, changes: tuple[Change, ...]) -> Reading:
    after = {change.column: change.after for change in changes}
    occurrence = after.get("occurrence", str(reading.occurrence or ""))
    return replace(reading, quote=after.get("quote", reading.quote), occurrence=int(occurrence) if occurrence else None)


def _write_cells(path: Path, reading: Reading, changes: tuple[Change, ...]) -> None:
    if path.suffix.lower() == ".xlsx":
        _write_workbook(path, reading, changes)
        return
    # The occurrence first: should the second writing fail, the row says no less than before.
    for change in sorted(changes, key=lambda change: change.column):
        rewrite_cell(path, reading.row, change.column, change.after)


def _write_workbook(path: Path, reading: Reading, changes: tuple[Change, ...]) -> None:
    """Puts values into cells of the first sheet; the other cells, sheets and styles stay as they are."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about parts of a workbook that say nothing about its cells
        book = load_workbook(path)
    sheet = book.worksheets[0]
    header = next(row for row in sheet.iter_rows() if any(str(cell.value or "").strip() for cell in row))
    columns = {str(cell.value or "").strip(): cell.column for cell in header}
    for change in changes:
        cell = sheet.cell(row=reading.record.line or 0, column=columns[change.column] or 0)
        cell.value = int(change.after) if change.after.isdecimal() and change.column == "occurrence" else change.after
        if change.column == "quote":
            cell.data_type = "s"  # a quote that begins with "=" is no formula
    fresh = fresh_path(path)
    book.save(fresh)
    book.close()
    fresh.replace(path)


def find_sheet(sheet: Path, *, project: Path, folder: Path) -> Path:
    """The file of a sheet that is named from the project, from the current folder, or by its name alone.

    Raises:
        UsageError: there is no such sheet.
    """
    for candidate in (project / sheet, sheet, folder / sheet):
        if candidate.is_file():
            return candidate
    choices = ", ".join(sheet_name(path, project) for path in sheet_paths(folder)) or "a sheet in this folder"
    raise UsageError(f"there is no sheet {sheet}; expected one of: {choices}")
