"""A relation of two documents that the machine proposes: what it is, and feature by feature why."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.model import Certainty, RelationKind, SourceRecord, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that two documents have in common: the rule, in words, and where the first of them says it."""

    rule: str
    words: str
    ground: Span | SourceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationProposal:
    """That one document may be the same message as another, a draft or a translation of it.

    `subject` and `target` are ids; of two that may be the same message, `subject` is the first in the alphabet. The
    reasons come the strongest first; there is always one.
    """

    subject: str
    kind: RelationKind
    target: str
    certainty: Certainty
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        """All reasons in one sentence."""
        return "; ".join(reason.words for reason in self.reasons)
