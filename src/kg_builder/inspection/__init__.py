"""What the reader understood of each document, before any resolution: as text, as a page and as JSON lines."""

from kg_builder.inspection.frame import close_page, open_page, page_style
from kg_builder.inspection.gather import inspect_paths
from kg_builder.inspection.marks import Mark
from kg_builder.inspection.output import INSPECTION_FORMATS, write_inspection
from kg_builder.inspection.page import write_html
from kg_builder.inspection.page_text import render_text, show
from kg_builder.inspection.record import FORMAT_VERSION, document_record, write_jsonl
from kg_builder.inspection.report_page import write_report_page
from kg_builder.inspection.text import write_text

__all__ = [
    "FORMAT_VERSION",
    "INSPECTION_FORMATS",
    "Mark",
    "close_page",
    "document_record",
    "inspect_paths",
    "open_page",
    "page_style",
    "render_text",
    "show",
    "write_html",
    "write_inspection",
    "write_jsonl",
    "write_report_page",
    "write_text",
]
