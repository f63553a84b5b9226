"""Results become checks that point at file, line and words of the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg_builder.model import Check
from kg_builder.validation.batches import NamedGraph
from kg_builder.validation.location import GraphIndex, Place, parse_ntriples, plain, shorten
from kg_builder.validation.results import Located, Result
from kg_builder.vocab import PREFIXES


def locate_results(results: Iterable[Result], batch: Sequence[NamedGraph], *, dump: str) -> list[Located]:
    """The results with their checks; each focus is looked up in the first graph of the batch that describes it.

    A focus that no source file explains is reported at `dump`, the file of the graph itself.
    """
    indexes: dict[str, GraphIndex] = {}
    located = []
    for result in results:
        graph = next((graph for graph in batch if graph.holds(result.focus)), None)
        place = None
        if graph is not None:
            if graph.iri not in indexes:
                indexes[graph.iri] = GraphIndex(parse_ntriples(graph.ntriples))
            place = indexes[graph.iri].place_of(result.focus)
        located.append(locate(result, place, document=graph.document if graph else None, dump=dump))
    return located


def locate(result: Result, place: Place | None, *, document: str | None, dump: str) -> Located:
    """One result with its check at a known place."""
    place = place or Place(file=dump)
    check = Check(
        severity=result.severity,
        code=local_name(result.shape),
        message=result.message,
        file=place.file,
        line=place.line,
        document=document,
        found=_found(result, place),
        span=place.span,
    )
    return Located(result=result, check=check, ground=place.ground)


def _found(result: Result, place: Place) -> str:
    """The offending value; else the words; else what the focus is called, so that no check stands without an object."""
    if result.value is not None and result.value != result.focus:
        return readable(result.value)
    return repr(shorten(place.span.quote)) if place.span else readable(result.focus)


def readable(term: str) -> str:
    """An N-Triples term for a reader: a text in quotation marks, one of our own addresses with its prefix."""
    if term.startswith('"'):
        return repr(shorten(plain(term)))
    iri = term.strip("<>")
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def local_name(iri: str) -> str:
    """The last part of an address, as the short stable name of a check."""
    return re.split(r"[#/]", iri)[-1] or iri


def in_order(located: Iterable[Located]) -> tuple[Located, ...]:
    """The checks by file and line, each once: nodes that several graphs repeat are reported where they come first."""
    first: dict[tuple[str, ...], Located] = {}
    for each in located:
        first.setdefault(each.result.key, each)
    return tuple(sorted(first.values(), key=lambda each: each.key))
