"""`kg-builder correct` writes one line that the next reading follows, or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg_builder.cli.group import main
from kg_builder.model import Role
from kg_builder.pipeline import read_documents
from kg_builder.readings import apply_corrections, load_corrections

HEAD = "# kg_builder corrections 1\ndocument\tfield\tvalue\tbasis\tby\tdate\tcomment\n"
LETTER = "Letter of Anna Muster\n\n3 May 1901\n\nCarl told me that the Envoy promised him seven ships.\n\nAnna Muster\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one invented letter."""
    (tmp_path / "kg.toml").write_text('[[sources]]\nname = "letters"\npath = "sources"\n', encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "7.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path


def _run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["correct", *arguments, "--project", str(project)])


def _ledger(project: Path) -> str:
    path = project / "decisions" / "corrections.tsv"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _id(project: Path) -> str:
    (document,) = read_documents(project)[0]
    return document.id


@pytest.mark.parametrize("name", ["7.txt", "7", "sources/7.txt"])
def test_a_correction_is_written_and_followed(project: Path, name: str) -> None:
    result = _run(
        project, name, "sender", "Berta  Muster", "--basis", "inferred", "--by", "B. Leser", "--on", "2024-05-03"
    )
    assert result.exit_code == 0, result.output
    line = f"{_id(project)}\tsender\tBerta Muster\tinferred\tB. Leser\t2024-05-03\t\n"
    assert result.stdout == line
    assert "Berta Muster" in result.stderr
    assert _ledger(project) == HEAD + line
    corrections, checks = load_corrections(project / "decisions", project=project)
    assert checks == ()
    document = apply_corrections(read_documents(project)[0][0], corrections)
    assert [each.name for each in document.participants if each.role is Role.SENDER] == ["Berta Muster"]


def test_a_document_is_marked_as_checked_with_and_without_a_field(project: Path) -> None:
    assert _run(project, "7.txt", "--checked").exit_code == 0
    assert _ledger(project) == HEAD + f"{_id(project)}\tchecked\tyes\tstated\t\t\t\n"
    assert _run(project, "7.txt", "title", "A Note", "--basis", "supplied", "--checked").exit_code == 0
    assert f"{_id(project)}\ttitle\tA Note\tsupplied\t\t\t\n" in _ledger(project)


def test_a_reading_is_taken_away(project: Path) -> None:
    result = _run(project, "7.txt", "title", "--remove", "--basis", "stated", "--comment", "not its title")
    assert result.exit_code == 0, result.output
    assert _ledger(project).endswith("\ttitle\t\tstated\t\t\tnot its title\n")


def test_a_dry_run_writes_nothing(project: Path) -> None:
    result = _run(project, "7.txt", "sender", "Berta Muster", "--basis", "inferred", "--dry-run")
    assert result.exit_code == 0
    assert "Berta Muster" in result.stdout
    assert "Nothing was written" in result.stderr
    assert not (project / "decisions").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["8.txt", "sender", "Carl", "--basis", "stated"], "perhaps '7.txt'"),
        (["7.txt", "sendr", "Carl", "--basis", "stated"], "perhaps 'sender'"),
        (["7.txt", "date", "yesterday", "--basis", "stated"], "1901-05-03"),
        (["7.txt", "form", "postcard", "--basis", "stated"], "telegram"),
        (["7.txt", "sender", "Carl"], "--basis"),
        (["7.txt", "sender", "Carl", "--basis", "known"], "conjectured"),
        (["7.txt", "sender", "--basis", "stated"], "--remove"),
        (["7.txt", "sender", "Carl", "--remove", "--basis", "stated"], "--remove"),
        (["7.txt"], "--checked"),
    ],
)
def test_what_cannot_be_followed_is_not_written(project: Path, arguments: list[str], words: str) -> None:
    result = _run(project, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
    assert not (project / "decisions").exists()


def test_an_empty_value_is_no_removal(project: Path) -> None:
    result = _run(project, "7.txt", "sender", "", "--basis", "stated")
    assert result.exit_code == 2
    assert "say a value for 'sender', or --remove" in result.stderr
    assert _ledger(project) == ""


@pytest.mark.parametrize("day", ["yesterday", "3 May 2024", "20240503", "2024-02-30"])
def test_the_day_of_a_decision_is_a_day(project: Path, day: str) -> None:
    result = _run(project, "7.txt", "sender", "Berta", "--basis", "stated", "--on", day)
    assert result.exit_code == 2
    assert f"found the day {day!r} of the decision; expected one such as 2024-05-03" in result.stderr
    assert _ledger(project) == ""


def test_a_slip_in_an_id_is_said_and_kept_as_words(project: Path) -> None:
    (project / "authority").mkdir()
    (project / "authority" / "people.csv").write_text("id,label\nanna,Anna Muster\n", encoding="utf-8")
    slip = _run(project, "7.txt", "sender", "ana", "--basis", "stated", "--dry-run")
    assert slip.exit_code == 0
    assert "the sender 'ana' is in no authority table; the words are kept; perhaps 'anna'" in slip.stderr
    for value in ("anna", "Ana"):
        sound = _run(project, "7.txt", "sender", value, "--basis", "stated", "--dry-run")
        assert "authority table" not in sound.stderr


def test_a_correction_may_name_an_entry_of_a_register_among_the_sources(project: Path) -> None:
    (project / "sources/people.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><listPerson><person xml:id="anna"><persName>Anna Muster'
        "</persName></person></listPerson></body></text></TEI>",
        encoding="utf-8",
    )
    result = _run(
        project, "7.txt", "sender", "letters:anna", "--basis", "inferred", "--by", "jane", "--on", "2024-05-01"
    )
    assert result.exit_code == 0, result.output
    assert "letters:anna" in _ledger(project)
    assert "in no authority table" not in result.stderr


def test_what_was_typed_is_no_fault_of_the_ledger(project: Path) -> None:
    result = _run(project, "7.txt", "sendr", "Berta", "--basis", "stated")
    assert result.exit_code == 2
    assert "correct: found the field 'sendr'; expected perhaps 'sender'" in result.stderr
    assert "corrections.tsv" not in result.stderr
