"""A build killed at any moment leaves the previous one, or the new one, whole and readable."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg_builder.pipeline import build
from kg_builder.store import current_generation


def dump_of(project: Path) -> bytes:
    return (current_generation(project / "build") / "graph.nq").read_bytes()


@pytest.mark.slow
def test_killed_at_many_points(tmp_path: Path, repository: Path) -> None:
    project = tmp_path / "ruritania"
    shutil.copytree(repository / "tests/projects/ruritania", project, ignore=shutil.ignore_patterns("build"))
    build(project)
    before = dump_of(project)
    (project / "sources/telegrams/0002.txt").unlink()
    script = repository / "tests/support/killed_builds.py"
    run = subprocess.run(
        [sys.executable, str(script), str(project), "25"], capture_output=True, text=True, check=False, timeout=300
    )
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    after = dump_of(project)
    assert before != after
    assert sum(row["killed"] for row in rows) >= 30, "the build must have been killed at many points"
    assert not [row for row in rows if row.get("unreadable")]
    for row in rows:
        assert row["store"] == row["lines"], row
        assert row["lines"] in (before.count(b"\n"), after.count(b"\n")), row
    killed_early = [row for row in rows if row["killed"] and row["lines"] == before.count(b"\n")]
    assert killed_early, "some kills must have left the previous build"
