"""What leaves the project: dumps of the graph, in our own terms or aligned to another ontology."""

from kg_builder.publication.alignment import alignment_names
from kg_builder.publication.dumps import DUMP_FORMATS, write_dump

__all__ = ["DUMP_FORMATS", "alignment_names", "write_dump"]
