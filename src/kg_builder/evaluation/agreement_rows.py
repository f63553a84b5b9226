"""Compares the lists of two readers' gold: the rows that both have, and what they say of those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg_builder.evaluation.agreement_figures import Disagreement, FieldAgreement
from kg_builder.evaluation.figures import f1_figure, kappa, proportion
from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.lists import LIST_FIELDS, ListField, Scope, parts_of
from kg_builder.evaluation.matching import likeness, pair_up, same_party
from kg_builder.evaluation.outcome import Tally
from kg_builder.evaluation.records import Record, is_annotated, rows_of, shown, span_of, text_of

Pair = tuple[GoldDocument, GoldDocument]

# What two readers may say differently of a row that both have; kappa where these are few kinds.
_DETAILS = {"mentions": ("type", "entity"), "speech_acts": ("kind", "polarity", "actuality"), "events": ("actuality",)}
_WITHOUT_KAPPA = frozenset({"entity"})
_DEFAULTS = {"polarity": "positive", "actuality": "actual"}


def _same_span(one: Record, other: Record) -> bool:
    return span_of(one) is not None and span_of(one) == span_of(other)


def _same_act(one: Record, other: Record) -> bool:
    return likeness(one, other, span_of(one), span_of(other)) is not None


def _same_event(one: Record, other: Record) -> bool:
    return one.get("kind") == other.get("kind") and _same_act({**one, "kind": ""}, {**other, "kind": ""})


_FIELDS: dict[str, ListField] = {
    "participants": ListField(name="participants", part_key="role", keys=("name", "office", "entity"), same=same_party),
    **LIST_FIELDS,
    "mentions": ListField(name="mentions", part_key=None, keys=(), same=_same_span),
    "speech_acts": ListField(name="speech acts", part_key=None, keys=(), same=_same_act),
    "events": ListField(name="events", part_key=None, keys=(), same=_same_event),
}


@dataclass(slots=True, kw_only=True)
class _Compared:
    """What comparing one part of a field over all documents gives."""

    name: str
    tallies: list[Tally] = field(default_factory=list)
    met: list[tuple[str, Record, Record]] = field(default_factory=list)
    parted: list[Disagreement] = field(default_factory=list)


def compare_rows(
    pairs: Sequence[Pair], told: list[Disagreement], *, seed: int, resamples: int
) -> Iterator[FieldAgreement]:
    """The agreement on every list that both annotate, by role or kind; what only one has is added to `told`."""
    scope: Scope = frozenset(use for pair in pairs for document in pair for use in document.uses())
    for key, kind in _FIELDS.items():
        both = [(a, b) for a, b in pairs if is_annotated(a.record, key) and is_annotated(b.record, key)]
        for part in parts_of(key, kind.part_key, scope):
            compared = _compare(kind, key, part, both)
            told.extend(compared.parted)
            if compared.tallies:
                total = sum(compared.tallies, Tally(gold=0, found=0, right=0))
                yield FieldAgreement(
                    field=compared.name,
                    documents=len(compared.tallies),
                    agreed=total.right,
                    compared=total.gold + total.found - total.right,
                    f1=f1_figure(compared.tallies, seed=seed, resamples=resamples, name=compared.name),
                )
                yield from _details(key, compared, told)


def _compare(kind: ListField, key: str, part: str, pairs: Sequence[Pair]) -> _Compared:
    compared = _Compared(name=f"{kind.name}: {part.replace('_', ' ')}" if part else kind.name)
    for a, b in pairs:
        ones, others = (
            [row for row in rows_of(one.record, key) if kind.part_key is None or text_of(row, kind.part_key) == part]
            for one in (a, b)
        )
        met = pair_up(ones, others, lambda one, other: kind.same(one, other) or kind.same(other, one))
        compared.met += [(a.id, ones[number], others[place]) for number, place in met.items()]
        alone = [(_told(row, kind), None) for number, row in enumerate(ones) if number not in met]
        of_other = [(None, _told(row, kind)) for place, row in enumerate(others) if place not in met.values()]
        compared.parted += [
            Disagreement(document=a.id, field=compared.name, first=first, second=second)
            for first, second in (*alone, *of_other)
        ]
        if ones or others:
            compared.tallies.append(Tally(gold=len(ones), found=len(others), right=len(met)))
    return compared


def _details(key: str, compared: _Compared, told: list[Disagreement]) -> Iterator[FieldAgreement]:
    """What both say of the rows that both have: the type of a name, the kind and stance of a statement."""
    for detail in _DETAILS.get(key, ()):
        default = _DEFAULTS.get(detail, "")
        values = [(name, text_of(a, detail) or default, text_of(b, detail) or default) for name, a, b in compared.met]
        values = [row for row in values if row[1] or row[2]]
        if values:
            name = f"{compared.name}, {detail}"
            parted = [row for row in values if row[1] != row[2]]
            told.extend(Disagreement(document=i, field=name, first=a or None, second=b or None) for i, a, b in parted)
            categories = [a for _, a, _ in values], [b for _, _, b in values]
            yield FieldAgreement(
                field=name,
                documents=len({document for document, _, _ in values}),
                agreed=len(values) - len(parted),
                compared=len(values),
                raw=proportion(len(values) - len(parted), len(values)),
                kappa=None if detail in _WITHOUT_KAPPA else kappa(*categories),
            )


def _told(row: Record, kind: ListField) -> str:
    words = shown(row, *kind.keys) or shown(row, "as_written", "surface", "label", "kind", "type") or "nobody named"
    span = span_of(row) if not kind.keys else None
    return words if span is None else f"{words} ({span[0]}–{span[1]})"
