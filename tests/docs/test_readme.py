"""The README is executed: the demo prints what it says, and the five-minute walk can be walked."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

KG = [sys.executable, "-m", "kg_builder"]
PLAIN = {"NO_COLOR": "1", "COLUMNS": "150"}

LETTERS = {
    "0423.txt": "From Strelsau. Sent 4.5.1901 06.10.\n\nTo Comrade Leo Falkenau\n\nI report on the harvest.\n\n"
    "No. 3/M. Anna Muster.\nCopies to Otto Eisenherz, Rosa Amsel.\n",
    "0424.txt": "From Ruppertsburg. Sent 6.5.1901 09.00.\n\nTo Comrade Otto Eisenherz\nTo No. 3/M.\n\nIt is good.\n\n"
    "No. 8/F. Leo Falkenau.\nCopies to Anna Muster.\n",
}


def shell_lines(text: str) -> list[str]:
    """The commands in the README's shell blocks, without remarks."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.S)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments, cwd=folder, env=os.environ | PLAIN, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.slow
def test_the_demo_prints_what_the_readme_shows(repository: Path, tmp_path: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- demo -->\n```text\n(.*?)```\n<!-- /demo -->", readme, re.S)
    assert shown is not None
    expected = [line.rstrip() for line in shown[1].splitlines()]
    shutil.copytree(repository / "examples/korea", tmp_path / "examples/korea", ignore=shutil.ignore_patterns("build"))
    real: list[str] = []
    for command in demo_commands(repository):
        done = run([*KG, *command], tmp_path)
        assert done.returncode == 0, done.stderr
        real += [line.rstrip() for line in done.stdout.splitlines()]
    parts = "\n".join(expected).split("\n ⋮\n")
    assert len(parts) >= 2
    position, text = 0, "\n".join(real)
    for part in parts:
        assert part in text[position:], f"the demo does not print:\n{part}\nbut:\n{text}"
        position = text.index(part, position) + len(part)


def demo_commands(repository: Path) -> list[list[str]]:
    """What `make demo` runs, without what it says at the end."""
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", makefile, re.M)
    assert recipe is not None
    return [
        shlex.split(line.strip()[len("@$(KG)") :])
        for line in recipe[1].splitlines()
        if line.strip().startswith("@$(KG)")
    ]


@pytest.mark.slow
def test_the_five_minute_walk_can_be_walked(repository: Path, tmp_path: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    walk = readme[readme.index("## Five minutes") : readme.index("## The way of the data")]
    (tmp_path / "my-telegrams").mkdir()
    for name, text in LETTERS.items():
        (tmp_path / "my-telegrams" / name).write_text(text, encoding="utf-8")
    walked = 0
    for line in shell_lines(walk):
        words = line.replace("kg-builder", shlex.join(KG), 1) if line.startswith("kg-builder") else line
        done = run(["bash", "-c", words], tmp_path)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        walked += 1
    assert walked >= 11
    assert (tmp_path / "seen.html").stat().st_size > 1000
    assert "1901-05-04" in (tmp_path / "my-project.ttl").read_text(encoding="utf-8")
    assert "hasSender" in (tmp_path / "in-records-in-contexts.ttl").read_text(encoding="utf-8")


def test_every_page_that_the_readme_names_is_there(repository: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert len(targets) >= 10
    assert not [target for target in targets if not (repository / target).exists()]
