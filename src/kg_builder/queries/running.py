"""Puts checked values into a stored query, token by token, and asks the graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg_builder.errors import ParameterError, Problem, QueryError
from kg_builder.queries.checking import CheckedQuery, QueryForm, check_query
from kg_builder.queries.graph import QueriedGraph
from kg_builder.queries.parameters import ParameterType, QueryParameter, serialise
from kg_builder.queries.resolving import resolve_iri
from kg_builder.queries.stored import StoredQuery
from kg_builder.queries.tokens import Token, TokenKind, tokenize
from kg_builder.store import Answer
from kg_builder.suggestions import near_words, perhaps


def run_query(
    graph: QueriedGraph, query: StoredQuery, parameters: Mapping[str, str] | None = None, *, base: str | None = None
) -> Answer:
    """The answer of a stored question; `parameters` by short or full name, as a user writes them.

    Raises:
        ParameterError: a parameter is unknown, missing or not of its type; every problem is listed.
        QueryError: the query cannot be parsed, or gives no table.
        ForbiddenQueryError: it would leave the project.
    """
    prepared = prepare_query(graph, query, parameters or {}, base=base)
    if prepared.form is not QueryForm.SELECT:
        raise QueryError(f"{query.name}: this query gives no table; expected a SELECT query")
    return graph.select(prepared.text)


def prepare_query(
    graph: QueriedGraph,
    query: StoredQuery,
    parameters: Mapping[str, str],
    *,
    base: str | None = None,
    allow_service: bool = False,
) -> CheckedQuery:
    """A stored question with its parameters put in, checked and ready to be asked.

    Raises:
        ParameterError: a parameter is unknown, missing or not of its type; every problem is listed.
        QueryError: the query cannot be parsed.
        ForbiddenQueryError: it would leave the project.
    """
    terms = _terms_of(graph, query, parameters)
    return check_query(bind_terms(query.text, terms), base=base, allow_service=allow_service)


def bind_terms(text: str, terms: Mapping[str, str]) -> str:
    """A query in which some variables (named without their question mark) are terms.

    `BOUND(?_p)` becomes true for them, and false for every other parameter; strings, IRIs and comments stay.
    """
    tokens = tokenize(text)
    bound: list[str] = []
    position = 0
    while position < len(tokens):
        asked = _bound_call(tokens, position)
        if asked is not None:
            name, position = asked
            bound.append("true" if name in terms else "false")
            continue
        token = tokens[position]
        bound.append(terms.get(token.variable or "", token.text))
        position += 1
    return "".join(bound)


def _bound_call(tokens: Sequence[Token], position: int) -> tuple[str, int] | None:
    """Of `BOUND(?_p)` at this position: the parameter's name and the position after it."""
    if not tokens[position].is_word("BOUND"):
        return None
    wanted = ["(", "?", ")"]
    name = ""
    for following in range(position + 1, len(tokens)):
        token = tokens[following]
        if token.kind in (TokenKind.SPACE, TokenKind.COMMENT):
            continue
        mark = wanted.pop(0)
        if mark == "?" and token.variable and token.variable.startswith("_"):
            name = token.variable
        elif mark != token.text:
            return None
        if not wanted:
            return name, following + 1
    return None


def _terms_of(graph: QueriedGraph, query: StoredQuery, given: Mapping[str, str]) -> dict[str, str]:
    problems: list[Problem] = []
    values: dict[str, str] = {}
    for name, value in given.items():
        parameter = _find(query, name)
        if parameter is None:
            problems.append(_unknown(query, name))
        elif parameter.short in values:
            problems.append(
                Problem(
                    file=f"parameter {parameter.short}", found="two values", expected="one value for each parameter"
                )
            )
        else:
            values[parameter.short] = value
    terms: dict[str, str] = {}
    for parameter in query.parameters:
        taken = values.get(parameter.takes or parameter.short)
        if taken is not None:
            _add_term(terms, problems, graph, parameter, taken)
        elif parameter.required and parameter.takes is None:
            problems.append(_missing(parameter))
    if problems:
        raise ParameterError(f"{query.name}: {len(problems)} problem(s) with the parameters", problems)
    return terms


def _add_term(
    terms: dict[str, str], problems: list[Problem], graph: QueriedGraph, parameter: QueryParameter, value: str
) -> None:
    try:
        resolved = resolve_iri(parameter, value, graph) if parameter.type is ParameterType.IRI else value
        terms[parameter.variable] = serialise(parameter, resolved)
    except ParameterError as error:
        problems.extend(error.problems)
    except ValueError as error:
        # A parameter that takes another's value has the same problem: said once.
        if parameter.takes is None:
            problems.append(
                Problem(
                    file=f"parameter {parameter.short}",
                    found=repr(value),
                    expected=f"{error} ({parameter.meaning}; for example {parameter.example})",
                )
            )


def _find(query: StoredQuery, name: str) -> QueryParameter | None:
    bare = name.lstrip("?$")
    return next((p for p in query.asked if bare in (p.short, p.variable)), None)


def _unknown(query: StoredQuery, name: str) -> Problem:
    known = tuple(parameter.short for parameter in query.asked)
    near = perhaps(near_words(name, known, least=50.0, most=1))
    hint = f", {near}" if near else ""
    expected = f"a parameter of {query.name}{hint}" if known else f"no parameters: {query.name} has none"
    return Problem(file=f"parameter {name}", found="an unknown name", expected=expected, choices=known)


def _missing(parameter: QueryParameter) -> Problem:
    return Problem(
        file=f"parameter {parameter.short}",
        found="no value",
        expected=f"{parameter.meaning}: --param {parameter.short}={parameter.example!r}",
        choices=parameter.choices,
    )
