"""What the queries need of a graph: three questions it can be asked."""

from __future__ import annotations

from typing import Protocol

import pyoxigraph as ox

from kg_builder.store import Answer


class QueriedGraph(Protocol):
    """A graph that answers SPARQL over the union of its named graphs; `GraphStore` is one."""

    def select(self, sparql: str) -> Answer:
        """The table that a SELECT query gives."""
        ...

    def construct(self, sparql: str) -> list[ox.Triple]:
        """The triples that a CONSTRUCT or DESCRIBE query gives."""
        ...

    def ask(self, sparql: str) -> bool:
        """Yes or no."""
        ...
