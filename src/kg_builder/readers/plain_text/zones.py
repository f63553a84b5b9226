"""Finds the zones of a text, line by line, as its profile says where each opens and how long it lasts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.model import Zone, ZoneKind
from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.parties import close_up
from kg_builder.readers.plain_text.profile import START, Lasting, Profile, ZoneSpec

# Lines of a routing header are short; a longer line that no pattern knows is text, not the rest of the line before.
_CONTINUATION = 100
_SENTENCE = re.compile(
    r"(?:I|We|In|On|With|As|Today|Yesterday)\b|(?:Cop(?:y|ies) (?:to|sent)|Cop(?:y|ies):|b?c\.?c\.?:|Encl)"
)
_UNFINISHED = re.compile(r"[\w,&-]\Z")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_TITLE_LINES = 6
_COMMON = frozenset({"the", "and", "for", "from", "with", "this", "that", "telegram", "letter"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundZone:
    """A run of lines with one voice, from its first line with words to its last."""

    spec: ZoneSpec
    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """The offset of the first word."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """The offset after the last word."""
        return self.lines[-1].end

    def as_zone(self) -> Zone:
        """The zone as a document keeps it."""
        return Zone(kind=self.spec.kind, voice=self.spec.voice, start=self.start, end=self.end)


def find_zones(lines: Sequence[Line], profile: Profile) -> tuple[FoundZone, ...]:
    """The zones of a text in their order; every line with words is in exactly one of them."""
    worded = [line for line in lines if not line.blank]
    search = _Search(profile, worded)
    zones: list[FoundZone] = []
    run: list[Line] = []
    current: ZoneSpec | None = None
    for index, line in enumerate(worded):
        chosen = search.next_spec(current, run, index)
        if run and current is not None and chosen is not current:
            zones.append(FoundZone(spec=current, lines=tuple(run)))
            run = []
        current = chosen
        run.append(line)
    if run and current is not None:
        zones.append(FoundZone(spec=current, lines=tuple(run)))
    return tuple(zones)


class _Search:
    """What is known of all lines before the walk begins: where the foot opens, and which lines close the text."""

    def __init__(self, profile: Profile, lines: list[Line]) -> None:
        self.specs = profile.zones
        self.lines = lines
        self.by_kind = {spec.kind: spec for spec in reversed(profile.zones)}
        self.foot = self._foot()
        self.closing = self._closings()
        self.seen: set[ZoneKind] = set()

    def next_spec(self, current: ZoneSpec | None, run: list[Line], index: int) -> ZoneSpec:
        """The zone of a line, after those before it: one that opens, the one that goes on, or the one that follows."""
        kind = START if current is None else current.kind.value
        if current is not None:
            self.seen.add(current.kind)
        if current is not None and self._holds(current, run, index):
            following = current
        else:
            following = self.by_kind[ZoneKind.BODY if current is None else current.then]
        for number, spec in enumerate(self.specs):
            if spec is following and spec is current:
                return spec
            if kind in spec.after and self._opens(number, spec, index) and not _too_late(spec, current, run):
                return spec
        return following

    def _foot(self) -> int:
        """The index of the first line that opens a zone of the foot; the number of lines where there is none.

        What stands above a line that begins the text, such as a catalogue's entry above a transcript, is no foot; nor
        are copies named right below such a line, as part of an address.
        """
        foot = [spec for spec in self.specs if spec.foot and spec.opens is not None]
        copies = [spec for spec in foot if spec.kind is ZoneKind.COPIES]
        begins = self._beginning()
        while 0 < begins < len(self.lines) and not self._after_blank(begins) and self._opened(copies, begins):
            begins += 1
        return next((index for index in range(begins, len(self.lines)) if self._opened(foot, index)), len(self.lines))

    def _opened(self, specs: Sequence[ZoneSpec], index: int) -> bool:
        """Whether a line opens one of some zones, wherever it stands."""
        head = self.lines[index].head
        return any(spec.opens is not None and spec.opens.match(head) is not None for spec in specs)

    def _beginning(self) -> int:
        """The index behind the last line that says that the text begins, or 0 where none does."""
        begins = 0
        for spec in self.specs:
            opens = spec.opens if spec.head else None
            for index, line in enumerate(self.lines[: spec.first] if opens is not None else (), 1):
                if opens is not None and opens.match(line.head):
                    begins = max(begins, index)
        return begins

    def _closings(self) -> dict[int, range]:
        """Where the zones that close a text may open: of several, the first in the profile that finds its lines."""
        closing: dict[int, range] = {}
        for number, spec in enumerate(self.specs):
            if spec.last:
                closing[number] = range(0) if any(closing.values()) else self._closing(spec)
        return closing

    def _closing(self, spec: ZoneSpec) -> range:
        """The last run of lines before the foot that `spec` may open at; empty where too much text follows it.

        Lines that the zone may hold do not count as text, and belong to the run where they stand right above it.
        """
        if spec.opens is None:
            return range(0)
        text = 0
        for index in range(self.foot - 1, -1, -1):
            line = self.lines[index]
            if spec.opens.match(line.head) and (not spec.echoed or self._echoed(line)):
                return range(self._top_of_run(spec, index), index + 1)
            if spec.holds is None or not spec.holds.match(line.head):
                text += line.end - line.start
            if spec.within is not None and text > spec.within:
                break
        return range(0)

    def _top_of_run(self, spec: ZoneSpec, index: int) -> int:
        """The first of the lines that close a text together."""
        while index > 0:
            above = self.lines[index - 1].head
            held = spec.holds is not None and spec.holds.match(above) and not self._after_blank(index)
            if not held and not (spec.opens is not None and spec.opens.match(above)):
                break
            index -= 1
        return index

    def _echoed(self, line: Line) -> bool:
        """Whether a word of the line stands in the first lines too: the name under a telegram is in its title."""
        top = " ".join(other.head for other in self.lines[:_TITLE_LINES] if other is not line).casefold()
        known = set(_WORDS.findall(top)) - _COMMON
        return any(word in known for word in _WORDS.findall(close_up(line.head).casefold()))

    def _opens(self, number: int, spec: ZoneSpec, index: int) -> bool:
        line = self.lines[index]
        if spec.opens is None or (spec.first is not None and index >= spec.first):
            return False
        if spec.once and spec.kind in self.seen:
            return False
        if spec.last:
            return index in self.closing[number]
        if spec.blank and not self._after_blank(index):
            return False
        if spec.before is None:
            return any(spec.opens.match(near.head) for near in self.lines[index : index + spec.ahead + 1])
        following = self.lines[index + 1 : index + spec.ahead + 2]
        return spec.opens.match(line.head) is not None and any(spec.before.match(near.head) for near in following)

    def _holds(self, spec: ZoneSpec, run: list[Line], index: int) -> bool:
        """Whether a zone goes on at a line that opens no other."""
        line, previous = self.lines[index], run[-1]
        if spec.most is not None and len(run) >= spec.most:
            return False
        if spec.lasts is Lasting.OPEN:
            return True
        if spec.lasts is Lasting.LINE:
            return False
        lasting = spec.holds or spec.opens
        if lasting is not None and lasting.match(line.head):
            return True
        if spec.last and index in self.closing[self.specs.index(spec)]:
            return True
        if self._after_blank(index):
            return False
        if spec.lasts is Lasting.PARAGRAPH:
            return True
        short = line.end - line.start <= _CONTINUATION and _SENTENCE.match(line.head) is None
        return short and _UNFINISHED.search(previous.head) is not None

    def _after_blank(self, index: int) -> bool:
        """Whether a line with words is the first one or stands after a blank line."""
        return index == 0 or self.lines[index].number > self.lines[index - 1].number + 1


def _too_late(spec: ZoneSpec, current: ZoneSpec | None, run: list[Line]) -> bool:
    """Whether more of the text stands directly before a line than a zone allows that may interrupt it."""
    if spec.last or spec.within is None or current is None or current.kind is not ZoneKind.BODY:
        return False
    return sum(line.end - line.start for line in run) > spec.within
