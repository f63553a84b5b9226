"""The words of a text that come nearest to a quote which does not stand in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg_builder.model import Span
from kg_builder.readings.quotable import QuotableText, fold_quote

_LOWEST_SCORE = 55.0
_WHOLE_TEXT = 1_000_000
_LONGEST_QUOTE = 4_000
_MOST_HITS = 2_000
_MOST_WINDOWS = 8
_MOST_ENDS = 12
_WORD = re.compile(r"\w+")
_WORD_START = re.compile(r"(?<!\S)\S|\b\w")
_WORD_END = re.compile(r"\w\b|\S(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The nearest words: where they stand, on which line, and how like the quote they are (100 is equal)."""

    span: Span
    line: int
    score: int


def find_nearest(folded: QuotableText, quote: str) -> Match | None:
    """The words most like a quote, from word to word, or None where nothing is like it.

    The time is bounded: of a text of more than a million characters only the parts are compared that share the quote's
    rarest words, and for a quote of more than 4,000 characters nothing is looked for.
    """
    wanted = _lower(fold_quote(quote))
    if not wanted or len(wanted) > _LONGEST_QUOTE:
        return None
    text = _lower(folded.folded)
    best: tuple[float, int, int] | None = None
    for start, end in _windows(text, wanted):
        found = _best_in(text, wanted, start, end)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    if best is None or best[0] < _LOWEST_SCORE:
        return None
    span = folded.span(best[1], best[2])
    return Match(span=span, line=folded.line_of(span), score=int(best[0]))


def _lower(text: str) -> str:
    """Lower case of the same length, since offsets must stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def _windows(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """The parts of the text worth comparing: all of it, or those that share the most of the quote's rare words."""
    if len(text) <= _WHOLE_TEXT:
        yield 0, len(text)
        return
    width = 2 * len(wanted) + 64
    weights: Counter[int] = Counter()
    for word in sorted(set(_WORD.findall(wanted)), key=lambda word: (-len(word), word))[:_MOST_ENDS]:
        hits = text.count(word)
        if not 0 < hits <= _MOST_HITS:
            continue
        at = text.find(word)
        while at >= 0:
            weights[at // width] += _MOST_HITS // hits
            at = text.find(word, at + len(word))
    for window, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST_WINDOWS]:
        yield max(0, (window - 1) * width), (window + 2) * width


def _best_in(text: str, wanted: str, start: int, end: int) -> tuple[float, int, int] | None:
    """Score and offsets of the best alignment within a part of the text, moved to where words begin and end."""
    part = text[start:end]
    if len(part) < len(wanted):
        rough = (start, start + len(part))
    else:
        alignment = fuzz.partial_ratio_alignment(wanted, part, score_cutoff=_LOWEST_SCORE * 0.8)
        if alignment is None:
            return None
        rough = (start + alignment.dest_start, start + alignment.dest_end)
    starts = _near(_WORD_START, text, rough[0], len(wanted), at_end=False)
    ends = _near(_WORD_END, text, rough[1], len(wanted), at_end=True)
    scored = [
        (fuzz.ratio(wanted, text[first:last]), -abs(last - first - len(wanted)), -first, last)
        for first in starts
        for last in ends
        if first < last
    ]
    if not scored:
        return None
    score, _, first, last = max(scored)
    return score, -first, last


def _near(boundary: re.Pattern[str], text: str, offset: int, length: int, *, at_end: bool) -> list[int]:
    """The beginnings or ends of words nearest to an offset."""
    reach = max(24, length // 4)
    low = max(0, offset - reach)
    # In the text and not in a slice of it, which would take the middle of a word for its beginning or end.
    places = [match.end() if at_end else match.start() for match in boundary.finditer(text, low, offset + reach + 1)]
    near = [place for place in places if place <= offset + reach] or [offset]
    return sorted(near, key=lambda place: (abs(place - offset), place))[:_MOST_ENDS]
