"""`inspect` on files and folders, with and without a project."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from kg_builder.cli import main


@pytest.fixture(name="project")
def project_fixture(repository: Path, tmp_path: Path) -> Path:
    """A copy of the invented project."""
    return Path(shutil.copytree(repository / "tests" / "projects" / "ruritania", tmp_path / "ruritania"))


def _inspect(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["inspect", *map(str, arguments)])


def _records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_single_file_without_a_project(project: Path) -> None:
    result = _inspect(project / "sources" / "telegrams" / "0001.txt", "--format", "jsonl")
    assert result.exit_code == 0
    (record,) = _records(result)
    assert (record["source"], record["form"], record["date"]) == ("0001.txt", "telegram", "1901-05-04T06:10:00")
    assert (record["mentions"], record["speech_acts"], record["events"]) == (None, None, None)


def test_a_folder_with_tables_and_readings(project: Path) -> None:
    result = _inspect(
        project / "sources" / "telegrams",
        "--format",
        "jsonl",
        "--authority",
        project / "authority",
        "--readings",
        project / "readings",
    )
    records = _records(result)
    assert [record["source"] for record in records] == ["0001.txt", "0002.txt", "0003.txt"]
    first = records[0]
    assert {mention["entity"] for mention in first["mentions"]} >= {"falkenau", "eisenherz", "hentzau"}
    assert {act["id"]: act["attributed_to"] for act in first["speech_acts"]}["a3"] == "a2"
    assert [event["actuality"] for event in first["events"]] == ["intended"]


def test_what_was_looked_for_and_not_found_is_empty(project: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Some words about nothing.\n", encoding="utf-8")
    (record,) = _records(
        _inspect(
            tmp_path / "letter.txt",
            *("--format", "jsonl", "--authority", project / "authority", "--readings", project / "readings"),
        )
    )
    assert (record["mentions"], record["speech_acts"], record["events"]) == ([], [], [])


def test_records_are_as_the_schema_says_and_spans_hold(project: Path, repository: Path) -> None:
    schema = json.loads((repository / "docs" / "inspect.schema.json").read_text(encoding="utf-8"))
    records = _records(_inspect("--project", project, "--format", "jsonl"))
    assert len(records) == 10
    for record in records:
        jsonschema.Draft202012Validator(schema).validate(record)
    assert _check_spans(records, project) > 80


def _check_spans(records: list[dict[str, Any]], folder: Path) -> int:
    """How many statements with a span there are; each must quote the words at its offsets."""
    count = 0
    for record in records:
        if record["source"].endswith(".txt"):
            text = (folder / record["source"]).read_bytes().decode("utf-8")
            rows = [row for value in record.values() if isinstance(value, list) for row in value]
            for row in rows:
                if row.get("span") and "as_written" in row:
                    assert text[slice(*row["span"])] == row["as_written"]
                    count += 1
    return count


def test_a_file_of_a_project_is_read_as_the_project_says(project: Path) -> None:
    table = project / "sources" / "register.csv"
    assert "table-unmapped" in _inspect(table).stderr
    records = _records(_inspect(table, "--project", project, "--format", "jsonl"))
    assert len(records) == 7
    assert {record["source"] for record in records} == {"sources/register.csv"}
    folder = _records(_inspect(project / "sources" / "telegrams", "--project", project, "--format", "jsonl"))
    assert [record["source"] for record in folder] == [f"sources/telegrams/000{n}.txt" for n in (1, 2, 3)]


def test_text_and_page(project: Path, tmp_path: Path) -> None:
    file = project / "sources" / "telegrams" / "0001.txt"
    shown = _inspect(file)
    assert "Look at first" in shown.stdout
    page = tmp_path / "look.html"
    result = _inspect(project / "sources" / "telegrams", "--format", "html", "--output", page)
    assert (result.exit_code, result.stdout) == (0, "")
    assert page.read_text(encoding="utf-8").count("<article") == 3


def test_a_named_profile_is_used(project: Path) -> None:
    file = project / "sources" / "telegrams" / "0001.txt"
    (record,) = _records(_inspect(file, "--profile", "generic", "--format", "jsonl"))
    assert record["profile"] == "generic"
    unknown = _inspect(file, "--profile", "no-such-layout")
    assert unknown.exit_code == 2
    assert "generic" in unknown.stderr


def test_what_cannot_be_read_is_said_and_nothing_else_is_lost(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / "b.txt").write_bytes(b"")
    shutil.copy(project / "sources" / "telegrams" / "0002.txt", folder / "c.txt")
    result = _inspect(folder, "--format", "jsonl")
    assert result.exit_code == 1
    assert [record["source"] for record in _records(result)] == ["c.txt"]
    assert "a.txt" in result.stderr
    assert "b.txt" in result.stderr
    page = tmp_path / "look.html"
    _inspect(folder / "a.txt", "--format", "html", "--output", page)
    assert "a PNG picture" in page.read_text(encoding="utf-8")


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    result = _inspect(tmp_path / "one", tmp_path / "two")
    assert result.exit_code == 2
    assert "one" in result.stderr
    assert "two" in result.stderr
    nothing = _inspect(tmp_path, "--authority", tmp_path / "none")
    assert nothing.exit_code == 2


def test_same_input_same_bytes(project: Path) -> None:
    for output_format in ("text", "jsonl", "html"):
        arguments = ("--project", project, "--format", output_format)
        assert _inspect(*arguments).stdout_bytes == _inspect(*arguments).stdout_bytes


@pytest.mark.corpus
def test_the_founding_documents_can_be_scored(shared: Path, repository: Path, tmp_path: Path) -> None:
    result = _inspect(shared / "corpus" / "seeds", "--format", "jsonl")
    records = _records(result)
    schema = json.loads((repository / "docs" / "inspect.schema.json").read_text(encoding="utf-8"))
    for record in records:
        jsonschema.Draft202012Validator(schema).validate(record)
    assert _check_spans(records, shared / "corpus" / "seeds") > 40
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    lines = [
        {"id": Path(seed["file"]).stem, "kind": "letter", "date": seed["date"][:10], "place": seed.get("sent_from")}
        for key, seed in gold.items()
        if key.startswith("seed")
    ]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (tmp_path / "read.jsonl").write_bytes(result.stdout_bytes)
    scored = subprocess.run(
        [sys.executable, shared / "tools" / "score.py", "headers", tmp_path / "gold.jsonl", tmp_path / "read.jsonl"],
        capture_output=True,
        check=True,
        text=True,
    )
    counts = json.loads(scored.stdout)["counts"]
    assert (counts["read"], counts["date"], counts["date_right"], counts["date_wrong"]) == (2, 2, 2, 0)


@pytest.mark.parametrize("option", ["--authority", "--readings"])
def test_a_folder_without_tables_is_no_answer(project: Path, option: str) -> None:
    result = _inspect(project / "sources/telegrams", option, project / "sources/telegrams")
    assert result.exit_code == 2
    assert "found no tables in it; expected a folder with tables (.csv, .tsv, .xlsx, .ods)" in result.stderr


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ("no-such.toml", "no-such.toml: found no such file; expected a profile, which is a .toml file"),
        ("frsu", "--profile: found profile = \"frsu\"; expected perhaps 'frus'"),
    ],
)
def test_a_profile_of_the_command_line_that_is_not_there_is_no_fault_of_kg_toml(
    project: Path, profile: str, words: str
) -> None:
    result = _inspect(project / "sources" / "telegrams" / "0001.txt", "--profile", profile)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "kg.toml" not in result.stderr
