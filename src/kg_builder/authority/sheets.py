"""The authority tables as files: which there are, which columns they have, and their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg_builder.authority.checking import CheckBook
from kg_builder.errors import Problem, SheetError
from kg_builder.model import EntityType, SourceRecord
from kg_builder.suggestions import with_nearest
from kg_builder.tables import FOREIGN_SUFFIXES, TABLE_SUFFIXES, iterate_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One kind of table: the columns that it must have, those that it may have, and what a row describes."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    type: EntityType | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are read."""
        return self.required + self.optional


def _entities(name: str, entity_type: EntityType, *optional: str) -> Sheet:
    return Sheet(name=name, type=entity_type, required=("id", "label"), optional=(*optional, "source", "note"))


SHEETS: tuple[Sheet, ...] = (
    _entities("people", EntityType.PERSON, "family_name", "birth", "death", "same_as"),
    _entities("organisations", EntityType.ORGANISATION, "same_as"),
    _entities("polities", EntityType.POLITY, "capital", "same_as"),
    _entities("places", EntityType.PLACE, "same_as"),
    _entities("offices", EntityType.OFFICE, "organisation", "place", "subordinate_to"),
    Sheet(name="tenures", required=("person", "office"), optional=("from", "to", "acting", "source", "note")),
    Sheet(
        name="names",
        required=("entity", "name"),
        optional=("kind", "scheme", "language", "from", "to", "source"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row of an authority table with its place."""

    cells: Mapping[str, str]
    record: SourceRecord

    def text(self, column: str) -> str:
        """What the cell says; "" where it or its column is empty."""
        return self.cells.get(column, "")

    def optional(self, column: str) -> str | None:
        """What the cell says; None where it or its column is empty."""
        return self.text(column) or None

    def parts(self, column: str) -> tuple[str, ...]:
        """What the cell lists with semicolons, each once."""
        return tuple(dict.fromkeys(part.strip() for part in self.text(column).split(";") if part.strip()))


def read_sheets(folder: Path, project: Path, book: CheckBook) -> dict[str, list[SheetRow]]:
    """The rows of every authority table of a folder by the table's name; what cannot be read becomes a check."""
    paths = _find_tables(folder, project, book)
    return {sheet.name: list(_read_sheet(sheet, paths.get(sheet.name), project, book)) for sheet in SHEETS}


def _relative(path: Path, project: Path) -> str:
    """The path as the user of the project knows it."""
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.as_posix()


def _table_order(path: Path) -> tuple[str, int, str]:
    """By name; of two files with one name CSV comes before TSV, XLSX and ODS."""
    suffix = path.suffix.lower()
    rank = TABLE_SUFFIXES.index(suffix) if suffix in TABLE_SUFFIXES else len(TABLE_SUFFIXES)
    return path.stem, rank, path.name


def _find_tables(folder: Path, project: Path, book: CheckBook) -> dict[str, Path]:
    found: dict[str, Path] = {}
    if not folder.is_dir():
        return found
    names = [sheet.name for sheet in SHEETS]
    for path in sorted(folder.iterdir(), key=_table_order):
        suffix = path.suffix.lower()
        if suffix not in TABLE_SUFFIXES + FOREIGN_SUFFIXES or path.name.startswith((".", "~")):
            continue
        place = SourceRecord(file=_relative(path, project))
        if suffix in FOREIGN_SUFFIXES:
            expected = f"a table saved as {', '.join(TABLE_SUFFIXES)}"
            book.warning("unknown-table", "this table is not read", place, f"the file {path.name!r}", expected)
        elif path.stem not in names:
            expected = with_nearest(f"one of the tables {', '.join(names)}", path.stem, names)
            book.warning("unknown-table", "this table is not read", place, f"the file {path.name!r}", expected)
        elif path.stem in found:
            expected = f"one table {path.stem!r}; {found[path.stem].name!r} is read"
            book.violation("table-doubled", "this table is there twice", place, f"the file {path.name!r}", expected)
        else:
            found[path.stem] = path
    return found


def _read_sheet(sheet: Sheet, path: Path | None, project: Path, book: CheckBook) -> Iterator[SheetRow]:
    if path is None:
        return
    file = _relative(path, project)
    try:
        columns, rows = iterate_rows(path, file=file)
    except SheetError as error:
        for problem in error.problems:
            book.problem("table-unreadable", "this table cannot be read", problem)
        return
    if not _columns_suffice(sheet, columns, file, book):
        return
    for row in rows:
        if isinstance(row, Problem):
            book.problem("row-malformed", "this row does not fit its table and is left out", row)
        else:
            place = SourceRecord(file=file, locator=f"row={row.number}", line=row.line)
            yield SheetRow(cells=row.cells, record=place)


def _columns_suffice(sheet: Sheet, columns: tuple[str, ...], file: str, book: CheckBook) -> bool:
    place = SourceRecord(file=file, line=1)
    missing = [name for name in sheet.required if name not in columns]
    for column in columns:
        if column not in sheet.columns:
            free = [name for name in sheet.columns if name not in columns]
            expected = with_nearest(f"one of the columns {', '.join(sheet.columns)}", column, free)
            book.warning("unknown-column", "this column is not read", place, f"the column {column!r}", expected)
    if missing:
        message = f"the table {sheet.name!r} lacks {', '.join(map(repr, missing))}; none of its rows is read"
        found = f"the columns {', '.join(columns) or '(none)'}"
        expected = f"at least the columns {', '.join(sheet.required)}"
        book.violation("missing-column", message, place, found, expected)
    return not missing
