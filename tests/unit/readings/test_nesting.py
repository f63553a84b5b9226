"""Who reports what somebody said: chains of any depth; a broken chain is never repaired by guessing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg_builder.authority import Authority
from kg_builder.model import Document, Severity, Voice
from kg_builder.readings import DocumentNames, Readings, apply_readings, settle_readings

ReadingsOf = Callable[..., Readings]


def _row(identity: str, quote: str, inside: str = "", kind: str = "say", document: str = "letters/7") -> dict[str, str]:
    return {"id": identity, "document": document, "quote": quote, "kind": kind, "inside": inside}


OUTER = _row("outer", "Carl Beispiel told me that Envoy Wolkenstein promised him seven ships")
MIDDLE = _row("middle", "Envoy Wolkenstein promised him seven ships", "outer")
INNER = _row("inner", "seven ships", "middle")


def test_a_chain_of_three_is_kept_whatever_the_order_of_its_rows(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    document = apply_readings(letter, readings_of(INNER, MIDDLE, OUTER), authority)
    assert document.checks == ()
    assert {act.id: act.attributed_to for act in document.speech_acts or ()} == {
        "outer": None,
        "middle": "outer",
        "inner": "middle",
    }


def test_an_event_can_stand_inside_a_speech_act(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    document = apply_readings(letter, readings_of(OUTER, INNER | {"inside": "outer", "kind": "visit"}), authority)
    assert [event.attributed_to for event in document.events or ()] == ["outer"]


def test_the_voice_that_an_act_names_is_that_of_all_inside_it(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    document = apply_readings(letter, readings_of(OUTER | {"inside": "translator"}, MIDDLE, INNER), authority)
    assert {act.stated_by for act in document.speech_acts or ()} == {Voice.TRANSLATOR}


@pytest.mark.parametrize(
    ("rows", "codes", "kept"),
    [
        ([OUTER | {"inside": "outer"}], ["inside-circle"], []),
        ([OUTER | {"inside": "inner"}, MIDDLE, INNER], ["inside-circle"] * 3, []),
        ([OUTER | {"inside": "middle"}, MIDDLE, INNER], ["inside-circle"] * 3, []),
        ([OUTER | {"kind": "meeting"}, MIDDLE], ["inside-event"], ["outer"]),
        ([OUTER | {"kind": "meeting"}, MIDDLE, INNER], ["inside-event", "inside-unread"], ["outer"]),
        ([OUTER | {"quote": "nowhere qqqq"}, MIDDLE, INNER], ["quote-missing"] + ["inside-unread"] * 2, []),
        ([OUTER, MIDDLE | {"inside": "outter"}], ["inside-unknown"], ["outer"]),
        ([OUTER, MIDDLE | {"inside": "outter"}, INNER], ["inside-unknown", "inside-unread"], ["outer"]),
    ],
)
def test_a_broken_chain_is_a_violation_and_costs_only_what_hangs_on_it(
    letter: Document,
    authority: Authority,
    readings_of: ReadingsOf,
    rows: list[dict[str, str]],
    codes: list[str],
    kept: list[str],
) -> None:
    document = apply_readings(letter, readings_of(*rows), authority)
    assert [check.code for check in document.checks] == codes
    assert all(check.severity is Severity.VIOLATION for check in document.checks)
    assert document.speech_acts is not None
    assert document.events is not None
    assert [act.id for act in document.speech_acts] + [event.id for event in document.events] == kept


def test_an_unknown_inside_offers_the_nearest_ids(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    (check,) = apply_readings(letter, readings_of(OUTER, MIDDLE | {"inside": "outter"}), authority).checks
    assert check.expected is not None
    assert check.expected.startswith("perhaps 'outer'")
    assert check.line == 3


def test_nothing_is_said_inside_another_document(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    readings = readings_of(OUTER | {"document": "letters/8"}, MIDDLE)
    other = replace(letter, id="letters/8", source="sources/8.txt", title="Another letter")
    for rows in (readings, settle_readings(readings, DocumentNames([letter, other]))[0]):
        (check,) = apply_readings(letter, rows, authority).checks
        assert (check.severity, check.code) == (Severity.VIOLATION, "inside-other-document")
        assert check.found == "'letters/8'"
        assert len(apply_readings(other, rows, authority).speech_acts or ()) == 1
