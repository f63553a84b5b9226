"""Shared by the tests of the FRUS reader: an invented volume written to a file and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import AuthorityRecord, Check, Document
from kg_builder.readers.frus import read_frus

NAMESPACES = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"'


@dataclass(frozen=True, slots=True)
class Read:
    """What a volume gave: its documents by their ids inside it, its records, the checks of the file."""

    documents: dict[str, Document]
    records: dict[str, AuthorityRecord]
    checks: list[Check]

    @property
    def codes(self) -> list[str]:
        """The codes of the checks of the file, in order."""
        return [check.code for check in self.checks]


ReadVolume = Callable[..., Read]
ReadOne = Callable[..., Document]


def read_file(path: Path, source: SourceConfig | None = None) -> Read:
    """Everything that a volume's file gives."""
    chosen = source or SourceConfig(name="papers", path=".")
    found = list(read_frus(path, file=path.name, source=chosen, project=path.parent))
    documents = [item for item in found if isinstance(item, Document)]
    return Read(
        documents={document.id.partition("/")[2]: document for document in documents},
        records={item.id.partition(":")[2]: item for item in found if isinstance(item, AuthorityRecord)},
        checks=[item for item in found if isinstance(item, Check)],
    )


@pytest.fixture
def read_volume(tmp_path: Path) -> ReadVolume:
    """Reads a volume "v1" with this body and these lists at its front."""

    def read(body: str, front: str = "") -> Read:
        path = tmp_path / "v1.xml"
        path.write_text(
            f'<TEI {NAMESPACES} xml:id="v1"><text><front>{front}</front><body>{body}</body></text></TEI>',
            encoding="utf-8",
        )
        return read_file(path)

    return read


@pytest.fixture
def read_one(read_volume: ReadVolume) -> ReadOne:
    """Reads one document with this content."""

    def read(content: str, attributes: str = "") -> Document:
        (document,) = read_volume(f'<div type="document" xml:id="d1" {attributes}>{content}</div>').documents.values()
        return document

    return read
