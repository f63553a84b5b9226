"""What `kg.toml` says, as values: the dataset, its sources, and where the files of a project stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

CONFIG_FILE = "kg.toml"
CONFIG_VERSION = 1
DEFAULT_BASE = "https://example.org/kg/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """One `[[sources]]` entry: a file or folder, and how to read it (by its content where nothing is said)."""

    name: str
    path: str
    reader: str | None = None
    profile: str | None = None
    language: str | None = None
    encoding: str | None = None
    split: str | None = None
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
    cmif: Mapping[str, str] = field(default_factory=dict)
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
