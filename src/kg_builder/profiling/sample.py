"""A sample of a folder of plain texts: which files, in which lines a series shows itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg_builder.errors import Problem, UsageError
from kg_builder.readers.encoding import Unread, decode_source
from kg_builder.readers.files import read_content
from kg_builder.readers.plain_text.lines import Line, split_lines
from kg_builder.readers.plain_text.reader import recognise_profile

TOP_LINES, FOOT_LINES = 12, 8
# Longer lines are sentences.
LONGEST = 160
# A note at the foot may be long: "Source: …", "[Toy Archive: …".
_LABELLED = re.compile(r"_?\[?(?:[A-Z][\w.-]{1,20} ?){1,4}: ")
_MARKUP = ("<?xml", "<TEI", "{", "%PDF", "PK\x03")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleText:
    """One text of the sample: its file, its words, its lines with words, and the layout that it is recognised by."""

    file: str
    text: str
    lines: tuple[Line, ...]
    profile: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLine:
    """A line where a series may show itself: `part` is top, foot or inside, `order` its place in the text (from 0)."""

    text: SampleText
    line: Line
    part: str
    order: int


def read_sample(folder: Path, *, most: int, encoding: str | None = None) -> tuple[list[SampleText], int]:
    """Texts of a folder, evenly spread over it, and how many files it has; what is no plain text is passed over.

    Raises:
        UsageError: the folder holds no plain text at all.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    texts = []
    for path in _spread(files, most):
        text = _read(path, folder, encoding)
        if text is not None:
            texts.append(text)
    if not texts:
        problem = Problem(file=folder.as_posix(), found=f"{len(files)} file(s)", expected="plain texts in UTF-8")
        raise UsageError("there is no plain text to look at", [problem])
    return texts, len(files)


def _spread(files: Sequence[Path], most: int) -> Iterator[Path]:
    """At most so many files, evenly over the whole, always the same."""
    step = max(1.0, len(files) / most)
    yield from (files[int(number * step)] for number in range(min(most, len(files))))


def _read(path: Path, folder: Path, encoding: str | None) -> SampleText | None:
    file = path.relative_to(folder).as_posix()
    content = read_content(path, file=file)
    if not isinstance(content, bytes):
        return None
    text = decode_source(content, encoding)
    if isinstance(text, Unread) or text.lstrip("\ufeff \r\n").startswith(_MARKUP):
        return None
    lines = split_lines(text)
    worded = tuple(line for line in lines if not line.blank)
    if not worded:
        return None
    return SampleText(file=file, text=text, lines=worded, profile=recognise_profile(lines).name)


def telling_lines(text: SampleText) -> Iterator[SampleLine]:
    """The short lines of a text, with the part of it where they stand; at its foot also long ones behind a label."""
    count = len(text.lines)
    top = min(TOP_LINES, (count + 1) // 2)
    foot = max(top, count - FOOT_LINES)
    for order, line in enumerate(text.lines):
        part = "top" if order < top else "foot" if order >= foot else "inside"
        if line.end - line.start <= LONGEST or (part == "foot" and _LABELLED.match(line.head) is not None):
            yield SampleLine(text=text, line=line, part=part, order=order)
