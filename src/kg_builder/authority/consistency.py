"""What only shows when all records are there: ids that point to nothing, circles of offices, doubtful identities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from kg_builder.authority.checking import CheckBook
from kg_builder.authority.entities import is_known
from kg_builder.model import BODY_TYPES, AuthorityRecord, EntityType


def keep_known_ids(records: Mapping[str, AuthorityRecord], book: CheckBook) -> dict[str, AuthorityRecord]:
    """The records, their cells that name an undefined or unfitting id empty."""

    def known(record: AuthorityRecord, column: str, entity_id: str | None, *types: EntityType) -> str | None:
        if entity_id is None or not is_known(entity_id, types, records, place=record.record, column=column, book=book):
            return None
        return entity_id

    return {
        record.id: replace(
            record,
            capital=known(record, "capital", record.capital, EntityType.PLACE),
            organisation=known(record, "organisation", record.organisation, *BODY_TYPES),
            place=known(record, "place", record.place, EntityType.PLACE),
            subordinate_to=tuple(
                superior
                for superior in record.subordinate_to
                if known(record, "subordinate_to", superior, EntityType.OFFICE)
            ),
        )
        for record in records.values()
    }


def without_circles(records: Mapping[str, AuthorityRecord], book: CheckBook) -> dict[str, AuthorityRecord]:
    """The records, without subordinations that lead an office back to itself; none of a circle's is kept."""
    circle_of = {office: circle for circle in _circles(records) for office in circle}
    kept = dict(records)
    for entity_id, record in records.items():
        circle = circle_of.get(entity_id)
        if circle is None:
            continue
        inside = tuple(superior for superior in record.subordinate_to if superior in circle)
        book.violation(
            "cyclic-subordination",
            f"the office {entity_id!r} would be subordinate to itself; these subordinations are left out",
            record.record,
            f"{entity_id!r} under {', '.join(map(repr, inside))}, in the circle {', '.join(sorted(circle))}",
            "offices that answer upwards only",
        )
        kept[entity_id] = replace(
            record, subordinate_to=tuple(superior for superior in record.subordinate_to if superior not in circle)
        )
    return kept


def _circles(records: Mapping[str, AuthorityRecord]) -> list[frozenset[str]]:
    """Groups of offices each of which leads to each other (strongly connected), in the order of the tables.

    An office of a circle reaches every office that reaches it; with the few offices of a project two walks will do.
    """
    up = {entity_id: record.subordinate_to for entity_id, record in records.items() if record.subordinate_to}
    circles: list[frozenset[str]] = []
    placed: set[str] = set()
    reached = {entity_id: _reachable(entity_id, up) for entity_id in up}
    for entity_id in up:
        if entity_id in placed or entity_id not in reached[entity_id]:
            continue
        circle = frozenset(other for other in reached[entity_id] if entity_id in reached.get(other, ()))
        circles.append(circle)
        placed |= circle
    return circles


def _reachable(entity_id: str, up: Mapping[str, Sequence[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(up.get(entity_id, ()))
    while waiting:
        superior = waiting.pop()
        if superior not in seen:
            seen.add(superior)
            waiting.extend(up.get(superior, ()))
    return seen


def check_identities(records: Mapping[str, AuthorityRecord], book: CheckBook) -> dict[str, AuthorityRecord]:
    """The records, without IRIs that two of them claim; two IRIs of one authority file on one record are a warning."""
    owners: dict[str, list[str]] = {}
    for record in records.values():
        for iri in record.same_as:
            owners.setdefault(iri, []).append(record.id)
    kept = dict(records)
    for record in records.values():
        shared = [iri for iri in record.same_as if len(owners[iri]) > 1]
        for iri in shared:
            others = ", ".join(repr(owner) for owner in owners[iri] if owner != record.id)
            message = f"one identity is given to two records; {record.id!r} is not linked to it"
            book.violation("shared-identity", message, record.record, iri, f"an IRI that {others} does not have")
        kept[record.id] = replace(record, same_as=tuple(iri for iri in record.same_as if iri not in shared))
        _check_one_each(record, book)
    return kept


def _check_one_each(record: AuthorityRecord, book: CheckBook) -> None:
    hosts: dict[str, list[str]] = {}
    for iri in record.same_as:
        hosts.setdefault(urlsplit(iri).netloc.casefold().removeprefix("www."), []).append(iri)
    for host, iris in hosts.items():
        if len(iris) > 1:
            message = f"{record.id!r} has two identities in one authority file"
            book.warning("identities-of-one-authority", message, record.record, ", ".join(iris), f"one of {host}")
