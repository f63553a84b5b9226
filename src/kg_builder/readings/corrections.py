"""Corrections → the document as people read it: each corrected fact says who decided, on what basis, in which line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder.authority import Authority
from kg_builder.dates import read_typed_date
from kg_builder.model import (
    Absence,
    ActKind,
    Check,
    DateKind,
    DateStatement,
    Description,
    DescriptionKind,
    Dispatch,
    Document,
    Form,
    Identifier,
    NumberKind,
    PlaceRole,
    PlaceStatement,
    Role,
    Severity,
    SourceRecord,
    Stated,
    Status,
)
from kg_builder.readings.correspondents import correct_office, correct_participants
from kg_builder.readings.fields import FieldType
from kg_builder.readings.grounds import Replaced, grounds_of
from kg_builder.readings.ledger import Corrections
from kg_builder.readings.ledger_lines import Correction
from kg_builder.suggestions import near_words, perhaps

_MAIN_DATES = (DateKind.SENDING, DateKind.DECISION, DateKind.HEADING, DateKind.DRAFTING)
_NO_AUTHORITY = Authority()
_NAMING = frozenset({FieldType.PARTICIPANT, FieldType.OFFICE, FieldType.PLACE})


def apply_corrections(document: Document, corrections: Corrections, authority: Authority = _NO_AUTHORITY) -> Document:
    """The document with what people corrected in its header, and a note for each fact on what was read before.

    A corrected statement rests on its line of the ledger, is stated by a researcher, and has the status `corrected`;
    the statement that was read is no longer there. `checked` marks the document, and what is not corrected as checked.
    """
    checked: Correction | None = None
    for line in corrections.of_document(document):
        if line.field.type is FieldType.CHECKED:
            checked = line if line.value else None
            continue
        outcome = _replace_fact(document, line, authority)
        if isinstance(outcome, Check):
            document = replace(document, checks=(*document.checks, outcome))
        else:
            notes = (_note(line, outcome.before), *_slips(line, authority))
            document = replace(outcome.document, checks=(*outcome.document.checks, *notes))
    return _mark_checked(document, checked.record) if checked else document


def _replace_fact(document: Document, line: Correction, authority: Authority) -> Replaced | Check:
    kind = line.field.kind
    match line.field.type, kind:
        case FieldType.PARTICIPANT, Role():
            return correct_participants(document, kind, line, authority)
        case FieldType.OFFICE, Role():
            return correct_office(document, kind, line, authority)
        case FieldType.DATE, _:
            return _correct_date(document, kind if isinstance(kind, DateKind) else _main_kind(document), line)
        case FieldType.PLACE, PlaceRole():
            return _correct_place(document, kind, line, authority)
        case FieldType.NUMBER, _:
            return _correct_number(document, kind if isinstance(kind, NumberKind) else None, line)
        case FieldType.FORM, _:
            corrected = replace(document, form=Form(line.value))
            return _correct_description(corrected, DescriptionKind.FORM, line, (document.form.value,))
        case FieldType.TITLE, _:
            corrected = replace(document, title=line.value or None)
            before = (document.title,) if document.title else ()
            return _correct_description(corrected, DescriptionKind.TITLE, line, before)
        case _:
            corrected = replace(document, dispatch=Dispatch(line.value))
            return Replaced(document=corrected, before=(document.dispatch.value,))


def _note(line: Correction, before: tuple[str, ...]) -> Check:
    read = " and ".join(f"“{words}”" for words in before) or "nothing"
    now = f"“{line.value}”" if line.value else "nothing"
    whom = f" by {line.by}" if line.by else ""
    return Check.at(
        line.record,
        Severity.NOTE,
        "corrected",
        f"{line.field.name}: {read} was read, {now} stands there by correction{whom} ({line.basis.value})",
        document=line.document,
        found=read,
        expected=now,
    )


def _slips(line: Correction, authority: Authority) -> Iterator[Check]:
    """Values that look like ids and are none that the tables know: perhaps meant for one; they are kept as words."""
    if authority.empty or line.field.type not in _NAMING:
        return
    for value in filter(None, (part.strip() for part in line.value.split(";"))):
        if value not in authority.records and value == value.lower() and " " not in value:
            yield Check.at(
                line.record,
                Severity.WARNING,
                "name-unknown",
                f"the {line.field.name} {value!r} is in no authority table; the words are kept",
                found=repr(value),
                expected=perhaps(near_words(value, authority.records)) or "the id of a record of the tables, or a name",
                document=line.document,
            )


def _main_kind(document: Document) -> DateKind:
    """The kind of the document's main date; a date that only a catalogue gives is never overwritten by a main date."""
    main = document.main_date
    return main.kind if main is not None and main.kind in _MAIN_DATES else DateKind.SENDING


def _correct_date(document: Document, kind: DateKind, line: Correction) -> Replaced:
    before = [date for date in document.dates if date.kind is kind]
    others = tuple(date for date in document.dates if date.kind is not kind)
    words = tuple(date.value.as_written for date in before if date.value is not None)
    own_act = next((act.key for act in document.acts if act.kind.value == kind.value), None)
    act = next((date.act for date in before if date.act is not None), own_act)
    if line.value:
        new = DateStatement(**grounds_of(line), kind=kind, value=read_typed_date(line.value), act=act)
    elif act is not None and not any(date.act == act for date in others):
        new = DateStatement(**grounds_of(line), kind=kind, act=act, absence=Absence.UNSTATED)
    else:
        return Replaced(document=replace(document, dates=others), before=words)
    return Replaced(document=replace(document, dates=(new, *others)), before=words)


def _correct_place(document: Document, role: PlaceRole, line: Correction, authority: Authority) -> Replaced:
    before = [place for place in document.places if place.role is role]
    others = tuple(place for place in document.places if place.role is not role)
    words = tuple(place.as_written for place in before)
    if not line.value:
        return Replaced(document=replace(document, places=others), before=words)
    record = authority.get(line.value)
    sending = next((act.key for act in document.acts if act.kind is ActKind.SENDING), None)
    new = PlaceStatement(
        **grounds_of(line),
        role=role,
        name=record.label if record else line.value,
        as_written=line.value,
        act=before[0].act if before else sending if role is PlaceRole.SENT_FROM else None,
        entity=record.id if record else None,
    )
    return Replaced(document=replace(document, places=(*others, new)), before=words)


def _correct_number(document: Document, kind: NumberKind | None, line: Correction) -> Replaced | Check:
    kinds = sorted({identifier.kind for identifier in document.identifiers})
    if kind is None and len(kinds) > 1:
        return Check.at(
            line.record,
            Severity.VIOLATION,
            "correction-number",
            f"{document.id!r} has numbers of {len(kinds)} kinds; the correction does not say which it means",
            document=document.id,
            found=line.field.name,
            expected=f"one of {', '.join(f'number:{each}' for each in kinds)}",
        )
    usual = NumberKind.TELEGRAM_NUMBER if document.form is Form.TELEGRAM else NumberKind.DOCUMENT_NUMBER
    meant = kind or (kinds[0] if kinds else usual)
    before = [identifier for identifier in document.identifiers if identifier.kind is meant]
    others = tuple(identifier for identifier in document.identifiers if identifier.kind is not meant)
    series = {identifier.series for identifier in before}
    new = Identifier(
        **grounds_of(line), kind=meant, value=line.value, series=series.pop() if len(series) == 1 else None
    )
    identifiers = (*others, new) if line.value else others
    return Replaced(
        document=replace(document, identifiers=identifiers), before=tuple(identifier.value for identifier in before)
    )


def _correct_description(
    document: Document, kind: DescriptionKind, line: Correction, before: tuple[str, ...]
) -> Replaced:
    """The document with its own words on title or form replaced by those of the correction."""
    others = tuple(description for description in document.descriptions if description.kind is not kind)
    new = (Description(**grounds_of(line), kind=kind, value=line.value),) if line.value else ()
    return Replaced(document=replace(document, descriptions=(*others, *new)), before=before)


def _mark_checked(document: Document, line: SourceRecord) -> Document:
    """The document with every statement of its header marked as read by a person, who says so in a line."""
    return replace(document.with_header(_checked), checked=True, checked_in=line)


def _checked(statements: tuple[Stated, ...], /) -> tuple[Stated, ...]:
    return tuple(
        each if each.status is Status.CORRECTED else replace(each, status=Status.CHECKED) for each in statements
    )
