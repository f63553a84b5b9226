"""ODS sheets: repeated cells and rows, typed values, remarks, and what is no workbook."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.errors import SheetError, UsageError
from kg_builder.model import Document
from kg_builder.readers import read_path
from kg_builder.tables import read_rows, rewrite_cell

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/></manifest:manifest>'
)


def _text(words: str, *, repeated: int = 1) -> str:
    """A cell with text, perhaps standing for several."""
    attributes = f' table:number-columns-repeated="{repeated}"' if repeated > 1 else ""
    return f'<table:table-cell office:value-type="string"{attributes}><text:p>{words}</text:p></table:table-cell>'


def _value(kind: str, attribute: str, value: str, shown: str) -> str:
    """A cell with a typed value and what the program shows of it."""
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def _empty(count: int) -> str:
    """Rows without content, as programs write them for the rest of a sheet."""
    return (
        f'<table:table-row table:number-rows-repeated="{count}">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )


def _write(path: Path, rows: Sequence[Sequence[str] | str]) -> Path:
    """A workbook with one sheet; a row is its cells, or written out."""
    written = [row if isinstance(row, str) else f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows]
    sheet = f'<table:table table:name="Letters">{"".join(written)}</table:table>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", _TYPE)
        archive.writestr("content.xml", f"{_HEAD}{sheet}</office:spreadsheet></office:body></office:document-content>")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return path


_REMARK = (
    '<table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation>'
    "<text:p>0042</text:p></table:table-cell>"
)


def test_a_sheet_gives_its_cells_row_by_row(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "list.ods",
        [
            [_text("id"), _text("day"), _text("clock"), _text("count"), _text("same"), _text("too")],
            _empty(2),
            [
                _REMARK,
                _value("date", "date-value", "1901-05-03", "03.05.01"),
                _value("time", "time-value", "PT16H30M00S", "16:30"),
                _value("float", "value", "17", "17"),
                _text("x", repeated=2),
            ],
            [
                _text("b"),
                _value("date", "date-value", "1901-05-03T04:00:00", "?"),
                _text("30"),
                _value("float", "value", "1.5", "1,5"),
            ],
            _empty(1_048_570),
        ],
    )
    table = read_rows(path, file="list.ods")
    assert table.columns == ("id", "day", "clock", "count", "same", "too")
    assert [(row.number, row.line, tuple(row.cells.values())) for row in table.rows] == [
        (1, 4, ("0042", "1901-05-03", "16:30", "17", "x", "x")),
        (2, 5, ("b", "1901-05-03 04:00", "30", "1.5", "", "")),
    ]


def test_a_sheet_of_letters_is_read_like_any_table(tmp_path: Path) -> None:
    columns = ("Nr", "Datum", "Von", "An")
    cells = [
        _text("1"),
        _value("date", "date-value", "1901-05-03", "3.5.01"),
        _text("Anna Muster"),
        _text("Bruno Beispiel"),
    ]
    path = _write(tmp_path / "list.ods", [[_text(name) for name in columns], cells])
    mapping = dict(zip(("id", "date", "sender", "addressee"), columns, strict=True))
    source = SourceConfig(name="list", path="list.ods", columns=mapping)
    (document,) = read_path(path, file="list.ods", source=source)
    assert isinstance(document, Document)
    assert [who.name for who in document.participants] == ["Anna Muster", "Bruno Beispiel"]
    assert document.main_date is not None and document.main_date.value is not None
    assert document.main_date.value.edtf == "1901-05-03"


def test_what_is_no_workbook_and_cannot_be_changed_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.ods"
    path.write_bytes(b"id,note\n")
    with pytest.raises(SheetError, match=r"no readable workbook.*expected an ODS workbook"):
        read_rows(path, file="list.ods")
    with pytest.raises(UsageError, match="only a CSV file"):
        rewrite_cell(path, 1, "note", "x")
