"""Rows of people, organisations, polities, places and offices → records, before their ids are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg_builder.authority.cells import read_date_cell, read_identities
from kg_builder.authority.checking import CheckBook
from kg_builder.authority.sheets import SHEETS, SheetRow
from kg_builder.model import AuthorityRecord, EntityType, Name, NameKind, SourceRecord
from kg_builder.suggestions import with_nearest
from kg_builder.wording import with_article


def read_entities(sheets: Mapping[str, Sequence[SheetRow]], book: CheckBook) -> dict[str, AuthorityRecord]:
    """Every record of the tables by its id; its label is its first name. Of two rows with one id the first stands."""
    records: dict[str, AuthorityRecord] = {}
    for sheet in SHEETS:
        if sheet.type is None:
            continue
        for row in sheets[sheet.name]:
            record = _read_entity(row, sheet.type, book)
            if record is None:
                continue
            other = records.get(record.id)
            if other is None:
                records[record.id] = record
            else:
                expected = f"an id of its own; {other.record.place} has this one"
                book.violation("duplicate-id", "an id is given twice", row.record, repr(record.id), expected)
    return records


def _read_entity(row: SheetRow, entity_type: EntityType, book: CheckBook) -> AuthorityRecord | None:
    entity_id, label = row.text("id"), row.text("label")
    if not entity_id:
        book.violation("empty-id", "a row without an id is left out", row.record, f"the label {label!r}", "an id")
        return None
    if not label:
        book.violation("empty-label", "a row without a label is left out", row.record, repr(entity_id), "a label")
        return None
    source = row.optional("source")
    return AuthorityRecord(
        id=entity_id,
        type=entity_type,
        label=label,
        names=(Name(value=label, kind=NameKind.PREFERRED, record=row.record, source=source),),
        record=row.record,
        source=source,
        same_as=read_identities(row, book),
        birth=read_date_cell(row, "birth", book)[0],
        death=read_date_cell(row, "death", book)[0],
        family_name=row.optional("family_name"),
        capital=row.optional("capital"),
        organisation=row.optional("organisation"),
        place=row.optional("place"),
        subordinate_to=row.parts("subordinate_to"),
        note=row.optional("note"),
    )


def is_known(
    entity_id: str,
    types: Sequence[EntityType],
    records: Mapping[str, AuthorityRecord],
    *,
    place: SourceRecord,
    column: str,
    book: CheckBook,
) -> bool:
    """Whether an id is defined and of one of some types; if not, a check with the nearest id that would do."""
    record = records.get(entity_id)
    if record is not None and record.type in types:
        return True
    fitting = [known.id for known in records.values() if known.type in types]
    wanted = " or ".join(kind.value for kind in types) if len(types) < len(EntityType) else "record"
    expected = with_nearest(f"the id of {with_article(wanted)} in the tables", entity_id, fitting)
    if record is None:
        message = f"{column!r} uses an id that no table defines"
        book.violation("unknown-id", message, place, repr(entity_id), expected)
    else:
        message = f"{column!r} uses the id of something else"
        book.violation(
            "wrong-type-of-id", message, place, f"{entity_id!r}, {with_article(record.type.value)}", expected
        )
    return False
