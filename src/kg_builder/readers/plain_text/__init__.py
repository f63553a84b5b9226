"""Plain text: transcripts whose layout a profile describes, zone by zone and rule by rule."""

from kg_builder.readers.plain_text.laid_out import Origin
from kg_builder.readers.plain_text.reader import read_documents, read_plain_text, read_text
from kg_builder.readers.plain_text.rules import RULES

__all__ = ["RULES", "Origin", "read_documents", "read_plain_text", "read_text"]
