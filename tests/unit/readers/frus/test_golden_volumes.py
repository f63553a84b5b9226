"""Invented volumes in both encodings, with all that `inspect --format jsonl` says of them.

After a wanted change: `KG_WRITE_GOLDEN=1 pytest tests/unit/readers/frus`, and read the difference.
"""

from __future__ import annotations

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.inspection.record import document_record
from kg_builder.model import AuthorityRecord, Check, Document
from kg_builder.readers import read_path, recognise

CASES = sorted((Path(__file__).parents[3] / "golden" / "frus").glob("*/*.xml"))


def test_the_cases_were_collected() -> None:
    assert [path.parent.name for path in CASES] == ["current-encoding", "old-encoding"]


def said(value: object) -> object:
    """A record without what is empty: fields that nothing is said in."""
    if isinstance(value, dict):
        return {key: said(each) for key, each in value.items() if each not in (None, False, [], {})}
    return [said(each) for each in value] if isinstance(value, list) else value


def record_line(record: AuthorityRecord) -> str:
    """A record of a list in one line: type, id, label, names with their kinds, note, and where it stands."""
    names = [f"{name.value} ({name.kind.value})" for name in record.names]
    place = f"{record.record.locator}, line {record.record.line}"
    return json.dumps([record.type.value, record.id, record.label, names, record.note, place], ensure_ascii=False)


def check_line(check: Check) -> str:
    """A check in one line."""
    return json.dumps([check.severity.value, check.code, check.place, check.document, check.found], ensure_ascii=False)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_volume_is_read_as_expected(path: Path) -> None:
    assert recognise(path) == "frus"
    found = list(read_path(path, file=path.name, source=SourceConfig(name="papers", path=".")))
    stream = io.StringIO()
    documents = [item for item in found if isinstance(item, Document)]
    for document in documents:
        stream.write(json.dumps(said(document_record(replace(document, checks=()))), ensure_ascii=False) + "\n")
        stream.write(json.dumps(document.text, ensure_ascii=False) + "\n")
    for item in [*found, *(check for document in documents for check in document.checks)]:
        if isinstance(item, AuthorityRecord):
            stream.write(record_line(item) + "\n")
        elif isinstance(item, Check):
            stream.write(check_line(item) + "\n")
    expected = path.with_name("expected.jsonl")
    if os.environ.get("KG_WRITE_GOLDEN"):
        expected.write_text(stream.getvalue(), encoding="utf-8")
    assert stream.getvalue() == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_span_is_what_stands_there(path: Path) -> None:
    for document in read_path(path, file=path.name, source=SourceConfig(name="papers", path=".")):
        if not isinstance(document, Document):
            continue
        text = document.text
        assert text is not None
        spans = [mention.span for mention in document.mentions or ()]
        spans += [statement.span for statement in document.statements if statement.span is not None]
        assert spans
        assert all(text[span.start : span.end] == span.quote for span in spans)
        assert [zone.start for zone in document.zones] == sorted(zone.start for zone in document.zones)
