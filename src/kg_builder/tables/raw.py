"""A row as it stands in the file, before its columns are known, and what is raised when it cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.errors import Problem, SheetError


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """The cells of a row with content, unstripped; lines from `line` to `last`, both from 1."""

    line: int
    last: int
    cells: tuple[str, ...]


def sheet_error(file: str, problems: Sequence[Problem]) -> SheetError:
    """All problems of one table as one error."""
    return SheetError(f"{file}: {len(problems)} problem(s)", problems)
