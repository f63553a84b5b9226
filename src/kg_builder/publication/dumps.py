"""Writes the graph of a build in the formats that other tools read; the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg_builder.vocab import PREFIXES

DUMP_FORMATS: dict[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_WITHOUT_GRAPHS = frozenset({"ttl", "nt"})


def write_dump(nquads: Path, out: IO[bytes], format_name: str, *, base: str | None = None) -> None:
    """Writes a build's sorted N-Quads as Turtle, N-Triples, TriG, N-Quads or JSON-LD.

    Turtle and N-Triples hold the union of the named graphs, each triple once; the others keep the graphs. `base` adds
    the project's own prefixes, so that Turtle is readable.
    """
    if format_name == "nq":
        with nquads.open("rb") as file:
            while block := file.read(1 << 20):
                out.write(block)
        return
    prefixes = PREFIXES | ({"doc": f"{base}document/", "graph": f"{base}graph/source/"} if base else {})
    written = ox.serialize(_quads(nquads, format_name), format=DUMP_FORMATS[format_name], prefixes=prefixes)
    if written is not None:
        out.write(written)


def _quads(nquads: Path, format_name: str) -> Iterator[ox.Quad] | Iterator[ox.Triple]:
    quads = ox.parse(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    if format_name not in _WITHOUT_GRAPHS:
        return iter(quads)
    lines = sorted({str(quad.triple) for quad in quads})
    return (quad.triple for quad in ox.parse("".join(f"{line} .\n" for line in lines), format=ox.RdfFormat.N_TRIPLES))
