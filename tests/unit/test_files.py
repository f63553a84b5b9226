"""A file is replaced at one stroke: nothing of it is lost, and nothing lies about, when the writing fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg_builder.files import fresh_path, replace_file


def test_the_text_stands_there_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("old", encoding="utf-8")
    replace_file(path, "\ufeffid\r\nMüster\n")
    assert path.read_bytes() == "\ufeffid\r\nMüster\n".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["sheet.csv"]


def test_the_old_file_stays_if_the_new_one_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("old", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        replace_file(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert fresh_path(path).name.startswith(".")
