"""Puts files in place at one stroke: whoever reads sees the old one or the new one, whole."""

from __future__ import annotations

import os
from pathlib import Path


def fresh_path(path: Path) -> Path:
    """Where the new content of a file is written before it takes the file's name: hidden, in the same folder."""
    return path.with_name(f".{path.name}.new")


def replace_file(path: Path, content: str) -> None:
    """Puts a text (UTF-8, line ends as they are) where a file stands, in one step; it is on the disk before that."""
    fresh = fresh_path(path)
    with fresh.open("w", encoding="utf-8", newline="") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)
