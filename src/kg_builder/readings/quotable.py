"""Finds quotes in a text with white space and quotation marks folded, and maps them back to the text as delivered."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg_builder.line_numbers import LineNumbers
from kg_builder.model import Span

_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u1fef\u1ffd"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_SAME_LENGTH = (
    {ord(sign): "'" for sign in _SINGLE} | {ord(sign): '"' for sign in _DOUBLE} | {ord(sign): " " for sign in _SPACES}
)
_BLANKS = re.compile(" {2,}")
# An ASCII character never joins the one before it, so that every run of other characters can be normalised on its own.
_BLANKS_OR_RUN = re.compile(" {2,}|[!-~]?[^\x00-\x7f]+")
_HANGUL_VOWELS_AND_FINALS = re.compile("[\u1161-\u1175\u11a8-\u11c2]")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotableText:
    """A shadow of a text (white space as single blanks, NFC, straight quotation marks) that knows where it came from.

    `folded` is made of segments: segment n begins at `folded_starts[n]`, and in `text` at `text_starts[n]`. Within an
    `even` segment the two run in step; any other stands for its part of the text only as a whole. The last segment is
    empty and stands at both ends. Of a part of a text, `text` is the whole and `folded` the part.
    """

    text: str
    folded: str
    folded_starts: tuple[int, ...]
    text_starts: tuple[int, ...]
    even: tuple[bool, ...]

    def occurrences(self, quote: str) -> Iterator[Span]:
        """Where the words stand, from the first on, never overlapping; each span is of the text as delivered."""
        wanted = fold_quote(quote)
        at = self.folded.find(wanted) if wanted else -1
        while at >= 0:
            span = self.span(at, at + len(wanted))
            whole = fold_quote(span.quote) == wanted
            if whole:
                yield span
            at = self.folded.find(wanted, at + (len(wanted) if whole else 1))

    def span(self, start: int, end: int) -> Span:
        """The words of the text behind two offsets of the shadow; an uneven segment is taken as a whole."""
        first = bisect_right(self.folded_starts, start) - 1
        text_start = self.text_starts[first]
        if self.even[first]:
            text_start += start - self.folded_starts[first]
        last = bisect_left(self.folded_starts, end)
        text_end = self.text_starts[last]
        if self.folded_starts[last] != end and self.even[last - 1]:
            text_end = self.text_starts[last - 1] + end - self.folded_starts[last - 1]
        return Span.of(self.text, text_start, text_end)

    def line_of(self, span: Span) -> int:
        """The line, from 1, on which some words begin."""
        return LineNumbers(self.text).of(span.start)


class _Segments:
    """The shadow while it grows, segment by segment."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.folded_starts: list[int] = []
        self.text_starts: list[int] = []
        self.even: list[bool] = []
        self.folded_end = 0
        self.text_end = 0

    def add(self, original: str, folded: str) -> None:
        self.mark(even=original == folded)
        self.parts.append(folded)
        self.folded_end += len(folded)
        self.text_end += len(original)

    def mark(self, *, even: bool) -> None:
        self.folded_starts.append(self.folded_end)
        self.text_starts.append(self.text_end)
        self.even.append(even)


def quotable_text(text: str, part: tuple[int, int] | None = None) -> QuotableText:
    """The shadow of a text, or of a half-open part of it, in which quotes are looked for; spans are of the whole text.

    Source: Unicode Standard Annex 15 (normalisation form C).
    """
    start, end = part or (0, len(text))
    level = text[start:end].translate(_SAME_LENGTH)
    irregular = _BLANKS if unicodedata.is_normalized("NFC", level) else _BLANKS_OR_RUN
    segments = _Segments()
    for match in irregular.finditer(level):
        irregular_part = match.group()
        blanks = irregular_part.startswith("  ")
        if not blanks and unicodedata.is_normalized("NFC", irregular_part):
            continue
        if match.start() > segments.text_end:
            before = level[segments.text_end : match.start()]
            segments.add(before, before)
        for original, folded in ((irregular_part, " "),) if blanks else _normalise_pieces(irregular_part):
            segments.add(original, folded)
    if len(level) > segments.text_end:
        rest = level[segments.text_end :]
        segments.add(rest, rest)
    segments.mark(even=True)
    return QuotableText(
        text=text,
        folded="".join(segments.parts),
        folded_starts=tuple(segments.folded_starts),
        text_starts=tuple(start + place for place in segments.text_starts),
        even=tuple(segments.even),
    )


def fold_quote(quote: str) -> str:
    """The words as they are compared: white space as single blanks, NFC, straight quotation marks, nothing at the ends.

    >>> fold_quote("  the  Envoy’s\\r\\nword ")
    "the Envoy's word"
    """
    return quotable_text(quote).folded.strip(" ")


def _normalise_pieces(run: str) -> list[tuple[str, str]]:
    """Each letter with its marks, as it is and normalised; the whole run at once where that would not be the same."""
    pieces: list[str] = []
    for character in run:
        joins = unicodedata.category(character).startswith("M") or _HANGUL_VOWELS_AND_FINALS.match(character)
        if pieces and joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    normalised = [unicodedata.normalize("NFC", piece) for piece in pieces]
    whole = unicodedata.normalize("NFC", run)
    return list(zip(pieces, normalised, strict=True)) if "".join(normalised) == whole else [(run, whole)]
