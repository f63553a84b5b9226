"""One row of a readings sheet → a reading whose closed lists are understood; quote and names are looked up later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kg_builder.model import Actuality, Check, EventKind, Polarity, Severity, SourceRecord, SpeechActKind, Voice
from kg_builder.suggestions import near_words, perhaps
from kg_builder.tables import Row

COLUMNS = (
    "id",
    "document",
    "quote",
    "occurrence",
    "kind",
    "speaker",
    "hearer",
    "inside",
    "actuality",
    "polarity",
    "time",
    "place",
    "participants",
    "label",
    "note",
)
REQUIRED = ("document", "quote", "kind")

_Kind = TypeVar("_Kind", bound=StrEnum)
_KINDS: tuple[StrEnum, ...] = (*SpeechActKind, *EventKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One row of a sheet: what somebody is said to have said, or what is said to have happened.

    `document` and the names are as the sheet has them. `voice` is the voice that the column `inside` names, `inside`
    the id of another row; never both.
    """

    id: str
    document: str
    quote: str
    occurrence: int | None
    kind: SpeechActKind | EventKind
    speakers: tuple[str, ...] = ()
    hearers: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    inside: str | None = None
    voice: Voice | None = None
    actuality: Actuality = Actuality.ACTUAL
    polarity: Polarity = Polarity.POSITIVE
    time: str = ""
    place: str = ""
    label: str | None = None
    note: str | None = None
    row: int
    record: SourceRecord

    def check(
        self,
        code: str,
        message: str,
        *,
        found: str,
        expected: str,
        severity: Severity = Severity.VIOLATION,
        document: str | None = None,
        command: str | None = None,
    ) -> Check:
        """What there is to say of this row, with its sheet and line."""
        said = f"row {self.row}: {message}"
        return Check.at(
            self.record, severity, code, said, found=found, expected=expected, document=document, command=command
        )


class RowReader:
    """Reads rows of one sheet and collects what is wrong with them; a row with a violation gives no reading."""

    def __init__(self, file: str, stem: str) -> None:
        self.file = file
        self.stem = stem
        self.checks: list[Check] = []

    def read(self, row: Row) -> Reading | None:
        """The reading of a row, or None where the row cannot be understood."""
        faults = len(self.checks)
        for column in REQUIRED:
            if not row.cells[column]:
                self._fault(row, "reading-empty", f"the cell {column!r} is empty", "nothing", "content")
        occurrence = self._occurrence(row)
        kind = self._kind(row)
        actuality = self._choice(row, "actuality", Actuality) or Actuality.ACTUAL
        polarity = self._choice(row, "polarity", Polarity) or Polarity.POSITIVE
        identity = row.cells.get("id") or f"{self.stem}-row-{row.number}"
        if identity.lower() in tuple(Voice):
            self._fault(row, "reading-id", "an id cannot be the name of a voice", identity, "another id")
        if kind is None or len(self.checks) > faults:
            return None
        inside = row.cells.get("inside", "")
        voice = Voice(inside.lower()) if inside.lower() in tuple(Voice) else None
        self._warn_of_idle_cells(row, kind)
        return Reading(
            id=identity,
            document=row.cells["document"],
            quote=row.cells["quote"],
            occurrence=occurrence,
            kind=kind,
            speakers=_split(row, "speaker"),
            hearers=_split(row, "hearer"),
            participants=_split(row, "participants"),
            inside=inside or None if voice is None else None,
            voice=voice,
            actuality=actuality,
            polarity=polarity,
            time=row.cells.get("time", ""),
            place=row.cells.get("place", ""),
            label=row.cells.get("label") or None,
            note=row.cells.get("note") or None,
            row=row.number,
            record=self._record(row),
        )

    def _occurrence(self, row: Row) -> int | None:
        written = row.cells.get("occurrence", "")
        if not written:
            return None
        if written.isdecimal() and len(written) <= 9 and int(written) >= 1:
            return int(written)
        self._fault(row, "reading-occurrence", "the occurrence is no number", repr(written), "1, 2, 3 … or nothing")
        return None

    def _kind(self, row: Row) -> SpeechActKind | EventKind | None:
        speech_act = row.cells["kind"].lower() in tuple(SpeechActKind)
        if speech_act:
            return SpeechActKind(row.cells["kind"].lower())
        if row.cells["kind"].lower() in tuple(EventKind):
            return EventKind(row.cells["kind"].lower())
        if row.cells["kind"]:
            self._unknown(row, "kind", _KINDS)
        return None

    def _choice(self, row: Row, column: str, kinds: type[_Kind]) -> _Kind | None:
        written = row.cells.get(column, "").lower()
        if written in tuple(kinds):
            return kinds(written)
        if written:
            self._unknown(row, column, tuple(kinds))
        return None

    def _unknown(self, row: Row, column: str, known: tuple[StrEnum, ...]) -> None:
        expected = f"one of {', '.join(known)}"
        near = perhaps(near_words(row.cells[column], known, most=1))
        found = repr(row.cells[column])
        expected = f"{near}; {expected}" if near else expected
        self._fault(row, f"reading-{column}", f"this {column} is not known", found, expected)

    def _warn_of_idle_cells(self, row: Row, kind: SpeechActKind | EventKind) -> None:
        event = isinstance(kind, EventKind)
        for column in ("speaker", "hearer", "polarity") if event else ("participants",):
            if row.cells.get(column):
                advice = "actuality 'denied'" if column == "polarity" else "an empty cell"
                message = f"{'an event' if event else 'a speech act'} has no {column}: the cell is not read"
                found = repr(row.cells[column])
                self._add(Severity.WARNING, row, "reading-idle-cell", message, found=found, expected=advice)

    def _fault(self, row: Row, code: str, message: str, found: str, expected: str) -> None:
        self._add(Severity.VIOLATION, row, code, message, found=found, expected=expected)

    def _add(self, severity: Severity, row: Row, code: str, message: str, *, found: str, expected: str) -> None:
        said = f"row {row.number}: {message}"
        self.checks.append(Check.at(self._record(row), severity, code, said, found=found, expected=expected))

    def _record(self, row: Row) -> SourceRecord:
        return SourceRecord(file=self.file, locator=f"row={row.number}", line=row.line)


def _split(row: Row, column: str) -> tuple[str, ...]:
    """The names of one cell, which a semicolon separates; one that stands twice counts once."""
    parts = (" ".join(part.split()) for part in row.cells.get(column, "").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))
