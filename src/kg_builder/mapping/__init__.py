"""`Document`s and authority records → graphs of serialised triples, one function a record type."""

from kg_builder.mapping.authority import map_authority, map_links
from kg_builder.mapping.dataset import map_dataset
from kg_builder.mapping.document import MappedDocument, map_document
from kg_builder.mapping.proposed import map_proposals
from kg_builder.mapping.terms import Graph, Triple
from kg_builder.mapping.words import check_words

__all__ = [
    "Graph",
    "MappedDocument",
    "Triple",
    "check_words",
    "map_authority",
    "map_dataset",
    "map_document",
    "map_links",
    "map_proposals",
]
