"""Where results are written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kg_builder.cli.options import open_output
from kg_builder.errors import UsageError


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with open_output(pipe, "w") as out:
        out.write("words")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert os.read(reader, 100) == b"words"
    os.close(reader)


def test_a_file_is_put_in_place_whole(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("old", encoding="utf-8")
    with open_output(path, "w") as out:
        out.write("new")
        out.flush()
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"


def test_a_writing_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    with pytest.raises(UsageError, match="no title"), open_output(path, "w") as out:
        out.write("ne")
        raise UsageError("no title")
    assert path.read_text(encoding="utf-8") == "old"
    with pytest.raises(UsageError, match="no title"), open_output(tmp_path / "none.txt", "w"):
        raise UsageError("no title")
    assert [each.name for each in tmp_path.iterdir()] == ["words.txt"]
    with open_output(path, "wb") as out:
        out.write(b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)


def test_a_link_is_followed_and_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    with open_output(tmp_path / "link.txt", "w") as out:
        out.write("new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "new"
    with pytest.raises(UsageError, match="cannot be written"), open_output(tmp_path / "none/x.txt", "w"):
        pass
