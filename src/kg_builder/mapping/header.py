"""The header of a document as triples: one function a kind of statement."""

from __future__ import annotations

from kg_builder import iris
from kg_builder.dates import transit_minutes
from kg_builder.mapping.terms import integer, iri
from kg_builder.mapping.writer import GraphWriter
from kg_builder.model import (
    ActKind,
    AgentKind,
    ArchivalReference,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    DateValue,
    Description,
    Dispatch,
    DocumentRelation,
    Edition,
    EntityType,
    Identifier,
    Participant,
    PlaceRole,
    PlaceStatement,
    Reference,
    ReferenceKind,
    RelationKind,
    Role,
    StatedMention,
)
from kg_builder.vocab import concept

_AGENT_SHORT_FORMS = {
    Role.SENDER: "sentBy",
    Role.ADDRESSEE: "addressedTo",
    Role.COPY_RECIPIENT: "copiedTo",
    Role.RECEIVER: "receivedBy",
    Role.SIGNATORY: "signedBy",
    Role.DRAFTER: "draftedBy",
    Role.RELAY: "relayedBy",
}
_AGENT_KINDS = {
    EntityType.PERSON: AgentKind.PERSON,
    EntityType.ORGANISATION: AgentKind.ORGANISATION,
    EntityType.POLITY: AgentKind.POLITY,
}
_PLACE_SHORT_FORMS = {PlaceRole.SENT_FROM: "sentFrom", PlaceRole.SENT_TO: "sentTo"}
RELATION_SHORT_FORMS = {
    RelationKind.CONVEYS: "conveys",
    RelationKind.DRAFT_OF: "draftOf",
    RelationKind.TRANSLATION_OF: "translationOf",
    RelationKind.SAME_MESSAGE_AS: "sameMessageAs",
}


def map_acts(writer: GraphWriter) -> dict[str, str]:
    """Writes the acts of correspondence; gives their terms by key, for what belongs to them."""
    acts: dict[str, str] = {}
    sent = _date_of_act(writer, DateKind.SENDING, None)
    for act in writer.document.acts:
        subject = writer.key_statement(f"act-{act.kind.value}", act, act.key)
        writer.add_statement(subject, "CorrespondenceAct", act)
        writer.add(subject, "hasKind", iri(concept(act.kind)))
        _add_transit(writer, subject, act, sent)
        acts[act.key] = subject
    return acts


def _date_of_act(writer: GraphWriter, kind: DateKind | None, act: str | None) -> DateValue | None:
    for date in writer.document.dates:
        if (kind is None or date.kind is kind) and (act is None or date.act == act) and date.value is not None:
            return date.value
    return None


def _add_transit(writer: GraphWriter, subject: str, act: CorrespondenceAct, sent: DateValue | None) -> None:
    """Minutes since the sending, at least and at most: two clocks without a zone allow a range, not a figure."""
    arrived = _date_of_act(writer, None, act.key)
    if act.kind is ActKind.SENDING or sent is None or arrived is None:
        return
    transit = transit_minutes(sent, arrived)
    if transit is None:
        return
    writer.add(subject, "transitMinutesAtLeast", integer(transit.at_least))
    writer.add(subject, "transitMinutesAtMost", integer(transit.at_most))
    if transit.on_one_clock is not None:
        writer.add(subject, "transitMinutesOnOneClock", integer(transit.on_one_clock))


def map_participant(writer: GraphWriter, participant: Participant, acts: dict[str, str]) -> None:
    """Writes a `Participation`, the correspondent as written where no table knows it, and its short form."""
    role = participant.role
    said = participant.as_written or participant.name or participant.office or participant.entity or ""
    subject = writer.key_statement(
        f"participation-{role.value.replace('_', '-')}", participant, f"{participant.act} {said}"
    )
    writer.add_statement(subject, "Participation", participant)
    writer.add(subject, "hasRole", iri(concept(role)))
    if participant.act in acts:
        writer.add(subject, "belongsToAct", acts[participant.act])
    writer.add_text(subject, "asWritten", participant.as_written)
    writer.add_text(subject, "officeName", participant.office)
    writer.add_text(subject, "pseudonym", participant.pseudonym)
    writer.add_text(subject, "gloss", participant.gloss)
    if participant.gloss_by is not None:
        writer.add(subject, "glossedBy", iri(concept(participant.gloss_by)))
    if participant.copies is not None:
        writer.add(subject, "copies", integer(participant.copies))
    if participant.position is not None:
        writer.add(subject, "position", integer(participant.position))
    writer.add_refs(subject, participant.refs)
    office = writer.entity(participant.office_entity)
    if office:
        writer.add(subject, "actsInOffice", office)
    if participant.on_behalf_of:
        writer.add(subject, "actsOnBehalfOf", writer.agent(None, participant.on_behalf_of))
    if participant.absence is not None:
        writer.add(subject, "hasAbsence", iri(concept(participant.absence)))
        return
    agent = writer.entity(participant.entity) or writer.agent(
        participant.name, participant.office, participant.agent_kind, participant.refs
    )
    writer.add(subject, "involves", agent)
    if role in _AGENT_SHORT_FORMS and not (role is Role.SENDER and _unsent(writer)):
        writer.add(writer.subject, _AGENT_SHORT_FORMS[role], agent)


def _unsent(writer: GraphWriter) -> bool:
    return writer.document.dispatch is Dispatch.ATTESTED_UNSENT


def map_date(writer: GraphWriter, date: DateStatement, acts: dict[str, str]) -> None:
    """Writes a `DateStatement`, or the statement that no date is given; the main date is pointed out."""
    said = date.value.as_written if date.value else f"{date.act} undated"
    subject = writer.key_statement(f"date-{date.kind.value}", date, said)
    writer.add_statement(subject, "DateStatement", date)
    writer.add(subject, "hasKind", iri(concept(date.kind)))
    if date.act in acts:
        writer.add(subject, "belongsToAct", acts[date.act])
    writer.add_date(subject, date.value)
    if date.absence is not None:
        writer.add(subject, "hasAbsence", iri(concept(date.absence)))
    if date is writer.document.main_date:
        writer.add(writer.subject, "hasMainDate", subject)


def map_place(writer: GraphWriter, place: PlaceStatement, acts: dict[str, str]) -> None:
    """Writes a `PlaceStatement`, the place as written where no table knows it, and its short form."""
    subject = writer.key_statement(f"place-{place.role.value.replace('_', '-')}", place, place.as_written)
    writer.add_statement(subject, "PlaceStatement", place)
    writer.add(subject, "hasRole", iri(concept(place.role)))
    if place.act in acts:
        writer.add(subject, "belongsToAct", acts[place.act])
    writer.add_text(subject, "asWritten", place.as_written)
    if place.position is not None:
        writer.add(subject, "position", integer(place.position))
    writer.add_refs(subject, place.refs)
    located = writer.place_of(place.entity, place.name, place.refs)
    writer.add(subject, "locatedAt", located)
    if place.role in _PLACE_SHORT_FORMS and not _unsent(writer):
        writer.add(writer.subject, _PLACE_SHORT_FORMS[place.role], located)


def map_identifier(writer: GraphWriter, identifier: Identifier) -> None:
    """Writes an `Identifier`: a number that somebody gave the document."""
    subject = writer.key_statement(f"number-{identifier.kind.value}", identifier, identifier.value)
    writer.add_statement(subject, "Identifier", identifier)
    writer.add(subject, "hasKind", iri(concept(identifier.kind)))
    writer.add_text(subject, "value", identifier.value)
    writer.add_text(subject, "series", identifier.series)


def map_reference(writer: GraphWriter, reference: Reference) -> None:
    """Writes a `Reference`, and where its document is in the corpus, a link to it."""
    said = " ".join(part for part in (reference.series, reference.number, reference.number_to) if part)
    dated = reference.date.as_written if reference.date else ""
    subject = writer.key_statement(f"reference-{reference.kind.value}", reference, f"{said} {dated}")
    writer.add_statement(subject, "Reference", reference)
    writer.add(subject, "hasKind", iri(concept(reference.kind)))
    writer.add_text(subject, "number", reference.number)
    writer.add_text(subject, "numberTo", reference.number_to)
    writer.add_text(subject, "series", reference.series)
    writer.add_date(subject, reference.date)
    if reference.target is not None:
        target = iri(iris.mint_document_iri(writer.base, reference.target))
        writer.add(subject, "pointsTo", target)
        writer.add(writer.subject, "repliesTo" if reference.kind is ReferenceKind.REPLY else "refersTo", target)


def map_relation(writer: GraphWriter, relation: DocumentRelation) -> None:
    """Writes a `DocumentRelation` and its short form: `conveys`, `draftOf`, `translationOf` or `sameMessageAs`."""
    subject = writer.key_statement(f"relation-{relation.kind.value}", relation, relation.target)
    target = iri(iris.mint_document_iri(writer.base, relation.target))
    writer.add_statement(subject, "DocumentRelation", relation)
    writer.add(subject, "hasKind", iri(concept(relation.kind)))
    writer.add(subject, "pointsTo", target)
    writer.add(writer.subject, RELATION_SHORT_FORMS[relation.kind], target)


def map_archival_reference(writer: GraphWriter, reference: ArchivalReference) -> None:
    """Writes an `ArchivalCopy` and the nodes of the archive's tree above it, the same in every document."""
    subject = writer.key_statement("copy", reference, reference.as_written)
    writer.add_statement(subject, "ArchivalCopy", reference)
    writer.add_text(subject, "asWritten", reference.as_written)
    writer.add_text(subject, "folios", reference.folios)
    writer.add_text(subject, "copyKind", reference.copy_kind)
    if reference.repository is None:
        return
    parent = iri(iris.mint_record_set_iri(writer.base, reference.repository, ()))
    writer.add_type(parent, "Organisation")
    writer.add_label(parent, reference.repository)
    writer.add(subject, "isHeldBy", parent)
    label = reference.repository
    for depth, (level, value) in enumerate(reference.levels, 1):
        node = iri(iris.mint_record_set_iri(writer.base, reference.repository, reference.levels[:depth]))
        label = f"{label}, {level} {value}"
        writer.add_type(node, "RecordSet")
        writer.add_text(node, "level", level)
        writer.add_text(node, "value", value)
        writer.add_label(node, label)
        writer.add(node, "isHeldBy" if depth == 1 else "isIncludedIn", parent)
        parent = node
    if reference.levels:
        writer.add(subject, "isIncludedIn", parent)


def map_edition(writer: GraphWriter, edition: Edition) -> None:
    """Writes where the text was printed: an `Edition`, stated of this document."""
    subject = writer.key_statement("edition", edition, edition.citation)
    writer.add_statement(subject, "Edition", edition)
    for name, value in (
        ("citation", edition.citation),
        ("container", edition.container),
        ("issue", edition.issue),
        ("year", edition.year),
        ("page", edition.page),
        ("url", edition.url),
        ("documentNumber", edition.document_number),
        ("key", edition.key),
    ):
        writer.add_text(subject, name, value)
    if edition.kind is not None:
        writer.add(subject, "hasKind", iri(concept(edition.kind)))
    writer.add(writer.subject, "isPrintedIn", subject)


def map_description(writer: GraphWriter, description: Description) -> None:
    """Writes what a source says of the document in words: title, form, summary, conveyance, urgency …"""
    subject = writer.key_statement(f"description-{description.kind.value}", description, description.value)
    writer.add_statement(subject, "Description", description)
    writer.add(subject, "hasKind", iri(concept(description.kind)))
    writer.add_text(subject, "value", description.value)


def map_stated_mention(writer: GraphWriter, mention: StatedMention) -> None:
    """Writes a `StatedMention`, whoever or whatever it names as written where no table knows it, and `mentions`."""
    said = " ".join((mention.name or "", *mention.refs))
    subject = writer.key_statement(f"mention-{mention.type or 'other'}", mention, said)
    writer.add_statement(subject, "StatedMention", mention)
    writer.add_text(subject, "asWritten", mention.name)
    writer.add_text(subject, "term", mention.term)
    writer.add_refs(subject, mention.refs)
    meant = writer.entity(mention.entity) or _mentioned_as_written(writer, mention)
    if meant is not None:
        writer.add(subject, "refersTo", meant)
        writer.add(writer.subject, "mentions", meant)


def _mentioned_as_written(writer: GraphWriter, mention: StatedMention) -> str | None:
    """The term of somebody or some place as written; an office, a work or an object has no node of its own."""
    name = mention.name or next(iter(mention.refs), None)
    if name is None or mention.type is None:
        return None
    if mention.type is EntityType.PLACE:
        return writer.place_of(None, name, mention.refs)
    kind = _AGENT_KINDS.get(mention.type)
    return None if kind is None else writer.agent(name, kind=kind, refs=mention.refs)
