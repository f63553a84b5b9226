"""What comparing one document with its gold gives: counts a field, and where they part."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kg_builder.evaluation.records import Bounds


class Parting(StrEnum):
    """How a reading parts from the gold."""

    MISSED = "missed"
    WRONG = "wrong"
    EXTRA = "extra"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One place where reading and gold part; `where` are the words of the reading, else of the gold, in the file.

    `gold` is None where the gold has nothing, `found` where nothing was read. `document` is the gold's id.
    """

    document: str
    field: str
    part: str
    kind: Parting
    gold: str | None
    found: str | None
    where: Bounds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one document and field: how many the gold has, how many were read, how many of them are right.

    `wrong` are readings that stand where the gold has another; what is left of the gold is missed, of the reading
    extra.
    """

    gold: int
    found: int
    right: int
    wrong: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            gold=self.gold + other.gold,
            found=self.found + other.found,
            right=self.right + other.right,
            wrong=self.wrong + other.wrong,
        )

    @property
    def missed(self) -> int:
        """What the gold has and nobody read."""
        return self.gold - self.right - self.wrong

    @property
    def extra(self) -> int:
        """What was read and the gold does not have."""
        return self.found - self.right - self.wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A count of documents or items with a property, and of how many."""

    count: int
    of: int

    def __add__(self, other: Share) -> Share:
        return Share(count=self.count + other.count, of=self.of + other.of)


FieldPart = tuple[str, str]
Said = str | None


@dataclass(slots=True, kw_only=True)
class Outcome:
    """Everything that comparing one document gives; a field is named with its part: ("dates", "receipt")."""

    document: str
    tallies: dict[FieldPart, Tally] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    deviations: list[Deviation] = field(default_factory=list)

    def count(self, name: str, part: str, tally: Tally) -> None:
        """Adds counts to those of a field."""
        known = self.tallies.get((name, part))
        self.tallies[name, part] = tally if known is None else known + tally

    def share(self, name: str, count: int, of: int = 1) -> None:
        """Adds to a share."""
        share = Share(count=count, of=of)
        self.shares[name] = self.shares[name] + share if name in self.shares else share

    def tell(self, name: str, part: str, kind: Parting, *, gold: Said, found: Said, where: Bounds | None) -> None:
        """Notes where reading and gold part."""
        deviation = Deviation(
            document=self.document, field=name, part=part, kind=kind, gold=gold, found=found, where=where
        )
        self.deviations.append(deviation)
