"""Who wrote to whom: what the markup of a heading states, completed by what the rules for headings read in its words.

The markup often tags only a surname, only an office, or only one side. Where it tags a party, the statement is the
markup's and rests on its element; the office or the name that it leaves untagged comes from the words around it.

Source: TEI P5, section 13.2 (`persName`); `@type` "from" and "to" of `persName` and `gloss` as FRUS uses them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg_builder.folding import fold_name
from kg_builder.model import Absence, AgentKind, Participant, Role, Status, Voice
from kg_builder.readers.frus.page import Mark
from kg_builder.readers.frus.places import RULE, Places
from kg_builder.readers.plain_text.rules.routing import SENDING

_SIDES = {"from": Role.SENDER, "to": Role.ADDRESSEE}
_WITHHELD = "not declassified"


def heading_parties(
    text: str, marks: Sequence[Mark], read: Sequence[Participant], places: Places
) -> Iterator[Participant]:
    """The senders and addressees of a heading: those that it marks, else those that the rules read in it.

    `marks` are those of the heading, `read` is what the rules read in its words. A mark inside the words of the other
    side contradicts the heading, and names nobody there (see `misplaced_marks`). What the rules read on a side counts
    only where every mark of it lies in what they read.
    """
    misplaced = [mark for mark, _ in misplaced_marks(marks, read)]
    for kind, role in _SIDES.items():
        marked = [mark for mark in marks if mark.element.get("type") == kind and mark not in misplaced]
        held = [mark for mark in misplaced if mark.element.get("type") != kind]
        side = [party for party in read if party.role is role]
        unread = list(marked)
        found: list[Participant] = []
        for party in side:
            inside = [mark for mark in unread if _holds(party, mark)]
            unread = [mark for mark in unread if mark not in inside]
            inside += [mark for mark in held if mark.name == "persName" and _holds(party, mark)]
            found += _completed(text, party, inside, places) if inside else [party]
        yield from (party for party in found if not unread or party.status is Status.STATED_BY_MARKUP)
        yield from _by_marks(text, role, unread, places)


def misplaced_marks(marks: Sequence[Mark], read: Sequence[Participant]) -> Iterator[tuple[Mark, Participant]]:
    """The marks that stand in the words of the other side, with the party that the rules read there.

    "The Adviser to ABC (Muster) to the Secretary" with Muster marked as addressee: he is in the sender's words.
    """
    for mark in marks:
        role = _SIDES.get(mark.element.get("type") or "")
        for party in read:
            if party.role in _SIDES.values() and party.role is not role and _holds(party, mark):
                yield mark, party


def _holds(party: Participant, mark: Mark) -> bool:
    return party.span is not None and party.span.start <= mark.start and mark.end <= party.span.end


def with_entity(participant: Participant, marks: Sequence[Mark], places: Places) -> Participant:
    """A participant whose name is marked, as the markup states it; as it was where no mark lies in its words."""
    span = participant.span
    if span is None:
        return participant
    for mark in marks:
        if span.start <= mark.start and mark.end <= span.end:
            return replace(
                participant,
                rests_on=places.of(mark),
                status=Status.STATED_BY_MARKUP,
                rule=RULE,
                agent_kind=AgentKind.PERSON,
                entity=places.entity(mark.element),
            )
    return participant


def signatory(text: str, mark: Mark, places: Places) -> Participant:
    """The signatory whom a marked name in a signature states."""
    return replace(_of_mark(text, Role.SIGNATORY, mark, None, places), stated_by=Voice.AUTHOR)


def _completed(text: str, party: Participant, inside: Sequence[Mark], places: Places) -> Iterator[Participant]:
    """A party that the rules read, as the marks in its words state it; several marked people are several parties."""
    people = [mark for mark in inside if mark.name == "persName"]
    if not people:
        office = party.office if party.office is not None or party.name is not None else _words(text, inside[0])
        yield _stated(party, inside[0], places, name=party.name, office=office)
    for mark in people:
        name = _fuller(_words(text, mark), party.name, alone=len(people) == 1)
        yield _stated(party, mark, places, name=name, office=party.office)


def _fuller(marked: str, read: str | None, *, alone: bool) -> str:
    """The name as the rules read it where it is the marked one with more, or of one person with less, around it."""
    if read is None or read == marked:
        return marked
    one, other = fold_name(marked), fold_name(read)
    return read if one in other or (alone and other in one) else marked


def _by_marks(text: str, role: Role, marks: Sequence[Mark], places: Places) -> Iterator[Participant]:
    """Parties that only the markup knows; an office with a person right behind it is that person's."""
    office: Mark | None = None
    for mark in marks:
        if mark.name != "persName":
            if office is not None:
                yield _of_mark(text, role, office, None, places)
            office = mark
            continue
        held = office is not None and not text[office.end : mark.start].strip(" (,")
        if office is not None and not held:
            yield _of_mark(text, role, office, None, places)
        yield _of_mark(text, role, mark, office if held else None, places)
        office = None
    if office is not None:
        yield _of_mark(text, role, office, None, places)


def _of_mark(text: str, role: Role, mark: Mark, office: Mark | None, places: Places) -> Participant:
    """The party that a mark alone names: a person, with the office marked before the name, or an office."""
    person = mark.name == "persName"
    words = text[(office or mark).start : mark.end]
    party = Participant(
        rests_on=places.of(mark),
        stated_by=Voice.EDITOR,
        rule=RULE,
        role=role,
        act=SENDING,
        as_written=words + (")" if "(" in words and ")" not in words else ""),
    )
    post = _words(text, office) if office is not None else None if person else _words(text, mark)
    return _stated(party, mark, places, name=_words(text, mark) if person else None, office=post)


def _stated(party: Participant, mark: Mark, places: Places, *, name: str | None, office: str | None) -> Participant:
    """A party as the markup states it, with the record that a marked person points to; a withheld name is not given."""
    person = mark.name == "persName"
    withheld = person and name is not None and _WITHHELD in name
    return replace(
        party,
        rests_on=places.of(mark),
        rule=RULE,
        status=Status.STATED_BY_MARKUP,
        name=None if withheld else name,
        office=office,
        agent_kind=AgentKind.PERSON if person else party.agent_kind,
        entity=places.entity(mark.element) if person else party.entity,
        absence=Absence.WITHHELD if withheld else party.absence,
    )


def _words(text: str, mark: Mark) -> str:
    return " ".join(text[mark.start : mark.end].split()).strip(" ,;:")
