"""The whole way on small projects: the graph, the report and an answer, byte for byte.

After a wanted change: `KG_WRITE_GOLDEN=1 pytest tests/golden/test_way.py`, and read the difference.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg_builder.cli import main
from kg_builder.store import current_generation

CASES = sorted(path.parent for path in (Path(__file__).parent / "way").glob("*/project"))


def test_the_cases_were_collected() -> None:
    assert len(CASES) == 3


def results_of(project: Path) -> dict[str, bytes]:
    """What the way gives: graph, report, the answer to the first question, the checks of validation."""
    runner = CliRunner()
    runner.invoke(main, ["build", str(project), "--quiet"])
    generation = current_generation(project / "build")
    query = runner.invoke(
        main, ["query", "who-reported-to-whom", "--project", str(project), "--format", "csv", "--quiet"]
    )
    validation = runner.invoke(main, ["validate", "--project", str(project), "--format", "json", "--quiet"])
    return {
        "graph.nq": (generation / "graph.nq").read_bytes(),
        "report.json": (generation / "report.json").read_bytes(),
        "who-reported-to-whom.csv": query.stdout_bytes,
        "validation.json": validation.stdout_bytes,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_whole_way(case: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(case / "project", project, ignore=shutil.ignore_patterns("build"))
    results = results_of(project)
    expected = case / "expected"
    if os.environ.get("KG_WRITE_GOLDEN"):
        expected.mkdir(exist_ok=True)
        for name, content in results.items():
            (expected / name).write_bytes(content)
    assert sorted(results) == sorted(path.name for path in expected.iterdir())
    for name, content in results.items():
        assert content == (expected / name).read_bytes(), f"{case.name}/{name} differs"
