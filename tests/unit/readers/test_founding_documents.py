"""The two founding documents, item by item against the gold made by hand: what must come out of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import (
    Absence,
    ActKind,
    AgentKind,
    DateKind,
    DescriptionKind,
    Dispatch,
    Document,
    Extent,
    Form,
    NumberKind,
    Participant,
    PlaceRole,
    ReferenceKind,
    Role,
    Span,
    Statement,
    Voice,
    ZoneKind,
)
from kg_builder.readers import read_path

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    """What was read by hand."""
    found: dict[str, Any] = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    return found


def read_seed(shared: Path, gold: dict[str, Any], key: str) -> Document:
    """One of the two documents as the reader understands it."""
    path = shared / gold[key]["file"]
    source = SourceConfig(name="seeds", path="seeds")
    (document,) = read_path(path, file=f"seeds/{path.name}", source=source, project=shared)
    assert isinstance(document, Document)
    assert document.text is not None
    assert document.text == path.read_bytes().decode("utf-8")
    for statement in document.statements:
        if statement.span is not None:
            assert document.text[statement.span.start : statement.span.end] == statement.span.quote
    return document


@pytest.fixture(scope="module")
def january(shared: Path, gold: dict[str, Any]) -> Document:
    """The edited excerpt."""
    return read_seed(shared, gold, "seed1")


@pytest.fixture(scope="module")
def july(shared: Path, gold: dict[str, Any]) -> Document:
    """The record page of a digital archive."""
    return read_seed(shared, gold, "seed2")


def of_role(document: Document, role: Role) -> list[Participant]:
    """The participants in a role."""
    return [who for who in document.participants if who.role is role]


def span_of(statement: Statement) -> Span:
    """The words of a statement that must have some."""
    assert statement.span is not None
    return statement.span


def lines_of(document: Document) -> dict[ZoneKind, list[list[int]]]:
    """First and last line of each zone."""
    assert document.text is not None
    found: dict[ZoneKind, list[list[int]]] = {}
    for zone in document.zones:
        first = document.text.count("\n", 0, zone.start) + 1
        found.setdefault(zone.kind, []).append([first, document.text.count("\n", 0, zone.end) + 1])
    return found


def test_zones_of_july(july: Document, gold: dict[str, Any]) -> None:
    found = lines_of(july)
    for kind, lines in gold["seed2"]["zones"].items():
        assert found[ZoneKind(kind)][0] == lines, kind


def test_zones_of_january(january: Document, gold: dict[str, Any]) -> None:
    assert lines_of(january) == {ZoneKind(kind): [lines] for kind, lines in gold["seed1"]["zones"].items()}


def test_title_form_and_dispatch_of_july(july: Document) -> None:
    assert july.profile == "digital-archive"
    assert july.title is not None
    assert july.title.startswith("Ciphered telegram, Shtykov to Stalin")
    assert (july.form, july.dispatch) == (Form.TELEGRAM, Dispatch.ATTESTED)


def test_numbers_and_reply_of_july(july: Document, gold: dict[str, Any]) -> None:
    expected = {number["kind"]: number["value"] for number in gold["seed2"]["numbers"]}
    assert {number.kind: number.value for number in july.identifiers} == {
        NumberKind.TELEGRAM_NUMBER: expected["telegram"],
        NumberKind.OWN_NUMBER: expected["sender"],
    }
    (reply,) = july.references
    assert (reply.kind, f"No. {reply.number}") == (ReferenceKind.REPLY, expected["addressee-line"])


def test_dates_of_july(july: Document, gold: dict[str, Any]) -> None:
    dates = {date.kind: date for date in july.dates if date.value is not None}
    for kind, key, voice in (
        (DateKind.SENDING, "sent", Voice.SENDING_OFFICE),
        (DateKind.RECEIPT, "received", Voice.RECEIVING_OFFICE),
        (DateKind.RELAY, "forwarded", Voice.RECEIVING_OFFICE),
        (DateKind.CATALOGUE, "catalogue_date", Voice.CATALOGUER),
    ):
        value = dates[kind].value
        assert value is not None
        assert (value.edtf, value.zone, dates[kind].stated_by) == (gold["seed2"][key], None, voice)
    found = sorted((span.start, span.end) for date in dates.values() if (span := date.span) is not None)
    assert found == sorted((date["start"], date["end"]) for date in gold["seed2"]["dates"])
    assert july.main_date is dates[DateKind.SENDING]


def test_the_catalogue_differs_and_a_check_says_so(july: Document) -> None:
    (check,) = july.checks
    assert (check.code, check.found, check.expected, check.line) == ("dates-differ", "July 1, 1950", "2.7.50 04.00", 3)


def test_place_conveyance_and_urgency_of_july(july: Document, gold: dict[str, Any]) -> None:
    assert [(place.role, place.name) for place in july.places] == [(PlaceRole.SENT_FROM, gold["seed2"]["sent_from"])]
    said = [
        description.value
        for description in july.descriptions
        if description.kind in {DescriptionKind.CONVEYANCE, DescriptionKind.URGENCY}
    ]
    assert said == [words.rstrip(".") for words in gold["seed2"]["conveyance"]]


def test_sender_and_addressee_of_july(july: Document, gold: dict[str, Any]) -> None:
    (sender,), (signatory,) = of_role(july, Role.SENDER), of_role(july, Role.SIGNATORY)
    assert (sender.name, sender.rests_on, sender.stated_by) == ("SHTYKOV", signatory.rests_on, Voice.AUTHOR)
    (addressee,) = of_role(july, Role.ADDRESSEE)
    assert (addressee.pseudonym, addressee.gloss) == (gold["seed2"]["code_names"][0]["code"], "Stalin")
    assert (addressee.stated_by, addressee.gloss_by) == (Voice.AUTHOR, Voice.EDITOR)
    evidence = gold["seed2"]["recipient_evidence"]
    assert evidence["start"] <= span_of(addressee).start < span_of(addressee).end <= evidence["end"]


def test_who_handed_july_on_is_unstated(july: Document) -> None:
    (act,) = [act for act in july.acts if act.kind is ActKind.RELAY]
    (relay,) = of_role(july, Role.RELAY)
    assert (relay.act, relay.absence, relay.name, relay.office) == (act.key, Absence.UNSTATED, None, None)
    received = [who for who in of_role(july, Role.RECEIVER) if who.act == act.key]
    assert [who.office for who in received] == ["8th Administration of the General Staff of the Armed Forces"]
    assert received[0].agent_kind is AgentKind.ORGANISATION


def test_copies_of_july(july: Document, gold: dict[str, Any]) -> None:
    copies = of_role(july, Role.COPY_RECIPIENT)
    assert [who.copies for who in copies] == [entry.get("n") for entry in gold["seed2"]["copies"]]
    for who, entry in zip(copies, gold["seed2"]["copies"], strict=True):
        assert who.name is not None
        assert who.name in entry["to"]
        assert who.stated_by is Voice.RECEIVING_OFFICE
    assert [who.agent_kind for who in copies[:-1]] == [AgentKind.UNKNOWN] * 7
    assert (copies[-1].agent_kind, copies[-1].name) == (AgentKind.FILE, "File of 8th Department")


def test_archival_references_of_july(july: Document, gold: dict[str, Any]) -> None:
    levels = ("fond", "opis", "delo", "papka")
    assert [
        (found.repository, found.levels, found.folios, found.as_written, span_of(found).start, span_of(found).end)
        for found in july.archival_references
    ] == [
        (
            entry["archive"],
            tuple((level, entry[level]) for level in levels if level in entry),
            entry["listy"],
            entry["quote"],
            entry["start"],
            entry["end"],
        )
        for entry in gold["seed2"]["archival_references"]
    ]
    assert july.transcription is not None
    assert july.transcription.made_from_absence is Absence.UNSTATED


def test_the_sites_words_yield_nothing(july: Document) -> None:
    silent = [zone for zone in july.zones if zone.kind in {ZoneKind.CHROME, ZoneKind.BOILERPLATE}]
    assert len(silent) == 3
    for statement in july.statements:
        if statement.span is not None:
            assert not any(zone.start <= statement.span.start < zone.end for zone in silent)


def test_january_is_an_excerpt(january: Document) -> None:
    assert january.profile == "edited-excerpt"
    assert (january.form, january.dispatch) == (Form.TELEGRAM, Dispatch.NOT_STATED)
    assert january.transcription is not None
    assert january.transcription.extent is Extent.EXCERPT
    said = [found for found in january.descriptions if found.kind is DescriptionKind.EXTENT]
    assert ". . . ." in {span_of(found).quote for found in said}


def test_parties_of_january(january: Document, gold: dict[str, Any]) -> None:
    (sender,) = of_role(january, Role.SENDER)
    assert sender.name is not None
    assert sender.name.casefold() == gold["seed1"]["sender"].casefold()
    found = {who.name: who for who in of_role(january, Role.ADDRESSEE)}
    assert set(found) == {"Vyshinsky", gold["seed1"]["recipient_as_headnote"]}
    assert {who.stated_by for who in found.values()} == {Voice.EDITOR}
    evidence = gold["seed1"]["recipient_evidence"]
    assert evidence["start"] <= span_of(found["Vyshinsky"]).start < evidence["end"]
    assert found["Moscow"].agent_kind is AgentKind.POLITY
    headnote = next(zone for zone in january.zones if zone.kind is ZoneKind.HEADNOTE)
    assert headnote.start <= span_of(found["Moscow"]).start < headnote.end
    assert [(check.code, check.severity.value) for check in january.checks] == [("parties-differ", "note")]


def test_date_and_number_of_january(january: Document, gold: dict[str, Any]) -> None:
    assert january.main_date is not None
    assert january.main_date.value is not None
    assert january.main_date.value.edtf == gold["seed1"]["date"]
    assert {date.value.edtf for date in january.dates if date.value is not None} == {gold["seed1"]["date"]}
    assert [(number.kind, number.value) for number in january.identifiers] == [(NumberKind.DOCUMENT_NUMBER, "24.2")]


def test_edition_of_january(january: Document, gold: dict[str, Any]) -> None:
    (edition,) = january.editions
    source = gold["seed1"]["source"]
    assert (edition.url, edition.page, edition.year, edition.issue) == (
        source["url"],
        source["page"],
        source["year"],
        "5",
    )
    assert edition.container == "Cold War International History Project Bulletin"
    assert (span_of(edition).start, span_of(edition).end) == (source["start"], source["end"])
    assert edition.stated_by is Voice.EDITOR
