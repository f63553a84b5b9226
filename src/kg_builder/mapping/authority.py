"""The authority tables as one graph, and what they give as the same elsewhere as another."""

from __future__ import annotations

from kg_builder import iris
from kg_builder.authority import Authority
from kg_builder.mapping.terms import Graph, iri, typed
from kg_builder.mapping.triples import TripleWriter
from kg_builder.model import AuthorityRecord, EntityType, Name, Tenure
from kg_builder.vocab import SKOS, concept

_CLASS = {
    EntityType.PERSON: "Person",
    EntityType.ORGANISATION: "Organisation",
    EntityType.POLITY: "Polity",
    EntityType.PLACE: "Place",
    EntityType.OFFICE: "Office",
}
_EXACT_MATCH = f"<{SKOS}exactMatch>"


def map_authority(authority: Authority, base: str) -> Graph:
    """The graph of everybody and everything that the authority tables know."""
    writer = TripleWriter(authority, base, iris.mint_graph_iri(base, "authority"))
    for record in authority.records.values():
        map_record(writer, record)
    for tenure in authority.tenures:
        map_tenure(writer, tenure)
    return writer.graph()


def map_record(writer: TripleWriter, record: AuthorityRecord) -> None:
    """Writes a person, organisation, polity, place or office with its names and the row it stands in."""
    subject_iri = iris.mint_entity_iri(writer.base, record.type.value, record.id)
    subject = iri(subject_iri)
    writer.add_type(subject, _CLASS[record.type])
    writer.add_label(subject, record.label)
    writer.add(subject, "restsOn", writer.record(record.record))
    writer.add_text(subject, "source", record.source)
    writer.add_text(subject, "note", record.note)
    writer.add_bounds(subject, "bornEarliest", "bornLatest", record.birth)
    writer.add_bounds(subject, "diedEarliest", "diedLatest", record.death)
    _link(writer, subject, "belongsToOrganisation", record.organisation)
    _link(writer, subject, "locatedAt", record.place)
    for superior in record.subordinate_to:
        _link(writer, subject, "isSubordinateTo", superior)
    capital = writer.entity(record.capital)
    if capital is not None:
        writer.add(capital, "mayStandFor", subject)
    for name in record.names:
        map_name(writer, subject_iri, name)


def map_name(writer: TripleWriter, entity_iri: str, name: Name) -> None:
    """Writes a name: the words, their kind, scheme, use and source."""
    subject = iri(iris.mint_name_iri(entity_iri, name.kind.value, name.value))
    writer.add(iri(entity_iri), "hasName", subject)
    writer.add_type(subject, "Name")
    writer.add_text(subject, "value", name.value)
    writer.add(subject, "hasKind", iri(concept(name.kind)))
    writer.add(subject, "restsOn", writer.record(name.record))
    for field, value in (("scheme", name.scheme), ("language", name.language), ("source", name.source)):
        writer.add_text(subject, field, value)
    writer.add_text(subject, "usedFrom", name.used_from.edtf if name.used_from else None)
    writer.add_text(subject, "usedTo", name.used_to.edtf if name.used_to else None)


def map_tenure(writer: TripleWriter, tenure: Tenure) -> None:
    """Writes who held which office, from when to when and with the bounds of both; an open end has none."""
    person = iris.mint_entity_iri(writer.base, EntityType.PERSON.value, tenure.person)
    begins = tenure.start.as_written if tenure.start else f"row {tenure.record.locator}"
    subject = iri(iris.mint_tenure_iri(person, tenure.office, begins))
    writer.add_type(subject, "Tenure")
    writer.add(subject, "hasHolder", iri(person))
    _link(writer, subject, "fillsOffice", tenure.office)
    writer.add(subject, "acting", typed("true" if tenure.acting else "false", "boolean"))
    writer.add_text(subject, "begins", tenure.start.edtf if tenure.start else None)
    writer.add_text(subject, "ends", tenure.end.edtf if tenure.end else None)
    writer.add_bounds(subject, "beginsEarliest", "beginsLatest", tenure.start)
    writer.add_bounds(subject, "endsEarliest", "endsLatest", tenure.end)
    writer.add_text(subject, "source", tenure.source)
    writer.add(subject, "restsOn", writer.record(tenure.record))


def _link(writer: TripleWriter, subject: str, name: str, entity_id: str | None) -> None:
    """A triple to another record of the tables; which id is none of theirs, the reading of the tables has said."""
    other = writer.entity(entity_id)
    if other is not None:
        writer.add(subject, name, other)


def map_links(authority: Authority, base: str) -> Graph:
    """The graph of accepted identities: `skos:exactMatch` to what the tables give as the same elsewhere."""
    writer = TripleWriter(authority, base, iris.mint_graph_iri(base, "links"))
    for record in authority.records.values():
        subject = iri(iris.mint_entity_iri(base, record.type.value, record.id))
        for other in record.same_as:
            writer.add_triple(subject, _EXACT_MATCH, iri(other))
    return writer.graph()
