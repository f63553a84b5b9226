"""What a build made, and every check with it: as a value and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg_builder.model import Check, Severity
from kg_builder.relations import RelationProposal

REPORT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build made: counts, every check, and where to look first."""

    documents: int
    unread: int
    quads: int
    entities: int
    checks: tuple[Check, ...]
    proposals: tuple[RelationProposal, ...] = ()
    folder: Path | None = None
    page: Path | None = None

    def count(self, severity: Severity) -> int:
        """How many checks of one severity there are."""
        return sum(check.severity is severity for check in self.checks)

    @property
    def faultless(self) -> bool:
        """Whether every document was read and nothing is violated; notes and warnings do not count."""
        return self.count(Severity.VIOLATION) == 0


def sort_checks(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The checks, each once: the gravest first, then by file and line."""
    return tuple(sorted(set(checks), key=_order))


def _order(check: Check) -> tuple[object, ...]:
    rank = list(Severity).index(check.severity)
    return (rank, check.file, check.line or 0, check.code, check.message, check.found or "", check.document or "")


def unread_of(build: Path) -> int:
    """How many files could not be read in a build, by its `report.json`; 0 of a graph that has no report."""
    path = build / "report.json"
    return int(json.loads(path.read_text(encoding="utf-8"))["unread"]) if path.is_file() else 0


def report_json(report: BuildReport) -> str:
    """The report as `report.json` holds it: counts, every check with file, line, what was found and expected, and every
    relation of documents that is only proposed.
    """
    record = {
        "version": REPORT_VERSION,
        "documents": report.documents,
        "unread": report.unread,
        "quads": report.quads,
        "entities": report.entities,
        "checks": [
            {
                "severity": check.severity.value,
                "code": check.code,
                "message": check.message,
                "file": check.file,
                "line": check.line,
                "document": check.document,
                "found": check.found,
                "expected": check.expected,
                "span": [check.span.start, check.span.end] if check.span else None,
            }
            for check in report.checks
        ],
        "proposals": [
            {
                "subject": one.subject,
                "predicate": one.kind.value,
                "object": one.target,
                "certainty": one.certainty.value,
                "reasons": [reason.words for reason in one.reasons],
            }
            for one in report.proposals
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
