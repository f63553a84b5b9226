"""Files and folders: what is read by which reader, what is left aside, and what is refused with what was found."""

from __future__ import annotations

import codecs
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig, load_config
from kg_builder.errors import ConfigError
from kg_builder.model import Check, Document, Severity
from kg_builder.readers import READERS, read_path, read_sources, recognise

ReadFolder = Callable[..., tuple[list[Document], list[Check]]]

LETTER = "Musterstadt, 3 May 1901\n\nDear Anna,\n\nWe are well.\n\nYours ever,\nBertha Beispiel\n"


def codes(checks: list[Check]) -> list[tuple[str, str]]:
    """File and code of the checks on files."""
    return [(check.file, check.code) for check in checks]


def test_a_bare_folder_is_read_by_path_and_each_document_has_its_key(tmp_path: Path, read_folder: ReadFolder) -> None:
    for name in ("b.txt", "a/c.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    documents, checks = read_folder()
    assert [(document.id, document.source) for document in documents] == [
        ("folder/a/c.txt", "a/c.txt"),
        ("folder/a.txt", "a.txt"),
        ("folder/b.txt", "b.txt"),
    ]
    assert checks == []


def test_a_source_gives_its_name_and_language(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_text(LETTER, encoding="utf-8")
    documents, _ = read_folder(
        SourceConfig(name="letters", path="in", language="en"), SourceConfig(name="one", path="in/1.txt")
    )
    assert [(document.id, document.source_name, document.source) for document in documents] == [
        ("letters/1.txt", "letters", "in/1.txt"),
        ("one/1.txt", "one", "in/1.txt"),
    ]
    assert documents[0].transcription is not None
    assert documents[0].transcription.language == "en"


def test_two_documents_with_one_identity(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "1.txt").write_text(LETTER, encoding="utf-8")
    documents, checks = read_folder(SourceConfig(name="a", path="."), SourceConfig(name="a", path="1.txt"))
    assert len(documents) == 1
    (check,) = checks
    assert (check.severity, check.code, check.found) == (Severity.VIOLATION, "identity-repeated", "a/1.txt")


def test_two_spellings_of_one_file_name_are_one_identity(tmp_path: Path, read_folder: ReadFolder) -> None:
    for name in ("M\u00fcller.txt", "Mu\u0308ller.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    documents, checks = read_folder()
    assert len(documents) == 1
    assert [check.code for check in checks] == ["identity-repeated"]


def test_a_file_name_that_is_no_utf_8_costs_that_file_only(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text(LETTER, encoding="utf-8")
    documents, (check,) = read_folder()
    assert [document.id for document in documents] == ["folder/a.txt"]
    assert (check.severity, check.code, check.file) == (Severity.VIOLATION, "unread-file-name", "bad\\udcff.txt")


def test_the_projects_own_files_are_no_sources(tmp_path: Path, read_folder: ReadFolder) -> None:
    for folder in ("build", "authority", "readings", "decisions", ".git"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "kg.toml").write_text("", encoding="utf-8")
    assert read_folder() == ([], [])


def test_files_about_the_sources_are_left_aside_with_a_note(tmp_path: Path, read_folder: ReadFolder) -> None:
    for name in ("README.md", "LICENSE", "mine.toml"):
        (tmp_path / name).write_text("Dear reader,\n", encoding="utf-8")
    (tmp_path / "letter.md").write_text(LETTER, encoding="utf-8")
    documents, checks = read_folder()
    assert [document.source for document in documents] == ["letter.md"]
    assert codes(checks) == [("LICENSE", "file-about"), ("README.md", "file-about"), ("mine.toml", "file-about")]
    assert {check.severity for check in checks} == {Severity.NOTE}


def test_one_bad_file_never_stops_the_others(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "a-empty.txt").write_bytes(b"")
    (tmp_path / "b-binary.txt").write_bytes(b"\x00\x01\x02words")
    (tmp_path / "c-utf16.txt").write_bytes(codecs.BOM_UTF16_LE + LETTER.encode("utf-16-le"))
    (tmp_path / "d-1251.txt").write_bytes("Уважаемая Анна, погода хорошая, и мы здоровы".encode("windows-1251"))
    (tmp_path / "e.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "f.xml").write_bytes(b'<?xml version="1.0"?>\n<!-- x -->\n<brief><p/></brief>')
    (tmp_path / "g.rtf").write_bytes(b"{\\rtf1 words}")
    (tmp_path / "h.json").write_bytes(b'{"a": 1}')
    (tmp_path / "z.txt").write_text(LETTER, encoding="utf-8")
    documents, checks = read_folder()
    assert [document.source for document in documents] == ["z.txt"]
    assert codes(checks) == [
        ("a-empty.txt", "unread-empty"),
        ("b-binary.txt", "unread-binary"),
        ("c-utf16.txt", "unread-encoding"),
        ("d-1251.txt", "unread-encoding"),
        ("e.pdf", "unread-binary"),
        ("f.xml", "unread-format"),
        ("g.rtf", "unread-format"),
        ("h.json", "unread-format"),
    ]
    for check in checks:
        assert check.severity is Severity.VIOLATION
        assert check.found
        assert check.expected
    assert "<brief>" in (checks[5].found or "")


def test_an_encoding_in_the_configuration_is_followed(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_bytes(codecs.BOM_UTF16_LE + LETTER.encode("utf-16-le"))
    documents, checks = read_folder(SourceConfig(name="a", path="in", encoding="utf-16"))
    assert checks == []
    assert documents[0].text == "\ufeff" + LETTER
    for statement in documents[0].statements:
        if statement.span is not None:
            assert documents[0].text[statement.span.start : statement.span.end] == statement.span.quote


def test_a_missing_path_is_named(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "1.txt").write_text(LETTER, encoding="utf-8")
    documents, checks = read_folder(SourceConfig(name="gone", path="lost"), SourceConfig(name="a", path="1.txt"))
    assert len(documents) == 1
    (check,) = checks
    assert (check.file, check.code) == ("lost", "unread-missing")
    assert "gone" in (check.expected or "")


def test_links_that_lead_in_circles(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "loop.txt").symlink_to(tmp_path / "in" / "loop.txt")
    (tmp_path / "in" / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    documents, checks = read_folder(SourceConfig(name="a", path="in"))
    assert [document.source for document in documents] == ["in/1.txt"]
    assert codes(checks) == [
        ("in/again", "folder-repeated"),
        ("in/loop.txt", "unread-loop"),
        ("in/lost.txt", "unread-missing"),
    ]


def test_a_source_that_is_a_link_to_itself(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    _, checks = read_folder(SourceConfig(name="a", path="loop"))
    assert codes(checks) == [("loop", "unread-loop")]


def test_what_may_not_be_read_is_said(tmp_path: Path, read_folder: ReadFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "1.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "2.txt").write_text(LETTER, encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "1.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    documents, checks = read_folder()
    assert [document.source for document in documents] == ["2.txt"]
    assert codes(checks) == [("1.txt", "unread-permission")]


def test_a_named_pipe_is_not_waited_for(tmp_path: Path, read_folder: ReadFolder) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(read_folder()[1]) == [("pipe.txt", "unread-format")]


def test_a_table_without_a_mapping_says_what_to_do(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "letters.csv").write_text("id,date\n1,1901\n", encoding="utf-8")
    documents, checks = read_folder()
    assert documents == []
    (check,) = checks
    assert (check.severity, check.code) == (Severity.NOTE, "table-unmapped")
    assert "[sources.columns]" in check.message


def test_readers_are_recognised_by_content(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(LETTER, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"<TEI xmlns='x'>")
    (tmp_path / "c.CSV").write_bytes(b"id;date")
    with zipfile.ZipFile(tmp_path / "d.bin", "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
    (tmp_path / "e.txt").write_text("---\ntitle: x\n---\nWords.\n", encoding="utf-8")
    assert [recognise(tmp_path / name) for name in ("a", "b.txt", "c.CSV", "d.bin", "e.txt")] == [
        "plain_text",
        None,
        "table",
        "table",
        "front_matter",
    ]
    assert {"plain_text", "table", "front_matter"} <= set(READERS)


def test_an_unknown_reader_offers_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(LETTER, encoding="utf-8")
    source = SourceConfig(name="a", path="1.txt", reader="tei2")
    with pytest.raises(ConfigError) as raised:
        list(read_path(tmp_path / "1.txt", file="1.txt", source=source))
    assert raised.value.problems[0].choices == tuple(sorted(READERS))


def test_a_profile_of_the_projects_own_is_used(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('[[sources]]\nname = "a"\npath = "in"\nprofile = "mine.toml"\n', encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_text("Dest: Anna Muster\nTo: Bertha\n\nWords.\n", encoding="utf-8")
    (tmp_path / "mine.toml").write_text(
        'version = 1\nname = "mine"\ntitle = "Mine"\nleast = 0\n'
        '[[zones]]\nkind = "header"\nvoice = "author"\nafter = ["start"]\nopens = ["Dest: "]\nlasts = "lines"\n'
        'holds = ["To"]\nrules = ["to-line"]\n[[zones]]\nkind = "body"\nvoice = "author"\n',
        encoding="utf-8",
    )
    (document,) = [found for found in read_sources(load_config(tmp_path)) if isinstance(found, Document)]
    assert document.profile == "mine"
    assert [who.name for who in document.participants if who.role.value == "addressee"] == ["Bertha"]


def test_a_line_of_fifty_megabytes_is_read(tmp_path: Path, read_folder: ReadFolder) -> None:
    (tmp_path / "long.txt").write_text("Telegram No. 7 from A to B. " * 1_900_000, encoding="utf-8")
    documents, _ = read_folder()
    assert [document.profile for document in documents] == ["generic"]
    assert [check.code for check in documents[0].checks] == ["zone-long", "layout-unknown"]


def test_what_was_built_of_another_folder_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(LETTER, encoding="utf-8")
    build = tmp_path / "other" / "build"
    (build / "generations" / "000001").mkdir(parents=True)
    (build / "current").write_text("000001", encoding="ascii")
    (build / "generations" / "000001" / "a.txt").write_text(LETTER, encoding="utf-8")
    found = list(read_sources(load_config(tmp_path)))
    assert [each.id for each in found if isinstance(each, Document)] == ["folder/1.txt"]
    assert [(each.file, each.code) for each in found if isinstance(each, Check)] == [("other/build", "folder-build")]


@pytest.mark.parametrize("line", ["<https://example.org/a> <https://example.org/b> 'c' .", "@prefix a: <b:> ."])
def test_rdf_is_no_letter(tmp_path: Path, line: str) -> None:
    (tmp_path / "1.nt").write_text(f"{line}\n", encoding="utf-8")
    (check,) = read_sources(load_config(tmp_path))
    assert isinstance(check, Check)
    assert check.found == "RDF (Turtle, N-Triples, N-Quads or TriG)"
