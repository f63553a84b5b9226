"""Bytes that are text, and bytes that are refused by the name of what they are."""

from __future__ import annotations

import codecs

import pytest

from kg_builder.readers.encoding import Unread, decode_source

RUSSIAN = "Посол встретил министра торговли, и они говорили о погоде в столице весь вечер.\n"


def test_utf8_keeps_its_byte_order_mark_and_line_ends() -> None:
    assert decode_source(b"\xef\xbb\xbfAnna\r\nMuster\f") == "\ufeffAnna\r\nMuster\f"


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_a_file_without_words_is_empty(content: bytes) -> None:
    refused = decode_source(content)
    assert isinstance(refused, Unread)
    assert refused.code == "empty"


@pytest.mark.parametrize(
    ("content", "named", "offered"),
    [
        (codecs.BOM_UTF16_LE + "Anna Muster".encode("utf-16-le"), "UTF-16", "utf-16"),
        (codecs.BOM_UTF16_BE + "Anna Muster".encode("utf-16-be"), "UTF-16", "utf-16"),
        (codecs.BOM_UTF32_LE + "Anna Muster".encode("utf-32-le"), "UTF-32", "utf-32"),
        ("Anna Muster".encode("utf-16-le"), "UTF-16 without a byte-order mark", "utf-16-le"),
        (RUSSIAN.encode("windows-1251"), "Windows-1251", "windows-1251"),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", "koi8-r"),
        ("Grüße aus Musterstadt, Käthe".encode("windows-1252"), "Windows-1252", "windows-1252"),
    ],
)
def test_other_encodings_are_named_and_the_way_to_read_them_is_said(content: bytes, named: str, offered: str) -> None:
    refused = decode_source(content)
    assert isinstance(refused, Unread)
    assert refused.code == "encoding"
    assert named in refused.found
    assert f'encoding = "{offered}"' in refused.expected
    read = decode_source(content, offered)
    assert isinstance(read, str)
    assert not isinstance(decode_source(content, offered), Unread)


def test_the_line_of_the_first_foreign_byte_is_given() -> None:
    refused = decode_source(b"one\ntwo\nthr\xe9e\n")
    assert isinstance(refused, Unread)
    assert refused.line == 3


def test_utf16_with_its_encoding_keeps_the_mark_so_that_it_counts() -> None:
    content = codecs.BOM_UTF16_LE + "Anna".encode("utf-16-le")
    assert decode_source(content, "utf-16") == "\ufeffAnna"
    assert decode_source(b"\xef\xbb\xbfAnna", "utf-8-sig") == "\ufeffAnna"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"%PDF-1.7 and more", "PDF"),
        (b"PK\x03\x04 and more", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"some words\n\x00\x01\x02", "zero bytes"),
        (bytes(range(1, 32)) * 40 + b"\xff\xfe\x80", "binary"),
    ],
)
def test_binaries_are_named(content: bytes, named: str) -> None:
    refused = decode_source(content)
    assert isinstance(refused, Unread)
    assert refused.code == "binary"
    assert named in refused.found


@pytest.mark.parametrize(
    ("content", "encoding", "named"),
    [
        (b"Anna", "martian", "unknown"),
        (b"Anna", "rot13", "no encoding of text"),
        (b"Anna \xff", "utf-8", "no utf-8"),
        (b"\xff\xfeA", "utf-16", "no utf-16"),
    ],
)
def test_a_wrong_encoding_in_the_configuration_is_named(content: bytes, encoding: str, named: str) -> None:
    refused = decode_source(content, encoding)
    assert isinstance(refused, Unread)
    assert refused.code == "encoding"
    assert named in refused.found


def test_a_refusal_becomes_a_violation_of_its_file() -> None:
    refused = decode_source(b"")
    assert isinstance(refused, Unread)
    check = refused.check("letters/1.txt")
    assert (check.severity.value, check.code, check.file) == ("violation", "unread-empty", "letters/1.txt")
    assert check.found
    assert check.expected
