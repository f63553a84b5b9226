"""Every reading rule on invented words: what it reads, with its exact span, and what it must leave alone."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from kg_builder.model import (
    ArchivalReference,
    CorrespondenceAct,
    DateStatement,
    Description,
    Edition,
    Identifier,
    Participant,
    PlaceStatement,
    Reference,
    Span,
    Statement,
)
from kg_builder.readers.plain_text import RULES
from kg_builder.readers.plain_text.rules import DispatchNote

Ask = Callable[..., list[Statement]]


def fact(statement: Statement) -> str:
    """A statement in one line: what it says, and behind the bar the words that it rests on."""
    assert isinstance(statement.rests_on, Span)
    words = statement.rests_on.quote
    match statement:
        case CorrespondenceAct(key=key):
            said = f"act {key}"
        case Participant():
            parts = [
                statement.name or "-",
                statement.office or "-",
                statement.agent_kind.value,
                f"x{statement.copies}" if statement.copies is not None else "",
                f"alias {statement.pseudonym}" if statement.pseudonym else "",
                f"gloss {statement.gloss}" if statement.gloss else "",
                f"nobody {statement.absence.value}" if statement.absence else "",
            ]
            said = f"{statement.role.value} {' ; '.join(part for part in parts if part)}"
        case DateStatement(kind=kind, value=value):
            said = f"{kind.value} {value.edtf if value is not None else None}"
        case PlaceStatement(role=role, name=name):
            said = f"{role.value} {name}"
        case Identifier(kind=kind, value=value):
            said = f"{kind.value} {value}"
        case Reference(kind=kind):
            date = statement.date.edtf if statement.date is not None else None
            said = " ".join(part for part in (kind.value, statement.number, statement.number_to, date) if part)
        case ArchivalReference():
            levels = "/".join(f"{label} {value}" for label, value in statement.levels)
            said = f"{statement.repository} {levels} {statement.folios} {statement.basis.value}"
        case Edition():
            said = (
                f"{statement.container} {statement.issue} {statement.year} {statement.page} {statement.document_number}"
            )
        case Description(kind=kind, value=value):
            said = f"{kind.value} {value}"
        case DispatchNote(dispatch=dispatch):
            said = f"dispatch {dispatch}"
        case _:
            raise AssertionError(statement)
    return f"{said} | {words}"


_EXAMPLES = tomllib.loads(
    (Path(__file__).parents[2] / "golden" / "plain_text" / "rules.toml").read_text(encoding="utf-8")
)
READS: list[tuple[str, str, list[str]]] = [(row["rule"], row["text"], row["facts"]) for row in _EXAMPLES["reads"]]
SILENT: list[tuple[str, str]] = [(row["rule"], row["text"]) for row in _EXAMPLES["silent"]]


@pytest.mark.parametrize(("rule", "text", "facts"), READS, ids=[f"{n}-{row[0]}" for n, row in enumerate(READS)])
def test_a_rule_reads(ask: Ask, rule: str, text: str, facts: list[str]) -> None:
    statements = ask(rule, text)
    assert [fact(statement) for statement in statements] == facts
    for statement in statements:
        span = statement.span
        assert span is not None
        assert text[span.start : span.end] == span.quote
        assert statement.rule == rule


@pytest.mark.parametrize(("rule", "text"), SILENT, ids=[f"{n}-{row[0]}" for n, row in enumerate(SILENT)])
def test_a_rule_is_silent(ask: Ask, rule: str, text: str) -> None:
    assert [fact(statement) for statement in ask(rule, text)] == []


def test_every_rule_has_both_kinds_of_examples() -> None:
    assert {rule for rule, _, facts in READS if facts} == set(RULES)
    assert {rule for rule, _ in SILENT} == set(RULES)
    assert (len(READS), len(SILENT)) == (296, 133)
