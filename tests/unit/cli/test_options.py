"""Where results are written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kg_builder.cli.options import open_output


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
