"""The fields of a letter that a table can give, and whether the mapping in `kg.toml` can be followed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg_builder.config import CONFIG_FILE, SourceConfig
from kg_builder.dates import DateOrder
from kg_builder.errors import ConfigError, Problem
from kg_builder.model import Check, DescriptionKind, Dispatch, Form, ReferenceKind, Role, Severity, Span
from kg_builder.suggestions import near_words, perhaps

PARTIES: Mapping[str, tuple[Role, str]] = {
    "sender": (Role.SENDER, "sending"),
    "addressee": (Role.ADDRESSEE, "sending"),
    "drafter": (Role.DRAFTER, "sending"),
    "signatory": (Role.SIGNATORY, "sending"),
    "copies": (Role.COPY_RECIPIENT, "sending"),
    "receiver": (Role.RECEIVER, "receipt"),
}
REFERENCES: Mapping[str, ReferenceKind] = {
    "reply_to": ReferenceKind.REPLY,
    "your": ReferenceKind.YOUR,
    "our_earlier": ReferenceKind.OUR_EARLIER,
    "references": ReferenceKind.CITED,
}
DESCRIPTIONS: Mapping[str, DescriptionKind] = {
    "form_as_written": DescriptionKind.FORM,
    **{
        kind.value.replace("-", "_"): kind
        for kind in DescriptionKind
        if kind not in (DescriptionKind.TITLE, DescriptionKind.FORM)
    },
}
FIELDS: frozenset[str] = (
    frozenset(
        """id title form dispatch date date_edtf date_as_written time received received_edtf place_from place_from_id
        place_to place_to_id number own_number series file_number archival_reference repository edition page
        url document_number source_note""".split()
    )
    | frozenset(f"{party}{part}" for party in PARTIES for part in ("", "_office", "_id"))
    | frozenset(f"{field}{part}" for field in REFERENCES for part in ("", "_id"))
    | frozenset(DESCRIPTIONS)
)
ID_JOINT = " + "
SEPARATOR = ";"
CUSTOMS: frozenset[str] = frozenset({"date_order", "century", "separator"})

_MESSAGES: Mapping[str, str] = {
    "table-unread": "the table was not read",
    "table-row-unread": "a row was not read",
    "table-column-missing": "a column of the mapping is not in the table",
    "table-id-column-missing": "the table was not read: nothing says which column holds the ids",
    "table-id-missing": "a row was left out",
    "table-id-doubled": "a row was left out: another letter has its id",
    "date-unreadable": "a date was not understood; its words are kept",
    "date-ambiguous": "a date can be read in two ways; both are kept",
    "dates-differ": "the words of a date and its EDTF differ; the EDTF is followed",
    "time-unreadable": "a clock time was not understood; the day is kept",
    "value-unknown": "a value is none of the known ones",
    "lists-uneven": "names, offices and ids are not equally many, so nobody can say which belong together",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """One row by fields: cells as the mapping translates them, defaults where a cell is empty.

    `grounds` are the words of each value of a field, where it is no row of a table (`number` 0) but the head of a text.
    """

    file: str
    number: int
    line: int
    values: Mapping[str, str]
    order: DateOrder
    century: int | None
    grounds: Mapping[str, Sequence[Span]] = dataclasses.field(default_factory=dict)
    separator: str = SEPARATOR

    def __getitem__(self, field: str) -> str:
        return self.values.get(field, "")

    def parts(self, field: str) -> tuple[str, ...]:
        """The values between semicolons, an empty one kept in its place; nothing at all if the cell is empty."""
        return tuple(part.strip() for part in self[field].split(self.separator)) if self[field] else ()


def check_mapping(source: SourceConfig) -> None:
    """Nothing, if the mapping of a source can be followed.

    Raises:
        ConfigError: it names fields, forms, kinds of dispatch or customs of dates that are not known; all together.
    """
    problems: list[Problem] = []
    for where, table, known in (
        ("columns", source.columns, FIELDS),
        ("values", source.values, FIELDS),
        ("defaults", source.defaults, FIELDS | CUSTOMS),
    ):
        problems += [
            _unknown(f"the field {name!r} in [sources.{where}]", name, known) for name in table if name not in known
        ]
    for field, choices in (("form", [form.value for form in Form]), ("dispatch", [kind.value for kind in Dispatch])):
        given = [*source.values.get(field, {}).values(), source.defaults.get(field, choices[0])]
        problems += [_unknown(f"{field} = {value!r}", value, choices) for value in given if value not in choices]
    order, century = source.defaults.get("date_order", "unknown"), source.defaults.get("century", "1900")
    if order not in list(DateOrder):
        problems.append(_unknown(f"date_order = {order!r}", order, list(DateOrder)))
    if not (century.isascii() and century.isdigit() and len(century) == 4 and century.endswith("00")):
        problems.append(_problem(f"century = {century!r}", 'the first year of a century, such as century = "1900"', ()))
    if problems:
        raise ConfigError(f"{CONFIG_FILE}, source {source.name!r}: {len(problems)} problem(s)", problems)


def resolve_columns(
    source: SourceConfig, columns: Sequence[str], *, file: str
) -> tuple[Mapping[str, str], tuple[Check, ...]]:
    """Which column holds which field, with a check for each mapped column that the table does not have.

    Without a mapping the columns that are called like fields are taken. An id may be made of several columns that have
    values of their own only together: "edition + key".
    """
    if not source.columns:
        return {field: field for field in columns if field in FIELDS}, ()
    found = {
        field: column
        for field, column in source.columns.items()
        if column in columns or (field == "id" and all(part in columns for part in column.split(ID_JOINT)))
    }
    checks = []
    for field, column in source.columns.items():
        if field not in found:
            free = [name for name in columns if name not in source.columns.values()]
            near = perhaps(near_words(column, free, least=50.0, most=1))
            hint = f"; {near} is meant" if near else ""
            expected = f"the column {column!r}, which {CONFIG_FILE} maps to {field}{hint}"
            checks.append(table_check(file, 1, "table-column-missing", f"the columns {', '.join(columns)}", expected))
    return found, tuple(checks)


def map_row(
    source: SourceConfig, fields: Mapping[str, str], cells: Mapping[str, str], *, file: str, number: int, line: int
) -> Mapped:
    """The row by fields. A value is translated as a whole, else each of its parts between separators."""
    separator = source.defaults.get("separator") or SEPARATOR
    values = {field: value for field, value in source.defaults.items() if field in FIELDS}
    for field, column in fields.items():
        value = cells[column] if column in cells else _joined([cells[part] for part in column.split(ID_JOINT)])
        if value:
            values[field] = _translated(value, source.values.get(field, {}), separator)
    century = source.defaults.get("century")
    return Mapped(
        file=file,
        number=number,
        line=line,
        values=values,
        order=DateOrder(source.defaults.get("date_order", "unknown")),
        separator=separator,
        century=int(century) if century else None,
    )


def table_check(
    file: str,
    line: int | None,
    code: str,
    found: str,
    expected: str,
    *,
    severity: Severity = Severity.VIOLATION,
    document: str | None = None,
) -> Check:
    """A check on a table or on one of its rows."""
    return Check(
        severity=severity,
        code=code,
        message=_MESSAGES[code],
        file=file,
        line=line,
        document=document,
        found=found,
        expected=expected,
    )


def _joined(parts: Sequence[str]) -> str:
    """An id of several cells; none where one of them is empty."""
    return "/".join(parts) if all(parts) else ""


def _translated(value: str, table: Mapping[str, str], separator: str) -> str:
    if not table or value in table:
        return table.get(value, value)
    return separator.join(table.get(part.strip(), part.strip()) for part in value.split(separator))


def _unknown(found: str, name: str, known: Sequence[str] | frozenset[str]) -> Problem:
    choices = tuple(sorted(known))
    near = perhaps(near_words(name, choices, most=1))
    return _problem(found, f"one of the known ones, {near}" if near else "one of the known ones", choices)


def _problem(found: str, expected: str, choices: tuple[str, ...]) -> Problem:
    return Problem(file=CONFIG_FILE, found=found, expected=expected, choices=choices)
