"""All documents of a project: its sources in their order, the files of each by path, every identity once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from kg_builder.config import CONFIG_FILE, Config, SourceConfig
from kg_builder.errors import place_of
from kg_builder.model import Check, Document, Severity, SourceItem
from kg_builder.readers.encoding import Unread
from kg_builder.readers.files import unopened
from kg_builder.readers.registry import read_path

# Files about the sources, not of them.
_ABOUT = frozenset(
    {"readme", "license", "licence", "copying", "notice", "changelog", "contributing", "authors", "citation"}
)
_ABOUT_SUFFIXES = frozenset({"", ".md", ".txt", ".rst", ".cff"})
_LEFT_OUT_SUFFIXES = frozenset({".toml"})


def read_sources(config: Config) -> Iterator[SourceItem]:
    """Every document of a project, with the checks on what could not be read; source by source, then by path.

    Two documents with one identity: the second is left out, and a violation says so. Hidden files, `kg.toml` and the
    project's own folders (authority, readings, decisions, build, shapes, queries) are no sources.

    Raises:
        ConfigError: a source names a reader or a profile that is not there.
    """
    seen: dict[str, str] = {}
    for source in config.sources:
        for found in _read_source(config, source):
            if isinstance(found, Document):
                key = normalize("NFC", found.id)  # as IRIs take it: "ü" is one character or two, and one name
                if key in seen:
                    yield _repeated(found, seen[key])
                    continue
                seen[key] = place_of(found.source, found.record.line)
            yield found


def _read_source(config: Config, source: SourceConfig) -> Iterator[SourceItem]:
    root = config.folder / source.path
    try:
        is_folder = root.is_dir()
        root.stat()
    except OSError as error:
        expected = f'the file or folder that path = "{source.path}" of the source "{source.name}" names'
        found = unopened(error)
        yield Unread(code=found.code, found=found.found, expected=expected).check(source.path)
        return
    if not is_folder:
        yield from read_path(root, file=_file(config, root), source=source, project=config.folder)
        return
    walk = _Walk(config=config)
    for path in walk.files(root):
        if isinstance(path, Check):
            yield path
        else:
            yield from read_path(path, file=_file(config, path), source=source, project=config.folder)


def _file(config: Config, path: Path) -> str:
    """The path as the project knows it, with slashes."""
    return path.relative_to(config.folder).as_posix() if path.is_relative_to(config.folder) else path.as_posix()


def _repeated(document: Document, first: str) -> Check:
    return Check(
        severity=Severity.VIOLATION,
        code="identity-repeated",
        message=f"the id {document.id!r} is already that of {first}; this one was left out",
        file=document.source,
        line=document.record.line,
        document=document.id,
        found=document.id,
        expected="an id of its own for each document of all sources",
    )


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Goes through a folder in the order of its names; each real folder once, so that links cannot lead in circles."""

    config: Config
    visited: set[Path] = field(default_factory=set)

    def files(self, folder: Path) -> Iterator[Path | Check]:
        """The source files under a folder, and checks on what was passed over."""
        try:
            self.visited.add(folder.resolve(strict=True))
            entries = sorted(folder.iterdir(), key=lambda path: path.name)
        except OSError as error:
            yield unopened(error).check(_file(self.config, folder))
            return
        for path in entries:
            if path.name.startswith((".", "~$")) or path in self._own_folders() or path.name == CONFIG_FILE:
                continue
            yield from self._entry(path)

    def _entry(self, path: Path) -> Iterator[Path | Check]:
        file = _file(self.config, path)
        shown = file.encode("utf-8", "backslashreplace").decode("utf-8")
        if shown != file:
            found, expected = "a file whose name is no UTF-8", "a name in UTF-8, since it becomes part of the IRIs"
            yield Unread(code="file-name", found=found, expected=expected).check(shown)
            return
        try:
            real = path.resolve(strict=True)
            is_folder = real.is_dir()
        except OSError as error:
            yield unopened(error).check(file)
            return
        except RuntimeError:  # Python 3.11 and 3.12 report a circle of links so
            yield Unread(
                code="loop", found="a symbolic link that leads to itself", expected="a file, or a link to a file"
            ).check(file)
            return
        if is_folder and real in self.visited:
            yield _passed_over(file, "folder-repeated", "a link to a folder that was already read", "each folder once")
        elif is_folder and _is_build(path):
            yield _passed_over(file, "folder-build", "what kg_builder built of another folder", "source documents")
        elif is_folder:
            yield from self.files(path)
        elif not real.is_file():
            yield Unread(code="format", found="neither a file nor a folder", expected="a source file").check(file)
        elif path.suffix.casefold() in _LEFT_OUT_SUFFIXES or _is_about(path):
            yield _passed_over(file, "file-about", "a file about the sources, not one of them", "source documents")
        else:
            yield path

    def _own_folders(self) -> frozenset[Path]:
        config = self.config
        names = (config.authority, config.readings, config.decisions, config.build, config.shapes, config.queries)
        return frozenset(config.folder / name for name in names if name is not None)


def _is_build(folder: Path) -> bool:
    """Whether a folder holds the builds of some project: generations, and a pointer to the current one."""
    return (folder / "generations").is_dir() and (folder / "current").is_file()


def _is_about(path: Path) -> bool:
    return path.stem.casefold() in _ABOUT and path.suffix.casefold() in _ABOUT_SUFFIXES


def _passed_over(file: str, code: str, found: str, expected: str) -> Check:
    return Check(
        severity=Severity.NOTE,
        code=code,
        message=f"left aside: {found}",
        file=file,
        found=found,
        expected=expected,
    )
