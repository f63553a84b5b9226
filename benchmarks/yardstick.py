"""What the shared yardstick counts, beside which our own figures are held."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def count_by_yardstick(shared: Path, kind: str, gold: Path, read: Path) -> dict[str, int]:
    """Its counts of a file of inspect against gold; `kind` is headers, mentions or speech."""
    command = [sys.executable, str(shared / "tools/score.py"), kind, str(gold), str(read)]
    counts = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["counts"]
    return dict(counts)
