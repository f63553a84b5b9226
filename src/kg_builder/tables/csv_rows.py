"""CSV and TSV → rows with their lines; the delimiter is seen from the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg_builder.errors import Problem
from kg_builder.tables.raw import RawRow, sheet_error

BOM = "\ufeff"
_DELIMITERS = (",", ";", "\t")
_EXPECTED = "a table as CSV in UTF-8"


def decode_csv(path: Path, *, file: str, encoding: str | None = None) -> str:
    """The text of a CSV file with its byte-order mark and line ends as they are.

    Raises:
        SheetError: the file cannot be opened, or is not text in UTF-8 or in `encoding`.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        found = f"a file that cannot be opened ({error.strerror})"
        raise sheet_error(file, [Problem(file=file, found=found, expected=_EXPECTED)]) from error
    if encoding is None and content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise sheet_error(file, [Problem(file=file, line=1, found="UTF-16 text", expected=_EXPECTED)])
    try:
        text = content.decode(encoding or "utf-8")
    except LookupError as error:
        found = f"the encoding {encoding!r}, which nobody knows"
        raise sheet_error(file, [Problem(file=file, found=found, expected=_EXPECTED)]) from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{content[error.start]:02x}, which is no {encoding or 'UTF-8'} text"
        raise sheet_error(file, [Problem(file=file, line=line, found=found, expected=_EXPECTED)]) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise sheet_error(file, [Problem(file=file, line=line, found="binary content", expected=_EXPECTED)])
    return text


def sniff_delimiter(text: str, *, default: str = ",") -> str:
    """The comma, semicolon or tab that stands most often in the first line with content, outside quotation marks."""
    counts = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    for character in text.removeprefix(BOM).lstrip("\r\n"):
        if character == '"':
            quoted = not quoted
        elif character in "\r\n" and not quoted:
            break
        elif character in counts and not quoted:
            counts[character] += 1
    best = max(_DELIMITERS, key=lambda delimiter: (counts[delimiter], delimiter == default))
    return best if counts[best] else default


def parse_csv(text: str, delimiter: str, *, file: str) -> Iterator[RawRow | Problem]:
    """Rows with content, each with its lines; broken quoting ends the reading, since nothing after it is sure.

    Source: RFC 4180 section 2.
    """
    reader = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            expected = "cells whose quotation marks are doubled inside and closed, none longer than 131,072 characters"
            yield Problem(file=file, line=line, found=f"a row that cannot be read ({error})", expected=expected)
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield RawRow(line=line, last=reader.line_num, cells=tuple(cells))
        line = reader.line_num + 1


def format_csv(cells: Sequence[str], delimiter: str, ending: str) -> str:
    """One row as CSV, with `ending` as its line end."""
    buffer = io.StringIO(newline="")
    # With any other terminator than this one the csv module leaves cells with line breaks unquoted.
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + ending
