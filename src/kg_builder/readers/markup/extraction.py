"""The readable text of an element, and where in it each marked element stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from kg_builder.model import Span
from kg_builder.readers.markup.elements import Element, local_name

_SPACE = re.compile(r"[ \t\r\n]+")


class _Gap(IntEnum):
    """What stands between two words: nothing, a blank, a new line, a new paragraph."""

    NONE = 0
    BLANK = 1
    LINE = 2
    PARAGRAPH = 3


_WRITTEN = {_Gap.NONE: "", _Gap.BLANK: " ", _Gap.LINE: "\n", _Gap.PARAGRAPH: "\n\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRules:
    """How the elements of a vocabulary are read, by their names without namespace.

    `blocks` are paragraphs of their own, `lines` lines of their own; `breaks` are empty elements that end a line (not
    with `@break="no"`); around `blanks` there is a blank. `left_out` are not text. `apart` (notes) do not
    interrupt: their text comes behind everything else, one paragraph each. Of an element in `alternatives`, only its
    first child with one of the names given is read, else its first child. `marked` are looked for.
    """

    blocks: frozenset[str]
    lines: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    blanks: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    alternatives: dict[str, frozenset[str]] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked element that has words: the element, and their half-open code-point offsets in the extracted text."""

    element: Element
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedText:
    """A text with one blank between words, line and paragraph ends as `\\n` and `\\n\\n`, nothing before or behind.

    `marks` stand in the order in which their elements begin; `apart` are the notes.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    apart: tuple[Mark, ...] = ()

    def span(self, mark: Mark) -> Span:
        """The words of a marked element as a span of the text."""
        return Span.of(self.text, mark.start, mark.end)


def extract_text(elements: Iterable[Element], rules: TextRules) -> ExtractedText:
    """The readable text of some elements, each a paragraph of its own, and their notes behind them."""
    extractor = TextExtractor(rules)
    for element in elements:
        extractor.add(element)
    return extractor.finish()


class TextExtractor:
    """Collects the text of one element after another; `add` gives where the words of each stand."""

    def __init__(self, rules: TextRules) -> None:
        self._rules = rules
        self._pieces: list[str] = []
        self._length = 0
        self._gap = _Gap.NONE
        self._open: list[_OpenMark] = []
        self._marks: list[_OpenMark] = []
        self._waiting: list[Element] = []
        self._apart: list[Mark] = []

    def add(self, element: Element) -> Mark | None:
        """Adds an element as a paragraph; gives its place in the text, or None where it has no words."""
        self._widen(_Gap.PARAGRAPH)
        mark = self._begin(element)
        self._content(element)
        self._widen(_Gap.PARAGRAPH)
        return self._end(mark)

    def finish(self) -> ExtractedText:
        """The whole text, notes behind it, and every mark."""
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            for element in waiting:
                mark = self.add(element)
                if mark is not None:
                    self._apart.append(mark)
        marks = tuple(made for each in self._marks if (made := each.mark()) is not None)
        return ExtractedText(text="".join(self._pieces), marks=marks, apart=tuple(self._apart))

    def _begin(self, element: Element) -> _OpenMark:
        mark = _OpenMark(element=element)
        self._open.append(mark)
        return mark

    def _end(self, mark: _OpenMark) -> Mark | None:
        if mark.start is None:
            self._open = [each for each in self._open if each is not mark]
            return None
        mark.end = self._length
        return mark.mark()

    def _widen(self, gap: _Gap) -> None:
        if self._length and gap > self._gap:
            self._gap = gap

    def _words(self, text: str | None) -> None:
        """Adds characters as they stand in the file: runs of white space are one blank."""
        if not text:
            return
        words = _SPACE.sub(" ", text)
        if words[0] == " ":
            self._widen(_Gap.BLANK)
        inner = words.strip(" ")
        if not inner:
            return
        between = _WRITTEN[self._gap]
        start = self._length + len(between)
        self._pieces.append(between + inner)
        self._length = start + len(inner)
        for mark in self._open:
            mark.start = start
        self._open.clear()
        self._gap = _Gap.BLANK if words[-1] == " " else _Gap.NONE

    def _content(self, element: Element) -> None:
        self._words(element.text)
        for child in element:
            self._child(child)
            self._words(child.tail)

    def _child(self, child: Element) -> None:
        name = local_name(child)
        rules = self._rules
        if not name or name in rules.left_out:
            return
        if name in rules.apart:
            self._waiting.append(child)
            return
        if name in rules.breaks:
            if child.get("break") != "no":
                self._widen(_Gap.LINE)
            self._content(child)
            return
        gap = self._gap_around(name)
        self._widen(gap)
        if name in rules.marked:
            mark = self._begin(child)
            self._marks.append(mark)
            self._inside(child, name)
            self._end(mark)
        else:
            self._inside(child, name)
        self._widen(gap)

    def _gap_around(self, name: str) -> _Gap:
        if name in self._rules.blocks:
            return _Gap.PARAGRAPH
        if name in self._rules.lines:
            return _Gap.LINE
        return _Gap.BLANK if name in self._rules.blanks else _Gap.NONE

    def _inside(self, element: Element, name: str) -> None:
        preferred = self._rules.alternatives.get(name)
        if preferred is None:
            self._content(element)
            return
        choices = [child for child in element if local_name(child)]
        chosen = next((child for child in choices if local_name(child) in preferred), None)
        if chosen is not None or choices:
            self._child(chosen if chosen is not None else choices[0])


@dataclass(slots=True, kw_only=True)
class _OpenMark:
    """A marked element whose words are still coming; `start` is set by the first of them."""

    element: Element
    start: int | None = None
    end: int | None = None

    def mark(self) -> Mark | None:
        """The finished mark, or None where the element has no words."""
        if self.start is None or self.end is None:
            return None
        return Mark(element=self.element, start=self.start, end=self.end)
