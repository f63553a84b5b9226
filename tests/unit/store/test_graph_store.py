"""The embedded engine: the union of the graphs, and errors that a user can act on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.errors import QueryError, StoreError
from kg_builder.store import GraphStore, building, load_store, open_build

LINES = (
    b'<https://example.org/a> <https://example.org/p> "1" <https://example.org/g1> .\n'
    b'<https://example.org/b> <https://example.org/p> "2" <https://example.org/g2> .\n'
)


@pytest.fixture
def store() -> GraphStore:
    return GraphStore.of_nquads(LINES)


def test_a_query_sees_the_union_of_the_graphs(store: GraphStore) -> None:
    answer = store.select("SELECT ?s ?missing { ?s ?p ?o } ORDER BY ?s")
    assert answer.variables == ("s", "missing")
    assert [str(row[0]) for row in answer.rows] == ["<https://example.org/a>", "<https://example.org/b>"]
    assert answer.rows[0][1] is None
    assert len(store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")) == 2
    assert store.ask("ASK { ?s ?p '2' }")


@pytest.mark.parametrize(
    ("method", "query", "said"),
    [
        ("select", "SELECT ?s {", "cannot be parsed"),
        ("select", "ASK { ?s ?p ?o }", "expected a SELECT"),
        ("construct", "SELECT ?s { ?s ?p ?o }", "expected a CONSTRUCT"),
        ("ask", "SELECT ?s { ?s ?p ?o }", "expected an ASK"),
        ("select", "SELECT ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "cannot be answered"),
    ],
)
def test_what_goes_wrong_is_said(store: GraphStore, method: str, query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        getattr(store, method)(query)


def test_a_store_is_not_filled_from_nonsense(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("store")
    (folder / "graph.nq").write_text("this is no N-Quads", encoding="utf-8")
    with pytest.raises(StoreError, match=r"cannot be filled from graph\.nq"):
        load_store(folder / "graph.nq", folder / "store")


def test_a_damaged_store_is_said(tmp_path: Path) -> None:
    with building(tmp_path) as place:
        (place / "graph.nq").write_bytes(LINES)
        load_store(place / "graph.nq", place / "store")
    assert len(open_build(tmp_path)) == 2
    for manifest in tmp_path.glob("generations/*/store/MANIFEST*"):
        manifest.write_bytes(b"x")
    with pytest.raises(StoreError, match=r"cannot be opened .*run kg-builder build"):
        open_build(tmp_path)
