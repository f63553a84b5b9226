"""What a sample shows of its series, as values: the shapes of its lines, and the rules that read them."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.profiling.coverage import RuleUse

PARTS = ("top", "inside", "foot")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeRow:
    """One shape of line: in how many texts it stands, where, an example, and which rules read it.

    `first` is the first of the lines with words at which it mostly stands (from 1).
    """

    part: str
    shape: str
    texts: int
    first: int
    example: str
    file: str
    line: int
    kind: str
    sure: bool
    rules: tuple[RuleUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSuggestion:
    """What a sample shows of its series.

    `title` tells of the first lines, where they say who wrote to whom, whatever their shapes are.
    """

    folder: str
    files: int
    texts: int
    recognised: tuple[tuple[str, int], ...]
    date_order: str | None
    short_years: bool
    title: ShapeRow | None
    rows: tuple[ShapeRow, ...]
