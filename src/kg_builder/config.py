"""`kg.toml` → frozen `Config`; unknown keys are errors that offer the known ones."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg_builder.errors import ConfigError, Problem

CONFIG_FILE = "kg.toml"
CONFIG_VERSION = 1
DEFAULT_BASE = "https://example.org/kg/"

_TOP = {"version", "dataset", "sources", "authority", "readings", "decisions", "build", "shapes", "queries"}
_DATASET = {"base", "title", "description", "license", "creators", "language"}
_SOURCE = {"name", "path", "reader", "profile", "language", "columns", "values", "defaults", "encoding"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """One `[[sources]]` entry: a file or folder, and how to read it (by its content where nothing is said)."""

    name: str
    path: str
    reader: str | None = None
    profile: str | None = None
    language: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a project's `kg.toml` says; `folder` is where it stands, every path is relative to it."""

    folder: Path
    base: str = DEFAULT_BASE
    title: str = ""
    description: str = ""
    license: str | None = None
    creators: tuple[str, ...] = ()
    language: str | None = None
    sources: tuple[SourceConfig, ...] = ()
    authority: str = "authority"
    readings: str = "readings"
    decisions: str = "decisions"
    build: str = "build"
    shapes: str | None = None
    queries: str | None = None
    written: bool = True

    @property
    def build_folder(self) -> Path:
        """Where everything generated goes."""
        return self.folder / self.build


def load_config(folder: Path) -> Config:
    """The project's configuration; of a bare folder without `kg.toml`, one source that holds everything in it.

    Raises:
        ConfigError: the folder is missing, or `kg.toml` is no TOML, has unknown keys or values of the wrong type.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder}: there is no such folder; expected a project folder or a folder of documents")
    path = folder / CONFIG_FILE
    if not path.is_file():
        return Config(folder=folder, title="Untitled", sources=(SourceConfig(name="folder", path="."),), written=False)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: this is no valid TOML in UTF-8: {error}") from error
    return _config_of(folder, path, table)


class _Reading:
    """Collects every problem of one `kg.toml`, so that all are reported together."""

    def __init__(self, path: Path) -> None:
        self.lines = path.read_text(encoding="utf-8-sig").splitlines()
        self.path = path
        self.problems: list[Problem] = []

    def line_of(self, key: str) -> int | None:
        for number, line in enumerate(self.lines, 1):
            if line.split("=")[0].strip(' []"') == key:
                return number
        return None

    def note(self, key: str, found: str, expected: str, choices: tuple[str, ...] = ()) -> None:
        self.problems.append(
            Problem(file=self.path.name, line=self.line_of(key), found=found, expected=expected, choices=choices)
        )

    def known(self, where: str, table: Mapping[str, object], keys: set[str]) -> None:
        for key in sorted(set(table) - keys):
            near = difflib.get_close_matches(key, sorted(keys), n=1)
            hint = f"one of the known keys, perhaps {near[0]!r}" if near else "one of the known keys"
            self.note(key, f"the unknown key {key!r} in {where}", hint, tuple(sorted(keys)))

    def text(self, table: Mapping[str, object], key: str, default: str) -> str:
        value = table.get(key, default)
        if isinstance(value, str):
            return value
        self.note(key, f"{key} = {value!r}", "a text in quotation marks")
        return default

    def optional(self, table: Mapping[str, object], key: str) -> str | None:
        return self.text(table, key, "") or None

    def table(self, table: Mapping[str, object], key: str) -> Mapping[str, object]:
        value = table.get(key, {})
        if isinstance(value, Mapping):
            return value
        self.note(key, f"{key} = {value!r}", f"a table [{key}]")
        return {}

    def texts(self, table: Mapping[str, object], key: str) -> Mapping[str, str]:
        inner = self.table(table, key)
        return {name: self.text(inner, name, "") for name in inner}


def _config_of(folder: Path, path: Path, table: Mapping[str, object]) -> Config:
    reading = _Reading(path)
    reading.known("kg.toml", table, _TOP)
    version = table.get("version", CONFIG_VERSION)
    if version != CONFIG_VERSION:
        reading.note("version", f"version = {version!r}", f"version = {CONFIG_VERSION}; this release reads no other")
    dataset = reading.table(table, "dataset")
    reading.known("[dataset]", dataset, _DATASET)
    base = reading.text(dataset, "base", DEFAULT_BASE)
    if (
        not base.startswith(("http://", "https://"))
        or not base.endswith(("/", "#"))
        or any(c in base for c in ' <>"{}|\\^`')
    ):
        reading.note(
            "base", f"base = {base!r}", 'an http(s) IRI that ends in "/", such as "https://example.org/my-project/"'
        )
    creators = dataset.get("creators", [])
    if not isinstance(creators, list) or not all(isinstance(name, str) for name in creators):
        reading.note("creators", f"creators = {creators!r}", 'a list of texts, such as ["Jane Example"]')
        creators = []
    config = Config(
        folder=folder,
        base=base,
        title=reading.text(dataset, "title", "Untitled"),
        description=reading.text(dataset, "description", ""),
        license=reading.optional(dataset, "license"),
        creators=tuple(creators),
        language=reading.optional(dataset, "language"),
        sources=_sources_of(reading, table),
        authority=reading.text(table, "authority", "authority"),
        readings=reading.text(table, "readings", "readings"),
        decisions=reading.text(table, "decisions", "decisions"),
        build=reading.text(table, "build", "build"),
        shapes=reading.optional(table, "shapes"),
        queries=reading.optional(table, "queries"),
    )
    if reading.problems:
        raise ConfigError(f"{path}: {len(reading.problems)} problem(s)", reading.problems)
    return config


def _sources_of(reading: _Reading, table: Mapping[str, object]) -> tuple[SourceConfig, ...]:
    entries = table.get("sources", [{"name": "sources", "path": "sources"}])
    if not isinstance(entries, list):
        reading.note("sources", f"sources = {entries!r}", "one or more tables [[sources]]")
        return ()
    sources: list[SourceConfig] = []
    for entry in entries:
        reading.known("[[sources]]", entry, _SOURCE)
        if not entry.get("path"):
            reading.note("sources", "a [[sources]] entry without a path", 'path = "…", a file or folder of the project')
            continue
        path = reading.text(entry, "path", "")
        values = reading.table(entry, "values")
        sources.append(
            SourceConfig(
                name=reading.text(entry, "name", path),
                path=path,
                reader=reading.optional(entry, "reader"),
                profile=reading.optional(entry, "profile"),
                language=reading.optional(entry, "language"),
                encoding=reading.optional(entry, "encoding"),
                columns=reading.texts(entry, "columns"),
                values={name: reading.texts(values, name) for name in values},
                defaults=reading.texts(entry, "defaults"),
            )
        )
    names = [source.name for source in sources]
    for name in sorted({name for name in names if names.count(name) > 1}):
        reading.note("name", f"two [[sources]] with the name {name!r}", "a name of its own for each source")
    return tuple(sources)
