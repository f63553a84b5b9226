"""The shapes of one or more folders as one graph, and the parts of it that apply to one kind of graph."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rdflib import SH, Graph, Namespace, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from kg_builder.errors import Problem, ShapesError

KGS = Namespace("https://w3id.org/kg-builder/shape#")
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


class GraphKind(StrEnum):
    """What a named graph of a dump holds."""

    SOURCE = "source"
    AUTHORITY = "authority"
    OTHER = "other"


_APPLIES_TO = {GraphKind.SOURCE: KGS.documentGraphs, GraphKind.AUTHORITY: KGS.authorityGraph}


@dataclass(frozen=True, slots=True)
class ShapeSet:
    """Shapes as one rdflib graph; a shape says by `kgs:appliesTo` which graphs it is about (all, if nothing)."""

    graph: Graph

    def for_graphs(self, kind: GraphKind) -> ShapeSet:
        """The shapes without the targets of those that are about another kind of graph."""
        wanted = {None, _APPLIES_TO.get(kind)}
        return self.only({shape for shape in self.targeting() if self.graph.value(shape, KGS.appliesTo) in wanted})

    def only(self, chosen: Collection[Node]) -> ShapeSet:
        """The shapes with only some of them still looking for nodes; the others remain for those that refer to them."""
        graph = Graph()
        for subject, predicate, value in self.graph:
            if predicate not in TARGETS or subject in chosen:
                graph.add((subject, predicate, value))
        return ShapeSet(graph)

    def targeting(self) -> list[Node]:
        """The shapes that look for nodes of their own, in the order of their names."""
        return sorted({subject for target in TARGETS for subject in self.graph.subjects(target)}, key=str)

    def named(self, shape: Node) -> str:
        """The IRI of a shape, or of the nearest one that holds it and has an IRI."""
        seen: set[Node] = set()
        while not isinstance(shape, URIRef) and shape not in seen:
            seen.add(shape)
            around = sorted(self.graph.subjects(None, shape), key=str)
            shape = around[0] if around else shape
        return str(shape)


def shape_files(folder: Path) -> list[Path]:
    """The Turtle files of a folder of shapes, in the order of their names.

    Raises:
        ShapesError: the folder is missing or holds none.
    """
    paths = sorted(folder.rglob("*.ttl")) if folder.is_dir() else []
    if not paths:
        raise ShapesError(f"{folder}: there are no shapes here; expected a folder with files *.ttl")
    return paths


def parse_turtle(path: Path) -> Graph:
    """The triples of a Turtle file.

    Raises:
        ShapesError: it is no Turtle in UTF-8.
    """
    try:
        return Graph().parse(data=path.read_text(encoding="utf-8-sig"), format="turtle", publicID=path.name)
    except BadSyntax as error:
        said = re.search(r"\((.*)\) at \^ in:", error.message)
        found = f"what is no Turtle: {said[1]}" if said else error.message
        problem = Problem(file=path.name, line=error.lines + 1, found=found, expected="Turtle")
        raise ShapesError(f"{path}: the shapes cannot be read", [problem]) from error
    except (ParserError, UnicodeDecodeError, OSError) as error:
        raise ShapesError(f"{path}: the shapes cannot be read: {error}") from error


def load_shapes(folders: Sequence[Path]) -> ShapeSet:
    """The shapes of all files of some folders.

    Raises:
        ShapesError: a folder holds no shapes, or a file is no Turtle.
    """
    graph = Graph()
    for folder in folders:
        for path in shape_files(folder):
            for triple in parse_turtle(path):
                graph.add(triple)
    return ShapeSet(graph)
