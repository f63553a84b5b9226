"""Real documents of series with and without a profile: read without a slip, and without a sender who is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.dates import read_date
from kg_builder.model import Document, NumberKind, Role, SourceItem, Voice
from kg_builder.readers import read_path

pytestmark = pytest.mark.corpus

SERIES = ("wilson", "dossier", "dfat/volume-2-1939", "tei/suriano/plaintext/02")


def read_file(path: Path) -> list[SourceItem]:
    """What one file of a corpus gives."""
    return list(read_path(path, file=path.name, source=SourceConfig(name="corpus", path=".")))


def named(document: Document, role: Role) -> list[str]:
    """The names and offices in a role, where somebody is named."""
    return [who.name or who.office or "" for who in document.participants if who.role is role and who.absence is None]


@pytest.mark.parametrize("series", SERIES)
def test_every_document_is_read_and_every_span_holds_its_words(shared: Path, series: str) -> None:
    paths = sorted(path for path in (shared / "corpus" / series).iterdir() if path.suffix in {".txt", ".md"})
    paths = [path for path in paths if path.stem != "HEADER-PATTERNS"]
    assert len(paths) >= 4
    for path in paths:
        for document in read_file(path):
            assert isinstance(document, Document), path.name
            assert document.text is not None
            for statement in document.statements:
                if statement.span is not None:
                    assert document.text[statement.span.start : statement.span.end] == statement.span.quote
            for act in document.acts:
                assert any(who.act == act.key for who in document.participants), path.name
                assert any(date.act == act.key for date in document.dates), path.name


@pytest.mark.parametrize(
    ("file", "senders", "addressees"),
    [
        ("wilson/05_*.txt", [], []),
        ("wilson/12_*.txt", [], ["Secretary, Department of External Affairs"]),
        ("wilson/17_*.txt", ["Jawaharlal .Nehru"], ["all Provincial Premiers"]),
        ("wilson/20_*.txt", ["Kawase Ikkan"], ["Ushiba Nobuhiko"]),
        ("dossier/no002.txt", [], []),
        ("dossier/no006.txt", [], []),
        ("dossier/no014.txt", [], []),
        ("dossier/no017.txt", [], []),
        ("dossier/no018.txt", ["V.A. Zorin"], ["V.N. Malin"]),
    ],
)
def test_parties_are_right_or_left_open(shared: Path, file: str, senders: list[str], addressees: list[str]) -> None:
    (path,) = (shared / "corpus").glob(file)
    *_, document = read_file(path)
    assert isinstance(document, Document)
    assert named(document, Role.SENDER) == senders
    assert named(document, Role.ADDRESSEE) == addressees


PAGES = (
    "Skip to content\n\n{date}\n\n{title}\n\n{text}\n\n{summary}\n\n"
    "Document Information\n\nSource\n\n{source}\n\nRecord ID\n\n{id}\n",
    "{summary}\n\n{date}\n\n{title}\n\n{text}\n\nDocument Information\n\nSource\n\n{source}\n\nRecord ID\n\n{id}\n",
    "{title}\n{date}\nSummary:\n{summary}\nSource:\n{source}\nContents:\n{text}\nRecord ID {id}\n",
)


@pytest.mark.parametrize("layout", PAGES, ids=["text-first", "abstract-first", "labelled"])
@pytest.mark.parametrize("number", ["05", "12", "17", "20"])
def test_a_record_page_of_each_order_says_what_its_record_says(
    shared: Path, tmp_path: Path, number: str, layout: str
) -> None:
    (path,) = (shared / "corpus" / "wilson").glob(f"{number}_*.json")
    record = json.loads(path.read_text(encoding="utf-8"))
    page = layout.format(
        date=record["original_publication_date"],
        title=record["title"],
        text=record["text_body"],
        summary=record["summary"],
        source=record["source"],
        id=record["record_id"],
    )
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    (document,) = read_file(tmp_path / "page.txt")
    assert isinstance(document, Document)
    assert document.profile == "digital-archive"
    assert document.title == record["title"]
    assert [one.value for one in document.identifiers if one.kind is NumberKind.RECORD_ID] == [record["record_id"]]
    (held,) = document.archival_references
    assert held.repository is not None
    assert record["source"].startswith(held.as_written)
    wanted = read_date(record["original_publication_date"])
    assert wanted is not None
    assert wanted.edtf in {date.value.edtf for date in document.dates if date.value is not None}
    words = record["text_body"][len(record["text_body"]) // 2 :][:200]
    middle = page.index(words)
    (voice,) = {zone.voice for zone in document.zones if zone.start <= middle < zone.end}
    assert voice is Voice.AUTHOR
    letter = number == "17"
    assert [who for who in named(document, Role.SENDER) if "Nehru" in who] == (["Jawaharlal Nehru"] if letter else [])
    if letter:
        assert named(document, Role.SIGNATORY) == ["Jawaharlal .Nehru"]
