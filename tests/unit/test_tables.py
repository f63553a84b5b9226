"""Tables as people keep them: delimiters, marks, quotes, workbooks; and cells changed without touching other rows."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from kg_builder.errors import Problem, SheetError, UsageError
from kg_builder.tables import Row, iterate_rows, read_rows, rewrite_cell, write_rows
from kg_builder.tables.csv_rows import format_csv, parse_csv
from kg_builder.tables.raw import RawRow


def _written(folder: Path, content: bytes, name: str = "sheet.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _problems(path: Path) -> list[tuple[int | None, str]]:
    with pytest.raises(SheetError) as caught:
        read_rows(path, file="sheet")
    return [(problem.line, problem.found) for problem in caught.value.problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_rows_know_their_number_and_line_whatever_the_dialect(
    tmp_path: Path, delimiter: str, mark: str, ending: str
) -> None:
    lines = ['id|"na,me;x"|note', '1|" Anna|."|', "", '2|"two', 'lines"|x', "| |", "3|c|d"]
    text = mark + ending.join(lines).replace("|", delimiter)
    table = read_rows(_written(tmp_path, text.encode()), file="sheet")
    assert table.columns == ("id", "na,me;x", "note")
    assert [(row.number, row.line) for row in table.rows] == [(1, 2), (2, 4), (3, 7)]
    assert table.rows[0].cells == {"id": "1", "na,me;x": f"Anna{delimiter}.", "note": ""}
    assert table.rows[1].cells["na,me;x"] == f"two{ending}lines"


def test_a_table_of_one_column_needs_no_delimiter(tmp_path: Path) -> None:
    table = read_rows(_written(tmp_path, b"id\nanna\n"), file="sheet")
    assert table.rows == (Row(number=1, line=2, cells={"id": "anna"}),)


def test_a_tsv_file_without_any_tab_in_its_header_is_still_split_at_tabs(tmp_path: Path) -> None:
    assert _problems(_written(tmp_path, b"id\na\tb\n", "sheet.tsv")) == [(2, "2 cells")]


def test_all_problems_are_reported_together(tmp_path: Path) -> None:
    content = b'id,id,,note\n1,2,3,4\n1,2\n1,2,,4,5\nfine,x,,\n"open,x,,\n'
    assert _problems(_written(tmp_path, content)) == [
        (1, "two columns 'id'"),
        (2, "content in column 3, which has no name"),
        (3, "2 cells"),
        (4, "5 cells"),
        (6, "a row that cannot be read (unexpected end of data)"),
    ]


def test_empty_cells_beyond_the_header_are_nothing(tmp_path: Path) -> None:
    assert len(read_rows(_written(tmp_path, b"id,note,\n1,2,,,\n"), file="sheet").rows) == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", (1, "no content")),
        (b"\n , \n", (1, "no content")),
        ("id,name\n1,Анна\n".encode("cp1251"), (2, "the byte 0xc0, which is no UTF-8 text")),
        ("id,name\n".encode("utf-16"), (1, "UTF-16 text")),
        (b"id\n\x00\n", (2, "binary content")),
    ],
)
def test_what_is_no_utf8_table_is_named(tmp_path: Path, content: bytes, expected: tuple[int, str]) -> None:
    assert _problems(_written(tmp_path, content)) == [expected]


def test_a_missing_file_is_a_problem_of_the_table(tmp_path: Path) -> None:
    ((line, found),) = _problems(tmp_path / "none.csv")
    assert line is None
    assert "cannot be opened" in found


def test_a_faulty_row_does_not_stop_the_rows_after_it(tmp_path: Path) -> None:
    columns, entries = iterate_rows(_written(tmp_path, b"id,note\n1,a\n2\n3,c\n"), file="sheet")
    assert columns == ("id", "note")
    seen = [entry.cells["id"] if isinstance(entry, Row) else entry.line for entry in entries]
    assert seen == ["1", 3, "3"]


def test_a_faulty_header_stops_everything(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="two columns"):
        iterate_rows(_written(tmp_path, b"id,id\n"), file="sheet")


def _workbook(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "day", "count", "note"])
    sheet.append([7, datetime.date(1950, 7, 2), 2.5, True])
    sheet.append([None, " ", None])
    sheet.append([8, datetime.datetime(1950, 7, 2, 4, 0), 3.0, "x"])
    sheet.append(["nine", datetime.time(4, 0, 5)])
    sheet["A2"].number_format = "000"
    sheet["C4"].number_format = "0.00"
    book.create_sheet("other").append(["not", "read"])
    path = folder / "sheet.xlsx"
    book.save(path)
    return path


def test_a_workbook_gives_what_a_person_sees_on_its_first_sheet(tmp_path: Path) -> None:
    table = read_rows(_workbook(tmp_path), file="sheet")
    assert [(row.number, row.line, tuple(row.cells.values())) for row in table.rows] == [
        (1, 2, ("007", "1950-07-02", "2.5", "TRUE")),
        (2, 4, ("8", "1950-07-02 04:00", "3.00", "x")),
        (3, 5, ("nine", "04:00:05", "", "")),
    ]


def test_an_error_value_in_a_workbook_is_named_by_its_row(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id"])
    sheet.append(["#N/A"])
    sheet["A2"].data_type = "e"
    book.save(tmp_path / "sheet.xlsx")
    assert _problems(tmp_path / "sheet.xlsx") == [(2, "the error value #N/A")]


def test_what_is_no_workbook_is_named(tmp_path: Path) -> None:
    ((_, found),) = _problems(_written(tmp_path, b"id,note\n", "sheet.xlsx"))
    assert "no readable workbook" in found


def test_a_written_table_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    write_rows(path, ["id", "note"], [{"id": "1", "note": 'a, "b"\nc'}, {"id": "2"}])
    assert path.read_bytes() == b'id,note\n1,"a, ""b""\nc"\n2,\n'
    assert [row.cells for row in read_rows(path, file="sheet").rows] == [
        {"id": "1", "note": 'a, "b"\nc'},
        {"id": "2", "note": ""},
    ]


def test_changing_a_cell_keeps_every_other_byte(tmp_path: Path) -> None:
    before = '\ufeffid;name; note\r\n1; "odd" ;x\r\n\r\n2;"two\r\nlines";"y"\r\n3;;'.encode()
    path = _written(tmp_path, before.replace(b' "odd" ', b" odd "))
    rewrite_cell(path, 2, "note", 'a;"b"')
    after = path.read_bytes()
    assert after == before.replace(b' "odd" ', b" odd ").replace(b';"y"', b';"a;""b"""')
    rewrite_cell(path, 3, "name", "last")
    assert path.read_bytes() == after.replace(b"3;;", b"3;last;")
    assert [entry.name for entry in tmp_path.iterdir()] == ["sheet.csv"]


def test_a_cell_that_is_not_there_cannot_be_changed(tmp_path: Path) -> None:
    path = _written(tmp_path, b"id,note\n1,a\n2\n")
    with pytest.raises(SheetError, match=r"no column 'nota'.*choices: id, note"):
        rewrite_cell(path, 1, "nota", "x")
    with pytest.raises(SheetError, match=r"expected a readable row 9"):
        rewrite_cell(path, 9, "note", "x")
    rewrite_cell(path, 2, "note", "b")
    assert path.read_bytes() == b"id,note\n1,a\n2,b\n"
    with pytest.raises(UsageError, match="only a CSV file"):
        rewrite_cell(_workbook(tmp_path), 1, "note", "x")


_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=12)


@given(
    rows=st.lists(st.lists(_CELLS, min_size=2, max_size=2), min_size=1, max_size=5), delimiter=st.sampled_from(",;\t")
)
def test_what_is_formatted_is_parsed_back(rows: list[list[str]], delimiter: str) -> None:
    text = "".join(format_csv(row, delimiter, "\n") for row in rows)
    parsed: list[RawRow | Problem] = list(parse_csv(text, delimiter, file="sheet"))
    kept = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert [entry.cells for entry in parsed if isinstance(entry, RawRow)] == kept
