"""What the reader understood of each document, before any resolution: as text, as a page and as JSON lines."""

from kg_builder.inspection.output import INSPECTION_FORMATS, write_inspection
from kg_builder.inspection.page import write_html
from kg_builder.inspection.record import FORMAT_VERSION, document_record, write_jsonl
from kg_builder.inspection.text import write_text

__all__ = [
    "FORMAT_VERSION",
    "INSPECTION_FORMATS",
    "document_record",
    "write_html",
    "write_inspection",
    "write_jsonl",
    "write_text",
]
