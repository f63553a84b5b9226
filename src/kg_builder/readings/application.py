"""The rows of the sheets that belong to a document → its speech acts and events, each with its words and its voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypedDict

from kg_builder.authority import Authority
from kg_builder.dates import TYPED_DATES, read_typed_date
from kg_builder.iris import fold_space
from kg_builder.model import (
    Actuality,
    Check,
    DateValue,
    Document,
    Event,
    EventKind,
    SourceRecord,
    Span,
    SpeechAct,
    Status,
    Voice,
)
from kg_builder.readings.names import NameFinder
from kg_builder.readings.nesting import Attribution, attribute
from kg_builder.readings.quotable import quotable_text
from kg_builder.readings.quotes import QuoteFault, locate_quote
from kg_builder.readings.rows import Reading
from kg_builder.readings.sheets import Readings
from kg_builder.readings.targets import names_of
from kg_builder.readings.words import fold_words


def apply_readings(document: Document, readings: Readings, authority: Authority) -> Document:
    """The document with the speech acts and events that people read in it, in the order of the text, and with checks.

    A document of which no row speaks is returned as it is. Before `settle_readings`, rows are found by the names of
    this document alone, which cannot tell that a name means two documents.
    """
    rows = _rows_of(document, readings)
    if not rows:
        return document
    rows, repeated = _without_repeated_ids(document, rows)
    spans, unfound = _locate(document, rows)
    attributions, broken = attribute(document, rows, [row for row in rows if row.id in spans], readings.rows)
    maker = _Maker(document, authority)
    acts: list[SpeechAct] = list(document.speech_acts or ())
    events: list[Event] = list(document.events or ())
    for attribution in attributions:
        made = maker.make(attribution, spans[attribution.reading.id])
        if isinstance(made, Event):
            events.append(made)
        else:
            acts.append(made)
    return replace(
        document,
        speech_acts=tuple(sorted(acts, key=_order)),
        events=tuple(sorted(events, key=_order)),
        checks=(*document.checks, *repeated, *unfound, *broken, *maker.checks, *maker.finder.checks),
    )


def _rows_of(document: Document, readings: Readings) -> tuple[Reading, ...]:
    if readings.settled:
        return readings.by_document.get(document.id, ())
    names = dict.fromkeys(fold_words(name) for rank in names_of(document) for name in rank)
    return tuple(row for name in names for row in readings.by_document.get(name, ()))


def _order(statement: SpeechAct | Event) -> tuple[int, int, str]:
    """The order of the text, what reports before what is reported."""
    span = statement.span
    return (0, 0, statement.id) if span is None else (span.start, -span.end, statement.id)


def _without_repeated_ids(document: Document, rows: Iterable[Reading]) -> tuple[tuple[Reading, ...], list[Check]]:
    """The rows without those whose id a row of an earlier sheet has for the same document."""
    kept: dict[str, Reading] = {}
    checks: list[Check] = []
    for row in rows:
        first = kept.setdefault(row.id, row)
        if first is not row:
            message = f"the id {row.id!r} is that of row {first.row} of {first.record.file}; only that one is read"
            expected = "an id of its own within the document"
            checks.append(row.check("reading-id", message, found=repr(row.id), expected=expected, document=document.id))
    return tuple(kept.values()), checks


def _locate(document: Document, rows: Sequence[Reading]) -> tuple[dict[str, Span], list[Check]]:
    """The words of each row by its id, and a check for each row whose words cannot be told."""
    spans: dict[str, Span] = {}
    checks: list[Check] = []
    folded = None if document.text is None else quotable_text(document.text, document.part)
    for row in rows:
        if folded is None:
            message = f"of {document.id!r} no text is known, so that nothing can be quoted from it"
            found, expected = "a record without a text", "a document with its text"
            checks.append(row.check("quote-missing", message, found=found, expected=expected, document=document.id))
            continue
        located = locate_quote(folded, row)
        if isinstance(located, QuoteFault):
            fault = located
            checks.append(
                row.check(
                    fault.code,
                    fault.message,
                    found=fault.found,
                    expected=fault.expected,
                    document=document.id,
                    command=fault.command,
                )
            )
        else:
            spans[row.id] = located
    return spans, checks


class _Circumstances(TypedDict):
    """What speech acts and events have in common."""

    rests_on: Span
    stated_by: Voice
    rule: str
    status: Status
    id: str
    actuality: Actuality
    attributed_to: str | None
    time: DateValue | None
    place: str | None
    note: str | None
    read_in: SourceRecord


class _Maker:
    """Makes the statements of one document."""

    def __init__(self, document: Document, authority: Authority) -> None:
        self.document = document
        self.finder = NameFinder(document, authority)
        self.checks: list[Check] = []

    def make(self, attribution: Attribution, span: Span) -> SpeechAct | Event:
        row = attribution.reading
        if isinstance(row.kind, EventKind):
            participants = self.finder.find_agents(row, "participants", row.participants)
            label = row.label or fold_space(span.quote)
            return Event(
                **self._circumstances(attribution, span), kind=row.kind, label=label, participants=participants
            )
        speakers = self.finder.find_agents(row, "speaker", row.speakers)
        hearers = self.finder.find_agents(row, "hearer", row.hearers)
        return SpeechAct(
            **self._circumstances(attribution, span),
            kind=row.kind,
            speakers=speakers,
            hearers=hearers,
            polarity=row.polarity,
            content=row.label,
        )

    def _circumstances(self, attribution: Attribution, span: Span) -> _Circumstances:
        row = attribution.reading
        return _Circumstances(
            rests_on=span,
            stated_by=attribution.voice or self._voice_at(span),
            rule=row.record.file,
            status=Status.READ_BY_PERSON,
            id=row.id,
            actuality=row.actuality,
            attributed_to=attribution.inside,
            time=self._time(row),
            place=self.finder.find_place(row),
            note=row.note,
            read_in=row.record,
        )

    def _voice_at(self, span: Span) -> Voice:
        """The voice of the narrowest zone in which some words begin; of a text without zones its author's."""
        zones = [zone for zone in self.document.zones if zone.start <= span.start < zone.end]
        return min(zones, key=lambda zone: zone.end - zone.start).voice if zones else Voice.AUTHOR

    def _time(self, row: Reading) -> DateValue | None:
        value = read_typed_date(row.time) if row.time else None
        if row.time and value is None:
            message = "the time is no date; the row is read without it"
            self.checks.append(
                row.check(
                    "reading-time", message, found=repr(row.time), expected=TYPED_DATES, document=self.document.id
                )
            )
        return value
