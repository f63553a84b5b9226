"""What is wrong in the authority tables, collected: each fault with its file, line, words and the nearest match."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_builder.errors import Problem
from kg_builder.model import Check, Severity, SourceRecord


@dataclass(slots=True)
class CheckBook:
    """Collects the checks of all tables, in the order in which they are found."""

    checks: list[Check] = field(default_factory=list)

    def violation(self, code: str, message: str, record: SourceRecord, found: str, expected: str) -> None:
        """Something that cannot stand: the row or cell is left out."""
        self.checks.append(Check.at(record, Severity.VIOLATION, code, message, found=found, expected=expected))

    def warning(self, code: str, message: str, record: SourceRecord, found: str, expected: str) -> None:
        """Something doubtful that stays in."""
        self.checks.append(Check.at(record, Severity.WARNING, code, message, found=found, expected=expected))

    def problem(self, code: str, message: str, problem: Problem) -> None:
        """Something that the table reader could not read."""
        self.checks.append(Check.of_problem(problem, code, message))
