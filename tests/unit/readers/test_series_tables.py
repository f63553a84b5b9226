"""Headings and datelines of FRUS, Australian documents and a dossier, on invented names: one line a case.

`*-headings.tsv`: heading, senders, addressees, each as "name ; office", several parted by " + ". `*-datelines.tsv`:
dateline, date in EDTF (or the reason of its absence), place, and then the date of receipt (FRUS) or the numbers (DFAT).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import DateKind, DateStatement, Document, PlaceRole, Role
from kg_builder.readers.plain_text.lines import split_lines
from kg_builder.readers.plain_text.profile_files import shipped_profile
from kg_builder.readers.plain_text.reader import read_text, recognise_profile
from kg_builder.readers.plain_text.rules import RULES

TABLES = Path(__file__).parents[2] / "golden" / "plain_text"
FRUS = "The Envoy in Ruritania (Muster) to the Secretary of State\n\n{line}\n\nsecret\n\nThe text stands here.\n"
DFAT = "Muster to Beispiel\n\n{line}\n\nSECRET\n\nThe text stands here.\n\n _[AA : A1838, 852/10/6/1, I]_\n"


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


HEADINGS = {profile: rows(f"{profile}-headings.tsv") for profile in ("frus", "dfat", "soviet-dossier")}
DATELINES = {profile: rows(f"{profile}-datelines.tsv") for profile in ("frus", "dfat")}


def read(text: str, profile: str) -> Document:
    chosen = shipped_profile(profile, frozenset(RULES))
    source = SourceConfig(name="letters", path="letters")
    return read_text(text, document_id="letters/1", file="1.txt", source=source, profile=chosen, sha256="0" * 64)


def parties(document: Document, role: Role) -> str:
    named = [who for who in document.participants if who.role is role]
    return " + ".join(f"{who.name or '-'} ; {who.office or '-'}" for who in named) or "-"


def written(document: Document, kind: DateKind) -> str:
    dates: list[DateStatement] = [date for date in document.dates if date.kind is kind and date.span is not None]
    return " + ".join((date.value.edtf or "") if date.value else f"{date.absence}" for date in dates) or "-"


def sent_from(document: Document) -> str:
    return " + ".join(place.name for place in document.places if place.role is PlaceRole.SENT_FROM) or "-"


@pytest.mark.parametrize(
    ("profile", "heading", "sender", "addressee"), [(name, *row) for name, table in HEADINGS.items() for row in table]
)
def test_a_heading_names_its_parties(profile: str, heading: str, sender: str, addressee: str) -> None:
    document = read(f"{heading}\n\nThe text stands here.\n", profile)
    assert (parties(document, Role.SENDER), parties(document, Role.ADDRESSEE)) == (sender, addressee)


@pytest.mark.parametrize(("line", "date", "place", "received"), DATELINES["frus"])
def test_a_dateline_says_where_and_when(line: str, date: str, place: str, received: str) -> None:
    document = read(FRUS.format(line=line), "frus")
    found = written(document, DateKind.HEADING), sent_from(document), written(document, DateKind.RECEIPT)
    assert found == (date, place, received)


@pytest.mark.parametrize(("line", "date", "place", "numbers"), DATELINES["dfat"])
def test_a_line_of_form_place_and_date(line: str, date: str, place: str, numbers: str) -> None:
    document = read(DFAT.format(line=line), "dfat")
    said = " + ".join(number.value for number in document.identifiers) or "-"
    assert (written(document, DateKind.HEADING), sent_from(document), said) == (date, place, numbers)


def test_the_tables_are_whole() -> None:
    assert len(HEADINGS["frus"]) >= 450
    assert len(HEADINGS["dfat"]) >= 110
    assert len(HEADINGS["soviet-dossier"]) >= 60
    assert len(DATELINES["frus"]) >= 95
    assert len(DATELINES["dfat"]) >= 45


@pytest.mark.parametrize(
    "text",
    [
        "President Muster to Marshal Beispiel\n\n[Washington,] 12 May 1944.\n\nThe text stands here.\n",
        "Paper on Toys\n\nThe text stands here.\n\nSource: 711.94/1234½: Telegram\n",
        "Statement on Toys\n\nMusterstadt, May 12, 1937.\n\nThe text stands here.\n\nSource: Muster Papers\n",
    ],
)
def test_documents_without_number_and_modern_source_are_known_as_frus(text: str) -> None:
    assert recognise_profile(split_lines(text)).name == "frus"
