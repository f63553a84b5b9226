"""Tables of letters (CSV, TSV, XLSX, ODS) → documents, one a row, by the mapping of columns in `kg.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kg_builder.config import SourceConfig
from kg_builder.errors import Problem, SheetError
from kg_builder.model import Check, Dispatch, Document, Form, Severity
from kg_builder.readers.keys import record_id
from kg_builder.readers.table_dates import dates_of
from kg_builder.readers.table_fields import Mapped, check_mapping, map_row, resolve_columns, table_check
from kg_builder.readers.table_statements import (
    acts_of,
    archival_references_of,
    descriptions_of,
    editions_of,
    identifiers_of,
    participants_of,
    places_of,
    record_of,
    references_of,
    uneven_parties,
)
from kg_builder.tables import Row, iterate_rows


def read_table(
    path: Path,
    *,
    file: str,
    source: SourceConfig,
    project: Path | None = None,  # noqa: ARG001 (every reader is called alike)
) -> Iterator[Document | Check]:
    """The letters of a table, one row after the other, and checks on what stands in none of them.

    Every statement rests on its row and is the cataloguer's. Names, offices and ids between semicolons belong together
    by position; ids are taken as they stand, whoever has the authority checks them. The key of a letter is its id
    within its source, so that two tables may both count from 1. A row without an id, or with the id of an earlier row,
    gives a check and no document; an unreadable date leaves the letter undated, with its words.

    Raises:
        ConfigError: the mapping of the source names fields or values that are not known.
    """
    check_mapping(source)
    try:
        columns, entries = iterate_rows(path, file=file, encoding=source.encoding)
    except SheetError as error:
        for problem in error.problems:
            yield table_check(problem.file, problem.line, "table-unread", problem.found, problem.expected)
        return
    fields, checks = resolve_columns(source, columns, file=file)
    yield from checks
    if "id" not in fields:
        if not checks or "id" not in source.columns:
            expected = 'a column with the id of each letter: "id", or another that [sources.columns] maps to id'
            yield table_check(file, 1, "table-id-column-missing", f"the columns {', '.join(columns)}", expected)
        return
    yield from _documents(entries, fields, source, file)


def _documents(
    entries: Iterator[Row | Problem], fields: Mapping[str, str], source: SourceConfig, file: str
) -> Iterator[Document | Check]:
    lines: dict[str, int] = {}
    for entry in entries:
        if isinstance(entry, Problem):
            yield table_check(entry.file, entry.line, "table-row-unread", entry.found, entry.expected)
            continue
        row = map_row(source, fields, entry.cells, file=file, number=entry.number, line=entry.line)
        if not row["id"]:
            yield table_check(file, row.line, "table-id-missing", "a row without an id", f"one in {fields['id']!r}")
            continue
        key = record_id(row["id"], file=file, source=source)
        if key in lines:
            found = f"the id {row['id']!r}, which the row of line {lines[key]} has"
            yield table_check(
                file, row.line, "table-id-doubled", found, "an id of its own for each letter", document=key
            )
        else:
            lines[key] = row.line
            yield _document(replace(row, values={**row.values, "id": key}), source)


def _document(row: Mapped, source: SourceConfig) -> Document:
    acts = acts_of(row)
    dates, checks = dates_of(row, acts)
    form = _form(row)
    return Document(
        id=row["id"],
        source=row.file,
        source_name=source.name,
        record=record_of(row),
        title=row["title"] or None,
        form=form or Form.NOT_STATED,
        dispatch=_dispatch(row) or Dispatch.NOT_STATED,
        acts=acts,
        participants=participants_of(row, acts),
        dates=dates,
        places=places_of(row),
        identifiers=identifiers_of(row, form or Form.NOT_STATED),
        references=references_of(row),
        archival_references=archival_references_of(row),
        editions=editions_of(row),
        descriptions=descriptions_of(row),
        checks=(*checks, *_row_checks(row)),
    )


def _form(row: Mapped) -> Form | None:
    return Form(row["form"].lower()) if row["form"].lower() in list(Form) else None


def _dispatch(row: Mapped) -> Dispatch | None:
    return Dispatch(row["dispatch"].lower()) if row["dispatch"].lower() in list(Dispatch) else None


def _row_checks(row: Mapped) -> Iterator[Check]:
    """What is doubtful in a row besides its dates."""
    for field, known, choices in (
        ("form", _form(row), [form.value for form in Form]),
        ("dispatch", _dispatch(row), [kind.value for kind in Dispatch]),
    ):
        if row[field] and known is None:
            expected = f"one of {', '.join(choices)}, or a translation of it under [sources.values.{field}]"
            found = f"{field} {row[field]!r}"
            yield table_check(
                row.file, row.line, "value-unknown", found, expected, severity=Severity.WARNING, document=row["id"]
            )
    for party in uneven_parties(row):
        found = f"unequal numbers of names, offices and ids for {party}"
        expected = "as many of each between semicolons; only the first of these lists was read"
        yield table_check(
            row.file, row.line, "lists-uneven", found, expected, severity=Severity.WARNING, document=row["id"]
        )
