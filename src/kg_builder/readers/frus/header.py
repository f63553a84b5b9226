"""The header of a document of a volume: number, parties, dateline, signatures, notes, each by markup and by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg_builder.model import (
    Check,
    DateStatement,
    Description,
    DescriptionKind,
    Edition,
    Identifier,
    NumberKind,
    Participant,
    PlaceStatement,
    Role,
    Statement,
    Status,
    Voice,
    ZoneKind,
)
from kg_builder.readers.frus.agreement import agrees, apart, settle_dates
from kg_builder.readers.frus.checking import dates_that_differ, misplaced_party
from kg_builder.readers.frus.dateline import bounds_of_document, marked_dates, marked_places
from kg_builder.readers.frus.layout import Layout, zone_of
from kg_builder.readers.frus.page import Block, Mark, Page
from kg_builder.readers.frus.parties import heading_parties, misplaced_marks, signatory, with_entity
from kg_builder.readers.frus.places import RULE, Places
from kg_builder.readers.markup import Element
from kg_builder.readers.plain_text.parts import Parts
from kg_builder.readers.plain_text.profile import Profile
from kg_builder.readers.plain_text.profile_files import shipped_profile
from kg_builder.readers.plain_text.rules import RULES, Context, ZoneText
from kg_builder.readers.plain_text.rules.frus_sides import is_no_message, is_record_of_talk

_DATELINE = "frus-dateline"
_SIDES = frozenset({Role.SENDER, Role.ADDRESSEE})
_MARKED_SIDES = frozenset({"from", "to"})
_NOTE_RULES = ("frus-drafting", "frus-dispatch")
_RECEIVED = "[Received"


@lru_cache(maxsize=1)
def frus_profile() -> Profile:
    """The profile of the series, which plain texts of it are read by too."""
    return shipped_profile("frus", frozenset(RULES))


@lru_cache(maxsize=1)
def _rules() -> Mapping[ZoneKind, tuple[str, ...]]:
    """The rules of each kind of zone, as the profile lists them; none for the notes of the editors."""
    found: dict[ZoneKind, dict[str, None]] = {}
    for spec in frus_profile().zones:
        found.setdefault(spec.kind, {}).update(dict.fromkeys(spec.rules))
    return {kind: tuple(rules) for kind, rules in found.items()}


@lru_cache(maxsize=128)
def _context(rule: str) -> Context:
    return Context(rule=rule, profile=frus_profile())


class Header:
    """Reads the header of one document into `parts`; `checks` are what comes up on the way."""

    def __init__(self, document: Element, document_id: str, page: Page, layout: Layout, places: Places) -> None:
        self.parts = Parts()
        self.checks: list[Check] = []
        self.profile = frus_profile()
        self._document = document
        self._id = document_id
        self._page = page
        self._layout = layout
        self._places = places
        title = layout.title
        self._title = page.text[title.start : title.end] if title is not None else ""
        self._people = [mark for mark in page.marks if mark.name == "persName"]

    def read(self, volume_title: str | None) -> None:
        """Everything that the document states of itself, and that it is printed in the volume of this title."""
        self._number(volume_title)
        for zone in self._layout.zones:
            if zone.kind is ZoneKind.TITLE:
                self._heading(zone)
            elif zone.kind is ZoneKind.HEADER:
                self._add(self._ask(zone, but=_DATELINE))
            elif zone.kind is ZoneKind.SIGNATURE:
                self._signatures(zone)
            elif zone.kind is ZoneKind.SOURCE_NOTE:
                self._add(self._people_of(zone, self._ask(zone)))
            elif zone.kind is ZoneKind.BODY:
                self._add(self._ask(zone))
        self._notes_of_heading()
        self._dateline()
        for element, step in self._page.gaps[:1]:
            self.parts.add(
                Description(
                    rests_on=self._places.record(element, step),
                    stated_by=Voice.EDITOR,
                    rule=RULE,
                    status=Status.STATED_BY_MARKUP,
                    kind=DescriptionKind.EXTENT,
                    value="excerpt",
                )
            )

    def _add(self, statements: Iterable[Statement]) -> None:
        for statement in statements:
            self.parts.add(statement)

    def _ask(self, zone: ZoneText, *, but: str = "") -> Iterator[Statement]:
        """What the rules of the profile read in a zone."""
        for rule in _rules().get(zone.kind, ()):
            if rule != but:
                yield from self._ask_one(rule, zone)

    def _ask_one(self, rule: str, zone: ZoneText) -> Iterator[Statement]:
        titled = zone.kind is ZoneKind.BODY  # only there is a rule held against the heading
        context = Context(rule=rule, profile=self.profile, title=self._title) if titled else _context(rule)
        return RULES[rule](zone, context)

    def _number(self, volume_title: str | None) -> None:
        """The number of the document, and the volume that prints it, as the markup states them."""
        number = self._document.get("n")
        record = self._places.record(self._document, None)
        if number:
            self.parts.add(
                Identifier(
                    rests_on=record,
                    stated_by=Voice.EDITOR,
                    rule=RULE,
                    status=Status.STATED_BY_MARKUP,
                    kind=NumberKind.DOCUMENT_NUMBER,
                    value=number,
                )
            )
        if volume_title:
            self.parts.add(
                Edition(
                    rests_on=record,
                    stated_by=Voice.EDITOR,
                    rule=RULE,
                    status=Status.STATED_BY_MARKUP,
                    citation=volume_title,
                    document_number=number,
                )
            )

    def _heading(self, zone: ZoneText) -> None:
        """Title, form, number, fate and parties; a note of the editors or a record of talk has no parties."""
        numbered = bool(self.parts.identifiers)
        read: list[Participant] = []
        for statement in self._ask(zone):
            if isinstance(statement, Participant) and statement.role in _SIDES:
                read.append(statement)
            elif not (numbered and isinstance(statement, Identifier)) and not self._names_form_of_note(statement):
                self.parts.add(statement)
        marks = [
            mark
            for mark in self._page.marks
            if zone.start <= mark.start < zone.end and mark.element.get("type") in _MARKED_SIDES
        ]
        if self._layout.editorial or ((marks or read) and is_record_of_talk(self._title)):
            return
        if not marks:
            self._add(read)
            return
        if len({mark.element.get("type") for mark in marks}) < len(_MARKED_SIDES) and is_no_message(self._title):
            return
        for mark, party in misplaced_marks(marks, read):
            words = self._page.text[mark.start : mark.end]
            self.checks.append(misplaced_party(self._places.of(mark), words, party, self._id))
        self._add(heading_parties(self._page.text, marks, read, self._places))

    def _names_form_of_note(self, statement: Statement) -> bool:
        """Whether a heading of the editors' own note is taken for the form of a document."""
        form = isinstance(statement, Description) and statement.kind is DescriptionKind.FORM
        return form and self._layout.editorial

    def _signatures(self, zone: ZoneText) -> None:
        """Who signed: the rule reads name, office and on whose behalf, the markup tells that it is a signature."""
        text, people = self._page.text, self._within(zone, self._people)
        signed = [
            block for block in self._page.blocks if block.name == "signed" and zone.start <= block.start < zone.end
        ]
        for statement in self._ask(zone):
            if isinstance(statement, Participant) and statement.span is not None:
                span = statement.span
                block = next((block for block in signed if block.start <= span.start < block.end), None)
                self.parts.add(self._signed(with_entity(statement, people, self._places), block))
                people = [mark for mark in people if not span.start <= mark.start < span.end]
            else:
                self.parts.add(statement)
        for mark in people:
            if any(block.start <= mark.start < block.end for block in signed):
                self.parts.add(signatory(text, mark, self._places))

    def _signed(self, signatory: Participant, block: Block | None) -> Participant:
        """A signatory as the element of the signature states it, unless a marked name in it already does."""
        if block is None or signatory.span is None:
            return signatory
        record = self._places.record(block.element, block.step)
        return replace(signatory, rests_on=record, status=Status.STATED_BY_MARKUP, rule=RULE)

    def _people_of(self, zone: ZoneText, statements: Iterable[Statement]) -> Iterator[Statement]:
        """Statements of a note, those on people with the records that their names point to."""
        people = self._within(zone, self._people)
        for statement in statements:
            yield with_entity(statement, people, self._places) if isinstance(statement, Participant) else statement

    def _within(self, zone: ZoneText, marks: Sequence[Mark]) -> list[Mark]:
        return [mark for mark in marks if zone.start <= mark.start < zone.end]

    def _notes_of_heading(self) -> None:
        """Who drafted it, and what became of it, where a note on the heading says so and not one on the source."""
        for number in self._layout.heading_notes:
            note = self._page.notes[number]
            blocks = [block for block in self._page.blocks[note.block :] if block.end <= note.end]
            zone = zone_of(self._page.text, ZoneKind.SOURCE_NOTE, blocks)
            for rule in _NOTE_RULES:
                self._add(self._people_of(zone, self._ask_one(rule, zone)))

    def _dateline(self) -> None:
        """Where and when: by the markup, and by the words where they are not plainly the same."""
        number = self._layout.dateline
        dates: list[DateStatement] = []
        places: list[PlaceStatement] = []
        words = ""
        if number is not None:
            block = self._page.blocks[number]
            words = self._page.text[block.start : block.end].partition(_RECEIVED)[0]
            dates = list(marked_dates(self._page, number, self._places))
            places = list(marked_places(self._page, number, self._places))
        leading = dates[0].value if dates else None
        if leading is None or not places or not agrees(leading, words):
            said = [one for zone in self._layout.of(ZoneKind.HEADER) for one in self._ask_one(_DATELINE, zone)]
            dates = settle_dates(dates, [one for one in said if isinstance(one, DateStatement)])
            self.checks += dates_that_differ(dates, self._id)
            places = places or [one for one in said if isinstance(one, PlaceStatement)]
        whole = bounds_of_document(self._document, self._places)
        if whole is not None and whole.value is not None:
            known = [date.value for date in dates if date.value is not None and date.value.edtf is not None]
            if not known or apart(known[0], whole.value):
                dates.append(whole)
        self._add([*dates, *places])
