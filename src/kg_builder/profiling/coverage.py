"""Which reading rules read a line: each is asked on the line alone, as a zone where some shipped profile asks it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg_builder.model import (
    ArchivalReference,
    DateKind,
    DateStatement,
    Description,
    DescriptionKind,
    Edition,
    Identifier,
    Participant,
    PlaceStatement,
    Reference,
    Role,
    Statement,
    Voice,
    ZoneKind,
)
from kg_builder.profiling.sample import SampleLine
from kg_builder.readers.plain_text import RULES
from kg_builder.readers.plain_text.profile import GENERIC, Profile
from kg_builder.readers.plain_text.profile_files import shipped_names, shipped_profile
from kg_builder.readers.plain_text.rules import Context, ZoneText

# A rule counts for a shape if it reads at least this part of its lines.
_SHARE = 0.6
# Any line could be these.
_ANY_LINE = frozenset({DescriptionKind.TITLE, DescriptionKind.SUMMARY, DescriptionKind.FORM, DescriptionKind.EXTENT})
# Facts that stand in other parts of a text: a rule that tells one of them is not asked here.
_STRANGE = {
    "top": frozenset({"signature", "copies"}),
    "foot": frozenset({"subject"}),
    "inside": frozenset({"signature", "sender", "addressee", "copies"}),
}
_COPIES = re.compile(r"\d|cop(?:y|ies)\b|cc\b", re.IGNORECASE)
# Rules of one series are named after it; for another series the general ones come first.
_OF_ONE_SERIES = ("frus-", "dfat-")
_ROLES = {Role.SIGNATORY: "signature", Role.COPY_RECIPIENT: "copies"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleUse:
    """A rule that reads the lines of a shape: what kinds of fact it finds there, and which shipped profiles ask it."""

    rule: str
    facts: tuple[str, ...]
    profiles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Asks the rules of the shipped profiles on single lines; a rule that fits no part of a text is not asked there."""

    profiles: tuple[Profile, ...] = field(default_factory=lambda: tuple(_shipped()))

    def rules_for(self, lines: Iterable[SampleLine], *, share: float = _SHARE) -> tuple[RuleUse, ...]:
        """The rules that read most of some lines of one shape: those that tell most first, then the general ones."""
        asked = list(lines)
        found: dict[str, Counter[str]] = {}
        read: Counter[str] = Counter()
        for line in asked:
            for rule, facts in self._read(line):
                found.setdefault(rule, Counter()).update(facts)
                read[rule] += 1
        uses = [
            RuleUse(rule=rule, facts=tuple(sorted(facts)), profiles=self.asking(rule))
            for rule, facts in found.items()
            if read[rule] >= share * len(asked)
        ]
        return tuple(sorted(uses, key=_generality))

    def asking(self, rule: str) -> tuple[str, ...]:
        """The shipped profiles that ask a rule."""
        return tuple(profile.name for profile in self.profiles if any(rule in spec.rules for spec in profile.zones))

    def _read(self, line: SampleLine) -> Iterator[tuple[str, frozenset[str]]]:
        """The rules that find something in a line, with the kinds of what they find."""
        for profile, kind, rule in self._questions():
            zone = _as_zone(line, kind)
            told = (_fact(one) for one in RULES[rule](zone, Context(rule=rule, profile=profile)))
            facts = frozenset(fact for fact in told if fact is not None)
            if "copies" in facts and _COPIES.match(line.line.head) is None:
                continue  # in a list of copies any name is one
            if facts and not facts & _STRANGE[line.part]:
                yield rule, facts

    def _questions(self) -> Iterator[tuple[Profile, ZoneKind, str]]:
        """Every rule once, with a profile and a zone that ask it."""
        seen: set[str] = set()
        for profile in self.profiles:
            for spec in profile.zones:
                for rule in spec.rules:
                    if rule not in seen:
                        seen.add(rule)
                        yield profile, spec.kind, rule


def _generality(use: RuleUse) -> tuple[int, bool, bool, int, str]:
    """Rules that tell more before those that tell less, general ones before those of one series: for sorting."""
    return (
        -len(use.facts),
        GENERIC not in use.profiles,
        use.rule.startswith(_OF_ONE_SERIES),
        -len(use.profiles),
        use.rule,
    )


def _shipped() -> Iterator[Profile]:
    names = sorted(shipped_names(), key=lambda name: (name != GENERIC, name))
    yield from (shipped_profile(name, frozenset(RULES)) for name in names)


def _as_zone(line: SampleLine, kind: ZoneKind) -> ZoneText:
    return ZoneText(
        text=line.text.text,
        kind=kind,
        voice=Voice.AUTHOR,
        start=line.line.start,
        end=line.line.end,
        lines=(line.line,),
    )


def _fact(statement: Statement) -> str | None:
    """What a statement tells, in one word; None for what any line could tell."""
    if isinstance(statement, DateStatement):
        return "receipt" if statement.kind is DateKind.RECEIPT else "date"
    if isinstance(statement, Identifier):
        return "number"
    if isinstance(statement, ArchivalReference | Edition):
        return "reference"
    if isinstance(statement, Reference):
        return "citation"
    if isinstance(statement, Participant):
        return _ROLES.get(statement.role, statement.role.value)
    if isinstance(statement, Description):
        return None if statement.kind in _ANY_LINE else statement.kind.value
    return "place" if isinstance(statement, PlaceStatement) else None
