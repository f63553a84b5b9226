"""Queries that would leave the project are refused by their parse tree; faulty ones are explained."""

from __future__ import annotations

import pytest

from kg_builder.errors import ForbiddenQueryError, QueryError
from kg_builder.queries import QueryForm, check_query
from kg_builder.queries.checking import _parse, _refuse_service

BASE = "https://example.org/ruritania/"
SERVICE = "SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * { ?s ?p ?o }", QueryForm.SELECT),
        ("ASK { ?s ?p ?o }", QueryForm.ASK),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", QueryForm.CONSTRUCT),
        ("DESCRIBE <https://example.org/a>", QueryForm.DESCRIBE),
        ("PREFIX service: <https://example.org/> SELECT * { ?service service:service 'SERVICE' } # SERVICE", "select"),
    ],
)
def test_harmless_queries_pass(text: str, form: QueryForm) -> None:
    assert check_query(text).form == form


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ {SERVICE} }}",
        f"SELECT * {{ {SERVICE.replace('SERVICE', 'SERVICE SILENT')} }}",
        f"SELECT * {{ {SERVICE.lower()} }}",
        f"SELECT * {{ ?s ?p ?o OPTIONAL {{ {{ SELECT * {{ {SERVICE} }} }} }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {SERVICE} }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER(?o && NOT EXISTS {{ {SERVICE} }}) }}",
        f"SELECT * {{ ?s ?p ?o MINUS {{ {SERVICE} }} }}",
        f"SELECT * {{ GRAPH ?g {{ {SERVICE} }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {SERVICE} }}",
        f"ASK {{ {SERVICE} }}",
        "SELECT * { ?x ?y ?z . SERVICE ?x { ?s ?p ?o } }",
        "SELECT * { SERVICE# a comment\n<http://127.0.0.1:9/> { ?s ?p ?o } }",
        f"SELECT * {{ ?s ?p ?o # a comment that ends at a carriage return\r {SERVICE}\n }}",
        f'SELECT * {{ ?s ?p "a\\u0022 . # " . {SERVICE}\n }}',
        f"SELECT * {{ ?s ?p '\\u005C' . {SERVICE} . ?s ?p '' }}",
        f"SELECT * {{ ?s ?p ?o BIND(EXISTS {{ {SERVICE} }} AS ?b) }}",
        f"SELECT (EXISTS {{ {SERVICE} }} AS ?b) {{ ?s ?p ?o }}",
        f"SELECT * {{ ?s ?p ?o }} ORDER BY (EXISTS {{ {SERVICE} }})",
        f"SELECT ?s {{ ?s ?p ?o }} GROUP BY ?s HAVING (EXISTS {{ {SERVICE} }})",
    ],
)
def test_service_is_refused_wherever_it_hides(text: str) -> None:
    with pytest.raises(ForbiddenQueryError, match="SERVICE"):
        check_query(text, base=BASE)


@pytest.mark.parametrize("pattern", ["{}", "{{ {} }}", "FILTER EXISTS {{ {} }}", "?s ?p ?o MINUS {{ {} }}"])
def test_the_parse_tree_alone_shows_it(pattern: str) -> None:
    _prologue, query = _parse(f"SELECT * {{ {pattern.format(SERVICE)} }}")
    with pytest.raises(ForbiddenQueryError):
        _refuse_service(query)


def test_service_passes_where_it_is_allowed() -> None:
    assert check_query(f"SELECT * {{ {SERVICE} }}", allow_service=True).form is QueryForm.SELECT


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <http://127.0.0.1:9/x.ttl>",
        "FROM NAMED <http://127.0.0.1:9/x.ttl>",
        "FROM <file:///etc/passwd>",
        f"FROM <{BASE}graph/authority> FROM <http://127.0.0.1:9/>",
        f"FROM <{BASE}../elsewhere>",
        "FROM <relative>",
        "FROM elsewhere:graph",
        "FROM<http\\u003a//127.0.0.1:9/>",
    ],
)
def test_from_outside_the_project_is_refused(clause: str) -> None:
    text = f"PREFIX elsewhere: <http://127.0.0.1:9/> SELECT * {clause} {{ ?s ?p ?o }}"
    with pytest.raises(ForbiddenQueryError, match="FROM"):
        check_query(text, base=BASE)


def test_from_is_resolved_before_it_is_judged() -> None:
    within = (
        f"BASE <{BASE}> PREFIX own: <{BASE}graph/> SELECT * FROM <graph/links> FROM NAMED own:authority {{ ?s ?p ?o }}"
    )
    assert check_query(within, base=BASE).form is QueryForm.SELECT
    with pytest.raises(ForbiddenQueryError):
        check_query("BASE <http://127.0.0.1:9/> SELECT * FROM <graph/links> { ?s ?p ?o }", base=BASE)
    with pytest.raises(ForbiddenQueryError, match="none is named"):
        check_query(within)


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:9/>",
        "LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <https://example.org/g>",
        "INSERT DATA { <https://example.org/a> <https://example.org/b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP GRAPH <https://example.org/g>",
        "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    ],
)
@pytest.mark.parametrize("allowed", [False, True])
def test_updates_are_always_refused(text: str, allowed: bool) -> None:
    with pytest.raises(ForbiddenQueryError, match="update"):
        check_query(text, base=BASE, allow_service=allowed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT *\n{ ?s ?p ?o", "end of the query"),
        ("SELECT * {\n ?s ?p ?o FLTER(?o) }", "line 2"),
        ("SELCT * { ?s ?p ?o }", "perhaps SELECT"),
        ("", "end of the query"),
        ("SELECT * { ?s ?p ?o } ; LOAD <http://127.0.0.1:9/>", "cannot be parsed"),
        ("SELECT * { ?s ?p ?o }\n# a comment\nLIMT 3", "perhaps LIMIT"),
        ("SELECT * " + "{" * 5000, "."),
    ],
)
def test_a_faulty_query_is_explained(text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        check_query(text)


def test_what_is_run_has_the_lines_of_what_was_written() -> None:
    text = "SELECT * # one\r\n{ ?s ?p '''a\nb''' }\n"
    assert check_query(text).text.count("\n") == 3
    assert "#" not in check_query(text).text
