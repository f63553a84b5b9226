"""Finds what a pattern finds, but looks only where a word or a number stands without which it cannot match.

A pattern that is tried at every character of a long text costs more than all else that is done with the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from kg_builder.readers.plain_text.rules.base import ZoneText

_DIGITS = re.compile(r"\d+")
_BEFORE_NUMBER = frozenset(" \t\r\n\f\u00a0.–-osr#№")


def holds_any(zone: ZoneText, words: Iterable[str]) -> bool:
    """Whether one of some words stands in the zone."""
    return any(zone.text.find(word, zone.start, zone.end) >= 0 for word in words)


def find_near(zone: ZoneText, pattern: re.Pattern[str], words: Iterable[str], reach: int) -> Iterator[re.Match[str]]:
    """Every match of a pattern that begins at the beginning of a word, each with one of `words` in it.

    The word stands at most `reach` characters behind the beginning of the match. What is found is the same as with
    `ZoneText.find`.
    """
    return _matches(zone, pattern, sorted(_places(zone, words)), reach)


def places_before_numbers(zone: ZoneText, tail: re.Pattern[str], length: int) -> list[int]:
    """Where the numbers of a zone begin before which `tail` matches, in the `length` characters before each."""
    text, first = zone.text, zone.start
    return [
        place
        for place in _numbers(text, first, zone.end)
        if _may_end_tail(text[place - 1 : place]) and tail.search(text, max(first, place - length), place)
    ]


def places_of_words_before_numbers(
    zone: ZoneText, words: Collection[str], tail: re.Pattern[str], length: int
) -> list[int]:
    """Where one of some words stands, at most `length` characters before a number, with `tail` right before it.

    The last of each word before a number counts, if it is the beginning of a word.
    """
    text, first = zone.text, zone.start
    found: set[int] = set()
    for number in _numbers(text, first, zone.end):
        for word in words:
            place = text.rfind(word, max(first, number - length), number)
            if place > first and text[place - 1].isspace():
                found.add(place)
    return [place for place in sorted(found) if tail.search(text, max(first, place - length), place)]


@lru_cache(maxsize=2)
def _numbers(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where numbers begin; asked by several rules about one zone after the other."""
    return tuple(match.start() for match in _DIGITS.finditer(text, start, end))


def _may_end_tail(character: str) -> bool:
    return character in _BEFORE_NUMBER or character.isupper()


def find_before(zone: ZoneText, pattern: re.Pattern[str], places: Sequence[int], reach: int) -> Iterator[re.Match[str]]:
    """Every match of a pattern that begins at the beginning of a word, at most `reach` characters before a place."""
    return _matches(zone, pattern, places, reach)


def _places(zone: ZoneText, words: Iterable[str]) -> Iterator[int]:
    for word in words:
        place = zone.text.find(word, zone.start, zone.end)
        while place >= 0:
            yield place
            place = zone.text.find(word, place + 1, zone.end)


def _matches(zone: ZoneText, pattern: re.Pattern[str], places: Iterable[int], reach: int) -> Iterator[re.Match[str]]:
    text = zone.text
    last = zone.start
    for place in places:
        start = max(last, place - reach)
        while start <= place:
            inside_word = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
            match = None if inside_word else pattern.match(text, start, zone.end)
            if match is not None:
                last = max(match.end(), start + 1)
                yield match
            start = last if match is not None else start + 1
