"""The page of quality is made by its command, and the page in docs/ is one that it made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.corpus, pytest.mark.slow]


def test_a_volume_is_measured_and_agrees_with_the_yardstick(shared: Path, repository: Path, tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    command = [sys.executable, repository / "benchmarks/quality.py", "--shared", shared, "--output", page]
    done = subprocess.run([*map(str, command), "--only", "v06"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = page.read_text(encoding="utf-8")
    assert "`frus/frus1961-63v06.xml`, 120 documents." in written
    assert "| date right | 110 | 110 | 1.000" in written
    kept = (repository / "docs/quality.md").read_text(encoding="utf-8")
    assert written.split("## Plain text")[0] == kept.split("## Plain text")[0]
    assert {line for line in kept.splitlines() if line.startswith("### ")} >= {
        line for line in written.splitlines() if line.startswith("### ")
    }
