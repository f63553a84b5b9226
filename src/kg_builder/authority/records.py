"""The authority of a project as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg_builder.model import AuthorityRecord, Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Everybody and everything that the tables know: records by id, sorted, and who held which office."""

    records: Mapping[str, AuthorityRecord] = field(default_factory=dict)
    tenures: tuple[Tenure, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "records", dict(sorted(self.records.items())))

    def get(self, entity_id: str) -> AuthorityRecord | None:
        """The record with an id, or None where no table has it."""
        return self.records.get(entity_id)

    @property
    def empty(self) -> bool:
        """Whether no table knows anybody or anything."""
        return not self.records
