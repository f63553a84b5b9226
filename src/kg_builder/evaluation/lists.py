"""Compares fields of which a document has several: who took part, dates, places, numbers, references."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.matching import (
    holds_party,
    holds_words,
    pair_up,
    same_moment,
    same_party,
    same_place,
    same_shelfmark,
    same_text,
)
from kg_builder.evaluation.outcome import Outcome, Parting, Tally
from kg_builder.evaluation.records import Record, is_annotated, rows_of, shown, span_of, text_of
from kg_builder.evaluation.single import leaves_open

Scope = frozenset[tuple[str, str]]
Same = Callable[[Record, Record], bool]

_SIDES = {"sender": "addressee", "addressee": "sender"}
_PARTY_DETAILS = (("participant names", "name"), ("participant offices", "office"), ("participant entities", "entity"))
_LONGEST_NAME = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class ListField:
    """A field that is a list: its name, the key that parts it (a role, a kind), and when two of its rows are the same.

    `doubtful` tells of two rows that are not the same whether the reading leaves the gold's open.
    """

    name: str
    part_key: str | None
    keys: tuple[str, ...]
    same: Same
    doubtful: Same = lambda gold, found: False  # noqa: ARG005


def same_date(gold: Record, found: Record) -> bool:
    """Whether two date statements give the same date; both may say that there is none."""
    wanted, read = text_of(gold, "edtf"), text_of(found, "edtf")
    return same_moment(wanted, read) if wanted and read else wanted == read


def same_number(gold: Record, found: Record) -> bool:
    """Whether two numbers are the same, and of the same series where the gold names one."""
    series = text_of(gold, "series")
    return same_text(text_of(gold, "value"), text_of(found, "value")) and (
        not series or same_text(series, text_of(found, "series"))
    )


def same_reference(gold: Record, found: Record) -> bool:
    """Whether two references give the same number, range, series and day, as far as the gold gives them."""
    told = all(
        not text_of(gold, key) or same_text(text_of(gold, key), text_of(found, key))
        for key in ("number", "number_to", "series", "target")
    )
    date = text_of(gold, "date")
    return told and (not date or same_moment(date, text_of(found, "date")))


def shelfmark(row: Record) -> str:
    """An archival reference as one string: its words, or repository, levels and folios where it has no words."""
    if text_of(row, "as_written"):
        return text_of(row, "as_written")
    levels = row.get("levels")
    cells = [str(cell) for level in levels for cell in level] if isinstance(levels, list) else []
    return " ".join([text_of(row, "repository"), *cells, text_of(row, "folios")]).strip()


LIST_FIELDS: dict[str, ListField] = {
    "dates": ListField(
        name="dates",
        part_key="kind",
        keys=("edtf",),
        same=same_date,
        doubtful=lambda gold, found: leaves_open(text_of(gold, "edtf"), text_of(found, "edtf")),
    ),
    "places": ListField(name="places", part_key="role", keys=("name",), same=same_place),
    "identifiers": ListField(name="identifiers", part_key="kind", keys=("value", "series"), same=same_number),
    "references": ListField(
        name="references", part_key="kind", keys=("series", "number", "number_to", "date"), same=same_reference
    ),
    "archival_references": ListField(
        name="archival references",
        part_key=None,
        keys=("as_written", "repository", "folios"),
        same=lambda gold, found: same_shelfmark(shelfmark(gold), shelfmark(found)),
    ),
}


def compare_lists(gold: GoldDocument, found: Record, scope: Scope, outcome: Outcome) -> None:
    """Counts every list that the gold annotates, part by part; a part that no gold document uses is not counted."""
    for key, field in LIST_FIELDS.items():
        if is_annotated(gold.record, key):
            for part in parts_of(key, field.part_key, scope):
                wanted, read = (_in_part(record, key, field.part_key, part) for record in (gold.record, found))
                pair_part(field, part, wanted, read, outcome, unlimited=key in gold.unlimited)
    if is_annotated(gold.record, "participants"):
        _compare_participants(gold, found, scope, outcome)


def parts_of(key: str, part_key: str | None, scope: Scope) -> tuple[str, ...]:
    """The parts of a field that the gold file uses, sorted; a field without parts has one, named ""."""
    return ("",) if part_key is None else tuple(sorted(part for name, part in scope if name == key))


def _in_part(record: Record, key: str, part_key: str | None, part: str) -> list[Record]:
    return [row for row in rows_of(record, key) if part_key is None or text_of(row, part_key) == part]


def _compare_participants(gold: GoldDocument, found: Record, scope: Scope, outcome: Outcome) -> None:
    for role in parts_of("participants", "role", scope):
        wanted, read = (_in_part(record, "participants", "role", role) for record in (gold.record, found))
        others = _in_part(gold.record, "participants", "role", _SIDES.get(role, ""))
        field = ListField(
            name="participants",
            part_key="role",
            keys=("name", "office", "entity"),
            same=partial(same_party, others=others),
            doubtful=holds_party,
        )
        pairs = pair_part(field, role, wanted, read, outcome, unlimited=role in gold.unlimited)
        if gold.apart:
            _compare_details(wanted, read, pairs, outcome)


def _compare_details(wanted: Sequence[Record], read: Sequence[Record], pairs: dict[int, int], outcome: Outcome) -> None:
    """Name, office and entity of each party, where the gold gives them; of a party not read all are missed."""
    for number, row in enumerate(wanted):
        seen: Record = read[pairs[number]] if number in pairs else {}
        for name, key in _PARTY_DETAILS:
            value, there = text_of(row, key), text_of(seen, key)
            if value:
                right = value == there if key == "entity" else holds_words(value, there, longest=_LONGEST_NAME)
                tally = Tally(gold=1, found=bool(there), right=right, wrong=bool(there) and not right)
                outcome.count(name, text_of(row, "role"), tally)
                if number in pairs and not right:
                    kind = Parting.WRONG if there else Parting.MISSED
                    outcome.tell(name, text_of(row, "role"), kind, gold=value, found=there or None, where=span_of(seen))


def pair_part(
    field: ListField,
    part: str,
    wanted: Sequence[Record],
    read: Sequence[Record],
    outcome: Outcome,
    *,
    unlimited: bool,
) -> dict[int, int]:
    """The pairs of gold and reading in one part of a field; counts it and tells where they part.

    What is left on both sides is wrong, pair by pair. Where the gold is `unlimited` (it may not have all there is),
    what was read beyond it does not count.
    """
    pairs = pair_up(wanted, read, field.same)
    left = [row for number, row in enumerate(wanted) if number not in pairs]
    over = [row for place, row in enumerate(read) if place not in pairs.values()]
    doubtful = pair_up(left, over, field.doubtful)
    for number, row in enumerate(left):
        other = over[doubtful[number]] if number in doubtful else None
        if other is not None:
            outcome.tell(
                field.name,
                part,
                Parting.AMBIGUOUS,
                gold=_told(field, row),
                found=_told(field, other),
                where=span_of(other),
            )
    missed = [row for number, row in enumerate(left) if number not in doubtful]
    extra = [row for place, row in enumerate(over) if place not in doubtful.values()]
    for row, other in zip(missed, extra, strict=False):
        outcome.tell(
            field.name, part, Parting.WRONG, gold=_told(field, row), found=_told(field, other), where=span_of(other)
        )
    for row in missed[len(extra) :]:
        outcome.tell(field.name, part, Parting.MISSED, gold=_told(field, row), found=None, where=span_of(row))
    wrong = min(len(left), len(over))
    for row in extra[len(missed) :] if not unlimited else ():
        outcome.tell(field.name, part, Parting.EXTRA, gold=None, found=_told(field, row), where=span_of(row))
    counted = len(pairs) + wrong if unlimited else len(read)
    if wanted or counted:
        outcome.count(field.name, part, Tally(gold=len(wanted), found=counted, right=len(pairs), wrong=wrong))
    return pairs


def _told(field: ListField, row: Record) -> str:
    return shown(row, *field.keys) or text_of(row, "as_written") or "nobody and nothing named"
