"""The nodes of a class with all that the graph says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg_builder.store import GraphStore
from kg_builder.vocab import KGB, KGK, PREFIXES

PROLOGUE = "".join(f"PREFIX {name}: <{namespace}> " for name, namespace in PREFIXES.items())


@dataclass(slots=True)
class GraphNode:
    """One node: its IRI, and the values of each property, as strings in the order of their terms."""

    iri: str
    values: dict[str, list[str]] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        """The values of one of our own properties, sorted."""
        return sorted(self.values.get(KGB + name, ()))

    def one(self, name: str) -> str | None:
        """The first value, or None."""
        found = self.values.get(KGB + name)
        return min(found) if found else None

    def kind(self, name: str) -> str | None:
        """The first value as the kind's name: "role-sender"."""
        found = self.one(name)
        return None if found is None else found.removeprefix(KGK)


def fetch_nodes(store: GraphStore, class_name: str) -> Mapping[str, GraphNode]:
    """Every node of one of our classes, by its IRI, sorted.

    Graph by graph: a node that many documents share stands in all their graphs, and would be met with each of its
    classes once for each of its properties.
    """
    query = f"{PROLOGUE}SELECT DISTINCT ?s ?p ?o WHERE {{ GRAPH ?g {{ ?s a kgb:{class_name} ; ?p ?o }} }}"
    nodes: dict[str, GraphNode] = {}
    for subject, predicate, value in store.select(query).rows:
        iri = _plain(subject)
        node = nodes.get(iri)
        if node is None:
            node = nodes[iri] = GraphNode(iri)
        node.values.setdefault(_plain(predicate), []).append(_plain(value))
    return dict(sorted(nodes.items()))


def fetch_pairs(store: GraphStore, pattern: str) -> Mapping[str, list[str]]:
    """For each `?key` of a pattern within one graph its `?value`s, sorted."""
    pairs: dict[str, list[str]] = {}
    for key, value in store.select(f"{PROLOGUE}SELECT DISTINCT ?key ?value WHERE {{ GRAPH ?g {{ {pattern} }} }}").rows:
        pairs.setdefault(_plain(key), []).append(_plain(value))
    return {key: sorted(pairs[key]) for key in sorted(pairs)}


def count_rows(store: GraphStore, pattern: str) -> Mapping[str, int]:
    """How many different `?item`s there are for each `?kind` of a graph pattern."""
    query = f"{PROLOGUE}SELECT ?kind (COUNT(DISTINCT ?item) AS ?count) WHERE {{ {pattern} }} GROUP BY ?kind"
    rows = store.select(query).rows
    return dict(sorted((_plain(kind), int(_plain(count))) for kind, count in rows if kind is not None))


def _plain(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
