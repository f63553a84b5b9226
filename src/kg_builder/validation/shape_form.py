"""Refuses shapes that are no SHACL: a value of the wrong type, a broken pattern, a reference that leads nowhere.

Engines answer such a shape with an error of their own, each in its own words, or with silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from rdflib import SH, BNode, Graph, URIRef
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.term import Node

from kg_builder.errors import Problem, ShapesError
from kg_builder.validation.shape_set import parse_turtle, shape_files

_SHAPES_OF_SHAPES = "shacl-shacl.ttl"
# The messages of the engine show Python's way to write lists, in no fixed order.
_EXPECTED = {
    "InConstraintComponent": "one of the values that SHACL knows",
    "MinCountConstraintComponent": "a property shape with a path",
    "NodeConstraintComponent": "a list in round brackets",
    "NodeKindConstraintComponent": "an IRI",
    "OrConstraintComponent": "a text",
}
_REFERRING = (SH.node, SH["not"], SH.qualifiedValueShape)


def check_form(folder: Path, known: Graph) -> None:
    """Makes sure that the shapes of a folder are well-formed; `known` holds all shapes that they may refer to.

    Raises:
        ShapesError: with one problem for each value that SHACL does not allow, its file and line.

    Source: SHACL, appendix C (shapes to validate shapes graphs), and sections 4.4.3 and 5.2.
    """
    problems: list[Problem] = []
    for path in shape_files(folder):
        graph = parse_turtle(path)
        source = path.read_text(encoding="utf-8-sig")
        problems += _of_wrong_form(path.name, source, graph)
        problems += _broken_patterns(path.name, source, graph)
        problems += _queries_of_no_use(path.name, source, graph)
        problems += _leading_nowhere(path.name, source, graph, known)
    if problems:
        raise ShapesError(f"{folder}: {len(problems)} problem(s) in the shapes", problems)


def _of_wrong_form(file: str, source: str, graph: Graph) -> Iterator[Problem]:
    import pyshacl

    of_shapes = Graph().parse(str(files("pyshacl").joinpath("assets", _SHAPES_OF_SHAPES)))
    _, report, _ = pyshacl.validate(graph, shacl_graph=of_shapes)
    found: set[tuple[str, str, str]] = set()  # of what, the value, what was expected
    for result in report.objects(None, SH.result):
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value) or report.value(result, SH.focusNode)
        component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
        said = _EXPECTED.get(component) or f"what SHACL has there ({report.value(result, SH.resultMessage)})"
        found.add((str(path) if isinstance(path, URIRef) else "", _written(value), said))
    for path, value, said in sorted(found):
        name = f"sh:{path.removeprefix(str(SH))}" if path else "the value"
        yield Problem(
            file=file,
            line=_line_of(source, name, value),
            found=f"{name} {value}",
            expected=said,
        )


def _broken_patterns(file: str, source: str, graph: Graph) -> Iterator[Problem]:
    for pattern in sorted({str(value) for value in graph.objects(None, SH.pattern)}):
        try:
            re.compile(pattern)
        except re.error as error:
            line = _line_of(source, "sh:pattern", pattern)
            yield Problem(
                file=file, line=line, found=f"sh:pattern {pattern!r} ({error})", expected="a regular expression"
            )


def _queries_of_no_use(file: str, source: str, graph: Graph) -> Iterator[Problem]:
    """Constraints in SPARQL without a query, and queries that give no rows; that they can be parsed is sure."""
    for node in sorted(set(graph.objects(None, SH.sparql)), key=str):
        query = graph.value(node, SH.select)
        if query is None or parseQuery(str(query))[1].name != "SelectQuery":
            said = "none" if query is None else f"{str(query).strip()[:40]!r}"
            line = _line_of(source, "sh:sparql", "")
            yield Problem(file=file, line=line, found=f"a query {said}", expected="sh:select with a SELECT of $this")


def _leading_nowhere(file: str, source: str, graph: Graph, known: Graph) -> Iterator[Problem]:
    for name in _REFERRING:
        referred = set(graph.objects(None, name))
        for shape in sorted((each for each in referred if not _is_described(each, graph, known)), key=str):
            term = f"sh:{str(name).removeprefix(str(SH))}"
            line = _line_of(source, term, _written(shape))
            yield Problem(file=file, line=line, found=f"{term} {_written(shape)}", expected="a shape that is described")


def _is_described(shape: Node, graph: Graph, known: Graph) -> bool:
    """A blank node has another name in every reading of its file."""
    return (shape, None, None) in (graph if isinstance(shape, BNode) else known)


def _written(node: Node | None) -> str:
    return node.n3() if isinstance(node, URIRef) else str(node)


def _line_of(source: str, term: str, value: str) -> int | None:
    """The first line with a term and its value, else the first with the term."""
    lines = list(enumerate(source.splitlines(), 1))
    local = re.split(r"[#/]", value.strip("<>"))[-1]
    both = [number for number, line in lines if term in line and local in line]
    return next(iter(both or [number for number, line in lines if term in line]), None)
