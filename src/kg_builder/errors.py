"""Every error that a user can act on.

    KgError
    ├── UsageError               a command was called with something that is not there or not allowed
    ├── ConfigError              kg.toml says something that cannot be followed
    ├── SourceError              a source file cannot be read as what it is said to be
    ├── SheetError               an authority table, a readings sheet or a ledger has faulty rows
    ├── ShapesError              the shapes target something that the ontology does not know
    ├── QueryError               a stored or ad-hoc query cannot be run as it stands
    │   ├── ParameterError       a parameter is missing, unknown or of the wrong type
    │   └── ForbiddenQueryError  the query asks for something outside the project (SERVICE, LOAD, FROM …)
    └── StoreError               the store of a build is missing, in use or damaged

A message says the file and line or the words, what was found, what was expected, and the choices. All problems of
one file are collected and raised together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def place_of(file: str, line: int | None) -> str:
    """A file and, where it is known, the line in it, as editors jump to them."""
    return file if line is None else f"{file}:{line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, where it stands, what was found there and what was expected."""

    file: str
    line: int | None = None
    found: str
    expected: str
    choices: tuple[str, ...] = ()

    def __str__(self) -> str:
        offer = f" (choices: {', '.join(self.choices)})" if self.choices else ""
        return f"{place_of(self.file, self.line)}: found {self.found}; expected {self.expected}{offer}"


class KgError(Exception):
    """The root of all errors that a user can act on; `problems` holds each single one."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([self.message, *(f"  {problem}" for problem in self.problems)])


class UsageError(KgError):
    """A command was called with something that is not there or not allowed."""


class ConfigError(KgError):
    """kg.toml says something that cannot be followed."""


class SourceError(KgError):
    """A source file cannot be read as what it is said to be."""


class SheetError(KgError):
    """An authority table, a readings sheet or a ledger has faulty rows."""


class ShapesError(KgError):
    """The shapes target something that the ontology does not know."""


class QueryError(KgError):
    """A stored or ad-hoc query cannot be run as it stands."""


class ParameterError(QueryError):
    """A parameter is missing, unknown or of the wrong type."""


class ForbiddenQueryError(QueryError):
    """The query asks for something outside the project."""


class StoreError(KgError):
    """The store of a build is missing, in use or damaged."""
