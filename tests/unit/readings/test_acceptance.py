"""One command takes the nearest words, and changes nothing else in the sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from kg_builder.authority import Authority
from kg_builder.errors import SheetError, UsageError
from kg_builder.model import Document
from kg_builder.readings import Acceptance, accept_match, apply_readings, load_readings

WriteSheet = Callable[..., Path]
HEADER = "id;document;quote;occurrence;kind;note"


def _accept(
    path: Path, row: str, letter: Document, *, occurrence: int | None = None, dry_run: bool = False
) -> Acceptance:
    file = f"readings/{path.name}"
    return accept_match(path, row, file=file, documents=[letter], occurrence=occurrence, dry_run=dry_run)


@pytest.mark.parametrize("row", ["2", "wrong"])
def test_the_nearest_words_take_the_place_of_the_quote(
    tmp_path: Path, write_sheet: WriteSheet, letter: Document, row: str
) -> None:
    lines = [
        HEADER,
        "ok;7;gate is shut;;say;",
        'wrong;7;"told me, Wolkenstien promised seven";;promise;kept',
        "x;7;q;;say;",
    ]
    path = write_sheet(*lines, ending="\r\n", bom=True)
    before = path.read_bytes()
    acceptance = _accept(path, row, letter)
    (change,) = acceptance.changes
    assert change.column == "quote"
    assert change.after == "told me that Envoy Wolkenstein promised him seven"
    assert path.read_bytes() == before.replace(b'"told me, Wolkenstien promised seven"', change.after.encode())
    assert acceptance.document == "letters/7"


def test_after_acceptance_the_row_is_read(
    tmp_path: Path, write_sheet: WriteSheet, letter: Document, authority: Authority
) -> None:
    path = write_sheet("document,quote,kind", "7,Envoy Wolkenstien promised him eleven ships,promise")
    _accept(path, "1", letter)
    readings, _ = load_readings(tmp_path / "readings", project=tmp_path)
    document = apply_readings(letter, readings, authority)
    assert document.checks == ()
    (act,) = document.speech_acts or ()
    assert act.span is not None
    assert act.span.quote == "Envoy Wolkenstein\r\npromised him  seven ships"


def test_a_dry_run_says_the_same_and_writes_nothing(write_sheet: WriteSheet, letter: Document) -> None:
    path = write_sheet(HEADER, "a;7;seven shisp;;say;")
    before = path.read_bytes()
    shown = _accept(path, "1", letter, dry_run=True)
    assert path.read_bytes() == before
    assert _accept(path, "1", letter) == shown
    assert path.read_bytes() == before.replace(b"seven shisp", b"seven ships")


def test_words_that_stand_twice_get_their_occurrence(write_sheet: WriteSheet, letter: Document) -> None:
    text = "Seven ships came. " + "x " * 40 + "Seven ships came."
    twice = replace(letter, text=text, zones=())
    path = write_sheet(HEADER, "a;7;Seven shipss came.;;say;")
    acceptance = _accept(path, "1", twice)
    assert [(change.column, change.after) for change in acceptance.changes] == [
        ("quote", "Seven ships came."),
        ("occurrence", "1"),
    ]
    assert path.read_text(encoding="utf-8").splitlines()[1] == "a;7;Seven ships came.;1;say;"


def test_a_column_that_is_not_there_is_asked_for(write_sheet: WriteSheet, letter: Document) -> None:
    twice = replace(letter, text="Seven ships came. Seven ships came.", zones=())
    path = write_sheet("document,quote,kind", "7,Seven shipss came,say")
    before = path.read_bytes()
    with pytest.raises(SheetError, match="a column 'occurrence' too"):
        _accept(path, "1", twice)
    assert path.read_bytes() == before


def test_of_several_places_one_must_be_chosen(write_sheet: WriteSheet, letter: Document) -> None:
    path = write_sheet(HEADER, "a;7;I answered that;;answer;")
    with pytest.raises(UsageError, match=r"lines 6, 7.*--occurrence N"):
        _accept(path, "1", letter)
    with pytest.raises(UsageError, match="2 times; found occurrence 3"):
        _accept(path, "1", letter, occurrence=3)
    acceptance = _accept(path, "1", letter, occurrence=2)
    assert acceptance.line == 7
    assert path.read_text(encoding="utf-8").splitlines()[1] == "a;7;I answered that;2;answer;"


def test_an_occurrence_too_many_is_taken_away(write_sheet: WriteSheet, letter: Document) -> None:
    path = write_sheet(HEADER, "a;7;seven ships;2;say;")
    _accept(path, "1", letter)
    assert path.read_text(encoding="utf-8").splitlines()[1] == "a;7;seven ships;;say;"


@pytest.mark.parametrize(
    ("row", "line", "error", "words"),
    [
        ("1", "a;7;seven ships;;say;", UsageError, "needs no change"),
        ("1", "a;7;Xyzzy plugh qwrt;;say;", UsageError, "nor do any words like it"),
        ("9", "a;7;seven shisp;;say;", SheetError, "no row '9'"),
        ("1", "a;7;seven shisp;;sey;", SheetError, "perhaps 'say'"),
        ("1", "a;8;seven shisp;;say;", UsageError, "there is no document '8'"),
    ],
)
def test_what_cannot_be_accepted_is_said_and_nothing_is_written(
    write_sheet: WriteSheet, letter: Document, row: str, line: str, error: type[Exception], words: str
) -> None:
    path = write_sheet(HEADER, line)
    before = path.read_bytes()
    with pytest.raises(error, match=words):
        _accept(path, row, letter)
    assert path.read_bytes() == before


def test_a_workbook_keeps_everything_else(tmp_path: Path, letter: Document) -> None:
    path = tmp_path / "sheet.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["document", "quote", "kind", "occurrence"])
    sheet.append([])
    sheet.append(["7", "I answred that I do", "answer", None])
    sheet.append(["7", "I answered that", "answer", 7])
    sheet["A2"].font = Font(bold=True)
    book.create_sheet("notes").append(["mine"])
    book.save(path)
    _accept(path, "1", letter)
    _accept(path, "2", letter, occurrence=2)
    after = load_workbook(path)
    first = after.worksheets[0]
    assert [cell.value for cell in first[4]] == ["7", "I answered that I do", "answer", None]
    assert [cell.value for cell in first[5]] == ["7", "I answered that", "answer", 2]
    assert first["A2"].font.bold
    assert after["notes"]["A1"].value == "mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["sheet.xlsx"]
