"""What a source states of a document: one frozen record a statement, each with the words or the place it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.errors import place_of
from kg_builder.model.kinds import (
    Absence,
    ActKind,
    AgentKind,
    Basis,
    Certainty,
    DateKind,
    DescriptionKind,
    EditionKind,
    EntityType,
    NumberKind,
    PlaceRole,
    ReferenceKind,
    RelationKind,
    Role,
    Status,
    Voice,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a text: half-open code-point offsets in the file as delivered, and the words themselves.

    `text[start:end] == quote` always holds; a byte-order mark and carriage returns count.
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"a span of {len(self.quote)} characters cannot run from {self.start} to {self.end}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The words of `text` between two offsets."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class SourceRecord:
    """A place in a structured source: a table row, a markup element, or a file as a whole.

    `file` is relative to the project and uses slashes; `locator` says where ("row 12", an XPath, "file");
    `line` is the line in the file (a row's line in a CSV), from 1, or None.
    """

    file: str
    locator: str = "file"
    line: int | None = None

    @property
    def place(self) -> str:
        """File and line as editors jump to them: "sources/letters.csv:7"."""
        return place_of(self.file, self.line)


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class SourceDescription:
    """What a source file says of itself as a publication: its title, who made it, under which licence.

    `publishers` and `editors` are names, an editor's e-mail behind it in angle brackets; `identifier` is the address at
    which the file says it is published; `date` is when it says it was last changed; `licence` is an address.
    """

    record: SourceRecord
    title: str | None = None
    editors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    licence: str | None = None
    licence_words: str | None = None
    identifier: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class LedgerLine(SourceRecord):
    """A line of a ledger of decisions: who decided, on which day (as 2024-05-03), and why; "" where it does not say."""

    decided_by: str = ""
    decided_on: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that a source states: by which voice, on what basis, how certainly, read by which rule."""

    rests_on: Span | SourceRecord
    stated_by: Voice
    rule: str
    basis: Basis = Basis.STATED
    certainty: Certainty = Certainty.HIGH
    status: Status = Status.READ_BY_RULE

    @property
    def span(self) -> Span | None:
        """The words that the statement rests on, or None where it rests on a place in a structured source."""
        return self.rests_on if isinstance(self.rests_on, Span) else None


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class DateValue:
    """A date as written, its normal form and its bounds.

    `edtf` is Extended Date/Time Format (ISO 8601-2; a clock time as `1950-07-02T04:00:00`, no zone), or None where the
    words are no date that can be normalised. `earliest` and `latest` are inclusive `YYYY-MM-DDTHH:MM:SS` in the local
    time that the source states; None is an open or unknown end. `zone` only where the source states one. `calendar`
    is the calendar of the words; the other fields are proleptic Gregorian.
    """

    as_written: str
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    zone: str | None = None
    calendar: str = "gregorian"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrespondenceAct(Statement):
    """Sending, relay, receipt …; others point to it by `key`, unique in its document ("sending", "relay-2")."""

    key: str
    kind: ActKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Statement):
    """Who took part, and how. `name` is a personal name, `office` an office or body; either may be missing.

    `agent_kind` is what the words show (an embassy is an organisation, a file is a file). `gloss` explains a pseudonym
    or a name in brackets; `gloss_by` is the voice that explains it. `act` is the key of a `CorrespondenceAct`, None
    for those who made or were to get a paper of which no sending is known. `entity` is the id of an authority record
    once resolved; `absence` says why nobody is named. `refs` are IRIs of other authority files (GND, VIAF …) by which
    the source itself identifies who is meant. `position` is the place among several of one act, from 1, where the
    source orders them.
    """

    role: Role
    act: str | None = None
    as_written: str | None = None
    name: str | None = None
    office: str | None = None
    on_behalf_of: str | None = None
    agent_kind: AgentKind = AgentKind.UNKNOWN
    copies: int | None = None
    pseudonym: str | None = None
    gloss: str | None = None
    gloss_by: Voice | None = None
    absence: Absence | None = None
    entity: str | None = None
    office_entity: str | None = None
    refs: tuple[str, ...] = ()
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStatement(Statement):
    """A date of the document, or with `absence` and without `value` the statement that none is given."""

    kind: DateKind
    value: DateValue | None = None
    act: str | None = None
    absence: Absence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceStatement(Statement):
    """A place of the document: whence it was sent, where it was received; `refs` and `position` as of participants."""

    role: PlaceRole
    name: str
    as_written: str
    act: str | None = None
    entity: str | None = None
    refs: tuple[str, ...] = ()
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Statement):
    """A number that somebody gave the document; `series` is whose or which numbering, as far as stated."""

    kind: NumberKind
    value: str
    series: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Statement):
    """A pointer to another document by number, date or both; `target` is that document's id once found."""

    kind: ReferenceKind
    number: str | None = None
    number_to: str | None = None
    series: str | None = None
    date: DateValue | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRelation(Statement):
    """How this document belongs to another one of the corpus; `target` is the other's id."""

    kind: RelationKind
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivalReference(Statement):
    """Where a copy of the document is kept: repository, path of (label, value) levels, folios as written."""

    repository: str | None
    levels: tuple[tuple[str, str], ...]
    folios: str | None
    as_written: str
    copy_kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Statement):
    """Where the text was printed: the bibliographic words and what they say part by part.

    `kind` tells print from online; `key` is that of the bibliographic entry in its source (the UUID of a CMIF `bibl`).
    """

    citation: str
    container: str | None = None
    issue: str | None = None
    year: str | None = None
    page: str | None = None
    url: str | None = None
    document_number: str | None = None
    kind: EditionKind | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Description(Statement):
    """What a source says of the document in words: title, form, summary, conveyance, urgency, secrecy, extent."""

    kind: DescriptionKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedMention(Statement):
    """That a source says somebody or something is mentioned in the document, without pointing to words of a text.

    `type` is what the source shows it to be; where it says something that is no person, body, place or office (a work,
    an object), `type` is None and `term` is the source's own word for it. `entity` and `refs` as of participants.
    """

    type: EntityType | None
    name: str | None = None
    refs: tuple[str, ...] = ()
    entity: str | None = None
    term: str | None = None
