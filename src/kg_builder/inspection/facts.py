"""What was understood of a document as a list of facts for people: words, voice and doubts; the doubtful ones first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg_builder.inspection.values import (
    archival_value,
    date_value,
    edition_value,
    event_value,
    identifier_value,
    participant_value,
    place_value,
    reference_value,
    relation_value,
    speech_value,
    stated_mention_value,
)
from kg_builder.line_numbers import LineNumbers
from kg_builder.model import (
    Basis,
    Certainty,
    Check,
    DateStatement,
    DescriptionKind,
    Document,
    Form,
    Participant,
    Role,
    Severity,
    SourceRecord,
    Span,
    Statement,
    Status,
    Voice,
)
from kg_builder.wording import date_label, plain, with_article

_WITHOUT_SENDER = frozenset(
    {Form.RESOLUTION, Form.MINUTES, Form.RECORD_OF_CONVERSATION, Form.REPORT, Form.MEMORANDUM, Form.OTHER}
)


class FactKind(StrEnum):
    """What a fact is about: each has its own mark in the page."""

    PERSON = "person"
    DATE = "date"
    PLACE = "place"
    NUMBER = "number"
    ARCHIVE = "archive"
    WORDS = "words"
    SPEECH = "speech"
    EVENT = "event"
    CHECK = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that was understood, or missed: what it is, what was read, on which words, and why it may be doubted.

    `line` counts from 1; without `voice` it is no statement of the source but a remark of the reader. `status` is given
    where a rule alone did not read it.
    """

    kind: FactKind
    label: str
    value: str
    span: Span | None = None
    record: SourceRecord | None = None
    line: int | None = None
    voice: Voice | None = None
    rule: str | None = None
    status: Status | None = None
    doubts: tuple[str, ...] = ()

    @property
    def quote(self) -> str | None:
        """The words, where they say more than the value does."""
        if self.span is None or " ".join(self.span.quote.split()) == " ".join(self.value.split()):
            return None
        return self.span.quote

    @property
    def doubtful(self) -> bool:
        """Whether somebody ought to look at it first."""
        return bool(self.doubts)


def facts_of(document: Document) -> tuple[Fact, ...]:
    """Everything that was understood of a document but for names: the doubtful first, then as the model orders it."""
    lines = LineNumbers(document.text or "")
    facts = [
        *(_check_fact(check, document, lines) for check in document.checks),
        *_missing(document),
        *_header_facts(document, lines),
        *_spoken_facts(document, lines),
    ]
    return tuple(sorted(facts, key=lambda fact: not fact.doubtful))


def _doubts(statement: Statement) -> tuple[str, ...]:
    """Why a statement may be doubted; that a source names nobody, or gives no date, is no doubt.

    What a person has checked or corrected was looked at.
    """
    if statement.status in (Status.CHECKED, Status.CORRECTED):
        return ()
    if isinstance(statement, Participant | DateStatement) and statement.absence is not None:
        return ()
    doubts: list[str] = []
    if statement.certainty is not Certainty.HIGH:
        doubts.append(f"{statement.certainty.value} certainty")
    if statement.basis in (Basis.INFERRED, Basis.CONJECTURED):
        doubts.append(statement.basis.value)
    return tuple(doubts)


def _fact(statement: Statement, kind: FactKind, label: str, value: str, lines: LineNumbers) -> Fact:
    span = statement.span
    record = statement.rests_on if isinstance(statement.rests_on, SourceRecord) else None
    return Fact(
        kind=kind,
        label=label,
        value=value,
        span=span,
        record=record,
        line=lines.of(span.start) if span is not None else record.line if record is not None else None,
        voice=statement.stated_by,
        rule=statement.rule,
        status=statement.status if statement.status is not Status.READ_BY_RULE else None,
        doubts=_doubts(statement),
    )


def _header_facts(document: Document, lines: LineNumbers) -> Iterator[Fact]:
    for participant in document.participants:
        yield _fact(participant, FactKind.PERSON, plain(participant.role), participant_value(participant), lines)
    for date in document.dates:
        yield _fact(date, FactKind.DATE, date_label(date.kind), date_value(date), lines)
    for place in document.places:
        yield _fact(place, FactKind.PLACE, plain(place.role), place_value(place), lines)
    for number in document.identifiers:
        yield _fact(number, FactKind.NUMBER, plain(number.kind), identifier_value(number), lines)
    for reference in document.references:
        yield _fact(
            reference, FactKind.NUMBER, f"reference: {plain(reference.kind)}", reference_value(reference), lines
        )
    for relation in document.relations:
        yield _fact(relation, FactKind.ARCHIVE, plain(relation.kind), relation_value(relation), lines)
    for kept in document.archival_references:
        yield _fact(kept, FactKind.ARCHIVE, "kept in", archival_value(kept), lines)
    for edition in document.editions:
        yield _fact(edition, FactKind.ARCHIVE, "printed in", edition_value(edition), lines)
    for mention in document.stated_mentions:
        label = "mentions" if mention.type is None else f"mentions {with_article(plain(mention.type))}"
        yield _fact(mention, FactKind.PERSON, label, stated_mention_value(mention), lines)
    for description in document.descriptions:
        yield _fact(description, FactKind.WORDS, plain(description.kind), description.value, lines)


def _spoken_facts(document: Document, lines: LineNumbers) -> Iterator[Fact]:
    for act in document.speech_acts or ():
        yield _fact(act, FactKind.SPEECH, plain(act.kind), speech_value(act), lines)
    for event in document.events or ():
        yield _fact(event, FactKind.EVENT, plain(event.kind), event_value(event), lines)


def _check_fact(check: Check, document: Document, lines: LineNumbers) -> Fact:
    elsewhere = check.span is None and check.file not in (document.source, document.record.file)
    line = check.line if check.span is None else lines.of(check.span.start)
    details = [f"{name} {words}" for name, words in (("found", check.found), ("expected", check.expected)) if words]
    return Fact(
        kind=FactKind.CHECK,
        label=check.severity.value,
        value="; ".join([check.message, *details]),
        span=check.span,
        record=SourceRecord(file=check.file, locator="", line=check.line)
        if elsewhere or document.text is None
        else None,
        line=line if line is not None and (elsewhere or line <= lines.count) else None,
        rule=check.code,
        doubts=() if check.severity is Severity.NOTE else (check.code,),
    )


def _missing(document: Document) -> Iterator[Fact]:
    """Facts that every letter should have and of which nothing was read: not even that the source leaves them out."""
    roles = {participant.role for participant in document.participants}
    if document.form not in _WITHOUT_SENDER:
        for role in (Role.SENDER, Role.ADDRESSEE):
            if role not in roles:
                yield Fact(kind=FactKind.PERSON, label=plain(role), value="none was read", doubts=("missing",))
    if document.main_date is None:
        yield Fact(kind=FactKind.DATE, label="date", value="none was read", doubts=("missing",))
    # An index or a table need not say which kind of letter each is.
    if document.form is Form.NOT_STATED and document.text is not None and not _named_form(document):
        yield Fact(kind=FactKind.WORDS, label="form", value="none was read", doubts=("missing",))


def _named_form(document: Document) -> bool:
    return any(description.kind is DescriptionKind.FORM for description in document.descriptions)


def doubtful_count(facts: Iterable[Fact]) -> int:
    """How many of the facts somebody ought to look at."""
    return sum(fact.doubtful for fact in facts)
