"""Lays a text out in blocks, each with one voice, without gap and without overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg_builder.model import Zone
from kg_builder.wording import plain

_BLANKS = " \t\r\n\f\v\u00a0\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text (half-open code points): what it is, and the style of its voice."""

    label: str
    style: str
    start: int
    end: int


def lay_out(zones: Sequence[Zone], text: str, part: tuple[int, int] | None = None) -> tuple[Block, ...]:
    """The zones as blocks that cover the whole text, or a half-open part of it.

    Words that belong to no zone get a block of their own; blanks between two zones go to the one before.
    """
    blocks: list[Block] = []
    first, last = part or (0, len(text))
    position = first
    for zone in sorted(zones, key=lambda zone: (zone.start, zone.end)):
        start, end = max(zone.start, position), min(zone.end, last)
        if start < end:
            _fill(blocks, text, position, start)
            blocks.append(_block(zone, start, end))
            position = end
    _fill(blocks, text, position, last, closing=True)
    if blocks:
        blocks[0] = replace(blocks[0], start=first)
    return tuple(blocks)


def _block(zone: Zone, start: int, end: int) -> Block:
    label = f"{plain(zone.kind)} · voice: {plain(zone.voice)}"
    return Block(label=label, style=f"voice-{zone.voice.value}", start=start, end=end)


def _fill(blocks: list[Block], text: str, start: int, end: int, *, closing: bool = False) -> None:
    gap = text[start:end]
    blanks = len(gap) - len(gap.lstrip(_BLANKS))
    if blocks and blanks:
        blocks[-1] = replace(blocks[-1], end=start + blanks)
        start += blanks
    if start < end and (blanks < len(gap) or closing):
        blocks.append(Block(label="no zone was read here", style="voice-none", start=start, end=end))
