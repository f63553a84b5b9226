"""Gold in a spreadsheet: one row a document, one column a field; written for a sample, and read back as gold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg_builder.dates import TYPED_DATES, read_typed_date
from kg_builder.errors import Problem
from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.gold_lines import parse_object
from kg_builder.evaluation.records import Record, rows_of, text_of
from kg_builder.suggestions import near_words
from kg_builder.tables import Row, format_csv, iterate_rows

NONE_SIGN = "-"
BETWEEN = " | "
_ROLES = ("sender", "addressee", "copy_recipient", "signatory")
_PLAIN = ("date", "form", "dispatch", "title")
_PEOPLE = tuple(column for role in _ROLES for column in (role, f"{role}_office"))
COLUMNS = ("document", "source", *_PLAIN, *_PEOPLE, "sent_from", "archival_reference", "note")


def format_sheet(records: Iterable[Record], *, filled: bool) -> str:
    """A sheet of the documents as CSV; `filled` with what was read, else with empty cells to be annotated."""
    rows = []
    for record in records:
        cells = dict.fromkeys(COLUMNS, "")
        cells |= {"document": text_of(record, "document"), "source": text_of(record, "source")}
        rows.append(cells | (_cells_of(record) if filled else {}))
    return "".join(
        format_csv(cells, ",", "\n") for cells in ([*COLUMNS], *([row[key] for key in COLUMNS] for row in rows))
    )


def _cells_of(record: Record) -> dict[str, str]:
    cells = {key: text_of(record, key) or NONE_SIGN for key in _PLAIN}
    for role in _ROLES:
        parties = [row for row in rows_of(record, "participants") if text_of(row, "role") == role]
        cells[role] = _joined(parties, "name")
        cells[f"{role}_office"] = _joined(parties, "office")
    cells["sent_from"] = _joined([row for row in rows_of(record, "places") if row.get("role") == "sent_from"], "name")
    cells["archival_reference"] = _joined(rows_of(record, "archival_references"), "as_written")
    return cells


def _joined(rows: Sequence[Record], key: str) -> str:
    """The values in one cell; "-" for one that is not there, so that first name and first office are one party."""
    return BETWEEN.join(" ".join(text_of(row, key).split()) or NONE_SIGN for row in rows) or NONE_SIGN


def read_gold_sheet(path: Path, *, file: str) -> Iterator[GoldDocument | Problem]:
    """The gold of a sheet, row by row; an empty cell is not annotated, "-" says that there is none.

    Several values stand in one cell, parted by " | ". Columns may be left out.

    Raises:
        SheetError: the file cannot be read at all, or its header is faulty.
    """
    columns, rows = iterate_rows(path, file=file)
    for column in columns:
        if column not in COLUMNS:
            near = near_words(column, COLUMNS) or COLUMNS
            yield Problem(file=file, line=1, found=f"the column {column!r}", expected="a known one", choices=near)
    for row in rows:
        if isinstance(row, Problem):
            yield row
        else:
            yield from _parse_row(row, file)


def _parse_row(row: Row, file: str) -> Iterator[GoldDocument | Problem]:
    """The gold of a row. A role whose cells are empty is not annotated: nothing that was read of it counts."""
    written = row.cells.get("date", "")
    if written not in ("", NONE_SIGN):
        date = read_typed_date(written)
        if date is None or date.edtf is None or date.edtf.startswith("["):  # Day or month first?
            yield Problem(file=file, line=row.line, found=f"the date {written!r}", expected=f"{TYPED_DATES}, or -")
            return
        row = replace(row, cells={**row.cells, "date": date.edtf})
    silent = {role for role in _ROLES if not row.cells.get(role) and not row.cells.get(f"{role}_office")}
    for item in parse_object(_object_of(row), file, row.line):
        if isinstance(item, GoldDocument) and silent:
            sides = silent & {"sender", "addressee"}
            yield replace(item, unlimited=frozenset(silent), kind="" if sides else item.kind)
        else:
            yield item


def _object_of(row: Row) -> Record:
    """The row as an object of `inspect`, with what is annotated and nothing else."""
    cells = row.cells
    record: dict[str, object] = {key: cells[key] for key in ("document", "source", "note") if cells.get(key)}
    record |= {key: "" if cells[key] == NONE_SIGN else cells[key] for key in _PLAIN if cells.get(key)}
    people = [
        party for role in _ROLES for party in _parties(role, cells.get(role, ""), cells.get(f"{role}_office", ""))
    ]
    if any(cells.get(column) for column in _PEOPLE):
        record["participants"] = people
    if cells.get("sent_from"):
        record["places"] = [{"role": "sent_from", "name": name} for name in _split(cells["sent_from"]) if name]
    if cells.get("archival_reference"):
        record["archival_references"] = [{"as_written": name} for name in _split(cells["archival_reference"]) if name]
    return record


def _parties(role: str, names: str, offices: str) -> Iterator[Record]:
    """The parties of a role: the first name with the first office, and so on."""
    pairs = [_split(names), _split(offices)]
    length = max(map(len, pairs))
    for name, office in zip(*(cells + [""] * (length - len(cells)) for cells in pairs), strict=True):
        if name or office:
            yield {"role": role, "name": name or None, "office": office or None}


def _split(cell: str) -> list[str]:
    values = [value.strip() for value in re.split(r"\s*\|\s*", cell)] if cell else []
    return ["" if value == NONE_SIGN else value for value in values]
