"""An explanation as values: what it is about, and every statement with its words, voice and way into the graph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a source in their context.

    `start` and `end` are half-open code-point offsets in the file as delivered, `line` counts from 1. `before` and
    `after` are the rest of their line or lines, as it stands in the file; both None where the file is no longer what
    was read, and `remark` then says why.
    """

    quote: str
    start: int
    end: int
    line: int | None
    file: str | None
    before: str | None = None
    after: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a structured source: a table row, an element, a whole file.

    Of a line of a ledger: who decided, on which day, and why, as far as it says so.
    """

    file: str
    locator: str | None = None
    line: int | None = None
    decided_by: str | None = None
    decided_on: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedStatement:
    """One statement in a sentence, with the words or places it rests on, and who says so.

    `voice`, `basis`, `certainty` and `status` are None where nothing in the graph says them (authority rows).
    `attributed_to` are the acts inside which something is reported, the outermost first; `removes` is their number: 0
    where the document's own voice reports it, None of statements that are no sayings or events.
    """

    iri: str
    kind: str
    sentence: str
    document: str | None
    document_label: str | None
    words: tuple[Words, ...]
    places: tuple[Place, ...]
    voice: str | None
    basis: str | None
    certainty: str | None
    status: str | None
    rule: str | None
    source: str | None = None
    attributed_to: tuple[str, ...] = ()
    removes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything that the graph states about one subject: itself, header facts, sayings, events, mentions."""

    subject: str
    label: str
    types: tuple[str, ...]
    statements: tuple[ExplainedStatement, ...]
