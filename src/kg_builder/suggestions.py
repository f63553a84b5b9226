"""What somebody who wrote an unknown word perhaps meant: the known words that come nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from kg_builder.folding import fold_name

_LIKE_ENOUGH = 60.0


def near_words(word: str, known: Iterable[str], *, least: float = _LIKE_ENOUGH, most: int = 3) -> tuple[str, ...]:
    """The known words most like another, best first; case, accents, hyphens and white space make no difference.

    `least` is how like they must be, of 100. Of equally like ones the first in the alphabet.

    >>> near_words("Anna muster", ["carl-beispiel", "anna-muster"])
    ('anna-muster',)
    """
    folded = {choice: _folded(choice) for choice in sorted(set(map(str, known)))}
    found = process.extract(fold_name(word), folded, scorer=fuzz.ratio, limit=most, score_cutoff=least)
    return tuple(choice for _, _, choice in found)


@lru_cache(maxsize=1 << 16)
def _folded(known: str) -> str:
    """A known word folded: the same tables are asked for every slip."""
    return fold_name(known)


def near_labels(words: str, labels: Sequence[str], *, most: int) -> tuple[str, ...]:
    """The labels most like some words, best first: also those that hold them, or have them in another order."""
    found = process.extract(
        words, labels, scorer=fuzz.WRatio, processor=str.casefold, limit=most, score_cutoff=_LIKE_ENOUGH
    )
    return tuple(label for label, _, _ in found)


def perhaps(near: Sequence[str]) -> str:
    """The offer of some near words, or "" where there are none.

    >>> perhaps(("anna", "anne"))
    "perhaps 'anna' or 'anne'"
    """
    return f"perhaps {' or '.join(map(repr, near))}" if near else ""


def with_nearest(expected: str, word: str, known: Iterable[str]) -> str:
    """What was expected, and the known word that comes nearest if there is one."""
    near = near_words(word, known, most=1)
    return f"{expected}; the nearest is {near[0]!r}" if near else expected
