"""Rows of names and tenures → what they add to the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg_builder.authority.cells import read_date_cell, read_yes_cell
from kg_builder.authority.checking import CheckBook
from kg_builder.authority.entities import is_known
from kg_builder.authority.sheets import SheetRow
from kg_builder.model import SECRET_NAMES, AuthorityRecord, EntityType, Name, NameKind, Tenure
from kg_builder.suggestions import with_nearest


def add_names(
    records: Mapping[str, AuthorityRecord], rows: Sequence[SheetRow], book: CheckBook
) -> dict[str, AuthorityRecord]:
    """The records with the names that the table of names gives them, in its order, after the label.

    A row of the kind `preferred` that repeats the label takes the label's place, since it has a source of its own.
    """
    names = {entity_id: list(record.names) for entity_id, record in records.items()}
    for row in rows:
        entity_id = row.text("entity")
        name = _read_name(row, book)
        if name is None or not is_known(
            entity_id, tuple(EntityType), records, place=row.record, column="entity", book=book
        ):
            continue
        label = names[entity_id][0]
        if name.kind is NameKind.PREFERRED and name.value == label.value and label.record == records[entity_id].record:
            names[entity_id][0] = name
        else:
            names[entity_id].append(name)
    return {entity_id: replace(record, names=tuple(names[entity_id])) for entity_id, record in records.items()}


def _read_name(row: SheetRow, book: CheckBook) -> Name | None:
    value, source = row.text("name"), row.optional("source")
    kinds = [kind.value for kind in NameKind]
    words = row.text("kind") or NameKind.VARIANT.value
    if not value:
        book.violation("empty-name", "a row without a name is left out", row.record, repr(row.text("entity")), "a name")
        return None
    if words not in kinds:
        expected = with_nearest(f"one of {', '.join(kinds)}", words, kinds)
        book.violation("unknown-name-kind", f"{value!r} is a name of no known kind", row.record, repr(words), expected)
        return None
    kind = NameKind(words)
    if kind in SECRET_NAMES and source is None:
        message = f"{value!r} is given as a {kind.value} on nobody's word"
        book.warning("pseudonym-without-source", message, row.record, "no source", "the source that explains it")
    return Name(
        value=value,
        kind=kind,
        record=row.record,
        scheme=row.optional("scheme"),
        language=row.optional("language"),
        used_from=read_date_cell(row, "from", book)[0],
        used_to=read_date_cell(row, "to", book)[0],
        source=source,
    )


def read_tenures(
    records: Mapping[str, AuthorityRecord], rows: Sequence[SheetRow], book: CheckBook
) -> tuple[Tenure, ...]:
    """Who held which office; a row with a faulty date is left out, since an open end would say something else."""
    tenures: list[Tenure] = []
    for row in rows:
        person, office = row.text("person"), row.text("office")
        known = [
            is_known(person, (EntityType.PERSON,), records, place=row.record, column="person", book=book),
            is_known(office, (EntityType.OFFICE,), records, place=row.record, column="office", book=book),
        ]
        start, start_is_sound = read_date_cell(row, "from", book)
        end, end_is_sound = read_date_cell(row, "to", book)
        acting = read_yes_cell(row, "acting", book)
        if not (all(known) and start_is_sound and end_is_sound) or acting is None:
            continue
        tenure = Tenure(
            person=person,
            office=office,
            start=start,
            end=end,
            record=row.record,
            source=row.optional("source"),
            acting=acting,
        )
        if _is_reversed(tenure):
            found = f"from {row.text('from')} to {row.text('to')}"
            book.violation("tenure-reversed", "a tenure ends before it begins", row.record, found, "from before to")
        else:
            tenures.append(tenure)
    return tuple(tenures)


def _is_reversed(tenure: Tenure) -> bool:
    first = tenure.start.earliest if tenure.start else None
    last = tenure.end.latest if tenure.end else None
    return first is not None and last is not None and last < first
