"""The gold readings of the founding documents, written as a sheet, arrive with their offsets, chains and actuality."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg_builder.authority import Authority, load_authority
from kg_builder.config import SourceConfig
from kg_builder.model import Document, Event, SpeechAct, Voice
from kg_builder.readers import read_path
from kg_builder.readings import DocumentNames, apply_readings, load_readings, settle_readings

pytestmark = pytest.mark.corpus

Gold = dict[str, Any]
AGENT_TYPES = {"PERSON": "people", "ORG": "organisations"}
POLITIES = ("Soviet Union", "North Korea", "South Korea", "United States")
COLUMNS = "id document quote kind speaker hearer inside actuality polarity time place participants label note".split()


def _identity(canonical: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", canonical.lower()).strip("-")


def _write(path: Path, columns: list[str], rows: Iterator[list[str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(columns)
        writer.writerows(rows)


def _canonicals(gold: Gold, key: str) -> list[str]:
    return sorted({each["canonical"] for seed in ("seed1", "seed2") for each in gold[seed][key]})


@pytest.fixture(scope="module")
def gold(shared: Path) -> Gold:
    """The gold file."""
    loaded: Gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def project(gold: Gold, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose tables and sheet are made of the gold."""
    folder = tmp_path_factory.mktemp("gold")
    columns = ["id", "label", "source"]

    def rows(labels: list[str]) -> Iterator[list[str]]:
        return ([_identity(label), label, "gold/seeds.json"] for label in labels)

    _write(folder / "authority" / "people.csv", columns, rows(_canonicals(gold, "persons")))
    _write(folder / "authority" / "polities.csv", columns, rows(list(POLITIES)))
    places = [place for place in _canonicals(gold, "places") if place not in POLITIES]
    _write(folder / "authority" / "places.csv", columns, rows(places))
    _write(folder / "readings" / "gold.csv", COLUMNS, _sheet(gold))
    return folder


def _sheet(gold: Gold) -> Iterator[list[str]]:
    for seed in ("seed1", "seed2"):
        name = Path(gold[seed]["file"]).name
        for each in gold[seed]["speech_acts"] + gold[seed]["events"]:
            # The author's words are left to the zones; that an editor speaks, the sheet says itself.
            inside = "" if each["attributed_to"] == "author" else each["attributed_to"]
            row = {
                "id": each.get("sid") or each["id"],
                "document": name,
                "quote": each["quote"],
                "inside": inside,
                "speaker": "; ".join(each.get("speaker", [])),
                "hearer": "; ".join(each.get("hearer", [])),
                "participants": "; ".join(each.get("participants", [])),
            }
            plain = {
                key: each.get(key) or "" for key in ("kind", "actuality", "polarity", "time", "place", "label", "note")
            }
            yield [{**plain, **row}[column] for column in COLUMNS]


@pytest.fixture(scope="module")
def authority(project: Path) -> Authority:
    """The people, polities and places of the gold."""
    loaded, checks = load_authority(project / "authority", project=project)
    assert checks == ()
    return loaded


@pytest.fixture(scope="module")
def documents(shared: Path, project: Path, authority: Authority, gold: Gold) -> dict[str, Document]:
    """The two documents with their readings, by the seed's name in the gold."""
    readings, checks = load_readings(project / "readings", project=project)
    assert checks == ()
    source = SourceConfig(name="seeds", path="sources")
    read: dict[str, Document] = {}
    for seed in ("seed1", "seed2"):
        path = shared / gold[seed]["file"]
        (document,) = [each for each in read_path(path, file=path.name, source=source) if isinstance(each, Document)]
        read[seed] = document
    settled, checks = settle_readings(readings, DocumentNames(read.values()))
    assert checks == ()
    return {seed: apply_readings(document, settled, authority) for seed, document in read.items()}


def _read(documents: dict[str, Document], seed: str) -> dict[str, SpeechAct | Event]:
    document = documents[seed]
    assert document.speech_acts is not None
    assert document.events is not None
    found: list[SpeechAct | Event] = [*document.speech_acts, *document.events]
    return {each.id: each for each in found}


@pytest.mark.parametrize(("seed", "acts", "events"), [("seed1", 15, 9), ("seed2", 9, 12)])
def test_every_reading_arrives_where_the_gold_has_it(
    documents: dict[str, Document], gold: Gold, seed: str, acts: int, events: int
) -> None:
    text = documents[seed].text
    assert text is not None
    found = _read(documents, seed)
    wanted = {each.get("sid") or each["id"]: each for each in gold[seed]["speech_acts"] + gold[seed]["events"]}
    assert (len(gold[seed]["speech_acts"]), len(gold[seed]["events"])) == (acts, events)
    assert set(found) == set(wanted)
    for identity, each in wanted.items():
        span = found[identity].span
        assert span is not None
        assert (span.start, span.end, span.quote) == (each["start"], each["end"], each["quote"]), identity
        assert text[span.start : span.end] == span.quote
        assert found[identity].kind.value == each["kind"]
        assert found[identity].actuality.value == each["actuality"]
        time = found[identity].time
        assert (time.edtf if time else None) == each["time"]


@pytest.mark.parametrize("seed", ["seed1", "seed2"])
def test_chains_and_voices_are_those_of_the_gold(documents: dict[str, Document], gold: Gold, seed: str) -> None:
    found = _read(documents, seed)
    for each in gold[seed]["speech_acts"]:
        act = found[each["sid"]]
        if each["attributed_to"] in ("author", "editor"):
            assert act.attributed_to is None
            assert act.stated_by is Voice(each["attributed_to"]), each["sid"]
        else:
            assert act.attributed_to == each["attributed_to"]


def test_the_nesting_is_the_one_that_is_known(documents: dict[str, Document]) -> None:
    inside = {
        identity: each.attributed_to
        for seed in ("seed1", "seed2")
        for identity, each in _read(documents, seed).items()
        if each.attributed_to
    }
    assert inside == {
        "s1c05": "s1c04",
        "s1c11": "s1c10",
        "s2c03": "s2c05",
        "s2c04": "s2c05",
        "s2c06": "s2c05",
        "s2c08": "s2c07",
    }
    editors = {
        act.id for document in documents.values() for act in document.speech_acts or () if act.stated_by is Voice.EDITOR
    }
    assert editors == {"s1c15", "s2c09"}


@pytest.mark.parametrize("seed", ["seed1", "seed2"])
def test_names_become_ids_where_the_tables_know_them(
    documents: dict[str, Document], authority: Authority, gold: Gold, seed: str
) -> None:
    found = _read(documents, seed)
    agents = {record.label: record.id for record in authority.records.values() if record.type.value != "place"}
    for each in gold[seed]["speech_acts"]:
        act = found[each["sid"]]
        assert isinstance(act, SpeechAct)
        assert act.speakers == tuple(agents.get(name, name) for name in each["speaker"]), each["sid"]
        assert act.hearers == tuple(agents.get(name, name) for name in each["hearer"]), each["sid"]
    for each in gold[seed]["events"]:
        event = found[each["id"]]
        assert isinstance(event, Event)
        assert event.participants == tuple(agents.get(name, name) for name in each["participants"]), each["id"]


def test_what_nobody_knows_stays_words(documents: dict[str, Document]) -> None:
    found = _read(documents, "seed2")["s2c05"]
    assert isinstance(found, SpeechAct)
    assert found.speakers == ("secretary of Kim Il-sung",)
    checks = [
        check for document in documents.values() for check in document.checks if check.file == "readings/gold.csv"
    ]
    assert [(check.code, check.found) for check in checks] == [("name-type", "moscow")]


def test_what_was_only_intended_is_no_meeting_that_took_place(documents: dict[str, Document]) -> None:
    events = {**_read(documents, "seed1"), **_read(documents, "seed2")}
    meetings = {identity for identity, each in events.items() if each.kind == "meeting" and each.actuality == "actual"}
    assert meetings == {"s1e02"}
