"""Chooses the layout of a text: each profile's signals are counted, the highest sum that reaches its threshold wins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.profile import GENERIC, Profile

# Layouts show themselves at the top and at the foot of a document; what lies between is its text.
_TOP = 150
_FOOT = 150


def score_profile(profile: Profile, lines: Sequence[Line]) -> int:
    """How strongly the lines speak for a profile: the sum of the weights of its signals, each counted once."""
    worded = [line for line in lines if not line.blank]
    seen = worded if len(worded) <= _TOP + _FOOT else [*worded[:_TOP], *worded[-_FOOT:]]
    return sum(
        signal.weight
        for signal in profile.signals
        if any(signal.pattern.match(line.head) for line in (seen if signal.first is None else worded[: signal.first]))
    )


def choose_profile(profiles: Iterable[Profile], lines: Sequence[Line]) -> Profile:
    """The profile whose signals are strongest, if they reach what it asks for; else the generic one.

    Of two that are equally strong the one first in the alphabet is taken.

    Raises:
        KeyError: there is no generic profile among them.
    """
    by_name = {profile.name: profile for profile in profiles}
    scores = {name: score_profile(profile, lines) for name, profile in sorted(by_name.items()) if name != GENERIC}
    fitting = [name for name, score in scores.items() if score >= by_name[name].least]
    return by_name[max(fitting, key=lambda name: scores[name], default=GENERIC)]
