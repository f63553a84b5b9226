"""Finds what a pattern finds, but looks only where a word or a number stands without which it cannot match.

A pattern that is tried at every character of a long text costs more than all else that is done with the text. What is
found is the same as with `ZoneText.find`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from kg_builder.readers.plain_text.rules.base import ZoneText

# A single digit is found much faster than a run of them.
_DIGIT = re.compile(r"[0-9]")
_WORD = re.compile(r"\w+")


def holds_any(zone: ZoneText, words: Iterable[str]) -> bool:
    """Whether one of some words stands in the zone."""
    return any(zone.text.find(word, zone.start, zone.end) >= 0 for word in words)


def find_near(zone: ZoneText, pattern: re.Pattern[str], words: Iterable[str], reach: int) -> Iterator[re.Match[str]]:
    """Every match of a pattern that begins at the beginning of a word and has one of `words` in it.

    The word stands at most `reach` characters behind the beginning of the match.
    """
    return find_before(zone, pattern, sorted(_places(zone, words)), reach)


def find_before(zone: ZoneText, pattern: re.Pattern[str], places: Sequence[int], reach: int) -> Iterator[re.Match[str]]:
    """Every match of a pattern that begins at the beginning of a word, at most `reach` characters before a place."""
    text = zone.text
    last = zone.start
    for place in places:
        first = max(last, place - reach)
        for word in _WORD.finditer(text, first, place + 1):
            start = word.start()
            if start < last or (start == first and start > 0 and text[start - 1].isalnum()):
                continue
            match = pattern.match(text, start, zone.end)
            if match is not None:
                last = max(match.end(), start + 1)
                yield match


def numbers_behind(zone: ZoneText, length: int, fits: Callable[[str], bool]) -> list[int]:
    """Where the numbers of a zone begin whose `length` characters before them are fitting."""
    text, first = zone.text, zone.start
    return [place for place in _numbers(text, first, zone.end) if fits(text[max(first, place - length) : place])]


def words_before_numbers(zone: ZoneText, words: Collection[str], length: int, fits: Callable[[str], bool]) -> list[int]:
    """Where one of some words stands, at most `length` characters before a number, with a fitting word right before it.

    Of each word the last before a number counts.
    """
    text, first = zone.text, zone.start
    found: set[int] = set()
    for number in _numbers(text, first, zone.end):
        start = max(first, number - length)
        before = text[start:number]
        for word in words:
            place = before.rfind(word) if word in before else 0
            if place > 0 and before[place - 1].isspace():
                found.add(start + place)
    return [place for place in sorted(found) if fits("".join(text[max(first, place - length) : place].split()[-1:]))]


def _places(zone: ZoneText, words: Iterable[str]) -> Iterator[int]:
    for word in words:
        place = zone.text.find(word, zone.start, zone.end)
        while place >= 0:
            yield place
            place = zone.text.find(word, place + 1, zone.end)


@lru_cache(maxsize=2)
def _numbers(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where numbers begin; several rules ask about one zone, one after the other."""
    digits = [match.start() for match in _DIGIT.finditer(text, start, end)]
    return tuple(place for place, before in zip(digits, [-2, *digits], strict=False) if place != before + 1)
