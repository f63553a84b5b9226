"""The authority tables as one graph, and what they give as the same elsewhere as another."""

from __future__ import annotations

from kg_builder import iris
from kg_builder.authority import Authority
from kg_builder.mapping.terms import TYPE, Graph, Triple, integer, iri, kgb, text, typed
from kg_builder.mapping.writer import LABEL
from kg_builder.model import AuthorityRecord, DateValue, EntityType, Name, SourceRecord, Tenure
from kg_builder.vocab import SKOS, concept

_CLASS = {
    EntityType.PERSON: "Person",
    EntityType.ORGANISATION: "Organisation",
    EntityType.POLITY: "Polity",
    EntityType.PLACE: "Place",
    EntityType.OFFICE: "Office",
}
_EXACT_MATCH = f"<{SKOS}exactMatch>"


class _AuthorityWriter:
    def __init__(self, authority: Authority, base: str) -> None:
        self.authority = authority
        self.base = base
        self.triples: set[Triple] = set()

    def add(self, subject: str, name: str, value: str) -> None:
        self.triples.add((subject, kgb(name), value))

    def add_text(self, subject: str, name: str, value: str | None) -> None:
        if value:
            self.add(subject, name, text(value))

    def add_bounds(self, subject: str, first: str, last: str, value: DateValue | None) -> None:
        for name, bound in ((first, value and value.earliest), (last, value and value.latest)):
            if bound:
                self.add(subject, name, typed(bound, "dateTime"))

    def record(self, record: SourceRecord) -> str:
        subject = iri(iris.mint_record_iri(self.base, record.file, record.locator))
        self.triples.add((subject, TYPE, kgb("SourceRecord")))
        self.add_text(subject, "file", record.file)
        self.add_text(subject, "locator", record.locator)
        if record.line is not None:
            self.add(subject, "line", integer(record.line))
        return subject

    def entity_iri(self, entity_id: str) -> str:
        record = self.authority.records[entity_id]
        return iris.mint_entity_iri(self.base, record.type.value, record.id)

    def map_record(self, record: AuthorityRecord) -> None:
        """Writes a person, organisation, polity, place or office with its names and the row it stands in."""
        subject_iri = self.entity_iri(record.id)
        subject = iri(subject_iri)
        self.triples.add((subject, TYPE, kgb(_CLASS[record.type])))
        self.triples.add((subject, LABEL, text(record.label)))
        self.add(subject, "restsOn", self.record(record.record))
        self.add_text(subject, "source", record.source)
        self.add_text(subject, "note", record.note)
        self.add_bounds(subject, "bornEarliest", "bornLatest", record.birth)
        self.add_bounds(subject, "diedEarliest", "diedLatest", record.death)
        if record.organisation:
            self.add(subject, "belongsToOrganisation", iri(self.entity_iri(record.organisation)))
        if record.place:
            self.add(subject, "locatedAt", iri(self.entity_iri(record.place)))
        if record.capital:
            self.add(iri(self.entity_iri(record.capital)), "mayStandFor", subject)
        for superior in record.subordinate_to:
            self.add(subject, "isSubordinateTo", iri(self.entity_iri(superior)))
        for name in record.names:
            self.map_name(subject_iri, name)

    def map_name(self, entity_iri: str, name: Name) -> None:
        """Writes a name: the words, their kind, scheme, use and source."""
        subject = iri(iris.mint_name_iri(entity_iri, name.kind.value, name.value))
        self.add(iri(entity_iri), "hasName", subject)
        self.triples.add((subject, TYPE, kgb("Name")))
        self.add_text(subject, "value", name.value)
        self.add(subject, "hasKind", iri(concept(name.kind)))
        self.add(subject, "restsOn", self.record(name.record))
        for field, value in (("scheme", name.scheme), ("language", name.language), ("source", name.source)):
            self.add_text(subject, field, value)
        self.add_text(subject, "usedFrom", name.used_from.edtf if name.used_from else None)
        self.add_text(subject, "usedTo", name.used_to.edtf if name.used_to else None)

    def map_tenure(self, tenure: Tenure) -> None:
        """Writes who held which office, with the bounds of beginning and end; an open end has none."""
        person = self.entity_iri(tenure.person)
        begins = tenure.start.as_written if tenure.start else f"row {tenure.record.locator}"
        subject = iri(iris.mint_tenure_iri(person, tenure.office, begins))
        self.triples.add((subject, TYPE, kgb("Tenure")))
        self.add(subject, "hasHolder", iri(person))
        self.add(subject, "fillsOffice", iri(self.entity_iri(tenure.office)))
        self.add(subject, "acting", typed("true" if tenure.acting else "false", "boolean"))
        self.add_bounds(subject, "beginsEarliest", "beginsLatest", tenure.start)
        self.add_bounds(subject, "endsEarliest", "endsLatest", tenure.end)
        self.add_text(subject, "source", tenure.source)
        self.add(subject, "restsOn", self.record(tenure.record))


def map_authority(authority: Authority, base: str) -> Graph:
    """The graph of everybody and everything that the authority tables know."""
    writer = _AuthorityWriter(authority, base)
    for record in authority.records.values():
        writer.map_record(record)
    for tenure in authority.tenures:
        writer.map_tenure(tenure)
    return Graph(iris.mint_graph_iri(base, "authority"), tuple(sorted(writer.triples)))


def map_links(authority: Authority, base: str) -> Graph:
    """The graph of accepted identities: `skos:exactMatch` to what the tables give as the same elsewhere."""
    triples: set[Triple] = set()
    for record in authority.records.values():
        subject = iri(iris.mint_entity_iri(base, record.type.value, record.id))
        triples.update((subject, _EXACT_MATCH, iri(other)) for other in record.same_as)
    return Graph(iris.mint_graph_iri(base, "links"), tuple(sorted(triples)))
