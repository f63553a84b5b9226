"""A document as its source gives it, with what later steps add: mentions, readings, checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kg_builder.errors import Problem, place_of
from kg_builder.model.authority import AuthorityRecord
from kg_builder.model.header import Header
from kg_builder.model.kinds import (
    Absence,
    Actuality,
    Dispatch,
    EntityType,
    EventKind,
    Extent,
    Form,
    NameKind,
    Polarity,
    Severity,
    SpeechActKind,
    TranscriptionKind,
    Voice,
    ZoneKind,
)
from kg_builder.model.statements import DateValue, SourceDescription, SourceRecord, Span, Statement


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Check:
    """What a rule, a table or a shape has to say: where, what was found, what was expected.

    `code` is a short stable name ("dates-differ"); `file` is relative to the project; `line` counts from 1.
    `command` is what the message says to type in the project's folder, if it does.
    """

    severity: Severity
    code: str
    message: str
    file: str
    line: int | None = None
    document: str | None = None
    found: str | None = None
    expected: str | None = None
    span: Span | None = None
    command: str | None = None

    @classmethod
    def at(
        cls,
        record: SourceRecord,
        severity: Severity,
        code: str,
        message: str,
        *,
        found: str,
        expected: str,
        document: str | None = None,
        command: str | None = None,
    ) -> Check:
        """What there is to say of a place in a structured source: a row, a line, a file."""
        return cls(
            severity=severity,
            code=code,
            message=message,
            file=record.file,
            line=record.line,
            document=document,
            found=found,
            expected=expected,
            command=command,
        )

    @classmethod
    def of_problem(cls, problem: Problem, code: str, message: str, *, severity: Severity = Severity.VIOLATION) -> Check:
        """A problem that costs only what it is about, and nothing else."""
        record = SourceRecord(file=problem.file, line=problem.line)
        return cls.at(record, severity, code, message, found=problem.found, expected=problem.expected)

    @property
    def place(self) -> str:
        """File and line as editors jump to them: "authority/people.csv:7"."""
        return place_of(self.file, self.line)


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Zone:
    """Part of a text with one voice: half-open code-point offsets."""

    kind: ZoneKind
    voice: Voice
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcription:
    """The text that was used. `sha256` is of the file's bytes; `made_from_absence` says why its copy is unknown.

    `extracted_sha256` is there where offsets do not count in the file itself but in the text extracted from its markup:
    it is the sha256 of that text, in UTF-8.
    """

    kind: TranscriptionKind = TranscriptionKind.NOT_STATED
    extent: Extent = Extent.NOT_STATED
    sha256: str
    extracted_sha256: str | None = None
    language: str | None = None
    made_from_absence: Absence = Absence.UNSTATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text; `entity` is an authority id, or None where nobody is known or several could be meant.

    `record` is the element of the markup that says that this is a name, and whose; None where our rules found it.
    `refs` are IRIs of authority files, as the markup gives them.
    """

    span: Span
    type: EntityType | None
    entity: str | None
    rule: str
    name_kind: NameKind | None = None
    demonym: bool = False
    record: SourceRecord | None = None
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechAct(Statement):
    """Something that somebody is said to have said.

    Speakers and hearers are authority ids where the tables know them, else words. `attributed_to` is the id of the act
    inside which it is reported, or None where the voice of its zone (`stated_by`) reports it directly.
    """

    id: str
    kind: SpeechActKind
    speakers: tuple[str, ...]
    hearers: tuple[str, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    actuality: Actuality = Actuality.ACTUAL
    attributed_to: str | None = None
    time: DateValue | None = None
    place: str | None = None
    content: str | None = None
    note: str | None = None
    read_in: SourceRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Statement):
    """Something that the text says happened, will happen, was wanted or was denied."""

    id: str
    kind: EventKind
    label: str
    participants: tuple[str, ...] = ()
    actuality: Actuality = Actuality.ACTUAL
    attributed_to: str | None = None
    time: DateValue | None = None
    place: str | None = None
    note: str | None = None
    read_in: SourceRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Header):
    """One document as its source gives it.

    `id` is its key (declared, else source name, relative path and record); `source` is the file as its user knows it,
    relative to its project; `text` is None for a document known only by a record. `mentions`, `speech_acts` and
    `events` are None until somebody has looked for them. `checked` tells that a person has read the header,
    and `checked_in` where that is written down.

    `text` is always that of the whole file, so that every offset counts in the file as delivered; `part` is the
    half-open range of it that this document is, or None where it is all of it.
    """

    id: str
    source: str
    source_name: str
    record: SourceRecord
    text: str | None = None
    part: tuple[int, int] | None = None
    profile: str | None = None
    title: str | None = None
    form: Form = Form.NOT_STATED
    dispatch: Dispatch = Dispatch.NOT_STATED
    transcription: Transcription | None = None
    zones: tuple[Zone, ...] = ()
    mentions: tuple[Mention, ...] | None = None
    speech_acts: tuple[SpeechAct, ...] | None = None
    events: tuple[Event, ...] | None = None
    checks: tuple[Check, ...] = ()
    checked: bool = False
    checked_in: SourceRecord | None = None

    @property
    def counts_in_file(self) -> bool:
        """Whether offsets count in the source file itself, not in a text extracted from its markup."""
        return self.transcription is None or self.transcription.extracted_sha256 is None

    @property
    def range(self) -> tuple[int, int]:
        """Where the document's own words stand in `text`: its part, or all of it."""
        return self.part or (0, len(self.text or ""))


SourceItem: TypeAlias = Document | AuthorityRecord | SourceDescription | Check
"""What a reader finds in a source: a document, an entry of a register, what the file says of itself, or a check."""
