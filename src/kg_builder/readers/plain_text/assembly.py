"""Puts the statements of one text together: who is whom, which acts they belong to, what is expressly not stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg_builder.iris import fold_space
from kg_builder.model import (
    Absence,
    ActKind,
    AgentKind,
    Basis,
    Certainty,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    DescriptionKind,
    Dispatch,
    Form,
    Participant,
    Role,
    SourceRecord,
    Voice,
)
from kg_builder.readers.plain_text.parts import Parts
from kg_builder.readers.plain_text.rules.routing import SENDING
from kg_builder.readers.plain_text.rules.titles import form_of

_PARTIES = frozenset({Role.SENDER, Role.ADDRESSEE})
_MESSAGES = frozenset({Form.TELEGRAM, Form.LETTER, Form.DISPATCH, Form.CIRCULAR})
# Of voices that name the same party the one nearest to the document is kept.
_NEARNESS = (
    Voice.AUTHOR,
    Voice.SENDING_OFFICE,
    Voice.RECEIVING_OFFICE,
    Voice.LATER_HAND,
    Voice.EDITOR,
    Voice.CATALOGUER,
)
_WHO_ACTS = {
    ActKind.SENDING: Role.SENDER,
    ActKind.RELAY: Role.RELAY,
    ActKind.DECIPHERMENT: Role.DECIPHERER,
    ActKind.RECEIPT: Role.RECEIVER,
    ActKind.DISTRIBUTION: Role.COPY_RECIPIENT,
    ActKind.DELIVERY: Role.ADDRESSEE,
    ActKind.ANNOTATION: Role.SAW,
}


def form_stated(parts: Parts) -> Form:
    """The kind of document that its title or header names first."""
    described = parts.described(DescriptionKind.FORM)
    return Form.NOT_STATED if described is None else form_of(described.value)


def dispatch_stated(parts: Parts) -> Dispatch:
    """Attested where a routing line says when or to whom it went; a title alone attests nothing.

    Words that say that it was not sent, or was returned, count before all others.
    """
    if parts.dispatch is not None:
        return parts.dispatch
    routed = any(act.kind in {ActKind.SENDING, ActKind.RECEIPT, ActKind.RELAY} for act in parts.acts)
    return Dispatch.ATTESTED if routed else Dispatch.NOT_STATED


def settle_parties(parts: Parts, form: Form, forms_without_parties: Iterable[Form]) -> None:
    """Leaves each sender and addressee once, and none where the paper is no message.

    A party that several voices name in the same way is kept in the voice nearest to the document; one named otherwise
    stays beside it. A resolution or a record of a conversation has no sender and addressee, and what is signed in it is
    mostly the letter attached to it. Who signed is a sender only
    where something else shows a message: an addressee, a routing line, or its form.
    """
    if form in set(forms_without_parties):
        parts.participants = [who for who in parts.participants if who.role not in {*_PARTIES, Role.SIGNATORY}]
        return
    sent = any(act.kind in {ActKind.SENDING, ActKind.RECEIPT} for act in parts.acts)
    addressed = any(who.role is Role.ADDRESSEE for who in parts.participants)
    if not (sent or addressed or form in _MESSAGES):
        parts.participants = [
            who for who in parts.participants if not (who.role is Role.SENDER and who.basis is Basis.INFERRED)
        ]
    kept: list[Participant] = []
    for role in _PARTIES:
        kept.extend(_distinct([who for who in parts.participants if who.role is role]))
    parts.participants = [
        who for who in parts.participants if who.role not in _PARTIES or any(who is one for one in kept)
    ]


def _distinct(parties: Sequence[Participant]) -> list[Participant]:
    kept: list[Participant] = []
    for party in sorted(parties, key=_nearness):
        if party.certainty is not Certainty.HIGH and any(one.act == party.act for one in kept):
            continue
        if not any(_named_alike(party, one) for one in kept if one.act == party.act):
            kept.append(party)
    return kept


def _nearness(party: Participant) -> tuple[int, int]:
    voice = _NEARNESS.index(party.stated_by) if party.stated_by in _NEARNESS else len(_NEARNESS)
    return int(party.certainty is not Certainty.HIGH), voice


def _named_alike(one: Participant, other: Participant) -> bool:
    """Whether two statements name one party; two names of one list are two, though they share a surname."""
    if (one.stated_by, one.rule) == (other.stated_by, other.rule):
        return _labels(one) == _labels(other)
    return same_party(one, other)


def _labels(party: Participant) -> set[str]:
    return {fold_space(words).casefold() for words in (party.name, party.office) if words}


def same_party(one: Participant, other: Participant) -> bool:
    """Whether two statements name the same party: by a name, a pseudonym's gloss, or the same office."""
    mine, theirs = _names(one), _names(other)
    if mine & theirs:
        return True
    return bool(_labels(one) & _labels(other))


def _names(party: Participant) -> set[str]:
    words = " ".join(filter(None, (party.name, party.pseudonym, party.gloss))).casefold()
    return {word.strip(".,()[]") for word in words.split() if len(word.strip(".,()[]")) > 2}


def settle_acts(parts: Parts, record: SourceRecord) -> None:
    """Gives every act participants and a date: what is not stated is said to be so, resting on the file as a whole.

    A sending that no routing line states rests on the first words that name a party of it; where no words of the
    document date it, the date that an editor or catalogue gives the document is that of its sending. Dates and places
    of a paper without any sending belong to no act, and so do those who signed or made it.
    """
    keys = {act.key for act in parts.acts}
    first = next((who for who in parts.participants if who.role in _PARTIES and who.act == SENDING), None)
    if SENDING not in keys and first is not None:
        parts.acts.insert(0, _act_of(first))
        keys.add(SENDING)
    elif SENDING not in keys and any(act.kind is ActKind.RECEIPT for act in parts.acts):
        place = next((place for place in parts.places if place.act == SENDING), None)
        if place is not None:
            parts.acts.insert(0, replace(_sending(parts.acts[0]), rests_on=place.rests_on, rule=place.rule))
            keys.add(SENDING)
    parts.participants = [who if who.act in keys else replace(who, act=None) for who in parts.participants]
    parts.dates = [date if date.act in keys else replace(date, act=None) for date in parts.dates]
    if SENDING in keys:
        _date_by_the_catalogue(parts)
    parts.places = [place if place.act in keys else replace(place, act=None) for place in parts.places]
    dated = {date.act for date in parts.dates}
    taking = {who.act for who in parts.participants}
    sent = {who.act for who in parts.participants if who.role is Role.SENDER}
    for act in parts.acts:
        if act.key not in (sent if _has_a_sender(act) else taking):
            parts.participants.append(_nobody(act, record))
        if act.key not in dated:
            parts.dates.append(_undated(act, record))


def _date_by_the_catalogue(parts: Parts) -> None:
    """Gives a sending that the document itself does not date the date that an editor or catalogue states.

    Where the document dates its receipt or another act, the catalogue may have meant that, and nothing is said of the
    sending.
    """
    if any(date.act is not None for date in parts.dates):
        return
    parts.dates = [replace(date, act=SENDING) if date.kind is DateKind.CATALOGUE else date for date in parts.dates]


def _has_a_sender(act: CorrespondenceAct) -> bool:
    """Whether an act asks for the one who did it, not only for somebody who took part.

    A sending that the source states was done by somebody, named or not; one that is only inferred from an addressee
    asks for no sender.
    """
    return act.kind is ActKind.SENDING and act.basis is Basis.STATED


def _act_of(who: Participant) -> CorrespondenceAct:
    return CorrespondenceAct(
        rests_on=who.rests_on,
        stated_by=who.stated_by,
        rule=who.rule,
        basis=Basis.INFERRED,
        certainty=who.certainty,
        key=SENDING,
        kind=ActKind.SENDING,
    )


def _sending(received: CorrespondenceAct) -> CorrespondenceAct:
    return replace(received, key=SENDING, kind=ActKind.SENDING, stated_by=Voice.SENDING_OFFICE, basis=Basis.INFERRED)


def _nobody(act: CorrespondenceAct, record: SourceRecord) -> Participant:
    return Participant(
        rests_on=record,
        stated_by=act.stated_by,
        rule=act.rule,
        basis=Basis.INFERRED,
        role=_WHO_ACTS[act.kind],
        act=act.key,
        agent_kind=AgentKind.UNKNOWN,
        absence=Absence.UNSTATED,
    )


def _undated(act: CorrespondenceAct, record: SourceRecord) -> DateStatement:
    return DateStatement(
        rests_on=record,
        stated_by=act.stated_by,
        rule=act.rule,
        basis=Basis.INFERRED,
        kind=DateKind(act.kind.value),
        act=act.key,
        absence=Absence.UNSTATED,
    )
