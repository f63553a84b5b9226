"""Which part of a document each paragraph is: heading, dateline, text, signature, note on the source, other notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg_builder.model import Voice, Zone, ZoneKind
from kg_builder.readers.frus.page import LINE, Block, Page, Step
from kg_builder.readers.plain_text.lines import LINE_HEAD, Line
from kg_builder.readers.plain_text.rules import ZoneText
from kg_builder.readers.plain_text.rules.frus_routing import PRECEDENCE, SECRECY

# Elements with a heading, dateline and signature of their own: what they hold is not the document's.
_ENCLOSED = frozenset({"attachment", "quote", "floatingText"})
_OPENERS = frozenset({"dateline", "opener", "seg", "salute"})
_CLASSIFIED = re.compile(rf"(?:{SECRECY}|{PRECEDENCE})(?![a-z])")
_CLASSIFIED_LIMIT = 80
_OPENING_BLOCKS = 12
# Of these zones rules look at the first lines alone, if at any.
_LINES_SEEN = {ZoneKind.BODY: 40, ZoneKind.HEADNOTE: 1, ZoneKind.NOTES: 0}
_EDITORIAL = re.compile(r"(?:(?:No\. ?)?\d{1,4}\.? ?)?editorial note\b", re.IGNORECASE)
_SOURCE = re.compile(r"\[?\s?Sources?:")
_VOICES = {
    ZoneKind.TITLE: Voice.EDITOR,
    ZoneKind.HEADER: Voice.AUTHOR,
    ZoneKind.BODY: Voice.AUTHOR,
    ZoneKind.HEADNOTE: Voice.EDITOR,
    ZoneKind.SIGNATURE: Voice.AUTHOR,
    ZoneKind.SOURCE_NOTE: Voice.EDITOR,
    ZoneKind.NOTES: Voice.EDITOR,
}


@dataclass(slots=True, kw_only=True)
class Layout:
    """The zones of a document in the order of its text, and the paragraphs that its header is read from.

    `dateline` is the number of the document's own dateline among the blocks; `sources` and `heading_notes` are numbers
    of notes: those on the source, and the others that hang on the heading or the dateline.
    """

    zones: list[ZoneText]
    title: Block | None
    dateline: int | None
    sources: list[int]
    heading_notes: list[int]
    editorial: bool

    def of(self, kind: ZoneKind) -> Iterator[ZoneText]:
        """The zones of a kind."""
        return (zone for zone in self.zones if zone.kind is kind)

    def as_zones(self) -> tuple[Zone, ...]:
        """The zones as a document keeps them."""
        return tuple(Zone(kind=zone.kind, voice=zone.voice, start=zone.start, end=zone.end) for zone in self.zones)


def lay_out(page: Page, *, editorial: bool) -> Layout:
    """The layout of a page; `editorial` is what the markup says of the document as a whole."""
    own = page.blocks[: page.body_blocks]
    title = next((block for block in own if block.name == "head" and block.inside == "document"), None)
    editorial = editorial or (title is not None and _EDITORIAL.match(page.text, title.start) is not None)
    kinds = _kinds(page.text, own, title, ZoneKind.HEADNOTE if editorial else ZoneKind.BODY)
    sources, heading_notes = _heading_notes(page, title)
    firsts = [note.block for note in page.notes]
    for number, first in enumerate(firsts):
        last = firsts[number + 1] if number + 1 < len(firsts) else len(page.blocks)
        kinds += [ZoneKind.SOURCE_NOTE if number in sources else ZoneKind.NOTES] * (last - first)
    zones: list[ZoneText] = []
    first = 0
    for kind, run in groupby(kinds):
        last = first + sum(1 for _ in run)
        zones.append(zone_of(page.text, kind, page.blocks[first:last], first))
        first = last
    return Layout(
        zones=zones,
        title=title,
        dateline=_dateline(own),
        sources=sources,
        heading_notes=heading_notes,
        editorial=editorial,
    )


def zone_of(text: str, kind: ZoneKind, blocks: Sequence[Block], first: int = 0) -> ZoneText:
    """Some paragraphs as one zone, as the reading rules see it; `first` is the number of the first among all."""
    read = blocks if kind not in _LINES_SEEN else blocks[: _LINES_SEEN[kind]]
    lines = tuple(line for number, block in enumerate(read, first) for line in _lines(text, block, 2 * number + 1))
    return ZoneText(text=text, kind=kind, voice=_VOICES[kind], start=blocks[0].start, end=blocks[-1].end, lines=lines)


def enclosed(step: Step | None) -> bool:
    """Whether an element lies in an attachment or a quotation, which have headers of their own."""
    while step is not None:
        if step.name in _ENCLOSED:
            return True
        step = step.parent
    return False


def _lines(text: str, block: Block, number: int) -> Iterator[Line]:
    """The lines of a paragraph: one, or where the page breaks it, several."""
    start = block.start
    if text.find(LINE, start, block.end) < 0:
        head = text[start : min(block.end, start + LINE_HEAD)]
        yield Line(number=number, start=start, end=block.end, head=head)
        return
    for words in text[start : block.end].split(LINE):
        if words:
            yield Line(number=number, start=start, end=start + len(words), head=words[:LINE_HEAD])
        start += len(words) + 1


def _kinds(text: str, blocks: Sequence[Block], title: Block | None, body: ZoneKind) -> list[ZoneKind]:
    kinds: list[ZoneKind] = []
    opening = True
    for number, block in enumerate(blocks):
        kind = body
        if block is title:
            kind = ZoneKind.TITLE
        elif block.name == "dateline" or (opening and number < _OPENING_BLOCKS and _opens(text, block)):
            kind = body if enclosed(block.step) else ZoneKind.HEADER
        elif block.name == "signed" or block.inside == "closer":
            kind = body if enclosed(block.step) else ZoneKind.SIGNATURE
        opening = opening and (kind is not body or number == 0)
        kinds.append(kind)
    return kinds


def _opens(text: str, block: Block) -> bool:
    """Whether a paragraph before the text is part of the header: a number, or words of secrecy and precedence."""
    return (block.name in _OPENERS or block.inside == "opener") or (
        block.end - block.start <= _CLASSIFIED_LIMIT
        and block.inside == "document"
        and _CLASSIFIED.match(text, block.start) is not None
    )


def _dateline(blocks: Sequence[Block]) -> int | None:
    """The number of the first dateline of the document itself; one that is enclosed is that of an attachment."""
    for number, block in enumerate(blocks):
        if block.name == "dateline" and not enclosed(block.step):
            return number
    return None


def _heading_notes(page: Page, title: Block | None) -> tuple[list[int], list[int]]:
    """The numbers of the notes on the source, and of the other notes that hang on the heading."""
    sources: list[int] = []
    others: list[int] = []
    for number, note in enumerate(page.notes):
        parent = note.step.parent
        of_heading = parent is None or (title is not None and parent is title.step)
        if note.element.get("type") == "source" or (of_heading and _SOURCE.match(page.text, note.start)):
            sources.append(number)
        elif of_heading:
            others.append(number)
    return sources, others
