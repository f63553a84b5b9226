"""Entries of registers that stand in the sources → records of the project's authority, beside those of its tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg_builder.authority.records import Authority
from kg_builder.authority_files import ref_key
from kg_builder.folding import fold_name
from kg_builder.model import AuthorityRecord, Check, Document, EntityType, Name, NameKind, Severity, SourceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedRecords:
    """The authority with the entries of the sources.

    `renamed` are the entries of a file that had another's id, by file and id; `aliases` the entries that are somebody
    of the project's own tables, by id.
    """

    authority: Authority
    checks: tuple[Check, ...] = ()
    renamed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    def settle(self, document: Document) -> Document:
        """A document whose entities are those of its own file's register, or of the tables, where that is told."""
        if not self.renamed and not self.aliases:
            return document

        def settled(entity: str | None) -> str | None:
            if entity is None:
                return None
            entity = self.renamed.get((document.source, entity), entity)
            return self.aliases.get(entity, entity)

        return replace(
            document,
            participants=tuple(replace(each, entity=settled(each.entity)) for each in document.participants),
            places=tuple(replace(each, entity=settled(each.entity)) for each in document.places),
            mentions=None
            if document.mentions is None
            else tuple(replace(each, entity=settled(each.entity)) for each in document.mentions),
        )


def join_records(authority: Authority, records: Iterable[AuthorityRecord]) -> JoinedRecords:
    """The authority with the entries that the sources bring, and what is to be said of them.

    The project's own tables win where an id is theirs. An entry with the identity (GND, VIAF …) of one of their
    records, or with its id (without the source) and a name of it, is that record, and adds its names. An id that comes
    again from another file, with a name in common, is the same entry of one register (letters that carry an extract of
    it): names and identities are put together, of other facts the first counts. Somebody else under an id that another
    file has taken gets an id with the name of its file, and the documents of that file mean this one. An id that comes
    twice in one file counts once. An entry that two sources share counts in the whole project.
    """
    own = frozenset(authority.records)
    known = dict(authority.records)
    checks: list[Check] = []
    renamed: dict[tuple[str, str], str] = {}
    firsts: dict[str, AuthorityRecord] = {}
    places: dict[SourceRecord, str] = {}
    aliases: dict[str, str] = {}
    for record in records:
        first = known.get(record.id)
        same = places.setdefault(record.record, record.id)
        if same != record.id and known[same].record == record.record:
            aliases[record.id] = same
            known[same] = replace(known[same], scope=None)
        elif first is None:
            known[record.id] = firsts[record.id] = record
        elif record in (first, firsts.get(record.id)):
            continue
        elif record.id in own or first.record.file == record.record.file:
            checks.append(_left_out(record, first, own=record.id in own))
        elif _is_same_entry(first, record):
            known[record.id] = _together(first, record)
        else:
            own_id = f"{record.id}@{record.record.file}"
            if known.setdefault(own_id, replace(record, id=own_id, scope=record.record.file)).record == record.record:
                renamed[record.record.file, record.id] = own_id
            checks.append(_two_meant(record, first, own_id))
    tables = _aliases(known, own)
    joined = {entity: record for entity, record in known.items() if entity not in tables}
    for entity, table_id in tables.items():
        joined[table_id] = _with_names(joined[table_id], known[entity])
    aliases = tables | {entity: tables.get(same, same) for entity, same in aliases.items()}
    return JoinedRecords(
        authority=replace(authority, records=joined), checks=tuple(checks), renamed=renamed, aliases=aliases
    )


def _aliases(known: Mapping[str, AuthorityRecord], own: Collection[str]) -> dict[str, str]:
    """The entries that give the identity of exactly one record of the tables, or have its id and a name of it."""
    owners: dict[tuple[EntityType, str], set[str]] = {}
    for entity in own:
        for iri in known[entity].same_as:
            owners.setdefault((known[entity].type, ref_key(iri)), set()).add(entity)
    found: dict[str, str] = {}
    for entity, record in known.items():
        if entity in own:
            continue
        same = {owner for iri in record.same_as for owner in owners.get((record.type, ref_key(iri)), ())}
        bare = entity.removeprefix(f"{record.scope}:")
        if not same and bare in own and _is_same_entry(known[bare], record):
            same = {bare}
        if len(same) == 1:
            found[entity] = same.pop()
    return found


def _with_names(record: AuthorityRecord, entry: AuthorityRecord) -> AuthorityRecord:
    """A record of the tables with the names that an entry of a register adds, as variants."""
    values = {name.value for name in record.names}
    added = tuple(
        replace(name, kind=NameKind.VARIANT if name.kind is NameKind.PREFERRED else name.kind)
        for name in entry.names
        if name.value not in values
    )
    return replace(record, names=(*record.names, *added))


def _is_same_entry(first: AuthorityRecord, record: AuthorityRecord) -> bool:
    in_common = set(_forms(first)) & set(_forms(record))
    return first.type is record.type and bool(in_common)


def _forms(record: AuthorityRecord) -> Iterator[str]:
    return (fold_name(name.value) for name in record.names)


def _together(first: AuthorityRecord, record: AuthorityRecord) -> AuthorityRecord:
    """The first entry with the names and identities that the second adds, and its facts where the first has none."""
    names: dict[tuple[str, str], Name] = {(name.kind, name.value): name for name in record.names}
    names |= {(name.kind, name.value): name for name in first.names}
    return replace(
        first,
        names=tuple(sorted(names.values(), key=lambda name: (name.kind, name.value))),
        same_as=tuple(dict.fromkeys((*first.same_as, *record.same_as))),
        birth=first.birth or record.birth,
        death=first.death or record.death,
        family_name=first.family_name or record.family_name,
        place=first.place or record.place,
        note=first.note or record.note,
    )


def _left_out(record: AuthorityRecord, first: AuthorityRecord, *, own: bool) -> Check:
    whose = "the authority tables" if own else first.record.place
    return Check.at(
        record.record,
        Severity.NOTE if own else Severity.WARNING,
        "register-id-of-table" if own else "register-id-repeated",
        "the project's own row counts, not this entry of a register"
        if own
        else "an entry of a register has the id of another; it was left out",
        found=f"{record.label!r} with the id {record.id!r}, which {whose} gives to {first.label!r}",
        expected="an id of its own for each entry",
    )


def _two_meant(record: AuthorityRecord, first: AuthorityRecord, own_id: str) -> Check:
    return Check.at(
        record.record,
        Severity.WARNING,
        "register-id-of-two",
        f"registers of two files give one id to two names; the second is {own_id!r}",
        found=f"{record.label!r} with the id {record.id!r}, which {first.record.place} gives to {first.label!r}",
        expected="one register for all letters, or ids that differ; a row of the authority tables can join the two",
    )
