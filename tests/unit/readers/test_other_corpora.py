"""Real documents of series with and without a profile: read without a slip, and without a sender who is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import Document, Role, SourceItem
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
