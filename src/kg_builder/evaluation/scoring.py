"""Gold and readings → figures a field, shares of documents, and where they part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg_builder.evaluation.figures import Figure, f1_figure, proportion
from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.letters import compare_letter
from kg_builder.evaluation.lists import Scope, compare_lists
from kg_builder.evaluation.lookup import find_readings
from kg_builder.evaluation.naming import compare_mentions
from kg_builder.evaluation.outcome import Deviation, Outcome, Share, Tally
from kg_builder.evaluation.records import Record
from kg_builder.evaluation.sayings import compare_sayings
from kg_builder.evaluation.single import compare_single

RESAMPLES = 1000
FIELDS = (
    "date",
    "clock",
    "dates",
    "places",
    "participants",
    "participant names",
    "participant offices",
    "participant entities",
    "identifiers",
    "references",
    "archival references",
    "title",
    "form",
    "dispatch",
    "mentions",
    "links",
    "speech acts",
    "events",
)
SHARES = (
    "both parties right",
    "sender right",
    "addressee right",
    "extra parties",
    "letters invented",
    "acts with the right kind",
    "acts with the right people",
    "acts with the right stance",
    "acts with the right attribution",
    "acts all right",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFigures:
    """What was scored of a field, or of one part of it ("dates", "receipt"); `documents` are those that count in it."""

    field: str
    part: str
    documents: int
    tally: Tally
    precision: Figure | None
    recall: Figure | None
    f1: Figure | None

    @property
    def label(self) -> str:
        """Field and part in one."""
        return f"{self.field}: {self.part.replace('_', ' ').replace('-', ' ')}" if self.part else self.field


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareFigures:
    """How many documents or acts have a property, of how many."""

    name: str
    share: Share
    rate: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The quality of an extraction against gold. `unread` are ids of gold documents that no reading was found for."""

    documents: int
    unread: tuple[str, ...]
    fields: tuple[FieldFigures, ...]
    shares: tuple[ShareFigures, ...]
    deviations: tuple[Deviation, ...]
    seed: int
    resamples: int


def evaluate_readings(
    gold: Sequence[GoldDocument], readings: Iterable[Record], *, seed: int = 1, resamples: int = RESAMPLES
) -> Evaluation:
    """The figures of what `inspect` says of the gold's documents; what the gold does not annotate is not counted.

    A gold document without a reading counts as one of which nothing was read.
    """
    return score_found(gold, find_readings(gold, readings), seed=seed, resamples=resamples)


def score_found(
    gold: Sequence[GoldDocument], found: Mapping[str, Record], *, seed: int = 1, resamples: int = RESAMPLES
) -> Evaluation:
    """The same, where it is known already which reading belongs to which gold (by the gold's id)."""
    outcomes = compare_all(gold, found)
    return Evaluation(
        documents=len(gold),
        unread=tuple(document.id for document in gold if document.id not in found),
        fields=tuple(_field_figures(outcomes, seed=seed, resamples=resamples)),
        shares=tuple(_share_figures(outcomes)),
        deviations=tuple(deviation for outcome in outcomes for deviation in outcome.deviations),
        seed=seed,
        resamples=resamples,
    )


def compare_all(gold: Sequence[GoldDocument], found: Mapping[str, Record]) -> list[Outcome]:
    """Every gold document compared with its reading, in the gold's order."""
    scope: Scope = frozenset(use for document in gold for use in document.uses())
    return [compare_document(document, found.get(document.id, {}), scope) for document in gold]


def compare_document(gold: GoldDocument, found: Record, scope: Scope) -> Outcome:
    """One gold document compared with its reading, field by field; `scope` are the parts that the gold file uses."""
    outcome = Outcome(document=gold.id)
    compare_single(gold, found, outcome)
    compare_lists(gold, found, scope, outcome)
    compare_letter(gold, found, outcome)
    compare_mentions(gold, found, outcome)
    compare_sayings(gold, found, outcome)
    return outcome


def _field_figures(outcomes: Sequence[Outcome], *, seed: int, resamples: int) -> Iterable[FieldFigures]:
    for field in FIELDS:
        parts = sorted({part for outcome in outcomes for name, part in outcome.tallies if name == field})
        for part in parts if len(parts) < 2 else ["", *parts]:
            tallies = [tally for outcome in outcomes if (tally := _tally(outcome, field, part, parts)) is not None]
            total = sum(tallies, Tally(gold=0, found=0, right=0))
            yield FieldFigures(
                field=field,
                part=part,
                documents=len(tallies),
                tally=total,
                precision=proportion(total.right, total.found),
                recall=proportion(total.right, total.gold),
                f1=f1_figure(tallies, seed=seed, resamples=resamples, name=f"{field}:{part}"),
            )


def _tally(outcome: Outcome, field: str, part: str, parts: Sequence[str]) -> Tally | None:
    """A document's counts in a part; in the part "" of a field with several parts, those of all together."""
    wanted = [part] if part in parts else parts
    counts = [outcome.tallies[field, name] for name in wanted if (field, name) in outcome.tallies]
    return sum(counts, Tally(gold=0, found=0, right=0)) if counts else None


def _share_figures(outcomes: Sequence[Outcome]) -> Iterable[ShareFigures]:
    for name in SHARES:
        shares = [outcome.shares[name] for outcome in outcomes if name in outcome.shares]
        if shares:
            total = sum(shares, Share(count=0, of=0))
            yield ShareFigures(name=name, share=total, rate=proportion(total.count, total.of))
