"""Audit queries: what shapes cannot see because it needs several named graphs. Each row is a check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg_builder.errors import Problem, QueryError
from kg_builder.queries import AuditQuery, check_query, load_audits
from kg_builder.store import GraphStore, Term
from kg_builder.validation.batches import NamedGraph
from kg_builder.validation.checks import locate
from kg_builder.validation.location import GraphIndex, Triples
from kg_builder.validation.results import Located, Result

AUDIT = "https://w3id.org/kg-builder/audit#"
AUDIT_COMPONENT = "SPARQLConstraintComponent"
_COLUMNS = ("subject", "property", "value", "graph")


def run_audits(store: GraphStore, folder: Path | None = None, *, dump: str) -> tuple[list[Located], int]:
    """What the audits that come with the package, and those of one more folder, have to say, and how many ran.

    Every row of an audit is something wrong: `?subject ?property ?value ?graph`, of which only the subject must be
    bound. Severity and message stand in the audit's header.

    Raises:
        QueryError: an audit has no proper header, the name of another, or lacks a column, or cannot be run.
    """
    audits = _all_audits(folder)
    indexes: dict[str, GraphIndex] = {}
    located: list[Located] = []
    for audit in audits.values():
        for result in _results(store, audit):
            graph = NamedGraph(result.graph or "", b"")
            if graph.iri not in indexes:
                indexes[graph.iri] = GraphIndex(_triples(store, graph.iri))
            place = indexes[graph.iri].place_of(result.focus)
            located.append(locate(result, place, document=graph.document, dump=dump))
    return located, len(audits)


def _all_audits(folder: Path | None) -> dict[str, AuditQuery]:
    shipped, own = load_audits(), load_audits(folder) if folder else {}
    problems = [
        Problem(
            file=f"{name}.rq", found="the name of an audit that comes with kg_builder", expected="a name of its own"
        )
        for name in own
        if name in shipped
    ]
    if problems:
        raise QueryError(f"{folder}: {len(problems)} audit(s) cannot be told from others", problems)
    return shipped | own


def _results(store: GraphStore, audit: AuditQuery) -> list[Result]:
    try:
        answer = store.select(check_query(audit.text).text)
    except QueryError as error:
        raise QueryError(f"the audit {audit.name!r}: {error.message}", error.problems) from error
    if answer.variables != _COLUMNS:
        raise QueryError(
            f"the audit {audit.name!r} gives the columns {', '.join(answer.variables)}; expected {', '.join(_COLUMNS)}"
        )
    return [_result(audit, row) for row in answer.rows]


def _result(audit: AuditQuery, row: Sequence[Term | None]) -> Result:
    subject, path, value, graph = (None if term is None else str(term) for term in row)
    if subject is None:
        raise QueryError(f"the audit {audit.name!r} gives a row without ?subject; expected it in every row")
    return Result(
        focus=subject,
        shape=AUDIT + audit.name,
        component=AUDIT_COMPONENT,
        severity=audit.severity,
        message=audit.message,
        path=path.strip("<>") if path else None,
        value=value,
        graph=graph.strip("<>") if graph else None,
    )


def _triples(store: GraphStore, graph: str) -> Triples:
    """The triples of one named graph; none where the row names no graph."""
    if not graph:
        return []
    rows = store.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}").rows
    return [(str(s), str(p).strip("<>"), str(o)) for s, p, o in rows]
