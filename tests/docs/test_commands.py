"""Every command is documented, by its own help text, which is the reference."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg_builder.cli import main
from kg_builder.cli.group import COMMANDS


def test_the_page_of_commands_is_what_the_help_says(repository: Path) -> None:
    script = repository / "tests/support/command_reference.py"
    made = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True).stdout
    page = (repository / "docs/commands.md").read_text(encoding="utf-8")
    assert page == made, "run: python tests/support/command_reference.py > docs/commands.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_the_same_short_line(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert f"Usage: main {name}" in result.output or "Usage:" in result.output
    assert len(result.output.splitlines()) > 5


def test_an_unknown_command_is_a_usage_error() -> None:
    assert CliRunner().invoke(main, ["biuld"]).exit_code == 2


def test_the_group_lists_every_command() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert all(f"  {name} " in result.output for name in COMMANDS)
