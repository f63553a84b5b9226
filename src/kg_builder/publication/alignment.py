"""The graph in the words of another ontology: its superclasses and superproperties written out beside our own terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg_builder.errors import UsageError
from kg_builder.shipped import shipped_folder
from kg_builder.store import GraphStore
from kg_builder.vocab import RDF, RDFS

_TYPE = ox.NamedNode(f"{RDF}type")
_SUBCLASS = ox.NamedNode(f"{RDFS}subClassOf")
_SUBPROPERTY = ox.NamedNode(f"{RDFS}subPropertyOf")


@dataclass(frozen=True, slots=True)
class Alignment:
    """What our terms are in another ontology, and the questions whose answers hold only of some nodes."""

    name: str
    classes: Mapping[ox.NamedNode, tuple[ox.NamedNode, ...]]
    properties: Mapping[ox.NamedNode, tuple[ox.NamedNode, ...]]
    conditional: tuple[str, ...]


def alignment_names() -> tuple[str, ...]:
    """The ontologies that the graph can be aligned to."""
    return tuple(sorted(path.stem for path in (shipped_folder("ontology") / "alignments").glob("*.ttl")))


def load_alignment(name: str) -> Alignment:
    """One alignment, with our own hierarchy above it (a person is an agent, so it is what an agent is).

    Raises:
        UsageError: there is no alignment of that name.
    """
    folder = shipped_folder("ontology")
    path = folder / "alignments" / f"{name}.ttl"
    if not path.is_file():
        raise UsageError(f"there is no alignment {name!r}; expected one of: {', '.join(alignment_names())}")
    foreign = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    own = list(ox.parse(path=str(folder / "kg_builder.ttl"), format=ox.RdfFormat.TURTLE))
    question = path.with_suffix(".rq")
    return Alignment(
        name,
        _above(_SUBCLASS, own, foreign),
        _above(_SUBPROPERTY, own, foreign),
        (question.read_text(encoding="utf-8"),) if question.is_file() else (),
    )


def _above(
    relation: ox.NamedNode, own: Iterable[ox.Quad], foreign: Iterable[ox.Quad]
) -> dict[ox.NamedNode, tuple[ox.NamedNode, ...]]:
    """For each of our terms the foreign ones above it, through our own hierarchy."""
    parents: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    outside: set[ox.NamedNode] = set()
    for quads, is_foreign in ((own, False), (foreign, True)):
        for quad in quads:
            if (
                quad.predicate == relation
                and isinstance(quad.subject, ox.NamedNode)
                and isinstance(quad.object, ox.NamedNode)
            ):
                parents.setdefault(quad.subject, set()).add(quad.object)
                if is_foreign:
                    outside.add(quad.object)
    above: dict[ox.NamedNode, tuple[ox.NamedNode, ...]] = {}
    for term in parents:
        reached, waiting = set[ox.NamedNode](), [term]
        while waiting:
            new = parents.get(waiting.pop(), set()) - reached
            reached |= new
            waiting.extend(new)
        if reached & outside:
            above[term] = tuple(sorted(reached & outside, key=str))
    return above


def aligned_lines(store: GraphStore, nquads: Path, alignment: Alignment, *, graph: str) -> Iterator[str]:
    """The lines of a build's N-Quads together with what the alignment adds, sorted, each once.

    What follows from a class or property stands in the graph of the triple it follows from; what holds only under a
    condition (only what took place is an activity) stands in `graph`.
    """
    lines: set[str] = set()
    for quad in ox.parse(path=str(nquads), format=ox.RdfFormat.N_QUADS):
        lines.add(f"{quad} .\n")
        lines.update(f"{added} .\n" for added in _added(quad, alignment))
    for question in alignment.conditional:
        for triple in store.construct(question):
            lines.add(f"{triple} <{graph}> .\n")
    return iter(sorted(lines))


def _added(quad: ox.Quad, alignment: Alignment) -> Iterator[ox.Quad]:
    if quad.predicate == _TYPE and isinstance(quad.object, ox.NamedNode):
        for term in alignment.classes.get(quad.object, ()):
            yield ox.Quad(quad.subject, _TYPE, term, quad.graph_name)
    for term in alignment.properties.get(quad.predicate, ()):
        yield ox.Quad(quad.subject, term, quad.object, quad.graph_name)
