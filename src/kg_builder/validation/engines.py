"""SHACL engines behind one function: the fast one (`shacl`, extra `[fast]`) and the reference (pySHACL)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Literal, Protocol

import pyoxigraph as ox
from rdflib import RDF, SH, Graph, URIRef
from rdflib import BNode as RdflibBlank
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node

from kg_builder.errors import ShapesError, UsageError
from kg_builder.model import Severity
from kg_builder.validation.results import Result
from kg_builder.validation.shape_set import ShapeSet

EngineName = Literal["auto", "shacl", "pyshacl"]
ENGINES: tuple[EngineName, ...] = ("auto", "shacl", "pyshacl")

_SEVERITIES = {"Violation": Severity.VIOLATION, "Warning": Severity.WARNING, "Info": Severity.NOTE}
_SINGLE_PROPERTY = re.compile(r"<[^<>]*>")


class Engine(Protocol):
    """An engine with its shapes compiled."""

    name: str

    def validate(self, ntriples: bytes) -> list[Result]:
        """Every violated constraint in some triples, sorted and without repetition."""
        ...


def engine_name(wanted: EngineName) -> Literal["shacl", "pyshacl"]:
    """The engine that will run: for "auto" the fast one where it is installed, else pySHACL.

    Raises:
        UsageError: the fast one is asked for and not installed.
    """
    installed = find_spec("shacl") is not None
    if wanted == "shacl" and not installed:
        raise UsageError("the engine 'shacl' is not installed; expected kg-builder[fast], or the engine 'pyshacl'")
    return "shacl" if installed and wanted != "pyshacl" else "pyshacl"


def compile_shapes(shapes: ShapeSet, wanted: EngineName = "auto") -> Engine:
    """An engine that holds the shapes, ready to validate many graphs.

    Raises:
        UsageError: the fast one is asked for and not installed.
    """
    return FastEngine(shapes) if engine_name(wanted) == "shacl" else ReferenceEngine(shapes)


def _sorted(results: list[Result]) -> list[Result]:
    return [each for _, each in sorted({result.key: result for result in results}.items())]


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].removesuffix(">")


class FastEngine:
    """The engine `shacl`: Rust, fast in batches of some hundred documents."""

    name = "shacl"

    def __init__(self, shapes: ShapeSet) -> None:
        written = shapes.graph.serialize(format="nt")
        try:
            self._compiled = import_module("shacl").Shapes.from_text(written, format="ntriples")
        except ValueError as error:
            raise ShapesError(f"the engine 'shacl' cannot follow the shapes: {error}") from error

    def validate(self, ntriples: bytes) -> list[Result]:
        """Every violated constraint in some triples, sorted and without repetition."""
        report = self._compiled.validate_text(ntriples.decode("utf-8"), format="ntriples")
        results = []
        for each in report.results:
            shape = each.source_shape if each.source_shape.startswith("<") else each.root_shape or each.source_shape
            single = each.path is not None and _SINGLE_PROPERTY.fullmatch(each.path)
            results.append(
                Result(
                    focus=each.focus_node,
                    shape=shape.strip("<>"),
                    component=each.component,
                    severity=_SEVERITIES[each.severity],
                    message=each.message or f"A constraint of this shape is not met ({each.component}).",
                    path=each.path.strip("<>") if single else None,
                    value=each.value,
                )
            )
        return _sorted(results)


class ReferenceEngine:
    """pySHACL on rdflib graphs: slow, and the reference."""

    name = "pyshacl"

    def __init__(self, shapes: ShapeSet) -> None:
        self._shapes = shapes

    def validate(self, ntriples: bytes) -> list[Result]:
        """Every violated constraint in some triples, sorted and without repetition."""
        import pyshacl

        with _quiet_about_faulty_literals():
            graph = Graph().parse(data=ntriples, format="nt")
            try:
                _, report, _ = pyshacl.validate(graph, shacl_graph=self._shapes.graph, inplace=True)
            except (pyshacl.errors.ReportableRuntimeError, re.error) as error:
                raise ShapesError(f"the engine 'pyshacl' cannot follow the shapes: {error}") from error
            return _sorted(list(self._results(report)))

    def _results(self, report: Graph) -> Iterator[Result]:
        for node in report.subjects(RDF.type, SH.ValidationResult):
            path = report.value(node, SH.resultPath)
            value = report.value(node, SH.value)
            messages = sorted(report.objects(node, SH.resultMessage), key=str)
            shape = report.value(node, SH.sourceShape)
            yield Result(
                focus=_ntriples(report.value(node, SH.focusNode)),
                shape=self._shapes.named(shape) if shape is not None else "",
                component=_local(str(report.value(node, SH.sourceConstraintComponent))),
                severity=_SEVERITIES[_local(str(report.value(node, SH.resultSeverity)))],
                message=str(messages[0]) if messages else "",
                path=str(path) if isinstance(path, URIRef) else None,
                value=None if value is None else _ntriples(value),
            )


def _ntriples(node: Node | None) -> str:
    """A term as N-Triples, on one line whatever it holds (rdflib writes long strings with line ends)."""
    if isinstance(node, RdflibLiteral):
        if node.language:
            return str(ox.Literal(str(node), language=node.language))
        return str(ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None))
    if isinstance(node, RdflibBlank):
        return f"_:{node}"
    return f"<{node}>"


@contextmanager
def _quiet_about_faulty_literals() -> Iterator[None]:
    """rdflib logs a traceback for each ill-formed literal; the shapes report it as what it is."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
