"""Collects the triples of one graph, and what every graph writes alike: texts, bounds of dates, places in sources."""

from __future__ import annotations

from kg_builder import iris
from kg_builder.authority import Authority
from kg_builder.mapping.terms import TYPE, Graph, Triple, integer, iri, kgb, text, typed
from kg_builder.model import DateValue, LedgerLine, SourceRecord
from kg_builder.vocab import RDFS

LABEL = f"<{RDFS}label>"


class TripleWriter:
    """The triples of one named graph as they come; `graph()` gives them sorted."""

    def __init__(self, authority: Authority, base: str, graph_iri: str) -> None:
        self.authority = authority
        self.base = base
        self._graph_iri = graph_iri
        self._triples: set[Triple] = set()

    def graph(self) -> Graph:
        """The graph, sorted."""
        return Graph(self._graph_iri, tuple(sorted(self._triples)))

    def add_triple(self, subject: str, predicate: str, value: str) -> None:
        """One triple of three N-Triples terms."""
        self._triples.add((subject, predicate, value))

    def add(self, subject: str, name: str, value: str) -> None:
        """One triple with one of our own properties."""
        self._triples.add((subject, kgb(name), value))

    def add_text(self, subject: str, name: str, value: str | None) -> None:
        """One triple with a text, where there is one."""
        if value:
            self._triples.add((subject, kgb(name), text(value)))

    def add_type(self, subject: str, name: str) -> None:
        """The class of a node."""
        self._triples.add((subject, TYPE, kgb(name)))

    def add_label(self, subject: str, label: str) -> None:
        """The label of a node."""
        self._triples.add((subject, LABEL, text(label)))

    def add_bounds(self, subject: str, first: str, last: str, value: DateValue | None) -> None:
        """The bounds of a date as unzoned `xsd:dateTime`; an open or unknown end has none."""
        if value is not None and value.earliest is not None:
            self.add(subject, first, typed(value.earliest, "dateTime"))
        if value is not None and value.latest is not None:
            self.add(subject, last, typed(value.latest, "dateTime"))

    def entity(self, entity_id: str | None) -> str | None:
        """The term of an authority record, or None where the tables know no such id."""
        record = self.authority.get(entity_id) if entity_id else None
        return None if record is None else iri(iris.mint_entity_iri(self.base, record.type.value, record.id))

    def record(self, record: SourceRecord) -> str:
        """The term of a place in a structured source; of a line of a ledger also who decided, when and why."""
        subject = iri(iris.mint_record_iri(self.base, record.file, record.locator))
        self.add_type(subject, "SourceRecord")
        self.add_text(subject, "file", record.file)
        self.add_text(subject, "locator", record.locator)
        if record.line is not None:
            self.add(subject, "line", integer(record.line))
        if isinstance(record, LedgerLine):
            self.add_text(subject, "decidedBy", record.decided_by)
            self.add_text(subject, "note", record.reason)
            if record.decided_on:
                self.add(subject, "decidedOn", typed(record.decided_on, "date"))
        return subject
