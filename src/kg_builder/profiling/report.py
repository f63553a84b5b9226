"""A suggestion as text for the terminal: part by part, the shapes with their counts, and what no rule reads."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder.profiling.rows import PARTS, ProfileSuggestion, ShapeRow
from kg_builder.readers.plain_text.profile import GENERIC

_HEADINGS = {"top": "At the top", "inside": "In the text", "foot": "At the foot"}
_EXAMPLE = 90
_RULES_SHOWN = 3


def write_report(suggestion: ProfileSuggestion) -> str:
    """The whole report, ending with a line end."""
    return "\n".join(_lines(suggestion)) + "\n"


def _lines(suggestion: ProfileSuggestion) -> Iterator[str]:
    texts = suggestion.texts
    yield f"{texts} texts looked at, of {suggestion.files} files in {suggestion.folder}"
    known = ", ".join(f"{name} {count}" for name, count in suggestion.recognised if name != GENERIC)
    unknown = dict(suggestion.recognised).get(GENERIC, 0)
    yield f"Of a known layout: {known or 'none'}" + (f"; of no known layout: {unknown}" if unknown else "")
    if suggestion.date_order is not None:
        yield f"Dates in numbers are {suggestion.date_order}"
    if suggestion.title is not None:
        yield ""
        yield "The first lines say who wrote to whom:"
        yield from _row(suggestion.title)
    for part in PARTS:
        rows = [row for row in suggestion.rows if row.part == part]
        if rows:
            yield ""
            yield f"{_HEADINGS[part]} (in how many texts, what it is, its shape):"
            for row in rows:
                yield from _row(row)
    missed = [row for row in suggestion.rows if not row.rules]
    yield ""
    if missed:
        yield f"No rule reads {len(missed)} of {len(suggestion.rows)} shapes:"
        for row in missed:
            yield f"  {row.texts:>4}  {row.kind + '?':<11} {row.shape}"
    else:
        yield "Some rule reads every shape."


def _row(row: ShapeRow) -> Iterator[str]:
    yield f"  {row.texts:>4}  {row.kind + ('' if row.sure else '?'):<11} {row.shape}"
    example = row.example if len(row.example) <= _EXAMPLE else row.example[:_EXAMPLE] + " …"
    yield f"        e.g. {example}   ({row.file}:{row.line})"
    for use in row.rules[:_RULES_SHOWN]:
        yield f"        read by {use.rule}: {', '.join(use.facts)}   (profiles: {', '.join(use.profiles)})"
    if len(row.rules) > _RULES_SHOWN:
        yield f"        and by {', '.join(use.rule for use in row.rules[_RULES_SHOWN:])}"
    if not row.rules:
        yield "        no rule reads it"
