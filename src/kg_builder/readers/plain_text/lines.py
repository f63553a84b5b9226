"""The lines of a plain text, each with its place in the file as delivered.

Offsets count code points. A byte-order mark at the beginning is one code point: it counts, but no line and no span
holds it. Lines end at LF, CR LF or CR, which count too; a span holds them only where its words run over a line end. A
form feed counts, is white space, and ends no line, so that line numbers are those of an editor.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

BYTE_ORDER_MARK = "\ufeff"

# What a pattern may look at in one line: transcripts hold whole paragraphs, and broken files whole books, in one line.
LINE_HEAD = 600

_LINE = re.compile(r"[^\r\n]*")
_WORD = re.compile(r"\S")
# Marks that a converter leaves around a heading or bold line; they are no words of the document.
_MARKS = re.compile(r"(?:#{1,6}[ \t]+)?(?:\*\*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its number from 1, its words without white space around them, half-open offsets of those words.

    `head` is the beginning of the words, at most `LINE_HEAD` code points: all that zone and recognition patterns see.
    """

    number: int
    start: int
    end: int
    head: str

    @property
    def blank(self) -> bool:
        """Whether the line holds no words."""
        return self.start == self.end

    @property
    def whole(self) -> bool:
        """Whether `head` holds all the words of the line."""
        return self.end - self.start == len(self.head)


def split_lines(text: str) -> tuple[Line, ...]:
    """Every line of a text, blank ones too; time grows with the length of the text and nothing else."""
    lines: list[Line] = []
    position = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    length = len(text)
    number = 0
    while position <= length:
        match = _LINE.match(text, position)
        assert match is not None  # the pattern matches the empty string
        number += 1
        lines.append(_line(text, number, position, match.end()))
        position = match.end() + (2 if text.startswith("\r\n", match.end()) else 1)
    return tuple(lines)


def _line(text: str, number: int, start: int, end: int) -> Line:
    """A line without the white space and the converter's marks around its words."""
    first = _WORD.search(text, start, end)
    if first is None:
        return Line(number=number, start=start, end=start, head="")
    start = first.start()
    end = _before(text, start, end, "")
    marks = _MARKS.match(text, start, end)
    if marks is not None and marks.end() > start and text[marks.end() : min(end, marks.end() + LINE_HEAD)].strip(" *"):
        start = marks.end()
        end = _before(text, start, end, "*")
    return Line(number=number, start=start, end=end, head=text[start : min(end, start + LINE_HEAD)])


def _before(text: str, start: int, end: int, characters: str) -> int:
    """The end of the words before trailing white space and `characters`."""
    words = text[start:end].rstrip()
    while characters and words != (bare := words.rstrip(characters).rstrip()):
        words = bare
    return start + len(words)


def line_number(lines: tuple[Line, ...], offset: int) -> int:
    """The number of the line that holds an offset, from 1."""
    return max(1, bisect_right(lines, offset, key=lambda line: line.start))
