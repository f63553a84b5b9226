"""The ledger of judgements on relations of documents, `documents.tsv`: one line a relation, under version control.

The file is UTF-8 with tabs. It may begin with `# kg_builder documents 1`, where 1 is the version of its form; then a
line with the names of the columns: subject, predicate, object, modifier, author, date, comment. The modifier `Not`
rejects; without it the line accepts.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg_builder.errors import Problem, SheetError
from kg_builder.model import Check, LedgerLine, RelationKind
from kg_builder.readings import sheet_name
from kg_builder.tables import decode_csv, parse_csv

JUDGEMENTS_FILE = "documents.tsv"
JUDGEMENTS_VERSION = 1
COLUMNS = ("subject", "predicate", "object", "modifier", "author", "date", "comment")
_REQUIRED = ("subject", "predicate", "object")
_VERSION = re.compile(r"#\s*kg_builder documents (\d+)\s*")
_NOT = "Not"
_PREDICATES = {
    "conveys": RelationKind.CONVEYS,
    "draftOf": RelationKind.DRAFT_OF,
    "translationOf": RelationKind.TRANSLATION_OF,
    "sameMessageAs": RelationKind.SAME_MESSAGE_AS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationJudgement:
    """What a person decided of two documents: that the relation holds, or that it does not.

    `subject` and `target` are what the ledger says, until they are settled to the ids of documents.
    """

    subject: str
    kind: RelationKind
    target: str
    holds: bool
    record: LedgerLine

    @property
    def words(self) -> str:
        """The line in short, for messages."""
        return f"{self.subject} {'' if self.holds else 'not '}{self.kind.value} {self.target}"


def load_judgements(folder: Path, *, project: Path) -> tuple[tuple[RelationJudgement, ...], tuple[Check, ...]]:
    """What the ledger in a folder decides, and what is wrong with the lines that are not followed.

    A missing ledger decides nothing.
    """
    path = folder / JUDGEMENTS_FILE
    file = sheet_name(path, project)
    if not path.exists():
        return (), ()
    reader = _LedgerReader(file)
    try:
        reader.read(decode_csv(path, file=file))
    except SheetError as error:
        reader.problems += error.problems
    message = "this line of the ledger is not followed"
    return tuple(reader.lines), tuple(Check.of_problem(problem, "judgement", message) for problem in reader.problems)


class _LedgerReader:
    """Reads the lines of one ledger, and collects what is wrong with the others."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: list[RelationJudgement] = []
        self.problems: list[Problem] = []

    def read(self, text: str) -> None:
        rows = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        above = next((number for number, row in enumerate(rows) if not row.startswith("#")), len(rows))
        for number, comment in enumerate(rows[:above], 1):
            version = _VERSION.fullmatch(comment.rstrip("\r\n"))
            if version and int(version[1]) > JUDGEMENTS_VERSION:
                expected = f"version {JUDGEMENTS_VERSION}; a later release of kg_builder reads this ledger"
                self._fault(number, f"version {version[1]}", expected)
                return
        columns: list[str] = []
        for row in parse_csv("".join(rows[above:]), "\t", file=self.file):
            line = above + (row.line or 0)
            if isinstance(row, Problem):
                self.problems.append(replace(row, line=line))
            elif not columns:
                columns = [cell.strip() for cell in row.cells]
                if set(columns) - set(COLUMNS) or set(_REQUIRED) - set(columns) or len(set(columns)) < len(columns):
                    self._fault(line, f"the columns {', '.join(columns)}", ", ".join(COLUMNS))
                    return
            elif len(row.cells) > len(columns):
                self._fault(line, f"{len(row.cells)} cells", f"{len(columns)}, between tabs")
            else:
                self._read_line(line, columns, row.cells)

    def _read_line(self, line: int, columns: Sequence[str], cells: Sequence[str]) -> None:
        written = {name: " ".join(cell.split()) for name, cell in zip(columns, cells, strict=False)}
        cell = dict.fromkeys(COLUMNS, "") | written
        kind = _PREDICATES.get(cell["predicate"].removeprefix("kgb:"))
        faults = len(self.problems)
        if kind is None:
            self._fault(line, f"the predicate {cell['predicate']!r}", "a relation of documents", tuple(_PREDICATES))
        if cell["modifier"] not in ("", _NOT):
            self._fault(line, f"the modifier {cell['modifier']!r}", f"{_NOT}, or nothing")
        for name in ("subject", "object"):
            if not cell[name]:
                self._fault(line, f"no {name}", "the id of a document")
        if cell["date"] and not _is_day(cell["date"]):
            self._fault(line, f"the day {cell['date']!r} of the judgement", "one such as 2024-05-03")
        if kind is None or len(self.problems) > faults:
            return
        record = LedgerLine(
            file=self.file,
            locator=f"{cell['subject']} {kind.value} {cell['object']}",
            line=line,
            decided_by=cell["author"],
            decided_on=cell["date"],
            reason=cell["comment"],
        )
        self.lines.append(
            RelationJudgement(
                subject=cell["subject"], kind=kind, target=cell["object"], holds=not cell["modifier"], record=record
            )
        )

    def _fault(self, line: int, found: str, expected: str, choices: tuple[str, ...] = ()) -> None:
        self.problems.append(Problem(file=self.file, line=line, found=found, expected=expected, choices=choices))


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
