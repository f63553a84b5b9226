"""Figures with their intervals: Wilson's for proportions, a seeded bootstrap over documents for F1."""

from __future__ import annotations

import math
import random
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kg_builder.evaluation.outcome import Tally

_Z95 = 1.959963984540054
_TAIL = 0.025


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure between 0 and 1 with the two ends of its 95 % interval; None where there is nothing to divide by."""

    value: float
    low: float | None = None
    high: float | None = None


def proportion(count: int, of: int) -> Figure | None:
    """A proportion with Wilson's score interval; of nothing, None. A ratio above one has no interval.

    >>> proportion(9, 10)
    Figure(value=0.9, low=0.5958, high=0.9821)

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    if of == 0:
        return None
    share = count / of
    if count > of:
        return Figure(value=round(share, 4))
    square = _Z95 * _Z95
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z95 * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Figure(value=round(share, 4), low=round(min(low, share), 4), high=round(max(high, share), 4))


def f1_of(gold: int, found: int, right: int) -> float | None:
    """The harmonic mean of precision and recall; None where neither gold nor reading has anything."""
    return 2 * right / (gold + found) if gold + found else None


def f1_figure(tallies: Sequence[Tally], *, seed: int, resamples: int, name: str) -> Figure | None:
    """F1 over the documents, with the 95 % percentile interval of `resamples` samples of them with replacement.

    Documents are drawn, not single readings: errors of one document go together. The same seed, name and tallies give
    the same interval. Without resamples there is no interval.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    """
    counts = Counter((tally.gold, tally.found, tally.right) for tally in tallies)
    kinds = sorted(counts)
    value = f1_of(*(sum(kind[place] * counts[kind] for kind in kinds) for place in range(3)))
    if value is None:
        return None
    if not resamples:
        return Figure(value=round(value, 4))
    drawn = [value]
    if len(kinds) > 1:
        drawn = _draw(kinds, [counts[kind] for kind in kinds], random.Random(f"{seed}:{name}"), resamples)
    low, high = drawn[int(_TAIL * len(drawn))], drawn[math.ceil((1 - _TAIL) * len(drawn)) - 1]
    return Figure(value=round(value, 4), low=round(min(low, value), 4), high=round(max(high, value), 4))


def _draw(
    kinds: Sequence[tuple[int, int, int]], counts: Sequence[int], source: random.Random, times: int
) -> list[float]:
    """F1 of `times` samples as large as the documents are many, sorted; a sample with nothing in it is drawn as 1.

    Only `random()` is used, whose values for a seed Python keeps from version to version.
    """
    ends = list(accumulate(counts))
    total = ends[-1]
    values: list[float] = []
    for _ in range(times):
        picked = Counter(bisect(ends, source.random() * total) for _ in range(total))
        gold, found, right = (sum(kinds[place][part] * n for place, n in picked.items()) for part in range(3))
        value = f1_of(gold, found, right)
        values.append(1.0 if value is None else value)
    return sorted(values)


def kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """Cohen's kappa of two readers' categories; None where chance alone would make them agree (one category only).

    >>> kappa(["letter", "note", "letter", "note"], ["letter", "note", "note", "note"])
    0.5

    Source: J. Cohen, "A coefficient of agreement for nominal scales", Educ. and Psych. Measurement 20 (1960).
    """
    number = len(first)
    if not number:
        return None
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / number
    ones, others = Counter(first), Counter(second)
    chance = sum(ones[name] * others[name] for name in ones) / (number * number)
    return None if chance == 1 else round((agreed - chance) / (1 - chance), 4)
