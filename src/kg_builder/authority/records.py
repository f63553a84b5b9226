"""The authority of a project as one value."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from kg_builder.folding import fold_name
from kg_builder.model import AuthorityRecord, Document, EntityType, Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Everybody and everything that the tables know: records by id, sorted, and who held which office."""

    records: Mapping[str, AuthorityRecord] = field(default_factory=dict)
    tenures: tuple[Tenure, ...] = ()
    _groups: Mapping[str | None, Mapping[str, AuthorityRecord]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "records", dict(sorted(self.records.items())))
        groups: dict[str | None, dict[str, AuthorityRecord]] = {}
        for record in self.records.values():
            groups.setdefault(record.scope, {})[record.id] = record
        object.__setattr__(self, "_groups", groups)

    @property
    def has_registers(self) -> bool:
        """Whether some sources have registers of their own."""
        return bool(self._groups.keys() - {None})

    def get(self, entity_id: str) -> AuthorityRecord | None:
        """The record with an id, or None where no table has it."""
        return self.records.get(entity_id)

    def scopes_of(self, document: Document) -> tuple[str, ...]:
        """Those that a document belongs to: its source and its file, as far as they have registers."""
        return tuple(scope for scope in (document.source_name, document.source) if scope in self._groups)

    def within(self, scopes: Collection[str]) -> Authority:
        """Those whose names count in a document of some sources or files; a name that the project's tables give to
        somebody of the same type is not looked for as a register's.
        """
        own = self._groups.get(None, {})
        taken = {(record.type, fold_name(name.value)) for record in own.values() for name in record.names}
        registers = (record for scope in scopes for record in self._groups.get(scope, {}).values())
        return replace(self, records={**own, **{each.id: _without_names(each, taken) for each in registers}})

    @property
    def empty(self) -> bool:
        """Whether no table knows anybody or anything."""
        return not self.records


def _without_names(record: AuthorityRecord, taken: Collection[tuple[EntityType, str]]) -> AuthorityRecord:
    kept = tuple(name for name in record.names if (record.type, fold_name(name.value)) not in taken)
    return record if len(kept) == len(record.names) else replace(record, names=kept, family_name=None)
