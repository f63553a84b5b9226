"""The dates of a row: EDTF or words, a clock time in its own column; what cannot be read keeps its words."""

from __future__ import annotations

import re
from dataclasses import replace

from kg_builder.dates import date_of_edtf, read_date, read_typed_date
from kg_builder.model import Absence, ActKind, Check, CorrespondenceAct, DateKind, DateStatement, DateValue, Severity
from kg_builder.readers.table_fields import Mapped, table_check
from kg_builder.readers.table_statements import base_of

_UNDATED = re.compile(r"undated|no date|n\.?\s?d\.?|s\.?\s?d\.?|o\.?\s?[dD]\.?|ohne Datum|sans date", re.IGNORECASE)
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def dates_of(row: Mapped, acts: tuple[CorrespondenceAct, ...]) -> tuple[tuple[DateStatement, ...], tuple[Check, ...]]:
    """A date, or the statement that there is none, for each act; with what could not be read."""
    checks: list[Check] = []
    dates: list[DateStatement] = []
    for act in acts:
        sending = act.kind is ActKind.SENDING
        field, value = _sending(row, checks) if sending else _receipt(row, checks)
        dates.append(
            DateStatement(
                **base_of(row, field),
                kind=DateKind.SENDING if sending else DateKind.RECEIPT,
                act=act.key,
                value=value,
                absence=None if value else Absence.UNSTATED,
            )
        )
    return tuple(dates), tuple(checks)


def _sending(row: Mapped, checks: list[Check]) -> tuple[str, DateValue | None]:
    field = "date_edtf" if row["date_edtf"] else "date"
    words = row["date_as_written"] or row["date"]
    if row["date_edtf"]:
        value: DateValue | None = _of_edtf(row, field, words, checks)
    else:
        field = "date" if row["date"] else "date_as_written"
        value = _read(row, field, row["date"] or row["date_as_written"], checks)
        value = None if value is None else replace(value, as_written=words)
    return field, value if value is None or not row["time"] else _timed(row, value, checks)


def _receipt(row: Mapped, checks: list[Check]) -> tuple[str, DateValue | None]:
    if row["received_edtf"]:
        return "received_edtf", _of_edtf(row, "received_edtf", row["received"], checks)
    return "received", _read(row, "received", row["received"], checks)


def _of_edtf(row: Mapped, field: str, words: str, checks: list[Check]) -> DateValue:
    try:
        value = date_of_edtf(row[field], as_written=words or None)
    except ValueError as error:
        checks.append(_check(row, "date-unreadable", repr(row[field]), f"a date in EDTF ({error})", Severity.VIOLATION))
        return DateValue(as_written=words or row[field])
    read = read_date(words, order=row.order, century=row.century) if words else None
    if read is not None and _apart(read, value):
        found = f"{words!r} beside {row[field]!r}"
        checks.append(_check(row, "dates-differ", found, "a date in EDTF that the words can mean", Severity.WARNING))
    return value


def _apart(one: DateValue, other: DateValue) -> bool:
    """Whether two dates have no second in common, as far as their bounds are known."""
    return (one.earliest or "") > (other.latest or "9999") or (other.earliest or "") > (one.latest or "9999")


def _read(row: Mapped, field: str, words: str, checks: list[Check]) -> DateValue | None:
    """The date in EDTF or in words; with its words only, if it is neither."""
    if not words or _UNDATED.fullmatch(words):
        return None
    value = read_typed_date(words, order=row.order, century=row.century)
    if value is None:
        expected = f"in {field} a date that a calendar has, in EDTF or words"
        checks.append(_check(row, "date-unreadable", repr(words), expected, Severity.WARNING))
        return DateValue(as_written=words)
    if value.edtf and value.edtf.startswith("["):
        expected = f"in {field} a day that can be told from the month, or date_order under [sources.defaults]"
        checks.append(_check(row, "date-ambiguous", repr(words), expected, Severity.WARNING))
    return value


def _timed(row: Mapped, value: DateValue, checks: list[Check]) -> DateValue:
    """The date with the clock time of its own column."""
    timed = read_date(f"{value.edtf} {row['time']}") if value.edtf and _WHOLE_DAY.fullmatch(value.edtf) else None
    if timed is None:
        expected = "in time a clock time, beside a date that is one whole day"
        checks.append(_check(row, "time-unreadable", repr(row["time"]), expected, Severity.WARNING))
        return value
    return replace(timed, as_written=f"{value.as_written} {row['time']}")


def _check(row: Mapped, code: str, found: str, expected: str, severity: Severity) -> Check:
    return table_check(row.file, row.line, code, found, expected, severity=severity, document=row["id"])
