"""Corrects who took part in a document, and in what office."""

from __future__ import annotations

from dataclasses import replace

from kg_builder.authority import Authority
from kg_builder.model import (
    MAKING_ROLES,
    Absence,
    ActKind,
    AgentKind,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    Document,
    Participant,
    Role,
)
from kg_builder.readings.grounds import Replaced, grounds_of
from kg_builder.readings.ledger_lines import Correction

_ACT_OF_ROLE = {
    Role.RECEIVER: ActKind.RECEIPT,
    Role.RELAY: ActKind.RELAY,
    Role.DECIPHERER: ActKind.DECIPHERMENT,
    Role.SAW: ActKind.ANNOTATION,
}


def correct_participants(document: Document, role: Role, line: Correction, authority: Authority) -> Replaced:
    """The document with the persons of one role replaced; a semicolon stands between several.

    An office stays if those who were read before had no more than one. A value that is an authority id is that record.
    """
    before = [each for each in document.participants if each.role is role]
    others = tuple(each for each in document.participants if each.role is not role)
    names = [name for part in line.value.split(";") if (name := part.strip())]
    words = tuple(_words(each) for each in before)
    if not names:
        return Replaced(document=_keep_acts_peopled(replace(document, participants=others), before, line), before=words)
    document, act = _with_act(document, role, before, line)
    offices = {(each.office, each.office_entity, each.on_behalf_of) for each in before if each.office}
    office, office_entity, behalf = next(iter(offices)) if len(offices) == 1 and len(names) == 1 else (None, None, None)
    made: list[Participant] = []
    for name in names:
        record = authority.get(name)
        made.append(
            Participant(
                **grounds_of(line),
                role=role,
                act=act,
                as_written=name,
                name=record.label if record else name,
                entity=record.id if record else None,
                office=office,
                office_entity=office_entity,
                on_behalf_of=behalf,
            )
        )
    return Replaced(document=replace(document, participants=(*others, *made)), before=words)


def correct_office(document: Document, role: Role, line: Correction, authority: Authority) -> Replaced:
    """The document with the office of everybody in one role replaced; without anybody, the office alone takes part."""
    before = [each for each in document.participants if each.role is role]
    others = tuple(each for each in document.participants if each.role is not role)
    words = tuple(dict.fromkeys(each.office for each in before if each.office))
    record = authority.get(line.value)
    office, office_entity = (record.label, record.id) if record else (line.value or None, None)
    named = [each for each in before if each.name or each.entity]
    if not named and office is None:
        return Replaced(document=_keep_acts_peopled(replace(document, participants=others), before, line), before=words)
    if named:
        made = [replace(each, **grounds_of(line), office=office, office_entity=office_entity) for each in named]
    else:
        document, act = _with_act(document, role, before, line)
        kind = before[0].agent_kind if before else AgentKind.UNKNOWN
        made = [
            Participant(
                **grounds_of(line),
                role=role,
                act=act,
                as_written=line.value,
                office=office,
                office_entity=office_entity,
                agent_kind=kind,
            )
        ]
    return Replaced(document=replace(document, participants=(*others, *made)), before=words)


def _words(participant: Participant) -> str:
    return participant.as_written or participant.name or participant.office or participant.entity or "nobody named"


def _with_act(
    document: Document, role: Role, before: list[Participant], line: Correction
) -> tuple[Document, str | None]:
    """The key of the act in which somebody of this role takes part; where there is none yet, one without a date.

    Whoever made the paper takes part in its sending, if one is known, and never shows that there was one.
    """
    if before:
        return document, before[0].act
    kind = _ACT_OF_ROLE.get(role, ActKind.SENDING)
    for act in document.acts:
        if act.kind is kind:
            return document, act.key
    if role in MAKING_ROLES:
        return document, None
    key = kind.value
    act = CorrespondenceAct(**grounds_of(line), key=key, kind=kind)
    date_kind = DateKind(kind.value)
    dates = tuple(
        replace(date, act=key) if date.kind is date_kind and date.act is None else date for date in document.dates
    )
    if not any(date.act == key for date in dates):
        undated = DateStatement(**grounds_of(line), kind=date_kind, act=key, absence=Absence.UNSTATED)
        dates = (*dates, undated)
    return replace(document, acts=(*document.acts, act), dates=dates), key


def _keep_acts_peopled(document: Document, gone: list[Participant], line: Correction) -> Document:
    """The document with the statement that nobody is named, in each act that has lost everybody."""
    peopled = {each.act for each in document.participants}
    bare = {each.act: each.role for each in gone if each.act is not None and each.act not in peopled}
    absent = tuple(
        Participant(**grounds_of(line), role=role, act=act, absence=Absence.UNSTATED) for act, role in bare.items()
    )
    return replace(document, participants=(*document.participants, *absent))
