"""The authority of a project as one value."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from kg_builder.folding import fold_name
from kg_builder.model import AuthorityRecord, Document, EntityType, Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Everybody and everything that the tables know: records by id, sorted, and who held which office.

    `scopes` are the sources and files that have registers of their own.
    """

    records: Mapping[str, AuthorityRecord] = field(default_factory=dict)
    tenures: tuple[Tenure, ...] = ()
    scopes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "records", dict(sorted(self.records.items())))
        scopes = frozenset(record.scope for record in self.records.values() if record.scope is not None)
        object.__setattr__(self, "scopes", scopes)

    def get(self, entity_id: str) -> AuthorityRecord | None:
        """The record with an id, or None where no table has it."""
        return self.records.get(entity_id)

    def scopes_of(self, document: Document) -> tuple[str, ...]:
        """Those that a document belongs to: its source and its file, as far as they have registers."""
        return tuple(scope for scope in (document.source_name, document.source) if scope in self.scopes)

    def within(self, scopes: Collection[str]) -> Authority:
        """Those whose names count in a document of some sources or files; a name that the project's tables give to
        somebody of the same type is not looked for as a register's.
        """
        own = {
            (record.type, fold_name(name.value))
            for record in self.records.values()
            if record.scope is None
            for name in record.names
        }
        return replace(
            self,
            records={
                record.id: record if record.scope is None else _without_names(record, own)
                for record in self.records.values()
                if record.scope is None or record.scope in scopes
            },
        )

    @property
    def empty(self) -> bool:
        """Whether no table knows anybody or anything."""
        return not self.records


def _without_names(record: AuthorityRecord, taken: Collection[tuple[EntityType, str]]) -> AuthorityRecord:
    kept = tuple(name for name in record.names if (record.type, fold_name(name.value)) not in taken)
    return record if len(kept) == len(record.names) else replace(record, names=kept, family_name=None)
