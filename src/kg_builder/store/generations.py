"""Builds stand side by side as generations; a pointer file names the one that counts.

    build/
      current               one line: the name of the last complete generation
      generations/000007/   graph.nq, store/, texts/, report.json, …: never changed once it is complete;
                            proposed.nq, store-proposed/ where something is proposed: both kinds of graphs
      report.html           a copy of the current generation's, where a person looks for it
      .building/            the one that is being made; thrown away if its making was interrupted
      .lock                 held, for as long as it lives, by the process that builds

A build that is killed at any moment leaves the pointer, and what it points to, as they were.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg_builder.errors import StoreError
from kg_builder.files import replace_file

_POINTER = "current"
_KEPT = 2


def current_generation(build_folder: Path) -> Path:
    """The folder of the last complete build.

    Raises:
        StoreError: nothing has been built, or the generation that the pointer names is gone.
    """
    pointer = build_folder / _POINTER
    if not pointer.is_file():
        raise StoreError(
            f"{build_folder}: nothing has been built here; expected a finished build (run: kg-builder build)"
        )
    generation = build_folder / "generations" / pointer.read_text(encoding="ascii").strip()
    if not generation.is_dir():
        raise StoreError(
            f"{pointer}: names the build {generation.name!r}, which is not there; expected one of the folders in "
            f"{generation.parent} (run kg-builder build to make it anew)"
        )
    return generation


@contextmanager
def building(build_folder: Path) -> Iterator[Path]:
    """A new empty folder to build in; when the block ends well, it becomes the current generation at one stroke.

    Raises:
        StoreError: another process is building here, or the folder cannot be written.
    """
    try:
        build_folder.mkdir(parents=True, exist_ok=True)
        lock = (build_folder / ".lock").open("a+", encoding="ascii")
    except OSError as error:
        raise StoreError(
            f"{build_folder}: cannot be written ({error.strerror}); expected a folder to build in"
        ) from error
    with lock:
        _take(lock.fileno(), build_folder)
        place = build_folder / ".building"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        yield place
        _publish(build_folder, place)


def _take(descriptor: int, build_folder: Path) -> None:
    """Takes the lock; the operating system gives it back when the process ends, however it ends."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, 32, 0).decode("ascii").strip() or "unknown"
        raise StoreError(
            f"{build_folder}: process {holder} is building here; expected to be alone (wait until it ends)"
        ) from error
    os.ftruncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode("ascii"))


def _publish(build_folder: Path, place: Path) -> None:
    generations = build_folder / "generations"
    generations.mkdir(exist_ok=True)
    numbers = sorted(int(path.name) for path in generations.iterdir() if path.name.isdigit())
    name = f"{(numbers[-1] if numbers else 0) + 1:06d}"
    _flush(place)
    place.rename(generations / name)
    replace_file(build_folder / _POINTER, f"{name}\n")
    for number in numbers[: -(_KEPT - 1) or None]:
        shutil.rmtree(generations / f"{number:06d}", ignore_errors=True)


def publish_page(build_folder: Path) -> Path:
    """The report page of the current build, put where a person looks for it: `report.html` in the build folder."""
    page = build_folder / "report.html"
    replace_file(page, (current_generation(build_folder) / "report.html").read_text(encoding="utf-8"))
    return page


def _flush(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
