"""The small rules of TEI: names, identities, pointers, certainty, registers beside a letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kg_builder.config import SourceConfig
from kg_builder.model import AuthorityRecord, Basis, Certainty, Document, EntityType, NameKind, SourceRecord
from kg_builder.readers import read_path
from kg_builder.readers.markup import Element, Locator
from kg_builder.readers.tei.grounds import Grounds
from kg_builder.readers.tei.identities import identities_of, identity_of
from kg_builder.readers.tei.names import family_name_of, names_of
from kg_builder.readers.tei.pointers import Pointers, document_pointer, prefixes_of

PLACE = SourceRecord(file="indices/reg.xml", locator="//*[@xml:id='p1']", line=3)


def entry_of(xml: str) -> Element:
    """An entry of a register."""
    return etree.fromstring(f"<person>{xml}</person>")


def record(entity_id: str) -> AuthorityRecord:
    """A record of a register."""
    return AuthorityRecord(id=entity_id, type=EntityType.PERSON, label="Anna Muster", names=(), record=PLACE)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<persName>Anna Muster</persName>", [("Anna Muster", NameKind.PREFERRED)]),
        (
            "<persName>Muster, Anna</persName>",
            [("Muster, Anna", NameKind.PREFERRED), ("Anna Muster", NameKind.VARIANT)],
        ),
        (
            "<persName><surname>Muster</surname><forename>Anna</forename><nameLink>von</nameLink></persName>",
            [("Anna von Muster", NameKind.PREFERRED), ("Muster, Anna von", NameKind.VARIANT)],
        ),
        (
            "<persName type='alternative'>Anni</persName><persName type='main'>Anna</persName><persName>A.</persName>"
            "<persName type='pseudonym'>Florian</persName>",
            [
                ("Anna", NameKind.PREFERRED),
                ("A.", NameKind.VARIANT),
                ("Anni", NameKind.VARIANT),
                ("Florian", NameKind.PSEUDONYM),
            ],
        ),
        ("<persName/>", []),
    ],
)
def test_the_names_of_an_entry_the_preferred_one_first(xml: str, expected: list[tuple[str, NameKind]]) -> None:
    names = names_of(entry_of(xml), ("persName",), PLACE)
    assert [(name.value, name.kind) for name in names] == expected
    assert all((name.source is not None) == (name.kind is NameKind.PSEUDONYM) for name in names)


def test_a_family_name_is_one_only_in_a_part_of_its_own() -> None:
    assert family_name_of(entry_of("<persName><surname>Muster</surname>, Anna</persName>")) == "Muster"
    assert family_name_of(entry_of("<persName>Muster, Anna</persName>")) is None


def test_identities_are_iris_and_pages_about_somebody_are_none() -> None:
    entry = entry_of(
        "<idno type='URL' subtype='wikidata'>http://www.wikidata.org/entity/Q1</idno><idno type='GND'>118540238</idno>"
        "<idno type='URL'>https://de.wikipedia.org/wiki/Anna</idno><idno>17</idno><idno type='GND'>none</idno>"
    )
    assert identities_of(entry) == ("http://www.wikidata.org/entity/Q1", "https://d-nb.info/gnd/118540238")
    assert identity_of("https://exa mple.org") is None
    assert identity_of("(DE-588) 118540238", "GND") == "https://d-nb.info/gnd/118540238"
    assert identity_of("1234", "geonames") == "https://sws.geonames.org/1234/"


def test_pointers_lead_to_entries_authority_files_or_nowhere() -> None:
    tree = etree.fromstring(
        "<TEI><prefixDef ident='p' matchPattern='([a-z]+)' replacementPattern='reg.xml#$1'/>"
        "<prefixDef ident='q' matchPattern='(' replacementPattern='x'/></TEI>"
    )
    pointers = Pointers(
        file="letters/1.xml",
        own={"anna": record("s:anna")},
        beside={"carl": record("s:carl"), "anna": record("s:anna")},
        prefixes=prefixes_of(tree),
    )

    def meaning(xml: str) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
        found = pointers.meaning_of(etree.fromstring(xml))
        return [entry.id for entry in found.entries], found.refs, found.missing

    assert meaning("<n ref='#anna reg.xml#carl'/>") == (["s:anna", "s:carl"], (), ())
    assert meaning("<n ref='p:carl'/>") == (["s:carl"], (), ())
    assert meaning("<n ref='gnd:118540238'/>") == ([], ("https://d-nb.info/gnd/118540238",), ())
    assert meaning("<n ref='#anna http://viaf.org/viaf/1'/>") == (["s:anna"], ("http://viaf.org/viaf/1",), ())
    assert meaning("<n key='carl'/>") == (["s:carl"], (), ())
    assert meaning("<n key='118540238' type='GND'/>") == ([], ("https://d-nb.info/gnd/118540238",), ())
    assert meaning("<n ref='person:17'/>") == ([], (), ("person:17",))
    assert meaning("<n ref='#nobody other.xml#x'/>") == ([], (), ("#nobody", "other.xml#x"))
    assert meaning("<n key='Muster, Anna'/>") == ([], (), ())
    assert meaning("<n ref='1.xml#anna'/>") == (["s:anna"], (), ())
    assert meaning("<n ref='other.xml#carl reg.xml#anna'/>") == ([], (), ("other.xml#carl", "reg.xml#anna"))
    assert meaning("<n ref='https://letters.example.org/reg.xml#carl'/>") == (["s:carl"], (), ())
    assert meaning("<n ref='https://letters.example.org/carl'/>") == ([], ("https://letters.example.org/carl",), ())
    assert set(pointers.used) == {"s:carl"}


@pytest.mark.parametrize(
    ("pointer", "name"),
    [
        ("L0001", "L0001"),
        ("../a/L0001.xml#p3", "L0001"),
        ("#L0001", "L0001"),
        ("https://example.org/1", None),
        (None, None),
    ],
)
def test_a_pointer_to_a_document_is_its_name(pointer: str | None, name: str | None) -> None:
    assert document_pointer(pointer) == name


@pytest.mark.parametrize(
    ("attributes", "basis", "certainty"),
    [
        ("", Basis.STATED, Certainty.HIGH),
        ("evidence='internal' cert='medium'", Basis.INFERRED, Certainty.MEDIUM),
        ("evidence='external' cert='unknown'", Basis.SUPPLIED, Certainty.LOW),
        ("evidence='external conjecture' cert='0.9'", Basis.CONJECTURED, Certainty.HIGH),
        ("evidence='style' cert='0.5'", Basis.INFERRED, Certainty.MEDIUM),
        ("cert='0.1'", Basis.STATED, Certainty.LOW),
    ],
)
def test_evidence_is_the_basis_and_cert_the_certainty(attributes: str, basis: Basis, certainty: Certainty) -> None:
    grounds = Grounds(locator=Locator("a.xml"), document="d")
    base = grounds.base(etree.fromstring(f"<date {attributes}/>"), "date")
    assert (base["basis"], base["certainty"]) == (basis, certainty)


def test_a_register_beside_the_letters_is_found_though_it_is_no_source(tmp_path: Path) -> None:
    for folder in ("letters", "indices"):
        (tmp_path / folder).mkdir()
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    (tmp_path / "letters/1.xml").write_text(
        f'{tei}<text><body><p>To <persName ref="#carl">him</persName>.</p></body></text></TEI>', encoding="utf-8"
    )
    (tmp_path / "indices/people.xml").write_text(
        f'{tei}<text><body><listPerson>\n<person xml:id="carl"><persName>Carl Beispiel</persName></person>'
        '<person xml:id="dora"><persName>Dora</persName></person></listPerson></body></text></TEI>',
        encoding="utf-8",
    )
    source = SourceConfig(name="letters", path="letters")
    items = list(read_path(tmp_path / "letters/1.xml", file="letters/1.xml", source=source))
    (document,) = [item for item in items if isinstance(item, Document)]
    (entry,) = [item for item in items if isinstance(item, AuthorityRecord)]
    assert document.mentions is not None
    assert [mention.entity for mention in document.mentions] == ["letters:carl"]
    assert (entry.id, entry.record.file, entry.record.line) == ("letters:carl", "indices/people.xml", 2)
    assert len(items) == 2


@pytest.mark.parametrize("entry", ["<opener/><p>A letter.</p>", "<listPerson>{}</listPerson>"])
def test_the_people_of_another_letter_are_none_of_this_one(tmp_path: Path, entry: str) -> None:
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>'
    person = '<person xml:id="p1"><persName>Carl Beispiel</persName></person>'
    body = entry.format(person)
    back = "" if "person" in body else f"<back><listPerson>{person}</listPerson></back>"
    (tmp_path / "1.xml").write_text(f"{tei}<body>{body}</body>{back}</text></TEI>", encoding="utf-8")
    (tmp_path / "2.xml").write_text(
        f'{tei}<body><p><persName ref="#p1">He</persName></p></body></text></TEI>', encoding="utf-8"
    )
    items = list(read_path(tmp_path / "2.xml", file="2.xml", source=SourceConfig(name="s", path=".")))
    (document,) = [item for item in items if isinstance(item, Document)]
    assert document.mentions is not None
    assert [mention.entity for mention in document.mentions] == ["s:p1" if "listPerson" in entry else None]
    assert [check.code for check in document.checks] == ([] if "listPerson" in entry else ["pointer-missing"])
