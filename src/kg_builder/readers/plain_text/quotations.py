"""Where a quotation that begins with a line of a text ends: only where the quotation marks leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder.readers.plain_text.lines import Line

_CLOSING = {"“": "”", "«": "»", "„": "“", '"': '"'}
_AFTER = " \t.,;:)]*"


def quotation_end(text: str, lines: Sequence[Line], start: int) -> int | None:
    """The offset of the mark that closes the quotation opened at `start`, or None where it is not certain.

    The closing mark stands at the end of a line, and no quotation goes on in the next. Every paragraph may begin with
    an opening mark again, and be closed or not. A quotation that ends inside a line is left alone.
    """
    opening = text[start : start + 1]
    closing = _CLOSING.get(opening)
    if closing is None:
        return None
    depth = 1
    for number, line in enumerate(lines):
        begin = start + 1 if number == 0 else line.start
        if number > 0 and text.startswith(opening, begin):
            begin += 1
        depth, at = _closed_in(text[begin : line.end], opening, closing, depth)
        at = None if at is None else begin + at
        if at is None:
            continue
        if text[at + 1 : line.end].strip(_AFTER):
            return None
        if number + 1 == len(lines) or not text.startswith(opening, lines[number + 1].start):
            return at
        depth = 1
    return None


def _closed_in(words: str, opening: str, closing: str, depth: int) -> tuple[int, int | None]:
    """How many quotations are open after some words, and where in them the outermost was closed."""
    if opening == closing:
        odd = words.count(opening) % 2 == 1
        return (0, words.rindex(opening)) if odd else (depth, None)
    for at, sign in enumerate(words):
        if sign == closing:
            depth -= 1
        elif sign == opening:
            depth += 1
        if depth == 0:
            return 0, at
    return depth, None
