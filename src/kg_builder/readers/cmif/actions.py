"""The `correspAction`s of a letter → who took part, when and where, with the certainty and basis of each.

Source: CMIF 1.1 documentation, rows `/correspAction`; CMIF 1.1 proposal, "Encoding uncertainty".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg_builder.dates import DATING_ATTRIBUTES, date_of_attributes, written_attributes
from kg_builder.model import (
    Absence,
    ActKind,
    AgentKind,
    Basis,
    Certainty,
    Check,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    DateValue,
    Participant,
    PlaceRole,
    PlaceStatement,
    Role,
    Severity,
    SourceRecord,
    Status,
    Voice,
)
from kg_builder.readers.cmif.elements import Leaf, RawAction
from kg_builder.readers.cmif.refs import names_nobody, split_refs

_NAMES = {"persName": AgentKind.PERSON, "orgName": AgentKind.ORGANISATION}
SENDING, RECEIPT, RELAY = "sending", "receipt", "relay"
_CERTAINTIES = {"high": Certainty.HIGH, "medium": Certainty.MEDIUM, "low": Certainty.LOW}
_SURE = (Certainty.HIGH, Basis.STATED)
_BASES = {"conjecture": Basis.CONJECTURED, "internal": Basis.INFERRED, "external": Basis.SUPPLIED}


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the type of a `correspAction` makes of the names, places and dates in it."""

    role: Role
    place: PlaceRole
    date: DateKind


_PASSED_ON = _Meaning(Role.RELAY, PlaceRole.RELAYED_AT, DateKind.RELAY)
_MEANINGS = {
    "sent": _Meaning(Role.SENDER, PlaceRole.SENT_FROM, DateKind.SENDING),
    "received": _Meaning(Role.ADDRESSEE, PlaceRole.SENT_TO, DateKind.RECEIPT),
    "forwarded": _PASSED_ON,
    "transmitted": _PASSED_ON,
    "redirected": _PASSED_ON,
}


class ReadActions:
    """Collects the statements of one letter's actions; `settle` adds what the source leaves open as left open."""

    def __init__(self, record: SourceRecord) -> None:
        self.acts: list[CorrespondenceAct] = [self._act(record, SENDING, ActKind.SENDING)]
        self.participants: list[Participant] = []
        self.dates: list[DateStatement] = []
        self.places: list[PlaceStatement] = []
        self._record = record
        self._checks: list[Check] = []
        self._dated = False
        self._sent = False
        self._received = False

    def take(self, action: RawAction) -> None:
        """Reads one action."""
        kind = action.attributes.get("type", "")
        meaning = _MEANINGS.get(kind)
        if meaning is None:
            self.check("cmif-action", f"a correspAction of the type {kind!r}, which is left out", "sent or received")
            return
        act = SENDING if meaning is not _PASSED_ON else self._relay()
        first_name, first_place = len(self.participants), len(self.places)
        for leaf in action.leaves:
            if leaf[0] == "date":
                self._take_date(leaf, meaning, act)
            elif leaf[0] == "placeName":
                self._take_place(leaf, meaning, act)
            else:
                self._take_name(leaf, meaning, act)
        if len(self.participants) > first_name + 1:
            self.participants[first_name:] = [
                replace(each, position=position) for position, each in enumerate(self.participants[first_name:], 1)
            ]
        if len(self.places) > first_place + 1:
            self.places[first_place:] = [
                replace(each, position=position) for position, each in enumerate(self.places[first_place:], 1)
            ]

    def settle(self) -> None:
        """States that nobody, or no date, is named where an act needs one and the source has none."""
        record = self._record
        if not self._sent:
            self.participants.append(self._nobody(Role.SENDER, SENDING))
        if not self._dated:
            self.dates.append(self._undated(DateKind.SENDING, SENDING))
            if not self._received:
                self.check("date-missing", "no date of sending", "a date, if only the year", severity=Severity.NOTE)
        if self._received:
            self.acts.append(self._act(record, RECEIPT, ActKind.RECEIPT))
            self.participants.append(self._nobody(Role.RECEIVER, RECEIPT))
        for act in self.acts[1:]:
            if act.kind is not ActKind.RELAY:
                continue
            if not any(participant.act == act.key for participant in self.participants):
                self.participants.append(self._nobody(Role.RELAY, act.key))
            if not any(date.act == act.key for date in self.dates):
                self.dates.append(self._undated(DateKind.RELAY, act.key))

    def check(self, code: str, found: str, expected: str, *, severity: Severity = Severity.WARNING) -> None:
        """Notes something that cannot be understood, or that is missing."""
        self._checks.append(Check.at(self._record, severity, code, _MESSAGES[code], found=found, expected=expected))

    def checks_of(self, document_id: str) -> tuple[Check, ...]:
        """What was noted, as checks of the letter."""
        return tuple(replace(check, document=document_id) for check in self._checks) if self._checks else ()

    def _relay(self) -> str:
        relays = sum(act.kind is ActKind.RELAY for act in self.acts)
        key = RELAY if not relays else f"{RELAY}-{relays + 1}"
        self.acts.append(self._act(self._record, key, ActKind.RELAY))
        return key

    def _take_name(self, leaf: Leaf, meaning: _Meaning, act: str) -> None:
        name, attributes, words = leaf
        words = " ".join(words.split())
        refs = self._refs(attributes)
        nobody = names_nobody(words, refs)
        certainty, basis = self._grounds(attributes)
        if meaning.role is Role.SENDER:
            self._sent = True
        self.participants.append(
            Participant(
                rests_on=self._record,
                stated_by=Voice.CATALOGUER,
                rule="cmif/correspAction",
                basis=basis,
                certainty=certainty,
                status=Status.STATED_BY_MARKUP,
                role=meaning.role,
                act=act,
                as_written=words or None,
                name=None if nobody else words,
                agent_kind=_NAMES[name],
                absence=Absence.UNSTATED if nobody else None,
                refs=refs,
            )
        )

    def _take_place(self, leaf: Leaf, meaning: _Meaning, act: str) -> None:
        _, attributes, words = leaf
        refs = self._refs(attributes)
        written = " ".join(words.split()) or " ".join(refs)
        if not written:
            self.check("cmif-empty", "a placeName without words and without @ref, which is left out", "a place's name")
            return
        certainty, basis = self._grounds(attributes)
        self.places.append(
            PlaceStatement(
                rests_on=self._record,
                stated_by=Voice.CATALOGUER,
                rule="cmif/correspAction",
                basis=basis,
                certainty=certainty,
                status=Status.STATED_BY_MARKUP,
                role=meaning.place,
                name=written,
                as_written=written,
                act=act,
                refs=refs,
            )
        )

    def _take_date(self, leaf: Leaf, meaning: _Meaning, act: str) -> None:
        _, attributes, words = leaf
        value = self._date_value(attributes, " ".join(words.split()))
        if value is None:
            return
        certainty, basis = self._grounds(attributes)
        if meaning.date is DateKind.SENDING:
            self._dated = True
        elif meaning.date is DateKind.RECEIPT:
            self._received = True
        self.dates.append(
            DateStatement(
                rests_on=self._record,
                stated_by=Voice.CATALOGUER,
                rule="cmif/correspAction",
                basis=basis,
                certainty=certainty,
                status=Status.STATED_BY_MARKUP,
                kind=meaning.date,
                value=value,
                act=RECEIPT if meaning.date is DateKind.RECEIPT else act,
            )
        )

    def _date_value(self, attributes: dict[str, str], words: str) -> DateValue | None:
        try:
            value = date_of_attributes(attributes, words)
        except ValueError as error:
            self.check("cmif-date", str(error), "YYYY-MM-DD, YYYY-MM or YYYY")
            given = {name: attributes.get(name) for name in DATING_ATTRIBUTES}
            return DateValue(as_written=words or written_attributes(given))
        if value is None or value.edtf is None:
            said = f"the words {words!r} alone" if words else "a date without attributes and words"
            self.check("cmif-date", said, "@when, @from, @to, @notBefore or @notAfter")
        return value

    def _grounds(self, attributes: dict[str, str]) -> tuple[Certainty, Basis]:
        """How certain a name, place or date is, and on what basis it is given."""
        if "cert" not in attributes and "evidence" not in attributes:
            return _SURE
        certainty, basis = _SURE
        if "cert" in attributes:
            certainty = _CERTAINTIES.get(attributes["cert"], Certainty.MEDIUM)
            if attributes["cert"] not in _CERTAINTIES:
                self.check("cmif-value", f'cert="{attributes["cert"]}", read as medium', "low")
        if "evidence" in attributes:
            basis = _BASES.get(attributes["evidence"], Basis.CONJECTURED)
            if attributes["evidence"] not in _BASES:
                self.check("cmif-value", f'evidence="{attributes["evidence"]}", read as conjecture', "conjecture")
        return certainty, basis

    def _refs(self, attributes: dict[str, str]) -> tuple[str, ...]:
        ref = attributes.get("ref")
        if ref is None:
            return ()
        refs, others = split_refs(ref)
        if others:
            self.check(
                "cmif-ref", f'ref="{ref}", of which {" ".join(others)!r} is left out', "addresses of authority files"
            )
        return refs

    def _nobody(self, role: Role, act: str) -> Participant:
        return Participant(
            rests_on=self._record,
            stated_by=Voice.CATALOGUER,
            rule="cmif/correspAction",
            status=Status.STATED_BY_MARKUP,
            role=role,
            act=act,
            absence=Absence.UNSTATED,
        )

    def _undated(self, kind: DateKind, act: str) -> DateStatement:
        return DateStatement(
            rests_on=self._record,
            stated_by=Voice.CATALOGUER,
            rule="cmif/correspAction",
            status=Status.STATED_BY_MARKUP,
            kind=kind,
            act=act,
            absence=Absence.UNSTATED,
        )

    @staticmethod
    def _act(record: SourceRecord, key: str, kind: ActKind) -> CorrespondenceAct:
        return CorrespondenceAct(
            rests_on=record,
            stated_by=Voice.CATALOGUER,
            rule="cmif/correspAction",
            status=Status.STATED_BY_MARKUP,
            key=key,
            kind=kind,
        )


_MESSAGES = {
    "cmif-action": "an action of a kind that CMIF does not have",
    "cmif-date": "a date that cannot be brought into normal form; its words are kept",
    "cmif-empty": "an empty element",
    "cmif-ref": "a reference that is no address",
    "cmif-source-missing": "a letter points to a bibliographic entry that is not there",
    "cmif-unread": "something in a letter is not read",
    "cmif-value": "a value that CMIF does not have",
    "date-missing": "the letter has no date",
}
