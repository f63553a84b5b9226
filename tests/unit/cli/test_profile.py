"""`kg-builder profile`: the list of layouts, and suggestions on stdout or into a file."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kg_builder.cli import main


def test_the_shipped_layouts_are_listed() -> None:
    result = CliRunner().invoke(main, ["profile", "list"])
    assert result.exit_code == 0
    assert "frus               Foreign Relations of the United States" in result.output


def test_a_draft_is_written_to_a_file(repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "draft.toml"
    texts = str(repository / "examples/consulate/texts")
    asked = ["profile", "suggest", texts, "--format", "toml", "--name", "mine", "--output", str(out)]
    result = CliRunner().invoke(main, asked)
    assert (result.exit_code, result.output) == (0, "")
    assert 'name = "mine"' in out.read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_a_usage_error() -> None:
    assert CliRunner().invoke(main, ["profile", "suggest", "nowhere"]).exit_code == 2
