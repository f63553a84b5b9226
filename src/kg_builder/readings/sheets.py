"""Readings sheets → rows: what people read in documents, one row a statement; no faulty row costs another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg_builder.errors import Problem, SheetError
from kg_builder.model import Check, Severity
from kg_builder.readings.quotable import fold_quote
from kg_builder.readings.rows import COLUMNS, REQUIRED, Reading, RowReader
from kg_builder.readings.words import fold_words
from kg_builder.suggestions import near_words, perhaps
from kg_builder.tables import FOREIGN_SUFFIXES, TABLE_SUFFIXES, Row, iterate_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """All sound rows of a project's sheets, in the order of files and rows.

    `settled` tells that `document` of every row is the id of a document; before, it is what the sheet says. The index
    `by_document` is by id, before that by what the sheet says, folded.
    """

    rows: tuple[Reading, ...] = ()
    settled: bool = False
    by_document: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Reading], *, settled: bool = False) -> Readings:
        """Rows with their index."""
        kept = tuple(rows)
        index: defaultdict[str, list[Reading]] = defaultdict(list)
        for row in kept:
            index[row.document if settled else fold_words(row.document)].append(row)
        return cls(rows=kept, settled=settled, by_document={key: tuple(found) for key, found in index.items()})


def load_readings(folder: Path, *, project: Path) -> tuple[Readings, tuple[Check, ...]]:
    """Every row of every sheet (CSV, TSV, XLSX, ODS) of a folder, and what is wrong with the rows left out.

    A missing folder holds no readings. Of two rows with one id in one sheet the first is kept.
    """
    rows: list[Reading] = []
    checks = [_foreign(sheet_name(path, project)) for path in _files(folder, FOREIGN_SUFFIXES)]
    for path in sheet_paths(folder):
        _, found, said = read_sheet(path, sheet_name(path, project))
        kept, repeated = _without_repeated_ids(found)
        rows += kept
        checks += [*said, *repeated]
    return Readings.of(rows), (*checks, *_repeated_quotes(rows))


def sheet_paths(folder: Path) -> tuple[Path, ...]:
    """The sheets of a folder, by name; what an office program keeps beside an open file is none."""
    return _files(folder, TABLE_SUFFIXES)


def _files(folder: Path, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    if not folder.is_dir():
        return ()
    found = (path for path in folder.iterdir() if path.suffix.lower() in suffixes and path.is_file())
    return tuple(sorted(path for path in found if not path.name.startswith((".", "~"))))


def _foreign(file: str) -> Check:
    expected = f"a sheet saved as {', '.join(TABLE_SUFFIXES)}"
    problem = Problem(file=file, found="a workbook that kg_builder does not read", expected=expected)
    return Check.of_problem(problem, "reading-sheet", "this sheet is not read", severity=Severity.WARNING)


def sheet_name(path: Path, project: Path) -> str:
    """The sheet as its user knows it: its path in the project, with slashes."""
    resolved, root = path.resolve(), project.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.name


def read_sheet(path: Path, file: str) -> tuple[tuple[str, ...], list[Reading], list[Check]]:
    """The columns and sound rows of one sheet, and a check for whatever is wrong with it."""
    rows: list[Reading] = []
    columns: tuple[str, ...] = ()
    reader = RowReader(file, path.stem)
    try:
        columns, entries = iterate_rows(path, file=file)
        reader.checks += _check_columns(columns, file)
        if any(column not in columns for column in REQUIRED):
            return columns, [], reader.checks
        for entry in entries:
            if isinstance(entry, Row):
                reading = reader.read(entry)
                rows += [] if reading is None else [reading]
            else:
                reader.checks.append(Check.of_problem(entry, "reading-row", "this row cannot be read"))
    except SheetError as error:
        reader.checks += [
            Check.of_problem(problem, "reading-sheet", "this sheet cannot be read") for problem in error.problems
        ]
    return columns, rows, reader.checks


def _check_columns(columns: tuple[str, ...], file: str) -> list[Check]:
    checks: list[Check] = []
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        message = f"no row of this sheet is read, since it has no column {' and no column '.join(map(repr, missing))}"
        problem = Problem(file=file, line=1, found=", ".join(columns), expected=", ".join(REQUIRED))
        checks.append(Check.of_problem(problem, "reading-column", message))
    for column in columns:
        if column not in COLUMNS:
            near = perhaps(near_words(column, COLUMNS, most=1))
            expected = (f"{near}; " if near else "") + f"one of {', '.join(COLUMNS)}"
            message = f"the column {column!r} is not known: it is not read"
            problem = Problem(file=file, line=1, found=repr(column), expected=expected)
            checks.append(Check.of_problem(problem, "reading-column", message, severity=Severity.WARNING))
    return checks


def _without_repeated_ids(rows: Iterable[Reading]) -> tuple[list[Reading], list[Check]]:
    kept: dict[str, Reading] = {}
    checks: list[Check] = []
    for row in rows:
        if row.id in kept:
            message = f"the id {row.id!r} is that of row {kept[row.id].row}; only that one is read"
            checks.append(row.check("reading-id", message, found=repr(row.id), expected="an id of its own"))
        else:
            kept[row.id] = row
    return list(kept.values()), checks


def _repeated_quotes(rows: Iterable[Reading]) -> list[Check]:
    """Rows that say the same of the same words twice; both are kept, since two people may have read them."""
    first: dict[tuple[str, str, str, int | None], Reading] = {}
    checks: list[Check] = []
    for row in rows:
        key = (fold_words(row.document), row.kind.value, fold_quote(row.quote), row.occurrence)
        known = first.setdefault(key, row)
        if known is not row:
            place = f"row {known.row} of {known.record.file}"
            message = f"document, kind and quote are those of {place}; both are read"
            checks.append(
                row.check(
                    "reading-repeated",
                    message,
                    found=f"the words of {place}",
                    expected="one row",
                    severity=Severity.WARNING,
                )
            )
    return checks
