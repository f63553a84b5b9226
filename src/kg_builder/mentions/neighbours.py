"""The words beside a name: is it part of a longer name that no table knows?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kg_builder.mentions.words import ADJECTIVE_ENDINGS, ALSO_GIVEN_NAMES, no_name_after, no_name_before
from kg_builder.model import Zone, ZoneKind

WRAPPED_LINE = 40
_LONGEST_LINE = 400
_LONGEST_WORD = 40
_MOST_WORDS = 3

_GAP_BEFORE = re.compile(r"(?:[ \t\u00a0]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,8})$")
_GAP_AFTER = re.compile(r"[ \t\u00a0]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,8}")
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"  # Accents may follow as characters of their own.
_WORD = rf"{_LETTERS}(?:['’\-‐‑]{_LETTERS})*"
_WORD_BEFORE = re.compile(rf"(?<![\w\u0300-\u036f'’\-‐‑/.])({_WORD})(\.?)$")
_WORD_AFTER = re.compile(_WORD)
_INITIALS_AFTER = re.compile(rf"(?:[^\W\d_]\. ?)+(?={_WORD})")
_INITIALS_BEFORE = re.compile(r"(?<![\w/.\-])((?:[^\W\d_][a-z]?\.[ \u00a0]?){1,3})$")
_HYPHENATED_AFTER = re.compile(rf"[\-‐‑]({_WORD})")
_HYPHENATED_BEFORE = re.compile(rf"(?<![\w\u0300-\u036f'’\-‐‑])({_WORD})[\-‐‑]$")
_CONTINUES = re.compile(r"\w")
_POSSESSIVE = re.compile(r"['’][sS]$")
_LOWER_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,30}(?![^\W\d_])")
_SENTENCE_END = frozenset(".!?:;…\"“”«»„’‘'([{/*_–—-\ufeff")
_SMALL_WORD = 3
_HYPHENS = ("-", "‐", "‑")


class Part(Enum):
    """What the words beside a name show."""

    NONE = "it stands alone"
    LONGER = "it is part of a longer name"
    DOUBT = "it may be part of a longer name"
    UNTOLD = "capitals tell nothing on this line"


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a name shows, and how far a longer name reaches on it; `words` are those it adds, in order."""

    part: Part
    reach: int
    words: tuple[str, ...] = ()


class Neighbourhood:
    """The words beside names in one text, or in the half-open part of it that a document is."""

    def __init__(self, text: str, zones: Sequence[Zone], part: tuple[int, int] | None = None) -> None:
        self._text = text
        self._part = part or (0, len(text))
        self._titles = [(zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.TITLE]
        self._lower: frozenset[str] | None = None

    def joined_after(self, end: int, limit: int) -> Side:
        """What a hyphen joins to a name; `limit` is where the next known name begins."""
        found = self._word_after(end, limit) if self._text[end : end + 1] in _HYPHENS else None
        if found is None or found[0].islower():
            return Side(Part.NONE, end)
        return Side(Part.LONGER, found[2], (found[0],))

    def after(self, end: int, limit: int) -> Side:
        """What stands behind a name that begins with the family name; `limit` is where the next known name begins."""
        words: list[str] = []
        reach = end
        while len(words) < _MOST_WORDS:
            found = self._word_after(reach, limit)
            if found is None:
                break
            word, start, stop = found
            if no_name_after(word) and self._text[start - 1] not in _HYPHENS:
                break
            if self._capitals_tell_nothing(end - 1):
                return Side(Part.NONE if no_name_before(word) else Part.UNTOLD, end)
            words.append(word)
            reach = stop
        return Side(Part.LONGER if words else Part.NONE, reach, tuple(words))

    def before(self, start: int, limit: int) -> Side:
        """What stands before a name that ends in the family name; `limit` is where the known name before it ends."""
        words: list[str] = []
        reach = start
        while len(words) < _MOST_WORDS:
            initials = _INITIALS_BEFORE.search(self._text, max(limit, reach - 20), reach)
            if initials is not None and self._are_initials(initials.group(1)):
                words[:0] = [word for word in re.split(r"[.\s]+", initials.group(1)) if word]
                reach = initials.start(1)
                continue
            found = self._word_before(reach, limit)
            if found is None:
                break
            word, begin = found
            if not self._hyphen_before(reach):
                part = self._judge_before(word, begin)
                if part is Part.NONE:
                    break
                if part is not Part.LONGER:
                    return Side(Part.LONGER, reach, tuple(words)) if words else Side(part, reach, (word,))
            words.insert(0, word)
            reach = begin
        return Side(Part.LONGER if words else Part.NONE, reach, tuple(words))

    def _judge_before(self, word: str, begin: int) -> Part:
        if no_name_before(word):
            return Part.NONE
        known = word.lower() in self._lower_words()
        if self._capitals_tell_nothing(begin):
            return Part.NONE if known else Part.UNTOLD
        if self._begins_sentence(begin):
            return Part.NONE if known and word.casefold() not in ALSO_GIVEN_NAMES else Part.DOUBT
        return Part.DOUBT if known or word.casefold() in ALSO_GIVEN_NAMES else Part.LONGER

    def _word_after(self, end: int, limit: int) -> tuple[str, int, int] | None:
        """The next word, if it has a capital and belongs to the same line or to one that was only wrapped."""
        text = self._text
        hyphen = _HYPHENATED_AFTER.match(text, end, min(limit, end + _LONGEST_WORD))
        gap = _GAP_AFTER.match(text, end, min(limit, end + 16))
        if hyphen is not None:
            begin = hyphen.start(1)
        elif gap is not None and not ("\n" in gap.group() and not self._wraps(end)):
            begin = gap.end()
        else:
            return None
        initials = _INITIALS_AFTER.match(text, begin, min(limit, begin + 12))
        first = begin if initials is None else initials.end()
        match = _WORD_AFTER.match(text, first, min(limit, first + _LONGEST_WORD))
        if match is None or not ((text[begin].isupper() and text[first].isupper()) or hyphen is not None):
            return None
        word = _POSSESSIVE.sub("", match.group())
        stop = first + len(word)
        if (hyphen is not None and word in ADJECTIVE_ENDINGS) or _CONTINUES.match(text, stop):
            return None
        if initials is not None and no_name_before(word):
            return text[begin], begin, begin + 1
        return word, begin, stop

    def _word_before(self, start: int, limit: int) -> tuple[str, int] | None:
        text = self._text
        hyphen = _HYPHENATED_BEFORE.search(text, max(limit, start - _LONGEST_WORD), start)
        if hyphen is not None:
            return (hyphen.group(1), hyphen.start(1)) if hyphen.group(1)[0].isupper() else None
        gap = _GAP_BEFORE.search(text, max(limit, start - 16), start)
        if gap is None or ("\n" in gap.group() and not self._wraps(gap.start())):
            return None
        match = _WORD_BEFORE.search(text, max(limit, gap.start() - _LONGEST_WORD), gap.start())
        if match is None or match.group(2) or not match.group(1)[0].isupper():
            return None
        return match.group(1), match.start(1)

    def _hyphen_before(self, start: int) -> bool:
        return start > 0 and self._text[start - 1] in _HYPHENS

    @staticmethod
    def _are_initials(words: str) -> bool:
        parts = [part for part in re.split(r"[.\s]+", words) if part]
        return all(part[0].isupper() for part in parts) and not any(
            no_name_before(part) for part in parts if len(part) > 1
        )

    def _wraps(self, end: int) -> bool:
        """Whether the line that ends here is so long that its sentence goes on in the next."""
        line = self._text[self._line_start(end) : end]
        return len(line.strip("\ufeff \t\r")) >= WRAPPED_LINE

    def _line_start(self, offset: int) -> int:
        return max(self._text.rfind("\n", max(0, offset - _LONGEST_LINE), offset) + 1, offset - _LONGEST_LINE, 0)

    def _begins_sentence(self, begin: int) -> bool:
        text = self._text
        at = begin
        while at > 0 and text[at - 1] in " \t\u00a0\r\n":
            at -= 1
            if text[at] == "\n" and not self._wraps(at):
                return True
        return at == 0 or text[at - 1] in _SENTENCE_END

    def _capitals_tell_nothing(self, offset: int) -> bool:
        """Whether the line is all capitals, or a title in which every longer word has one."""
        start = self._line_start(offset)
        end = self._text.find("\n", offset, offset + _LONGEST_LINE)
        line = self._text[start : end if end >= 0 else min(len(self._text), offset + _LONGEST_LINE)]
        if line.isupper():
            return True
        if not any(zone_start <= offset < zone_end for zone_start, zone_end in self._titles):
            return False
        return all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", line) if len(word) > _SMALL_WORD)

    def _lower_words(self) -> frozenset[str]:
        """Words that the text writes without a capital somewhere: at a sentence's beginning they are no given names."""
        if self._lower is None:
            found = (match.group() for match in _LOWER_WORD.finditer(self._text, *self._part))
            self._lower = frozenset(word for word in found if word.islower())
        return self._lower
