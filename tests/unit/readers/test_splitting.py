"""One file that holds several documents: split as its source says, or a check that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.config import SourceConfig, load_config
from kg_builder.errors import ConfigError
from kg_builder.model import Document, Role, Severity
from kg_builder.pipeline import build
from kg_builder.readers import read_sources
from kg_builder.readers.plain_text import Origin, read_documents


def telegram(number: int, name: str) -> str:
    return (
        f"The Envoy in Ruritania ({name}) to the Secretary of State\n\nMusterstadt, May {number}, 1931—4 p.m.\n\n"
        f"{number}. The balloons are torn.\n\n{name}\n\nSource: 860C.00/5–{number}31\n"
    )


LETTERS = (
    "Dear Anna,\n\nYes.\n\nSincerely yours,\nCarl Beispiel\n{cut}\nDear Carl,\n\nNo.\n\nSincerely yours,\nAnna Muster\n"
)


def documents_of(text: str, split: str | None) -> list[Document]:
    origin = Origin(
        file="letters/all.txt", source=SourceConfig(name="letters", path="letters", split=split), sha256="0" * 64
    )
    return list(read_documents(text, document_id="letters/all.txt", origin=origin, profile=None))


def senders(documents: list[Document]) -> list[str]:
    return [who.name or "" for one in documents for who in one.participants if who.role is Role.SENDER]


@pytest.mark.parametrize(
    ("split", "cut"), [("form-feed", "\f"), ("rule", "* * * * *"), ("rule", "--------"), ("Dear ", "")]
)
def test_a_file_is_split_as_its_source_says(split: str, cut: str) -> None:
    text = LETTERS.format(cut=cut)
    first, second = documents_of(text, split)
    assert [first.id, second.id] == ["letters/all.txt/part-1", "letters/all.txt/part-2"]
    assert senders([first, second]) == ["Carl Beispiel", "Anna Muster"]
    for document in (first, second):
        assert document.text == text
        assert document.part is not None
        for statement in document.statements:
            if statement.span is not None:
                assert document.part[0] <= statement.span.start < statement.span.end <= document.part[1]
                assert text[statement.span.start : statement.span.end] == statement.span.quote
    assert [first.record.locator, second.record.locator] == ["part-1", "part-2"]
    assert first.part is not None
    assert (first.record.line, second.record.line) == (1, text.count("\n", 0, (second.part or (0, 0))[0]) + 1)


def test_headings_of_the_layout_split_a_collection() -> None:
    text = "\n".join(telegram(number, name) for number, name in enumerate(("Muster", "Beispiel", "Tsendel"), 1))
    documents = documents_of(text, "heading")
    assert [document.profile for document in documents] == ["frus"] * 3
    assert senders(documents) == ["Muster", "Beispiel", "Tsendel"]
    dates = [document.main_date for document in documents]
    assert [date.value.edtf for date in dates if date is not None and date.value is not None] == [
        "1931-05-01T16:00:00",
        "1931-05-02T16:00:00",
        "1931-05-03T16:00:00",
    ]


def test_without_a_word_of_the_source_repeated_headings_are_a_check() -> None:
    text = "\n".join(telegram(number, name) for number, name in enumerate(("Muster", "Beispiel", "Tsendel"), 1))
    (document,) = documents_of(text, None)
    (check,) = [one for one in document.checks if one.code == "several-documents"]
    assert check.severity is Severity.WARNING
    assert check.line == text.count("\n", 0, text.index("(Beispiel)")) + 1
    assert [one.code for one in documents_of(telegram(1, "Muster"), None)[0].checks] == []


@pytest.mark.parametrize(
    "one",
    [
        "Ciphered Telegram No. 4{n}\n\nFrom Musterstadt. Sent 2.7.31 04.00.\n\nTo AMBASSADOR\n\nThe balloons.\n\n"
        "BEISPIEL\nNo. 7{n}/III\n",
        "Mr A. Muster, Prime Minister, to Mr B. Beispiel\n\nCablegram 1{n} MUSTERSTADT, {n} May 1931\n\nSECRET\n\n"
        "The balloons.\n\n[AA : A981, BALLOONS 4, i]\n",
    ],
    ids=["archive", "australian"],
)
def test_collections_of_other_series_are_told_and_split(one: str) -> None:
    text = "\n".join(one.format(n=number) for number in (1, 2, 3))
    (whole,) = documents_of(text, None)
    assert "several-documents" in [check.code for check in whole.checks]
    parts = documents_of(text, "heading")
    assert [document.profile for document in parts] == [whole.profile] * 3
    assert "several-documents" not in [check.code for document in parts for check in document.checks]


def test_one_document_keeps_the_id_of_its_file() -> None:
    (document,) = documents_of("Dear Anna,\n\nYes.\n\nSincerely yours,\nCarl Beispiel\n", "form-feed")
    assert document.id == "letters/all.txt"
    assert document.part is None


def test_letters_inside_the_parts_are_found_too() -> None:
    text = (
        "Dear Anna,\n\nSee below.\n\nSincerely yours,\nCarl Beispiel\n\nEnclosure\n\nDear Carl,\n\nYes.\n\n"
        "Faithfully yours,\nDora Tsendel\n\f\nDear Carl,\n\nNo.\n\nSincerely yours,\nAnna Muster\n"
    )
    documents = documents_of(text, "form-feed")
    assert [document.id.removeprefix("letters/all.txt/") for document in documents] == [
        "part-1/enclosed-1",
        "part-1",
        "part-2",
    ]
    assert senders(documents) == ["Dora Tsendel", "Carl Beispiel", "Anna Muster"]
    assert len({document.record for document in documents}) == 3
    inner = documents[0]
    assert text[slice(*inner.range)].startswith("Dear Carl")
    assert documents[1].relations[0].target == inner.id
    assert documents[1].relations[0].span is not None
    assert documents[1].relations[0].span.quote == "Enclosure"


def test_a_pattern_that_is_none_is_answered_with_the_splitters(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/all.txt").write_text("Dear Anna,\n", encoding="utf-8")
    (tmp_path / "kg.toml").write_text(
        'version = 1\n[[sources]]\nname = "letters"\npath = "letters"\nsplit = "(Dear"\n', encoding="utf-8"
    )
    with pytest.raises(ConfigError) as raised:
        list(read_sources(load_config(tmp_path)))
    assert raised.value.problems[0].choices == ("form-feed", "heading", "rule")


def test_the_configuration_splits_and_the_graph_holds(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/all.txt").write_text(LETTERS.format(cut="\f"), encoding="utf-8")
    (tmp_path / "kg.toml").write_text(
        'version = 1\n[[sources]]\nname = "letters"\npath = "letters"\nsplit = "form-feed"\n', encoding="utf-8"
    )
    report = build(tmp_path)
    assert report.documents == 2
    assert [check for check in report.checks if check.severity is Severity.VIOLATION] == []


def test_lines_of_remarks_count_in_the_file() -> None:
    """A note without words of its own, and one with words, both in the second document."""
    second = (
        "Musterstadt, 3 May 1901\n\nDear Carl,\n\nTransmit the following letter to Comrade Tsendel:\n\n"
        "“Dear Comrade Tsendel,\n\nThe balloons are torn.\n"
    )
    text = "Dear Anna,\n\nYes.\n\nSincerely yours,\nCarl Beispiel\n\f\n" + second
    documents = documents_of(text, "form-feed")
    (check,) = [one for one in documents[-1].checks if one.code in {"document-inside", "letter-inside"}]
    assert check.line == text.count("\n", 0, text.index("Transmit")) + 1
