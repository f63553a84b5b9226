"""What validation finds: one result a violated constraint, one check a result, and the report that holds both."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.model import Check, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One violated constraint, the same from every engine.

    `focus` and `value` are N-Triples terms; `shape` is the IRI of the nearest shape that has one (of an audit, of the
    stored query); `component` is the local name of the SHACL constraint component; `path` is an IRI, or None where
    the path is not a single property. `graph` is set where the graph is known (audits).

    Source: SHACL, section 3.6.2 (validation result).
    """

    focus: str
    shape: str
    component: str
    severity: Severity
    message: str
    path: str | None = None
    value: str | None = None
    graph: str | None = None

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes two results the same, and their order."""
        return (self.focus, self.shape, self.component, self.path or "", self.value or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A result with the check that points at its source, and the node on which the focus rests, if any."""

    result: Result
    check: Check
    ground: str | None = None

    @property
    def key(self) -> tuple[str, int, int, str, tuple[str, ...]]:
        """The order of a report: file, line, offset, then the constraint."""
        check = self.check
        return (check.file, check.line or 0, check.span.start if check.span else 0, check.code, self.result.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationReport:
    """What shapes and audits have to say of a graph, in the order of the sources.

    `engine` is the SHACL engine that ran; `base` is the project's base IRI, or None where no graph shows it.
    """

    located: tuple[Located, ...]
    engine: str
    documents: int
    audits: int
    base: str | None = None

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks, in order."""
        return tuple(each.check for each in self.located)

    @property
    def results(self) -> tuple[Result, ...]:
        """The results, in the order of the checks."""
        return tuple(each.result for each in self.located)

    def count(self, severity: Severity) -> int:
        """How many checks of one severity there are."""
        return sum(check.severity is severity for check in self.checks)

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated; warnings and notes do not count."""
        return self.count(Severity.VIOLATION) == 0
