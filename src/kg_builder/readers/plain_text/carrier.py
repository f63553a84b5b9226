"""What is left of a document without the documents inside it: the lines and zones from which it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg_builder.model import Voice, Zone, ZoneKind
from kg_builder.readers.plain_text.inside import FoundInside
from kg_builder.readers.plain_text.lines import LINE_HEAD, Line
from kg_builder.readers.plain_text.profile import Profile, Until
from kg_builder.readers.plain_text.zones import FoundZone, find_zones

Range = tuple[int, int]


def own_zones(
    text: str, lines: Sequence[Line], found: Sequence[FoundInside], profile: Profile
) -> tuple[FoundZone, ...]:
    """The zones of a document's own words: nobody who signs a letter inside it signs the document.

    A label above an attachment ("[Enclosure]") is text of the document, whatever stands around it.
    """
    parts = [(one.start, one.end) for one in found if one.end is not None]
    labels = {one.label.start for one in found if one.end is not None and Until.FOOT in one.spec.until}
    outside = lines_outside(text, lines, parts)
    zones = list(
        _cut(
            find_zones([line for line in outside if line.start not in labels], profile),
            [*parts, *((one.label.start, one.label.end) for one in found if one.label.start in labels)],
        )
    )
    body = next(spec for spec in profile.zones if spec.kind is ZoneKind.BODY)
    zones.extend(FoundZone(spec=body, lines=(line,)) for line in outside if line.start in labels)
    return tuple(sorted(zones, key=lambda zone: zone.start))


def lines_outside(text: str, lines: Sequence[Line], parts: Sequence[Range]) -> tuple[Line, ...]:
    """The lines without the words of some parts of the text; what stands in a line before or behind a part is kept."""
    return tuple(own for line in lines for own in _outside(text, line, parts))


def _outside(text: str, line: Line, parts: Sequence[Range]) -> Iterator[Line]:
    touched = [(start, end) for start, end in parts if line.start < end and start < max(line.end, line.start + 1)]
    if not touched:
        yield line
    for part_start, part_end in touched[:1]:
        for begin, end in ((line.start, part_start), (part_end, line.end)):
            words = text[begin:end].strip(' \t“”"«»„')
            if words:
                start = begin + text[begin:end].index(words)
                yield replace(line, start=start, end=start + len(words), head=words[:LINE_HEAD])


def _cut(zones: Sequence[FoundZone], parts: Sequence[Range]) -> Iterator[FoundZone]:
    """The zones, each cut wherever a part of the text stands between its lines."""
    for zone in zones:
        run: list[Line] = []
        for line in zone.lines:
            if run and any(run[-1].start < end and start < line.end for start, end in parts):
                yield FoundZone(spec=zone.spec, lines=tuple(run))
                run = []
            run.append(line)
        yield FoundZone(spec=zone.spec, lines=tuple(run))


def with_inner(zones: Sequence[Zone], found: Sequence[FoundInside]) -> tuple[Zone, ...]:
    """The zones of a document, with the documents inside it as part of its text: its author's voice passes them on."""
    inner = (
        Zone(kind=ZoneKind.BODY, voice=Voice.AUTHOR, start=one.start, end=one.end)
        for one in found
        if one.end is not None
    )
    return tuple(sorted((*zones, *inner), key=lambda zone: (zone.start, zone.end)))
