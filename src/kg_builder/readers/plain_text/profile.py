"""Profiles: how one series of plain texts is laid out, as values; `profile_files` reads them from TOML files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg_builder.dates import DateOrder
from kg_builder.model import Form, Voice, ZoneKind

GENERIC = "generic"
START = "start"


class Lasting(StrEnum):
    """How long a zone goes on."""

    LINE = "line"
    LINES = "lines"
    PARAGRAPH = "paragraph"
    OPEN = "open"


class Until(StrEnum):
    """What shows where a document inside another one ends."""

    MARK = "mark"
    QUOTES = "quotes"
    SIGNED = "signed"
    FOOT = "foot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A line that speaks for a layout, and how strongly; with `first`, only among that many first lines with words.

    A `heading` is the line with which a document of the series begins.
    """

    pattern: re.Pattern[str]
    weight: int
    first: int | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSpec:
    """Where a zone opens and how long it lasts; `docs/profiles.md` explains every field."""

    kind: ZoneKind
    voice: Voice
    after: frozenset[str]
    opens: re.Pattern[str] | None
    ahead: int = 0
    before: re.Pattern[str] | None = None
    blank: bool = False
    first: int | None = None
    lasts: Lasting = Lasting.OPEN
    holds: re.Pattern[str] | None = None
    most: int | None = None
    foot: bool = False
    head: bool = False
    once: bool = False
    account: re.Pattern[str] | None = None
    last: bool = False
    within: int | None = None
    echoed: bool = False
    then: ZoneKind = ZoneKind.BODY
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InsideSpec:
    """Where a document inside another one opens, where it ends, how it is read; `docs/profiles.md` explains all."""

    name: str
    voice: Voice
    after: frozenset[ZoneKind]
    opens: re.Pattern[str]
    skips: re.Pattern[str] | None = None
    first: re.Pattern[str] | None = None
    within: int = 1
    until: tuple[Until, ...]
    closes: re.Pattern[str] | None = None
    signs: re.Pattern[str] | None = None
    reads: str
    announced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One layout: its signals, its zones in order of precedence, what may stand inside, what is known of its series.

    `date_order` and `century` are properties of the series: a date that could be either stays ambiguous without them.
    `governments` are the places that stand for a government when they are written to.
    """

    name: str
    title: str
    least: int
    signals: tuple[Signal, ...]
    zones: tuple[ZoneSpec, ...]
    inside: tuple[InsideSpec, ...] = ()
    date_order: DateOrder = DateOrder.UNKNOWN
    century: int | None = None
    governments: frozenset[str] = frozenset()
    forms_without_parties: frozenset[Form] = frozenset()
