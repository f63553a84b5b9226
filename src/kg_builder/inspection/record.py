"""The public record of a document: what `inspect --format jsonl` writes, as `docs/inspect.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO

from kg_builder.inspection.statements import (
    act_record,
    archival_record,
    check_record,
    date_record,
    description_record,
    edition_record,
    event_record,
    identifier_record,
    mention_record,
    participant_record,
    place_record,
    reference_record,
    relation_record,
    speech_act_record,
    stated_mention_record,
)
from kg_builder.model import DescriptionKind, Document, Transcription

FORMAT_VERSION = 1


def document_record(document: Document) -> dict[str, object]:
    """What the reader understood of a document, as one JSON object; the keys always stand in the same order.

    Inner documents come before the one that conveys them, so that of several objects with one `source` the last is it.
    Spans are `[start, end]` in code points of the file as delivered, or of `text` where there is markup; `mentions`,
    `speech_acts` and `events` are None where nobody has looked for them.
    """
    main = document.main_date
    editions = [edition_record(edition) for edition in document.editions]
    return {
        "source": document.source,
        "document": document.id,
        "title": document.title,
        "form": document.form.value,
        "dispatch": document.dispatch.value,
        "date": main.value.edtf if main is not None and main.value is not None else None,
        "dates": [date_record(date) for date in document.dates],
        "participants": [participant_record(participant) for participant in document.participants],
        "places": [place_record(place) for place in document.places],
        "identifiers": [identifier_record(identifier) for identifier in document.identifiers],
        "references": [reference_record(reference) for reference in document.references],
        "relations": [relation_record(relation) for relation in document.relations],
        "archival_references": [archival_record(reference) for reference in document.archival_references],
        "edition": editions[0] if editions else None,
        "editions": editions[1:],
        "summary": _summary(document),
        "descriptions": [description_record(description) for description in document.descriptions],
        "stated_mentions": [stated_mention_record(mention) for mention in document.stated_mentions],
        "acts": [act_record(act) for act in document.acts],
        "mentions": None if document.mentions is None else [mention_record(mention) for mention in document.mentions],
        "speech_acts": (
            None if document.speech_acts is None else [speech_act_record(act) for act in document.speech_acts]
        ),
        "events": None if document.events is None else [event_record(event) for event in document.events],
        "checks": [check_record(check) for check in document.checks],
        "text": None if document.counts_in_file else document.text,
        "zones": [
            {"kind": zone.kind.value, "voice": zone.voice.value, "span": [zone.start, zone.end]}
            for zone in document.zones
        ],
        "part": None if document.part is None else list(document.part),
        "transcription": _transcription(document.transcription),
        "record": {
            "file": document.record.file,
            "locator": document.record.locator,
            "line": document.record.line,
        },
        "checked": document.checked,
        "profile": document.profile,
        "version": FORMAT_VERSION,
    }


def write_jsonl(documents: Iterable[Document], stream: IO[str]) -> None:
    """Writes one line of JSON a document, in the order given."""
    for document in documents:
        stream.write(json.dumps(document_record(document), ensure_ascii=False) + "\n")


def _summary(document: Document) -> str | None:
    for description in document.descriptions:
        if description.kind is DescriptionKind.SUMMARY:
            return description.value
    return None


def _transcription(transcription: Transcription | None) -> dict[str, object] | None:
    if transcription is None:
        return None
    return {
        "kind": transcription.kind.value,
        "extent": transcription.extent.value,
        "language": transcription.language,
        "sha256": transcription.sha256,
        "extracted_sha256": transcription.extracted_sha256,
        "made_from_absence": transcription.made_from_absence.value,
    }
