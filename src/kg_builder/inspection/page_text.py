"""The text of a document as HTML: zones labelled by voice, lines numbered, every reading marked where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from kg_builder.characters import one_line, visible
from kg_builder.inspection.blocks import lay_out
from kg_builder.inspection.facts import Fact, FactKind
from kg_builder.inspection.marks import Mark, Segment, cut_segments
from kg_builder.inspection.names import NameGroup
from kg_builder.line_numbers import line_starts
from kg_builder.model import Zone

_LAYERS = {FactKind.SPEECH: "said", FactKind.EVENT: "said", FactKind.CHECK: "check"}


def show(text: str) -> str:
    """Text as HTML shows it: escaped, on one line, characters that cannot be seen as signs."""
    return escape(one_line(text))


def marks_of(key: str, facts: Sequence[Fact], groups: Sequence[NameGroup]) -> list[Mark]:
    """A mark for every fact and name that has words; `key` is the document's own prefix of ids in the page."""
    marks = [
        Mark(
            start=fact.span.start,
            end=fact.span.end,
            layer=_LAYERS.get(fact.kind, "fact"),
            style=fact.kind.value,
            target=f"{key}f{number}",
            anchor=f"{key}w{number}",
            tag=f"{fact.label} {number}",
        )
        for number, fact in enumerate(facts, 1)
        if fact.span is not None
    ]
    for number, group in enumerate(groups, 1):
        style = f"name-{group.type.value if group.type is not None else 'other'}"
        marks.extend(
            Mark(
                start=mention.span.start,
                end=mention.span.end,
                layer="name",
                style=style if group.entity else f"{style} name-open",
                target=f"{key}n{number}",
                anchor=f"{key}n{number}-{place}",
            )
            for place, mention in enumerate(group.mentions, 1)
        )
    return marks


def render_text(
    key: str, text: str, zones: Sequence[Zone], marks: Sequence[Mark], *, part: tuple[int, int] | None = None
) -> Iterator[str]:
    """The marked text or a part of it, piece by piece; its size grows with text and marks, however they overlap."""
    first, last = part or (0, len(text))
    blocks = lay_out(zones, text, part)
    starts = line_starts(text)
    heads = {block.start: block for block in blocks}
    numbers = {start: number for number, start in enumerate(starts, 1)}
    in_block = in_line = False
    for segment in cut_segments(last, marks, [*starts, *heads], first=first):
        block = heads.get(segment.start)
        if in_line and (block is not None or segment.start in numbers):
            yield "</div>"
            in_line = False
        if block is not None:
            yield "</section>" if in_block else ""
            yield f'<section class="zone {block.style}"><h3>{show(block.label)}</h3>'
            in_block = True
        if not in_line:
            number = numbers.get(segment.start)
            yield '<div class="l">' if number is None else f'<div class="l" id="{key}l{number}" data-n="{number}">'
            in_line = True
        yield _segment(segment, text)
    yield "</div>" if in_line else ""
    yield "</section>" if in_block else ""


def _segment(segment: Segment, text: str) -> str:
    """One piece: a link to the name's row where a name is marked, and after each fact a link back to its row."""
    words = _shown_words(text, segment)
    anchors = [mark.anchor for mark in segment.begins if mark.anchor is not None]
    empty = "".join(f'<span id="{anchor}"></span>' for anchor in anchors[1:])
    identity = f' id="{anchors[0]}"' if anchors else ""
    tags = "".join(
        f'<a class="tag k-{mark.style}" href="#{mark.target}">{show(mark.tag)}</a>'
        for mark in segment.ends
        if mark.tag is not None
    )
    if not segment.innermost:
        return f"{words}{tags}"
    classes = " ".join(
        ["m", *(f"k-{mark.style}" for mark in segment.innermost), *(["nested"] if segment.nested else [])]
    )
    name = next((mark for mark in segment.innermost if mark.layer == "name"), None)
    if name is not None:
        return f'{empty}<a{identity} class="{classes}" href="#{name.target}">{words}</a>{tags}'
    return f'{empty}<mark{identity} class="{classes}">{words}</mark>{tags}'


def _shown_words(text: str, segment: Segment) -> str:
    """The words of a piece; the carriage return of a line end is not shown, any other one is a sign."""
    words = text[segment.start : segment.end]
    if words.endswith("\r") and text.startswith("\n", segment.end):
        words = words[:-1]
    return escape(visible(words.replace("\r\n", "\n")))
