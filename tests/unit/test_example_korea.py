"""The example project: rows sourced, ids defined, nothing copied, the table's facts as the volume has them."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kg_builder.authority import load_authority
from kg_builder.config import load_config
from kg_builder.mentions import MentionFinder
from kg_builder.model import ActKind, Actuality, Document, EventKind, Form, Severity
from kg_builder.readers import read_sources
from kg_builder.readings import (
    DocumentNames,
    apply_corrections,
    apply_readings,
    load_corrections,
    load_readings,
    settle_readings,
)
from kg_builder.resolution import resolve_documents

KOREA = Path(__file__).parents[2] / "examples" / "korea"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
MESSAGES = ("Your message", "Our earlier message", "Answers", "Cites")
WIKIDATA = {"Q855", "Q5816", "Q41117", "Q649", "Q8684", "Q956"}
MARKUP_IS_WRONG = {"d214": "1949-04-09", "d253": "1949-05-20T18:00:00"}


def _rows(name: str) -> list[dict[str, str]]:
    with (KOREA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


LETTERS = _rows("sources/frus1949v07p2.csv")


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The project as it is understood, up to the mapping."""
    authority, authority_checks = load_authority(KOREA / "authority", project=KOREA)
    readings, reading_checks = load_readings(KOREA / "readings", project=KOREA)
    corrections, correction_checks = load_corrections(KOREA / "decisions", project=KOREA)
    assert (authority_checks, reading_checks, correction_checks) == ((), (), ())
    entries = list(read_sources(load_config(KOREA)))
    read = [entry for entry in entries if isinstance(entry, Document)]
    assert len(read) == len(entries)
    finder = MentionFinder(authority)
    found = [replace(one, mentions=finder.find(one)) if one.text else one for one in read]
    resolved = resolve_documents(found, authority)
    readings, settling_checks = settle_readings(readings, DocumentNames(resolved))
    assert settling_checks == ()
    return [apply_readings(apply_corrections(one, corrections, authority), readings, authority) for one in resolved]


@pytest.mark.parametrize("path", sorted((KOREA / "authority").iterdir()), ids=lambda path: str(path.name))
def test_every_authority_row_names_the_document_and_file_it_was_taken_from(path: Path) -> None:
    rows = _rows(f"authority/{path.name}")
    assert rows
    for row in rows:
        assert re.search(r"corpus/(?:seeds|frus)/\S+|gold/seeds\.json", row["source"]), row


def test_only_the_wikidata_ids_that_were_given_are_used() -> None:
    used = {
        found
        for path in sorted(KOREA.rglob("*"))
        if path.is_file() and "build" not in path.relative_to(KOREA).parts
        for found in re.findall(r"\bQ\d+\b", path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= WIKIDATA


def test_life_dates_stand_only_where_a_shared_file_states_them_and_nobody_is_formally_under_anybody() -> None:
    for row in _rows("authority/people.csv"):
        assert bool(row["birth"] or row["death"]) == ("authority/frus-people.jsonl" in row["source"])
    assert not any(row["subordinate_to"] for row in _rows("authority/offices.csv"))


def test_there_are_sixty_letters_and_more_with_an_id_of_their_own() -> None:
    ids = [row["Document"] for row in LETTERS]
    assert len(ids) >= 60
    assert len(set(ids)) == len(ids)
    for row in LETTERS:
        for column in ("Your message id", "Our earlier message id", "Answers id", "Cites id"):
            assert all(part.strip() in ids for part in row[column].split(";") if part.strip())


def test_the_project_is_understood_without_a_violation(documents: list[Document]) -> None:
    assert len(documents) == len(LETTERS) + 2
    checks = [check for document in documents for check in document.checks]
    assert {check.severity for check in checks} <= {Severity.WARNING, Severity.NOTE}
    assert sorted((check.document or "", check.code) for check in checks if check.code == "dates-differ") == [
        ("frus1949v07p2/d214", "dates-differ"),
        ("frus1949v07p2/d253", "dates-differ"),
        ("telegrams/shtykov-1950-07-02.txt", "dates-differ"),
    ]


def test_everybody_named_in_a_letter_is_somebody_whom_the_tables_know(documents: list[Document]) -> None:
    named = [one for document in documents for one in document.participants if one.name and "File" not in one.name]
    assert len(named) > 150
    assert [one.name for one in named if one.entity is None] == []


def test_every_letter_has_a_form_a_day_and_a_place(documents: list[Document]) -> None:
    letters = [document for document in documents if document.source_name == "frus1949v07p2"]
    for letter in letters:
        assert letter.form is not Form.NOT_STATED
        assert letter.main_date is not None
        assert [place.entity for place in letter.places] in (["seoul"], ["washington"], ["new-york"])
    received = [letter.id for letter in letters if any(act.kind is ActKind.RECEIPT for act in letter.acts)]
    assert received == ["frus1949v07p2/d238", "frus1949v07p2/d299"]


def test_every_message_that_a_letter_names_is_understood(documents: list[Document]) -> None:
    references = [one for letter in documents if letter.source_name != "telegrams" for one in letter.references]
    assert len(references) == sum(len(re.findall(" of ", row[column])) for row in LETTERS for column in MESSAGES)
    for reference in references:
        assert reference.date is not None
        assert reference.date.edtf is not None
        assert (reference.series is None) == (reference.number is None)


def test_the_corrected_dates_are_those_that_are_printed(documents: list[Document]) -> None:
    dates = {
        document.id.removeprefix("frus1949v07p2/"): document.main_date.value.edtf
        for document in documents
        if document.main_date is not None and document.main_date.value is not None
    }
    assert {key: dates[key] for key in MARKUP_IS_WRONG} == MARKUP_IS_WRONG


def test_the_telegrams_have_their_header_facts(documents: list[Document]) -> None:
    january, july = (document for document in documents if document.source_name == "telegrams")
    parties = {(one.role.value, one.entity) for one in january.participants}
    assert {("sender", "terenti-shtykov"), ("addressee", "andrey-vyshinsky"), ("addressee", "soviet-union")} <= parties
    assert {("sender", "terenti-shtykov"), ("addressee", "joseph-stalin")} <= {
        (one.role.value, one.entity) for one in july.participants
    }
    assert [one.value for one in july.identifiers] == ["405809", "423/Sh"]
    assert [one.repository for one in july.archival_references] == ["APRF", "AVPRF"]
    assert july.main_date is not None
    assert july.main_date.value is not None
    assert july.main_date.value.edtf == "1950-07-02T04:00:00"


def test_the_readings_nest_and_an_intended_meeting_is_not_one_that_took_place(documents: list[Document]) -> None:
    acts = {act.id: act for document in documents for act in document.speech_acts or ()}
    events = {event.id: event for document in documents for event in document.events or ()}
    assert len(acts) + len(events) == len(_rows("readings/telegrams.csv"))
    outer = acts["jul-question"].attributed_to
    assert outer == "jul-secretary"
    assert acts[outer].attributed_to == "jul-report"
    meetings = {event.id: event.actuality for event in events.values() if event.kind is EventKind.MEETING}
    assert meetings == {"jan-visit": Actuality.INTENDED, "jan-mao-plan": Actuality.CONDITIONAL}


def _words(element: ET.Element) -> str:
    """The text of an element without its notes, white space folded."""
    if element.tag == f"{TEI}note":
        return ""
    parts = [element.text or "", *(_words(child) + (child.tail or "") for child in element)]
    return "".join(parts)


def _folded(words: str) -> str:
    return re.sub(r"\s+([,.)\]])", r"\1", re.sub(r"([(\[])\s+", r"\1", " ".join(words.split())))


@cache
def _korea_documents(shared: Path) -> dict[str, ET.Element]:
    tree = ET.parse(shared / "corpus/frus/frus1949v07p2.xml")
    (chapter,) = (division for division in tree.iter(f"{TEI}div") if division.get(XML_ID) == "ch2")
    return {
        f"frus1949v07p2/{division.get(XML_ID)}": division
        for division in chapter.iter(f"{TEI}div")
        if division.get("type") == "document"
    }


@pytest.mark.corpus
def test_the_table_has_every_document_of_the_chapter_that_goes_from_somebody_to_somebody(shared: Path) -> None:
    headings = {key: _folded(_words(one.find(f"{TEI}head") or one)) for key, one in _korea_documents(shared).items()}
    letters = [
        key
        for key, heading in headings.items()
        if " to " in heading and not heading.startswith(("Memorandum of Conversation", "Editorial Note", "Report by"))
    ]
    assert [row["Document"] for row in LETTERS] == letters


@pytest.mark.corpus
@pytest.mark.parametrize("row", LETTERS, ids=lambda row: str(row["Document"]))
def test_the_facts_of_each_row_are_those_of_the_volume(shared: Path, row: dict[str, str]) -> None:
    document = _korea_documents(shared)[row["Document"]]
    heading = _folded(_words(document.find(f"{TEI}head") or document))
    sender, addressee = heading.split(" to ", 1)
    for words, name, office in (
        (sender, row["Sender"], row["Sender office"]),
        (addressee, row["Addressee"], row["Addressee office"]),
    ):
        assert office in words
        assert name in words
        assert bool(name) == ("(" in words or words == "President Truman")
    (note,) = (one for one in document.iter(f"{TEI}note") if one.get("type") == "source")
    file_number = _folded("".join(note.itertext()))
    form = row["Form"] if row["Form"] in ("Telegram", "Airgram", "Circular airgram") else ""
    assert file_number == row["File"] + (f": {form}" if form else "")
    dateline = next(document.iter(f"{TEI}dateline"))
    (date,) = dateline.iter(f"{TEI}date")
    assert row["Date in the markup"] == date.get("when")
    assert row["Date as printed"] in _folded(_words(dateline))
    assert row["Received as printed"] in _folded(_words(dateline))
    assert row["Place"] == _folded(_words(next(dateline.iter(f"{TEI}placeName"))))
    text = _folded(_words(document))
    if row["Number"]:
        assert f"{row['Number']}." in text
    if row["Own number"]:
        assert f"No. {row['Own number']}" in text
    for words in (row["Secrecy"], *row["Urgency"].split(";"), row["Signed"]):
        assert words.strip() in text.replace("[ ", "[")
    for column in ("Your message", "Our earlier message", "Answers"):
        for reference in filter(None, row[column].split("; ")):
            number = re.search(r"(?:(\d+) )?of ([A-Z][a-z]{2})[a-z]* (\d+)", reference)
            assert number is not None
            day = rf"{number[2]}[a-z]* (?:\d+ \[)?(?:{number[3]}|twentieth)"
            assert re.search(rf"\b{number[1] or 'letter'}\b.{{0,40}}?\b{day}", text), reference
    assert row["Document number"] == document.get("n")


@pytest.mark.corpus
def test_a_message_that_is_named_by_number_and_day_is_the_one_that_the_table_points_to(shared: Path) -> None:
    by_id = {row["Document"]: row for row in LETTERS}
    pointed = 0
    for row in LETTERS:
        for column in ("Your message", "Our earlier message", "Answers", "Cites"):
            for words, target in zip(row[column].split(";"), row[f"{column} id"].split(";"), strict=False):
                if not target.strip():
                    continue
                pointed += 1
                other = by_id[target.strip()]
                month, day = re.match(r"([A-Z][a-z]{2})[a-z]* (\d+)", words.split(" of ")[1]).groups()  # type: ignore[union-attr]
                assert re.match(rf"{month}[a-z]* {day}\b", other["Date as printed"])
                if not words.strip().startswith("letter"):
                    assert words.strip().startswith(f"{other['Series']} {other['Number'] or other['Own number']} of ")
    assert pointed > 30


@pytest.mark.corpus
def test_no_six_words_in_a_row_of_the_abstracts_are_those_of_the_telegrams(
    shared: Path, documents: list[Document]
) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[^\W_]+", text)
        found = (tuple(words[start : start + 6]) for start in range(len(words) - 5))
        return {run for run in found if sum(word.islower() for word in run) > 2}  # a row of names is no sentence

    copied = set().union(*(runs(path.read_text("utf-8")) for path in sorted((shared / "corpus/seeds").iterdir())))
    telegrams = [document for document in documents if document.source_name == "telegrams"]
    assert len(telegrams) == 2
    for telegram in telegrams:
        assert telegram.text is not None
        zones = [zone for zone in telegram.zones if zone.kind in ("body", "headnote", "abstract")]
        assert len(zones) == 2
        for zone in zones:
            assert runs(telegram.text[zone.start : zone.end]) & copied == set()


@pytest.mark.corpus
def test_the_people_of_the_telegrams_are_those_of_the_gold(shared: Path) -> None:
    gold = json.loads((shared / "gold/seeds.json").read_text("utf-8"))
    canonical = {mention["canonical"] for seed in ("seed1", "seed2") for mention in gold[seed]["persons"]}
    labels = {row["label"] for row in _rows("authority/people.csv") if "gold/seeds.json" in row["source"]}
    assert labels <= canonical
    assert canonical - labels == {"Kim Baek", "Choe Yeungeun", "Kang Geun"}
