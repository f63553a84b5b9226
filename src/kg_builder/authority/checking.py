"""What is wrong in the authority tables, collected: each fault with its file, line, words and the nearest match."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from kg_builder.errors import Problem
from kg_builder.model import Check, Severity, SourceRecord

_LIKE_ENOUGH = 60.0


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like another, or None where nothing is like it.

    >>> nearest("anna_muster", ["anna-muster", "carl-beispiel"])
    'anna-muster'
    """
    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return None if found is None else str(found[0])


def with_nearest(expected: str, word: str, known: Iterable[str]) -> str:
    """What was expected, and the nearest match if there is one."""
    match = nearest(word, known)
    return expected if match is None else f"{expected}; the nearest is {match!r}"


@dataclass(slots=True)
class CheckBook:
    """Collects the checks of all tables, in the order in which they are found."""

    checks: list[Check] = field(default_factory=list)

    def violation(self, code: str, message: str, record: SourceRecord, found: str, expected: str) -> None:
        """Something that cannot stand: the row or cell is left out."""
        self.checks.append(_check(Severity.VIOLATION, code, message, record=record, found=found, expected=expected))

    def warning(self, code: str, message: str, record: SourceRecord, found: str, expected: str) -> None:
        """Something doubtful that stays in."""
        self.checks.append(_check(Severity.WARNING, code, message, record=record, found=found, expected=expected))

    def problem(self, code: str, message: str, problem: Problem) -> None:
        """Something that the table reader could not read."""
        record = SourceRecord(file=problem.file, line=problem.line)
        self.violation(code, message, record, problem.found, problem.expected)


def _check(severity: Severity, code: str, message: str, *, record: SourceRecord, found: str, expected: str) -> Check:
    return Check(
        severity=severity,
        code=code,
        message=message,
        file=record.file,
        line=record.line,
        found=found,
        expected=expected,
    )
