"""Writes the graph of a build in the formats that other tools read; the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg_builder.errors import StoreError
from kg_builder.iris import mint_graph_iri
from kg_builder.publication.alignment import aligned_lines, load_alignment
from kg_builder.store import GraphStore
from kg_builder.vocab import PREFIXES

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

DUMP_FORMATS: dict[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_WITHOUT_GRAPHS = frozenset({"ttl", "nt"})


def write_dump(store: GraphStore, out: IO[bytes], format_name: str, *, base: str, align: str | None = None) -> None:
    """Writes the last build as Turtle, N-Triples, TriG, N-Quads or JSON-LD.

    Turtle and N-Triples hold the union of the named graphs, each triple once; the others keep the graphs. `align` adds
    the classes and properties of another ontology.

    Raises:
        UsageError: there is no alignment of that name.
        StoreError: the build is damaged.
    """
    if store.nquads is None:
        raise ValueError("a dump is written from a build, which has its N-Quads")
    lines = _lines(store, store.nquads, base, align)
    if format_name == "nq":
        out.writelines(line.encode("utf-8") for line in lines)
        return
    if format_name in _WITHOUT_GRAPHS:
        lines = iter(sorted({_without_graph(line) for line in lines}))
    if format_name == "nt":
        out.writelines(line.encode("utf-8") for line in lines)
        return
    quads = ox.parse(BufferedReader(_Stream(lines)), format=ox.RdfFormat.N_QUADS)
    terms = (quad.triple for quad in quads) if format_name in _WITHOUT_GRAPHS else quads
    try:
        ox.serialize(terms, out, format=DUMP_FORMATS[format_name], prefixes=PREFIXES)
    except SyntaxError as error:
        raise StoreError(f"{store.nquads}: damaged ({error}); expected the N-Quads of a finished build") from error


def _lines(store: GraphStore, nquads: Path, base: str, align: str | None) -> Iterator[str]:
    if align is not None:
        return aligned_lines(store, nquads, load_alignment(align), graph=mint_graph_iri(base, f"alignment/{align}"))
    return _lines_of(nquads)


def _lines_of(nquads: Path) -> Iterator[str]:
    with nquads.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(" .\n"):
                raise StoreError(f"{nquads}:{number}: damaged; expected the N-Quads of a finished build, to their end")
            yield line


def _without_graph(line: str) -> str:
    """The triple of a line: our N-Quads end in " <graph> .", and no IRI holds a blank."""
    return f"{line[: line.rindex(' <')]} .\n"


class _Stream(RawIOBase):
    """Lines as a binary file, for a parser that reads one."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def readable(self) -> bool:
        """Always: that is what it is for."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fills the buffer with the next bytes; 0 at the end."""
        view = memoryview(buffer)
        while len(self._rest) < len(view):
            line = next(self._lines, None)
            if line is None:
                break
            self._rest += line.encode("utf-8")
        block, self._rest = self._rest[: len(view)], self._rest[len(view) :]
        view[: len(block)] = block
        return len(block)
