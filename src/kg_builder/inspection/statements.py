"""One JSON object a statement: its own fields, then the words, the voice and the rule, in one fixed order."""

from __future__ import annotations

from enum import StrEnum

from kg_builder.model import (
    ArchivalReference,
    Check,
    CorrespondenceAct,
    DateStatement,
    DateValue,
    Description,
    DocumentRelation,
    Edition,
    Event,
    Identifier,
    Mention,
    Participant,
    PlaceStatement,
    Reference,
    SourceRecord,
    Span,
    SpeechAct,
    StatedMention,
    Statement,
)


def _value(kind: StrEnum | None) -> str | None:
    return None if kind is None else kind.value


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _record(record: SourceRecord | None) -> dict[str, object] | None:
    return None if record is None else {"file": record.file, "locator": record.locator, "line": record.line}


def _edtf(value: DateValue | None) -> str | None:
    return None if value is None else value.edtf


def _written(value: DateValue | None) -> str | None:
    return None if value is None else value.as_written


def _trace(statement: Statement, as_written: str | None = None) -> dict[str, object]:
    """The words are those of the span where there is one, so that `text[start:end] == as_written` always holds."""
    span = statement.span
    return {
        "as_written": as_written if span is None else span.quote,
        "span": _span(span),
        "record": _record(statement.rests_on) if isinstance(statement.rests_on, SourceRecord) else None,
        "stated_by": statement.stated_by.value,
        "basis": statement.basis.value,
        "certainty": statement.certainty.value,
        "rule": statement.rule,
        "status": statement.status.value,
    }


def act_record(act: CorrespondenceAct) -> dict[str, object]:
    """An act of correspondence; participants, dates and places name it by `key`."""
    return {"key": act.key, "kind": act.kind.value, **_trace(act)}


def participant_record(participant: Participant) -> dict[str, object]:
    """Who took part, and how."""
    return {
        "role": participant.role.value,
        "act": participant.act,
        "name": participant.name,
        "office": participant.office,
        "on_behalf_of": participant.on_behalf_of,
        "agent_kind": participant.agent_kind.value,
        "copies": participant.copies,
        "pseudonym": participant.pseudonym,
        "gloss": participant.gloss,
        "gloss_by": _value(participant.gloss_by),
        "absence": _value(participant.absence),
        "entity": participant.entity,
        "office_entity": participant.office_entity,
        "refs": list(participant.refs),
        "position": participant.position,
        **_trace(participant, participant.as_written),
    }


def date_record(date: DateStatement) -> dict[str, object]:
    """A date of the document: as written, as EDTF and as bounds."""
    value = date.value
    return {
        "kind": date.kind.value,
        "act": date.act,
        "edtf": _edtf(value),
        "earliest": None if value is None else value.earliest,
        "latest": None if value is None else value.latest,
        "zone": None if value is None else value.zone,
        "calendar": None if value is None else value.calendar,
        "absence": _value(date.absence),
        **_trace(date, _written(value)),
    }


def place_record(place: PlaceStatement) -> dict[str, object]:
    """A place of the document."""
    return {
        "role": place.role.value,
        "act": place.act,
        "name": place.name,
        "entity": place.entity,
        "refs": list(place.refs),
        "position": place.position,
        **_trace(place, place.as_written),
    }


def identifier_record(identifier: Identifier) -> dict[str, object]:
    """A number that somebody gave the document."""
    return {
        "kind": identifier.kind.value,
        "series": identifier.series,
        "value": identifier.value,
        **_trace(identifier, identifier.value),
    }


def reference_record(reference: Reference) -> dict[str, object]:
    """A pointer to another document."""
    return {
        "kind": reference.kind.value,
        "series": reference.series,
        "number": reference.number,
        "number_to": reference.number_to,
        "date": _edtf(reference.date),
        "date_as_written": _written(reference.date),
        "target": reference.target,
        **_trace(reference),
    }


def relation_record(relation: DocumentRelation) -> dict[str, object]:
    """How the document belongs to another one; `target` is the other's id."""
    return {"kind": relation.kind.value, "target": relation.target, **_trace(relation)}


def archival_record(reference: ArchivalReference) -> dict[str, object]:
    """Where a copy is kept."""
    return {
        "repository": reference.repository,
        "levels": [[label, value] for label, value in reference.levels],
        "folios": reference.folios,
        "copy_kind": reference.copy_kind,
        **_trace(reference, reference.as_written),
    }


def edition_record(edition: Edition) -> dict[str, object]:
    """Where the text was printed."""
    return {
        "citation": edition.citation,
        "container": edition.container,
        "issue": edition.issue,
        "year": edition.year,
        "page": edition.page,
        "url": edition.url,
        "document_number": edition.document_number,
        "kind": _value(edition.kind),
        "key": edition.key,
        **_trace(edition, edition.citation),
    }


def description_record(description: Description) -> dict[str, object]:
    """What a source says of the document in words."""
    return {"kind": description.kind.value, "value": description.value, **_trace(description, description.value)}


def stated_mention_record(mention: StatedMention) -> dict[str, object]:
    """Somebody or something that the source says is mentioned in the document."""
    return {
        "type": _value(mention.type),
        "term": mention.term,
        "name": mention.name,
        "entity": mention.entity,
        "refs": list(mention.refs),
        **_trace(mention, mention.name),
    }


def mention_record(mention: Mention) -> dict[str, object]:
    """A name in the text; without `entity`, nobody is known or more than one could be meant."""
    return {
        "as_written": mention.span.quote,
        "span": _span(mention.span),
        "type": _value(mention.type),
        "entity": mention.entity,
        "name_kind": _value(mention.name_kind),
        "demonym": mention.demonym,
        "refs": list(mention.refs),
        "record": None if mention.record is None else _record(mention.record),
        "rule": mention.rule,
    }


def speech_act_record(act: SpeechAct) -> dict[str, object]:
    """A reported statement; `attributed_to` is the act inside which it is reported, else the voice that reports it."""
    return {
        "id": act.id,
        "kind": act.kind.value,
        "speaker": list(act.speakers),
        "hearer": list(act.hearers),
        "polarity": act.polarity.value,
        "actuality": act.actuality.value,
        "attributed_to": act.attributed_to or act.stated_by.value,
        "content": act.content,
        "time": _edtf(act.time),
        "time_as_written": _written(act.time),
        "place": act.place,
        "note": act.note,
        "read_in": _record(act.read_in),
        **_trace(act),
    }


def event_record(event: Event) -> dict[str, object]:
    """An event spoken of; `attributed_to` as in a reported statement."""
    return {
        "id": event.id,
        "kind": event.kind.value,
        "label": event.label,
        "participants": list(event.participants),
        "place": event.place,
        "time": _edtf(event.time),
        "time_as_written": _written(event.time),
        "actuality": event.actuality.value,
        "attributed_to": event.attributed_to or event.stated_by.value,
        "note": event.note,
        "read_in": _record(event.read_in),
        **_trace(event),
    }


def check_record(check: Check) -> dict[str, object]:
    """What a rule has to say about the document."""
    return {
        "severity": check.severity.value,
        "code": check.code,
        "message": check.message,
        "file": check.file,
        "line": check.line,
        "found": check.found,
        "expected": check.expected,
        "span": _span(check.span),
    }
