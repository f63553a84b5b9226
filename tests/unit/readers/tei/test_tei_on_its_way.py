"""TEI from the source to the graph: what the build keeps, what explain shows, whom names mean."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from kg_builder.authority import Authority
from kg_builder.explanation import explain
from kg_builder.mentions import MentionFinder
from kg_builder.model import (
    AuthorityRecord,
    Document,
    EntityType,
    Mention,
    Name,
    NameKind,
    Reference,
    ReferenceKind,
    SourceRecord,
    Span,
    Status,
    Voice,
)
from kg_builder.pipeline import build
from kg_builder.resolution import resolve_documents
from kg_builder.store import current_generation, kept_text, open_build

ELEMENT = SourceRecord(file="1.xml", locator="/TEI[1]/text[1]/p[1]/persName[1]", line=7)
TEXT = "Anna Muster saw Carl Beispiel and Anna Muster."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The invented letters, built."""
    folder = tmp_path_factory.mktemp("tei") / "project"
    shutil.copytree(repository / "tests/golden/way/tei-letters/project", folder)
    build(folder)
    return folder


def test_the_build_keeps_each_extracted_text_by_its_checksum(project: Path) -> None:
    generation = current_generation(project / "build")
    texts = [path.read_bytes() for path in sorted((generation / "texts").rglob("*.txt"))]
    assert len(texts) == 3
    for text in texts:
        assert kept_text(generation, hashlib.sha256(text).hexdigest()) == text.decode("utf-8")
    assert kept_text(generation, "0" * 64) is None


def test_explain_shows_the_words_in_their_line_even_after_the_source_has_changed(project: Path) -> None:
    source = project / "sources/letters/editions/L0002.xml"
    source.write_bytes(source.read_bytes() + b"<!-- later -->")
    explanation = explain(open_build(project / "build"), "letters:carl", project)
    (mention,) = [each for each in explanation.statements if [words.quote for words in each.words] == ["Carl"]]
    (words,) = mention.words
    assert (words.before, words.after, words.line, words.remark) == ("Dear ", ",", None, None)
    assert [(place.line, place.locator) for place in mention.places] == [
        (68, "//*[@xml:id='L0002']/text[1]/body[1]/div[1]/opener[1]/salute[1]/persName[1]")
    ]
    assert mention.status == "stated by markup"


def test_without_its_kept_text_only_the_words_are_shown(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "project"
    shutil.copytree(project, copy)
    shutil.rmtree(current_generation(copy / "build") / "texts")
    explanation = explain(open_build(copy / "build"), "letters:carl", copy)
    remarks = {words.remark for each in explanation.statements for words in each.words}
    assert remarks == {"the text of this build is not there any more; only the words are shown"}


def test_a_source_that_holds_a_register_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text(
        '[[sources]]\nname = "letters"\npath = "letters"\n[[sources]]\nname = "people"\npath = "people"\n'
        '[[sources]]\nname = "none"\npath = "none"\n',
        encoding="utf-8",
    )
    for folder in ("letters", "people", "none"):
        (tmp_path / folder).mkdir()
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
    register = '<listPerson><person xml:id="anna"><persName>Anna Muster</persName></person></listPerson>'
    (tmp_path / "letters/1.xml").write_text(f"{tei}<p>Anna Muster came.</p></body></text></TEI>", encoding="utf-8")
    (tmp_path / "people/all.xml").write_text(f"{tei}{register}</body></text></TEI>", encoding="utf-8")
    report = build(tmp_path)
    assert [check.found for check in report.checks if check.code == "source-empty"] == [
        'nothing to read in path = "none"'
    ]
    assert (report.documents, report.entities) == (1, 1)


def person(entity_id: str, name: str, *same_as: str) -> AuthorityRecord:
    """A person of the project's tables."""
    row = SourceRecord(file="authority/people.csv", locator="row=1", line=2)
    names = (Name(value=name, kind=NameKind.PREFERRED, record=row),)
    return AuthorityRecord(
        id=entity_id, type=EntityType.PERSON, label=name, names=names, record=row, same_as=tuple(same_as)
    )


def marked(start: int, end: int, *refs: str) -> Mention:
    """A name that the markup states."""
    return Mention(
        span=Span.of(TEXT, start, end),
        type=EntityType.PERSON,
        entity=None,
        rule="tei/persName",
        record=ELEMENT,
        refs=refs,
    )


def letter(*mentions: Mention, **fields: tuple[Reference, ...]) -> Document:
    """A letter with the names that its markup states."""
    references = fields.get("references", ())
    return Document(
        id="s/1", source="1.xml", source_name="s", record=ELEMENT, text=TEXT, mentions=mentions, references=references
    )


def test_rules_find_no_name_where_the_markup_has_one() -> None:
    authority = Authority(records={"anna": person("anna", "Anna Muster"), "carl": person("carl", "Carl Beispiel")})
    found = MentionFinder(authority).find(letter(marked(0, 15), marked(0, 4)))
    assert [(mention.span.quote, mention.entity, mention.record is not None) for mention in found] == [
        ("Anna", None, True),
        ("Anna Muster saw", None, True),
        ("Carl Beispiel", "carl", False),
        ("Anna Muster", "anna", False),
    ]


def test_a_name_with_an_iri_means_the_record_that_has_it() -> None:
    authority = Authority(records={"anna": person("anna", "Florian", "https://d-nb.info/gnd/118540238")})
    (resolved,) = resolve_documents(
        [letter(marked(0, 11, "http://d-nb.info/gnd/118540238/"), marked(16, 29, "https://viaf.org/viaf/9"))], authority
    )
    assert resolved.mentions is not None
    assert [mention.entity for mention in resolved.mentions] == ["anna", None]


@pytest.mark.parametrize(
    ("kind", "codes"),
    [(ReferenceKind.NEXT, []), (ReferenceKind.PREVIOUS, []), (ReferenceKind.REPLY, ["target-unknown"])],
)
def test_a_neighbour_in_another_edition_is_no_fault(kind: ReferenceKind, codes: list[str]) -> None:
    reference = Reference(
        rests_on=ELEMENT,
        stated_by=Voice.EDITOR,
        rule="tei/correspContext",
        status=Status.STATED_BY_MARKUP,
        kind=kind,
        number="L0009",
        target="L0009",
    )
    (resolved,) = resolve_documents([letter(references=(reference,))], Authority())
    assert [(each.number, each.target) for each in resolved.references] == [("L0009", None)]
    assert [check.code for check in resolved.checks] == codes
