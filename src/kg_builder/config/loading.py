"""`kg.toml` → frozen `Config`; unknown keys are errors that offer the known ones."""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from kg_builder.config.model import CONFIG_FILE, CONFIG_VERSION, DEFAULT_BASE, Config, SourceConfig
from kg_builder.config.reading import Reading
from kg_builder.errors import ConfigError

_TOP = {"version", "dataset", "sources", "authority", "readings", "decisions", "build", "shapes", "queries", "cmif"}
_DATASET = {"base", "title", "description", "license", "creators", "language"}
_SOURCE = {"name", "path", "reader", "profile", "language", "columns", "values", "defaults", "encoding", "split"}
_CMIF = {"title", "editor", "publisher", "url", "licence", "bibl"}


def load_config(folder: Path) -> Config:
    """The project's configuration; of a bare folder without `kg.toml`, one source that holds everything in it.

    Raises:
        ConfigError: the folder is missing, or `kg.toml` is no TOML, has unknown keys or values of the wrong type.
    """
    if not folder.is_dir():
        what = "this is a file" if folder.exists() else "there is no such folder"
        raise ConfigError(f"{folder}: {what}; expected a project folder or a folder of documents")
    path = folder / CONFIG_FILE
    if not path.is_file():
        return Config(folder=folder, sources=(SourceConfig(name="folder", path="."),), written=False)
    text = _text_of(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = f"{path}:{line[1]}" if line else str(path)
        raise ConfigError(f"{place}: this is no valid TOML in UTF-8: {error}") from error
    return _config_of(folder, path, text, table)


def _text_of(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); expected a file you may read") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"{path}:{line}: this is no valid TOML in UTF-8: found the byte 0x{content[error.start]:02x}; "
            "expected a file saved as UTF-8"
        ) from error


def _config_of(folder: Path, path: Path, text: str, table: Mapping[str, object]) -> Config:
    reading = Reading(path, text)
    reading.known("kg.toml", table, _TOP)
    version = table.get("version", CONFIG_VERSION)
    if version is True or version != CONFIG_VERSION:
        reading.note("version", f"version = {version!r}", f"version = {CONFIG_VERSION}; this release reads no other")
    dataset = reading.table(table, "dataset")
    reading.known("[dataset]", dataset, _DATASET)
    base = reading.text(dataset, "base", DEFAULT_BASE)
    if not _is_base(base):
        reading.note(
            "base", f"base = {base!r}", 'an http(s) IRI that ends in "/", such as "https://example.org/my-project/"'
        )
    reading.known("[cmif]", reading.table(table, "cmif"), _CMIF)
    creators = dataset.get("creators", [])
    if not isinstance(creators, list) or not all(isinstance(name, str) for name in creators):
        reading.note("creators", f"creators = {creators!r}", 'a list of texts, such as ["Jane Example"]')
        creators = []
    config = Config(
        folder=folder,
        base=base,
        title=reading.text(dataset, "title", ""),
        description=reading.text(dataset, "description", ""),
        license=reading.optional(dataset, "license"),
        creators=tuple(creators),
        cmif=reading.texts(table, "cmif"),
        language=reading.language(dataset),
        sources=_sources_of(reading, table),
        authority=reading.place(table, "authority", "authority"),
        readings=reading.place(table, "readings", "readings"),
        decisions=reading.place(table, "decisions", "decisions"),
        build=reading.place(table, "build", "build"),
        shapes=_own_room(reading, table, "shapes", folder),
        queries=_own_room(reading, table, "queries", folder),
    )
    _check_build(reading, config)
    if reading.problems:
        raise ConfigError(f"{path}: {len(reading.problems)} problem(s)", reading.problems)
    return config


def _own_room(reading: Reading, table: Mapping[str, object], name: str, folder: Path) -> str | None:
    """The folder of a project's own shapes or queries: as `kg.toml` calls it, else the usual one, if it is there."""
    return reading.place(table, name, name) if name in table or (folder / name).is_dir() else None


def _is_base(base: str) -> bool:
    """Whether every IRI of a project can begin with it."""
    try:
        host = urlsplit(base).hostname
    except ValueError:
        return False
    scheme = base.startswith(("http://", "https://"))
    clean = base.isprintable() and not any(sign in base for sign in ' <>"{}|\\^`')
    return bool(scheme and host and clean and base.endswith(("/", "#")))


def _check_build(reading: Reading, config: Config) -> None:
    """The build folder holds what builds make and is safe to delete: nothing that somebody wrote may stand in it."""
    build = _normal(config.build)
    while build[-1:] == ("..",):  # a folder above the project holds the project
        build = build[:-1]
    written = {
        "the project": ".",
        "authority": config.authority,
        "readings": config.readings,
        "decisions": config.decisions,
        "shapes": config.shapes,
        "queries": config.queries,
        **{f"the source {source.name!r}": source.path for source in config.sources if _normal(source.path)},
    }
    for what, place in written.items():
        if place is not None and _normal(place)[: len(build)] == build:
            reading.note("build", f"build = {config.build!r}, where {what} stands", "a folder for the build alone")
            return


def _normal(path: str) -> tuple[str, ...]:
    """The parts of a path, with steps back taken: "a/../b/." is the same as "b"."""
    return PurePosixPath(posixpath.normpath(path)).parts


def _sources_of(reading: Reading, table: Mapping[str, object]) -> tuple[SourceConfig, ...]:
    entries = table.get("sources", [{"name": "sources", "path": "sources"}])
    if not isinstance(entries, list):
        reading.note("sources", f"sources = {entries!r}", "one or more tables [[sources]]")
        return ()
    sources: list[SourceConfig] = []
    for reading.entry, entry in enumerate(entries, 1):
        if not isinstance(entry, Mapping):
            reading.note("sources", f"{entry!r} in sources", "one or more tables [[sources]]")
            continue
        reading.known("[[sources]]", entry, _SOURCE)
        if not entry.get("path"):
            reading.note("sources", "a [[sources]] entry without a path", 'path = "…", a file or folder of the project')
            continue
        path = reading.place(entry, "path", "sources/letters")
        values = reading.table(entry, "values")
        sources.append(
            SourceConfig(
                name=reading.text(entry, "name", path),
                path=path,
                reader=reading.optional(entry, "reader"),
                profile=reading.optional(entry, "profile"),
                language=reading.language(entry),
                encoding=reading.optional(entry, "encoding"),
                split=reading.optional(entry, "split"),
                columns=reading.texts(entry, "columns"),
                values={name: reading.texts(values, name) for name in values},
                defaults=reading.texts(entry, "defaults"),
            )
        )
        _check_source(reading, sources)
    reading.entry = 0
    return tuple(sources)


def _check_source(reading: Reading, sources: Sequence[SourceConfig]) -> None:
    """The last source has a name of its own, and reads what none before it reads."""
    *others, source = sources
    if not source.name.strip() or not source.name.isprintable():
        reading.note("name", f"name = {source.name!r}", "a short name, which stays part of the documents' IRIs")
    if any(source.name == other.name for other in others):
        reading.note("name", f"two [[sources]] with the name {source.name!r}", "a name of its own for each source")
    if any(_normal(source.path) == _normal(other.path) for other in others):
        reading.note("path", f"two [[sources]] with the path {source.path!r}", "each file in one source only")
