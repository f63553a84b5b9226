"""The invented correspondence of Ruritania, in both engines."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import ResultRow

from kg_builder.errors import QueryError
from kg_builder.queries import QueriedGraph
from kg_builder.store import Answer, GraphStore, Term

FIXTURE = Path(__file__).parent / "ruritania.trig"


def nquads_of(trig: Path) -> bytes:
    """A TriG file as N-Quads."""
    out = io.BytesIO()
    ox.serialize(ox.parse(path=trig, format=ox.RdfFormat.TRIG), out, format=ox.RdfFormat.N_QUADS)
    return out.getvalue()


def union_of(trig: Path) -> rdflib.Graph:
    """All triples of a TriG file in one rdflib graph."""
    triples = {quad.triple for quad in ox.parse(path=trig, format=ox.RdfFormat.TRIG)}
    out = io.BytesIO()
    ox.serialize(sorted(triples, key=str), out, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=out.getvalue(), format="nt")


class RdflibGraph:
    """The same graph in rdflib: a second engine that must give the same answers."""

    def __init__(self, union: rdflib.Graph) -> None:
        self._union = union

    def select(self, sparql: str) -> Answer:
        result = self._union.query(sparql)
        if result.type != "SELECT":
            raise QueryError(f"found {result.type}; expected a SELECT query")
        variables = tuple(str(variable) for variable in result.vars or ())
        rows = [tuple(_term(row[name]) for name in variables) for row in result if isinstance(row, ResultRow)]
        return Answer(variables, tuple(rows))

    def construct(self, sparql: str) -> list[ox.Triple]:
        raise QueryError(f"not asked of rdflib: {sparql}")

    def ask(self, sparql: str) -> bool:
        return bool(self._union.query(sparql).askAnswer)


def _term(value: object) -> Term | None:
    match value:
        case None:
            return None
        case rdflib.URIRef():
            return ox.NamedNode(str(value))
        case rdflib.Literal():
            return ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype)) if value.datatype else None)
        case _:
            raise AssertionError(f"unexpected term {value!r}")


@pytest.fixture(scope="session")
def union() -> rdflib.Graph:
    """The fixture's triples, without their graphs."""
    return union_of(FIXTURE)


@pytest.fixture(scope="session")
def oxigraph() -> QueriedGraph:
    """The fixture in the engine that users get."""
    return GraphStore.of_nquads(nquads_of(FIXTURE))


@pytest.fixture(scope="session")
def rdflib_graph(union: rdflib.Graph) -> QueriedGraph:
    """The fixture in rdflib: the union of its graphs."""
    return RdflibGraph(union)


@pytest.fixture(scope="session")
def in_rdflib() -> Callable[[GraphStore], QueriedGraph]:
    """Gives the graph of a real build in rdflib."""

    def union(store: GraphStore) -> QueriedGraph:
        triples = store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        out = io.BytesIO()
        ox.serialize(triples, out, format=ox.RdfFormat.N_TRIPLES)
        return RdflibGraph(rdflib.Graph().parse(data=out.getvalue(), format="nt"))

    return union
