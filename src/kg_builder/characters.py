"""Text as it can be shown: characters that would steer a terminal or break a page become signs that can be seen."""

from __future__ import annotations

import re

# Control characters but for tab and line feed, bidirectional controls, the byte-order mark, halves of surrogate pairs
# and noncharacters.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def visible(text: str) -> str:
    """The text with every character that cannot be seen, or that would steer a terminal, as a sign.

    The length changes: only for showing, never for offsets.

    >>> visible("Anna\\x1b[31m\\u202eMuster")
    'Anna␛[31m⟨U+202E⟩Muster'
    """
    return _UNSEEN.sub(_sign, text)


def one_line(text: str, limit: int | None = None) -> str:
    """The visible text on one line, white space folded, cut with an ellipsis after `limit` characters.

    >>> one_line("Anna\\r\\n  Muster of Ruritania", 14)
    'Anna Muster o…'
    """
    folded = visible(" ".join(text.split()))
    return folded if limit is None or len(folded) <= limit else folded[: limit - 1] + "…"
