"""`correspDesc` → acts of correspondence, who took part, when and where.

Source: TEI P5, 2.4.6 (Correspondence Description).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg_builder.model import (
    Absence,
    ActKind,
    AgentKind,
    AuthorityRecord,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    EntityType,
    Participant,
    PlaceRole,
    PlaceStatement,
    Role,
    Status,
)
from kg_builder.readers.markup import Element, attribute, children, local_name, squeezed
from kg_builder.readers.markup.dates import read_markup_date
from kg_builder.readers.tei.grounds import Grounds
from kg_builder.readers.tei.pointers import Meaning, Pointers

PERSONS = ("persName", "orgName", "name", "rs")
PLACES = ("placeName", "settlement", "district", "region", "country", "geogName", "bloc")
_AGENT_KINDS = {
    EntityType.PERSON: AgentKind.PERSON,
    EntityType.ORGANISATION: AgentKind.ORGANISATION,
    EntityType.POLITY: AgentKind.POLITY,
}
_PLACE_TYPES = frozenset({"place", "placename", "settlement", "country", "region", "city"})
_NOBODY = re.compile(
    r"[\[(]?(?:unknown|unbekannt|inconnue?|sconosciut[oa]|n\.? ?n\.?|not known|anonym(?:ous|us)?)[\])]?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Action:
    """What a type of `correspAction` makes of the people, places and dates in it, and the act that a date of it dates.

    Who is named as receiving is the addressee, and the place the one it was sent to: parts of the sending. That it
    arrived is only stated by a date.
    """

    role: Role
    place: PlaceRole
    date: DateKind
    act: ActKind


_PASSED_ON = _Action(Role.RELAY, PlaceRole.RELAYED_AT, DateKind.RELAY, ActKind.RELAY)
_ACTIONS = {
    "sent": _Action(Role.SENDER, PlaceRole.SENT_FROM, DateKind.SENDING, ActKind.SENDING),
    "received": _Action(Role.ADDRESSEE, PlaceRole.SENT_TO, DateKind.RECEIPT, ActKind.RECEIPT),
    "transmitted": _PASSED_ON,
    "redirected": _PASSED_ON,
    "forwarded": _PASSED_ON,
    "delivered": _Action(Role.RECEIVER, PlaceRole.RECEIVED_AT, DateKind.DELIVERY, ActKind.DELIVERY),
}
_SENDING = ActKind.SENDING.value


@dataclass(slots=True)
class Correspondence:
    """The statements of a `correspDesc`, each list in the order of the file."""

    acts: list[CorrespondenceAct] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    dates: list[DateStatement] = field(default_factory=list)
    places: list[PlaceStatement] = field(default_factory=list)


def read_correspondence(description: Element, grounds: Grounds, pointers: Pointers) -> Correspondence:
    """What a `correspDesc` states: who sent it to whom, when and from where to where, and who passed it on.

    The rule of an act names the type of its action, since "transmitted", "redirected" and "forwarded" are all relays. A
    letter without a date of sending, or of which nobody is named as sender or addressee, is stated as such.
    """
    reading = _Reading(grounds, pointers)
    for action in children(description, "correspAction"):
        reading.take(action)
    return reading.settled(description)


class _Reading:
    """Reads one action after another."""

    def __init__(self, grounds: Grounds, pointers: Pointers) -> None:
        self._grounds = grounds
        self._pointers = pointers
        self._found = Correspondence()

    def take(self, action: Element) -> None:
        """Reads an action; one of an unknown type is left out, with a check."""
        name = (attribute(action, "type") or "").casefold()
        meaning = _ACTIONS.get(name)
        if meaning is None:
            self._grounds.warn(
                action,
                "correspaction-type-unknown",
                "this act of correspondence was left out: nothing says what was done",
                found=f'type="{name}"' if name else "a correspAction without a type",
                expected=f"one of {', '.join(_ACTIONS)}",
            )
            return
        found = self._found
        dates = list(_dates(action, meaning, self._grounds))
        act = _SENDING
        if meaning.act is not ActKind.RECEIPT:
            act = self._act(action, meaning.act, f"correspAction-{name}")
        dated = act
        if meaning.act is ActKind.RECEIPT and dates:
            dated = self._act(action, meaning.act, f"correspAction-{name}")
            base = self._grounds.base(action, "nobody-named")
            found.participants.append(Participant(**base, role=Role.RECEIVER, act=dated, absence=Absence.UNSTATED))
        people = list(_participants(action, meaning, act, self._grounds, self._pointers))
        if not people and meaning.act not in (ActKind.SENDING, ActKind.RECEIPT):
            base = self._grounds.base(action, "nobody-named")
            people = [Participant(**base, role=meaning.role, act=act, absence=Absence.UNSTATED)]
        found.participants += people
        found.dates += [replace(date, act=dated) for date in dates]
        found.places += _places(action, meaning, act, self._grounds, self._pointers)

    def _act(self, action: Element, kind: ActKind, rule: str) -> str:
        """The key of an act of some kind; two actions of type "sent" are one sending."""
        same = [act for act in self._found.acts if act.kind is kind]
        if same and kind is ActKind.SENDING:
            return same[0].key
        key = kind.value if not same else f"{kind.value}-{len(same) + 1}"
        self._found.acts.append(CorrespondenceAct(**self._grounds.base(action, rule), key=key, kind=kind))
        return key

    def settled(self, description: Element) -> Correspondence:
        """What was read, with the sending that the whole description states, and what it leaves open as left open."""
        found = self._found
        if not any(act.kind is ActKind.SENDING for act in found.acts):
            self._act(description, ActKind.SENDING, "correspDesc")
        if not any(who.role is Role.SENDER for who in found.participants):
            base = self._grounds.base(description, "nobody-named")
            found.participants.append(Participant(**base, role=Role.SENDER, act=_SENDING, absence=Absence.UNSTATED))
        if not any(date.kind is DateKind.SENDING for date in found.dates):
            self._grounds.warn(
                description,
                "date-missing",
                "the letter has no date of sending",
                found="no date of sending with words or attributes",
                expected="a date in the correspAction of type sent",
                note=True,
            )
            base = self._grounds.base(description, "undated")
            found.dates.append(DateStatement(**base, kind=DateKind.SENDING, act=_SENDING, absence=Absence.UNSTATED))
        return found


def _participants(
    action: Element, meaning: _Action, act: str, grounds: Grounds, pointers: Pointers
) -> Iterator[Participant]:
    elements = [each for each in _parts(action, *PERSONS) if not _is_place(each)]
    for element in elements:
        base = grounds.base(element, local_name(element), within=action)
        yield from _participant(element, Participant(**base, role=meaning.role, act=act), grounds, pointers)


def _participant(element: Element, stated: Participant, grounds: Grounds, pointers: Pointers) -> Iterator[Participant]:
    """Who an element names: one for each register entry that it points to."""
    words = squeezed(element)
    whom = pointers.meaning_of(element)
    tell_missing(element, whom, grounds)
    if not whom.entries and not whom.refs and (not words or _NOBODY.fullmatch(words)):
        yield replace(stated, as_written=words or None, absence=Absence.UNSTATED)
        return
    known: tuple[AuthorityRecord | None, ...] = whom.entries or (None,)
    for entry in known:
        name = words or (entry.label if entry is not None else " ".join(whom.refs))
        yield replace(
            stated,
            as_written=words or name,
            name=name if len(known) == 1 or entry is None else entry.label,
            agent_kind=_agent_kind(element, entry),
            entity=entry.id if entry is not None else None,
            refs=whom.refs if len(known) == 1 else (),
        )


def _agent_kind(element: Element, entry: AuthorityRecord | None) -> AgentKind:
    if entry is not None:
        return _AGENT_KINDS.get(entry.type, AgentKind.UNKNOWN)
    kind = (attribute(element, "type") or "").casefold()
    if local_name(element) == "persName" or kind in ("person", "persname"):
        return AgentKind.PERSON
    if local_name(element) == "orgName" or kind in ("org", "orgname", "organisation", "organization", "institution"):
        return AgentKind.ORGANISATION
    return AgentKind.UNKNOWN


def _is_place(element: Element) -> bool:
    return local_name(element) in ("name", "rs") and (attribute(element, "type") or "").casefold() in _PLACE_TYPES


def _parts(action: Element, *names: str) -> Iterator[Element]:
    """The elements of these names in an action, also inside `p`, lists and the like; not inside each other."""
    for child in action:
        name = local_name(child)
        if name in names:
            yield child
        elif name in ("p", "ab", "list", "item", "seg", "address"):
            yield from _parts(child, *names)


def _dates(action: Element, meaning: _Action, grounds: Grounds) -> Iterator[DateStatement]:
    for element in _parts(action, "date", "dateline", "time"):
        read = read_markup_date(element)
        for fault in read.faults:
            grounds.warn(
                element,
                "date-unreadable",
                "an attribute is no date; it was left out",
                found=fault,
                expected="a date such as 1901-05-03, 1901-05 or 1901-05-03T14:30:00, the first before the last",
            )
        if read.value is None:
            continue
        base = grounds.base(element, "date", within=action)
        if not read.by_attribute:
            base["status"] = Status.READ_BY_RULE
            base["rule"] = "tei/date-words"
        yield DateStatement(**base, kind=meaning.date, value=read.value)


def _places(
    action: Element, meaning: _Action, act: str, grounds: Grounds, pointers: Pointers
) -> Iterator[PlaceStatement]:
    elements = [each for each in _parts(action, *PLACES, "name", "rs") if local_name(each) in PLACES or _is_place(each)]
    for element in elements:
        words = squeezed(element)
        where = pointers.meaning_of(element)
        tell_missing(element, where, grounds)
        entry = where.entries[0] if len(where.entries) == 1 and where.type is EntityType.PLACE else None
        name = words or (entry.label if entry is not None else "")
        if not name or _NOBODY.fullmatch(name):
            continue
        yield PlaceStatement(
            **grounds.base(element, local_name(element), within=action),
            role=meaning.place,
            name=name,
            as_written=words or name,
            act=act,
            entity=entry.id if entry is not None else None,
            refs=where.refs,
        )


def tell_missing(element: Element, meaning: Meaning, grounds: Grounds) -> None:
    """Takes down the pointers of an element that lead to no entry."""
    for pointer in meaning.missing:
        grounds.warn(
            element,
            "pointer-missing",
            "nothing has the id that this points to; the name stays as written",
            found=f"{pointer!r} of {squeezed(element)[:60]!r}",
            expected="the xml:id of an entry of a register in this file, in its folder, or in a folder called indices",
        )
