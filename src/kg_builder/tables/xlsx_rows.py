"""The first sheet of an XLSX workbook → rows with the text that a person sees in each cell."""

from __future__ import annotations

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
from kg_builder.tables.shown import show_value


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
        found = "a file that is no readable workbook"
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
    return show_value(getattr(cell, "value", None), getattr(cell, "number_format", None) or "")
