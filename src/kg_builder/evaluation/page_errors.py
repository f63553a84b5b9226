"""The errors of one document as HTML: a table beside its text, each error linked to the words it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg_builder.characters import one_line
from kg_builder.evaluation.outcome import Deviation
from kg_builder.evaluation.records import Bounds, Record, rows_of, span_of, text_of
from kg_builder.inspection import Mark, render_text, show
from kg_builder.line_numbers import LineNumbers
from kg_builder.model import Voice, Zone, ZoneKind

_LONGEST = 240


def render_errors(key: str, name: str, errors: Sequence[Deviation], reading: Record) -> Iterator[str]:
    """The article of a document, piece by piece; `key` is its own prefix of ids in the page.

    Where neither gold nor reading says where an error stands, the gold's words are looked for: their first place is
    marked, and said to be that.
    """
    value = reading.get("text")
    text = value if isinstance(value, str) else None
    places = [_place(error, text) for error in errors]
    title = text_of(reading, "title")
    yield f'<article id="{key}" aria-labelledby="{key}h"><header><h2 id="{key}h">{show(one_line(name, 160))}</h2>'
    yield f"<p><bdi>{show(one_line(title, 160))}</bdi></p>" if title else ""
    yield f'<p class="file">{show(text_of(reading, "source") or "not among the sources: nothing was read of it")}</p>'
    yield '<p class="jumps"><a href="#kinds">to the figures</a></p></header><div class="pair">'
    yield f'<section class="facts" id="{key}a" tabindex="-1" aria-label="Errors">'
    yield from _table(key, errors, places, LineNumbers(text or ""))
    yield f'</section><section class="text" id="{key}t" tabindex="-1" aria-label="Text">'
    if text is None:
        yield '<p class="aside">No text stands here: the reading came from a file of inspect, or was not found.</p>'
    else:
        yield from render_text(key, text, _zones(reading, len(text)), _marks(key, errors, places))
    yield "</section></div></article>\n"


def _place(error: Deviation, text: str | None) -> tuple[Bounds | None, bool]:
    """Where an error stands, and whether that was only looked for."""
    if error.where is not None:
        start, end = error.where
        return (error.where, False) if text is None or 0 <= start < end <= len(text) else (None, False)
    words = (error.gold or "").split()
    if text is None or not words:
        return None, False
    found = re.search(r"\b" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", text, re.IGNORECASE)
    return (found.span(), True) if found else (None, False)


def _table(
    key: str, errors: Sequence[Deviation], places: Sequence[tuple[Bounds | None, bool]], lines: LineNumbers
) -> Iterator[str]:
    yield f'<table><caption>Errors ({len(errors)})</caption><thead class="away"><tr><th scope="col">field and kind</th>'
    yield '<th scope="col">gold, and what was read</th></tr></thead><tbody>'
    for number, (error, (where, sought)) in enumerate(zip(errors, places, strict=True), 1):
        part = f"<br>{show(error.part.replace('_', ' '))}" if error.part else ""
        yield f'<tr id="{key}f{number}"><th scope="row">{show(error.field)}{part}<br>'
        yield f'<span class="chip k-{error.kind.value}">{error.kind.value}</span> <span class="no">{number}</span></th>'
        yield f'<td><dl class="sides">{_side("gold", error.gold)}{_side("read", error.found)}</dl>'
        if where is not None:
            said = "the gold’s words stand first on " if sought else ""
            yield f'<p class="words">{said}<a href="#{key}w{number}">line {lines.of(where[0])}</a></p>'
        yield "</td></tr>"
    yield "</tbody></table>"


def _side(name: str, words: str | None) -> str:
    shown = '<dd class="none">nothing</dd>' if words is None else f"<dd>{show(one_line(words, _LONGEST))}</dd>"
    return f"<dt>{name}</dt>{shown}"


def _marks(key: str, errors: Sequence[Deviation], places: Sequence[tuple[Bounds | None, bool]]) -> list[Mark]:
    return [
        Mark(
            start=where[0],
            end=where[1],
            layer="fact",
            style=error.kind.value,
            target=f"{key}f{number}",
            anchor=f"{key}w{number}",
            tag=f"{error.kind.value} {number}",
        )
        for number, (error, (where, _)) in enumerate(zip(errors, places, strict=True), 1)
        if where is not None
    ]


def _zones(reading: Record, length: int) -> list[Zone]:
    zones = []
    for row in rows_of(reading, "zones"):
        span = span_of(row)
        if span is not None and 0 <= span[0] <= span[1] <= length:
            kind, voice = ZoneKind(text_of(row, "kind")), Voice(text_of(row, "voice"))
            zones.append(Zone(kind=kind, voice=voice, start=span[0], end=span[1]))
    return zones
