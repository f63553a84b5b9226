"""Parameters as users give them: by name, id or IRI; what cannot be used is said with the choices."""

from __future__ import annotations

import pytest

from kg_builder.errors import ForbiddenQueryError, ParameterError, QueryError
from kg_builder.queries import QueriedGraph, answer_csv, bind_terms, load_queries, prepare_query, run_query
from kg_builder.queries.stored import StoredQuery, adhoc_query

QUERIES = load_queries()
BASE = "https://example.org/ruritania/"
ANNA = f"{BASE}person/muster"


@pytest.mark.parametrize(
    "given", [ANNA, f"<{ANNA}>", "person:muster", "muster", "Anna Muster", "ANNA MUSTER", "adler", " Anna Mustere "]
)
def test_a_person_can_be_given_in_many_ways(oxigraph: QueriedGraph, given: str) -> None:
    prepared = prepare_query(oxigraph, QUERIES["names-of"], {"person": given}, base=BASE)
    assert f"<{ANNA}>" in prepared.text
    assert "?_person_iri" not in prepared.text


@pytest.mark.parametrize("name", ["person", "_person_iri", "?_person_iri"])
def test_a_parameter_has_a_short_and_a_long_name(oxigraph: QueriedGraph, name: str) -> None:
    assert run_query(oxigraph, QUERIES["names-of"], {name: "muster"}).rows


@pytest.mark.parametrize(
    ("query", "given", "said"),
    [
        ("names-of", {}, "whose names: --param person='Anna Muster'"),
        ("names-of", {"persn": "muster"}, "perhaps 'person'"),
        ("coverage", {"person": "muster"}, "coverage has none"),
        ("names-of", {"person": "Anna Mustr"}, "Anna Muster"),
        ("names-of", {"person": f"{BASE}person/nobody"}, "which the graph does not know"),
        ("names-of", {"person": ""}, "which nothing here is called"),
        ("only-as-copy", {"person": "graustadt"}, "which nothing here is called"),
        ("office-holders", {"office": "envoy", "on": "yesterday"}, "the day (or moment) asked for"),
        ("transit-times", {"act": "recept"}, "receipt"),
        ("transit-times", {"longer_than": "an hour"}, "a whole number"),
        ("names-of", {"person": "muster", "_person_iri": "muster"}, "two values"),
        ("office-holders", {"on": "1901"}, "which office"),
    ],
)
def test_what_cannot_be_used_is_said(oxigraph: QueriedGraph, query: str, given: dict[str, str], said: str) -> None:
    with pytest.raises(ParameterError) as raised:
        run_query(oxigraph, QUERIES[query], given)
    assert said in str(raised.value)
    assert raised.value.problems


def test_a_name_of_two_is_refused_with_both(oxigraph: QueriedGraph) -> None:
    with pytest.raises(ParameterError) as raised:
        run_query(oxigraph, QUERIES["names-of"], {"person": "MUSTER"})
    (problem,) = raised.value.problems
    assert problem.choices == (
        f"Anna Muster <{ANNA}>",
        f"Anna Muster the Younger <{BASE}person/muster-younger>",
    )


def test_every_problem_is_told_at_once(oxigraph: QueriedGraph) -> None:
    with pytest.raises(ParameterError) as raised:
        run_query(oxigraph, QUERIES["office-holders"], {"offic": "envoy", "on": "soon"})
    assert len(raised.value.problems) == 3


INJECTIONS = [
    'x" } #',
    "x' }",
    "> } UNION { ?s ?p ?o } #",
    f"{ANNA}> ?p ?o . <{ANNA}",
    ANNA + "\\u003e } #",
    'x"@en . ?s ?p "',
    "\\",
    '\\" } #',
    "x\n} #",
    "x\r} SERVICE <http://127.0.0.1:9/> {} #",
    "?document",
    "{}",
    "\\u0022 } #",
    "\ud800",
    "\x00",
    "kgk:act-receipt",
]


@pytest.mark.parametrize("value", INJECTIONS)
@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("names-of", "person"),
        ("transit-times", "act"),
        ("transit-times", "longer_than"),
        ("distribution-lists", "since"),
    ],
)
def test_an_injection_is_an_error(oxigraph: QueriedGraph, query: str, name: str, value: str) -> None:
    if name == "act" and value == "kgk:act-receipt":
        assert len(run_query(oxigraph, QUERIES[query], {name: value}).rows) == 2
        return
    with pytest.raises(ParameterError):
        run_query(oxigraph, QUERIES[query], {name: value})


@pytest.mark.parametrize("value", [value for value in INJECTIONS if value not in ("\ud800", "\x00")])
def test_in_a_text_an_injection_is_only_text(oxigraph: QueriedGraph, rdflib_graph: QueriedGraph, value: str) -> None:
    query = adhoc_query("SELECT ?x { BIND(?_words AS ?x) }", file="own.rq")
    for graph in (oxigraph, rdflib_graph):
        (row,) = run_query(graph, query, {"words": value}).rows
        assert getattr(row[0], "value", None) == value


def test_values_are_put_in_at_token_level() -> None:
    text = (
        'SELECT ?x { # ?_p and BOUND(?_p)\n ?x <http://example.org/?_p> "?_p", \'?_p\', """?_p""" ; ?_p ?_pq . '
        "FILTER(bound( $_p ) && BOUND(?__other) && BOUND(?x)) }"
    )
    assert bind_terms(text, {"_p": "<i>"}) == (
        'SELECT ?x { # ?_p and BOUND(?_p)\n ?x <http://example.org/?_p> "?_p", \'?_p\', """?_p""" ; <i> ?_pq . '
        "FILTER(true && false && BOUND(?x)) }"
    )


def test_a_query_that_gives_no_table_is_refused(oxigraph: QueriedGraph) -> None:
    with pytest.raises(QueryError, match="no table"):
        run_query(oxigraph, adhoc_query("ASK { ?s ?p ?o }", file="own.rq"))


def test_a_stored_query_is_checked_too(oxigraph: QueriedGraph) -> None:
    query = StoredQuery(name="own", text="SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", summary="Own?")
    with pytest.raises(ForbiddenQueryError):
        run_query(oxigraph, query)


def test_the_same_question_gives_the_same_bytes(oxigraph: QueriedGraph) -> None:
    texts = {answer_csv(run_query(oxigraph, QUERIES["meetings"])) for _time in range(3)}
    assert len(texts) == 1
