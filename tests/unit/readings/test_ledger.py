"""The ledger of corrections: sorted, one line a fact, never half written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg_builder.errors import SheetError
from kg_builder.model import Basis, Document, Severity
from kg_builder.readings import (
    CORRECTIONS_FILE,
    Corrections,
    DocumentNames,
    add_corrections,
    load_corrections,
    make_correction,
    settle_corrections,
)

HEAD = "# kg_builder corrections 1\ndocument\tfield\tvalue\tbasis\tby\tdate\tcomment\n"


def _write(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / CORRECTIONS_FILE
    path.write_bytes(text.encode())
    return path


def _add(folder: Path, **said: str) -> None:
    add_corrections(folder, [make_correction(**said)])


def _text(folder: Path) -> str:
    return (folder / CORRECTIONS_FILE).read_bytes().decode()


def test_a_missing_ledger_holds_nothing(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "decisions", project=tmp_path) == (Corrections(), ())


def test_lines_are_sorted_and_a_fact_has_one(tmp_path: Path) -> None:
    folder = tmp_path / "decisions"
    _add(folder, document="b", field="sender", value="Carl  Beispiel", basis="inferred")
    _add(folder, document="a", field="title", value='The "Letter"', basis="supplied", comment="see\tp. 3")
    _add(folder, document="b", field="Date", value="1901-05-03", basis="stated", by="A. Muster", on="2024-01-02")
    _add(folder, document="b", field="sender", value="Berta Muster", basis="conjectured")
    assert _text(folder) == HEAD + (
        'a\ttitle\t"The ""Letter"""\tsupplied\t\t\tsee p. 3\n'
        "b\tdate\t1901-05-03\tstated\tA. Muster\t2024-01-02\t\n"
        "b\tsender\tBerta Muster\tconjectured\t\t\t\n"
    )
    corrections, checks = load_corrections(folder, project=tmp_path)
    assert checks == ()
    assert [(line.document, line.field.name, line.value) for line in corrections.lines] == [
        ("a", "title", 'The "Letter"'),
        ("b", "date", "1901-05-03"),
        ("b", "sender", "Berta Muster"),
    ]
    date = corrections.by_document["b"][0]
    assert (date.basis, date.by, date.on) == (Basis.STATED, "A. Muster", "2024-01-02")
    assert (date.record.file, date.record.locator, date.record.line) == ("decisions/corrections.tsv", "b date", 4)
    assert [entry.name for entry in folder.iterdir()] == [CORRECTIONS_FILE]


def test_a_folder_in_the_place_of_the_ledger_is_said(tmp_path: Path) -> None:
    (tmp_path / CORRECTIONS_FILE).mkdir()
    _, (check,) = load_corrections(tmp_path, project=tmp_path)
    assert "directory" in str(check.found)
    with pytest.raises(SheetError, match="nothing was written"):
        _add(tmp_path, document="a", field="sender", value="Anna", basis="stated")


def test_the_order_of_writing_leaves_no_trace(tmp_path: Path) -> None:
    facts = [("b", "sender", "Carl"), ("a", "number", "7"), ("a", "date:receipt", "1901")]
    for name, order in (("one", facts), ("two", facts[::-1])):
        for document, field, value in order:
            _add(tmp_path / name, document=document, field=field, value=value, basis="stated")
    assert _text(tmp_path / "one") == _text(tmp_path / "two")


def test_names_of_one_fact_are_one_line(tmp_path: Path) -> None:
    for field in ("place", "sent_from", "place:sent_from"):
        _add(tmp_path, document="a", field=field, value=field, basis="stated")
    assert _text(tmp_path) == HEAD + "a\tplace\tplace:sent_from\tstated\t\t\t\n"


def test_comments_above_the_columns_stay(tmp_path: Path) -> None:
    _write(tmp_path, "\ufeff# our decisions\r\ndocument\tfield\tvalue\r\na\tsender\tCarl\r\n")
    _add(tmp_path, document="b", field="sender", value="Anna", basis="stated")
    assert _text(tmp_path).startswith("# kg_builder corrections 1\n# our decisions\ndocument\t")
    assert "a\tsender\tCarl\tstated\t\t\t\n" in _text(tmp_path)


@pytest.mark.parametrize(
    ("line", "found", "expected"),
    [
        ("a\tsendr\tCarl\tstated\t\t\t", "'sendr'", "perhaps 'sender'"),
        ("a\tcopy_recipient\tCarl\tstated\t\t\t", "'copy_recipient'", ""),
        ("a\tdate\tyesterday\tstated\t\t\t", "'yesterday'", "1901-05-03"),
        ("a\tform\tpostcard\tstated\t\t\t", "'postcard'", "telegram"),
        ("a\tdispatch\t\tstated\t\t\t", "''", "not-stated"),
        ("a\tchecked\tperhaps\tstated\t\t\t", "'perhaps'", "yes"),
        ("a\tsender\tCarl\tknown\t\t\t", "'known'", "conjectured"),
        ("\tsender\tCarl\tstated\t\t\t", "no document", "id"),
        ("a\tsender\tCarl\tstated\t\t\t\tmore", "8 cells", "7"),
        ("ok\tsender\tCarl\tstated\t\t\t", "second correction", "line 3"),
        ('a\tsender\t"Carl', "cannot be read", "quotation marks"),
    ],
)
def test_a_faulty_line_is_a_violation_that_costs_no_other(tmp_path: Path, line: str, found: str, expected: str) -> None:
    path = _write(tmp_path, HEAD + "ok\tsender\tAnna\tstated\t\t\t\n" + line + "\n")
    corrections, (check,) = load_corrections(tmp_path, project=tmp_path)
    assert [each.value for each in corrections.lines] == ["Anna"]
    assert check.severity is Severity.VIOLATION
    assert found in str(check.found)
    assert expected in str(check.expected)
    before = path.read_bytes()
    with pytest.raises(SheetError, match="nothing was written"):
        _add(tmp_path, document="c", field="sender", value="Carl", basis="stated")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"# kg_builder corrections 2\ndocument\tfield\tvalue\n", "version 2"),
        (b"document\tfield\n", "the columns"),
        (b"document\tfield\tvalue\twhy\n", "the columns"),
        (b"\xff\xfe", "UTF-16"),
        (b"document\tfield\tvalue\nM\xfcller", "no UTF-8 text"),
    ],
)
def test_a_ledger_that_is_none_is_left_alone(tmp_path: Path, content: bytes, found: str) -> None:
    (tmp_path / CORRECTIONS_FILE).write_bytes(content)
    corrections, (check,) = load_corrections(tmp_path, project=tmp_path)
    assert corrections.lines == ()
    assert found in str(check.found)
    with pytest.raises(SheetError):
        _add(tmp_path, document="c", field="sender", value="Carl", basis="stated")
    assert (tmp_path / CORRECTIONS_FILE).read_bytes() == content


@pytest.mark.parametrize(
    ("field", "value", "basis"), [("sendr", "x", "stated"), ("date", "x", "stated"), ("sender", "x", "known")]
)
def test_what_is_no_correction_is_not_written(tmp_path: Path, field: str, value: str, basis: str) -> None:
    with pytest.raises(SheetError, match="no correction"):
        _add(tmp_path, document="a", field=field, value=value, basis=basis)
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_is_not_there_is_named_with_the_nearest(tmp_path: Path, letter: Document) -> None:
    _add(tmp_path, document="letters/8", field="sender", value="Carl", basis="stated")
    _add(tmp_path, document="letters/7", field="sender", value="Carl", basis="stated")
    corrections, _ = load_corrections(tmp_path, project=tmp_path)
    settled, (check,) = settle_corrections(corrections, DocumentNames([letter]))
    assert [line.document for line in settled.lines] == ["letters/7"]
    assert (check.severity, check.code, check.line) == (Severity.VIOLATION, "correction-document", 4)
    assert check.expected == "perhaps 'letters/7'"


def test_a_short_id_is_enough_where_it_is_the_only_one(tmp_path: Path, letter: Document) -> None:
    _add(tmp_path, document="7", field="sender", value="Carl", basis="stated")
    corrections, _ = load_corrections(tmp_path, project=tmp_path)
    settled, checks = settle_corrections(corrections, DocumentNames([letter]))
    assert (checks, settled.of_document(letter)[0].value) == ((), "Carl")
    other = replace(letter, id="register/7", source="sources/register.csv")
    settled, (check,) = settle_corrections(corrections, DocumentNames([letter, other]))
    assert (settled.lines, check.code) == ((), "correction-document")
    assert check.message == "'7' can mean 2 documents; the correction of its sender waits"
    assert check.expected == "one of letters/7, register/7"


def test_two_names_of_one_document_are_no_two_corrections_of_one_fact(tmp_path: Path, letter: Document) -> None:
    _add(tmp_path, document="7", field="sender", value="Carl", basis="stated")
    _add(tmp_path, document="letters/7", field="sender", value="Anna", basis="stated")
    corrections, _ = load_corrections(tmp_path, project=tmp_path)
    settled, (check,) = settle_corrections(corrections, DocumentNames([letter]))
    assert [line.value for line in settled.lines] == ["Carl"]
    assert (check.code, check.line) == ("correction-repeated", 4)
    assert "whose sender line 3 corrects" in check.message


def test_a_corpus_full_of_slips_is_not_searched_for_each_of_them(letter: Document) -> None:
    names = DocumentNames([letter])
    told = [names.explain("letters/8", ())[1] for _ in range(30)]
    assert told[0] == told[19] == "perhaps 'letters/7'"
    assert set(told[20:]) == {"a document's id, file name or title"}
