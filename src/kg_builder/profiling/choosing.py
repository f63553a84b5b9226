"""Which of the rules that read the shapes of a zone a draft takes: few that tell all that any of them tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg_builder.profiling.rows import ShapeRow


def choose_rules(rows: Sequence[ShapeRow]) -> tuple[str, ...]:
    """Rules that tell every fact of every shape; first the one that tells most, of equals the more general one."""
    wanted = {(number, fact) for number, row in enumerate(rows) for use in row.rules for fact in use.facts}
    chosen: list[str] = []
    while wanted:
        rule = _telling_most(rows, wanted, chosen)
        if rule is None:
            break
        chosen.append(rule)
        wanted -= set(_told(rows, rule))
    return tuple(chosen)


def other_rules(rows: Sequence[ShapeRow], chosen: Iterable[str]) -> tuple[str, ...]:
    """The rules that read the shapes too, and were not taken."""
    taken = set(chosen)
    return tuple(dict.fromkeys(use.rule for row in rows for use in row.rules if use.rule not in taken))


def _telling_most(rows: Sequence[ShapeRow], wanted: set[tuple[int, str]], chosen: Sequence[str]) -> str | None:
    """The rule that tells most of what is still wanted, counted by texts."""
    gains: dict[str, int] = {}
    for row in rows:
        for use in row.rules:
            if use.rule not in chosen and use.rule not in gains:
                told = wanted & set(_told(rows, use.rule))
                gains[use.rule] = sum(rows[number].texts for number, _ in told)
    return max(gains, key=lambda rule: gains[rule], default=None)


def _told(rows: Sequence[ShapeRow], rule: str) -> Iterable[tuple[int, str]]:
    for number, row in enumerate(rows):
        for use in row.rules:
            if use.rule == rule:
                yield from ((number, fact) for fact in use.facts)
