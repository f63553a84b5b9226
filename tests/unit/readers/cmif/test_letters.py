"""What a CMIF file says of its letters, and of itself."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.unit.readers.cmif.conftest import ReadFile, letter

from kg_builder.config import SourceConfig
from kg_builder.inspection import document_record
from kg_builder.model import Absence, Basis, Certainty, DateKind, Document, EditionKind, Role, SourceDescription
from kg_builder.readers import read_path, recognise

GOLDEN = Path(__file__).parents[3] / "golden" / "cmif" / "ruritania"


@pytest.fixture(scope="module")
def golden() -> list[Document]:
    """The letters of the golden file."""
    source = SourceConfig(name="index", path="sources")
    items = read_path(GOLDEN / "input.xml", file="sources/input.xml", source=source)
    return [item for item in items if isinstance(item, Document)]


def test_a_cmif_file_is_recognised_by_its_content() -> None:
    assert recognise(GOLDEN / "input.xml") == "cmif"


def test_everything_that_the_golden_file_says_is_read(golden: list[Document]) -> None:
    """After a wanted change: KG_WRITE_GOLDEN=1, and read the difference."""
    found = "".join(json.dumps(document_record(each), ensure_ascii=False, indent=1) + "\n" for each in golden)
    expected = GOLDEN / "expected.json"
    if os.environ.get("KG_WRITE_GOLDEN"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_names_places_and_dates_keep_certainty_basis_and_authority_files(golden: list[Document]) -> None:
    first = golden[0]
    anna, society, messenger, carl, nobody = first.participants
    assert anna.name == "Muster, Anna"
    assert anna.refs == ("https://d-nb.info/gnd/11111111X", "https://viaf.org/viaf/22222")
    assert (anna.position, society.position, carl.position) == (1, 2, None)
    assert (society.basis, society.certainty) == (Basis.CONJECTURED, Certainty.LOW)
    assert (messenger.role, messenger.act) == (Role.RELAY, "relay")
    assert (carl.role, carl.certainty) == (Role.ADDRESSEE, Certainty.MEDIUM)
    assert (nobody.role, nobody.absence) == (Role.RECEIVER, Absence.UNSTATED)
    assert [place.basis for place in first.places] == [Basis.SUPPLIED, Basis.STATED]
    sending, receipt, relay = first.dates
    assert sending.value is not None
    assert (sending.value.as_written, sending.value.edtf) == ("3 to 5 May [1901]", "1901-05-03/1901-05-05")
    assert receipt.value is not None
    assert (receipt.kind, receipt.value.edtf) == (DateKind.RECEIPT, "[..1901-06]")
    assert relay.absence is Absence.UNSTATED


def test_an_unknown_correspondent_is_nobody_named(golden: list[Document]) -> None:
    sender, addressee = golden[1].participants
    assert (sender.as_written, sender.name, sender.absence) == ("Unknown", None, Absence.UNSTATED)
    assert (addressee.as_written, addressee.name, addressee.absence) == ("Unbekannt", None, Absence.UNSTATED)


def test_each_source_of_a_letter_is_an_edition_and_the_first_has_its_address(golden: list[Document]) -> None:
    one, two = golden[0].editions
    assert one.citation == "Letters of Anna Muster, vol. 1 (Musterstadt 1950)"
    assert (one.kind, one.key, one.url) == (
        EditionKind.PRINT,
        "c0ffee00-0000-4000-8000-000000000001",
        "https://example.org/muster/7",
    )
    assert (two.kind, two.url) == (EditionKind.ONLINE, None)


def test_what_the_file_says_of_itself() -> None:
    items = read_path(GOLDEN / "input.xml", file="input.xml", source=SourceConfig(name="index", path="."))
    (described,) = (item for item in items if isinstance(item, SourceDescription))
    assert described.title == "Letters of Anna Muster"
    assert described.editors == ("Erika Probe <probe@example.org>",)
    assert described.publishers == ("Academy of Ruritania",)
    assert described.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert (described.identifier, described.date) == ("https://example.org/cmif.xml", "2024-03-01T10:00:00Z")


def test_every_letter_has_an_id_of_its_own_that_does_not_depend_on_its_place(read_file: ReadFile) -> None:
    nameless = letter().replace('key="1" ', "")
    others = letter("2") + letter("1", "Probe, Dora")
    one = read_file(letter("1") + letter("1") + nameless + nameless + others)
    ids = [document.id for document in one.documents]
    assert len(set(ids)) == 6
    assert ids[:2] == ["index/index.xml/1", "index/index.xml/1~2"]
    moved = read_file(others + nameless + letter("1"))
    assert moved.documents[2].id == ids[2]


def test_a_key_that_looks_like_a_second_occurrence_is_kept_apart(read_file: ReadFile) -> None:
    ids = [one.id for one in read_file(letter("1") + letter("1") + letter("1~2") + letter("1")).documents]
    assert len(set(ids)) == 4


def test_lines_and_numbers_are_those_of_the_file(read_file: ReadFile) -> None:
    first, second = read_file(letter("1") + "\n\n" + letter("2")).documents
    assert (first.record.locator, first.record.line) == ("correspDesc[1]", 5)
    assert (second.record.locator, second.record.line) == ("correspDesc[2]", 11)


@pytest.mark.parametrize(
    ("attributes", "edtf", "written"),
    [
        ('when="1901-05-03"', "1901-05-03", "1901-05-03"),
        ('when="1901-05-03T10:00:00Z"', "1901-05-03", "1901-05-03T10:00:00Z"),
        ('from="1901"', "1901/", 'from="1901"'),
        ('to="1901"', "/1901", 'to="1901"'),
        ('notBefore="1901-02"', "[1901-02..]", 'notBefore="1901-02"'),
        (
            'notBefore="1901-02" notAfter="1901-03-04"',
            "[1901-02..1901-03-04]",
            'notBefore="1901-02" notAfter="1901-03-04"',
        ),
    ],
)
def test_dating_attributes(read_file: ReadFile, attributes: str, edtf: str, written: str) -> None:
    (document,) = read_file(letter().replace('when="1901-05-03"', attributes)).documents
    (date,) = document.dates
    assert date.value is not None
    assert (date.value.edtf, date.value.as_written) == (edtf, written)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('when="1901-05-03"', 'when="1901-02-30"', "cmif-date"),
        ('when="1901-05-03"', 'when="May 1901"', "cmif-date"),
        ('when="1901-05-03"', 'when="1901" notAfter="1902"', "cmif-date"),
        ('when="1901-05-03"', 'from="1902" to="1901"', "cmif-date"),
        ('<date when="1901-05-03"/>', "<date>May</date>", "cmif-date"),
        ('<date when="1901-05-03"/>', "", "date-missing"),
        ('source="#b1"', 'source="#b2"', "cmif-source-missing"),
        ("<persName>Muster", '<persName ref="GND 1">Muster', "cmif-ref"),
        ("<persName>Muster", '<persName cert="perhaps">Muster', "cmif-value"),
        ("<persName>Muster", '<persName evidence="rumour">Muster', "cmif-value"),
        ("<persName>Muster", "<placeName/><persName>Muster", "cmif-empty"),
        ("<persName>Muster", "<rs>x</rs><persName>Muster", "cmif-unread"),
        ('source="#b1"', 'source="#b1" subtype="x"', "cmif-unread"),
        ("</correspDesc>", "<correspContext/></correspDesc>", "cmif-unread"),
        ("</correspDesc>", '<note><ref type="x:y" target="z"/></note></correspDesc>', "cmif-unread"),
        ('type="received"', 'type="burnt"', "cmif-action"),
    ],
)
def test_what_cannot_be_understood_is_a_check_with_its_line_and_nothing_else_is_lost(
    read_file: ReadFile, old: str, new: str, code: str
) -> None:
    found = read_file(letter("1").replace(old, new, 1) + letter("2"))
    assert len(found.documents) == 2
    assert found.codes == [code]
    (check,) = found.documents[0].checks
    assert (check.file, check.line, check.document) == ("sources/index.xml", 5, "index/index.xml/1")
    assert found.documents[1].checks == ()


def test_words_of_a_faulty_date_are_kept(read_file: ReadFile) -> None:
    (document,) = read_file(letter().replace('when="1901-05-03"', 'when="1901-02-30"')).documents
    assert document.dates[0].value is not None
    assert (document.dates[0].value.as_written, document.dates[0].value.edtf) == ('when="1901-02-30"', None)
