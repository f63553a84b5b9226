"""Cuts a text at the borders of overlapping and nested marks: every piece knows the innermost mark of each layer."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something read at `start` to `end` (half-open code points): its layer and style, and where it leads."""

    start: int
    end: int
    layer: str
    style: str
    target: str
    anchor: str | None = None
    tag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of the text between two borders: the innermost mark of each layer, and those that begin or end here."""

    start: int
    end: int
    innermost: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]
    nested: bool


class _Layer:
    """The open marks of one layer: the one that began last is the innermost."""

    def __init__(self) -> None:
        self._open: list[tuple[int, int, int, Mark]] = []
        self._running: list[int] = []

    def open(self, number: int, mark: Mark) -> None:
        heapq.heappush(self._open, (-mark.start, mark.end, number, mark))
        heapq.heappush(self._running, mark.end)

    def innermost(self, position: int) -> Mark | None:
        while self._open and self._open[0][1] <= position:
            heapq.heappop(self._open)
        while self._running and self._running[0] <= position:
            heapq.heappop(self._running)
        return self._open[0][3] if self._open else None

    @property
    def depth(self) -> int:
        return len(self._running)


def cut_segments(
    length: int, marks: Iterable[Mark], borders: Iterable[int] = (), *, first: int = 0
) -> Iterator[Segment]:
    """The whole text from `first` to `length` as pieces without gaps; at most two a mark, one a border and one more.

    `borders` are further offsets at which to cut (lines, zones). Marks outside the text are left out.
    """
    inside = sorted(
        (mark for mark in marks if first <= mark.start < mark.end <= length),
        key=lambda mark: (mark.start, -mark.end, mark.layer, mark.target),
    )
    cuts = {first, length, *(border for border in borders if first < border < length)}
    cuts.update(mark.start for mark in inside)
    cuts.update(mark.end for mark in inside)
    ends: dict[int, list[Mark]] = {}
    for mark in inside:
        ends.setdefault(mark.end, []).append(mark)
    yield from _sweep(sorted(cuts), inside, ends)


def _sweep(cuts: Sequence[int], marks: Sequence[Mark], ends: dict[int, list[Mark]]) -> Iterator[Segment]:
    layers: dict[str, _Layer] = {}
    following = 0
    for start, end in pairwise(cuts):
        begins: list[Mark] = []
        while following < len(marks) and marks[following].start == start:
            mark = marks[following]
            layers.setdefault(mark.layer, _Layer()).open(following, mark)
            begins.append(mark)
            following += 1
        innermost = [(name, layers[name].innermost(start)) for name in sorted(layers)]
        yield Segment(
            start=start,
            end=end,
            innermost=tuple(mark for _, mark in innermost if mark is not None),
            begins=tuple(begins),
            ends=tuple(reversed(ends.get(end, ()))),
            nested=any(layers[name].depth > 1 for name in layers),
        )
