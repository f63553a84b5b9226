"""Faulty files: a check with its line for each fault, and every letter that can be read."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.readers.cmif.conftest import FOOT, HEAD, ReadFile, letter

from kg_builder.model import Severity


def senders(found: object) -> list[str | None]:
    return [each.participants[0].name for each in found.documents]  # type: ignore[attr-defined]  # a Read


def test_broken_markup_costs_the_letter_in_which_it_stands(read_file: ReadFile) -> None:
    broken = letter("2").replace("</persName>", "</persNam>", 1)
    found = read_file(letter("1") + broken + letter("3") + letter("4"))
    assert [one.id for one in found.documents] == [f"index/index.xml/{key}" for key in (1, 3, 4)]
    assert [one.record.locator for one in found.documents] == [f"correspDesc[{key}]" for key in (1, 3, 4)]
    assert [one.record.line for one in found.documents] == [5, 13, 17]
    (check,) = found.checks
    assert (check.code, check.line, check.severity) == ("xml-malformed", 10, Severity.VIOLATION)
    assert "correspDesc 2 is lost" in (check.found or "")


def test_a_truncated_file_gives_what_stands_before_its_end(read_file: ReadFile) -> None:
    whole = (HEAD + letter("1") + letter("2")).encode()
    found = read_file(whole[:-40])
    assert len(found.documents) == 1
    assert [(check.code, check.line) for check in found.checks] == [("xml-truncated", 11)]


def test_bytes_of_another_encoding_cost_one_letter(read_file: ReadFile) -> None:
    content = (HEAD + letter("1") + letter("2", "Müster, Anna") + letter("3") + FOOT).encode()
    found = read_file(content.replace("ü".encode(), "ü".encode("latin-1")))
    assert [one.id for one in found.documents] == ["index/index.xml/1", "index/index.xml/3"]
    (check,) = found.checks
    assert (check.code, check.line) == ("xml-encoding", 10)
    assert "0xfc" in (check.found or "")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "windows-1252"])
def test_the_encoding_that_the_file_declares_counts(read_file: ReadFile, encoding: str) -> None:
    content = (HEAD + letter("1", "Müster, Anna") + FOOT).replace("UTF-8", encoding).encode(encoding)
    assert senders(read_file(content)) == ["Müster, Anna"]


def test_the_encoding_that_the_project_states_counts_more(read_file: ReadFile) -> None:
    content = (HEAD + letter("1", "Müster, Anna") + FOOT).encode("latin-1")
    assert senders(read_file(content, encoding="iso-8859-1")) == ["Müster, Anna"]


@pytest.mark.parametrize(
    "content", [b"", b"   \n", b"no markup", b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", b"<x/>"]
)
def test_a_file_without_letters_says_so(read_file: ReadFile, content: bytes) -> None:
    found = read_file(content)
    assert not found.documents
    assert "cmif-empty-file" in found.codes


def test_entities_are_not_followed(read_file: ReadFile, tmp_path: object) -> None:
    doctype = '<!DOCTYPE TEI [<!ENTITY a "Anna"><!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;&a;">]>'
    head = HEAD.replace("?>\n", f"?>\n{doctype}\n", 1)
    found = read_file((head + letter("1", "&a; Muster &f; &b;") + letter("2") + FOOT).encode())
    assert senders(found) == ["Muster", "Muster, Anna"]
    assert found.codes == ["xml-entity"] * 3


def test_entities_that_multiply_in_attributes_stop_the_reading(read_file: ReadFile) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE TEI [<!ENTITY a0 "{"x" * 100}">{entities}]>'
    head = HEAD.replace("?>\n", f"?>\n{doctype}\n", 1)
    found = read_file((head + letter("&a9;") + letter("2") + FOOT).encode())
    assert [one.id for one in found.documents] == ["index/index.xml/2"]
    assert found.codes == ["xml-limit"]


def test_an_element_without_end_is_no_name(read_file: ReadFile) -> None:
    found = read_file(letter("1") + letter("2", "x" * 12_000_000) + letter("3"))
    assert found.codes == ["xml-limit"]
    assert found.documents[0].id == "index/index.xml/1"


def test_letters_with_a_prefix_are_found_again_behind_a_fault(read_file: ReadFile) -> None:
    def prefixed(text: str) -> str:
        return text.replace("</", "</t:").replace("<c", "<t:c").replace("<p", "<t:p").replace("<d", "<t:d")

    head = '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:teiHeader><t:profileDesc>\n'
    foot = "</t:profileDesc></t:teiHeader></t:TEI>"
    broken = prefixed(letter("2")).replace("</t:persName>", "", 1)
    found = read_file((head + prefixed(letter("1")) + broken + prefixed(letter("3")) + foot).encode())
    assert [one.id for one in found.documents] == ["index/index.xml/1", "index/index.xml/3"]


def test_a_fault_in_each_letter_is_told_only_so_often(read_file: ReadFile) -> None:
    broken = "".join(letter(str(n)).replace("</persName>", "", 1) for n in range(30))
    found = read_file(broken + letter("last"))
    assert [one.id for one in found.documents] == ["index/index.xml/last"]
    assert len(found.checks) == 20


def test_a_missing_file_is_a_check(read_file: ReadFile, tmp_path: object) -> None:
    from pathlib import Path

    from kg_builder.config import SourceConfig
    from kg_builder.model import Check
    from kg_builder.readers.cmif import read_cmif

    (found,) = read_cmif(
        Path("nowhere.xml"), file="nowhere.xml", source=SourceConfig(name="x", path="."), project=Path()
    )
    assert isinstance(found, Check)
    assert found.code == "unread-missing"


def test_a_letter_that_is_not_closed_does_not_swallow_the_next(read_file: ReadFile) -> None:
    found = read_file(letter("1").replace("</correspDesc>", "") + letter("2") + letter("3"))
    assert [one.id for one in found.documents] == ["index/index.xml/2", "index/index.xml/3"]
    assert [one.record.line for one in found.documents] == [9, 13]
    assert [(check.code, check.line) for check in found.checks] == [("xml-malformed", 9)]


LETTERS = [letter(str(number), f"Sender {number}") for number in range(1, 6)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, 4),
    st.integers(0, len(LETTERS[0]) - 1),
    st.integers(1, 12),
    st.sampled_from([b"", b"<", b">", b"&", b"\xff", b"'", b"</", b"</TEI>", b"\x00"]),
)
def test_damage_in_one_letter_costs_no_other(
    read_file: ReadFile, damaged: int, start: int, length: int, put: bytes
) -> None:
    pieces = [each.encode() for each in LETTERS]
    whole = pieces[damaged]
    end = min(start + length, len(whole) - 1)
    pieces[damaged] = whole[:start] + put + whole[end:]
    found = read_file(HEAD.encode() + b"".join(pieces) + FOOT.encode())
    senders_found = senders(found)
    for number in range(1, 6):
        if number != damaged + 1:
            assert senders_found.count(f"Sender {number}") == 1
    assert len(found.documents) <= 6
