"""Where copies of a document are kept: repository, path of levels and folios, in the forms in which they are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg_builder.model import ArchivalReference, Basis, Certainty, Span, Statement
from kg_builder.readers.plain_text.rules.base import Context, ZoneText

FOLIOS = "listy"

# Level names as cited → the level; the words in which each is abbreviated differ from archive to archive.
_LEVEL_WORDS: Mapping[str, str] = {
    "fond": "fond", "fonds": "fond", "f": "fond",
    "opis": "opis", "op": "opis", "inventory": "opis",
    "delo": "delo", "d": "delo",
    "papka": "papka", "pap": "papka",
    "por": "por",
    "list": FOLIOS, "listy": FOLIOS, "l": FOLIOS, "ll": FOLIOS, "folio": FOLIOS, "folios": FOLIOS,
    "box": "box", "folder": "folder", "series": "series", "entry": "entry",
    "record group": "record group", "rg": "record group",
}  # fmt: skip
_VALUE = r"\d{1,7}[^\W\d_]{0,2}(?:/\d{1,7})?"
_DASH = r"[ \t]{0,2}[-–][ \t]{0,2}"
_LEVEL = re.compile(
    r"(?<![^\W_])(?P<label>(?i:fonds?|opis'?|inventory|delo|papka|pap|por|listy|list|folios?|box|folder|series|entry"
    r"|record group|rg)\b\.?"
    r"|[Ff]\.|[Oo]p\.|[Dd]\.|[Ll]{1,2}\.)[ \t\r\n]{0,4}"
    rf"(?P<value>{_VALUE}(?:{_DASH}{_VALUE})?"
    rf"(?:(?:,[ \t]{{0,2}}|[ \t]and[ \t])\d{{1,5}}(?:{_DASH}\d{{1,5}})?(?![\w.]))*)"
)
_NOT_GIVEN = re.compile(
    r"(?i:fond|opis|delo|listy?)(?:[, ]{1,3}(?:and )?(?i:fond|opis|delo|listy?)){0,3}"
    r" (?i:(?:is |are )?not (?:given|stated|known|indicated))"
)
_JOINT = re.compile(r"[\s,.;]*(?:and[\s,.;]+)?\Z")
_NEW_REFERENCE = re.compile(r"(?:;|\band\b|\n|\r)")
_BEFORE_NAME = re.compile(r"(?:[\s,.;]|and\b|Source:|Sources:|in:|Ibid\.?)*", re.IGNORECASE)
# What a suggested citation says before the repository: title in quotation marks, its date, the site.
_CITED_BEFORE = re.compile(
    r"[”\"]\s{0,3},?|\b(?:1[5-9]|20)\d\d(?=\s{0,2},)"
    r"|\b(?:Citation|Cite as|How to cite)\s{0,2}:|\bDigital Archive\s{0,2},"
)
_NAME_LIMIT = 160
_WRAPPED = (",", ";", "and", "-", "–")


@dataclass(slots=True, kw_only=True)
class _Path:
    """A reference while its levels are being gathered."""

    start: int
    bare_start: int
    end: int
    repository: str | None
    levels: list[tuple[str, str]] = field(default_factory=list)
    folios: str | None = None
    partial: bool = False
    inherited: bool = False

    def holds(self, level: str) -> bool:
        return (self.folios is not None) if level == FOLIOS else any(label == level for label, _ in self.levels)


def read_archival_references(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Each archival copy that a catalogue cites; paths keep the order and the depth in which they are written.

    A second reference without a repository shares that of the first one, which is inferred and says so.
    """
    paths: list[_Path] = []
    for start, end in _passages(zone):
        for path in _paths(zone, start, end):
            paths.append(path)
            _share(path, paths[-2] if len(paths) > 1 else None)
    for path in paths:
        if not path.levels and not path.partial:
            continue
        span = Span.of(zone.text, path.start, path.end)
        yield ArchivalReference(
            rests_on=span,
            stated_by=zone.voice,
            rule=context.rule,
            basis=Basis.INFERRED if path.inherited else Basis.STATED,
            certainty=Certainty.MEDIUM if path.inherited else Certainty.HIGH,
            repository=path.repository,
            levels=tuple(path.levels),
            folios=path.folios,
            as_written=span.quote,
        )


def states_levels(text: str, start: int, end: int) -> bool:
    """Whether some words name levels of an archive such as fond and opis, or say that they are not given."""
    return _LEVEL.search(text, start, end) is not None or _NOT_GIVEN.search(text, start, end) is not None


def _passages(zone: ZoneText) -> Iterator[tuple[int, int]]:
    """The lines of a zone; one that breaks off in the midst of a reference goes on in the next."""
    start: int | None = None
    for number, line in enumerate(zone.lines):
        start = line.start if start is None else start
        last = number + 1 == len(zone.lines) or zone.lines[number + 1].number > line.number + 1
        if last or not zone.text[start : line.end].endswith(_WRAPPED):
            yield start, min(line.end, zone.end)
            start = None


def _share(path: _Path, before: _Path | None) -> None:
    """Gives a reference what it leaves out and the one before it says: "… delo 4, listy 1-2 and delo 5, listy 3".

    Words before a reference that begins below the top of the path are remarks on the one before, not a repository.
    """
    if before is None:
        return
    shared = _levels_above(path, before)
    if shared:
        path.start, path.repository = path.bare_start, None
        path.levels = [*shared, *path.levels]
    if path.repository is None:
        path.repository = before.repository
        path.inherited = bool(shared) or path.repository is not None


def _levels_above(path: _Path, before: _Path) -> list[tuple[str, str]]:
    """The levels of the reference before that stand above where this one begins."""
    if not path.levels:
        return [] if path.partial else before.levels
    names = [label for label, _ in before.levels]
    first = path.levels[0][0]
    return before.levels[: names.index(first)] if first in names else []


def _paths(zone: ZoneText, start: int, end: int) -> Iterator[_Path]:
    """The references of one line."""
    text = zone.text
    current: _Path | None = None
    free = start
    for match in _parts(text, start, end):
        level = _level(match)
        gap = text[free : match.start()]
        if current is None or not _JOINT.match(gap) or _repeats(current, level, gap):
            if current is not None:
                yield current
            current = _begin(text, free, match.start())
        if level is None:
            current.partial = True
        elif level == FOLIOS:
            current.folios = match["value"]
        else:
            current.levels.append((level, match["value"]))
        current.end = free = match.end()
    if current is not None:
        yield current


def _parts(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The levels of a line, and the words that say that some are not given, in their order."""
    parts = [*_LEVEL.finditer(text, start, end), *_NOT_GIVEN.finditer(text, start, end)]
    return sorted(parts, key=lambda match: match.start())


def _level(match: re.Match[str]) -> str | None:
    """The level that a part states, or None where it says that levels are not given."""
    if match.re is _NOT_GIVEN:
        return None
    return _LEVEL_WORDS[" ".join(match["label"].casefold().rstrip(".'").split())]


def _repeats(path: _Path, level: str | None, gap: str) -> bool:
    """Whether a level begins a reference of its own: it is there already, or leads down from the top again."""
    if level is None:
        return bool(path.levels)
    parted = _NEW_REFERENCE.search(gap.strip("\r\n")) is not None
    return path.holds(level) or (parted and (path.folios is not None or level == "fond"))


def _begin(text: str, start: int, end: int) -> _Path:
    """A new reference: its repository is what stands before the first level, after the reference before it."""
    start = max(start, end - _NAME_LIMIT)
    lead = _BEFORE_NAME.match(text, start, end)
    start = lead.end() if lead is not None else start
    for cited in _CITED_BEFORE.finditer(text, start, end):
        lead = _BEFORE_NAME.match(text, cited.end(), end)
        start = lead.end() if lead is not None else cited.end()
    name = text[start:end].rstrip(" \t,.;:")
    if not any(character.isalpha() for character in name):
        return _Path(start=end, bare_start=end, end=end, repository=None)
    return _Path(start=start, bare_start=end, end=end, repository=" ".join(name.split()))
