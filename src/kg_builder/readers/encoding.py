"""The bytes of a source as text: UTF-8, or what `encoding` says; all else is refused by the name of what was found.

A byte-order mark stays the first code point of the text and counts in every offset; so do carriage returns and form
feeds.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass

from kg_builder.model import Check, Severity

BYTE_ORDER_MARK = "\ufeff"

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"),
)
# Codecs that would swallow the mark: their plain forms keep it, so that the offsets count it.
_KEEPING_MARK: Mapping[str, str] = {"utf-8-sig": "utf-8"}
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (perhaps .docx, .odt or .xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "a SQLite database"),
)
_SAMPLE = 65_536
_COMMON_CYRILLIC = frozenset("оеаинтсрвлОЕАИНТСРВЛ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Why some bytes are no text: a short code, what was found, what was expected, and the line where it was found."""

    code: str
    found: str
    expected: str
    line: int | None = None

    def check(self, file: str) -> Check:
        """The same as a check on `file`: a violation, since nothing of the document was read."""
        return Check(
            severity=Severity.VIOLATION,
            code=f"unread-{self.code}",
            message="this file was not read",
            file=file,
            line=self.line,
            found=self.found,
            expected=self.expected,
        )


def decode_source(content: bytes, encoding: str | None = None) -> str | Unread:
    """The text of a source file, every code point of it, or why there is none.

    Without `encoding` only UTF-8 is taken: any other encoding is a guess, and a wrong guess falsifies every name.
    """
    if not content.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return Unread(code="empty", found="an empty file", expected="the text of a document")
    if encoding is not None:
        return _decode_as(content, encoding)
    refused = _marked_encoding(content) or _binary(content)
    if refused is not None:
        return refused
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error)


def _decode_as(content: bytes, encoding: str) -> str | Unread:
    try:
        codec = codecs.lookup(encoding).name
    except LookupError:
        return Unread(
            code="encoding",
            found=f'encoding = "{encoding}" in kg.toml, which is unknown',
            expected='a known encoding, such as "utf-8", "utf-16" or "windows-1251"',
        )
    plain = _KEEPING_MARK.get(codec, codec)
    for mark, _, marked_codec in _MARKS:
        if content.startswith(mark) and codec in {"utf-16", "utf-32"} and marked_codec.startswith(codec):
            plain = marked_codec
            break
    try:
        return content.decode(plain)
    except UnicodeError as error:
        reason = f"{error.reason} at byte {error.start}" if isinstance(error, UnicodeDecodeError) else str(error)
        return Unread(
            code="encoding",
            found=f"bytes that are no {codec} ({reason})",
            expected=f'text in {codec}, as encoding = "{encoding}" in kg.toml says',
        )
    except LookupError:
        return Unread(
            code="encoding",
            found=f'encoding = "{encoding}" in kg.toml, which is no encoding of text',
            expected='an encoding of text, such as "utf-8", "utf-16" or "windows-1251"',
        )


def _marked_encoding(content: bytes) -> Unread | None:
    for mark, name, codec in _MARKS:
        if content.startswith(mark):
            family = codec.rsplit("-", 1)[0]
            return _other_encoding(f"{name} (its byte-order mark says so)", family)
    sample = content[:_SAMPLE]
    for start, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[start::2]
        if len(half) >= 8 and half.count(0) > 0.7 * len(half) and sample[1 - start :: 2].count(0) == 0:
            return _other_encoding("UTF-16 without a byte-order mark", codec)
    return None


def _binary(content: bytes) -> Unread | None:
    expected = "a text, a table, XML, or no such file among the sources"
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return Unread(code="binary", found=name, expected=expected)
    position = content.find(b"\x00")
    if position >= 0:
        line = content.count(b"\n", 0, position) + 1
        return Unread(code="binary", found="a binary file (it holds zero bytes)", expected=expected, line=line)
    return None


def _other_encoding(found: str, encoding: str, line: int | None = None) -> Unread:
    return Unread(
        code="encoding",
        found=f"text in {found}",
        expected=f'text in UTF-8, or encoding = "{encoding}" for this source in kg.toml',
        line=line,
    )


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Unread:
    line = content.count(b"\n", 0, error.start) + 1
    place = f"the byte 0x{content[error.start]:02x} is no UTF-8"
    sample = content[max(0, error.start - 200) : error.start + _SAMPLE]
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in sample)
    if controls > 0.02 * len(sample):
        return Unread(code="binary", found=f"a binary file ({place})", expected="a text document", line=line)
    name, encoding = _likely_eight_bit(sample)
    return _other_encoding(f"what looks like {name} ({place})", encoding, line)


def _likely_eight_bit(sample: bytes) -> tuple[str, str]:
    """The likeliest eight-bit encoding: the one in which the most frequent letters of Russian are frequent."""
    high = [byte for byte in sample if byte >= 0x80]
    scores: dict[str, float] = {}
    for encoding in ("windows-1251", "koi8-r", "cp866"):
        letters = bytes(high).decode(encoding, errors="replace")
        scores[encoding] = sum(letter in _COMMON_CYRILLIC for letter in letters) / len(high)
    best = max(scores, key=lambda encoding: (scores[encoding], encoding == "windows-1251"))
    if scores[best] >= 0.4 and len(high) > 0.2 * len(sample):
        return {"windows-1251": "Windows-1251", "koi8-r": "KOI8-R", "cp866": "CP866"}[best], best
    return "Windows-1252", "windows-1252"
