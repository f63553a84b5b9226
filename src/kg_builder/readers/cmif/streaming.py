"""Goes through a CMIF file in pieces of 64 KiB; behind faulty markup it goes on with the next letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat
from xml.parsers.expat import errors

from kg_builder.readers.cmif.elements import TEI, Fault, RawHeader, RawLetter
from kg_builder.readers.cmif.parsing import LetterParser, LimitError, OpenLetterError

CHUNK = 65_536
MOST_FAULTS = 20
_LETTER_START = re.compile(rb"<(?:(?P<prefix>[A-Za-z_][\w.-]*):)?correspDesc(?=[\s/>])")
_CODES = errors.codes
_TRUNCATED = (_CODES[errors.XML_ERROR_NO_ELEMENTS], _CODES[errors.XML_ERROR_UNCLOSED_TOKEN])
_ENCODING = (
    _CODES[errors.XML_ERROR_UNKNOWN_ENCODING],
    _CODES[errors.XML_ERROR_INCORRECT_ENCODING],
    _CODES[errors.XML_ERROR_PARTIAL_CHAR],
)
_INVALID = _CODES[errors.XML_ERROR_INVALID_TOKEN]
_AMPLIFICATION = "amplification"


@dataclass(slots=True, kw_only=True)
class _Position:
    """Where reading begins: a byte of the file, the lines and letters before it, and the elements around it."""

    start: int = 0
    lines: int = 0
    letters: int = 0
    opening: bytes = b""
    encoding: str | None = None


def stream_letters(stream: BinaryIO, header: RawHeader, *, encoding: str | None = None) -> Iterator[RawLetter | Fault]:
    """The letters of a CMIF file in order, each as soon as it is whole, and a fault for each place that cannot be read.

    `header` is filled as the file is read; it is complete when the first letter comes. A fault costs the letter in
    which it stands, or what lies between two letters, and nothing else. Memory does not grow with the file.
    """
    position: _Position | None = _Position(encoding=encoding)
    told = 0
    while position is not None:
        parser = LetterParser(header, encoding=position.encoding, lines=position.lines, letters=position.letters)
        fault: Fault | None = None
        stream.seek(position.start)
        byte: int | None = None
        try:
            if position.opening:
                parser.feed(position.opening)
            while chunk := stream.read(CHUNK):
                yield from parser.feed(chunk)
                while parser.faults:
                    yield parser.faults.pop(0)
            yield from parser.feed(b"", last=True)
            return
        except expat.ExpatError as error:
            fault = _fault_of(error, parser, stream, position)
        except OpenLetterError as error:
            fault = Fault("xml-malformed", parser.line(), "a letter that is not closed", parser.letters)
            byte = position.start + error.byte - len(position.opening)
        except LimitError:
            fault = Fault(
                "xml-limit", parser.line(), "an element with more than ten million characters", parser.letters
            )
        yield from parser.finished
        if byte is None:  # behind a limit the letter itself would only meet it again
            byte = _byte_of_fault(parser, position) + (fault.code == "xml-limit")
        following = _next_letter(stream, parser, position, byte)
        # Behind a fault the elements around the letters are guessed: how they close says nothing.
        if told < MOST_FAULTS and not (position.opening and following is None and parser.open is None):
            told += 1
            yield fault
        position = following


def _fault_of(error: expat.ExpatError, parser: LetterParser, stream: BinaryIO, position: _Position) -> Fault:
    found = expat.ErrorString(error.code) or "faulty markup"
    code = "xml-malformed"
    if error.code in _TRUNCATED:
        code = "xml-truncated" if parser.letters or parser.open else "xml-empty"
    elif error.code in _ENCODING:
        code = "xml-encoding"
    elif _AMPLIFICATION in found:
        code = "xml-limit"
    elif error.code == _INVALID:
        stream.seek(_byte_of_fault(parser, position))
        bad = stream.read(1)
        if bad and bad[0] >= 0x80:
            code, found = "xml-encoding", f"the byte {bad[0]:#04x}, which is none of the encoding"
    line = position.lines + error.lineno
    return Fault(code, line, found, parser.letters if parser.open is not None else None)


def _byte_of_fault(parser: LetterParser, position: _Position) -> int:
    return position.start + max(0, parser.expat.ErrorByteIndex - len(position.opening))


def _next_letter(stream: BinaryIO, parser: LetterParser, position: _Position, offset: int) -> _Position | None:
    """Where the next letter begins, from some byte of the file on, or None where there is none."""
    encoding = position.encoding or parser.declared_encoding
    offset = max(offset, position.start + 1)  # never the same place again
    stream.seek(offset)
    held = b""
    while chunk := stream.read(CHUNK):
        held += chunk
        found = _LETTER_START.search(held)
        # A tag at the very end may go on in the next piece.
        if found is not None:
            start = offset + found.start()
            prefix = (found["prefix"] or b"").decode("ascii", "replace")
            return _Position(
                start=start,
                lines=position.lines + _count_lines(stream, position.start, start),
                letters=parser.letters,
                opening=_opening(prefix),
                encoding=encoding,
            )
        offset += max(0, len(held) - 100)
        held = held[-100:] if len(held) > 100 else held
    return None


def _opening(prefix: str) -> bytes:
    declared = f' xmlns:{prefix}="{TEI}"' if prefix else ""
    return f'<TEI xmlns="{TEI}"{declared}><teiHeader><profileDesc>'.encode()


def _count_lines(stream: BinaryIO, start: int, end: int) -> int:
    """How many lines end between two bytes of the file."""
    stream.seek(start)
    lines, left = 0, end - start
    while left > 0 and (chunk := stream.read(min(CHUNK, left))):
        lines += chunk.count(b"\n")
        left -= len(chunk)
    return lines
