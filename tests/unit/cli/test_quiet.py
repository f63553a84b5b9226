"""`--quiet`: results and errors, and nothing else; `--dry-run`: the same words, and nothing is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg_builder.cli import main

CALLS = (
    ("build", "--project", "."),
    ("validate",),
    ("query", "coverage"),
    ("inspect",),
    ("correct", "R1", "title", "A title", "--basis", "supplied"),
    ("accept", "readings/telegrams.csv", "a1", "--dry-run"),
    ("init", "new"),
)


@pytest.mark.parametrize("call", CALLS, ids=[call[0] for call in CALLS])
def test_quiet_says_nothing_beside_results_and_errors(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    project = Path(shutil.copytree(repository / "tests" / "projects" / "ruritania", tmp_path / "ruritania"))
    sheet = project / "readings" / "telegrams.csv"
    if call[0] == "accept":
        first = sheet.read_text(encoding="utf-8").splitlines()[1]
        sheet.write_text(sheet.read_text(encoding="utf-8").replace(first, first.replace(" the ", " teh ")), "utf-8")
    monkeypatch.chdir(project)
    if call[0] in ("validate", "query"):
        assert CliRunner().invoke(main, ["build", "-q"]).exit_code == 0
    loud = CliRunner().invoke(main, [*call])
    if call[0] == "init":
        shutil.rmtree(project / "new")
    quiet = CliRunner().invoke(main, [*call, "--quiet"])
    assert (loud.exit_code, quiet.exit_code) == (0, 0), loud.output
    assert quiet.stderr == ""
    if call[0] != "validate":  # whose text report is a message where nothing is wrong
        assert quiet.stdout == loud.stdout
