"""How far two readers agree who annotated the same documents, field by field, and where they do not.

Neither reader is the gold: a pair agrees when one of the two would be right by the rules of docs/evaluation.md if the
other were the gold, so that the order of the two makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_builder.evaluation.agreement_figures import Agreement, Disagreement, FieldAgreement
from kg_builder.evaluation.agreement_rows import Pair, compare_rows
from kg_builder.evaluation.figures import kappa, proportion
from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.matching import same_day, same_text
from kg_builder.evaluation.records import is_annotated, text_of
from kg_builder.evaluation.scoring import RESAMPLES

_CATEGORIES = ("form", "dispatch", "kind")


def compare_readers(
    first: Sequence[GoldDocument], second: Sequence[GoldDocument], *, seed: int = 1, resamples: int = RESAMPLES
) -> Agreement:
    """The agreement of two readers' gold; a field counts in the documents where both say anything of it.

    Documents are the same by their id in the gold, or by the name of their file.
    """
    others = {key: document for document in second for key in (document.stem, document.id)}
    pairs = [(document, others.get(document.id) or others.get(document.stem)) for document in first]
    both = [(one, other) for one, other in pairs if other is not None]
    met = {other.id for _, other in both}
    disagreements: list[Disagreement] = []
    fields = [*_singles(both, disagreements), *compare_rows(both, disagreements, seed=seed, resamples=resamples)]
    return Agreement(
        documents=len(both),
        only_first=tuple(one.id for one, other in pairs if other is None),
        only_second=tuple(document.id for document in second if document.id not in met),
        fields=tuple(fields),
        disagreements=tuple(disagreements),
    )


def _singles(pairs: Sequence[Pair], told: list[Disagreement]) -> Iterator[FieldAgreement]:
    for name in ("date", "clock", "title", *_CATEGORIES):
        values = [
            (one.id, a, b)
            for one, other in pairs
            if (a := _value(one, name)) is not None and (b := _value(other, name)) is not None
        ]
        if not values:
            continue
        parted = [row for row in values if not _agree(name, row[1], row[2])]
        told.extend(Disagreement(document=key, field=name, first=a or None, second=b or None) for key, a, b in parted)
        agreed = len(values) - len(parted)
        yield FieldAgreement(
            field=name,
            documents=len(values),
            agreed=agreed,
            compared=len(values),
            raw=proportion(agreed, len(values)),
            kappa=kappa([a for _, a, _ in values], [b for _, _, b in values]) if name in _CATEGORIES else None,
        )


def _value(document: GoldDocument, name: str) -> str | None:
    if name == "kind":
        return document.kind or None
    return text_of(document.record, name) if is_annotated(document.record, name) else None


def _agree(name: str, a: str, b: str) -> bool:
    if name == "date" and a and b:
        return same_day(a, b) or same_day(b, a)
    return same_text(a, b) if name == "title" else a == b
