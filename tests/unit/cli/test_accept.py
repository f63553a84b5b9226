"""`kg-builder accept` puts the nearest words into a sheet, from wherever the sheet is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg_builder.cli.group import main

LETTER = (
    "Letter of Anna Muster\n\n3 May 1901\n\nCarl told me that the Envoy promised\nhim seven ships.\n\nAnna Muster\n"
)
SHEET = "id,document,quote,kind\nships,7.txt,the Envoy promissed him eleven ships,promise\n"
AFTER = "id,document,quote,kind\nships,7.txt,the Envoy promised him seven ships,promise\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one invented letter and one bad quote."""
    (tmp_path / "kg.toml").write_text('[[sources]]\nname = "letters"\npath = "sources"\n', encoding="utf-8")
    for name in ("sources", "readings"):
        (tmp_path / name).mkdir()
    (tmp_path / "sources" / "7.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "readings" / "letters.csv").write_text(SHEET, encoding="utf-8")
    return tmp_path


def _run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["accept", *arguments, "--project", str(project)])


def _sheet(project: Path) -> str:
    return (project / "readings" / "letters.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", ["readings/letters.csv", "letters.csv"])
@pytest.mark.parametrize("row", ["1", "ships"])
def test_the_nearest_words_are_taken(project: Path, sheet: str, row: str) -> None:
    result = _run(project, sheet, row)
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "readings/letters.csv, row 1, quote\n"
        "- the Envoy promissed him eleven ships\n"
        "+ the Envoy promised him seven ships\n"
    )
    assert "line 5" in result.stderr
    assert _sheet(project) == AFTER


def test_a_dry_run_writes_nothing(project: Path) -> None:
    result = _run(project, "readings/letters.csv", "1", "--dry-run")
    assert result.exit_code == 0
    assert "+ the Envoy promised him seven ships" in result.stdout
    assert "Nothing was written" in result.stderr
    assert _sheet(project) == SHEET


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["letters.csv", "2"], "no row '2'"),
        (["other.csv", "1"], "readings/letters.csv"),
        (["letters.csv", "1", "--occurrence", "0"], "--occurrence"),
    ],
)
def test_what_cannot_be_accepted_is_said(project: Path, arguments: list[str], words: str) -> None:
    result = _run(project, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert _sheet(project) == SHEET


def test_taking_them_twice_says_that_there_is_nothing_to_do(project: Path) -> None:
    assert _run(project, "letters.csv", "1").exit_code == 0
    result = _run(project, "letters.csv", "1")
    assert result.exit_code == 2
    assert "needs no change" in result.stderr


def test_the_command_that_a_build_offers_can_be_typed_where_the_user_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offered() -> str:
        told = CliRunner().invoke(main, ["build", str(project), "--dry-run"]).stderr
        start = told.index("kg-builder accept ")
        return told[start : told.index("; found", start)]

    monkeypatch.chdir(project.parent)
    command = offered()
    assert command == f"kg-builder accept readings/letters.csv 1 --project {project}"
    monkeypatch.chdir(project)
    assert offered() == "kg-builder accept readings/letters.csv 1"
    assert CliRunner().invoke(main, command.split()[1:]).exit_code == 0
    assert _sheet(project) == AFTER
