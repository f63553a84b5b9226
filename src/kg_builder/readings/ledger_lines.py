"""One line of the ledger of corrections: what a person decided of one header fact of one document."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg_builder.errors import Problem, SheetError
from kg_builder.model import Basis, LedgerLine
from kg_builder.readings.fields import Field, field_names, parse_field, value_fault
from kg_builder.suggestions import near_words, perhaps
from kg_builder.tables import parse_csv

CORRECTIONS_FILE = "corrections.tsv"
COLUMNS = ("document", "field", "value", "basis", "by", "date", "comment")
CORRECTIONS_VERSION = 1
_REQUIRED = ("document", "field", "value")
_VERSION = re.compile(r"#\s*kg_builder corrections (\d+)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person decided of one header fact of one document; an empty value takes the reading away."""

    document: str
    field: Field
    value: str
    basis: Basis
    by: str = ""
    on: str = ""
    comment: str = ""
    record: LedgerLine

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as the ledger holds it."""
        return (self.document, self.field.name, self.value, self.basis.value, self.by, self.on, self.comment)


def make_correction(
    *,
    document: str,
    field: str,
    value: str,
    basis: str,
    by: str = "",
    on: str = "",
    comment: str = "",
    file: str = CORRECTIONS_FILE,
) -> Correction:
    """A line of the ledger, its field, basis and value understood; white space in it is folded.

    Raises:
        SheetError: the document is empty, the field or basis not known, the value none for this field, or `on` no day.
    """
    known = parse_field(field)
    problems: list[Problem] = []

    def fault(found: str, expected: str, choices: tuple[str, ...] = ()) -> None:
        problems.append(Problem(file=file, found=found, expected=expected, choices=choices))

    if not document:
        fault("no document", "the id of a document")
    if known is None:
        near = perhaps(near_words(field, field_names(), most=1))
        fault(f"the field {field!r}", near or "a known field", field_names())
    if basis not in tuple(Basis):
        fault(f"the basis {basis!r}", f"one of {', '.join(Basis)}")
    plain = " ".join(value.split())
    expected = value_fault(known, plain) if known else None
    if expected is not None:
        fault(f"the value {value!r}", expected)
    day = " ".join(on.split())
    if day and not _is_day(day):
        fault(f"the day {on!r} of the decision", "one such as 2024-05-03")
    if problems or known is None:
        raise SheetError(f"this is no correction: {len(problems)} problem(s)", problems)
    return Correction(
        document=document,
        field=known,
        value=plain,
        basis=Basis(basis),
        by=" ".join(by.split()),
        on=day,
        comment=" ".join(comment.split()),
        record=LedgerLine(
            file=file,
            locator=f"{document} {known.name}",
            decided_by=" ".join(by.split()),
            decided_on=day,
            reason=" ".join(comment.split()),
        ),
    )


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def leading_comments(text: str) -> list[str]:
    """The lines above the names of the columns."""
    comments: list[str] = []
    for line in io.StringIO(text.removeprefix("\ufeff"), newline=""):
        if not line.startswith("#"):
            break
        comments.append(line.rstrip("\r\n"))
    return comments


def with_version(comments: list[str]) -> list[str]:
    """The lines above the names of the columns, the version among them."""
    said = any(_VERSION.fullmatch(comment) for comment in comments)
    return comments if said else [f"# kg_builder corrections {CORRECTIONS_VERSION}", *comments]


class LedgerReader:
    """Reads the lines of one ledger, and collects what is wrong with the others."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.lines: dict[tuple[str, str], Correction] = {}

    def read(self, text: str) -> list[Correction]:
        """The sound lines; none of a ledger of a later version."""
        comments = leading_comments(text)
        for number, comment in enumerate(comments, 1):
            version = _VERSION.fullmatch(comment)
            if version and int(version[1]) > CORRECTIONS_VERSION:
                expected = f"version {CORRECTIONS_VERSION}; a later release of kg_builder reads this ledger"
                self._fault(number, f"version {version[1]}", expected)
                return []
        below = "".join(list(io.StringIO(text.removeprefix("\ufeff"), newline=""))[len(comments) :])
        columns: list[str] = []
        for row in parse_csv(below, "\t", file=self.file):
            line = len(comments) + (row.line or 0)
            if isinstance(row, Problem):
                self.problems.append(replace(row, line=line))
            elif not columns:
                columns = [cell.strip() for cell in row.cells]
                if not self._fit(columns, line):
                    return []
            elif len(row.cells) > len(columns):
                self._fault(line, f"{len(row.cells)} cells", f"{len(columns)}, between tabs")
            else:
                self._read_line(line, columns, row.cells)
        return list(self.lines.values())

    def _fit(self, columns: list[str], line: int) -> bool:
        missing = [column for column in _REQUIRED if column not in columns]
        unknown = [column for column in columns if column not in COLUMNS]
        if missing or unknown or len(set(columns)) < len(columns):
            self._fault(line, f"the columns {', '.join(columns)}", ", ".join(COLUMNS))
            return False
        return True

    def _read_line(self, line: int, columns: Sequence[str], cells: Sequence[str]) -> None:
        named = {name: written.strip() for name, written in zip(columns, cells, strict=False)}
        cell = dict.fromkeys(COLUMNS, "") | named
        try:
            correction = make_correction(
                document=cell["document"],
                field=cell["field"],
                value=cell["value"],
                basis=cell["basis"] or Basis.STATED,
                by=cell["by"],
                on=cell["date"],
                comment=cell["comment"],
                file=self.file,
            )
        except SheetError as error:
            self.problems += [replace(problem, line=line) for problem in error.problems]
            return
        first = self.lines.get((correction.document, correction.field.name))
        if first is not None:
            expected = f"one line for this fact; line {first.record.line} says {first.value!r} and is followed"
            self._fault(line, f"a second correction of {correction.field.name!r}: {correction.value!r}", expected)
            return
        record = replace(correction.record, line=line)
        self.lines[correction.document, correction.field.name] = replace(correction, record=record)

    def _fault(self, line: int, found: str, expected: str) -> None:
        self.problems.append(Problem(file=self.file, line=line, found=found, expected=expected))
