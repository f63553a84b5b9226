"""Builds that are interrupted leave the previous one; two builds at once are refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg_builder.errors import StoreError
from kg_builder.files import replace_file
from kg_builder.store import building, current_generation, open_build


def put(build_folder: Path, words: str) -> None:
    with building(build_folder) as place:
        (place / "graph.nq").write_text(words, encoding="utf-8")


def test_a_finished_build_becomes_the_current_one(tmp_path: Path) -> None:
    put(tmp_path, "one")
    put(tmp_path, "two")
    assert (current_generation(tmp_path) / "graph.nq").read_text(encoding="utf-8") == "two"


def test_an_error_in_a_build_leaves_the_previous_one(tmp_path: Path) -> None:
    put(tmp_path, "one")
    with pytest.raises(ZeroDivisionError), building(tmp_path) as place:
        (place / "graph.nq").write_text("half", encoding="utf-8")
        raise ZeroDivisionError
    assert (current_generation(tmp_path) / "graph.nq").read_text(encoding="utf-8") == "one"
    put(tmp_path, "two")
    assert (current_generation(tmp_path) / "graph.nq").read_text(encoding="utf-8") == "two"


def test_only_the_last_two_builds_are_kept(tmp_path: Path) -> None:
    for words in ("one", "two", "three", "four"):
        put(tmp_path, words)
    assert sorted(path.name for path in (tmp_path / "generations").iterdir()) == ["000003", "000004"]


def test_a_second_build_at_the_same_time_names_the_first(tmp_path: Path) -> None:
    with (
        building(tmp_path),
        pytest.raises(StoreError, match=f"process {os.getpid()} is building here"),
        building(tmp_path),
    ):
        pass


_HOLD = """
import sys, time
from pathlib import Path
from kg_builder.store import building
with building(Path(sys.argv[1])):
    print("building", flush=True)
    time.sleep(60)
"""


def test_the_lock_dies_with_its_holder(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "building\n"
        with pytest.raises(StoreError, match=f"process {holder.pid} is building here"), building(tmp_path):
            pass
        holder.kill()
    put(tmp_path, "one")
    assert (current_generation(tmp_path) / "graph.nq").read_text(encoding="utf-8") == "one"


def test_no_build_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing has been built here"):
        open_build(tmp_path)


def test_a_pointer_to_nothing_is_said(tmp_path: Path) -> None:
    put(tmp_path, "one")
    replace_file(tmp_path / "current", "000009\n")
    with pytest.raises(StoreError, match="names the build '000009', which is not there"):
        open_build(tmp_path)


def test_a_damaged_store_is_said(tmp_path: Path) -> None:
    put(tmp_path, "one")
    with pytest.raises(StoreError, match="expected the store of a finished build"):
        open_build(tmp_path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"), building(tmp_path / "file"):
        pass
