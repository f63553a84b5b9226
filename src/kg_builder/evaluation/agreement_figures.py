"""What two readers agree on, in figures, and where they part."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.evaluation.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One place where two readers part: what each of them says, None for nothing."""

    document: str
    field: str
    first: str | None
    second: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """The agreement in one field: on single values the raw share (and kappa of categories), on lists F1.

    `agreed` of `compared`: documents, or pairs found among the rows of both.
    """

    field: str
    documents: int
    agreed: int
    compared: int
    raw: Figure | None = None
    kappa: float | None = None
    f1: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two readers agree on in the documents that both have annotated."""

    documents: int
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    fields: tuple[FieldAgreement, ...]
    disagreements: tuple[Disagreement, ...]
