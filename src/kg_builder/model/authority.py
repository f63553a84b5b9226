"""Authority records: who and what the tables know, each row with its source."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.model.kinds import EntityType, NameKind
from kg_builder.model.statements import DateValue, SourceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of an entity: its kind, scheme of transliteration, use, and the source that gives it."""

    value: str
    kind: NameKind
    record: SourceRecord
    scheme: str | None = None
    language: str | None = None
    used_from: DateValue | None = None
    used_to: DateValue | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityRecord:
    """A person, organisation, polity, place or office. `id` is unique over all tables of a project.

    `same_as` are IRIs of other authority files, as the table gives them. `capital` of a polity is the id of the place
    that stands for it ("Moscow"). `subordinate_to` of an office is the id of the office that it answers to. `scope` is
    the source, or the file, in whose documents alone its names are looked for; without it, in all.
    """

    id: str
    type: EntityType
    label: str
    names: tuple[Name, ...]
    record: SourceRecord
    source: str | None = None
    same_as: tuple[str, ...] = ()
    birth: DateValue | None = None
    death: DateValue | None = None
    family_name: str | None = None
    capital: str | None = None
    organisation: str | None = None
    place: str | None = None
    subordinate_to: tuple[str, ...] = ()
    note: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Who held which office, from when to when, on whose word; an open end is None."""

    person: str
    office: str
    start: DateValue | None
    end: DateValue | None
    record: SourceRecord
    source: str | None = None
    acting: bool = False
