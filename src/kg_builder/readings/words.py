"""The titles and file names that people type, folded so that spellings of one are equal."""

from __future__ import annotations

import re
from functools import lru_cache

from kg_builder.readings.quotable import fold_quote

_BETWEEN_WORDS = re.compile(r"[-\u2010-\u2015 ]+")


@lru_cache(maxsize=1 << 16)
def fold_words(words: str) -> str:
    """Words as titles and file names are compared: upper case, white space, hyphens and kinds of apostrophe alike.

    >>> fold_words("ANNA  Muster‐Beispiel")
    'anna muster beispiel'
    """
    return _BETWEEN_WORDS.sub(" ", fold_quote(words).casefold()).strip()
