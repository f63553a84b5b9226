"""Finds documents inside a document: letters quoted or attached, as the profile says where they open and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.model import Span, ZoneKind
from kg_builder.readers.plain_text.lines import LINE_HEAD, Line
from kg_builder.readers.plain_text.profile import InsideSpec, Profile, Until
from kg_builder.readers.plain_text.quotations import quotation_end
from kg_builder.readers.plain_text.zones import FoundZone

# Where a document inside another one can open: not in what editors, cataloguers and copyists put around the text.
_OWN = frozenset({ZoneKind.HEADER, ZoneKind.BODY, ZoneKind.SIGNATURE, ZoneKind.LATER_HAND})
_LABEL = 400
_NAME_LINE = re.compile(r"(?=.{2,60}$)[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von)){0,5}[.”\"]{0,2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundInside:
    """A document inside another one: half-open offsets of its text, and the words that announce it.

    `end` is None where something announces one, but nothing shows for certain that it is one, or where it ends.
    """

    spec: InsideSpec
    label: Span
    start: int
    end: int | None


def find_inside(text: str, zones: Sequence[FoundZone], profile: Profile) -> tuple[FoundInside, ...]:
    """The documents inside a text, in its order, none inside another, and the places where one may begin."""
    if not profile.inside:
        return ()
    search = _Search(text, zones, profile)
    found: list[FoundInside] = []
    index = 0
    while index < len(search.lines):
        one = search.at(index)
        if one is not None:
            found.append(one)
        index += 1
        while (
            one is not None
            and one.end is not None
            and index < len(search.lines)
            and search.lines[index].start < one.end
        ):
            index += 1
    return tuple(found)


class _Search:
    """The lines of a text with the zone of each, and where its foot begins."""

    def __init__(self, text: str, zones: Sequence[FoundZone], profile: Profile) -> None:
        self.text = text
        self.specs = profile.inside
        self.lines = [line for zone in zones for line in zone.lines]
        self.kinds = [zone.spec.kind for zone in zones for _ in zone.lines]
        self.foot = sum(len(zone.lines) for zone in zones[: _foot_of(zones)])

    def at(self, index: int) -> FoundInside | None:
        """The document that the line announces, by the first entry of the profile that finds its beginning and end."""
        doubt: FoundInside | None = None
        for spec in self.specs:
            if self._may_open(spec, index) and spec.opens.match(self.lines[index].head):
                found = self._found(spec, index)
                if found.end is not None:
                    return found
                doubt = doubt or found
        return doubt

    def _may_open(self, spec: InsideSpec, index: int) -> bool:
        """Whether such a document may open in the line's zone; behind the foot only where the entry names the zone."""
        return self.kinds[index] in (spec.after or _OWN) and (index < self.foot or bool(spec.after))

    def _stop(self, spec: InsideSpec, index: int) -> int:
        """The line before which a document that opens at a line must end: the foot, or behind it the next reference."""
        if index < self.foot:
            return self.foot
        for following in range(index, len(self.lines)):
            if self.kinds[following] not in (spec.after | _OWN):
                return following
        return len(self.lines)

    def _found(self, spec: InsideSpec, index: int) -> FoundInside:
        line, stop = self.lines[index], self._stop(spec, index)
        opening = spec.opens.match(line.head)
        assert opening is not None  # `at` has matched it
        given = opening.start("text") if "text" in spec.opens.groupindex else -1
        first, start = (index, line.start + given) if given >= 0 else self._after(spec, index, stop)
        end = None
        if first < stop and self._begins(spec, self.lines[first:stop], start):
            end = self._end(spec, first, stop, start)
        return FoundInside(spec=spec, label=self._label(line, start), start=self._inner_start(spec, start), end=end)

    def _label(self, line: Line, start: int) -> Span:
        """The words that announce it: those of the line before it, or where it begins with the line, its first ones."""
        end = start if line.start < start < line.end else line.end
        words = self.text[line.start : min(end, line.start + _LABEL)].rstrip(' \t“"«„')
        return Span.of(self.text, line.start, line.start + len(words))

    def _after(self, spec: InsideSpec, index: int, stop: int) -> tuple[int, int]:
        """The first line behind an announcement that is text, and where in it the text begins."""
        for following in range(index + 1, stop):
            line = self.lines[following]
            skipped = spec.skips.match(line.head) if spec.skips is not None else None
            if skipped is None:
                return following, line.start
            if line.head[skipped.end() :].strip():
                rest = line.head[skipped.end() :]
                return following, line.start + skipped.end() + len(rest) - len(rest.lstrip())
        return stop, self.lines[index].end

    def _begins(self, spec: InsideSpec, lines: Sequence[Line], start: int) -> bool:
        """Whether one of the first lines is what a document of this sort begins with."""
        if spec.first is None:
            return True
        for line in lines[: spec.within]:
            begin = max(start, line.start)
            head = self.text[begin : min(line.end, begin + LINE_HEAD)]
            if spec.first.match(head.lstrip('“"«„ ')):
                return True
        return False

    def _inner_start(self, spec: InsideSpec, start: int) -> int:
        quoted = Until.QUOTES in spec.until and self.text[start : start + 1] in {"“", '"', "«", "„"}
        return start + 1 if quoted else start

    def _end(self, spec: InsideSpec, first: int, stop: int, start: int) -> int | None:
        lines = self.lines[first:stop]
        for until in spec.until:
            match until:
                case Until.MARK:
                    end = self._marked_end(spec, lines, start)
                case Until.QUOTES:
                    end = quotation_end(self.text, lines, start)
                case Until.SIGNED:
                    end = _signed_end(spec, lines)
                case Until.FOOT:
                    end = self._last_line(spec, first, stop)
            if end is not None and self.text[start:end].strip(' \t\r\n\f“"«„'):
                return start + len(self.text[start:end].rstrip())
        return None

    def _marked_end(self, spec: InsideSpec, lines: Sequence[Line], start: int) -> int | None:
        assert spec.closes is not None  # the profile's file was checked
        for line in lines:
            begin = max(line.start, start, line.end - LINE_HEAD)
            mark = spec.closes.search(self.text[begin : line.end])
            if mark is not None:
                return begin + mark.start()
        return None

    def _last_line(self, spec: InsideSpec, first: int, stop: int) -> int:
        """The end of the last own line before the next such announcement or the foot."""
        own = spec.after | _OWN
        last = first
        for index in range(first + 1, stop):
            if self.kinds[index] in own and self._opens_another(index):
                break
            if self.kinds[index] in own:
                last = index
        return self.lines[last].end

    def _opens_another(self, index: int) -> bool:
        head = self.lines[index].head
        return any(Until.FOOT in spec.until and spec.opens.match(head) for spec in self.specs)


def _signed_end(spec: InsideSpec, lines: Sequence[Line]) -> int | None:
    """The end of the line that signs the document, alone or together with the line below."""
    assert spec.signs is not None  # the profile's file was checked
    for index, line in enumerate(lines):
        if spec.signs.match(line.head):
            return line.end if _signs_alone(lines, index) else None
        if index + 1 < len(lines) and spec.signs.match(f"{line.head}\n{lines[index + 1].head}"):
            return lines[index + 1].end if _signs_alone(lines, index + 1) else None
    return None


def _signs_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether at most one name follows: that of who signed the carrier. Of several, who signed what is not told."""
    following = lines[index + 1 : index + 3]
    return len(following) < 2 or not all(_NAME_LINE.match(line.head) for line in following)


def _foot_of(zones: Sequence[FoundZone]) -> int:
    """The number of zones before the foot: before the first zone of the foot that stands behind some of the text."""
    seen_text = False
    for number, zone in enumerate(zones):
        if zone.spec.foot and seen_text:
            return number
        seen_text = seen_text or zone.spec.kind is ZoneKind.BODY
    return len(zones)
