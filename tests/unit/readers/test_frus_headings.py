"""Headings and datelines of the series FRUS, of all its times, on invented names: who wrote to whom, where and when.

The tables are one line a case. `frus-headings.tsv`: heading, senders, addressees, each as "name ; office", several
parted by " + ". `frus-datelines.tsv`: dateline, date in EDTF (or the reason of its absence), place, date of receipt.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import DateKind, DateStatement, Document, PlaceRole, Role
from kg_builder.readers.plain_text.profile_files import shipped_profile
from kg_builder.readers.plain_text.reader import read_text
from kg_builder.readers.plain_text.rules import RULES

TABLES = Path(__file__).parents[2] / "golden" / "plain_text"


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


HEADING = "The Envoy in Ruritania (Muster) to the Secretary of State"
HEADINGS, DATELINES = rows("frus-headings.tsv"), rows("frus-datelines.tsv")


def read(text: str) -> Document:
    profile = shipped_profile("frus", frozenset(RULES))
    source = SourceConfig(name="letters", path="letters")
    return read_text(text, document_id="letters/1", file="1.txt", source=source, profile=profile, sha256="0" * 64)


def parties(document: Document, role: Role) -> str:
    named = [who for who in document.participants if who.role is role]
    return " + ".join(f"{who.name or '-'} ; {who.office or '-'}" for who in named) or "-"


@pytest.mark.parametrize(("heading", "sender", "addressee"), HEADINGS)
def test_a_heading_names_its_parties(heading: str, sender: str, addressee: str) -> None:
    document = read(f"{heading}\n\nThe text stands here.\n")
    assert (parties(document, Role.SENDER), parties(document, Role.ADDRESSEE)) == (sender, addressee)


def written(dates: list[DateStatement]) -> str:
    return " + ".join((date.value.edtf or "") if date.value else f"{date.absence}" for date in dates) or "-"


@pytest.mark.parametrize(("line", "date", "place", "received"), DATELINES)
def test_a_dateline_says_where_and_when(line: str, date: str, place: str, received: str) -> None:
    document = read(
        f"The Envoy in Ruritania (Muster) to the Secretary of State\n\n{line}\n\nsecret\n\nThe text stands here.\n"
    )
    places = [place.name for place in document.places if place.role is PlaceRole.SENT_FROM]
    dates = {
        kind: [one for one in document.dates if one.kind is kind and one.span is not None]
        for kind in (DateKind.HEADING, DateKind.RECEIPT)
    }
    assert written(dates[DateKind.HEADING]) == date
    assert (" + ".join(places) or "-") == place
    assert written(dates[DateKind.RECEIPT]) == received


def test_the_tables_are_whole() -> None:
    assert len(HEADINGS) >= 250
    assert len(DATELINES) >= 90
