"""Splits one file that holds several documents one after the other, as `split = "…"` of its source says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg_builder.errors import ConfigError, Problem
from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.profile import Profile

FORM_FEED = "form-feed"
RULE = "rule"
HEADING = "heading"
SPLITTERS = (FORM_FEED, HEADING, RULE)

# A line of nothing but asterisks, dashes and the like, at least three of them.
_RULE = re.compile(r"(?:[*=_#~+–—-][ \t]?){3,200}$")
# A heading is no sentence and no paragraph, with or without the mark of a note behind it.
_HEADLINE = re.compile(r"(?=.{4,240}$)(?!.*[.!?;:,](?:\s?\[\d{1,3}\])?$)")


def split_text(text: str, lines: Sequence[Line], split: str, profile: Profile) -> list[tuple[int, int]]:
    """Where each document of a text stands: half-open offsets, first word to last, in the order of the text.

    `split` is the name of a splitter ("form-feed", "rule": a line of asterisks, dashes and the like; "heading": a line
    shaped as the profile's headings are), else a pattern of the line with which a document begins.

    Raises:
        ConfigError: the pattern is none.
    """
    match split:
        case "form-feed":
            cuts = [(match.start(), match.end()) for match in re.finditer("\f", text)]
        case "rule":
            cuts = [(line.start, line.end) for line in lines if not line.blank and _RULE.match(line.head)]
        case "heading":
            cuts = [(line.start, line.start) for line in headings(lines, profile)]
        case _:
            pattern = _pattern(split)
            cuts = [(line.start, line.start) for line in lines if not line.blank and pattern.match(line.head)]
    return list(_between(text, cuts))


def _pattern(split: str) -> re.Pattern[str]:
    try:
        return re.compile(split)
    except re.error as error:
        expected = "the name of a splitter, or a regular expression of Python for the first line of a document"
        problem = Problem(file="kg.toml", found=f"split = {split!r} ({error})", expected=expected, choices=SPLITTERS)
        raise ConfigError("a source cannot be split so", [problem]) from error


def _between(text: str, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches with words between some cuts, without the white space around them."""
    begin = 0
    for start, end in [*cuts, (len(text), len(text))]:
        words = text[begin:start]
        stripped = words.strip("\ufeff \t\r\n\f\v")
        if stripped:
            first = begin + words.index(stripped[0])
            yield first, first + len(stripped)
        begin = end


def headings(lines: Sequence[Line], profile: Profile) -> list[Line]:
    """The lines that look like headings of the layout, by its signals that are headings: first, or below a blank."""
    shapes = [signal.pattern for signal in profile.signals if signal.heading]
    return [
        line
        for number, line in enumerate(lines)
        if not line.blank
        and (number == 0 or lines[number - 1].blank)
        and _HEADLINE.match(line.head)
        and any(shape.match(line.head) for shape in shapes)
    ]
