"""Compares the names found in a text: the same span is found, the same entity is linked."""

from __future__ import annotations

from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.outcome import Outcome, Parting, Tally
from kg_builder.evaluation.records import Bounds, Record, is_annotated, rows_of, span_of, text_of


def compare_mentions(gold: GoldDocument, found: Record, outcome: Outcome) -> None:
    """Counts mentions by type, and the links of those that the gold links.

    A name is found when the very same span was marked, whatever its type. A link left open is missed, not wrong.
    """
    if not is_annotated(gold.record, "mentions"):
        return
    seen = {span: row for row in rows_of(found, "mentions") if (span := span_of(row)) is not None}
    wanted = {span: row for row in rows_of(gold.record, "mentions") if (span := span_of(row)) is not None}
    for span, row in wanted.items():
        hit = seen.get(span)
        part = text_of(row, "type") or "of no type"
        outcome.count("mentions", part, Tally(gold=1, found=hit is not None, right=hit is not None))
        if hit is None:
            outcome.tell("mentions", part, Parting.MISSED, gold=_told(row), found=None, where=span)
        if text_of(row, "entity"):
            _compare_link(row, hit, span, outcome)
    for span, row in seen.items():
        if span not in wanted:
            part = text_of(row, "type") or "of no type"
            outcome.count("mentions", part, Tally(gold=0, found=1, right=0))
            outcome.tell("mentions", part, Parting.EXTRA, gold=None, found=_told(row), where=span)


def _compare_link(row: Record, hit: Record | None, span: Bounds, outcome: Outcome) -> None:
    entity, meant = text_of(row, "entity"), text_of(hit or {}, "entity")
    right = entity == meant
    part = text_of(row, "type") or "of no type"
    outcome.count("links", part, Tally(gold=1, found=bool(meant), right=right, wrong=bool(meant) and not right))
    if hit is not None and not right:
        kind = Parting.WRONG if meant else Parting.AMBIGUOUS
        outcome.tell("links", part, kind, gold=f"{_told(row)} is {entity}", found=meant or "left open", where=span)


def _told(row: Record) -> str:
    return text_of(row, "as_written") or text_of(row, "surface") or text_of(row, "entity") or "a name"
