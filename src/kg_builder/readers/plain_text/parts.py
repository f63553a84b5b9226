"""The statements that the rules of a profile read from the zones of one text, sorted into the fields of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kg_builder.model import (
    HEADER_FIELDS,
    ArchivalReference,
    CorrespondenceAct,
    DateStatement,
    Description,
    DescriptionKind,
    Dispatch,
    DocumentRelation,
    Edition,
    Identifier,
    Participant,
    PlaceStatement,
    Reference,
    StatedMention,
    Statement,
    ZoneKind,
)
from kg_builder.readers.plain_text.profile import Profile
from kg_builder.readers.plain_text.rules import RULES, ZONE_LIMIT, Context, DispatchNote, ZoneText
from kg_builder.readers.plain_text.zones import FoundZone

_Kind = TypeVar("_Kind", bound=Statement)


@dataclass(slots=True, kw_only=True)
class Parts:
    """Statements by their kind, in the order in which the text gives them."""

    acts: list[CorrespondenceAct] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    dates: list[DateStatement] = field(default_factory=list)
    places: list[PlaceStatement] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    relations: list[DocumentRelation] = field(default_factory=list)
    archival_references: list[ArchivalReference] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    stated_mentions: list[StatedMention] = field(default_factory=list)
    dispatch: Dispatch | None = None
    _cited: list[tuple[int, int]] = field(default_factory=list)

    def add(self, statement: Statement) -> None:
        """Files a statement under its kind; the same kind of thing read twice from the same words is kept once."""
        match statement:
            case CorrespondenceAct():
                _add(self.acts, statement, lambda one, other: one.key == other.key)
            case Participant():
                self.participants.append(statement)
            case DateStatement():
                _add(self.dates, statement, lambda one, other: (one.rests_on, one.act) == (other.rests_on, other.act))
            case PlaceStatement():
                self.places.append(statement)
            case Identifier():
                _add(self.identifiers, statement, lambda one, other: one.rests_on == other.rests_on)
            case Reference():
                self._add_reference(statement)
            case DocumentRelation():
                self.relations.append(statement)
            case ArchivalReference():
                _add(self.archival_references, statement, _same_copy)
            case Edition():
                self.editions.append(statement)
            case Description():
                self.descriptions.append(statement)
            case StatedMention():
                self.stated_mentions.append(statement)
            case DispatchNote():
                self.dispatch = self.dispatch or statement.dispatch

    def _add_reference(self, reference: Reference) -> None:
        """Keeps a reference unless its words overlap those of another; of kept ones only the one before can do so."""
        span = reference.span
        if span is not None:
            place = bisect_left(self._cited, (span.end, 0))
            if place > 0 and self._cited[place - 1][1] > span.start:
                return
            self._cited.insert(place, (span.start, span.end))
        self.references.append(reference)

    def header(self) -> dict[str, Any]:
        """The fields of the document's header, by name."""
        return {name: tuple(getattr(self, name)) for name in HEADER_FIELDS}

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Everything that was read, kind by kind."""
        return (
            *self.acts,
            *self.participants,
            *self.dates,
            *self.places,
            *self.identifiers,
            *self.references,
            *self.archival_references,
            *self.editions,
            *self.descriptions,
        )

    def described(self, kind: DescriptionKind) -> Description | None:
        """The first description of a kind."""
        return next((description for description in self.descriptions if description.kind is kind), None)


def _same_copy(one: ArchivalReference, other: ArchivalReference) -> bool:
    """Whether a reference says no more than one before it, whose repository may be named more fully or less."""
    if one.levels != other.levels or not one.levels or other.folios not in (one.folios, None):
        return False
    names = sorted((one.repository or "", other.repository or ""), key=len)
    return names[1].casefold().endswith(names[0].casefold())


def _add(known: list[_Kind], statement: _Kind, same: Callable[[_Kind, _Kind], bool]) -> None:
    if not any(same(one, statement) for one in known):
        known.append(statement)


def read_parts(text: str, zones: Sequence[FoundZone], profile: Profile) -> Parts:
    """Asks the rules of every zone, in the order of the text; each sees `ZONE_LIMIT` code points of its zone."""
    parts = Parts()
    title = _words(zones, ZoneKind.TITLE)
    head = f"{title} {_words(zones, ZoneKind.HEADER)}"
    for zone in zones:
        if not zone.spec.rules:
            continue
        end = min(zone.end, zone.start + ZONE_LIMIT)
        words = ZoneText(
            text=text,
            kind=zone.spec.kind,
            voice=zone.spec.voice,
            start=zone.start,
            end=end,
            lines=tuple(line for line in zone.lines if line.start < end),
        )
        for rule in zone.spec.rules:
            for statement in RULES[rule](words, _context(rule, profile, title, head, parts)):
                parts.add(statement)
    return parts


def _words(zones: Sequence[FoundZone], kind: ZoneKind) -> str:
    return " ".join(line.head for zone in zones if zone.spec.kind is kind for line in zone.lines)


def _context(rule: str, profile: Profile, title: str, head: str, parts: Parts) -> Context:
    acts = frozenset(act.key for act in parts.acts)
    return Context(rule=rule, profile=profile, title=title, head=head, acts=acts)
