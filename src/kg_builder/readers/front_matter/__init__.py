"""Markdown with YAML front matter → documents."""

from kg_builder.readers.front_matter.block import begins_block
from kg_builder.readers.front_matter.reader import read_front_matter

__all__ = ["begins_block", "read_front_matter"]
