"""The header of a document: what its source states of it, one field for each kind of statement.

The fields stand here and nowhere else. Whoever adds one adds its `inspection.record` and its triples in `mapping`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Protocol, Self, TypeVar

from kg_builder.model.kinds import DateKind
from kg_builder.model.statements import (
    ArchivalReference,
    CorrespondenceAct,
    DateStatement,
    Description,
    DocumentRelation,
    Edition,
    Identifier,
    Participant,
    PlaceStatement,
    Reference,
    StatedMention,
    Statement,
)

Stated = TypeVar("Stated", bound=Statement)

_MAIN_DATE_ORDER = (DateKind.SENDING, DateKind.DECISION, DateKind.HEADING, DateKind.DRAFTING, DateKind.CATALOGUE)


class HeaderChange(Protocol):
    """What is done to the statements of one field of a header."""

    def __call__(self, statements: tuple[Stated, ...], /) -> tuple[Stated, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a source states of one document, each field in the order in which the source gives it."""

    acts: tuple[CorrespondenceAct, ...] = ()
    participants: tuple[Participant, ...] = ()
    dates: tuple[DateStatement, ...] = ()
    places: tuple[PlaceStatement, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    references: tuple[Reference, ...] = ()
    relations: tuple[DocumentRelation, ...] = ()
    archival_references: tuple[ArchivalReference, ...] = ()
    editions: tuple[Edition, ...] = ()
    descriptions: tuple[Description, ...] = ()
    stated_mentions: tuple[StatedMention, ...] = ()

    @property
    def main_date(self) -> DateStatement | None:
        """The date that leads: of sending, else of the decision, the heading, the drafting or the catalogue."""
        dated = [date for date in self.dates if date.value is not None and date.value.edtf is not None]
        for kind in _MAIN_DATE_ORDER:
            for date in dated:
                if date.kind is kind:
                    return date
        return None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of the header, in the order of the fields."""
        return tuple(self._statements())

    def _statements(self) -> Iterator[Statement]:
        for name in HEADER_FIELDS:
            yield from getattr(self, name)

    def with_header(self, change: HeaderChange) -> Self:
        """The same with every field of the header changed in the same way."""
        return replace(self, **{name: change(getattr(self, name)) for name in HEADER_FIELDS})


HEADER_FIELDS = tuple(field.name for field in fields(Header))
