"""What the source files of a build say of themselves, from the graph of the dataset."""

from __future__ import annotations

from kg_builder.model import SourceDescription, SourceRecord
from kg_builder.publication.cmif.nodes import GraphNode, fetch_nodes
from kg_builder.store import GraphStore
from kg_builder.vocab import DCTERMS


def fetch_descriptions(store: GraphStore) -> list[SourceDescription]:
    """The files that say of themselves what they are, in the order of their paths."""
    files = (node for node in fetch_nodes(store, "SourceRecord").values() if node.one("locator") == "file")
    found = [_description(node) for node in files if any(name.startswith(DCTERMS) for name in node.values)]
    return sorted(found, key=lambda each: each.record.file)


def _description(node: GraphNode) -> SourceDescription:
    def values(name: str) -> tuple[str, ...]:
        return tuple(sorted(node.values.get(DCTERMS + name, ())))

    def one(name: str) -> str | None:
        return next(iter(values(name)), None)

    return SourceDescription(
        record=SourceRecord(file=node.one("file") or ""),
        title=one("title"),
        editors=values("creator"),
        publishers=values("publisher"),
        licence=one("license"),
        licence_words=one("rights"),
        identifier=one("identifier"),
        date=one("modified"),
    )
