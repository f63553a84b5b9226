"""What leaves the project: dumps of the graph."""

from kg_builder.publication.dumps import DUMP_FORMATS, write_dump

__all__ = ["DUMP_FORMATS", "write_dump"]
