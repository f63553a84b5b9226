"""Puts the demo's real output, shortened, between the marks in README.md.

Usage: python tests/support/readme_demo.py < OUTPUT, where OUTPUT is what `make demo` prints with COLUMNS=150.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

FIRST, LAST = 13, 8


def main() -> None:
    """Keeps the first and the last lines; the dots between them stand for the rest."""
    readme = Path(__file__).parents[2] / "README.md"
    lines = [line.rstrip() for line in sys.stdin.read().splitlines()]
    shown = "\n".join([*lines[:FIRST], " ⋮", *lines[-LAST:]])
    text = readme.read_text(encoding="utf-8")
    block = f"<!-- demo -->\n```text\n{shown}\n```\n<!-- /demo -->"
    readme.write_text(re.sub(r"<!-- demo -->.*?<!-- /demo -->", lambda _: block, text, flags=re.S), encoding="utf-8")


if __name__ == "__main__":
    main()
