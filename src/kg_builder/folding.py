"""A shadow of a text in which spellings of one name are equal, with the way back to the text as delivered.

Case and diacritics are gone, apostrophes are straight, and a hyphen, white space or one line end (CRLF too) is one
blank. What parts two things (a blank line, a dash, a wide gap) stays a line feed, so that no name runs across it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from anyascii import anyascii

WIDEST_GAP = 16
PART = "\n"

_PIECES = re.compile(r"([!-,.-~]+(?: [!-,.-~]+)*)|([\s\-‐‑]+)|(.)", re.DOTALL)
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028]")
_HYPHENS = re.compile(r"[\-‐‑]")
_APOSTROPHES = frozenset("'`´’‘‛ʼʻʹ′＇")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_LEAST_MARK = (
    10  # Canonical combining classes below belong to scripts in which a mark is a letter's part, not an accent.
)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """The shadow of a stretch of text. Offsets of the way back are code points of the whole text, half-open.

    A piece of the shadow begins at `starts[i]` and came from `origins[i]` to `ends[i]` of the text; it is `even[i]`
    where it corresponds character by character.
    """

    text: str
    folded: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    ends: tuple[int, ...]
    even: tuple[bool, ...]

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """Where some characters of the shadow stand in the text; None where they cut one of its characters.

        Accents that follow as characters of their own belong to the letter before them.
        """
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        begin = self.origins[first]
        if self.even[first]:
            begin += start - self.starts[first]
        elif start != self.starts[first]:
            return None
        if self.even[last]:
            finish = self.origins[last] + end - self.starts[last]
        elif end == (self.starts[last + 1] if last + 1 < len(self.starts) else len(self.folded)):
            finish = self.ends[last]
        else:
            return None
        while finish < len(self.text) and unicodedata.combining(self.text[finish]) >= _LEAST_MARK:
            finish += 1
        return begin, finish


def fold_text(text: str, start: int = 0, end: int | None = None) -> FoldedText:
    """The shadow of a text, or of the stretch of it between two offsets."""
    shadow: list[str] = []
    rows: list[tuple[int, int, int, bool]] = []
    known: dict[str, str] = {}
    length = 0
    for match in _PIECES.finditer(text, start, len(text) if end is None else end):
        plain, gap, character = match.groups()
        if plain is not None:
            folded = plain.lower().replace("`", "'")
        elif gap is not None:
            folded = _fold_gap(gap)
        else:
            if character not in known:
                known[character] = _fold_character(character)
            folded = known[character]
        if not folded:
            continue
        even = len(folded) == match.end() - match.start()
        if even and rows and rows[-1][3] and rows[-1][2] == match.start():
            begin, origin, _, _ = rows[-1]
            rows[-1] = (begin, origin, match.end(), True)
        else:
            rows.append((length, match.start(), match.end(), even))
        shadow.append(folded)
        length += len(folded)
    return FoldedText(
        text=text,
        folded="".join(shadow),
        starts=tuple(row[0] for row in rows),
        origins=tuple(row[1] for row in rows),
        ends=tuple(row[2] for row in rows),
        even=tuple(row[3] for row in rows),
    )


def fold_name(name: str) -> str:
    """The form in which spellings of one name are equal.

    >>> fold_name("Müster-Beispiel, d’Anna")
    "muster beispiel, d'anna"
    """
    return " ".join(fold_text(name).folded.split())


def _fold_gap(gap: str) -> str:
    hyphens = len(_HYPHENS.findall(gap))
    line_ends = len(_LINE_END.findall(gap))
    dash = hyphens == 1 and gap[0].isspace() and gap[-1].isspace()
    parts = hyphens > 1 or dash or line_ends > 1 or len(gap) > WIDEST_GAP or "\u2029" in gap
    return PART if parts else " "


def _fold_character(character: str) -> str:
    if character in _UNSEEN:
        return ""
    folded: list[str] = []
    for composed in unicodedata.normalize("NFC", character):
        if composed in _APOSTROPHES:
            folded.append("'")
            continue
        parts = unicodedata.normalize("NFKD", composed)
        if any(part.isspace() for part in parts):
            parts = composed
        letters = "".join(part for part in parts if unicodedata.combining(part) < _LEAST_MARK).casefold()
        folded.extend(_fold_letter(letter) for letter in letters)
    return "".join(folded)


def _fold_letter(letter: str) -> str:
    """A letter without accent; one of the Latin script that no accent explains (ł, ø) in ASCII."""
    if letter in _APOSTROPHES:
        return "'"
    if not letter.isascii() and unicodedata.name(letter, "").startswith("LATIN"):
        return anyascii(letter).casefold()
    return "" if unicodedata.combining(letter) >= _LEAST_MARK else letter
