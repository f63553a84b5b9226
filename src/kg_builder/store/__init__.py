"""The embedded store and its generations; the only place that opens one."""

from kg_builder.store.generations import building, current_generation, publish_page
from kg_builder.store.graph_store import Answer, GraphStore, Term, load_store, open_build

__all__ = [
    "Answer",
    "GraphStore",
    "Term",
    "building",
    "current_generation",
    "load_store",
    "open_build",
    "publish_page",
]
