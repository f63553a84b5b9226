"""One row of a table → what it states of a letter; every statement rests on its row, in the cataloguer's voice."""

from __future__ import annotations

import re
from typing import TypedDict

from kg_builder.dates import read_date
from kg_builder.iris import is_iri
from kg_builder.model import (
    Absence,
    ActKind,
    ArchivalReference,
    CorrespondenceAct,
    Description,
    DescriptionKind,
    Edition,
    Form,
    Identifier,
    NumberKind,
    Participant,
    PlaceRole,
    PlaceStatement,
    Reference,
    ReferenceKind,
    SourceRecord,
    Span,
    Status,
    Voice,
)
from kg_builder.readers.table_fields import DESCRIPTIONS, PARTIES, REFERENCES, Mapped

_COUNT = re.compile(r"(?P<name>.+?)\s*\((?P<count>[1-9]\d?)\)")
_REFERENCE = re.compile(
    r"(?:(?P<series>[^\W\d_][^\d;]*?)\s+)??(?:No\.?\s*)?(?P<number>(?:[A-Z]{1,3}[–-])?\d\S*?)(?:,?\s+(?:of\s+)?(?P<date>\S.*))?"
)
# Without a number, "letter of 3 May 1901": what stands before the date says nothing that a number would.
_DATED = re.compile(r"(?:[^\d;]*?\b(?:of|dated)\s+)?(?P<date>\S.*)")
_LEVEL = re.compile(
    r"(?P<label>fonds?|f\.|opis|op\.|delo|d\.|papka|p\.|series|box|folder|volume|file)\s*(?P<value>\S.*)", re.IGNORECASE
)
_FOLIOS = re.compile(r"(?:listy|list|ll\.|l\.|folios?|ff\.|leaves)\s*(?P<folios>\d.*)", re.IGNORECASE)


class _Base(TypedDict):
    """What all statements of a row have in common."""

    rests_on: Span | SourceRecord
    stated_by: Voice
    rule: str
    status: Status


def record_of(row: Mapped) -> SourceRecord:
    """The row as a place that statements rest on; of the head of a text, the file."""
    if not row.number:
        return SourceRecord(file=row.file)
    return SourceRecord(file=row.file, locator=f"row={row.number}", line=row.line)


def base_of(row: Mapped, field: str, position: int = 0) -> _Base:
    """Where a statement from a field (from the value at a position in it) rests, who states it, and by which rule."""
    words = row.grounds.get(field, ())
    return _Base(
        rests_on=words[min(position, len(words) - 1)] if words else record_of(row),
        stated_by=Voice.CATALOGUER,
        rule=f"{'table' if row.number else 'front-matter'}/{field}",
        status=Status.STATED_BY_MARKUP,
    )


def acts_of(row: Mapped) -> tuple[CorrespondenceAct, ...]:
    """The sending, and the receipt if the row says when it was or who received the letter."""
    sending = CorrespondenceAct(**base_of(row, "id"), key="sending", kind=ActKind.SENDING)
    field = next(
        (name for name in ("received_edtf", "received", "receiver", "receiver_office", "receiver_id") if row[name]),
        None,
    )
    if field is None:
        return (sending,)
    return sending, CorrespondenceAct(**base_of(row, field), key="receipt", kind=ActKind.RECEIPT)


def participants_of(row: Mapped, acts: tuple[CorrespondenceAct, ...]) -> tuple[Participant, ...]:
    """Who took part, several with semicolons; that nobody is named as sender or receiver is stated too."""
    found = [participant for party in PARTIES for participant in _party(row, party)]
    roles = {participant.role for participant in found}
    keys = {act.key for act in acts}
    for party in ("sender", "receiver"):
        role, act = PARTIES[party]
        if role not in roles and act in keys:
            found.append(Participant(**base_of(row, party), role=role, act=act, absence=Absence.UNSTATED))
    return tuple(found)


def uneven_parties(row: Mapped) -> tuple[str, ...]:
    """The parties whose names, offices and ids are not equally many, so that nobody can say which belong together."""
    return tuple(party for party in PARTIES if len({len(part) for part in _columns(row, party) if part}) > 1)


def _columns(row: Mapped, party: str) -> tuple[tuple[str, ...], ...]:
    return tuple(row.parts(f"{party}{part}") for part in ("", "_office", "_id"))


def _party(row: Mapped, party: str) -> list[Participant]:
    """One participant for each position; where the lists are not equally long, the first list that is there leads."""
    names, offices, ids = _columns(row, party)
    if party in uneven_parties(row):
        ids = ()
        offices = () if names else offices
    role, act = PARTIES[party]
    field = next((party + part for part in ("", "_office", "_id") if row[party + part]), party)
    found: list[Participant] = []
    for position in range(max(len(names), len(offices), len(ids))):
        name, office, entity = (
            part[position] if position < len(part) and part[position] else None for part in (names, offices, ids)
        )
        if not (name or office or entity):
            continue
        counted = _COUNT.fullmatch(name or "") if party == "copies" else None
        entity, refs = _ids_of(entity)
        found.append(
            Participant(
                **base_of(row, field, position),
                role=role,
                act=act,
                as_written=name or office or entity or " ".join(refs),
                name=counted["name"] if counted else name or (None if office or entity else " ".join(refs)),
                office=office,
                entity=entity,
                refs=refs,
                copies=int(counted["count"]) if counted else None,
            )
        )
    return found


def places_of(row: Mapped) -> tuple[PlaceStatement, ...]:
    """From where it was sent, and to where."""
    found = []
    for field, role in (("place_from", PlaceRole.SENT_FROM), ("place_to", PlaceRole.SENT_TO)):
        written = row[field] or row[f"{field}_id"]
        if not written:
            continue
        entity, refs = _ids_of(row[f"{field}_id"] or None)
        found.append(
            PlaceStatement(
                **base_of(row, field),
                role=role,
                name=written,
                as_written=written,
                act="sending",
                entity=entity,
                refs=refs,
            )
        )
    return tuple(found)


def _ids_of(cell: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The id of an authority record, or addresses in other authority files (with blanks between them)."""
    parts = (cell or "").split()
    if parts and all(part.startswith(("http://", "https://")) and is_iri(part) for part in parts):
        return None, tuple(dict.fromkeys(parts))
    return cell, ()


def identifiers_of(row: Mapped, form: Form) -> tuple[Identifier, ...]:
    """The numbers of the letter: as a telegram, the sender's own, of the file it was put in, and of an edition."""
    number = NumberKind.TELEGRAM_NUMBER if form is Form.TELEGRAM else NumberKind.OWN_NUMBER
    series = row["series"] or None
    kinds = (
        ("number", number, series),
        ("own_number", NumberKind.OWN_NUMBER, series),
        ("file_number", NumberKind.FILE_NUMBER, None),
        ("document_number", NumberKind.DOCUMENT_NUMBER, row["edition"] or None),
    )
    return tuple(
        Identifier(**base_of(row, field), kind=kind, value=row[field], series=of)
        for field, kind, of in kinds
        if row[field]
    )


def references_of(row: Mapped) -> tuple[Reference, ...]:
    """What it answers and cites: "No. 7", "Cable 7 of 3 May 1901", "letter of May 3", or by its id."""
    found = []
    for field, kind in REFERENCES.items():
        words, targets = row.parts(field), row.parts(f"{field}_id")
        for position in range(max(len(words), len(targets))):
            target = targets[position] if position < len(targets) and targets[position] else None
            said = words[position] if position < len(words) else ""
            if said or target:
                found.append(_reference(row, base_of(row, field, position), kind, said, target))
    return tuple(found)


def _reference(row: Mapped, base: _Base, kind: ReferenceKind, words: str, target: str | None) -> Reference:
    # One word alone, such as 1353 or 12/51, is rather a number than a year or a day.
    dated = _DATED.fullmatch(words) if " " in words else None
    date = read_date(dated["date"] or words, order=row.order, century=row.century) if dated else None
    if date is not None:
        return Reference(**base, kind=kind, date=date, target=target)
    match = _REFERENCE.fullmatch(words)
    date = read_date(match["date"], order=row.order, century=row.century) if match and match["date"] else None
    if match is None or (match["date"] and date is None):
        return Reference(**base, kind=kind, number=words or None, target=target)
    return Reference(**base, kind=kind, number=match["number"], series=match["series"], date=date, target=target)


def archival_references_of(row: Mapped) -> tuple[ArchivalReference, ...]:
    """Where copies are kept: levels where their names are written ("Fond 45"), else the reference as one file."""
    found = []
    for number, words in enumerate(row.parts("archival_reference")):
        if not words:
            continue
        repository: str | None = row["repository"] or None
        levels: list[tuple[str, str]] = []
        folios = None
        for position, part in enumerate(part.strip() for part in words.split(",")):
            level, leaves = _LEVEL.fullmatch(part), _FOLIOS.fullmatch(part)
            if leaves:
                folios = leaves["folios"]
            elif level:
                levels.append((level["label"], level["value"]))
            elif position == 0 and "," in words:
                repository = part
            else:
                levels = []
                break
        if not levels:
            repository, folios = row["repository"] or None, None
            levels = [("file", words)] if repository else []
        found.append(
            ArchivalReference(
                **base_of(row, "archival_reference", number),
                repository=repository,
                levels=tuple(levels),
                folios=folios,
                as_written=words,
            )
        )
    return tuple(found)


def editions_of(row: Mapped) -> tuple[Edition, ...]:
    """Where it was printed: the words of the edition, else of the source note, else the address."""
    field = next((name for name in ("edition", "source_note", "url") if row[name]), None)
    if field is None:
        return ()
    return (
        Edition(
            **base_of(row, field),
            citation=row[field],
            page=row["page"] or None,
            url=row["url"] or None,
            document_number=row["document_number"] or None,
        ),
    )


def descriptions_of(row: Mapped) -> tuple[Description, ...]:
    """What the table says of the letter in words; a form that is not known by its name is kept as such words too."""
    fields = dict(DESCRIPTIONS)
    if row["form"].lower() not in list(Form) and not row["form_as_written"]:
        fields["form"] = DescriptionKind.FORM
    return tuple(
        Description(**base_of(row, field), kind=kind, value=row[field]) for field, kind in fields.items() if row[field]
    )
