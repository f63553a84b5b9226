"""TEI that is faulty, hostile or large: a check each, with file and line, and the rest arrives."""

from __future__ import annotations

import socket
import tracemalloc
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import Absence, AuthorityRecord, Check, DateKind, Document, Severity, SourceRecord, Voice
from kg_builder.readers import read_path

SOURCE = SourceConfig(name="letters", path=".")
HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc><profileDesc>\n<correspDesc>"
    '<correspAction type="sent"><persName>Anna Muster</persName>{date}</correspAction></correspDesc>'
    "</profileDesc></teiHeader>\n<text><body>\n"
)
DATED = HEAD.format(date='<date when="1901-05-03"/>')


def read(path: Path) -> tuple[list[Document], list[AuthorityRecord], list[Check]]:
    """The documents, entries and checks of a file, those of its documents too."""
    items = list(read_path(path, file=path.name, source=SOURCE))
    documents = [item for item in items if isinstance(item, Document)]
    checks = [item for item in items if isinstance(item, Check)]
    checks += [check for document in documents for check in document.checks]
    return documents, [item for item in items if isinstance(item, AuthorityRecord)], checks


def write(tmp_path: Path, content: str | bytes) -> Path:
    """A TEI file."""
    path = tmp_path / "1.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    ("body", "code", "line", "severity"),
    [
        ("<p>First.</p>\n<p>Second", "xml-truncated", 4, Severity.VIOLATION),
        ("<p>First.</p>\n<hi><p>Second</p></body></text></TEI>", "xml-malformed", 4, Severity.WARNING),
        ("<p>First.</p>\n<p>Second&nbsp;</p></body></text></TEI>", "xml-malformed", 5, Severity.WARNING),
    ],
    ids=["truncated", "malformed", "entity"],
)
def test_a_faulty_letter_is_read_with_a_check(
    tmp_path: Path, body: str, code: str, line: int, severity: Severity
) -> None:
    (document,), _, checks = read(write(tmp_path, DATED + body))
    assert document.text == "First.\n\nSecond"
    found = next(check for check in checks if check.code == code)
    assert (found.file, found.severity) == ("1.xml", severity)
    assert found.line in (line, 5)


def test_wrong_bytes_are_told_and_shown_and_utf16_is_read(tmp_path: Path) -> None:
    end = "<p>Grüße</p></body></text></TEI>"
    (document,), _, checks = read(write(tmp_path, (DATED + end).encode("latin-1")))
    assert document.text == "Gr\ufffd\ufffde"
    assert [check.code for check in checks] == ["xml-encoding"]
    (document,), _, checks = read(
        write(tmp_path, f"<?xml version='1.0' encoding='UTF-16'?>{DATED}{end}".encode("utf-16"))
    )
    assert (document.text, checks) == ("Grüße", [])


def test_a_letter_without_any_date_is_undated_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD.format(date="") + "<p>Come.</p></body></text></TEI>")
    (document,), _, (check,) = read(path)
    assert (check.code, check.line, check.severity) == ("date-missing", 2, Severity.NOTE)
    assert [(date.kind, date.absence) for date in document.dates] == [(DateKind.SENDING, Absence.UNSTATED)]


def test_a_letter_that_bears_another_date_keeps_both_and_says_so(tmp_path: Path) -> None:
    body = '<opener><dateline><date when="1901-05-04">4 May</date></dateline></opener><p>Come.</p></body></text></TEI>'
    (document,), _, (check,) = read(write(tmp_path, DATED + body))
    assert (check.code, check.line) == ("dates-differ", 4)
    assert check.found == "'4 May' (1901-05-04) beside '1901-05-03' (1901-05-03)"
    dates = [(date.kind, date.stated_by, date.value.edtf) for date in document.dates if date.value is not None]
    assert dates == [
        (DateKind.SENDING, Voice.EDITOR, "1901-05-03"),
        (DateKind.HEADING, Voice.AUTHOR, "1901-05-04"),
    ]


def test_a_corpus_of_letters_is_streamed(tmp_path: Path) -> None:
    one = DATED.removesuffix("<text><body>\n") + "<text><body><p>{}</p></body></text></TEI>\n"
    letters = "".join(
        one.replace("<TEI xml", f'<TEI xml:id="l{number}" xml').format(f"Letter {number}") for number in range(2_000)
    )
    path = write(tmp_path, f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>\n{letters}</teiCorpus>')
    assert path.stat().st_size > 800_000
    tracemalloc.start()
    count = 0
    for item in read_path(path, file="1.xml", source=SOURCE):
        assert isinstance(item, Document)
        assert item.text == f"Letter {count}"
        assert item.acts[0].rests_on == SourceRecord(
            file="1.xml",
            locator=f"//*[@xml:id='l{count}']/teiHeader[1]/profileDesc[1]/correspDesc[1]/correspAction[1]",
            line=3 * count + 3,
        )
        count += 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2_000
    assert peak < 2_000_000


def test_a_pointer_to_nobody_is_a_check_with_its_line(tmp_path: Path) -> None:
    path = write(
        tmp_path, DATED + '<p>To\n<persName ref="#carl register.xml#dora">both</persName>.</p></body></text></TEI>'
    )
    (document,), _, checks = read(path)
    assert [(check.code, check.line) for check in checks] == [("pointer-missing", 5)] * 2
    assert document.mentions is not None
    assert [mention.entity for mention in document.mentions] == [None]


def test_a_local_file_and_an_address_are_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        doctype = f'<!DOCTYPE TEI [<!ENTITY f SYSTEM "{secret.as_uri()}"><!ENTITY h SYSTEM "{address}">]>'
        body = f'<p>a&f;b&h;c <persName ref="{address}">Carl</persName></p></body></text></TEI>'
        (document,), _, checks = read(write(tmp_path, doctype + DATED + body))
        with pytest.raises(TimeoutError):
            server.accept()
    assert document.text == "abc Carl"
    assert [(check.code, check.line, check.found) for check in checks] == [
        ("xml-entity", 4, "&f;"),
        ("xml-entity", 4, "&h;"),
    ]


@pytest.mark.parametrize("bomb", ["entities", "depth", "length"])
def test_a_bomb_is_told_with_its_line_and_what_stands_before_it_is_read(tmp_path: Path, bomb: str) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype, body = {
        "entities": (f'<!DOCTYPE TEI [<!ENTITY l0 "{"lol" * 10}">{levels}]>', '<p n="&l9;">x</p>'),
        "depth": ("", "<hi>" * 1000 + "x" + "</hi>" * 1000),
        "length": ("", "<p>" + "x" * 11_000_000 + "</p>"),
    }[bomb]
    documents, _, checks = read(write(tmp_path, f"{doctype}{DATED}<p>First.</p>{body}</body></text></TEI>"))
    assert [(document.text or "").partition("\n")[0] for document in documents] == ["First."]
    assert [(check.code, check.severity) for check in checks] == [("xml-limit", Severity.VIOLATION)]
    assert checks[0].file == "1.xml"
    assert checks[0].line is not None


def test_ten_thousand_people_in_one_list_are_ten_thousand_entries(tmp_path: Path) -> None:
    people = "\n".join(
        f'<person xml:id="p{number}"><persName>Muster {number}, Anna</persName></person>' for number in range(10_000)
    )
    path = write(
        tmp_path,
        f"{DATED}<p><persName ref='#p9999'>She</persName></p></body><back><listPerson>\n{people}\n"
        "</listPerson></back></text></TEI>",
    )
    (document,), entries, checks = read(path)
    assert (len(entries), checks) == (10_000, [])
    assert entries[-1].record.line == 10_004
    assert document.text == "She"
    assert document.mentions is not None
    assert [mention.entity for mention in document.mentions] == ["letters:p9999"]


def test_a_repeated_id_is_a_check_and_a_pointer_means_the_first(tmp_path: Path) -> None:
    lists = "".join(f'\n<person xml:id="p"><persName>{name}</persName></person>' for name in ("Anna", "Bertha"))
    body = f"<p><persName ref='#p'>She</persName></p></body><back><listPerson>{lists}</listPerson></back></text></TEI>"
    _, entries, checks = read(write(tmp_path, DATED + body))
    assert [(check.code, check.line) for check in checks] == [("xml-id-repeated", 6)]
    assert [entry.label for entry in entries] == ["Anna", "Bertha"]


def test_an_empty_tei_file_says_that_it_holds_nothing(tmp_path: Path) -> None:
    documents, _, (check,) = read(write(tmp_path, '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>'))
    assert documents == []
    assert (check.code, check.severity) == ("tei-nothing", Severity.NOTE)
