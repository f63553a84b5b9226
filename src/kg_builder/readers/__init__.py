"""Readers: source files → documents, each statement with the words it rests on."""

from kg_builder.readers.formats import Format, Reader
from kg_builder.readers.registry import FORMATS, READERS, read_path, readable_formats, recognise
from kg_builder.readers.sources import read_sources
from kg_builder.readers.table_suggestion import TableSuggestion, suggest_table

__all__ = [
    "FORMATS",
    "READERS",
    "Format",
    "Reader",
    "TableSuggestion",
    "read_path",
    "read_sources",
    "readable_formats",
    "recognise",
    "suggest_table",
]
