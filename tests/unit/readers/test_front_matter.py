"""Front matter: where each value stands in the file, what it states, and what is no front matter."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.config import SourceConfig, load_config
from kg_builder.errors import ConfigError, Problem
from kg_builder.inspection import inspect_paths
from kg_builder.model import Check, DateKind, Document, Role, Severity, SourceItem, Status, Voice
from kg_builder.readers import read_path, recognise
from kg_builder.readers.front_matter.block import FrontMatter, read_block

LETTER = """---
title: Letter from Anna Muster to Bruno Beispiel
created: 1901-05-03   # by the archivist
refs:
- reference: 'XYZ: Fond 45, Opis 1'
- reference: "Box 3"
tags: [weather, ships]
---

Musterstadt, 4 May 1901

Dear Bruno, seven ships have come.

ANNA MUSTER
"""
COLUMNS = {"title": "title", "date": "created", "archival_reference": "refs.reference"}


def _read(folder: Path, content: str, columns: dict[str, str] | None = None) -> list[SourceItem]:
    path = folder / "letter.md"
    path.write_text(content, encoding="utf-8", newline="")
    source = SourceConfig(name="letters", path="letter.md", columns=COLUMNS if columns is None else columns)
    return list(read_path(path, file="letter.md", source=source))


def _document(folder: Path, content: str, columns: dict[str, str] | None = None) -> Document:
    (document,) = _read(folder, content, columns)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_head_states_what_is_mapped_and_the_body_is_read_as_text(tmp_path: Path, ending: str, mark: str) -> None:
    content = mark + LETTER.replace("\n", ending)
    document = _document(tmp_path, content)
    assert document.text == content
    assert document.title == "Letter from Anna Muster to Bruno Beispiel"
    assert [(date.kind, date.value.edtf, date.stated_by) for date in document.dates if date.value] == [
        (DateKind.HEADING, "1901-05-04", Voice.AUTHOR),
        (DateKind.CATALOGUE, "1901-05-03", Voice.CATALOGUER),
    ]
    assert [(kept.as_written, kept.span and kept.span.quote) for kept in document.archival_references] == [
        ("XYZ: Fond 45, Opis 1", "XYZ: Fond 45, Opis 1"),
        ("Box 3", "Box 3"),
    ]
    for statement in document.statements:
        if statement.span is not None:
            assert content[statement.span.start : statement.span.end] == statement.span.quote
        if statement.rule.startswith("front-matter/"):
            assert (statement.stated_by, statement.status) == (Voice.CATALOGUER, Status.STATED_BY_MARKUP)
    assert "dates-differ" in {check.code for check in document.checks}


def test_the_title_is_the_first_line_for_a_profile(tmp_path: Path) -> None:
    document = _document(tmp_path, LETTER)
    parties = {who.role: who.name for who in document.participants}
    assert parties[Role.SENDER] == "Anna Muster"
    assert parties[Role.ADDRESSEE] == "Bruno Beispiel"
    assert sum(each.value == document.title for each in document.descriptions) == 1


def test_parties_id_and_form_may_stand_in_the_head(tmp_path: Path) -> None:
    content = "---\nnr: 7\nfrom: Anna Muster\nto: [Bruno, Carla]\nkind: telegram\ngot: 5 May 1901\n---\nSeven ships.\n"
    columns = {"id": "nr", "sender": "from", "addressee": "to", "form": "kind", "received": "got"}
    document = _document(tmp_path, content, columns)
    assert document.id == "letters/7"
    assert document.form == "telegram"
    assert [(who.role, who.name, who.span and who.span.quote) for who in document.participants if who.name] == [
        (Role.SENDER, "Anna Muster", "Anna Muster"),
        (Role.ADDRESSEE, "Bruno", "Bruno"),
        (Role.ADDRESSEE, "Carla", "Carla"),
    ]
    assert ("receipt", "1901-05-05") in [(date.act, date.value and date.value.edtf) for date in document.dates]


def test_keys_that_are_called_like_fields_need_no_mapping(tmp_path: Path) -> None:
    document = _document(tmp_path, "---\ndate: 1901-05-03\nmood: good\n---\nSeven ships.\n", {})
    assert document.main_date is not None and document.main_date.value is not None
    assert document.main_date.value.edtf == "1901-05-03"


def test_a_head_of_which_nothing_is_used_is_named(tmp_path: Path) -> None:
    document = _document(tmp_path, "---\nmood: good\nrefs:\n  a: 1\n---\nSeven ships.\n", {})
    (note,) = (check for check in document.checks if check.code == "front-matter-unmapped")
    assert (note.severity, note.found) == (Severity.NOTE, "the keys mood, refs.a")


def test_a_date_that_is_none_keeps_its_words_and_gets_a_check(tmp_path: Path) -> None:
    document = _document(tmp_path, "---\nmood: good\ncreated: soon\n---\nSeven ships.\n")
    (check,) = (check for check in document.checks if check.code == "date-unreadable")
    assert (check.line, check.found, check.span and check.span.quote) == (3, "'soon'", "soon")
    assert [date.value.as_written for date in document.dates if date.value] == ["soon"]


@pytest.mark.parametrize(
    ("block", "line", "found"),
    [
        ("a: [1\nb: 2\n", 3, "is no YAML"),
        ("a: 1\na: 2\n", 3, "the key 'a' stands twice"),
        ("a: &x [1]\nb: *y\n", 3, "found undefined alias"),
    ],
)
def test_a_head_that_is_no_yaml_costs_only_itself(tmp_path: Path, block: str, line: int, found: str) -> None:
    fault, document = _read(tmp_path, f"---\n{block}---\nMusterstadt, 4 May 1901\n\nDear Bruno, ships.\n")
    assert isinstance(fault, Check) and isinstance(document, Document)
    assert (fault.severity, fault.code, fault.line) == (Severity.VIOLATION, "front-matter-unread", line)
    assert fault.found is not None and found in fault.found
    assert document.main_date is not None


def test_aliases_cannot_blow_up(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    fault, document = _read(tmp_path, "---\n" + "\n".join(lines) + "\n---\nSeven ships.\n")
    assert isinstance(fault, Check) and fault.code == "front-matter-unread"
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    "content", ["---\n\nMusterstadt\n---\nx\n", "--- \nNo key here\n", "Musterstadt\n---\na: 1\n---\n"]
)
def test_a_rule_of_hyphens_is_no_front_matter(tmp_path: Path, content: str) -> None:
    path = tmp_path / "letter.md"
    path.write_text(content, encoding="utf-8")
    assert recognise(path) == "plain_text"
    assert read_block("---\n- a\n- b\n---\n", file="x") is None
    assert read_block("---\n---\nx", file="x") == FrontMatter(values=(), body=8)


def test_a_mapping_to_no_field_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"dat.*perhaps 'date'"):
        _read(tmp_path, LETTER, {"dat": "created"})


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(
    table=st.dictionaries(
        _WORDS, st.one_of(_WORDS, st.lists(_WORDS, max_size=3), st.dictionaries(_WORDS, _WORDS, max_size=2)), max_size=4
    ),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.booleans(),
)
def test_whatever_is_written_the_words_stand_where_they_are_said_to(
    table: object, style: str | None, flow: bool
) -> None:
    block = yaml.safe_dump(table, default_style=style, default_flow_style=flow, allow_unicode=True)
    text = f"---\n{block}---\nbody\n"
    front = read_block(text, file="x")
    if isinstance(front, FrontMatter):
        for value in front.values:
            assert text[value.span.start : value.span.end] == value.span.quote
    else:
        assert front is None or isinstance(front, Problem)


@pytest.mark.corpus
def test_the_australian_documents_are_read_with_their_heads(shared: Path, tmp_path: Path) -> None:
    volume = shared / "corpus/dfat/volume-2-1939"
    (tmp_path / "sources").symlink_to(volume)
    columns = {
        "date": "doc_date",
        "document_number": "doc_num",
        "title": "title",
        "archival_reference": "naa_refs.reference",
    }
    lines = "".join(f'{field} = "{key}"\n' for field, key in columns.items())
    (tmp_path / "kg.toml").write_text(
        f'version = 1\n[[sources]]\nname = "dfat"\npath = "sources"\n[sources.columns]\n{lines}', encoding="utf-8"
    )
    assert load_config(tmp_path).sources[0].columns == columns
    documents = [each for each in inspect_paths([], project=tmp_path) if isinstance(each, Document)]
    assert [each.id for each in documents if each.part is not None]
    documents = [each for each in documents if each.part is None]
    assert len(documents) == len(list(volume.glob("*.md")))
    assert all(document.profile == "dfat" for document in documents[:50])
    assert all(any(date.stated_by is Voice.CATALOGUER for date in document.dates) for document in documents)
