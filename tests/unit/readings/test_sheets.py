"""Sheets are read row by row; what is wrong with one row or sheet costs no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from kg_builder.model import Actuality, Check, EventKind, Polarity, Severity, SourceRecord, SpeechActKind, Voice
from kg_builder.readings import Readings, load_readings

WriteSheet = Callable[..., Path]


def _load(project: Path) -> tuple[Readings, tuple[Check, ...]]:
    return load_readings(project / "readings", project=project)


def test_a_missing_folder_holds_no_readings(tmp_path: Path) -> None:
    assert _load(tmp_path) == (Readings(), ())


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_every_usual_csv_is_read_alike(
    tmp_path: Path, write_sheet: WriteSheet, ending: str, bom: bool, name: str, mark: str
) -> None:
    header = "id document quote kind speaker inside actuality polarity".split()
    row = ["a1", "7.txt", "seven ships", "Promise", "Anna", "editor", "intended", "negative"]
    write_sheet(mark.join(header), mark.join(row), name=name, ending=ending, bom=bom)
    readings, checks = _load(tmp_path)
    assert checks == ()
    (reading,) = readings.rows
    assert (reading.id, reading.document, reading.quote) == ("a1", "7.txt", "seven ships")
    assert reading.kind is SpeechActKind.PROMISE
    assert reading.speakers == ("Anna",)
    assert (reading.voice, reading.inside) == (Voice.EDITOR, None)
    assert reading.actuality is Actuality.INTENDED
    assert reading.polarity is Polarity.NEGATIVE
    assert reading.record == SourceRecord(file=f"readings/{name}", locator="row=1", line=2)


def test_a_sheet_of_another_program_is_named(tmp_path: Path, write_sheet: WriteSheet) -> None:
    write_sheet("document,quote,kind", "7.txt,seven ships,promise", name="a.csv")
    (tmp_path / "readings/b.xls").write_bytes(b"PK")
    readings, (check,) = _load(tmp_path)
    assert len(readings.rows) == 1
    assert (check.severity, check.file, check.expected) == (
        Severity.WARNING,
        "readings/b.xls",
        "a sheet saved as .csv, .tsv, .xlsx, .ods",
    )


def test_a_workbook_is_read_by_its_first_sheet(tmp_path: Path) -> None:
    (tmp_path / "readings").mkdir()
    book = Workbook()
    assert book.active is not None
    book.active.append(["document", "quote", "kind", "occurrence", "participants"])
    book.active.append(["7", "to meet the Envoy", "meeting", 2, "Carl; the Envoy ;Carl"])
    book.create_sheet("notes").append(["not", "read"])
    book.save(tmp_path / "readings" / "sheet.xlsx")
    (reading,) = _load(tmp_path)[0].rows
    assert reading.kind is EventKind.MEETING
    assert reading.occurrence == 2
    assert reading.participants == ("Carl", "the Envoy")
    assert reading.id == "sheet-row-1"


def test_sheets_are_read_in_the_order_of_their_names_and_open_ones_only_once(
    tmp_path: Path, write_sheet: WriteSheet
) -> None:
    for name in ("b.csv", "a.csv", "~$a.csv", ".a.csv", "notes.txt"):
        write_sheet("document,quote,kind", "7,ships,say", name=name)
    readings, checks = _load(tmp_path)
    assert [row.id for row in readings.rows] == ["a-row-1", "b-row-1"]
    assert [check.code for check in checks] == ["reading-repeated"]


@pytest.mark.parametrize(
    ("columns", "row", "code", "line", "words"),
    [
        ("document,quote,kind", "7,,say", "reading-empty", 2, "'quote'"),
        ("document,quote,kind", "7,ships,", "reading-empty", 2, "'kind'"),
        ("document,quote,kind", "7,ships,promisse", "reading-kind", 2, "perhaps 'promise'"),
        ("document,quote,kind,actuality", "7,ships,say,intented", "reading-actuality", 2, "perhaps 'intended'"),
        ("document,quote,kind,polarity", "7,ships,say,no", "reading-polarity", 2, "positive, negative"),
        ("document,quote,kind,occurrence", "7,ships,say,two", "reading-occurrence", 2, "'two'"),
        ("document,quote,kind,occurrence", "7,ships,say,0", "reading-occurrence", 2, "'0'"),
        ("document,quote,kind,id", "7,ships,say,Editor", "reading-id", 2, "voice"),
        ("document,quote,kind", "7,ships,say,more", "reading-row", 2, "4 cells"),
        ("document,quote", "7,ships", "reading-column", 1, "no column 'kind'"),
    ],
)
def test_a_faulty_row_is_a_violation_and_the_others_are_read(
    tmp_path: Path, write_sheet: WriteSheet, columns: str, row: str, code: str, line: int, words: str
) -> None:
    write_sheet(columns, row, name="faulty.csv")
    write_sheet("document,quote,kind", "7,gate,say", name="sound.csv")
    readings, (check,) = _load(tmp_path)
    assert [reading.quote for reading in readings.rows] == ["gate"]
    assert (check.severity, check.code, check.file, check.line) == (
        Severity.VIOLATION,
        code,
        "readings/faulty.csv",
        line,
    )
    assert words in f"{check.message} {check.found} {check.expected}"


def test_rows_after_a_faulty_one_are_read(tmp_path: Path, write_sheet: WriteSheet) -> None:
    write_sheet("document,quote,kind", "7,ships,nonsense", "7,gate,say")
    readings, checks = _load(tmp_path)
    assert [(row.quote, row.row, row.record.line) for row in readings.rows] == [("gate", 2, 3)]
    assert len(checks) == 1


def test_a_sheet_that_is_no_text_is_a_violation(tmp_path: Path, write_sheet: WriteSheet) -> None:
    write_sheet("document,quote,kind", "7,ships,say")
    (tmp_path / "readings" / "x.csv").write_bytes("document;quote;kind".encode("utf-16"))
    (tmp_path / "readings" / "y.xlsx").write_bytes(b"no workbook")
    readings, checks = _load(tmp_path)
    assert len(readings.rows) == 1
    assert [(check.file, check.code) for check in checks] == [
        ("readings/x.csv", "reading-sheet"),
        ("readings/y.xlsx", "reading-sheet"),
    ]


def test_an_unknown_column_is_a_warning_with_the_nearest(tmp_path: Path, write_sheet: WriteSheet) -> None:
    write_sheet("document,quote,kind,speeker", "7,ships,say,Anna")
    readings, (check,) = _load(tmp_path)
    assert readings.rows[0].speakers == ()
    assert (check.severity, check.line, check.found) == (Severity.WARNING, 1, "'speeker'")
    assert check.expected is not None
    assert check.expected.startswith("perhaps 'speaker'")


def test_one_id_twice_in_a_sheet_is_a_violation_and_the_first_is_kept(tmp_path: Path, write_sheet: WriteSheet) -> None:
    write_sheet("id,document,quote,kind", "a,7,ships,say", "a,7,gate,say", "b,7,gate,say")
    readings, (check,) = _load(tmp_path)
    assert [(row.id, row.quote) for row in readings.rows] == [("a", "ships"), ("b", "gate")]
    assert (check.severity, check.code, check.line) == (Severity.VIOLATION, "reading-id", 3)


def test_the_same_words_read_twice_are_a_warning_and_both_are_kept(tmp_path: Path, write_sheet: WriteSheet) -> None:
    write_sheet("document,quote,kind", "7,seven  ships,say", "7,seven ships,say", "7,seven ships,promise")
    readings, (check,) = _load(tmp_path)
    assert len(readings.rows) == 3
    assert (check.severity, check.code, check.line) == (Severity.WARNING, "reading-repeated", 3)


def test_cells_that_a_kind_does_not_have_are_named(tmp_path: Path, write_sheet: WriteSheet) -> None:
    header = "document,quote,kind,speaker,polarity,participants"
    write_sheet(header, "7,ships,meeting,Anna,negative,Carl", "7,gate,say,Anna,,Carl")
    readings, checks = _load(tmp_path)
    assert len(readings.rows) == 2
    assert [(check.severity, check.line) for check in checks] == [(Severity.WARNING, 2)] * 2 + [(Severity.WARNING, 3)]
    assert "denied" in str(checks[1].expected)
