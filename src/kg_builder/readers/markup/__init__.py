"""XML files → elements, their places, their readable text; safe against entities, bombs and broken markup."""

from kg_builder.readers.markup.elements import Element, attribute, children, local_name, squeezed
from kg_builder.readers.markup.extraction import ExtractedText, Mark, TextExtractor, TextRules, extract_text
from kg_builder.readers.markup.faults import check_of_fault
from kg_builder.readers.markup.locating import Locator
from kg_builder.readers.markup.outline import MarkupOutline, outline_markup
from kg_builder.readers.markup.parsing import MarkupTree, parse_markup
from kg_builder.readers.markup.streaming import StreamedElement, root_name, stream_elements
from kg_builder.readers.markup.tei_text import TEI_TEXT

__all__ = [
    "TEI_TEXT",
    "Element",
    "ExtractedText",
    "Locator",
    "Mark",
    "MarkupOutline",
    "MarkupTree",
    "StreamedElement",
    "TextExtractor",
    "TextRules",
    "attribute",
    "check_of_fault",
    "children",
    "extract_text",
    "local_name",
    "outline_markup",
    "parse_markup",
    "root_name",
    "squeezed",
    "stream_elements",
]
