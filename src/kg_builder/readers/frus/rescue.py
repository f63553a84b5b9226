"""The documents that a fault in the markup cuts off: each is read by itself, up to the beginning of the next.

A parser that mends a file takes a stray end tag for the end of what is open, in the end of the whole volume, and gives
nothing of what follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from kg_builder.model import Check, Severity, SourceRecord
from kg_builder.readers.markup import Element

_START = re.compile(rb"<div\b[^<>]{0,600}?\btype\s*=\s*[\"']document[\"'][^<>]{0,600}>")
_ID = re.compile(rb"\bxml:id\s*=\s*[\"']([^\"'<>&]{1,100})[\"']")
_WRAPPER = b'<text xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0">'
_FAULTS = frozenset({"xml-malformed", "xml-truncated", "xml-limit", "xml-encoding"})


def cuts_off(check: Check) -> bool:
    """Whether a fault of a file may have cost documents behind it."""
    return check.code in _FAULTS


def documents_cut_off(content: bytes, read: Counter[str], encoding: str | None) -> Iterator[Element]:
    """The documents that begin in a file and were not read, each parsed by itself, with the lines of the file.

    `read` counts the documents that were read, by their xml:ids.
    """
    starts = list(_START.finditer(content))
    known = Counter(read)
    for number, start in enumerate(starts):
        said = _ID.search(start.group())
        xml_id = said[1].decode("utf-8", "replace") if said is not None else ""
        if known[xml_id] > 0:
            known[xml_id] -= 1
            continue
        end = starts[number + 1].start() if number + 1 < len(starts) else len(content)
        lines = b"\n" * content.count(b"\n", 0, start.start())
        element = _parsed(_WRAPPER + lines + content[start.start() : end], encoding)
        if element is not None:
            yield element


def _parsed(chunk: bytes, encoding: str | None) -> Element | None:
    parser = etree.XMLParser(
        encoding=encoding or "utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
    )
    root = etree.fromstring(chunk, parser)
    return next((child for child in root if child.get("type") == "document"), None)


def read_by_itself(record: SourceRecord, document_id: str) -> Check:
    """That a document was read by itself, since the markup before it is faulty."""
    return Check.at(
        record,
        Severity.WARNING,
        "document-cut-off",
        "faults of the markup before it cut this document off from its volume; it was read by itself",
        document=document_id,
        found="an element that is closed twice, or never opened, before this document",
        expected="well-formed XML",
    )
