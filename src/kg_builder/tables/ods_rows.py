"""The first sheet of an ODS workbook → rows with the text that a person sees in each cell."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from kg_builder.errors import Problem
from kg_builder.tables.raw import RawRow, sheet_error
from kg_builder.tables.shown import show_value


def parse_ods(path: Path, *, file: str) -> Iterator[RawRow | Problem]:
    """Rows with content of the first sheet; `line` is the row number that the sheet shows.

    Remarks on cells are no content. Numbers come as their value: zeros in front of them stand only in cells of text.

    Raises:
        SheetError: the file is no workbook, or cannot be opened.
    Source: OpenDocument 1.2 part 1, section 9.1 (tables), as the library reads it.
    """
    try:
        book = CalamineWorkbook.from_path(path)
        names = [sheet.name for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        if not names:
            raise sheet_error(file, [Problem(file=file, found="no sheet", expected="a workbook with one sheet")])
        rows = book.get_sheet_by_name(names[0]).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        found = "a file that is no readable workbook"
        raise sheet_error(file, [Problem(file=file, found=found, expected="an ODS workbook")]) from error
    for line, values in enumerate(rows, 1):
        cells = tuple(_shown(value) for value in values)
        if any(cell.strip() for cell in cells):
            yield RawRow(line=line, last=line, cells=cells)


def _shown(value: object) -> str:
    if isinstance(value, datetime.timedelta):  # a time beyond the clock: hours without a day
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}"
    return show_value(value)
