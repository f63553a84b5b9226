"""The embedded store and its generations; the only place that opens one."""

from kg_builder.store.generations import building, current_generation, publish_page
from kg_builder.store.graph_store import (
    PROPOSED_NQUADS,
    PROPOSED_STORE,
    Answer,
    GraphStore,
    Term,
    load_store,
    open_build,
)
from kg_builder.store.texts import keep_texts, kept_text

__all__ = [
    "PROPOSED_NQUADS",
    "PROPOSED_STORE",
    "Answer",
    "GraphStore",
    "Term",
    "building",
    "current_generation",
    "keep_texts",
    "kept_text",
    "load_store",
    "open_build",
    "publish_page",
]
