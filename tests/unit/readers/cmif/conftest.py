"""Shared by the tests of the CMIF reader: letters written into a file, and what is read of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import Check, Document, SourceDescription
from kg_builder.readers import read_path

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><sourceDesc>
<bibl type="print" xml:id="b1">Letters of Ruritania</bibl>
</sourceDesc></fileDesc><profileDesc>
"""
FOOT = "</profileDesc></teiHeader><text><body><p/></body></text></TEI>\n"
LETTER = """<correspDesc key="{key}" source="#b1">
<correspAction type="sent"><persName>{sender}</persName><date when="1901-05-03"/></correspAction>
<correspAction type="received"><persName>Beispiel, Carl</persName></correspAction>
</correspDesc>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What came of a file."""

    documents: tuple[Document, ...]
    checks: tuple[Check, ...]
    described: SourceDescription | None

    @property
    def codes(self) -> list[str]:
        """The codes of all checks, of the file and of its letters."""
        return [check.code for check in (*self.checks, *(each for one in self.documents for each in one.checks))]


ReadFile = Callable[..., Read]


def letter(key: str = "1", sender: str = "Muster, Anna") -> str:
    """A plain letter."""
    return LETTER.format(key=key, sender=sender)


@pytest.fixture
def read_file(tmp_path: Path) -> ReadFile:
    """Reads bytes or letters as the file sources/index.xml of the source "index"."""

    def read(content: bytes | str, *, encoding: str | None = None) -> Read:
        path = tmp_path / "index.xml"
        path.write_bytes(content if isinstance(content, bytes) else (HEAD + content + FOOT).encode())
        source = SourceConfig(name="index", path="sources", encoding=encoding, reader="cmif")
        items = list(read_path(path, file="sources/index.xml", source=source, project=tmp_path))
        return Read(
            documents=tuple(item for item in items if isinstance(item, Document)),
            checks=tuple(item for item in items if isinstance(item, Check)),
            described=next((item for item in items if isinstance(item, SourceDescription)), None),
        )

    return read
