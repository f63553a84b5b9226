"""Which documents are compared at all: those that share a key. A key that very many share pairs nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg_builder.model import Check, Severity
from kg_builder.relations.features import Features

# Pairs grow with the square of a block; what so many share is no mark of one message.
MOST_IN_A_BLOCK = 12
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Documents with one key: what it is called, the words of it, and the documents in the order of their ids."""

    feature: str
    key: str
    members: tuple[Features, ...]

    @property
    def pairs(self) -> Iterator[tuple[Features, Features]]:
        """Every two of them; none of a block that is too large."""
        return combinations(self.members, 2) if len(self.members) <= MOST_IN_A_BLOCK else iter(())

    def check(self) -> Check:
        """That so many documents share the key that no two of them were compared."""
        ids = ", ".join(one.document.id for one in self.members[:_SHOWN])
        first = self.members[0].document
        return Check(
            severity=Severity.NOTE,
            code="relations-many",
            message=f"{len(self.members)} documents share the {self.feature} {self.key}: too many to be one message; "
            "none of them was proposed as the same as another",
            file=first.source,
            found=f"{ids}, …",
            expected=f"at most {MOST_IN_A_BLOCK}",
        )


def blocks_of(
    feature: str, documents: Iterable[Features], keys: Callable[[Features], Iterable[str]]
) -> tuple[list[Block], list[Check]]:
    """The blocks of at least two documents, by key, and a check for each that is too large to be paired."""
    members: defaultdict[str, list[Features]] = defaultdict(list)
    for one in documents:
        for key in keys(one):
            members[key].append(one)
    found = [
        Block(feature=feature, key=key, members=tuple(sharing))
        for key, sharing in sorted(members.items())
        if len(sharing) > 1
    ]
    return found, [block.check() for block in found if len(block.members) > MOST_IN_A_BLOCK]
