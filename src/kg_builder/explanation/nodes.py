"""Nodes of the graph with all their triples, fetched many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

import pyoxigraph as ox

from kg_builder.store import GraphStore
from kg_builder.vocab import DCTERMS, KGB, KGK, PREFIXES, RDF, RDFS

_BATCH = 500
_CALLED_BY = (f"{RDFS}label", "title", f"{DCTERMS}title", "exact", "asWritten", "value", "file")
_PROLOGUE = "".join(f"PREFIX {name}: <{namespace}> " for name, namespace in PREFIXES.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node: the values of each property, sorted, as strings; `links` are those that are IRIs."""

    iri: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: tuple[str, ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """The values of one of our own properties, or of one given by its full IRI."""
        return self.values.get(name if ":" in name else KGB + name, ())

    def one(self, name: str) -> str | None:
        """The first value, or None."""
        found = self.all(name)
        return found[0] if found else None

    def kind(self, name: str) -> str | None:
        """The first value as a kind in words: "copy recipient" for `kgk:role-copy-recipient`."""
        found = self.one(name)
        return None if found is None else kind_words(found)

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of its own classes: ("Participation",)."""
        return tuple(name.removeprefix(KGB) for name in self.all(f"{RDF}type") if name.startswith(KGB))

    @property
    def label(self) -> str:
        """The label or title; else the words, the file or the document's id; else the last part of the IRI."""
        if "Document" in self.classes and not self.one("title"):
            return unquote(self.iri.partition("/document/")[2]) or self.iri
        said = next((value for name in _CALLED_BY if (value := self.one(name))), None)
        return said or unquote(self.iri.rstrip("/").rsplit("/", 1)[-1])


def kind_words(concept: str) -> str:
    """A kind's IRI in words."""
    return concept.removeprefix(KGK).partition("-")[2].replace("-", " ")


def literal(text: str) -> str:
    """A text as a literal of a query, escaped."""
    return str(ox.Literal(text))


class Nodes:
    """The nodes fetched so far; every query is written here, from IRIs that came out of the graph or were checked."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._known: dict[str, Node] = {}

    def __getitem__(self, iri: str) -> Node:
        """The node, fetched if need be; one of which the graph says nothing has no values."""
        if iri not in self._known:
            self.fetch([iri])
        return self._known[iri]

    def fetch(self, iris: Iterable[str]) -> None:
        """Fetches all triples of some nodes, many at a time."""
        wanted = sorted({iri for iri in iris if iri not in self._known})
        for first in range(0, len(wanted), _BATCH):
            self._fetch(wanted[first : first + _BATCH])

    def column(self, query: str) -> list[str]:
        """The first column of a SELECT query: IRIs and literals as strings, sorted, without repetition."""
        return sorted({_string(row[0]) for row in self._store.select(_PROLOGUE + query).rows if row[0] is not None})

    def _fetch(self, iris: Sequence[str]) -> None:
        values: dict[str, dict[str, set[str]]] = {iri: {} for iri in iris}
        links: dict[str, set[str]] = {iri: set() for iri in iris}
        wanted = " ".join(f"<{iri}>" for iri in iris)
        query = f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES ?s {{ {wanted} }} ?s ?p ?o }}"
        for subject, predicate, value in self._store.select(_PROLOGUE + query).rows:
            values[_string(subject)].setdefault(_string(predicate), set()).add(_string(value))
            if isinstance(value, ox.NamedNode):
                links[_string(subject)].add(value.value)
        for iri in iris:
            ordered = {name: tuple(sorted(each)) for name, each in sorted(values[iri].items())}
            self._known[iri] = Node(iri=iri, values=ordered, links=tuple(sorted(links[iri])))


def _string(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
