"""Refuses shapes that could never find anything: a misspelt class, property, kind or SHACL term conforms silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from pyparsing import ParseException, ParseResults
from rdflib import OWL, PROV, RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node

from kg_builder.errors import Problem, ShapesError
from kg_builder.shipped import shipped_folder
from kg_builder.suggestions import near_words
from kg_builder.validation.shape_set import KGS, TARGETS, parse_turtle, shape_files
from kg_builder.vocab import KGB, KGK

_GRAPHS = (KGS.documentGraphs, KGS.authorityGraph)
_OPEN = (OWL, RDF, RDFS, SKOS, PROV)
_FORBIDDEN = {"GraphGraphPattern": "GRAPH", "ServiceGraphPattern": "SERVICE", "MinusGraphPattern": "MINUS"}
_KEYWORDS = ("and", "class", "in", "not", "or")  # Python keywords, which dir() of a namespace leaves out
_SHACL = frozenset(str(term) for term in dir(SH)) | {str(SH[name]) for name in _KEYWORDS}


@dataclass(frozen=True, slots=True)
class _Known:
    """The terms that a shape may use: those of the ontology, and those of SHACL."""

    terms: frozenset[str]
    kinds: frozenset[str]

    @classmethod
    def of(cls, ontology: Path) -> _Known:
        try:
            triples = ox.parse(path=str(ontology), format=ox.RdfFormat.TURTLE)
            iris = {triple.subject.value for triple in triples if isinstance(triple.subject, ox.NamedNode)}
        except (SyntaxError, OSError) as error:
            raise ShapesError(f"{ontology}: the ontology cannot be read: {error}") from error
        return cls(
            frozenset(iri for iri in iris if iri.startswith(KGB)), frozenset(iri for iri in iris if iri.startswith(KGK))
        )

    def list_for(self, iri: str) -> frozenset[str] | None:
        """The closed list that a term must be on, or None where its namespace is not ours to judge."""
        for namespace, known in ((KGB, self.terms), (KGK, self.kinds), (str(SH), _SHACL)):
            if iri.startswith(namespace) and iri != namespace:
                return known
        return None


def check_shapes(folder: Path, ontology: Path | None = None) -> None:
    """Makes sure that shapes target what the ontology defines and use SHACL's own words; names every one that does not.

    Looked at: targets, paths and every other term of ours, kinds, SHACL terms, and the queries inside the shapes, which
    may not use GRAPH (a shape sees one flat graph), SERVICE or MINUS.

    Raises:
        ShapesError: with one problem for each term, its file and line and the nearest known term.

    Source: SHACL, sections 2 (shapes), 5.2 (SPARQL-based constraints) and appendix A (pre-binding: no MINUS, SERVICE).
    """
    known = _Known.of(ontology or shipped_folder("ontology") / "kg_builder.ttl")
    parsed = [(path, parse_turtle(path)) for path in shape_files(folder)]
    shared = parse_turtle(shipped_folder("shapes") / "prefixes.ttl")
    prefixes = _declared_prefixes([shared, *(graph for _, graph in parsed)])
    problems: list[Problem] = []
    for path, graph in parsed:
        source = path.read_text(encoding="utf-8-sig")
        problems += _unknown_terms(path.name, source, graph, known)
        problems += _foreign_targets(path.name, source, graph, known)
        problems += _idle_shapes(path.name, source, graph, [each for _, each in parsed])
        problems += _faulty_queries(path.name, source, graph, known, prefixes)
    if problems:
        raise ShapesError(f"{folder}: {len(problems)} problem(s) in the shapes", problems)


def _declared_prefixes(graphs: Iterable[Graph]) -> str:
    lines = [
        f"PREFIX {prefix}: <{graph.value(node, SH.namespace)}>"
        for graph in graphs
        for node, prefix in graph.subject_objects(SH.prefix)
    ]
    return "\n".join(sorted(set(lines)))


def _line_of(source: str, iri: str) -> int | None:
    local = re.escape(_local(iri))
    for number, line in enumerate(source.splitlines(), 1):
        if re.search(rf"(?<![\w-]){local}(?![\w-])", line):
            return number
    return None


def _unknown(file: str, source: str, iri: str, known: Iterable[str]) -> Problem:
    names = {_local(each): each for each in sorted(known)}
    near = tuple(names[name] for name in near_words(_local(iri), names))
    expected = f"a known term, perhaps <{near[0]}>" if near else "a term that the ontology or SHACL defines"
    return Problem(
        file=file, line=_line_of(source, iri), found=f"the unknown term <{iri}>", expected=expected, choices=near
    )


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _unknown_terms(file: str, source: str, graph: Graph, known: _Known) -> Iterator[Problem]:
    iris = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    for iri in sorted(iris):
        allowed = known.list_for(iri)
        if allowed is not None and iri not in allowed:
            yield _unknown(file, source, iri, allowed)


def _foreign_targets(file: str, source: str, graph: Graph, known: _Known) -> Iterator[Problem]:
    """Targets and single-property paths in a namespace that is neither ours nor one of those that the graph uses."""
    predicates = (*TARGETS[:1], *TARGETS[2:], SH.path, SH["class"])
    for iri in sorted({str(value) for name in predicates for value in graph.objects(None, name)
                       if isinstance(value, URIRef)}):  # fmt: skip
        if known.list_for(iri) is None and not any(URIRef(iri) in namespace for namespace in _OPEN):
            yield _unknown(file, source, iri, known.terms)
    for shape in sorted(set(graph.subjects(KGS.appliesTo)), key=str):
        if graph.value(shape, KGS.appliesTo) not in _GRAPHS:
            yield Problem(
                file=file,
                line=_line_of(source, str(shape)),
                found=f"<{shape}> applies to <{graph.value(shape, KGS.appliesTo)}>",
                expected="kgs:documentGraphs or kgs:authorityGraph",
            )


def _declared_shapes(graph: Graph) -> set[Node]:
    return {node for kind in (SH.NodeShape, SH.PropertyShape) for node in graph.subjects(RDF.type, kind)}


def _idle_shapes(file: str, source: str, graph: Graph, graphs: Sequence[Graph]) -> Iterator[Problem]:
    """Shapes that look for nothing and that no other shape refers to."""
    for shape in sorted(_declared_shapes(graph), key=str):
        targets = any((shape, target, None) in each for target in TARGETS for each in graphs)
        if not targets and not any((None, None, shape) in each for each in graphs):
            yield Problem(
                file=file,
                line=_line_of(source, str(shape)),
                found=f"the shape <{shape}>, which has no target and which no other shape refers to",
                expected="sh:targetClass with a class of the ontology, or a shape that refers to it",
            )


def _faulty_queries(file: str, source: str, graph: Graph, known: _Known, prefixes: str) -> Iterator[Problem]:
    for node, query in sorted(graph.subject_objects(SH.select), key=str):
        line = _line_of(source, str(node))
        try:
            parsed = parseQuery(f"{prefixes}\n{query}")
        except ParseException as error:
            yield Problem(file=file, line=line, found=f"a query that cannot be parsed: {error}", expected="SPARQL")
            continue
        names, iris, undeclared = _walk(parsed, dict(re.findall(r"PREFIX (\w+): <([^>]*)>", prefixes)))
        for name in sorted(undeclared):
            yield Problem(
                file=file,
                line=line,
                found=f"the undeclared prefix of {name}",
                expected="a prefix that sh:declare gives",
            )
        for name in sorted(names & _FORBIDDEN.keys()):
            yield Problem(file=file, line=line, found=f"{_FORBIDDEN[name]} in a query",
                          expected="a query over one flat graph; what needs graphs is an audit query")  # fmt: skip
        for iri in sorted(iris):
            allowed = known.list_for(iri)
            if allowed is not None and iri not in allowed:
                yield _unknown(file, source, iri, allowed)


def _walk(parsed: object, prefixes: dict[str, str]) -> tuple[set[str], set[str], set[str]]:
    """The names of a parse tree's nodes, the IRIs in it, and the prefixed names whose prefix nothing declares."""
    names: set[str] = set()
    iris: set[str] = set()
    undeclared: set[str] = set()
    pending: list[object] = [parsed]
    while pending:
        node = pending.pop()
        if isinstance(node, CompValue):
            names.add(node.name)
            if node.name == "pname" and node.prefix in prefixes:
                iris.add(prefixes[node.prefix] + str(node.localname))
            elif node.name == "pname":
                undeclared.add(f"{node.prefix}:{node.localname}")
            pending.extend(node.values())
        elif isinstance(node, URIRef):
            iris.add(str(node))
        elif isinstance(node, ParseResults | list | tuple | set):
            pending.extend(node)
    return names, iris, undeclared
