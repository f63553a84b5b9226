"""A random sample of documents to annotate: the same seed gives the same sample, whatever the order of the files."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath

from kg_builder.evaluation.records import Record
from kg_builder.inspection import document_record
from kg_builder.model import Document

_KEYS = (
    "source",
    "document",
    "title",
    "form",
    "dispatch",
    "date",
    "dates",
    "participants",
    "places",
    "identifiers",
    "references",
    "archival_references",
)
_SINGLE = frozenset({"title", "date"})
_IDS = frozenset({"source", "document"})


def _year(document: Document) -> str:
    main = document.main_date
    return main.value.earliest[:4] if main is not None and main.value is not None and main.value.earliest else "undated"


def _place(document: Document) -> str:
    return f"{document.source_name} {PurePath(document.source).parent.as_posix()}"


STRATA: dict[str, Callable[[Document], str]] = {
    "form": lambda document: document.form.value,
    "source": _place,
    "year": _year,
}


def sample_documents(
    documents: Iterable[Document], *, size: int, seed: int, stratum: str | None = None
) -> tuple[Document, ...]:
    """A sample of at most `size` documents, sorted by id.

    Every document has a place in a queue that its id and the seed alone decide; the first `size` are taken. With a
    `stratum` (a key of `STRATA`) each of its values is sampled in proportion to its share, none of them left out as
    long as there is room. Memory grows with the sample and the number of strata, not with the corpus.
    """
    queues: dict[str, list[tuple[int, str, int, Document]]] = {}
    counts: dict[str, int] = {}
    for number, document in enumerate(documents):
        name = STRATA[stratum](document) if stratum else ""
        counts[name] = counts.get(name, 0) + 1
        queue = queues.setdefault(name, [])
        entry = (-_place_in_queue(document.id, seed), document.id, -number, document)
        if len(queue) < size:
            heapq.heappush(queue, entry)
        elif entry[:3] > queue[0][:3]:
            heapq.heapreplace(queue, entry)
    shares = allot(counts, size)
    taken = [entry for name, queue in queues.items() for entry in sorted(queue, reverse=True)[: shares[name]]]
    return tuple(entry[3] for entry in sorted(taken, key=lambda entry: entry[1]))


def _place_in_queue(name: str, seed: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}\n{name}".encode("utf-8", "surrogatepass")).digest()[:8], "big")


def allot(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """How many of each stratum are drawn: one of each while there is room, the rest by largest remainders.

    >>> allot({"letter": 90, "note": 9, "report": 1}, 10)
    {'letter': 8, 'note': 1, 'report': 1}
    """
    total = sum(counts.values())
    size = min(size, total)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    shares = {name: int(number < size) for number, name in enumerate(order)}
    while sum(shares.values()) < size:
        open_ones = [name for name in order if shares[name] < counts[name]]
        lacking = {name: counts[name] * size / total - shares[name] for name in open_ones}
        shares[min(open_ones, key=lambda name: (-lacking[name], name))] += 1
    return {name: shares[name] for name in counts}


def sample_record(document: Document, *, filled: bool) -> Record:
    """The gold object of a document to be annotated: with what was read, to be corrected, or with null everywhere.

    In a filled one, what was not read stands as "" (there is none): a person who leaves it says so.
    """
    record = document_record(document)
    if not filled:
        return {key: record[key] if key in _IDS else None for key in _KEYS}
    return {key: record[key] or "" if key in _SINGLE else record[key] for key in _KEYS}
