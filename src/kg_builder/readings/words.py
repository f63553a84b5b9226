"""Compares the words that people type: folded for equality, and which known ones come nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from kg_builder.readings.folding import fold_quote

_BETWEEN_WORDS = re.compile(r"[-\u2010-\u2015 ]+")


@lru_cache(maxsize=1 << 16)
def fold_words(words: str) -> str:
    """Words as names and titles are compared: upper case, white space, hyphens and kinds of apostrophe alike.

    >>> fold_words("ANNA  Muster‐Beispiel")
    'anna muster beispiel'
    """
    return _BETWEEN_WORDS.sub(" ", fold_quote(words).casefold()).strip()


def near_words(words: str, known: Iterable[str], *, least: float = 60.0, most: int = 3) -> tuple[str, ...]:
    """The known words most like these, best first; of equally like ones the first in the alphabet."""
    folded = {choice: fold_words(choice) for choice in sorted(set(map(str, known)))}
    found = process.extract(fold_words(words), folded, scorer=fuzz.ratio, limit=most, score_cutoff=least)
    return tuple(choice for _, _, choice in found)
