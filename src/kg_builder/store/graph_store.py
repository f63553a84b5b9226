"""The graph with its SPARQL engine: embedded Oxigraph, every query over the union of the named graphs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kg_builder.errors import QueryError, StoreError
from kg_builder.store.generations import current_generation

_Given = TypeVar("_Given", ox.QuerySolutions, ox.QueryTriples, ox.QueryBoolean)
Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple


@dataclass(frozen=True, slots=True)
class Answer:
    """The table that a query gives: its columns, and its rows with None where a cell is empty."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


# What is proposed stands beside what is stated in a store and a file of its own.
PROPOSED_NQUADS = "proposed.nq"
PROPOSED_STORE = "store-proposed"


class GraphStore:
    """A read-only graph that answers SPARQL. Callers check a query first: the engine itself would follow `SERVICE`."""

    def __init__(self, store: ox.Store, *, nquads: Path | None = None, folder: Path | None = None) -> None:
        self._store = store
        self.nquads = nquads
        self.folder = folder

    @classmethod
    def of_nquads(cls, nquads: Path | bytes) -> GraphStore:
        """A graph in memory, from an N-Quads file or its bytes."""
        store = ox.Store()
        if isinstance(nquads, bytes):
            store.bulk_load(nquads, ox.RdfFormat.N_QUADS)
            return cls(store)
        store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
        return cls(store, nquads=nquads)

    def select(self, sparql: str) -> Answer:
        """The table that a SELECT query gives.

        Raises:
            QueryError: the query cannot be parsed or is no SELECT.
        """
        with _engine_errors():
            solutions = self._answer(sparql, ox.QuerySolutions, "no table; expected a SELECT query")
            variables = tuple(variable.value for variable in solutions.variables)
            return Answer(variables, tuple(tuple(row[name] for name in variables) for row in solutions))

    def construct(self, sparql: str) -> list[ox.Triple]:
        """The triples that a CONSTRUCT or DESCRIBE query gives, sorted.

        Raises:
            QueryError: the query cannot be parsed or gives no triples.
        """
        with _engine_errors():
            triples = self._answer(sparql, ox.QueryTriples, "no triples; expected a CONSTRUCT query")
            return sorted(set(triples), key=str)

    def ask(self, sparql: str) -> bool:
        """Yes or no.

        Raises:
            QueryError: the query cannot be parsed or is no ASK.
        """
        with _engine_errors():
            return bool(self._answer(sparql, ox.QueryBoolean, "no yes or no; expected an ASK query"))

    def _answer(self, sparql: str, kind: type[_Given], otherwise: str) -> _Given:
        given = self._store.query(sparql, use_default_graph_as_union=True)
        if not isinstance(given, kind):
            raise QueryError(f"this query gives {otherwise}")
        return given

    def __len__(self) -> int:
        return len(self._store)


@contextmanager
def _engine_errors() -> Iterator[None]:
    """Errors of the engine, which may come with any row, as errors of the query."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the query cannot be parsed: {error}") from error
    except RuntimeError as error:
        raise StoreError(f"the store is damaged: {error}; expected the store of a finished build") from error
    except (OSError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def load_store(nquads: Path, folder: Path) -> None:
    """Fills a new store on disk from an N-Quads file.

    Raises:
        StoreError: the file is no N-Quads, or the folder cannot be written.
    """
    try:
        store = ox.Store(str(folder))
        store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
        store.flush()
    except (SyntaxError, OSError) as error:
        raise StoreError(f"{folder}: the store cannot be filled from {nquads.name}: {error}") from error


def open_build(build_folder: Path, *, with_proposed: bool = False) -> GraphStore:
    """The last complete build of a project, read-only; with what is only proposed beside what is stated, if asked.

    A build in which nothing was proposed has no store of proposals: then the two are the same.

    Raises:
        StoreError: nothing has been built, or the store is damaged.
    """
    generation = current_generation(build_folder)
    proposed = with_proposed and (generation / PROPOSED_NQUADS).is_file()
    nquads, folder = (PROPOSED_NQUADS, PROPOSED_STORE) if proposed else ("graph.nq", "store")
    try:
        store = ox.Store.read_only(str(generation / folder))
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError is how the engine reports damaged files
        raise StoreError(
            f"{generation / folder}: cannot be opened ({error}); expected the store of a finished build "
            "(run kg-builder build to make it anew)"
        ) from error
    return GraphStore(store, nquads=generation / nquads, folder=generation)
