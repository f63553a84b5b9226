"""Invented documents in folders of their own, each with all that must be read of it, and nothing else.

After a wanted change: `KG_WRITE_GOLDEN=1 pytest tests/unit/readers/test_golden_plain_text.py`, and read the difference.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import MAKING_ROLES, ActKind, Dispatch, Document, SourceRecord, Span, settle_dispatch
from kg_builder.readers import read_path

CASES = 28
_LEFT_OUT = {"id", "source", "source_name", "record", "text", "transcription"}


def plain(value: object) -> object:
    """A record as JSON has it: spans as [start, end, words], kinds as words, what is empty or as usual left out."""
    match value:
        case Span():
            return [value.start, value.end, value.quote]
        case SourceRecord():
            return value.locator
        case StrEnum():
            return value.value
        case tuple():
            return [plain(part) for part in value]
        case _ if dataclasses.is_dataclass(value):
            rows = {field.name: (field.default, getattr(value, field.name)) for field in dataclasses.fields(value)}
            return {name: plain(found) for name, (usual, found) in rows.items() if found != usual and found is not None}
        case _:
            return value


def states(document: Document) -> dict[str, object]:
    """What a document states, as the golden file holds it."""
    return {
        field.name: plain(getattr(document, field.name))
        for field in dataclasses.fields(document)
        if field.name not in _LEFT_OUT and getattr(document, field.name) not in ((), None)
    }


def expected_of(documents: Sequence[Document]) -> dict[str, str]:
    """The golden files of a folder: of the document, and of those inside it where there are any."""
    *inside, document = documents
    wanted: dict[str, object] = {"expected.json": states(document)}
    if inside:
        wanted["expected-inside.json"] = [states(one) for one in inside]
    return {name: json.dumps(value, ensure_ascii=False, indent=1) + "\n" for name, value in wanted.items()}


FOLDERS = sorted(path.parent for path in (Path(__file__).parents[2] / "golden" / "plain_text").glob("*/input.txt"))


def test_all_cases_are_there() -> None:
    assert len(FOLDERS) == CASES


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_a_golden_document(folder: Path) -> None:
    found = list(read_path(folder / "input.txt", file="input.txt", source=SourceConfig(name="golden", path=".")))
    documents = [one for one in found if isinstance(one, Document)]
    assert documents == found
    expected = expected_of(documents)
    if os.environ.get("KG_WRITE_GOLDEN"):
        for name, text in expected.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert {path.name for path in folder.glob("expected*.json")} == set(expected)
    for name, text in expected.items():
        # The order in which a document's fields are declared is no reading.
        assert json.loads(text) == json.loads((folder / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_only_a_paper_without_a_sending_has_participants_in_no_act(folder: Path) -> None:
    for document in read_path(folder / "input.txt", file="input.txt", source=SourceConfig(name="golden", path=".")):
        assert isinstance(document, Document)
        settled = settle_dispatch(document)
        acts = {act.key for act in settled.acts}
        assert {who.act for who in settled.participants if who.act is not None} <= acts
        apart = {who.role for who in settled.participants if who.act is None}
        unsent = settled.dispatch is Dispatch.ATTESTED_UNSENT
        assert not apart or not any(act.kind is ActKind.SENDING for act in settled.acts)
        assert apart <= MAKING_ROLES or unsent
