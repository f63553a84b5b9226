"""What points out of a document: links to other documents, and names that point to the lists of the volume.

Source: TEI P5, section 3.7 (`ref/@target`) and 13.2 (names); `@corresp` and `@target` as FRUS uses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg_builder.model import EntityType, Mention, NameKind, Reference, ReferenceKind, Span, Status, Voice
from kg_builder.readers.frus.page import Page
from kg_builder.readers.frus.places import RULE, Places

# "#d142", "#d60fn1" (a note of document 60), "ruritania1901v02#d3", or the path of a volume's file before the mark.
_TARGET = re.compile(r"(?:[^#]*/)?(?P<volume>[^#/]*?)(?:\.xml)?#(?P<document>d\d+[a-z]?)(?:fn\w+)?")
# The address of a document on the site of the series.
_ADDRESS = re.compile(
    r"https?://[^#]*/historicaldocuments/(?P<volume>[^#/]+)/(?P<document>d\d+[a-z]?)(?:fn\w+)?/?(?:#.*)?"
)


def marked_references(page: Page, document_id: str, places: Places) -> Iterator[Reference]:
    """The documents that the links of a document point to, each once: in this volume, or in another of the series.

    The editors made the links. `series` and `number` are the volume and the id in it, which still say which document is
    meant where the other volume is not among the sources. A link to a page or to a whole volume names no document.
    """
    seen = {document_id}
    for mark in page.marks:
        if mark.name != "ref":
            continue
        target = linked_document(mark.element.get("target"), places.volume)
        if target is None or target in seen:
            continue
        seen.add(target)
        yield Reference(
            rests_on=places.of(mark),
            stated_by=Voice.EDITOR,
            rule=RULE,
            status=Status.STATED_BY_MARKUP,
            kind=ReferenceKind.CITED,
            series=target.partition("/")[0],
            number=target.partition("/")[2],
            target=target,
        )


def linked_document(pointer: str | None, volume: str) -> str | None:
    """The id of the document that a link points to, or None where it points to no document.

    >>> linked_document("#d60fn1", "ruritania1901v01"), linked_document("ruritania1901v02#d3", "ruritania1901v01")
    ('ruritania1901v01/d60', 'ruritania1901v02/d3')
    >>> linked_document("https://papers.example.org/historicaldocuments/ruritania1901v02/d3", "ruritania1901v01")
    'ruritania1901v02/d3'
    """
    link = (pointer or "").strip()
    match = _TARGET.fullmatch(link) or _ADDRESS.fullmatch(link)
    return None if match is None else f"{match['volume'] or volume}/{match['document']}"


def marked_mentions(page: Page, terms: Mapping[str, EntityType], places: Places) -> Iterator[Mention]:
    """The names in a text that point to a record: people by `@corresp`, short forms by `@target`, in text and notes.

    `terms` are the records that the volume's list of terms has given, by their ids; a short form of anything else
    names nobody.
    """
    for mark in page.marks:
        if mark.name == "persName":
            entity, kind, name_kind = places.entity(mark.element), EntityType.PERSON, None
        elif mark.name == "gloss" and mark.element.get("target"):
            entity = places.entity(mark.element, "target")
            known = terms.get(entity) if entity is not None else None
            if known is None:
                continue
            kind, name_kind = known, NameKind.ABBREVIATION
        else:
            continue
        if entity is not None:
            yield Mention(
                span=Span.of(page.text, mark.start, mark.end),
                type=kind,
                entity=entity,
                rule=RULE,
                name_kind=name_kind,
                record=places.of(mark),
            )
