"""Finds quotes in a text with white space and quotation marks folded, and maps them back to the text as delivered."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg_builder.model import Span

_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u1fef\u1ffd"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
_SPACES += "\u200a\u2028\u2029\u202f\u205f\u3000"
_SAME_LENGTH = {ord(sign): "'" for sign in _SINGLE} | {ord(sign): '"' for sign in _DOUBLE}
_SAME_LENGTH |= {ord(sign): " " for sign in _SPACES}

_BLANKS = re.compile(" {2,}")
# An ASCII character never joins the one before it, so that a word of other characters is normalised on its own.
_BLANKS_OR_WORD = re.compile(" {2,}|[!-~]?[^\x00-\x7f]+")
_MARKS = re.compile(r"(?s).[\u1161-\u1175\u11a8-\u11c2]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedText:
    """A shadow of a text: white space as single blanks, NFC, straight quotation marks; it knows where it came from.

    `folded` is made of segments; segment n begins at `folded_starts[n]` there and at `text_starts[n]` in `text`. Within
    an `even` segment the two run in step; any other stands for its part of the text only as a whole. The last segment
    is empty and stands at both ends.
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
        """The words of the text behind two offsets of the shadow; an end inside an uneven segment takes all of it."""
        first = bisect_right(self.folded_starts, start) - 1
        text_start = self.text_starts[first] + (start - self.folded_starts[first] if self.even[first] else 0)
        last = bisect_left(self.folded_starts, end)
        if self.folded_starts[last] == end or not self.even[last - 1]:
            text_end = self.text_starts[last]
        else:
            text_end = self.text_starts[last - 1] + end - self.folded_starts[last - 1]
        return Span.of(self.text, text_start, text_end)

    def line_of(self, offset: int) -> int:
        """The line, from 1, in which an offset of the text stands."""
        return self.text.count("\n", 0, offset) + 1


def fold_text(text: str) -> FoldedText:
    """The shadow of a text in which quotes are looked for."""
    level = text.translate(_SAME_LENGTH)
    irregular = _BLANKS if unicodedata.is_normalized("NFC", level) else _BLANKS_OR_WORD
    parts: list[str] = []
    folded_starts, text_starts, even = [0], [0], [True]
    done = length = 0

    def add(part: str, text_end: int, *, in_step: bool) -> None:
        nonlocal done, length
        parts.append(part)
        length += len(part)
        done = text_end
        if in_step == even[-1] is True:
            return
        even[-1:] = [in_step, True]
        folded_starts.append(length)
        text_starts.append(done)

    for match in irregular.finditer(level):
        if match.group()[0] != " " and unicodedata.is_normalized("NFC", match.group()):
            continue
        if match.start() > done:
            add(level[done : match.start()], match.start(), in_step=True)
            _close(folded_starts, text_starts, even, length, done)
        for piece in _pieces(match.group()):
            add(_fold_piece(piece), done + len(piece), in_step=False)
    add(level[done:], len(level), in_step=True)
    _close(folded_starts, text_starts, even, length, done)
    return FoldedText(
        text=text,
        folded="".join(parts),
        folded_starts=tuple(folded_starts),
        text_starts=tuple(text_starts),
        even=tuple(even),
    )
