"""No query makes any engine knock at another door: a listener on loopback is never reached."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox
import pytest

from kg_builder.errors import KgError
from kg_builder.queries import QueriedGraph, QueryForm, prepare_query
from kg_builder.queries.stored import adhoc_query
from kg_builder.store import GraphStore

BASE = "https://example.org/ruritania/"


@dataclass
class Listener:
    """Counts who knocks, and answers nobody."""

    port: int
    knocks: list[str] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = socket.create_server(("127.0.0.1", 0))
    heard = Listener(server.getsockname()[1])

    def listen() -> None:
        while True:
            try:
                connection, address = server.accept()
            except OSError:
                return
            heard.knocks.append(str(address))
            connection.close()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    yield heard
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(timeout=5)


ATTACKS = [
    "SELECT * { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * { service<http://127.0.0.1:PORT/>{?s ?p ?o} }",
    "SELECT * { ?s ?p ?o OPTIONAL { { SELECT * { SERVICE <http://127.0.0.1:PORT/> { ?a ?b ?c } } } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } } }",
    "SELECT * { VALUES ?x { <http://127.0.0.1:PORT/> } SERVICE ?x { ?s ?p ?o } }",
    "ASK { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o # ends at the carriage return\r SERVICE <http://127.0.0.1:PORT/> { ?a ?b ?c }\n }",
    'SELECT * { ?s ?p ?o BIND("a\\u0022 # " AS ?b) SERVICE <http://127.0.0.1:PORT/> { ?a ?b ?c }\n }',
    "SELECT * { ?s ?p ?o BIND('\\u005C' AS ?b) SERVICE <http://127.0.0.1:PORT/> { ?a ?b ?c } BIND('' AS ?d) }",
    "SELECT * { SERV\\u0049CE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * { SERVICE <http\\u003A//127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:PORT/x.ttl> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://127.0.0.1:PORT/x.ttl> { GRAPH ?g { ?s ?p ?o } }",
    "BASE <http://127.0.0.1:PORT/> SELECT * FROM <x.ttl> { ?s ?p ?o }",
    "PREFIX x: <http://127.0.0.1:PORT/> SELECT * FROM x:x.ttl { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:PORT/x.ttl>",
    "LOAD SILENT <http://127.0.0.1:PORT/x.ttl>",
    "SELECT * { ?s ?p ?o } ; LOAD <http://127.0.0.1:PORT/x.ttl>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
]


def _ask(graph: QueriedGraph, text: str) -> None:
    prepared = prepare_query(graph, adhoc_query(text, file="attack"), {}, base=BASE)
    if prepared.form is QueryForm.SELECT:
        graph.select(prepared.text)
    elif prepared.form is QueryForm.ASK:
        graph.ask(prepared.text)
    else:
        graph.construct(prepared.text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_engine_reaches_the_listener(
    listener: Listener, oxigraph: QueriedGraph, rdflib_graph: QueriedGraph, attack: str
) -> None:
    for graph in (oxigraph, rdflib_graph):
        with pytest.raises(KgError):
            _ask(graph, attack.replace("PORT", str(listener.port)))
    assert listener.knocks == []


def test_a_service_in_a_comment_is_a_comment(
    listener: Listener, oxigraph: QueriedGraph, rdflib_graph: QueriedGraph
) -> None:
    text = "SELECT * { # \\u000A SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }\n ?s <x:none> ?o }"
    for graph in (oxigraph, rdflib_graph):
        _ask(graph, text.replace("PORT", str(listener.port)))
    assert listener.knocks == []


def test_the_engine_itself_would_reach_it(listener: Listener) -> None:
    """The control: without the check, the same listener is reached."""
    with pytest.raises(OSError):  # how the engine words it depends on the moment at which the listener hangs up
        list(ox.Store().query(ATTACKS[0].replace("PORT", str(listener.port))))  # type: ignore[arg-type]
    deadline = time.monotonic() + 5
    while not listener.knocks and time.monotonic() < deadline:
        time.sleep(0.01)
    assert listener.knocks


def test_a_parameter_cannot_smuggle_it_in(listener: Listener, oxigraph: QueriedGraph) -> None:
    query = adhoc_query("SELECT ?x { BIND(?_words AS ?x) }", file="own")
    for attack in ATTACKS:
        value = f'" AS ?x) {attack.replace("PORT", str(listener.port))} #'
        (row,) = oxigraph.select(prepare_query(oxigraph, query, {"words": value}).text).rows
        assert getattr(row[0], "value", None) == value
    assert listener.knocks == []


def test_a_remote_context_in_a_loaded_file_is_not_fetched(listener: Listener) -> None:
    """Stores are filled from N-Quads only; JSON-LD with a remote context is no N-Quads."""
    text = f'{{"@context": "http://127.0.0.1:{listener.port}/context.jsonld", "@id": "x:a", "b": "c"}}'
    with pytest.raises(SyntaxError):
        GraphStore.of_nquads(text.encode())
    assert listener.knocks == []
