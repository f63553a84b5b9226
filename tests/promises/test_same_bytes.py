"""Same input, same bytes: another folder, another hash seed, another order of files on disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECTS = ("tests/projects/ruritania", "examples/korea")


def dumps_of(project: Path, seed: str) -> dict[str, bytes]:
    environment = os.environ | {"PYTHONHASHSEED": seed}
    kg = [sys.executable, "-m", "kg_builder"]
    subprocess.run([*kg, "build", str(project), "--quiet"], check=True, env=environment, capture_output=True)
    return {
        name: subprocess.run(
            [*kg, "dump", "--project", str(project), "--format", name], check=True, env=environment, capture_output=True
        ).stdout
        for name in ("ttl", "nt", "trig", "nq", "jsonld")
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", PROJECTS)
def test_two_builds_give_identical_dumps(tmp_path: Path, repository: Path, name: str) -> None:
    first, second = tmp_path / "first", tmp_path / "elsewhere" / "second"
    ignore = shutil.ignore_patterns("build")
    shutil.copytree(repository / name, first, ignore=ignore)
    second.mkdir(parents=True)
    for path in sorted((repository / name).iterdir(), reverse=True):
        if path.is_dir() and path.name != "build":
            shutil.copytree(path, second / path.name)
        elif path.is_file():
            shutil.copy(path, second)
    one, two = dumps_of(first, "1"), dumps_of(second, "4242")
    assert all(one.values())
    assert one == two
