"""Entries of registers that stand in the sources → records of the project's authority, beside those of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder.authority.records import Authority
from kg_builder.folding import fold_name
from kg_builder.model import AuthorityRecord, Check, Name, Severity


def join_records(authority: Authority, records: Iterable[AuthorityRecord]) -> tuple[Authority, tuple[Check, ...]]:
    """The authority with the entries that the sources bring, and what is to be said of them.

    The project's own tables win where an id is theirs. An id that comes again from another file, with a name in common,
    is the same entry of one register (letters that carry an extract of it): names and identities are put together, of
    other facts the first counts. Any other repetition is left out.
    """
    own = frozenset(authority.records)
    known = dict(authority.records)
    checks: list[Check] = []
    for record in records:
        first = known.get(record.id)
        if first is None:
            known[record.id] = record
        elif record.id not in own and _is_same_entry(first, record):
            known[record.id] = _together(first, record)
        else:
            checks.append(_left_out(record, first, own=record.id in own))
    return replace(authority, records=known), tuple(checks)


def _is_same_entry(first: AuthorityRecord, record: AuthorityRecord) -> bool:
    in_common = set(_forms(first)) & set(_forms(record))
    return first.record.file != record.record.file and first.type is record.type and bool(in_common)


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
