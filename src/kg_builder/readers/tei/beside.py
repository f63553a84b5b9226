"""Registers that stand beside a letter: in its folder, or in a folder of registers next to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from kg_builder.model import AuthorityRecord, Check
from kg_builder.readers.markup import stream_elements
from kg_builder.readers.tei.registers import ENTRY_NAMES, is_entry, read_entry, scoped_id

_FOLDERS = re.compile(
    r"ind(?:ices|exes|ex)|registers?|registry|reg|lists?|authority|personograph(?:y|ie)|verzeichnis(?:se)?",
    re.I,
)
_HEAD = 65_536
_LISTS = re.compile(rb"<(?:\w+:)?list(?:Person|Place|Org)\b")
# Among letters, whose own lists are theirs alone, a register is what begins with a list.
_REGISTER = re.compile(rb"<(?:body|standOff)\b[^>]*>\s*(?:</?(?:div|head)\b[^>]*>[^<]*)*<list(?:Person|Place|Org)\b")

Entries = Mapping[str, AuthorityRecord]


def entries_beside(path: Path, *, file: str, source_name: str) -> Entries:
    """The entries of the registers beside a letter, by their own ids; of one that comes twice, the first.

    Looked for in the letter's folder, and in folders next to it or above it that are called `indices`, `registers` and
    the like. `file` is the letter's path as its user knows it; entries rest on files named in the same way.
    """
    found: dict[str, AuthorityRecord] = {}
    for register in register_paths(path.parent):
        for xml_id, record in entries_of_file(
            register, file=_named(register, path, file), source_name=source_name
        ).items():
            found.setdefault(xml_id, record)
    return found


def register_paths(folder: Path) -> tuple[Path, ...]:
    """The files with registers in a folder and in the folders of registers beside it, by their names."""
    return tuple(each for place in _places(folder) for each in _registers(place, _changed(place), place != folder))


def _places(folder: Path) -> list[Path]:
    """A folder, and the folders of registers in it and next to it."""
    places = [folder]
    for above in (folder, folder.parent):
        places += [each for each in _folders(above, _changed(above)) if each not in places]
    return places


def _changed(path: Path) -> int:
    """When a file or folder was last changed, so that what was read of it holds until then."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=64)
def _folders(above: Path, _when: int) -> tuple[Path, ...]:
    try:
        return tuple(sorted(each for each in above.iterdir() if _FOLDERS.fullmatch(each.name) and each.is_dir()))
    except OSError:
        return ()


@lru_cache(maxsize=64)
def _registers(folder: Path, _when: int, alone: bool) -> tuple[Path, ...]:
    """The registers in a folder: files with lists in their beginning, and, among letters, with nothing before them."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.casefold() == ".xml" and path.is_file())
    except OSError:
        return ()
    heads = ((path, _head(path)) for path in files)
    wanted = _LISTS if alone else _REGISTER
    return tuple(path for path, head in heads if wanted.search(head) and b"<correspDesc" not in head)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""


def entries_of_file(path: Path, *, file: str, source_name: str) -> Entries:
    """The entries of one register by their own ids; read once, until the file changes."""
    return _entries(path, _changed(path), file, source_name)


@lru_cache(maxsize=16)
def _entries(path: Path, _when: int, file: str, source_name: str) -> Entries:
    found: dict[str, AuthorityRecord] = {}
    for item in stream_elements(path, file=file, names=ENTRY_NAMES, wanted=is_entry):
        if isinstance(item, Check):
            continue  # said when the register itself is read
        record = read_entry(item.element, item.locator, source_name=source_name)
        if isinstance(record, AuthorityRecord):
            found.setdefault(record.id.removeprefix(scoped_id(source_name, "")), record)
    return MappingProxyType(found)


def _named(register: Path, letter: Path, file: str) -> str:
    """The path of a register as its user knows it: from the letter's own."""
    depth = len(Path(file).parts)
    root = letter.parents[depth - 1] if len(letter.parents) >= depth else letter.parent
    return register.relative_to(root).as_posix() if register.is_relative_to(root) else register.name
