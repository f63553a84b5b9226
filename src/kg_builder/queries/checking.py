"""Refuses by the parse tree what would leave the project: SERVICE, FROM elsewhere, LOAD and every other update."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urljoin

from pyparsing import ParseBaseException
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import URIRef

from kg_builder.errors import ForbiddenQueryError, QueryError
from kg_builder.queries.tokens import Token, TokenKind, canonical_text, tokenize
from kg_builder.suggestions import near_words

_KEYWORDS = (
    "SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS VALUES BIND CONSTRUCT DESCRIBE GROUP ORDER HAVING LIMIT OFFSET "
    "PREFIX BASE GRAPH EXISTS REDUCED UNDEF COUNT SEPARATOR"
).split()
_SERVICE = (
    "found SERVICE, which asks another endpoint; expected a query of this project only (--allow-service lets it pass)"
)


class QueryForm(StrEnum):
    """What a query gives: a table, yes or no, or triples."""

    SELECT = "select"
    ASK = "ask"
    CONSTRUCT = "construct"
    DESCRIBE = "describe"


_FORMS = {
    "SelectQuery": QueryForm.SELECT,
    "AskQuery": QueryForm.ASK,
    "ConstructQuery": QueryForm.CONSTRUCT,
    "DescribeQuery": QueryForm.DESCRIBE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedQuery:
    """A query that may be run: its text as every engine reads it alike, and what it gives."""

    text: str
    form: QueryForm


def check_query(text: str, *, base: str | None = None, allow_service: bool = False) -> CheckedQuery:
    """The query, if it stays within the project; `allow_service` lets it ask other endpoints and graphs elsewhere.

    A `FROM` is within the project where its graph's IRI begins with `base`. Only the `text` of the result may be given
    to an engine.

    Raises:
        QueryError: the query cannot be parsed; with the line and what was expected there.
        ForbiddenQueryError: it holds SERVICE, an update (LOAD, INSERT …) or a FROM outside the project.

    Source: SPARQL 1.1 Query Language, section 13.2 (FROM); Federated Query, section 2 (SERVICE).
    """
    tokens = tokenize(text)
    canonical = canonical_text(tokens)
    if not allow_service:
        _refuse_service_keyword(tokens)
    prologue, query = _parse(canonical)
    if not allow_service:
        _refuse_service(query)
        _refuse_foreign_graphs(prologue, query, base)
    return CheckedQuery(text=canonical, form=_FORMS[query.name])


def _parse(text: str) -> tuple[Sequence[Any], CompValue]:
    try:
        prologue, query = parseQuery(text)
    except ParseBaseException as error:
        _refuse_update(text)
        raise QueryError(_explain(text, error)) from error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply to be read; expected a simpler one") from error
    return prologue, query


def _refuse_update(text: str) -> None:
    try:
        update = parseUpdate(text)
    except (ParseBaseException, RecursionError):
        return
    kinds = [node.name for node in update.get("request") or () if isinstance(node, CompValue)]
    if kinds:
        raise ForbiddenQueryError(
            f"found the update {', '.join(sorted(set(kinds)))}; expected a query (a build is changed by building anew)"
        )


def _explain(text: str, error: ParseBaseException) -> str:
    lines = text.split("\n")
    line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
    found = repr(line[error.column - 1 :].strip()[:40]) if line[error.column - 1 :].strip() else "the end of the query"
    word = next((token.text for token in tokenize(line[error.column - 1 :]) if token.kind is TokenKind.WORD), "")
    near = near_words(word, _KEYWORDS, least=75.0, most=1)
    hint = f"; perhaps {near[0]}" if near and near[0] != word.upper() else ""
    return (
        f"the query cannot be parsed: line {error.lineno}, column {error.column}: found {found}; "
        f"expected what SPARQL has there ({error.msg}){hint}"
    )


def _nodes(node: object) -> Iterator[CompValue]:
    """Every node of the parse tree, from the top."""
    waiting: list[object] = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, CompValue):
            yield current
            waiting.extend(current.values())
        elif isinstance(current, str | bytes):
            continue
        elif hasattr(current, "__iter__"):
            waiting.extend(current)


def _refuse_service(query: CompValue) -> None:
    if any(node.name == "ServiceGraphPattern" for node in _nodes(query)):
        raise ForbiddenQueryError(_SERVICE)


def _refuse_service_keyword(tokens: Sequence[Token]) -> None:
    """Oxigraph has a parser of its own: a bare keyword is refused even where rdflib's tree would not show it."""
    for token in tokens:
        if token.is_word("SERVICE"):
            raise ForbiddenQueryError(f"line {token.line}: {_SERVICE}")


def _refuse_foreign_graphs(prologue: Sequence[Any], query: CompValue, base: str | None) -> None:
    declared: dict[str, str] = {}
    relative_to = ""
    for declaration in prologue:
        if declaration.name == "Base":
            relative_to = urljoin(relative_to, str(declaration.iri))
        elif declaration.name == "PrefixDecl":
            declared[str(declaration.prefix or "")] = urljoin(relative_to, str(declaration.iri))
    for node in _nodes(query):
        if node.name != "DatasetClause":
            continue
        named = node.default if node.default is not None else node.named
        graph = _expand(named, declared, relative_to)
        if base is None or not graph.startswith(base) or "/../" in graph or "/./" in graph or graph.endswith("/.."):
            raise ForbiddenQueryError(
                f"found FROM <{graph}>; expected only graphs of this project "
                f"({'<' + base + '…>' if base else 'none is named here'}; --allow-service lets it pass)"
            )


def _expand(named: object, declared: dict[str, str], relative_to: str) -> str:
    if isinstance(named, CompValue):
        return declared.get(str(named.prefix or ""), "") + str(named.localname or "")
    return urljoin(relative_to, str(named)) if isinstance(named, URIRef) else str(named)
