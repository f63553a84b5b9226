"""A small invented project and its graph."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg_builder import model
from kg_builder.authority import Authority
from kg_builder.config import Config
from kg_builder.mapping import map_authority, map_dataset, map_document, map_links
from kg_builder.store import GraphStore

BASE = "https://example.org/ruritania/"
TEXT = (
    "\ufeffLetter of Anna Muster\r\n"
    "From Musterstadt. Sent 3.5.01 04.00.\r\n"
    "To WOLKENSTEIN [Carl]\r\n"
    "\r\n"
    "Today Carl told me that Dora promised him a visit at the lake. Nobody else came.\r\n"
    "ANNA MUSTER\r\n"
)


def words(quote: str) -> model.Span:
    """The first place where the words stand."""
    start = TEXT.index(quote)
    return model.Span.of(TEXT, start, start + len(quote))


def authority() -> Authority:
    """Two people, a place, an office and who held it."""

    def row(file: str, number: int) -> model.SourceRecord:
        return model.SourceRecord(file=f"authority/{file}.csv", locator=f"row={number}", line=number + 1)

    anna = model.AuthorityRecord(
        id="anna",
        type=model.EntityType.PERSON,
        label="Anna Muster",
        record=row("people", 1),
        source="List of officials, p. 3",
        names=(
            model.Name(
                value="HERON", kind=model.NameKind.PSEUDONYM, record=row("names", 1), scheme="court", source="p. 9"
            ),
        ),
    )
    carl = model.AuthorityRecord(
        id="carl", type=model.EntityType.PERSON, label="Carl Beispiel", record=row("people", 2), names=()
    )
    twin = model.AuthorityRecord(
        id="carl-2", type=model.EntityType.PERSON, label="Twin", record=row("people", 3), names=()
    )
    other_twin = model.AuthorityRecord(
        id="carl-3", type=model.EntityType.PERSON, label="Twin", record=row("people", 4), names=()
    )
    town = model.AuthorityRecord(
        id="musterstadt", type=model.EntityType.PLACE, label="Musterstadt", record=row("places", 1), names=()
    )
    envoy = model.AuthorityRecord(
        id="envoy", type=model.EntityType.OFFICE, label="Envoy", record=row("offices", 1), names=()
    )
    start = model.DateValue(
        as_written="1900", edtf="1900", earliest="1900-01-01T00:00:00", latest="1900-12-31T23:59:59"
    )
    return Authority(
        records={each.id: each for each in (anna, carl, twin, other_twin, town, envoy)},
        tenures=(
            model.Tenure(person="anna", office="envoy", start=start, end=None, record=row("tenures", 1), source="p. 4"),
        ),
    )


def letter() -> model.Document:
    """A letter with a chain of sayings."""
    author, office, editor = model.Voice.AUTHOR, model.Voice.SENDING_OFFICE, model.Voice.EDITOR
    day = model.DateValue(
        as_written="3.5.01 04.00",
        edtf="1901-05-03T04:00:00",
        earliest="1901-05-03T04:00:00",
        latest="1901-05-03T04:00:59",
    )
    read = model.SourceRecord(file="readings/sheet.csv", locator="row=1", line=2)
    by_person = model.Status.READ_BY_PERSON
    return model.Document(
        id="letters/7.txt",
        source="sources/7.txt",
        source_name="letters",
        record=model.SourceRecord(file="sources/7.txt"),
        text=TEXT,
        title="Letter of Anna Muster",
        form=model.Form.LETTER,
        dispatch=model.Dispatch.ATTESTED,
        transcription=model.Transcription(sha256=hashlib.sha256(TEXT.encode()).hexdigest()),
        acts=(
            model.CorrespondenceAct(
                rests_on=words("Sent 3.5.01 04.00."), stated_by=office, rule="sent", key="sending",
                kind=model.ActKind.SENDING,
            ),
        ),
        participants=(
            model.Participant(
                rests_on=words("ANNA MUSTER"), stated_by=author, rule="signature-line", role=model.Role.SENDER,
                act="sending", as_written="ANNA MUSTER", name="Anna Muster", office="Envoy", entity="anna",
                office_entity="envoy",
            ),
            model.Participant(
                rests_on=words("WOLKENSTEIN [Carl]"), stated_by=office, rule="to-line", role=model.Role.ADDRESSEE,
                act="sending", as_written="WOLKENSTEIN [Carl]", name="WOLKENSTEIN", pseudonym="WOLKENSTEIN",
                gloss="Carl", gloss_by=editor, entity="carl", certainty=model.Certainty.MEDIUM,
                basis=model.Basis.INFERRED, copies=2,
            ),
        ),
        dates=(
            model.DateStatement(
                rests_on=words("3.5.01 04.00"), stated_by=office, rule="sent", kind=model.DateKind.SENDING, value=day,
                act="sending",
            ),
        ),
        places=(
            model.PlaceStatement(
                rests_on=words("Musterstadt"), stated_by=office, rule="from", role=model.PlaceRole.SENT_FROM,
                name="Musterstadt", as_written="Musterstadt", act="sending", entity="musterstadt",
            ),
        ),
        relations=(
            model.DocumentRelation(
                rests_on=words("Letter of Anna Muster"), stated_by=author, rule="quoted-letter",
                kind=model.RelationKind.DRAFT_OF, target="letters/8.txt",
            ),
        ),
        archival_references=(
            model.ArchivalReference(
                rests_on=words("Letter of Anna Muster"), stated_by=model.Voice.CATALOGUER, rule="path",
                repository="XYZ", levels=(("fond", "45"), ("opis", "1")), folios="5-7", as_written="XYZ 45/1",
            ),
        ),
        mentions=(
            model.Mention(span=words("Carl]"[:4]), type=model.EntityType.PERSON, entity="carl", rule="names"),
            model.Mention(span=words("Dora"), type=model.EntityType.PERSON, entity=None, rule="names"),
        ),
        speech_acts=(
            model.SpeechAct(
                rests_on=words("Carl told me that Dora promised him a visit at the lake."), stated_by=author,
                rule="readings/sheet.csv", status=by_person, id="s1", kind=model.SpeechActKind.REPORT,
                speakers=("carl",), hearers=("anna",), read_in=read,
            ),
            model.SpeechAct(
                rests_on=words("Dora promised him a visit"), stated_by=author, rule="readings/sheet.csv",
                status=by_person, id="s2", kind=model.SpeechActKind.PROMISE, speakers=("Dora",), hearers=("carl",),
                attributed_to="s1", read_in=read,
            ),
        ),
        events=(
            model.Event(
                rests_on=words("a visit at the lake"), stated_by=author, rule="readings/sheet.csv", status=by_person,
                id="e1", kind=model.EventKind.VISIT, label="visit at the lake", participants=("Dora",),
                actuality=model.Actuality.INTENDED, attributed_to="s2", read_in=read,
            ),
        ),
    )  # fmt: skip


def row_document() -> model.Document:
    """A letter known by a row of a table."""
    record = model.SourceRecord(file="tables/list.csv", locator="row=3", line=4)
    return model.Document(
        id="list/3",
        source="tables/list.csv",
        source_name="list",
        record=record,
        title="Letter no. 3",
        participants=(
            model.Participant(
                rests_on=record, stated_by=model.Voice.CATALOGUER, rule="table", role=model.Role.SENDER, act="sending",
                as_written="A. Muster", name="A. Muster", entity="anna", status=model.Status.STATED_BY_MARKUP,
                refs=("https://d-nb.info/gnd/1",),
            ),
        ),
        stated_mentions=(
            model.StatedMention(
                rests_on=record, stated_by=model.Voice.CATALOGUER, rule="table", type=model.EntityType.PERSON,
                name="Beispiel, Carl", entity="carl", status=model.Status.STATED_BY_MARKUP,
                refs=("https://viaf.org/viaf/1",),
            ),
        ),
    )  # fmt: skip


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    """The project's folder with the source file as it was read."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "7.txt").write_bytes(TEXT.encode())
    return tmp_path


@pytest.fixture(name="nquads", scope="session")
def nquads_fixture() -> bytes:
    """The graph of the project."""
    known = authority()
    graphs = [
        map_authority(known, BASE),
        map_links(known, BASE),
        *(map_document(document, known, BASE).graph for document in (letter(), row_document())),
        map_dataset(Config(folder=Path(), base=BASE, title="Ruritania"), documents=2, rules=["signature-line"]),
    ]
    return "".join(line for graph in graphs for line in graph.nquads()).encode()


@pytest.fixture(name="store")
def store_fixture(nquads: bytes) -> GraphStore:
    """The graph, in memory."""
    return GraphStore.of_nquads(nquads)


@pytest.fixture(name="base")
def base_fixture() -> str:
    """What every IRI of the project begins with."""
    return BASE


@pytest.fixture(name="text")
def text_fixture() -> str:
    """The text of the letter."""
    return TEXT
