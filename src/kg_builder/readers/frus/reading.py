"""One document of a volume: what its markup states, what the rules for FRUS read in its words, put together.

Statements of the markup rest on their elements, those of the rules on their words in the text of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from kg_builder.model import (
    DescriptionKind,
    Document,
    EntityType,
    Extent,
    Transcription,
)
from kg_builder.readers.frus.checking import checks_of
from kg_builder.readers.frus.header import Header
from kg_builder.readers.frus.layout import lay_out
from kg_builder.readers.frus.links import marked_mentions, marked_references
from kg_builder.readers.frus.page import read_page
from kg_builder.readers.frus.places import Places
from kg_builder.readers.markup import Element
from kg_builder.readers.plain_text.assembly import dispatch_stated, form_stated, settle_acts, settle_parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """What all documents of a volume share: its id and title, its file, and the source that it belongs to.

    `terms` are the records that its list of terms has given so far, by their ids.
    """

    id: str
    title: str | None
    file: str
    source_name: str
    language: str | None
    sha256: str
    terms: Mapping[str, EntityType]


def read_document(element: Element, document_id: str, xpath: str, volume: Volume) -> Document:
    """What a document of a volume states of itself; its text is that of the page, notes behind it."""
    places = Places(file=volume.file, xpath=xpath, volume=volume.id)
    page = read_page(element)
    layout = lay_out(page, editorial=element.get("subtype") == "editorial-note")
    header = Header(element, document_id, page, layout, places)
    header.read(volume.title)
    parts = header.parts
    record = places.record(element, None)
    form, dispatch = form_stated(parts), dispatch_stated(parts)
    settle_parties(parts, form, header.profile.forms_without_parties)
    settle_acts(parts, record)
    title = parts.described(DescriptionKind.TITLE)
    excerpt = parts.described(DescriptionKind.EXTENT) is not None
    return Document(
        id=document_id,
        source=volume.file,
        source_name=volume.source_name,
        record=record,
        text=page.text,
        profile=header.profile.name,
        title=title.value if title is not None else None,
        form=form,
        dispatch=dispatch,
        transcription=Transcription(
            sha256=volume.sha256,
            extracted_sha256=sha256(page.text.encode()).hexdigest(),
            language=volume.language,
            extent=Extent.EXCERPT if excerpt else Extent.NOT_STATED,
        ),
        zones=layout.as_zones(),
        acts=tuple(parts.acts),
        participants=tuple(parts.participants),
        dates=tuple(parts.dates),
        places=tuple(parts.places),
        identifiers=tuple(parts.identifiers),
        references=(*parts.references, *marked_references(page, document_id, places)),
        archival_references=tuple(parts.archival_references),
        editions=tuple(parts.editions),
        descriptions=tuple(parts.descriptions),
        mentions=tuple(marked_mentions(page, volume.terms, places)),
        checks=(*header.checks, *checks_of(parts, record, document_id)),
    )
