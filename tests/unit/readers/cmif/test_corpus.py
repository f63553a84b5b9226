"""The shared CMIF files: as many documents as records, each with an id of its own, every name and place kept."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from kg_builder.config import SourceConfig
from kg_builder.model import Check, Document
from kg_builder.readers import read_path, recognise

FILES, LETTERS = 55, 12_173
TEI = "{http://www.tei-c.org/ns/1.0}"


def cmif_files(shared: Path) -> list[Path]:
    """The CMIF files of the corpora and the examples of the specification."""
    return sorted([*(shared / "corpus" / "cmif").rglob("*.xml"), *(shared / "specs" / "cmif").glob("*.xml")])


@pytest.mark.corpus
def test_records_in_equal_records_out_file_by_file(shared: Path) -> None:
    files = cmif_files(shared)
    assert len(files) == FILES
    total = 0
    for path in files:
        assert recognise(path) == "cmif"
        items = list(read_path(path, file=path.name, source=SourceConfig(name="letters", path=".")))
        documents = [item for item in items if isinstance(item, Document)]
        tree = etree.parse(path, etree.XMLParser(recover=True))
        records = tree.findall(f".//{TEI}correspDesc")
        assert len(documents) == len(records), path.name
        assert len({document.id for document in documents}) == len(documents)
        assert [document.record.line for document in documents] == _lines_of_starts(path)
        assert not [item for item in items if isinstance(item, Check)]
        total += len(documents)
        names = sum(len(tree.findall(f".//{TEI}correspAction/{TEI}{name}")) for name in ("persName", "orgName"))
        assert sum(p.as_written is not None or bool(p.refs) for d in documents for p in d.participants) == names
        assert _unread(documents) <= {"cmif-date", "cmif-empty", "cmif-ref", "date-missing"}
    assert total == LETTERS


def _lines_of_starts(path: Path) -> list[int]:
    """The lines on which letters begin, counted without a parser; what is commented out begins none."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"<!--.*?-->", lambda comment: "\n" * comment.group().count("\n"), text, flags=re.DOTALL)
    return [text.count("\n", 0, start.start()) + 1 for start in re.finditer(r"<correspDesc[\s>]", text)]


def _unread(documents: list[Document]) -> set[str]:
    return set(Counter(check.code for document in documents for check in document.checks))
