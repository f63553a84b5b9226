"""The command line as a whole: what the system refuses is a message, and every character can be written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LETTER = "Letter of Anna Muster\n\n3 May 1901\n\nDear Carl, it is far.\n\nAnna Muster\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bare folder with one invented letter."""
    (tmp_path / "서울 7.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path


def run(*arguments: str, cwd: Path, shell: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own; `shell` stands behind it, as `| head -1` does."""
    command = f'"$0" -m kg_builder "$@" {shell}'
    return subprocess.run(
        ["bash", "-c", command, sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments", [["inspect", "."], ["inspect", ".", "--format", "jsonl"], ["--help"], ["query"]], ids=" ".join
)
def test_a_full_disk_is_said(folder: Path, arguments: list[str]) -> None:
    result = run(*arguments, cwd=folder, shell=">/dev/full")
    assert result.returncode == 2
    assert result.stderr.decode().splitlines()[-1].startswith("Error: the system refuses this: No space left")
    assert b"Traceback" not in result.stderr
    assert b"Exception ignored" not in result.stderr


@pytest.mark.parametrize("arguments", [["inspect", "."], ["inspect", ".", "--format", "html"], ["query"]], ids=" ".join)
def test_a_pipe_that_closes_early_ends_quietly(folder: Path, arguments: list[str]) -> None:
    result = run(*arguments, cwd=folder, shell="| true")
    assert b"Traceback" not in result.stderr
    assert b"Exception ignored" not in result.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("form", ["text", "jsonl", "html"])
def test_what_a_terminal_cannot_show_is_written_as_an_escape(folder: Path, encoding: str, form: str) -> None:
    result = run("inspect", ".", "--format", form, cwd=folder, PYTHONIOENCODING=encoding)
    assert result.returncode == 0, result.stderr
    if form != "text":
        assert "서울" in result.stdout.decode("utf-8")


def test_a_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    (folder / "build").write_text("a file stands here", encoding="utf-8")
    result = run("build", ".", cwd=folder)
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr


def test_an_argument_that_is_no_utf_8_is_said(folder: Path) -> None:
    run("build", ".", "--quiet", cwd=folder)
    for arguments in (["explain", "\udcff"], ["correct", "서울 7", "sender", "A\udcff", "--basis", "stated"]):
        result = run(*arguments, cwd=folder)
        assert result.returncode == 2
        assert b"Traceback" not in result.stderr
        assert b"udcff" in result.stderr
    assert not (folder / "decisions/corrections.tsv").exists()


def test_ctrl_c_ends_quietly_and_leaves_the_last_build(folder: Path) -> None:
    assert run("build", ".", "--quiet", cwd=folder).returncode == 0
    before = run("dump", "--format", "nq", cwd=folder).stdout
    for number in range(300):
        (folder / f"{number}.txt").write_text(LETTER, encoding="utf-8")
    command = [sys.executable, "-m", "kg_builder", "build", "."]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 30
        while not (folder / "build/.building").exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert errors.decode().strip() == "Stopped; the last complete build stands as it was."
    assert run("dump", "--format", "nq", cwd=folder).stdout == before


def test_a_result_that_cannot_be_written_is_said(folder: Path) -> None:
    assert run("build", ".", "--quiet", cwd=folder).returncode == 0
    for arguments in (["dump", "--output"], ["inspect", ".", "--format", "html", "--output"]):
        result = run(*arguments, "nowhere/x", cwd=folder)
        assert result.returncode == 2
        assert result.stderr.decode().splitlines()[-1].startswith("Error: nowhere/x: cannot be written")


def test_an_unknown_command_offers_the_known_ones(folder: Path) -> None:
    result = run("bild", cwd=folder)
    assert result.returncode == 2
    said = result.stderr.decode()
    assert "found the command 'bild'; expected one of init, build, " in said
    assert "perhaps 'build'" in said


def test_a_folder_and_a_project_are_not_both_built(folder: Path) -> None:
    result = run("build", ".", "--project", ".", cwd=folder)
    assert result.returncode == 2
    assert b"expected one of the two" in result.stderr
    assert not (folder / "build").exists()
