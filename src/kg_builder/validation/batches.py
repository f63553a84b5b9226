"""A dump's named graphs in batches: what one run of an engine sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from kg_builder.errors import Problem, StoreError
from kg_builder.validation.shape_set import GraphKind

_GRAPH_IRI = re.compile(
    r"(?P<base>.*?)graph/(?:(?P<kind>source|proposed)/(?P<document>.+)|(?P<single>authority|links|dataset))"
)


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """One named graph of a dump: its IRI and its triples as N-Triples."""

    iri: str
    ntriples: bytes

    @property
    def kind(self) -> GraphKind:
        """Whether it is the graph of a document, of the authority tables, or another."""
        found = _GRAPH_IRI.fullmatch(self.iri)
        name = (found["kind"] or found["single"]) if found else ""
        return GraphKind(name) if name in ("source", "authority") else GraphKind.OTHER

    @property
    def base(self) -> str | None:
        """The project's base IRI, as the graph's own IRI shows it."""
        found = _GRAPH_IRI.fullmatch(self.iri)
        return found["base"] if found else None

    @property
    def document(self) -> str | None:
        """The id of the document whose graph it is."""
        found = _GRAPH_IRI.fullmatch(self.iri)
        return unquote(found["document"]) if found and found["document"] else None

    def holds(self, subject: str) -> bool:
        """Whether a term (as N-Triples) is the subject of a triple here."""
        start = f"{subject} ".encode()
        return self.ntriples.startswith(start) or b"\n" + start in self.ntriples


def read_graphs(nquads: Path) -> Iterator[NamedGraph]:
    """The named graphs of an N-Quads file, in its order, each once.

    A dump writes each graph in one piece and is streamed; any other order is gathered in memory first.

    Raises:
        StoreError: a line is no quad with a named graph, or the file cannot be read.

    Source: RDF 1.1 N-Quads, section 2 (simple statements); a graph's IRI is the last term of its line.
    """
    if _scattered(nquads):
        gathered: dict[str, list[bytes]] = {}
        for iri, triple in _quads(nquads):
            gathered.setdefault(iri, []).append(triple)
        for iri, lines in gathered.items():
            yield NamedGraph(iri, b"".join(lines))
        return
    current, lines = "", []
    for iri, triple in _quads(nquads):
        if iri != current and lines:
            yield NamedGraph(current, b"".join(lines))
            lines = []
        current = iri
        lines.append(triple)
    if lines:
        yield NamedGraph(current, b"".join(lines))


def _scattered(nquads: Path) -> bool:
    seen: set[str] = set()
    current = ""
    for iri, _ in _quads(nquads):
        if iri != current:
            if iri in seen:
                return True
            seen.add(iri)
            current = iri
    return False


def _quads(nquads: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with nquads.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                stripped = line.strip()
                if stripped and not stripped.startswith(b"#"):
                    yield _quad(nquads, number, stripped)
    except OSError as error:
        raise StoreError(f"{nquads}: cannot be read: {error.strerror}; expected the dump of a build") from error


def _quad(nquads: Path, number: int, line: bytes) -> tuple[str, bytes]:
    triple, _, graph = line.removesuffix(b".").rstrip().rpartition(b" ")
    if not (triple and line.endswith(b".") and graph.startswith(b"<") and graph.endswith(b">")):
        found = line.decode("utf-8", "replace")
        raise StoreError(
            f"{nquads}: this is no dump of a build",
            [Problem(file=nquads.name, line=number, found=found[:80], expected="N-Quads, every line with its graph")],
        )
    return graph[1:-1].decode("utf-8", "replace"), triple + b" .\n"


def batched_graphs(graphs: Iterator[NamedGraph], size: int) -> Iterator[list[NamedGraph]]:
    """The graphs in lists of at most `size`, each list of one kind."""
    waiting: dict[GraphKind, list[NamedGraph]] = {kind: [] for kind in GraphKind}
    for graph in graphs:
        batch = waiting[graph.kind]
        batch.append(graph)
        if len(batch) == size:
            yield list(batch)
            batch.clear()
    for batch in waiting.values():
        rest = iter(batch)
        while part := list(islice(rest, size)):
            yield part
