"""The text of one document as its page shows it, with the place of every block and of every marked name in it.

Paragraphs are parted by a blank line, white space is squeezed (none before a comma or inside a bracket, however the
file breaks its lines), a line break of the page is a line end, in a heading a blank. Notes are kept out of the text and
follow it, each a paragraph of its own, so that the editors' words never stand between the author's. Page breaks leave
no trace. Offsets are half-open and count code points of this text.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.readers.frus.elements import Treatment, treatment
from kg_builder.readers.markup import Element

PARAGRAPH = "\n\n"
LINE = "\n"
_CLOSING = frozenset(").,;:]")
_OPENING = frozenset("([")
_INLINE, _MARKED, _BLOCK = Treatment.INLINE, Treatment.MARKED, Treatment.BLOCK
_HEADING, _LABEL, _CELL, _BREAK = Treatment.HEADING, Treatment.LABEL, Treatment.CELL, Treatment.BREAK
_NOTE, _GAP = Treatment.NOTE, Treatment.GAP
_PARAGRAPHS = (_BLOCK, _HEADING, _LABEL)


@dataclass(slots=True)
class Step:
    """One step of the way from a document's element down to one of its elements: the third `p`."""

    parent: Step | None
    name: str
    number: int

    def path(self) -> str:
        """The steps from the document's element on: "/p[3]/persName[1]"."""
        above = self.parent.path() if self.parent is not None else ""
        return f"{above}/{self.name}[{self.number}]"


@dataclass(slots=True)
class Mark:
    """A marked element, the place of its words, and the way to it; `block` is the number of its paragraph."""

    element: Element
    name: str
    start: int
    end: int
    step: Step
    block: int


@dataclass(slots=True)
class Block:
    """A paragraph: the names of its element and of the one that holds it, and its place."""

    name: str
    inside: str
    start: int
    end: int
    step: Step | None
    element: Element


@dataclass(slots=True)
class Page:
    """The text of a document: `blocks[:body_blocks]` are its own, those behind them its notes, one or more each.

    `notes` have the place of their whole words.
    """

    text: str
    blocks: list[Block]
    body_blocks: int
    marks: list[Mark]
    notes: list[Mark]
    gaps: list[tuple[Element, Step]]


def read_page(document: Element) -> Page:
    """The text of a document's element: its own words, then its notes in their order."""
    writer = _Writer(document)
    writer.content(document, None, "document")
    writer.close()
    body_blocks = len(writer.blocks)
    notes = writer.write_notes()
    return Page(
        text="".join(writer.pieces),
        blocks=writer.blocks,
        body_blocks=body_blocks,
        marks=writer.marks,
        notes=notes,
        gaps=writer.gaps,
    )


class _Writer:
    """Collects the pieces of a text; `length` is the sum of their lengths."""

    __slots__ = (
        "begin",
        "blocks",
        "element",
        "gap",
        "gaps",
        "heading",
        "inside",
        "last",
        "length",
        "marks",
        "name",
        "pieces",
        "step",
        "waiting",
    )

    def __init__(self, document: Element) -> None:
        self.element = document
        self.pieces: list[str] = []
        self.length = 0
        self.last = ""
        self.gap = ""
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.gaps: list[tuple[Element, Step]] = []
        self.waiting: list[tuple[Element, Step]] = []
        self.begin = -1
        self.name = self.inside = "document"
        self.step: Step | None = None
        self.heading = False

    def words(self, chunk: str) -> None:
        """Adds characters as they stand in the file."""
        words = chunk.split()
        if not words:
            if not self.gap:
                self.gap = " "
            return
        inner = words[0] if len(words) == 1 else " ".join(words)
        gap = self.gap or (" " if chunk[0].isspace() else "")
        if self.begin < 0:
            gap = PARAGRAPH if self.length else ""
            self.begin = self.length + len(gap)
        elif gap == " " and (inner[0] in _CLOSING or self.last in _OPENING):
            gap = ""
        if gap:
            self.pieces.append(gap)
            self.length += len(gap)
        self.pieces.append(inner)
        self.length += len(inner)
        self.last = inner[-1]
        self.gap = " " if chunk[-1].isspace() else ""

    def close(self) -> None:
        """Ends a paragraph, if one is open that has words."""
        if self.begin >= 0:
            self.blocks.append(Block(self.name, self.inside, self.begin, self.length, self.step, self.element))
            self.begin = -1
        self.gap = ""
        self.last = ""

    def content(self, element: Element, step: Step | None, name: str) -> None:
        """Adds what an element holds."""
        text = element.text
        if text:
            self.words(text)
        counts: dict[str, int] = {}
        for child in element:
            tag = child.tag
            if isinstance(tag, str):
                kind, child_name = treatment(tag)
                number = counts.get(child_name, 0) + 1
                counts[child_name] = number
                if kind is _INLINE:
                    if len(child):
                        self.content(child, Step(step, child_name, number), name)
                    elif child.text:
                        self.words(child.text)
                else:
                    self.special(child, kind, Step(step, child_name, number), name)
            tail = child.tail
            if tail:
                self.words(tail)

    def special(self, child: Element, kind: Treatment, step: Step, inside: str) -> None:
        """Adds an element that is more than a run of words."""
        if kind is _MARKED:
            self.marked(child, step, inside)
        elif kind in _PARAGRAPHS:
            self.block(child, kind, step, inside)
        elif kind is _NOTE:
            self.waiting.append((child, step))
        elif kind is _BREAK:
            self.gap = " " if self.heading else LINE
        elif kind is _CELL:
            self.content(child, step, inside)
            self.gap = "\t"
        elif kind is _GAP:
            self.gaps.append((child, step))

    def marked(self, child: Element, step: Step, inside: str) -> None:
        """Adds a marked element and keeps its place."""
        before, pieces = self.length, len(self.pieces)
        mark = Mark(child, step.name, 0, 0, step, len(self.blocks))
        self.marks.append(mark)
        self.content(child, step, inside)
        if self.length == before:
            self.marks.remove(mark)
            return
        first = self.pieces[pieces]
        mark.start = before + (len(first) if first.isspace() else 0)
        mark.end = self.length

    def block(self, child: Element, kind: Treatment, step: Step, inside: str) -> None:
        """Adds a paragraph of its own; an item goes on in the paragraph that its label has begun."""
        labelled = step.name == "item" and self.name == "label" and self.begin >= 0
        if not labelled:
            self.close()
        outer = (self.name, self.inside, self.step, self.element, self.heading)
        self.name, self.inside, self.step, self.element = step.name, inside, step, child
        self.heading = kind is _HEADING
        self.content(child, step, step.name)
        if kind is _LABEL:
            self.gap = " "
            self.heading = outer[4]
            return
        self.close()
        self.name, self.inside, self.step, self.element, self.heading = outer

    def write_notes(self) -> list[Mark]:
        """Adds the notes, and the notes in them, behind everything else; gives the place of each."""
        notes: list[Mark] = []
        while self.waiting:
            waiting, self.waiting = self.waiting, []
            for element, step in waiting:
                first = len(self.blocks)
                self.name, self.inside, self.step, self.element = "note", "note", step, element
                self.content(element, step, "note")
                self.close()
                if len(self.blocks) > first:
                    notes.append(Mark(element, "note", self.blocks[first].start, self.blocks[-1].end, step, first))
        return notes
