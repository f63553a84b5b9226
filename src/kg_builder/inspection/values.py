"""A statement's content in a few words, as a historian would note it."""

from __future__ import annotations

from kg_builder.model import (
    Actuality,
    AgentKind,
    ArchivalReference,
    DateStatement,
    DateValue,
    DocumentRelation,
    Edition,
    Event,
    Identifier,
    Participant,
    PlaceStatement,
    Polarity,
    Reference,
    SpeechAct,
    StatedMention,
)
from kg_builder.wording import plain


def participant_value(participant: Participant) -> str:
    """The name, then office, principal, pseudonym and number of copies; or why nobody is named."""
    named = participant.name or participant.pseudonym or participant.office
    if named is None:
        return "nobody named" + ("" if participant.absence is None else f" ({plain(participant.absence)})")
    unusual = participant.agent_kind not in (AgentKind.UNKNOWN, AgentKind.PERSON)
    parts = [f"{named} ({plain(participant.agent_kind)})" if unusual else named]
    if participant.office and participant.office != named:
        parts.append(participant.office)
    if participant.on_behalf_of:
        parts.append(f"on behalf of {participant.on_behalf_of}")
    if participant.pseudonym:
        parts.append(
            "a pseudonym" if participant.pseudonym == named else f"under the pseudonym {participant.pseudonym}"
        )
    if participant.gloss:
        glossed = "" if participant.gloss_by is None else f" by the {plain(participant.gloss_by)}"
        parts.append(f"explained{glossed} as {participant.gloss}")
    if participant.copies is not None:
        parts.append(f"{participant.copies} {'copy' if participant.copies == 1 else 'copies'}")
    if participant.entity:
        parts.append(f"is {participant.entity}")
    if participant.office_entity:
        parts.append(f"office is {participant.office_entity}")
    parts += participant.refs
    return ", ".join(parts)


def _normal_form(value: DateValue) -> str:
    if value.edtf is None:
        return f"“{value.as_written}”, no date that can be normalised"
    zone = f" ({value.zone})" if value.zone else ", no zone stated" if "T" in value.edtf else ""
    calendar = "" if value.calendar == "gregorian" else f" ({value.calendar} calendar in the source)"
    return value.edtf + zone + calendar


def date_value(date: DateStatement) -> str:
    """The date in its normal form, or why there is none."""
    if date.value is None:
        return "undated" + ("" if date.absence is None else f" ({plain(date.absence)})")
    return _normal_form(date.value)


def place_value(place: PlaceStatement) -> str:
    """The place's name, and who it is once that is known."""
    known = () if place.entity is None else (f"is {place.entity}",)
    return ", ".join((place.name, *known, *place.refs))


def identifier_value(identifier: Identifier) -> str:
    """The number and whose numbering it belongs to."""
    return identifier.value if identifier.series is None else f"{identifier.value} ({identifier.series})"


def reference_value(reference: Reference) -> str:
    """The number or range and the date of the document that is pointed to."""
    number = reference.number or ""
    if reference.number_to:
        number = f"{number} to {reference.number_to}"
    parts = [part for part in (number, reference.series) if part]
    if reference.date is not None:
        parts.append(f"of {_normal_form(reference.date)}")
    if reference.target:
        parts.append(f"is {reference.target}")
    return ", ".join(parts) or "a document without number or date"


def relation_value(relation: DocumentRelation) -> str:
    """The id of the other document."""
    return relation.target


def archival_value(reference: ArchivalReference) -> str:
    """Repository, levels and folios as a path."""
    levels = [f"{label} {value}" for label, value in reference.levels]
    folios = [f"folios {reference.folios}"] if reference.folios else []
    kind = [reference.copy_kind] if reference.copy_kind else []
    repository = reference.repository or "repository not stated"
    return " / ".join([repository, *levels, *folios, *kind])


def edition_value(edition: Edition) -> str:
    """The bibliographic words, with the document's number in the edition."""
    number = f" (document {edition.document_number})" if edition.document_number else ""
    return edition.citation + number


def stated_mention_value(mention: StatedMention) -> str:
    """What is said to be mentioned: the name, who it is once that is known, and the authority files."""
    known = () if mention.entity is None else (f"is {mention.entity}",)
    return ", ".join(part for part in (mention.term, mention.name, *known, *mention.refs) if part)


def _actuality(actuality: Actuality) -> str:
    return "" if actuality is Actuality.ACTUAL else f" ({plain(actuality)})"


def _inside(attributed_to: str | None) -> str:
    return "" if attributed_to is None else f", as reported in {attributed_to}"


def _when_and_where(time: DateValue | None, place: str | None) -> str:
    when = "" if time is None else f", {_normal_form(time)}"
    return when + (f", at {place}" if place else "")


def speech_value(act: SpeechAct) -> str:
    """Who to whom, whether it was really said, and inside which act it is reported."""
    speakers = " and ".join(act.speakers) or "somebody unnamed"
    hearers = " and ".join(act.hearers) or "hearer not stated"
    denied = ", not said" if act.polarity is Polarity.NEGATIVE else ""
    settled = f"{act.id}: {speakers} → {hearers}{denied}{_actuality(act.actuality)}"
    return settled + _when_and_where(act.time, act.place) + _inside(act.attributed_to)


def event_value(event: Event) -> str:
    """What is spoken of, who took part, and whether it took place."""
    participants = f", with {' and '.join(event.participants)}" if event.participants else ""
    settled = f"{event.id}: {event.label}{participants}{_actuality(event.actuality)}"
    return settled + _when_and_where(event.time, event.place) + _inside(event.attributed_to)
