"""The shared letter editions, compared with what plain XPath finds in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from kg_builder.authority import Authority, join_records
from kg_builder.config import Config, SourceConfig
from kg_builder.model import (
    AuthorityRecord,
    Check,
    DateKind,
    Document,
    EntityType,
    Participant,
    PlaceRole,
    Role,
    SourceItem,
)
from kg_builder.readers import read_sources, recognise
from kg_builder.readers.markup import Element, local_name, squeezed
from kg_builder.resolution import resolve_documents

pytestmark = pytest.mark.corpus
T = {"t": "http://www.tei-c.org/ns/1.0"}
NAMES = "//t:text//*[self::t:rs or self::t:placeName][not(ancestor::t:back)][not(ancestor::t:del)]"
KINDS = (DateKind.SENDING, DateKind.RECEIPT, DateKind.RELAY)
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def schnitzler(shared: Path) -> list[SourceItem]:
    """Everything that the Schnitzler letters and their registers give."""
    return read_all(shared, "schnitzler-briefe")


@pytest.fixture(scope="module")
def suriano(shared: Path) -> list[SourceItem]:
    """Everything that the dispatches of Suriano give."""
    return read_all(shared, "suriano/tei")


def read_all(shared: Path, path: str) -> list[SourceItem]:
    """What one folder gives."""
    config = Config(folder=shared / "corpus/tei", sources=(SourceConfig(name="letters", path=path),))
    return list(read_sources(config))


def documents_of(items: list[SourceItem]) -> dict[str, Document]:
    """The documents by their files."""
    return {item.source: item for item in items if isinstance(item, Document)}


def tree_of(shared: Path, document: Document) -> Element:
    """A document's file as it stands."""
    return etree.parse(shared / "corpus/tei" / document.source).getroot()


def found(tree: Element, xpath: str) -> list[Element]:
    """The elements that plain XPath finds."""
    answer = tree.xpath(xpath, namespaces=T)
    assert isinstance(answer, list)
    return [each for each in answer if isinstance(each, etree._Element)]


def in_role(document: Document, role: Role) -> list[Participant]:
    """Who is named in a role."""
    return [who for who in document.participants if who.role is role and who.absence is None]


def element_at(tree: Element, locator: str) -> Element:
    """The element that a locator leads to, its names taken without namespace."""
    (anchor, _, rest) = locator.partition("]") if locator.startswith("//*") else ("", "", locator)
    path = (anchor + "]" if anchor else "") + "".join(
        f"/*[local-name()='{step.partition('[')[0]}'][{step.partition('[')[2]}" for step in rest.split("/") if step
    )
    (element,) = found(tree, path)
    return element


@pytest.mark.parametrize("corpus", ["schnitzler", "suriano"])
def test_every_letter_is_recognised_and_read_with_its_correspondents(
    shared: Path, corpus: str, request: pytest.FixtureRequest
) -> None:
    items: list[SourceItem] = request.getfixturevalue(corpus)
    documents = documents_of(items)
    assert len(documents) == {"schnitzler": 30, "suriano": 25}[corpus]
    for file, document in documents.items():
        assert recognise(shared / "corpus/tei" / file) == "tei"
        tree = tree_of(shared, document)
        for role, kind in ((Role.SENDER, "sent"), (Role.ADDRESSEE, "received")):
            names = found(tree, f"//t:correspAction[@type='{kind}']/*[self::t:persName or self::t:name]")
            assert [who.name for who in in_role(document, role)] == [squeezed(name) for name in names], file
        for where, kind in ((PlaceRole.SENT_FROM, "sent"), (PlaceRole.SENT_TO, "received")):
            places = found(tree, f"//t:correspAction[@type='{kind}']/*[self::t:placeName or self::t:settlement]")
            assert [place.name for place in document.places if place.role is where] == [
                squeezed(each) for each in places
            ]
        relays = found(tree, "//t:correspAction[@type='transmitted']")
        assert sum(act.kind == "relay" for act in document.acts) == len(relays)


@pytest.mark.parametrize("corpus", ["schnitzler", "suriano"])
def test_every_date_is_the_one_of_the_attributes(shared: Path, corpus: str, request: pytest.FixtureRequest) -> None:
    compared = 0
    for document in documents_of(request.getfixturevalue(corpus)).values():
        tree = tree_of(shared, document)
        for kind, action in (
            (DateKind.SENDING, "sent"),
            (DateKind.RECEIPT, "received"),
            (DateKind.RELAY, "transmitted"),
        ):
            elements = found(tree, f"//t:correspAction[@type='{action}']/t:date")
            dates = [date for date in document.dates if date.kind is kind and date.value is not None]
            assert len(dates) == len(elements)
            for date, element in zip(dates, elements, strict=True):
                first, last = element.get("notBefore"), element.get("notAfter")
                assert date.value is not None
                assert date.value.edtf == (element.get("when") or f"[{first}..{last}]")
                assert date.value.as_written == squeezed(element)
                assert (date.basis == "conjectured") == (element.get("evidence") == "conjecture")
                compared += 1
    assert compared == {"schnitzler": 63, "suriano": 25}[corpus]


def test_every_marked_name_is_a_mention_of_the_entry_that_it_points_to(
    shared: Path, schnitzler: list[SourceItem]
) -> None:
    counts: Counter[str] = Counter()
    entries = {item.id: item for item in schnitzler if isinstance(item, AuthorityRecord)}
    for document in documents_of(schnitzler).values():
        tree = tree_of(shared, document)
        marked = found(tree, NAMES)
        wanted = [each for each in marked if each.get("type") not in ("work", "event") and squeezed(each)]
        pointers = Counter(pointer for each in wanted for pointer in (each.get("ref") or "").split())
        mentions = document.mentions or ()
        assert Counter(f"#{(mention.entity or '').removeprefix('letters:')}" for mention in mentions) == pointers
        for mention in mentions:
            assert document.text is not None
            assert mention.record is not None
            assert document.text[mention.span.start : mention.span.end] == mention.span.quote
            element = element_at(tree, mention.record.locator)
            assert element.sourceline == mention.record.line
            if not found(element, ".//t:del"):
                assert "".join(mention.span.quote.split()) == "".join(squeezed(element).split())
            assert mention.type is entries[mention.entity or ""].type
            counts[mention.type.value] += 1
    assert counts == {"place": 124, "person": 88, "organisation": 28}


def test_the_registers_are_records_once_each(shared: Path, schnitzler: list[SourceItem]) -> None:
    joined = join_records(Authority(), (item for item in schnitzler if isinstance(item, AuthorityRecord)))
    wanted: dict[str, str] = {}
    for path in sorted((shared / "corpus/tei/schnitzler-briefe").rglob("*.xml")):
        tree = etree.parse(path).getroot()
        for entry in found(tree, "//t:listPerson/t:person | //t:listPlace/t:place | //t:listOrg/t:org"):
            if entry.get(XML_ID):
                wanted.setdefault(f"letters:{entry.get(XML_ID)}", local_name(entry))
    types = {"person": EntityType.PERSON, "place": EntityType.PLACE, "org": EntityType.ORGANISATION}
    assert {key: record.type for key, record in joined.authority.records.items()} == {
        key: types[name] for key, name in wanted.items()
    }
    assert joined.checks == ()
    schnitzler_himself = joined.authority.records["letters:pmb2121"]
    assert schnitzler_himself.label == "Arthur Schnitzler"
    assert schnitzler_himself.same_as[0].startswith("https://d-nb.info/gnd/118609807")
    vienna = joined.authority.records["letters:pmb50"]
    assert vienna.label == "Wien"


def test_nothing_is_wrong_with_the_letters_but_an_entry_without_an_id(schnitzler: list[SourceItem]) -> None:
    codes = Counter(item.code for item in schnitzler if isinstance(item, Check))
    codes += Counter(check.code for document in documents_of(schnitzler).values() for check in document.checks)
    assert codes == {"file-about": 1, "register-entry-unusable": 1}


def test_shelfmarks_editions_and_neighbours_are_those_of_the_header(shared: Path, schnitzler: list[SourceItem]) -> None:
    documents = documents_of(schnitzler)
    for document in documents.values():
        tree = tree_of(shared, document)
        marks = [squeezed(each) for each in found(tree, "//t:msIdentifier/t:idno")]
        assert [copy.levels for copy in document.archival_references] == [(("shelfmark", mark),) for mark in marks]
        pages = [squeezed(each) for each in found(tree, "//t:sourceDesc//t:biblStruct//t:biblScope[@unit='pp']")]
        assert [edition.page for edition in document.editions if edition.page] == pages
        targets = {each.get("target") for each in found(tree, "//t:correspContext/t:ref[@subtype]")}
        assert targets == {
            reference.target for reference in document.references if reference.kind in ("previous", "next")
        }
    settled = resolve_documents(tuple(documents.values()), Authority())
    ids = {document.id for document in settled}
    pointing = [reference for document in settled for reference in document.references]
    assert {reference.target for reference in pointing if reference.target} <= ids
    assert all(reference.number for reference in pointing if reference.target is None)


def test_a_dispatch_has_its_place_in_the_archive_and_a_pointer_to_a_missing_register(
    suriano: list[SourceItem],
) -> None:
    for document in documents_of(suriano).values():
        (copy,) = document.archival_references
        assert copy.repository == "Archivio di Stato di Venezia, Venice"
        assert [label for label, _ in copy.levels] == ["collection", "filza", "letterno"]
        assert copy.as_written.startswith("ASVe")
        assert [check.code for check in document.checks] == ["pointer-missing"]
        assert document.text is not None
        assert "  " not in document.text
