"""Whole volumes: their ids, their lists, what is wrong with their files; nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import Check, Document, EntityType, NameKind, Severity
from kg_builder.readers import read_path, recognise

from .conftest import NAMESPACES, ReadVolume, read_file


def persons(*items: str) -> str:
    """A list of persons at the front."""
    return (
        '<div type="section" xml:id="persons"><list>'
        + "".join(f"<item>{item}</item>" for item in items)
        + "</list></div>"
    )


def test_repeated_and_missing_ids_are_told_apart(read_volume: ReadVolume) -> None:
    read = read_volume(
        '<div type="document" xml:id="d1"><head>One</head></div><div type="document" xml:id="d1"><head>Two</head></div>'
        '<div type="document" xml:id="d1"><head>Three</head></div><div type="document" n="7"><head>Four</head></div>'
        '<div type="document"><head>Five</head></div>'
    )
    assert {key: document.title for key, document in read.documents.items()} == {
        "d1": "One",
        "d1-2": "Two",
        "d1-3": "Three",
        "n7": "Four",
        "document-5": "Five",
    }
    repeated = [check for check in read.checks if check.code == "document-id-repeated"]
    assert [(check.document, check.severity) for check in repeated] == [
        ("v1/d1-2", Severity.WARNING),
        ("v1/d1-3", Severity.WARNING),
    ]


def test_an_id_repeated_outside_the_documents_is_said(read_volume: ReadVolume) -> None:
    read = read_volume('<div type="section" xml:id="index"><p xml:id="in1">a</p><p xml:id="in1">b</p></div>')
    assert read.codes == ["xml-id-repeated"]


def test_a_truncated_volume_gives_all_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "v1.xml"
    path.write_text(
        f'<TEI {NAMESPACES} xml:id="v1"><text><body><div type="document" xml:id="d1"><head>One</head></div>\n'
        '<div type="document" xml:id="d2"><head>Two</head><p>Half a senten',
        encoding="utf-8",
    )
    read = read_file(path)
    assert {key: document.text for key, document in read.documents.items()} == {
        "d1": "One",
        "d2": "Two\n\nHalf a senten",
    }
    assert [(check.code, check.line) for check in read.checks] == [("xml-truncated", 2)]


def test_broken_markup_loses_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "v1.xml"
    path.write_text(
        f'<TEI {NAMESPACES} xml:id="v1"><text><body>'
        '<div type="document" xml:id="d1"><head>One</head><p>A & B</hi></p></div>'
        '<div type="document" xml:id="d2"><head>Two &secret;</head></div></body></text></TEI>',
        encoding="utf-8",
    )
    read = read_file(path)
    assert [document.title for document in read.documents.values()] == ["One", "Two"]
    assert "xml-malformed" in read.codes


def test_documents_behind_stray_end_tags_are_read_by_themselves(tmp_path: Path) -> None:
    path = tmp_path / "v1.xml"
    path.write_text(
        f'<TEI {NAMESPACES} xml:id="v1"><text><body><div type="document" xml:id="d1"><head>One</head></p></q></r></s>\n'
        '</div><div type="document" xml:id="d2"><head>Two</head></div>\n'
        '<div type="document" n="3" xml:id="d3"><head>Three &amp; on</head><p><persName corresp="#p_X">Nemo</persName>'
        "</p></div><div type='document' xml:id='d2'><head>Four</head></div></body></text></TEI>",
        encoding="utf-8",
    )
    read = read_file(path)
    assert {key: (document.title, document.record.line) for key, document in read.documents.items()} == {
        "d1": ("One", 1),
        "d2": ("Two", 2),
        "d3": ("Three & on", 3),
        "d2-2": ("Four", 3),
    }
    cut_off = [(check.line, check.document) for check in read.checks if check.code == "document-cut-off"]
    assert cut_off == [(2, "v1/d2"), (3, "v1/d3"), (3, "v1/d2-2")]
    assert ("person-missing", 3) in [(check.code, check.line) for check in read.checks]


def test_a_name_that_points_to_nobody_is_said_once_at_its_line(read_volume: ReadVolume) -> None:
    names = '<p><persName corresp="#p_MA1">Muster</persName>\n<persName corresp="#p_X">Nemo</persName></p>'
    read = read_volume(
        f'<div type="document" xml:id="d1">{names}</div><div type="document" xml:id="d2">{names}</div>',
        persons('<persName xml:id="p_MA1">Muster, Anna</persName>, Envoy'),
    )
    assert [(check.code, check.line, check.found) for check in read.checks] == [("person-missing", 2, "#p_X")]
    assert [mention.entity for mention in read.documents["d2"].mentions or ()] == ["v1:p_MA1", "v1:p_X"]


def test_a_list_behind_the_documents_counts_as_well(read_volume: ReadVolume) -> None:
    read = read_volume(
        '<div type="document" xml:id="d1"><p><persName corresp="#p_MA1">Muster</persName></p></div>'
        + persons('<persName xml:id="p_MA1">Muster, Anna</persName>')
    )
    assert (read.codes, list(read.records)) == ([], ["p_MA1"])


@pytest.mark.parametrize(
    ("item", "names", "family", "note"),
    [
        ("Muster, Anna", [("Muster, Anna", "preferred"), ("Anna Muster", "variant")], "Muster", None),
        ("Muster, Anna, Jr.", [("Muster, Anna, Jr.", "preferred"), ("Anna Muster, Jr.", "variant")], "Muster", None),
        ("Tannenbaum", [("Tannenbaum", "preferred")], None, None),
        (
            "Beispiel, Bruno (Tendel, Carl)",
            [
                ("Beispiel, Bruno", "preferred"),
                ("Bruno Beispiel", "variant"),
                ("Tendel, Carl", "pseudonym"),
                ("Carl Tendel", "pseudonym"),
            ],
            "Beispiel",
            None,
        ),
    ],
)
def test_names_of_a_list(
    read_volume: ReadVolume, item: str, names: list[tuple[str, str]], family: str | None, note: str | None
) -> None:
    record = read_volume("", persons(f'<hi><persName xml:id="p_1">{item}</persName>,</hi>')).records["p_1"]
    assert [(name.value, name.kind.value) for name in record.names] == names
    assert (record.family_name, record.note, record.id, record.record.locator) == (
        family,
        note,
        "v1:p_1",
        "//*[@xml:id='p_1']",
    )


def test_a_pseudonym_of_the_list_is_one(read_volume: ReadVolume) -> None:
    record = read_volume(
        "", persons('<persName xml:id="p_1">Nemo, Otto</persName>, pseudonym for Anna Muster')
    ).records["p_1"]
    assert {name.kind for name in record.names} == {NameKind.PSEUDONYM}
    assert (record.note, record.source, record.names[0].source) == ("pseudonym for Anna Muster", "v1", "v1")


@pytest.mark.parametrize(
    ("meaning", "kind"),
    [
        ("Harbour Commission", EntityType.ORGANISATION),
        ("Commander in Chief, Ruritania", EntityType.OFFICE),
        ("Republic of Ruritania", EntityType.POLITY),
        ("in reply to your telegram", None),
        ("Airplane", None),
    ],
)
def test_terms_of_a_list(read_volume: ReadVolume, meaning: str, kind: EntityType | None) -> None:
    read = read_volume(
        '<div type="document" xml:id="d1"><p>The <gloss target="#t_1">ABC</gloss>.</p></div>',
        persons(f'<term xml:id="t_1">ABC</term>, {meaning}'),
    )
    assert [record.type for record in read.records.values()] == ([] if kind is None else [kind])
    assert [(mention.type, mention.entity) for mention in read.documents["d1"].mentions or ()] == (
        [] if kind is None else [(kind, "v1:t_1")]
    )


def test_ten_thousand_persons_in_one_list(read_volume: ReadVolume) -> None:
    items = [f'<persName xml:id="p_{n}">Muster{n}, Anna</persName>' for n in range(10_000)]
    assert len(read_volume("", persons(*items)).records) == 10_000


def test_a_volume_is_recognised_by_its_documents_or_its_namespace(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><div type="document"/></text></TEI>', encoding="utf-8"
    )
    assert recognise(path) == "frus"
    path.write_text(f"<TEI {NAMESPACES}><text/></TEI>", encoding="utf-8")
    assert recognise(path) == "frus"
    letter = '<teiHeader><correspDesc/></teiHeader><text><div type="document"><p>Words.</p></div></text>'
    path.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{letter}</TEI>', encoding="utf-8")
    assert recognise(path) == "tei"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><div type="chapter"/></text></TEI>', encoding="utf-8"
    )
    assert recognise(path) != "frus"


def test_two_volumes_with_the_same_ids_stay_apart(tmp_path: Path) -> None:
    body = '<text><body><div type="document" xml:id="d1"><head>One</head></div></body></text>'
    found: list[str] = []
    for name in ("v1", "v2"):
        path = tmp_path / f"{name}.xml"
        path.write_text(f"<TEI {NAMESPACES}>{body}</TEI>", encoding="utf-8")
        found += [
            item.id
            for item in read_path(path, file=path.name, source=SourceConfig(name="papers", path="."))
            if isinstance(item, Document)
        ]
    assert found == ["v1/d1", "v2/d1"]


def test_a_missing_file_is_a_check(tmp_path: Path) -> None:
    read = read_file(tmp_path / "none.xml")
    assert read.codes == ["unread-missing"]
    assert isinstance(read.checks[0], Check)
