"""One document as its graph: header, mentions, readings."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.authority import Authority
from kg_builder.mapping.header import (
    map_acts,
    map_archival_reference,
    map_date,
    map_description,
    map_edition,
    map_identifier,
    map_participant,
    map_place,
    map_reference,
    map_relation,
    map_stated_mention,
)
from kg_builder.mapping.terms import Graph, iri, text
from kg_builder.mapping.writer import RECORD_DEFAULTS, TEXT_DEFAULTS, GraphWriter
from kg_builder.model import Document, Event, Mention, SpeechAct, Status, Transcription
from kg_builder.vocab import concept


@dataclass(frozen=True, slots=True)
class MappedDocument:
    """A document's graph, and the names of the rules that made its statements."""

    graph: Graph
    rules: frozenset[str]


def map_document(document: Document, authority: Authority, base: str) -> MappedDocument:
    """The graph of one document: what its source states, whom it names, what people read in it."""
    writer = GraphWriter(document, authority, base)
    map_itself(writer)
    acts = map_acts(writer)
    for participant in document.participants:
        map_participant(writer, participant, acts)
    for date in document.dates:
        map_date(writer, date, acts)
    for place in document.places:
        map_place(writer, place, acts)
    for identifier in document.identifiers:
        map_identifier(writer, identifier)
    for reference in document.references:
        map_reference(writer, reference)
    for relation in document.relations:
        map_relation(writer, relation)
    for archival in document.archival_references:
        map_archival_reference(writer, archival)
    for edition in document.editions:
        map_edition(writer, edition)
    for description in document.descriptions:
        map_description(writer, description)
    for stated in document.stated_mentions:
        map_stated_mention(writer, stated)
    for mention in document.mentions or ():
        map_mention(writer, mention)
    _map_readings(writer)
    return MappedDocument(writer.graph(), frozenset(writer.rules))


def map_itself(writer: GraphWriter) -> None:
    """Writes what every graph of a document needs: the document, its place in a source, and the text that was used."""
    document, subject = writer.document, writer.subject
    writer.add_type(subject, "Document")
    writer.add_text(subject, "title", document.title)
    writer.add_text(subject, "sourceName", document.source_name)
    writer.add(subject, "hasKind", iri(concept(document.form)))
    writer.add(subject, "hasDispatch", iri(concept(document.dispatch)))
    if document.checked:
        writer.add(subject, "hasStatus", iri(concept(Status.CHECKED)))
        if document.checked_in is not None:
            writer.add(subject, "isCheckedIn", writer.record(document.checked_in))
    record = writer.record(document.record)
    writer.add(subject, "restsOn", record)
    if document.transcription is None:
        writer.add_defaults(record, RECORD_DEFAULTS)
    else:
        map_transcription(writer, document.transcription, record)


def map_transcription(writer: GraphWriter, transcription: Transcription, record: str) -> None:
    """Writes the text that was used, and the defaults of every statement that rests on its words."""
    subject = iri(writer.transcription_iri)
    writer.add_type(subject, "Transcription")
    writer.add(subject, "transcribes", writer.subject)
    writer.add(subject, "restsOn", record)
    writer.add(subject, "hasKind", iri(concept(transcription.kind)))
    writer.add(subject, "hasExtent", iri(concept(transcription.extent)))
    writer.add_text(subject, "sha256", transcription.sha256)
    writer.add_text(subject, "extractedSha256", transcription.extracted_sha256)
    writer.add_text(subject, "language", transcription.language)
    writer.add(subject, "hasAbsence", iri(concept(transcription.made_from_absence)))
    writer.add_defaults(subject, TEXT_DEFAULTS)


def map_mention(writer: GraphWriter, mention: Mention) -> None:
    """Writes a `Mention`: the words, and whom they name where that is known; only then the short form `mentions`.

    One that the markup states rests on its element too.
    """
    span = mention.span
    subject = iri(writer.mention_iri(span))
    writer.add_type(subject, "Mention")
    writer.add_words(subject, span)
    if mention.name_kind is not None:
        writer.add(subject, "hasKind", iri(concept(mention.name_kind)))
    if mention.record is not None:
        writer.add(subject, "restsOn", writer.record(mention.record))
        writer.add(subject, "hasStatus", iri(concept(Status.STATED_BY_MARKUP)))
    writer.add_refs(subject, mention.refs)
    entity = writer.entity(mention.entity)
    if entity:
        writer.add(subject, "refersTo", entity)
        writer.add(writer.subject, "mentions", entity)


def _map_readings(writer: GraphWriter) -> None:
    """Writes speech acts and events; the terms of all acts are minted first, so that one can stand inside another."""
    acts = writer.document.speech_acts or ()
    subjects = {act.id: writer.key_statement(f"speech-{act.kind.value}", act, act.id) for act in acts}
    for act in acts:
        map_speech_act(writer, act, subjects)
    for event in writer.document.events or ():
        map_event(writer, event, subjects)


def map_speech_act(writer: GraphWriter, act: SpeechAct, subjects: dict[str, str]) -> None:
    """Writes a `SpeechAct`: recorded as said, never asserted; `attributedTo` is the act inside which it is reported."""
    subject = subjects[act.id]
    writer.add_statement(subject, "SpeechAct", act)
    writer.add(subject, "hasKind", iri(concept(act.kind)))
    writer.add(subject, "hasPolarity", iri(concept(act.polarity)))
    for speaker in act.speakers:
        writer.add(subject, "spokenBy", writer.agent_of(speaker))
    for hearer in act.hearers:
        writer.add(subject, "spokenTo", writer.agent_of(hearer))
    writer.add_text(subject, "content", act.content)
    _add_circumstances(writer, subject, act, subjects)


def map_event(writer: GraphWriter, event: Event, subjects: dict[str, str]) -> None:
    """Writes an `Event` spoken of, with its actuality as the one who speaks of it presents it."""
    subject = writer.key_statement(f"event-{event.kind.value}", event, event.id)
    writer.add_statement(subject, "Event", event)
    writer.add_label(subject, event.label)
    writer.add(subject, "hasKind", iri(concept(event.kind)))
    for participant in event.participants:
        writer.add(subject, "hasParticipant", writer.agent_of(participant))
    _add_circumstances(writer, subject, event, subjects)


def _add_circumstances(writer: GraphWriter, subject: str, reading: SpeechAct | Event, subjects: dict[str, str]) -> None:
    writer.add(subject, "hasActuality", iri(concept(reading.actuality)))
    if reading.attributed_to is not None and reading.attributed_to in subjects:
        writer.add(subject, "attributedTo", subjects[reading.attributed_to])
    if reading.read_in is not None:
        writer.add(subject, "restsOn", writer.record(reading.read_in))
    if reading.place:
        writer.add(subject, "happenedAt", writer.place_of(reading.place, reading.place))
    if reading.note:
        writer.add(subject, "note", text(reading.note))
    writer.add_date(subject, reading.time)
