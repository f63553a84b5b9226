"""The statements that the rules of a profile read from the zones of one text, sorted into the fields of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg_builder.model import (
    ArchivalReference,
    CorrespondenceAct,
    DateStatement,
    Description,
    DescriptionKind,
    Edition,
    Identifier,
    Participant,
    PlaceStatement,
    Reference,
    Statement,
    ZoneKind,
)
from kg_builder.readers.plain_text.profile import Profile
from kg_builder.readers.plain_text.rules import RULES, ZONE_LIMIT, Context, ZoneText
from kg_builder.readers.plain_text.zones import FoundZone


@dataclass(slots=True, kw_only=True)
class Parts:
    """Statements by their kind, in the order in which the text gives them."""

    acts: list[CorrespondenceAct] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    dates: list[DateStatement] = field(default_factory=list)
    places: list[PlaceStatement] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    archival_references: list[ArchivalReference] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)

    def add(self, statement: Statement) -> None:
        """Files a statement under its kind; the same kind of thing read twice from the same words is kept once."""
        match statement:
            case CorrespondenceAct():
                if all(act.key != statement.key for act in self.acts):
                    self.acts.append(statement)
            case Participant():
                self.participants.append(statement)
            case DateStatement():
                if all((date.rests_on, date.act) != (statement.rests_on, statement.act) for date in self.dates):
                    self.dates.append(statement)
            case PlaceStatement():
                self.places.append(statement)
            case Identifier():
                if all(other.rests_on != statement.rests_on for other in self.identifiers):
                    self.identifiers.append(statement)
            case Reference():
                if all(not _overlap(other, statement) for other in self.references):
                    self.references.append(statement)
            case ArchivalReference():
                self.archival_references.append(statement)
            case Edition():
                self.editions.append(statement)
            case Description():
                self.descriptions.append(statement)

    def described(self, kind: DescriptionKind) -> Description | None:
        """The first description of a kind."""
        return next((description for description in self.descriptions if description.kind is kind), None)


def _overlap(one: Statement, other: Statement) -> bool:
    mine, theirs = one.span, other.span
    return mine is not None and theirs is not None and mine.start < theirs.end and theirs.start < mine.end


def read_parts(text: str, zones: Sequence[FoundZone], profile: Profile) -> Parts:
    """Asks the rules of every zone, in the order of the text; each sees at most `ZONE_LIMIT` code points of its zone."""
    parts = Parts()
    title = " ".join(line.head for zone in zones if zone.spec.kind is ZoneKind.TITLE for line in zone.lines)
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
            for statement in RULES[rule](words, Context(rule=rule, profile=profile, title=title)):
                parts.add(statement)
    return parts
