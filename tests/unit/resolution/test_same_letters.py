"""Records of one letter in several indexes: by its address and by `@sameAs`, and by nothing less."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.authority import Authority
from kg_builder.config import SourceConfig
from kg_builder.model import Document, RelationKind, Status
from kg_builder.readers import read_path
from kg_builder.resolution import resolve_documents

FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc>{}</profileDesc></teiHeader></TEI>"""
LETTER = """<correspDesc key="{key}" {attributes}><correspAction type="sent"><persName>Anna</persName></correspAction>
<correspAction type="received"><persName>Carl</persName></correspAction></correspDesc>"""
ADDRESS = 'ref="https://example.org/7"'


def same(tmp_path: Path, **files: list[str]) -> dict[str, list[str]]:
    """Which record is said to be the same message as which others; each file is a list of attributes of letters."""
    documents: list[Document] = []
    for name, letters in files.items():
        path = tmp_path / f"{name}.xml"
        made = "".join(LETTER.format(key=key, attributes=each) for key, each in enumerate(letters, 1))
        path.write_text(FILE.format(made), encoding="utf-8")
        source = SourceConfig(name="x", path=".", reader="cmif")
        documents += [one for one in read_path(path, file=path.name, source=source) if isinstance(one, Document)]
    resolved = resolve_documents(documents, Authority())
    for document in resolved:
        for relation in document.relations:
            assert relation.kind is RelationKind.SAME_MESSAGE_AS
            assert relation.status is Status.STATED_BY_MARKUP
            assert relation.rests_on == document.record
    return {one.id: [each.target for each in one.relations] for one in resolved if one.relations}


def test_two_records_of_two_files_with_one_address_are_one_letter(tmp_path: Path) -> None:
    assert same(tmp_path, a=["", ADDRESS], b=[ADDRESS], c=[ADDRESS]) == {
        "x/b.xml/1": ["x/a.xml/2"],
        "x/c.xml/1": ["x/a.xml/2"],
    }


def test_an_address_that_stands_twice_in_one_file_says_nothing(tmp_path: Path) -> None:
    assert same(tmp_path, a=[ADDRESS, ADDRESS], b=[ADDRESS]) == {}


def test_equal_letters_without_an_address_are_not_joined(tmp_path: Path) -> None:
    assert same(tmp_path, a=["", ""], b=[""]) == {}


@pytest.mark.parametrize(
    ("same_as", "expected"),
    [
        ("#one", ["x/a.xml/1"]),
        ("https://example.org/7", ["x/a.xml/1"]),
        ("#nothing", []),
        ("one", []),
        ("other-edition", []),
        ("https://example.org/8", []),
        ("#two", []),  # itself
    ],
)
def test_same_as_counts_where_it_points_to_a_record(tmp_path: Path, same_as: str, expected: list[str]) -> None:
    letters = [f'xml:id="one" {ADDRESS}', f'xml:id="two" sameAs="{same_as}"']
    assert same(tmp_path, a=letters) == ({"x/a.xml/2": expected} if expected else {})


def test_an_id_counts_in_its_own_file(tmp_path: Path) -> None:
    assert same(tmp_path, a=['xml:id="one"'], b=['sameAs="#one"']) == {}


@pytest.mark.corpus
def test_shared_indexes_share_letters_by_their_addresses(shared: Path) -> None:
    folder = shared / "corpus" / "cmif" / "schnitzler-cmif"
    documents: list[Document] = []
    for path in sorted(folder.rglob("*.xml")):
        source = SourceConfig(name="x", path=".", reader="cmif")
        documents += [one for one in read_path(path, file=path.name, source=source) if isinstance(one, Document)]
    related = [one for one in resolve_documents(documents, Authority()) if one.relations]
    assert len(related) == 121
