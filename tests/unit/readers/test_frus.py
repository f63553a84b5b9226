"""The series FRUS: headings part sender and addressee, voices stay apart, no other series is taken for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import (
    ActKind,
    AgentKind,
    Basis,
    Dispatch,
    Document,
    Form,
    Participant,
    Role,
    Voice,
    settle_dispatch,
)
from kg_builder.readers import read_path

Read = Callable[..., Document]

FOOT = "\n\nMusterstadt, May 3, 1951.\n\nThe toys have come.\n\nSource: 760R.00/5–351\n"


def parties(document: Document, role: Role) -> list[tuple[str | None, str | None]]:
    """Name and office of everybody in a role."""
    return [(who.name, who.office) for who in document.participants if who.role is role]


def of_role(document: Document, role: Role) -> list[Participant]:
    """Everybody in a role."""
    return [who for who in document.participants if who.role is role]


@pytest.mark.parametrize(
    ("heading", "senders", "addressees"),
    [
        (
            "The Chargé in Ruritania (Muster) to the Secretary of State",
            [("Muster", "Chargé in Ruritania")],
            [(None, "Secretary of State")],
        ),
        (
            "The Ruritanian Ambassador to the Secretary of State",
            [(None, "Ruritanian Ambassador")],
            [(None, "Secretary of State")],
        ),
        ("Mr. Muster to Mr. Beispiel", [("Muster", None)], [("Beispiel", None)]),
        (
            "142. Telegram From the Mission to the United Nations to the Department of State",
            [(None, "Mission to the United Nations")],
            [(None, "Department of State")],
        ),
        (
            "12. Letter From President Muster to Foreign Minister Beispiel",
            [("Muster", "President")],
            [("Beispiel", "Foreign Minister")],
        ),
        (
            "No. 472Memorandum by the Ambassador-designate to Ruritania (Muster) to the Chief of Toys (Tsendel)",
            [("Muster", "Ambassador-designate to Ruritania")],
            [("Tsendel", "Chief of Toys")],
        ),
        (
            "Memorandum by Mr. Tom T. Tsendel, Deputy to the Director of Toys (Muster), to the Secretary of State",
            [("Tom T. Tsendel", "Deputy to the Director of Toys (Muster)")],
            [(None, "Secretary of State")],
        ),
        (
            "3. Memorandum From Tom Tsendel and Anna Muster of the Toy Council Staff to President Beispiel",
            [("Tom Tsendel", None), ("Anna Muster", "Toy Council Staff")],
            [("Beispiel", "President")],
        ),
        (
            "The Secretary of State to Certain Diplomatic Offices",
            [(None, "Secretary of State")],
            [(None, "Certain Diplomatic Offices")],
        ),
        (
            "Memorandum by the Director of Western and Northern Toy Affairs (Muster) to General of the Army Otto "
            "Tsendel, at Hauptstadt",
            [("Muster", "Director of Western and Northern Toy Affairs")],
            [("Otto Tsendel", "General of the Army")],
        ),
    ],
)
def test_headings_part_sender_and_addressee(
    read: Read,
    heading: str,
    senders: list[tuple[str | None, str | None]],
    addressees: list[tuple[str | None, str | None]],
) -> None:
    document = read(heading + FOOT)
    assert document.profile == "frus"
    assert (parties(document, Role.SENDER), parties(document, Role.ADDRESSEE)) == (senders, addressees)
    assert {who.stated_by for who in document.participants} == {Voice.EDITOR}


@pytest.mark.parametrize(
    "heading",
    [
        "Memorandum of Conversation, by the Envoy in Ruritania (Muster)",
        "57. Memorandum of Telephone Conversation Between Secretary of State Muster and the Envoy in X (Tsendel)",
        "No. 826United States Summary Minutes of Meeting",
        "9. Memorandum for the Record",
        "37. Special Paper Prepared in the Office of Toys, Department of State",
        "80. Paper Prepared by the Ambassador to Ruritania (Muster)",
        "No. 646Editorial Note",
    ],
)
def test_what_is_no_letter_has_no_parties(read: Read, heading: str) -> None:
    document = read(heading + FOOT)
    assert document.profile == "frus"
    assert parties(document, Role.SENDER) == parties(document, Role.ADDRESSEE) == []
    assert document.acts == ()


def test_a_consultant_to_somebody_does_not_write_to_him(read: Read) -> None:
    document = read("No. 466Memorandum by Otto Muster, Consultant to the Secretary of State" + FOOT)
    assert parties(document, Role.SENDER) == [("Otto Muster", "Consultant to the Secretary of State")]
    assert parties(document, Role.ADDRESSEE) == []


def test_an_embassy_is_an_organisation_and_an_office_nobody(read: Read) -> None:
    document = read("7. Telegram From the Embassy in Ruritania to Secretary of State Muster" + FOOT)
    kinds = {who.role: who.agent_kind for who in document.participants}
    assert kinds == {Role.SENDER: AgentKind.ORGANISATION, Role.ADDRESSEE: AgentKind.PERSON}
    office = read("The Secretary of State to the Embassy in Ruritania" + FOOT)
    assert of_role(office, Role.SENDER)[0].agent_kind is AgentKind.UNKNOWN


def test_what_was_not_sent_has_no_sending(read: Read) -> None:
    text = "7. Letter From President Muster to Chairman Tsendel\n\nMusterstadt, May 3, 1951.\n\nDear Sir: No.\n\n"
    document = read(text + "Source: Muster Library, Toy Files. Secret. The letter was not sent.\n")
    assert document.dispatch is Dispatch.ATTESTED_UNSENT
    document = settle_dispatch(document)
    assert not document.acts
    assert parties(document, Role.ADDRESSEE) == [("Tsendel", "Chairman")]
    returned = read(text + "Source: Muster Library, Toy Files. Secret. The letter was returned by the Embassy.\n")
    assert returned.dispatch is Dispatch.RETURNED
    assert [act.kind for act in returned.acts] == [ActKind.SENDING]


def test_dates_of_the_editors_are_supplied(read: Read) -> None:
    document = read("Memorandum by the Envoy in Ruritania (Muster)\n\n[Musterstadt, July 18, 1951.]\n\nAll is well.\n")
    assert document.main_date is not None
    assert (document.main_date.basis, document.main_date.stated_by) == (Basis.SUPPLIED, Voice.EDITOR)
    assert [(place.name, place.basis) for place in document.places] == [("Musterstadt", Basis.SUPPLIED)]


def test_a_telegram_is_known_by_its_file_number(read: Read) -> None:
    document = read("The Envoy in Ruritania (Muster) to the Secretary of State" + FOOT.rstrip() + ": Telegram\n")
    assert document.form is Form.TELEGRAM


def test_an_editorial_note_is_the_editors_own(read: Read) -> None:
    document = read("646. Editorial Note\n\nOn May 3, 1951, the Envoy wrote that toys had come. He was glad.\n")
    assert {zone.voice for zone in document.zones} == {Voice.EDITOR}
    assert document.dates == ()


@pytest.mark.parametrize(
    "line",
    [
        "The Ambassador to " * 4000,
        "Muster to " * 8000,
        "Source: " + "Toys, " * 12000,
        "Source: Muster Library. Secret. Drafted by " + "A, " * 12000,
        "Embtels " + "1805, July 25, " * 1500,
        "[" * 30000,
        "Refs: " + "TOYS 12; " * 8000,
        "Sent Department; repeated " + "Musterstadt 26, " * 6000,
    ],
)
def test_time_grows_with_the_text(read: Read, line: str) -> None:
    before = time.perf_counter()
    read(f"{line}\n\nMusterstadt, May 3, 1951.\n\n{line}\n\nSource: {line}\n", profile="frus")
    assert time.perf_counter() - before < 5


@pytest.mark.corpus
@pytest.mark.parametrize("series", ["seeds", "wilson", "dossier", "dfat/volume-2-1939"])
def test_no_other_series_is_taken_for_it(shared: Path, series: str) -> None:
    paths = sorted(path for path in (shared / "corpus" / series).iterdir() if path.suffix in {".txt", ".md"})
    assert paths
    for path in paths:
        *_, document = read_path(path, file=path.name, source=SourceConfig(name="corpus", path="."))
        assert not isinstance(document, Document) or document.profile != "frus", path.name
