"""What a format is to the registry: its name, its reader, how an XML file of it is recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kg_builder.config import SourceConfig
from kg_builder.model import SourceItem
from kg_builder.readers.markup import MarkupOutline


class Reader(Protocol):
    """Reads one source file; what is wrong in one document is a check, and nothing else is lost."""

    def __call__(self, path: Path, *, file: str, source: SourceConfig, project: Path) -> Iterator[SourceItem]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of source files. `described` names it in messages; `shows` tells whether an XML file is one of it."""

    name: str
    read: Reader
    described: str
    shows: Callable[[MarkupOutline], bool] | None = None
