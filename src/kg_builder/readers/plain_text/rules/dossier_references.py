"""Archival references by fond, opis, delo and list: "AVPR. F. 1. Op. 2. D. 3. L. 4-5. Original. Ibid. Op. 6. …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg_builder.model import ArchivalReference, Basis, Certainty, Span, Statement
from kg_builder.readers.plain_text.rules.base import Context, ZoneText

_LEVELS = {"F": "fond", "OP": "opis", "D": "delo", "P": "papka", "POR": "por"}
_VALUE = r"\d{1,7}[a-zа-я]?"
_FOLIOS = rf"{_VALUE}(?:\s?[-–,]\s?{_VALUE}|\s?ob\.?){{0,12}}"
_PIECE = re.compile(
    rf"(?P<label>F|Op|OP|D|P|Por|L{{1,2}})\.\s{{0,2}}(?P<value>(?<=L\.){_FOLIOS}|(?<=L\.\s){_FOLIOS}|{_VALUE}(?:\s?[-–/]\s?\d{{1,5}})?)\.?\s{{0,3}}"
)
_BEGIN = re.compile(
    r"(?:(?P<ibid>Ibid\.?,?\s{1,3})|(?P<repository>[A-Z][A-Za-z ]{2,60}?)\.?,?\s{1,3}(?=F\.)|(?<=[.;)]\s))"
    r"(?=(?:F|Op|D|P|L{1,2})\.\s{0,2}\d)"
)
_PAGE_BEFORE = re.compile(r"\d{1,3}(?=[A-Z])")
_KIND = re.compile(
    r"(?P<kind>(?:(?:Electrographic|Certified|Typewritten|Handwritten|Second|Printed|Draft|Photo)\s)?(?i:original|copy|draft|autograph))\b"
)
_KIND_WINDOW = 60


@dataclass(slots=True, kw_only=True)
class _Path:
    """A reference while its levels are gathered."""

    start: int
    end: int
    repository: str | None
    levels: dict[str, str] = field(default_factory=dict)
    folios: str | None = None
    inherited: bool = False


def read_fond_references(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Each copy that an editor cites, with the kind of copy; what a later one leaves out it shares with the one before.

    A page number that a converter drew into the line is no part of the reference.
    """
    for line in zone.lines:
        before: _Path | None = None
        end = min(line.end, zone.end)
        page = _PAGE_BEFORE.match(zone.text, line.start, end)
        for path in _paths(zone.text, page.end() if page is not None else line.start, end):
            if before is not None:
                _share(path, before)
            before = path
            if path.repository is None or not path.levels:
                continue
            kind = _KIND.search(zone.text, path.end, min(end, path.end + _KIND_WINDOW))
            yield ArchivalReference(
                rests_on=Span.of(zone.text, path.start, path.end),
                stated_by=zone.voice,
                rule=context.rule,
                basis=Basis.INFERRED if path.inherited else Basis.STATED,
                certainty=Certainty.MEDIUM if path.inherited else Certainty.HIGH,
                repository=path.repository,
                levels=tuple(path.levels.items()),
                folios=path.folios,
                as_written=zone.text[path.start : path.end],
                copy_kind=kind["kind"]
                if kind is not None and "." not in zone.text[path.end : kind.start()].strip(". ")
                else None,
            )


def _paths(text: str, start: int, end: int) -> Iterator[_Path]:
    position = start
    while position < end:
        opening = _BEGIN.search(text, position, end)
        if opening is None:
            return
        path = _Path(start=opening.start(), end=opening.end(), repository=opening["repository"])
        path.inherited = path.repository is None
        position = opening.end()
        piece = _PIECE.match(text, position, end)
        while piece is not None:
            label = piece["label"].upper()
            if label.startswith("L"):
                path.folios = piece["value"]
            else:
                path.levels[_LEVELS[label]] = piece["value"]
            position = piece.end()
            path.end = piece.end("value")
            piece = _PIECE.match(text, position, end) if not label.startswith("L") else None
        if path.levels or path.folios:
            yield path


def _share(path: _Path, before: _Path) -> None:
    """Gives a reference the repository and the levels above its first, as the one before has them."""
    if path.repository is not None:
        return
    path.repository = before.repository
    first = next(iter(path.levels), None)
    above: dict[str, str] = {}
    for label, value in before.levels.items():
        if label == first:
            break
        above[label] = value
    path.levels = above | path.levels
