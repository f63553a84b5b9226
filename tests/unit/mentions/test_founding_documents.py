"""The names of the two founding documents, measured by the shared yardstick.

The authority tables are made from the gold while the test runs; the one person whom no table shall know is left out.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kg_builder.authority import load_authority
from kg_builder.mentions import MentionFinder
from kg_builder.model import Document, Mention, NameKind, SourceRecord

pytestmark = pytest.mark.corpus

Gold = Mapping[str, Any]

_TABLES = {"PERSON": "people", "GPE": "polities", "LOC": "places", "ORG": "organisations", "NORP": "polities"}
_LISTS = ("persons", "places", "orgs")
_FAMILY_NAME_FIRST = {"Kim", "Pak", "Kwon", "Mao"}
_UNKNOWN = "Kim Baek"
_BARE = "Kim"


def entity_of(canonical: str) -> str:
    """The id of a canonical name of the gold: without the remark in brackets."""
    return canonical.split(" (", maxsplit=1)[0]


def mentions_of(gold: Gold) -> Iterator[Gold]:
    """Every mention of both documents in the gold."""
    for seed in ("seed1", "seed2"):
        for kind in _LISTS:
            yield from gold[seed][kind]


def kind_of(mention: Gold, codes: set[str]) -> NameKind:
    """What kind of name the words of a gold mention are."""
    surface = mention["surface"]
    if mention["type"] == "NORP":
        return NameKind.DEMONYM
    if surface in codes:
        return NameKind.PSEUDONYM
    if surface.isupper() and " " not in surface and mention["type"] != "PERSON":
        return NameKind.ABBREVIATION
    lone = " " not in surface and (mention["type"] == "PERSON" or surface in ("North", "South"))
    return NameKind.SHORT if lone else NameKind.VARIANT


def write_tables(gold: Gold, folder: Path) -> None:
    """Authority tables of everybody and everything that the gold names, but for the unknown person."""
    codes = {row["code"] for row in gold["seed2"]["code_names"]}
    entities: dict[str, str] = {}
    names: dict[tuple[str, str, str], None] = {}
    for mention in mentions_of(gold):
        entity = entity_of(mention["canonical"])
        if entity == _UNKNOWN:
            continue
        if mention["type"] != "NORP" or entity not in entities:
            entities[entity] = _TABLES[mention["type"]]
        if mention["surface"] not in (_BARE, entity):
            names[entity, mention["surface"], kind_of(mention, codes).value] = None
    for table in sorted(set(_TABLES.values())):
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "label", "family_name"] if table == "people" else ["id", "label"])
            for entity in (entity for entity, its_table in entities.items() if its_table == table):
                words = entity.split()
                family = [words[0] if words[0] in _FAMILY_NAME_FIRST else words[-1]] if table == "people" else []
                writer.writerow([entity, entity, *family])
    with (folder / "names.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["entity", "name", "kind", "source"])
        writer.writerows([*row, "the founding documents"] for row in names)


@pytest.fixture(scope="module")
def gold(shared: Path) -> Gold:
    """What a person found in the two documents."""
    return dict(json.loads((shared / "gold/seeds.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def finder(gold: Gold, tmp_path_factory: pytest.TempPathFactory) -> MentionFinder:
    """A finder for tables made from the gold."""
    folder = tmp_path_factory.mktemp("project") / "authority"
    folder.mkdir()
    write_tables(gold, folder)
    authority, checks = load_authority(folder, project=folder.parent)
    assert checks == ()
    return MentionFinder(authority)


def texts_of(gold: Gold, shared: Path) -> dict[str, str]:
    """Both texts with every character as delivered."""
    return {seed: (shared / gold[seed]["file"]).read_bytes().decode("utf-8") for seed in ("seed1", "seed2")}


def find(finder: MentionFinder, text: str) -> tuple[Mention, ...]:
    """The mentions of a text without zones."""
    document = Document(id="d", source="d", source_name="d", record=SourceRecord(file="d"), text=text)
    return finder.find(document)


def score(gold: Gold, finder: MentionFinder, shared: Path, folder: Path) -> Mapping[str, Any]:
    """What the shared yardstick says of persons, places and organisations, demonyms apart."""
    texts = texts_of(gold, shared)
    wanted, found = [], []
    for seed, text in texts.items():
        stem = Path(gold[seed]["file"]).stem
        rows = [row for kind in _LISTS for row in gold[seed][kind] if row["type"] != "NORP"]
        wanted.append(
            {
                "id": stem,
                "mentions": [
                    {"start": row["start"], "end": row["end"], "entity": entity_of(row["canonical"])} for row in rows
                ],
            }
        )
        mentions = [mention for mention in find(finder, text) if not mention.demonym]
        found.append(
            {
                "source": f"{stem}.txt",
                "mentions": [
                    {"span": [mention.span.start, mention.span.end], "entity": mention.entity} for mention in mentions
                ],
            }
        )
    for name, rows in (("gold.jsonl", wanted), ("inspected.jsonl", found)):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(shared / "tools/score.py"), "mentions", "gold.jsonl", "inspected.jsonl"]
    answer = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return dict(json.loads(answer.stdout))


def test_names_are_found_and_none_is_linked_wrongly(
    gold: Gold, finder: MentionFinder, shared: Path, tmp_path: Path
) -> None:
    measured = score(gold, finder, shared, tmp_path)
    assert measured["counts"]["gold"] == 114
    assert measured["rates"]["recall"] >= 0.95
    assert measured["rates"]["precision"] >= 0.95
    assert measured["counts"]["linked_wrong"] == 0
    assert measured["rates"]["link_precision"] == 1.0
    assert measured["rates"]["link_recall"] >= 0.95


def test_demonyms_are_found_as_demonyms(gold: Gold, finder: MentionFinder, shared: Path) -> None:
    for seed, text in texts_of(gold, shared).items():
        demonyms = {(m.span.start, m.span.end): m.entity for m in find(finder, text) if m.demonym}
        wanted = {
            (row["start"], row["end"]): entity_of(row["canonical"])
            for row in gold[seed]["orgs"]
            if row["type"] == "NORP"
        }
        assert demonyms == wanted


def test_the_traps_of_the_founding_documents(gold: Gold, finder: MentionFinder, shared: Path) -> None:
    texts = texts_of(gold, shared)
    january = find(finder, texts["seed1"])
    july = find(finder, texts["seed2"])
    assert {m.entity for m in january if m.span.quote == "Kim Il"} == {"Kim Il"}
    assert {m.entity for m in january if m.span.quote == _BARE} == {"Kim Il-sung", None}
    (unknown,) = [m for m in july if m.span.quote == _UNKNOWN]
    assert (unknown.entity, unknown.rule) == (None, "name-part-of-longer")
    (code,) = [m for m in july if m.span.quote == "FENG XI"]
    assert (code.entity, code.name_kind) == ("Joseph Stalin", NameKind.PSEUDONYM)
    variants = [m.entity for m in july if m.span.quote in ("Pak Heon-yeong", "Pak Hon Yong")]
    assert variants == ["Pak Hon-yong", "Pak Hon-yong"]
    wrapped = [m for m in july if "\n" in m.span.quote]
    assert [m.span.quote.split("\n")[1] for m in wrapped] == ["Staff of the Armed Forces"]


def test_other_line_ends_change_offsets_only(gold: Gold, finder: MentionFinder, shared: Path) -> None:
    for text in texts_of(gold, shared).values():
        plain = [(m.span.quote, m.entity, m.rule) for m in find(finder, text)]
        windows = find(finder, "\ufeff" + text.replace("\n", "\r\n"))
        assert [(m.span.quote.replace("\r\n", "\n"), m.entity, m.rule) for m in windows] == plain
