"""The lines of a text: one way of counting them for every message, page and triple that names a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_LINE_END = re.compile(r"\r\n|\r|\n")


@lru_cache(maxsize=4)  # many documents may stand in one text
def line_starts(text: str) -> tuple[int, ...]:
    """Where the lines of a text begin; each ends with CR LF, CR or LF, and the last has at least one character."""
    ends = (match.end() for match in _LINE_END.finditer(text))
    return (0, *(end for end in ends if end < len(text)))


class LineNumbers:
    """Numbers the lines of a text from 1; a line ends with CR LF, CR or LF, and no form feed ends one.

    >>> LineNumbers("Anna\\r\\nMuster\\rRuritania").of(13)
    3
    """

    def __init__(self, text: str) -> None:
        self._starts = line_starts(text)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    def of(self, offset: int) -> int:
        """The line in which a code point stands."""
        return bisect_right(self._starts, offset)
