"""Where forms of names stand in a text: folded search window by window, then the longest of those that overlap."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from kg_builder.folding import WIDEST_GAP, fold_text
from kg_builder.mentions.index import NameEntry, NameIndex
from kg_builder.model import Zone, ZoneKind

_WINDOW = 1 << 16
_APOSTROPHES = ("'", "’", "ʼ", "`", "´")
_UNSEARCHED = (ZoneKind.CHROME, ZoneKind.BOILERPLATE)
_LONGEST_ELISION = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """A form of a name in a text: half-open offsets, the folded form, and the names that are written like the words."""

    start: int
    end: int
    form: str
    entries: tuple[NameEntry, ...]


class Scanner:
    """Searches texts for all forms of names at once.

    Source: A. V. Aho and M. J. Corasick, "Efficient string matching", CACM 18 (1975).
    """

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._automaton = ahocorasick.Automaton()
        for form in index.forms:
            self._automaton.add_word(form, form)
        self._automaton.make_automaton()
        longest = max((len(form) + WIDEST_GAP * form.count(" ") for form in index.forms), default=0)
        self._reach = 2 * longest + WIDEST_GAP

    def scan(self, text: str, zones: Sequence[Zone], part: tuple[int, int] | None = None) -> Iterator[Spot]:
        """The forms that stand in a text or a part of it, in its order, none of them inside or across another."""
        if not self._index.forms:
            return
        for start, end in searched_parts(part or (0, len(text)), zones):
            yield from _longest_of_overlapping(self._candidates(text, start, end))

    def _candidates(self, text: str, start: int, end: int) -> Iterator[Spot]:
        """All forms with whole words in the right case, by beginning; of one beginning, the longest first.

        Every form is tried, not only the longest: a longer one may end inside a word where a shorter one does not.
        """
        while start < end:
            stop = _window_end(text, start, end)
            shadow = fold_text(text, start, min(end, stop + self._reach))
            found: list[Spot] = []
            for last, form in self._automaton.iter(shadow.folded):
                place = shadow.original(last + 1 - len(form), last + 1)
                if place is None or place[0] >= stop or not _is_whole(text, *place):
                    continue
                words = text[place[0] : place[1]]
                entries = tuple(entry for entry in self._index.forms[form] if entry.fits(words))
                if entries:
                    found.append(Spot(*place, form, entries))
            yield from sorted(found, key=lambda spot: (spot.start, -spot.end))
            start = stop


def searched_parts(part: tuple[int, int], zones: Sequence[Zone]) -> list[tuple[int, int]]:
    """The stretches of a text that are the document's own: no site chrome, no boilerplate; without zones, all of it."""
    if not zones:
        return [part]
    parts = [(zone.start, zone.end) for zone in zones if zone.kind not in _UNSEARCHED]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window_end(text: str, start: int, end: int) -> int:
    """Where a window ends: between words if there is a gap in its second half, never before an accent."""
    stop = start + _WINDOW
    if stop >= end:
        return end
    for at in range(stop, stop - _WINDOW // 2, -1):
        if text[at].isspace() and not text[at - 1].isspace():
            return at
    while stop < end and unicodedata.combining(text[stop]):
        stop += 1
    return stop


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the words at some offsets are whole words: a possessive may follow, an elided article stand before."""
    if _is_letter(text[start]) and start > 0:
        if _is_letter(text[start - 1]) or unicodedata.combining(text[start - 1]):
            return False
        if text[start - 1] in _APOSTROPHES and not _is_elision(text, start - 1):
            return False
    if _is_letter(text[end - 1]) or unicodedata.combining(text[end - 1]):
        if text[end : end + 1] and _is_letter(text[end]):
            return False
        if text[end : end + 1] in _APOSTROPHES:
            following = text[end + 1 : end + 3]
            return not following[:1].isalpha() or (following[0] in "sS" and not _is_letter(following[1:] or " "))
    return True


def _is_letter(character: str) -> bool:
    return character.isalpha() or character.isdecimal() or character == "_"


def _is_elision(text: str, apostrophe: int) -> bool:
    """Whether a quotation mark or a short article in small letters ("d'", "dell'") ends here."""
    at = apostrophe
    while at > 0 and apostrophe - at <= _LONGEST_ELISION and text[at - 1].isalpha():
        at -= 1
    article = text[at:apostrophe]
    return len(article) <= _LONGEST_ELISION and (not article or article.islower())


def _longest_of_overlapping(candidates: Iterable[Spot]) -> Iterator[Spot]:
    cluster: list[Spot] = []
    reach = 0
    for spot in candidates:
        if cluster and spot.start >= reach:
            yield from _settle(cluster)
            cluster = []
        cluster.append(spot)
        reach = max(reach, spot.end) if len(cluster) > 1 else spot.end
    yield from _settle(cluster)


def _settle(cluster: Sequence[Spot]) -> list[Spot]:
    """Of some spots that hang together by overlapping: the longest, then the longest that leave it alone, and so on."""
    chosen: list[tuple[int, int, Spot]] = []
    for spot in sorted(cluster, key=lambda spot: (spot.start - spot.end, spot.start)):
        place = bisect_right(chosen, spot.start, key=lambda row: row[0])
        follows = place == 0 or chosen[place - 1][1] <= spot.start
        precedes = place == len(chosen) or spot.end <= chosen[place][0]
        if follows and precedes:
            chosen.insert(place, (spot.start, spot.end, spot))
    return [spot for _, _, spot in chosen]
