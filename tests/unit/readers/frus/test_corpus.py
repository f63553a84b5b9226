"""Four whole volumes, scored against their own markup: what was reached is the least that must remain.

The scorer matches documents by the names of their files: each document of a volume gets the one that it has there.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree

from kg_builder.config import SourceConfig
from kg_builder.inspection import write_jsonl
from kg_builder.model import AuthorityRecord, Check, Document, EntityType, Role
from kg_builder.readers import read_path

pytestmark = pytest.mark.corpus

# Documents, persons, marks that contradict their heading, least rate of both parties.
# What is missing of the parties is that the scorer knows no "President", and offices of more than 14 words.
VOLUMES = {
    "frus1949v07p2": (386, 0, 3, 0.996),
    "frus1952-54Guat": (287, 67, 2, 0.993),
    "frus1952-54v14p2": (386, 139, 29, 0.965),
    "frus1961-63v06": (120, 58, 1, 1.0),
}
_TEI = "{http://www.tei-c.org/ns/1.0}"
_TALK = ("conversation", "discussion", "minutes", "meeting", "editorial note", "summary record")


@lru_cache(maxsize=1)
def read(path: Path) -> tuple[list[Document], list[AuthorityRecord], list[Check]]:
    """What a volume gives."""
    found = list(read_path(path, file=path.name, source=SourceConfig(name="frus", path=".")))
    return (
        [item for item in found if isinstance(item, Document)],
        [item for item in found if isinstance(item, AuthorityRecord)],
        [item for item in found if isinstance(item, Check)],
    )


@pytest.fixture(scope="module", params=VOLUMES)
def volume(request: pytest.FixtureRequest, shared: Path) -> Path:
    """One of the volumes."""
    return shared / "corpus" / "frus" / f"{request.param}.xml"


def test_every_document_arrives(volume: Path) -> None:
    documents, records, checks = read(volume)
    count, persons, misplaced, _ = VOLUMES[volume.stem]
    assert len({document.id for document in documents}) == len(documents) == count
    assert sum(record.type is EntityType.PERSON for record in records) == persons
    assert {check.code for check in checks} <= {"xml-id-repeated"}
    assert ("xml-id-repeated" in {check.code for check in checks}) is (volume.stem == "frus1952-54v14p2")
    said = Counter(check.code for document in documents for check in document.checks)
    assert said["party-of-markup-differs"] == misplaced


def test_the_scores_hold(volume: Path, shared: Path, tmp_path: Path) -> None:
    documents, _, _ = read(volume)
    tools = shared / "tools"
    command = [sys.executable, str(tools / "plain_corpus.py"), "frus", str(volume), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    contradicted = {
        document.id.replace("/", "-")
        for document in documents
        if any(check.code == "party-of-markup-differs" for check in document.checks)
    }
    lines = (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if json.loads(line)["id"] not in contradicted]
    (tmp_path / "gold.jsonl").write_text("\n".join(kept), encoding="utf-8")
    with (tmp_path / "found.jsonl").open("w", encoding="utf-8") as sheet:
        write_jsonl((replace(each, source=f"{each.id.replace('/', '-')}.txt") for each in documents), sheet)
    command = [sys.executable, str(tools / "score.py"), "headers", "gold.jsonl", "found.jsonl"]
    scored = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    rates: dict[str, float] = json.loads(scored.stdout)["rates"]
    assert (rates["date_right"], rates["date_wrong"], rates["clock_right"], rates["place_right"]) == (1, 0, 1, 1)
    assert rates["both_right"] >= VOLUMES[volume.stem][3]
    assert rates.get("reference_right", 1) >= 0.977
    assert rates["extra_parties"] <= 0.053


def test_talk_has_no_parties(volume: Path) -> None:
    documents, _, _ = read(volume)
    talk = [each for each in documents if any(word in (each.title or "").casefold() for word in _TALK)]
    assert talk
    with_parties = [
        document.title
        for document in talk
        if {Role.SENDER, Role.ADDRESSEE} <= {who.role for who in document.participants}
    ]
    assert with_parties == []


def test_every_marked_name_is_found_and_linked(volume: Path) -> None:
    documents, _, _ = read(volume)
    tree = etree.parse(str(volume), etree.XMLParser(recover=True, collect_ids=False))
    marked: Counter[tuple[str, str, str]] = Counter()
    for div in tree.iter(f"{_TEI}div"):
        if div.get("type") == "document":
            xml_id = div.get("{http://www.w3.org/XML/1998/namespace}id") or ""
            for name in div.iter(f"{_TEI}persName"):
                words = "".join("".join(name.itertext()).split())
                if name.get("corresp") and words and name.find(f"{_TEI}note") is None:
                    marked[xml_id, words, (name.get("corresp") or "").lstrip("#")] += 1
    found = Counter(
        (document.id.partition("/")[2], "".join(mention.span.quote.split()), (mention.entity or "").partition(":")[2])
        for document in documents
        for mention in document.mentions or ()
        if mention.type is EntityType.PERSON
    )
    assert marked - found == Counter()
    assert (found - marked).total() <= 1
    assert bool(marked) is (VOLUMES[volume.stem][1] > 0)


def test_the_text_of_every_span_stands_there(volume: Path) -> None:
    for document in read(volume)[0]:
        text = document.text or ""
        spans = [mention.span for mention in document.mentions or ()]
        spans += [statement.span for statement in document.statements if statement.span is not None]
        assert all(text[span.start : span.end] == span.quote for span in spans)
