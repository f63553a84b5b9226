"""What repeats in a folder of plain texts: the shapes of lines with their counts, and the rules that read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from kg_builder.profiling.coverage import Coverage, RuleUse
from kg_builder.profiling.rows import PARTS, ProfileSuggestion, ShapeRow
from kg_builder.profiling.sample import SampleLine, SampleText, read_sample, telling_lines
from kg_builder.profiling.shapes import (
    CAPITALS,
    NAME,
    NUMBER,
    holds_date,
    literals_of,
    opening_of,
    shape_of,
    tells_nothing,
    words_of,
)

# A word stands as written in shapes if it is in so many of the texts' short lines; a shape is told of from so many on.
_KEPT, _REPEATS, _REPEATS_INSIDE = 0.25, 0.1, 0.3
_ASKED = 6
# The first lines are titles if a rule reads sender and addressee in so many of these.
_TITLES, _TITLES_ASKED = 0.4, 20
FIRST_LINE = "{first line}"
_ROWS_OF_A_PART = 25
# Of several facts that rules read in a line, the line is called after the first of these.
_KINDS = {
    "top": ("sender", "addressee", "date", "number", "subject", "reference", "secrecy"),
    "foot": ("reference", "signature", "copies", "number", "date"),
}
_SALUTATION = re.compile(
    r"(?:My )?(?:[Dd]ear |Sirs?|Madam|Gentlemen|Excellency)\b.{0,60}[,:]\Z|(?:My )?[Dd]ear .{1,60}\Z"
)
_CLOSING = re.compile(r"(?:Yours?|Sincerely|Respectfully|Faithfully|With|I am|I have|I remain)\b.{0,60},\Z")
_NUMERIC_DATE = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")


def suggest_profile(folder: Path, *, sample: int = 100, encoding: str | None = None) -> ProfileSuggestion:
    """The line shapes that repeat in a folder of plain texts, and what reads them already.

    Raises:
        UsageError: the folder holds no plain text.
    """
    texts, files = read_sample(folder, most=sample, encoding=encoding)
    lines = [line for text in texts for line in telling_lines(text)]
    kept = _kept_words(lines, len(texts))
    coverage = Coverage()
    title = _title([line for line in lines if line.order == 0], coverage)
    if title is not None:
        lines = [line for line in lines if line.order > 0]
    order, short = _order_of_dates(lines)
    return ProfileSuggestion(
        folder=folder.name or folder.resolve().name,
        files=files,
        texts=len(texts),
        recognised=tuple(Counter(text.profile for text in texts).most_common()),
        date_order=order,
        short_years=short,
        title=title,
        rows=tuple(_rows(lines, kept, texts, coverage)),
    )


def _kept_words(lines: Iterable[SampleLine], texts: int) -> frozenset[str]:
    """The words that stand at the top and foot of many texts: those of the series, not of one text."""
    seen: dict[str, set[str]] = {}
    for line in lines:
        if line.part != "inside":
            for word in words_of(line.line.head):
                seen.setdefault(word, set()).add(line.text.file)
    least = max(2, _KEPT * texts)
    return frozenset(word for word, files in seen.items() if len(files) >= least)


def _title(lines: Sequence[SampleLine], coverage: Coverage) -> ShapeRow | None:
    """The first lines as one row, where a rule reads in many of them who wrote to whom."""
    if not lines:
        return None
    asked = lines[:: max(1, len(lines) // _TITLES_ASKED)][:_TITLES_ASKED]
    rules = coverage.rules_for(asked, share=_TITLES)
    if not any({"sender", "addressee"} <= set(use.facts) for use in rules):
        return None
    return _as_row(FIRST_LINE, lines, "parties", rules)


def _rows(
    lines: Sequence[SampleLine], kept: frozenset[str], texts: Sequence[SampleText], coverage: Coverage
) -> Iterable[ShapeRow]:
    """The rows of each part, those first that stand in most texts."""
    groups: dict[tuple[str, str], list[SampleLine]] = {}
    for line in lines:
        groups.setdefault((line.part, shape_of(line.line.head, kept, foot=line.part == "foot")), []).append(line)
    for part in PARTS:
        least = max(2, (_REPEATS_INSIDE if part == "inside" else _REPEATS) * len(texts))
        shapes = {shape: members for (where, shape), members in groups.items() if where == part}
        often = {shape: members for shape, members in shapes.items() if _texts_of(members) >= least}
        rows = [_row(shape, members, coverage) for shape, members in often.items() if not tells_nothing(shape)]
        rows = [row for row in rows if part != "inside" or row.rules or literals_of(row.shape)]
        rest = [line for shape, members in shapes.items() if shape not in often for line in members]
        for shape, members in _by_opening(rest, kept).items() if part != "inside" else ():
            if shape in often:
                rows = [row for row in rows if row.shape != shape]
            together = [*often.get(shape, ()), *members]
            row = _row(shape, together, coverage)
            rows += [row] if row.rules and _texts_of(together) >= least else []
        yield from sorted(rows, key=lambda row: (-row.texts, row.first, row.shape))[:_ROWS_OF_A_PART]


def _by_opening(lines: Iterable[SampleLine], kept: frozenset[str]) -> dict[str, list[SampleLine]]:
    """Lines of rarer shapes, together where they begin in the same way: "Cablegram …", "[AA: …"."""
    groups: dict[str, list[SampleLine]] = {}
    for line in lines:
        opening = opening_of(shape_of(line.line.head, kept))
        if opening is not None:
            groups.setdefault(opening, []).append(line)
    return groups


def _texts_of(lines: Iterable[SampleLine]) -> int:
    return len({line.text.file for line in lines})


def _row(shape: str, lines: Sequence[SampleLine], coverage: Coverage) -> ShapeRow:
    different = list({line.line.head: line for line in reversed(lines)}.values())[::-1]
    rules = coverage.rules_for(different[:: max(1, len(different) // _ASKED)][:_ASKED])
    told = {fact for use in rules for fact in use.facts}
    kinds = _KINDS["foot" if lines[0].part == "foot" else "top"]
    kind = next((kind for kind in kinds if kind in told), min(told, default=None))
    return _as_row(shape, lines, "parties" if kind in {"sender", "addressee"} else kind, rules)


def _as_row(shape: str, lines: Sequence[SampleLine], kind: str | None, rules: tuple[RuleUse, ...]) -> ShapeRow:
    part = lines[0].part
    return ShapeRow(
        part=part,
        shape=shape,
        texts=_texts_of(lines),
        first=int(median(line.order for line in lines)) + 1,
        example=lines[0].line.head,
        file=lines[0].text.file,
        line=lines[0].line.number,
        kind=kind or _likely(shape, part),
        sure=kind is not None,
        rules=rules,
    )


def _likely(shape: str, part: str) -> str:
    """What a shape that no rule reads could be."""
    if _SALUTATION.match(shape):
        return "salutation"
    if part == "foot" and _CLOSING.match(shape):
        return "closing"
    if holds_date(shape):
        return "date"
    if NUMBER in shape and len(shape) <= 40:
        return "number"
    if part == "foot" and shape in {NAME, CAPITALS, f"({NAME})"}:
        return "signature"
    if re.match(r"(?:To|TO|From|FROM|Subject|SUBJECT|Re|RE)\b", shape) or shape.startswith("Dear "):
        return "address"
    return "heading" if part == "top" else "mark"


def _order_of_dates(lines: Iterable[SampleLine]) -> tuple[str | None, bool]:
    """Whether dates in numbers put day or month first, where some can only be one way; and years in two digits."""
    day = month = short = 0
    for line in lines:
        for first, _, second, year in _NUMERIC_DATE.findall(line.line.head):
            day += int(first) > 12 >= int(second)
            month += int(second) > 12 >= int(first)
            short += len(year) == 2
    order = "day-first" if day and not month else "month-first" if month and not day else None
    return order, short > 0
