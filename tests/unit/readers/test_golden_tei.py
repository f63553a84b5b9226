"""Invented TEI in folders of their own, each with all that must be read of it, and nothing else.

After a wanted change: `KG_WRITE_GOLDEN=1 pytest tests/unit/readers/test_golden_tei.py`, and read the difference.
"""

from __future__ import annotations

import dataclasses
import json
import os
from enum import StrEnum
from pathlib import Path

import pytest

from kg_builder.config import Config, SourceConfig
from kg_builder.model import AuthorityRecord, DateKind, Document, SourceItem, SourceRecord, Span
from kg_builder.readers import read_sources

FOLDERS = sorted(path.parent for path in (Path(__file__).parents[2] / "golden" / "tei").glob("*/input"))


def plain(value: object) -> object:
    """A record as JSON has it: spans as [start, end, words], places as XPath and line, what is empty left out."""
    match value:
        case Span():
            return [value.start, value.end, value.quote]
        case SourceRecord():
            return f"{value.place} {value.locator}"
        case StrEnum():
            return value.value
        case tuple():
            return [plain(part) for part in value]
        case _ if dataclasses.is_dataclass(value):
            rows = {field.name: (field.default, getattr(value, field.name)) for field in dataclasses.fields(value)}
            found = {
                name: plain(each) for name, (usual, each) in rows.items() if each != usual and each not in ((), None)
            }
            return {type(value).__name__: found} if isinstance(value, SourceItem) else found
        case _:
            return value


def read_folder(folder: Path) -> list[SourceItem]:
    """Everything that a folder of TEI gives."""
    return list(read_sources(Config(folder=folder, sources=(SourceConfig(name="golden", path="input"),))))


def test_all_cases_are_there() -> None:
    assert [folder.name for folder in FOLDERS] == ["actions", "corpus", "divisions", "letter"]


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_a_golden_folder(folder: Path) -> None:
    found = json.dumps([plain(item) for item in read_folder(folder)], ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("KG_WRITE_GOLDEN"):
        (folder / "expected.json").write_text(found, encoding="utf-8")
    assert json.loads(found) == json.loads((folder / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_every_entity_is_an_entry_and_every_act_is_there(folder: Path) -> None:
    items = read_folder(folder)
    entries = {item.id for item in items if isinstance(item, AuthorityRecord)}
    for document in (item for item in items if isinstance(item, Document)):
        acts = {act.key for act in document.acts}
        assert {each.entity for each in document.participants} - {None} <= entries
        assert {each.entity for each in document.places} - {None} <= entries
        assert {each.entity for each in document.mentions or ()} - {None} <= entries
        assert {each.act for each in document.participants} <= acts
        assert {each.act for each in document.dates if each.kind is not DateKind.HEADING} <= acts
        assert {each.act for each in document.places} <= acts
        for mention in document.mentions or ():
            assert document.text is not None
            assert document.text[mention.span.start : mention.span.end] == mention.span.quote
