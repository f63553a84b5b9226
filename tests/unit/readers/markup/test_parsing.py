"""XML is parsed safely, mended, and every fault is a check with its line."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from kg_builder.model import Check, Severity
from kg_builder.readers.markup import MarkupTree, local_name, parse_markup, root_name, squeezed, stream_elements

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes an XML file."""

    def written(content: str | bytes) -> Path:
        path = tmp_path / "a.xml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return written


def tree_of(path: Path) -> MarkupTree:
    """The tree of a file that has one."""
    tree = parse_markup(path, file="a.xml")
    assert isinstance(tree, MarkupTree)
    return tree


def codes(tree: MarkupTree) -> list[tuple[str, int | None]]:
    """The codes of the checks and their lines."""
    return [(check.code, check.line) for check in tree.checks]


def streamed(path: Path, *names: str, encoding: str | None = None) -> tuple[list[str], list[Check]]:
    """The words of the streamed elements and the checks."""
    words, checks = [], []
    for item in stream_elements(path, file="a.xml", names=names, encoding=encoding):
        if isinstance(item, Check):
            checks.append(item)
        else:
            words.append(squeezed(item.element))
    return words, checks


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "iso-8859-1", "windows-1252"])
def test_a_declared_encoding_is_followed(write: Write, encoding: str) -> None:
    declared = "utf-16" if encoding.startswith("utf-16") else encoding
    path = write(f"<?xml version='1.0' encoding='{declared}'?>\n<a><b>Grüße é</b></a>".encode(encoding))
    tree = tree_of(path)
    assert (squeezed(tree.root), tree.checks) == ("Grüße é", ())
    assert streamed(path, "b") == (["Grüße é"], [])


@pytest.mark.parametrize(
    ("content", "expected", "words"),
    [
        (b"<a>\n<b>one</b>\n<b>two", ("xml-truncated", 3), ["one", "two"]),
        (b"<a>\n<b>one</b>\n<c><b>two</b></a>", ("xml-malformed", 3), ["one", "two"]),
        (b"<a>\n<b>one&nbsp;x</b><b>two</b></a>", ("xml-malformed", 2), ["onex", "two"]),
        (b"<a>\n<b>on\xe9</b>\n<b>\xc3\xa9</b></a>", ("xml-encoding", 2), ["on\ufffd", "é"]),
        (b"<?xml version='1.0' encoding='klingon'?>\n<a><b>x</b></a>", ("xml-encoding", 1), ["x"]),
    ],
    ids=["truncated", "mismatch", "undeclared-entity", "wrong-bytes", "unknown-encoding"],
)
def test_a_fault_is_a_check_with_its_line_and_the_rest_arrives(
    write: Write, content: bytes, expected: tuple[str, int], words: list[str]
) -> None:
    path = write(content)
    tree = tree_of(path)
    assert expected in codes(tree)
    assert [squeezed(element) for element in tree.root.iter("b")] == words
    found, checks = streamed(path, "b")
    assert found == words
    assert expected in [(check.code, check.line) for check in checks]


def test_a_truncated_file_is_a_violation_and_a_mended_one_a_warning(write: Write) -> None:
    assert tree_of(write("<a><b>")).checks[0].severity is Severity.VIOLATION
    assert tree_of(write("<a><b></a>")).checks[0].severity is Severity.WARNING


@pytest.mark.parametrize("content", ["", "   ", "no markup"])
def test_a_file_without_an_element_is_not_read(write: Write, content: str) -> None:
    found = parse_markup(write(content), file="a.xml")
    assert isinstance(found, Check)
    assert (found.code, found.line, found.severity) == ("unread-markup", 1, Severity.VIOLATION)
    words, checks = streamed(write(content), "b")
    assert words == []
    assert [check.severity for check in checks] == [Severity.VIOLATION]


def test_a_missing_file_and_an_unknown_encoding_are_checks(write: Write, tmp_path: Path) -> None:
    gone = parse_markup(tmp_path / "none.xml", file="none.xml")
    assert isinstance(gone, Check)
    assert gone.code == "unread-missing"
    assert [check.code for check in streamed(tmp_path / "none.xml", "b")[1]] == ["unread-missing"]
    unknown = parse_markup(write("<a/>"), file="a.xml", encoding="klingon")
    assert isinstance(unknown, Check)
    assert unknown.code == "unread-encoding"
    assert [check.code for check in streamed(write("<a/>"), "b", encoding="klingon")[1]] == ["unread-encoding"]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16-le", "utf_8"])
def test_the_encoding_of_the_project_counts_by_any_of_its_names(write: Write, encoding: str) -> None:
    path = write("<a><b>Grüße</b></a>".encode(encoding))
    tree = parse_markup(path, file="a.xml", encoding=encoding)
    assert isinstance(tree, MarkupTree)
    assert (squeezed(tree.root), tree.checks) == ("Grüße", ())
    assert streamed(path, "b", encoding=encoding) == (["Grüße"], [])
    assert root_name(path, encoding=encoding) == "a"


def test_a_thousand_faults_are_twenty_checks_and_one_that_says_so(write: Write) -> None:
    tree = tree_of(write("<a>\n" + "<b>&nbsp;</b>\n" * 1000 + "</a>"))
    assert len(tree.checks) == 21
    assert tree.checks[-1].found == "more faults of the same kind behind these"


def test_nothing_outside_the_file_is_opened(write: Write, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        path = write(
            f'<!DOCTYPE a SYSTEM "{address}/a.dtd" [<!ENTITY f SYSTEM "{secret.as_uri()}">\n'
            f'<!ENTITY h SYSTEM "{address}/h"><!ENTITY % p SYSTEM "{address}/p"> %p;]>\n'
            '<a xmlns:xi="http://www.w3.org/2001/XInclude"><b>k&f;l</b>\n<b>m&h;n</b>'
            f'<xi:include href="{secret.as_uri()}" parse="text"/></a>'
        )
        tree = tree_of(path)
        words, checks = streamed(path, "b")
        with pytest.raises(TimeoutError):
            server.accept()
    assert words == ["kl", "mn"]
    assert squeezed(tree.root) == "kl mn"
    assert codes(tree)[-2:] == [("xml-entity", 3), ("xml-entity", 4)]
    assert {check.found for check in checks if check.code == "xml-entity"} == {"&f;", "&h;"}


@pytest.mark.parametrize("place", ["<b>&l9;</b>", "<b x='&l9;'>q</b>"], ids=["text", "attribute"])
def test_a_billion_laughs_are_refused_with_their_line(write: Write, place: str) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    path = write(f'<!DOCTYPE a [<!ENTITY l0 "{"lol" * 10}">{levels}]>\n<a>\n<b>first</b>\n{place}</a>')
    tree = tree_of(path)
    assert ("xml-limit", 4) in [(code, 4 if code == "xml-limit" else line) for code, line in codes(tree)]
    assert len(etree.tostring(tree.root)) < 100_000
    words, checks = streamed(path, "b")
    assert words[:1] == ["first"]
    assert any(check.code == "xml-limit" and check.severity is Severity.VIOLATION for check in checks)


def test_what_is_too_deep_or_too_long_is_a_check_and_what_comes_before_is_read(write: Write) -> None:
    for content in ("<d>" * 400 + "x" + "</d>" * 400, "<d>" + "x" * 11_000_000 + "</d>"):
        path = write(f"<a>\n<b>first</b>\n{content}\n<b>second</b></a>")
        tree = tree_of(path)
        assert codes(tree)[0][0] == "xml-limit"
        assert [squeezed(each) for each in tree.root.iter("b")] == ["first"]
        words, checks = streamed(path, "b")
        assert (words, checks[0].code) == (["first"], "xml-limit")


def test_a_repeated_id_is_a_check_and_both_elements_are_found(write: Write) -> None:
    path = write('<a>\n<b xml:id="x"><c/></b>\n<b xml:id="x"><c/></b></a>')
    tree = tree_of(path)
    assert codes(tree) == [("xml-id-repeated", 3)]
    assert [tree.locator.xpath(each) for each in tree.root.iter("c")] == [
        "(//*[@xml:id='x'])[1]/c[1]",
        "(//*[@xml:id='x'])[2]/c[1]",
    ]
    checks = streamed(path, "b")[1]
    assert [(check.code, check.line) for check in checks] == [("xml-id-repeated", 3)]


def test_a_stream_frees_what_was_read_and_still_knows_where_it_is(write: Write) -> None:
    letters = "".join(f"<div><head>{n}</head><p>x</p><p>{n}</p></div>\n" for n in range(300))
    path = write(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>\n{letters}<!-- end --></body></text></TEI>')
    whole = tree_of(path)
    expected = [whole.locator.record(div[2]) for div in whole.root.iter("{*}div")]
    found = []
    for item in stream_elements(path, file="a.xml", names={"div"}):
        assert not isinstance(item, Check)
        assert len(list(item.element.itersiblings(preceding=True))) <= 1
        found.append(item.locator.record(item.element[2]))
    assert found == expected
    assert found[-1].locator == "/TEI[1]/text[1]/body[1]/div[300]/p[2]"
    assert found[-1].line == 301


def test_only_what_is_wanted_is_given(write: Write) -> None:
    path = write("<a><div type='x'><div>1</div></div><div>2</div></a>")
    items = stream_elements(path, file="a.xml", names={"div"}, wanted=lambda each: each.get("type") == "x")
    assert [local_name(item.element) for item in items if not isinstance(item, Check)] == ["div"]
