"""The first sheet of an XLSX workbook → rows with the text that a person sees in each cell."""

from __future__ import annotations

import datetime
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from kg_builder.errors import Problem
from kg_builder.tables.raw import RawRow, sheet_error

_ZEROS = re.compile(r"0+")
_DECIMALS = re.compile(r"0\.(0+)")


def parse_xlsx(path: Path, *, file: str) -> Iterator[RawRow | Problem]:
    """Rows with content of the first sheet; `line` is the row number that the sheet shows.

    Raises:
        SheetError: the file is no workbook, or cannot be opened.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations, which say nothing about the content
            book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, OSError, KeyError, ValueError) as error:
        found = f"a file that is no readable workbook ({type(error).__name__})"
        raise sheet_error(file, [Problem(file=file, found=found, expected="an XLSX workbook")]) from error
    try:
        sheets = book.worksheets
        if not sheets:
            raise sheet_error(file, [Problem(file=file, found="no sheet", expected="a workbook with one sheet")])
        for line, cells in enumerate(sheets[0].iter_rows(), 1):
            faulty = [cell.value for cell in cells if cell.data_type == "e"]
            if faulty:
                yield Problem(file=file, line=line, found=f"the error value {faulty[0]}", expected="content")
                continue
            shown = tuple(_shown(cell) for cell in cells)
            if any(cell.strip() for cell in shown):
                yield RawRow(line=line, last=line, cells=shown)
    finally:
        book.close()


def _shown(cell: Cell | ReadOnlyCell | EmptyCell | object) -> str:
    """A cell's content as text: dates in ISO order whatever their format, since 2/7 could be read in two ways."""
    value = getattr(cell, "value", None)
    style = getattr(cell, "number_format", None) or ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        clocked = "h" in style.lower() or value.time() != datetime.time()
        return _clock(value, value.strftime("%Y-%m-%d ")) if clocked else value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return _clock(value, "")
    if isinstance(value, int | float):
        return _number(value, style)
    return str(value)


def _clock(value: datetime.datetime | datetime.time, day: str) -> str:
    return day + value.strftime("%H:%M:%S" if value.second else "%H:%M")


def _number(value: float, style: str) -> str:
    decimals = _DECIMALS.fullmatch(style)
    if decimals:
        return f"{value:.{len(decimals[1])}f}"
    whole = str(int(value))
    if value != int(value):
        return repr(value)
    return whole.zfill(len(style)) if _ZEROS.fullmatch(style) else whole
