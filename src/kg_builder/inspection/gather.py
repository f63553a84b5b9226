"""Reads the documents that are to be inspected: single files, bare folders or a project's sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg_builder.authority import Authority, JoinedRecords, join_records, load_authority
from kg_builder.config import CONFIG_FILE, Config, SourceConfig, load_config
from kg_builder.errors import Problem, UsageError
from kg_builder.mentions import MentionFinder
from kg_builder.model import AuthorityRecord, Check, Document, SourceItem, settle_dispatch
from kg_builder.readings import apply_corrections, apply_readings, load_corrections, load_readings
from kg_builder.tables import TABLE_SUFFIXES

_TABLES = f"a folder with tables ({', '.join(TABLE_SUFFIXES)})"
_BARE = SourceConfig(name="folder", path=".")


def inspect_paths(
    paths: Sequence[Path],
    *,
    project: Path | None = None,
    authority: Path | None = None,
    readings: Path | None = None,
    profile: str | None = None,
) -> Iterator[Document | Check]:
    """What the reader understood of each document, before any resolution; a check for every file that it cannot read.

    A file or folder needs no project. With `project`, its sources say how the files are read, its authority tables and
    readings are looked into, and its corrections are applied; without `paths`, all its sources are read. `profile`
    names the layout for all files, or is the path of a layout's `.toml` file. What was not looked for stays None.

    Raises:
        UsageError: a path is missing, or there is neither path nor project.
        ConfigError: the project's `kg.toml` is faulty.
        SheetError: an authority table or readings sheet cannot be read at all.
    """
    _require(paths, project, authority, readings)
    if profile is not None:
        profile = _found_profile(profile)
    config = None if project is None else load_config(project)
    add = _Additions(config, authority, readings)
    yield from add.checks
    items: Iterable[SourceItem] = _read(paths, config, profile)
    if add.looks_for_names:
        items = list(items)  # a register may stand behind the letters that name its people
        yield from add.join(item for item in items if isinstance(item, AuthorityRecord))
    for item in items:
        if isinstance(item, Document):
            yield add.to(item)
        elif isinstance(item, Check):
            yield item


def _found_profile(profile: str) -> str:
    """A profile that the caller, and no `kg.toml`, asks for: a shipped one by its name, or a file by its whole path.

    Raises:
        UsageError: there is none.
    """
    from kg_builder.readers.plain_text.profile_files import shipped_names, unknown_profile

    if profile.endswith(".toml"):
        if not Path(profile).is_file():
            problem = Problem(file=profile, found="no such file", expected="a profile, which is a .toml file")
            raise UsageError("a profile cannot be read", [problem])
        return str(Path(profile).resolve())
    if profile not in shipped_names():
        raise UsageError("an unknown profile", [unknown_profile(profile, place="--profile")])
    return profile


class _Additions:
    """What is looked for beyond the reader's own work, as far as it was asked for."""

    def __init__(self, config: Config | None, authority: Path | None, readings: Path | None) -> None:
        folder = Path() if config is None else config.folder
        self.checks: list[Check] = []
        self._authority = Authority()
        self._joined = JoinedRecords(authority=self._authority)
        self._finder: MentionFinder | None = None
        authority = authority or _own(config, "authority")
        if authority is not None:
            self._authority, checks = load_authority(authority, project=folder)
            self._finder = MentionFinder(self._authority)
            self.checks.extend(checks)
        readings = readings or _own(config, "readings")
        self._readings = None
        if readings is not None:
            self._readings, checks = load_readings(readings, project=folder)
            self.checks.extend(checks)
        decisions = _own(config, "decisions")
        self._corrections = None
        if decisions is not None:
            self._corrections, checks = load_corrections(decisions, project=folder)
            self.checks.extend(checks)

    @property
    def looks_for_names(self) -> bool:
        """Whether there are authority tables whose names are looked for."""
        return self._finder is not None

    def join(self, records: Iterable[AuthorityRecord]) -> tuple[Check, ...]:
        """Takes the entries of registers to those of the tables; gives what is to be said of them."""
        self._joined = join_records(self._authority, records)
        self._authority = self._joined.authority
        self._finder = MentionFinder(self._authority)
        return self._joined.checks

    def to(self, document: Document) -> Document:
        """The document with mentions, readings and corrections, where they were asked for."""
        if self._corrections is not None:
            document = apply_corrections(document, self._corrections, self._authority)
        document = settle_dispatch(document)
        if self._finder is not None:
            document = self._joined.settle(document)
            document = replace(document, mentions=self._finder.find(document))
        if self._readings is not None:
            document = apply_readings(document, self._readings, self._authority)
            document = replace(document, speech_acts=document.speech_acts or (), events=document.events or ())
        return document


def _own(config: Config | None, name: str) -> Path | None:
    """The project's own folder of that name, if there is a project that has it."""
    if config is None:
        return None
    folder = config.folder / {"authority": config.authority, "readings": config.readings}.get(name, config.decisions)
    return folder if folder.is_dir() else None


def _require(paths: Sequence[Path], project: Path | None, *folders: Path | None) -> None:
    if not paths and project is None:
        raise UsageError("nothing to inspect; expected a file, a folder, or --project FOLDER")
    problems = [
        Problem(file=str(path), found="nothing there", expected="a file or a folder of documents")
        for path in paths
        if not path.exists()
    ]
    problems += [
        Problem(file=str(folder), found="no tables in it" if folder.is_dir() else "no folder", expected=_TABLES)
        for folder in folders
        if folder is not None and not _holds_tables(folder)
    ]
    if problems:
        raise UsageError(f"{len(problems)} path(s) cannot be inspected", problems)


def _holds_tables(folder: Path) -> bool:
    return folder.is_dir() and any(path.suffix.lower() in TABLE_SUFFIXES for path in folder.iterdir())


def _read(paths: Sequence[Path], config: Config | None, profile: str | None) -> Iterator[SourceItem]:
    from kg_builder.readers import read_path, read_sources

    if config is not None and not paths:
        yield from read_sources(_with_profile(config, profile))
    for path in paths:
        if path.is_dir():
            yield from read_sources(_with_profile(_config_of_folder(path, config), profile))
        else:
            source = _source_of(path, config)
            chosen = source if profile is None else replace(source, profile=profile)
            project = path.parent if config is None else config.folder
            yield from read_path(path, file=_file_name(path, config), source=chosen, project=project)


def _with_profile(config: Config, profile: str | None) -> Config:
    if profile is None:
        return config
    return replace(config, sources=tuple(replace(source, profile=profile) for source in config.sources))


def _config_of_folder(path: Path, config: Config | None) -> Config:
    """A folder of a project keeps the project's way of reading; any other is read by itself."""
    relative = None if config is None else _relative(path, config.folder)
    if config is None or relative is None or (path / CONFIG_FILE).is_file():
        return load_config(path)
    source = replace(_source_of(path, config), path=relative)
    return replace(config, sources=(source,))


def _source_of(path: Path, config: Config | None) -> SourceConfig:
    """The `[[sources]]` entry to which a file or folder belongs: the one with the longest path that holds it."""
    if config is None:
        return _BARE
    place = path.resolve()
    holders = [
        (len(root.parts), source)
        for source in config.sources
        if (root := (config.folder / source.path).resolve()) == place or root in place.parents
    ]
    return max(holders, key=lambda holder: holder[0])[1] if holders else _BARE


def _relative(path: Path, folder: Path) -> str | None:
    place, root = path.resolve(), folder.resolve()
    return place.relative_to(root).as_posix() if place == root or root in place.parents else None


def _file_name(path: Path, config: Config | None) -> str:
    relative = None if config is None else _relative(path, config.folder)
    return relative or path.name
