"""Figures on invented gold, each counted by hand; and what must hold of all figures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.evaluation.figures import f1_figure, kappa, proportion
from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.gold_lines import parse_gold_lines
from kg_builder.evaluation.matching import pair_up
from kg_builder.evaluation.outcome import Parting, Tally
from kg_builder.evaluation.scoring import Evaluation, evaluate_readings

Fields = Mapping[str, Any]


def gold_of(*objects: Fields) -> tuple[GoldDocument, ...]:
    """Gold out of objects, as a file of JSON lines would give it."""
    items = list(parse_gold_lines("\n".join(map(json.dumps, objects)), file="gold.jsonl"))
    documents = tuple(item for item in items if isinstance(item, GoldDocument))
    assert len(documents) == len(items), items
    return documents


def score(gold: Fields, found: Fields) -> Evaluation:
    """The evaluation of one document."""
    return evaluate_readings(gold_of({"source": "1.txt", **gold}), [{"source": "1.txt", **found}], resamples=50)


def counts(result: Evaluation, field: str, part: str = "") -> tuple[int, int, int, int]:
    """Gold, read, right and wrong of a field or part."""
    (row,) = [row for row in result.fields if (row.field, row.part) == (field, part)]
    return row.tally.gold, row.tally.found, row.tally.right, row.tally.wrong


def share(result: Evaluation, name: str) -> tuple[int, int]:
    """Count, and of how many."""
    (row,) = [row for row in result.shares if row.name == name]
    return row.share.count, row.share.of


def kinds(result: Evaluation) -> list[tuple[str, str]]:
    """Field and kind of every error."""
    return [(deviation.field, deviation.kind.value) for deviation in result.deviations]


@pytest.mark.parametrize(
    ("gold", "found", "expected", "kind"),
    [
        ("1901-05-03", "1901-05-03T14:30:00", (1, 1, 1, 0), None),
        ("1901-05-03", "1901-05-04", (1, 1, 0, 1), Parting.WRONG),
        ("1901-05-03", None, (1, 0, 0, 0), Parting.MISSED),
        ("1901-05-03", "[1901-03-05,1901-05-03]", (1, 1, 0, 1), Parting.AMBIGUOUS),
        ("1901-05-03", "1901-05", (1, 1, 0, 1), Parting.AMBIGUOUS),
        ("1901-05", "1901-05-03", (1, 1, 0, 1), Parting.WRONG),
        ("1901-05", "1901-05", (1, 1, 1, 0), None),
        ("", "1901-05-03", (0, 1, 0, 0), Parting.EXTRA),
        ([], None, (0, 0, 0, 0), None),
    ],
)
def test_a_date_is_right_wrong_silent_or_open(
    gold: object, found: object, expected: tuple[int, ...], kind: Parting | None
) -> None:
    result = score({"date": gold}, {"date": found})
    assert counts(result, "date") == expected
    assert kinds(result) == ([("date", kind.value)] if kind else [])


def test_what_is_not_annotated_is_not_scored() -> None:
    result = score({"date": None, "form": None}, {"date": "1901-05-03", "form": "letter", "participants": []})
    assert (result.fields, result.shares, result.deviations) == ((), (), ())


def test_a_clock_is_compared_where_the_gold_states_one() -> None:
    assert counts(score({"date": "1901-05-03T04:00:00"}, {"date": "1901-05-03T04:00:30"}), "clock") == (1, 1, 1, 0)
    assert counts(score({"date": "1901-05-03T04:00:00"}, {"date": "1901-05-03"}), "clock") == (1, 0, 0, 0)
    assert [row.field for row in score({"date": "1901-05-03"}, {"date": "1901-05-03T04:00:00"}).fields] == ["date"]


def test_form_and_dispatch_that_are_not_stated_are_silence() -> None:
    result = score({"form": "letter", "dispatch": "not-stated"}, {"form": "not-stated", "dispatch": "attested"})
    assert counts(result, "form") == (1, 0, 0, 0)
    assert counts(result, "dispatch") == (0, 1, 0, 0)


ANNA = {"role": "sender", "name": "Anna Muster", "office": "Envoy"}
CARL = {"role": "addressee", "name": "Carl Beispiel", "office": None}


def test_parties_by_role_with_name_and_office_apart() -> None:
    read = [
        {"role": "sender", "name": "Miss Anna Muster", "office": "Consul in Musterstadt"},
        {"role": "addressee", "name": None, "office": "Minister"},
        {"role": "copy_recipient", "name": "Dora", "office": None},
    ]
    result = score({"participants": [ANNA, CARL]}, {"participants": read})
    assert counts(result, "participants", "sender") == (1, 1, 1, 0)
    assert counts(result, "participants", "addressee") == (1, 1, 0, 1)
    assert counts(result, "participants") == (2, 2, 1, 1)  # No gold document names copy recipients.
    assert counts(result, "participant names", "sender") == (1, 1, 1, 0)
    assert counts(result, "participant names", "addressee") == (1, 0, 0, 0)
    assert counts(result, "participant offices", "sender") == (1, 1, 0, 1)
    assert share(result, "both parties right") == (0, 1)
    assert share(result, "sender right") == (1, 1)


def test_a_party_that_holds_the_other_too_tells_neither() -> None:
    both = {"role": "sender", "name": "Anna Muster to Carl Beispiel", "office": None}
    result = score({"participants": [ANNA, CARL]}, {"participants": [both]})
    assert counts(result, "participants", "sender") == (1, 1, 0, 1)
    assert ("participants", "ambiguous") in kinds(result)


def test_two_senders_are_paired_each_with_its_own() -> None:
    gold = [{"role": "sender", "name": "Muster"}, {"role": "sender", "name": "Anna Muster"}]
    read = [{"role": "sender", "name": "Anna Muster"}, {"role": "sender", "name": "Bert Muster"}]
    assert counts(score({"participants": gold}, {"participants": read}), "participants", "sender") == (2, 2, 2, 0)


def test_many_rows_that_are_all_alike_are_paired() -> None:
    assert len(pair_up([0] * 1500, [0] * 1500, lambda one, other: one == other)) == 1500


def test_a_letter_is_invented_where_the_gold_has_one_side_only() -> None:
    result = score({"participants": [ANNA]}, {"participants": [ANNA, CARL]})
    assert share(result, "letters invented") == (1, 1)
    assert ("letters invented", "extra") in kinds(result)


def test_dates_places_numbers_and_references_by_part() -> None:
    gold = {
        "dates": [{"kind": "sending", "edtf": "1901-05-03T04:00:00"}, {"kind": "receipt", "edtf": "1901-05-04"}],
        "places": [{"role": "sent_from", "name": "Musterstadt"}],
        "identifiers": [{"kind": "telegram-number", "value": "12"}],
        "references": [{"kind": "reply", "number": "7", "date": "1901-05-01"}],
        "archival_references": [{"as_written": "State Archive, Fond 1, Delo 2"}],
    }
    found = {
        "dates": [{"kind": "sending", "edtf": "1901-05-03T05:00:00"}, {"kind": "relay", "edtf": "1901-05-05"}],
        "places": [{"role": "sent_from", "name": "Musterstadt in Ruritania"}, {"role": "sent_to", "name": "Strelsau"}],
        "identifiers": [
            {"kind": "telegram-number", "value": "12", "series": "M"},
            {"kind": "own-number", "value": "3"},
        ],
        "references": [{"kind": "reply", "number": "7", "date": "1901-05-02"}],
        "archival_references": [{"as_written": "State Archive, Fond 1, Delo 2. Secret; copy of the Envoy"}],
    }
    result = score(gold, found)
    assert counts(result, "dates", "sending") == (1, 1, 0, 1)
    assert counts(result, "dates", "receipt") == (1, 0, 0, 0)
    assert counts(result, "places", "sent_from") == (1, 1, 1, 0)
    assert counts(result, "identifiers", "telegram-number") == (1, 1, 1, 0)
    assert counts(result, "references", "reply") == (1, 1, 0, 1)
    assert counts(result, "archival references") == (1, 1, 1, 0)


def test_names_by_span_and_link() -> None:
    gold = [
        {"span": [0, 4], "type": "person", "entity": "anna"},
        {"span": [10, 14], "type": "person", "entity": "carl"},
        {"span": [20, 24], "type": "place", "entity": None},
        {"span": [30, 34], "type": "person", "entity": "dora"},
    ]
    found = [
        {"span": [0, 4], "type": "person", "entity": "anna"},
        {"span": [10, 14], "type": "person", "entity": None},
        {"span": [21, 24], "type": "place", "entity": None},
        {"span": [30, 34], "type": "person", "entity": "anna"},
    ]
    result = score({"mentions": gold}, {"mentions": found})
    assert counts(result, "mentions") == (4, 4, 3, 0)
    assert counts(result, "mentions", "place") == (1, 1, 0, 0)
    assert counts(result, "links", "person") == (3, 2, 1, 1)
    assert kinds(result) == [
        ("links", "ambiguous"),
        ("mentions", "missed"),
        ("links", "wrong"),
        ("mentions", "extra"),
    ]


ACT = {"id": "a1", "kind": "say", "span": [0, 20], "speaker": ["anna"], "hearer": ["carl"], "polarity": "positive",
       "actuality": "actual", "attributed_to": "author"}  # fmt: skip


def test_reported_statements_by_family_overlap_and_people() -> None:
    inner = ACT | {"id": "a2", "kind": "promise", "span": [30, 60], "attributed_to": "a1"}
    found = [
        ACT | {"id": "x1", "kind": "report", "span": [0, 12]},
        inner | {"id": "x2", "span": [40, 60], "attributed_to": "x1", "actuality": "denied"},
        ACT | {"id": "x3", "span": [100, 120]},
    ]
    result = score({"speech_acts": [ACT, inner]}, {"speech_acts": found})
    assert counts(result, "speech acts") == (2, 3, 2, 0)
    assert share(result, "acts with the right kind") == (1, 2)
    assert share(result, "acts with the right people") == (2, 2)
    assert share(result, "acts with the right stance") == (1, 2)
    assert share(result, "acts with the right attribution") == (2, 2)
    assert share(result, "acts all right") == (1, 2)


def test_events_by_kind_and_overlap() -> None:
    gold = [{"id": "e1", "kind": "meeting", "span": [0, 10], "label": "a meeting"}]
    found = [{"id": "y1", "kind": "visit", "span": [0, 10]}, {"id": "y2", "kind": "meeting", "span": [4, 12]}]
    assert counts(score({"events": gold}, {"events": found}), "events") == (1, 2, 1, 0)


def test_the_plain_format_counts_what_it_states() -> None:
    gold = gold_of(
        {"id": "1", "kind": "letter", "date": "1901-05-03", "time": "04:00", "place": "Musterstadt",
         "sender": {"person": "Muster", "office": None}, "addressee": {"person": None, "office": "Minister of War"},
         "more_senders": True, "reference": "Fond 1"},
        {"id": "2", "kind": "other", "date": "1901-05", "time": None, "sender": {"person": "Muster", "office": None}},
    )  # fmt: skip
    parties = [ANNA, {"role": "sender", "name": "Bert"}, {"role": "addressee", "office": "Ruritanian Minister of War"}]
    found = [
        {"source": "letters/1.txt", "date": "1901-05-03T04:00:00", "participants": parties, "places": [],
         "archival_references": [{"as_written": "Fond 1"}, {"as_written": "Box 7"}]},
        {"source": "letters/2.txt", "date": "1901-05-09", "participants": parties},
    ]  # fmt: skip
    result = evaluate_readings(gold, found, resamples=0)
    assert counts(result, "date") == (1, 1, 1, 0)
    assert counts(result, "clock") == (1, 1, 1, 0)
    assert counts(result, "places", "sent_from") == (1, 0, 0, 0)
    assert counts(result, "participants", "sender") == (1, 1, 1, 0)
    assert counts(result, "archival references") == (1, 1, 1, 0)
    assert share(result, "extra parties") == (0, 1)
    assert share(result, "letters invented") == (1, 1)


def test_a_document_that_is_not_there_counts_as_not_read() -> None:
    result = evaluate_readings(gold_of({"source": "1.txt", "date": "1901"}, {"source": "2.txt", "date": "1902"}),
                               [{"source": "1.txt", "date": "1901"}])  # fmt: skip
    assert result.unread == ("2.txt",)
    assert counts(result, "date") == (2, 1, 1, 0)


def test_a_reading_belongs_to_its_id_before_its_file() -> None:
    gold = gold_of({"document": "s/1#b", "date": "1902"}, {"source": "s/1.xml", "date": "1901"})
    readings = [
        {"source": "s/1.xml", "document": "s/1#a", "date": "1901"},
        {"source": "s/1.xml", "document": "s/1#b", "date": "1902"},
    ]
    assert counts(evaluate_readings(gold, readings), "date") == (2, 2, 2, 0)


def test_wilson_by_hand() -> None:
    figure = proportion(1, 1)
    assert figure is not None
    assert (figure.value, figure.low, figure.high) == (1.0, 0.2065, 1.0)  # 1 / (1 + 1.96²)
    assert proportion(0, 0) is None
    over = proportion(3, 2)
    assert over is not None
    assert (over.value, over.low) == (1.5, None)


def test_the_bootstrap_is_the_same_for_the_same_seed() -> None:
    tallies = [Tally(gold=1, found=1, right=n % 3 > 0) for n in range(60)]
    first, second = (f1_figure(tallies, seed=7, resamples=200, name="date") for _ in range(2))
    assert first == second
    assert first is not None
    assert first.low is not None
    assert first.high is not None
    assert first.low < first.value < first.high
    assert f1_figure(tallies, seed=8, resamples=200, name="date") != first


def test_kappa_of_one_category_is_not_defined() -> None:
    assert kappa(["letter"], ["letter"]) is None
    assert kappa(["letter", "note"], ["letter", "note"]) == 1.0


# What must hold of any gold and any reading.

_WORDS = st.sampled_from(["Anna", "Muster", "Carl", "Beispiel", "the", "Minister", "of", "War"])
_NAMES = st.one_of(st.none(), st.lists(_WORDS, min_size=1, max_size=4).map(" ".join))
_PARTIES = st.lists(
    st.fixed_dictionaries(
        {"role": st.sampled_from(["sender", "addressee", "relay"]), "name": _NAMES, "office": _NAMES}
    ),
    max_size=4,
)
_DATES = st.sampled_from(["", "1901-05-03", "1901-05-03T04:00:00", "1901-05", "[1901-03-05,1901-05-03]", "1901-05-04"])
_SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: [pair[0], pair[0] + pair[1]])
_MENTIONS = st.lists(
    st.fixed_dictionaries({"span": _SPANS, "type": st.just("person"), "entity": st.sampled_from([None, "anna"])}),
    max_size=5,
    unique_by=lambda row: str(row["span"]),
)
_ACTS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["say", "ask", "promise"]),
            "span": _SPANS,
            "speaker": st.lists(_WORDS, max_size=2),
            "hearer": st.lists(_WORDS, max_size=1),
            "attributed_to": st.just("author"),
        }
    ),
    max_size=3,
).map(lambda rows: [row | {"id": f"a{number}"} for number, row in enumerate(rows)])
RECORDS = st.fixed_dictionaries(
    {
        "date": _DATES,
        "form": st.sampled_from(["letter", "note", "not-stated"]),
        "participants": _PARTIES,
        "places": st.lists(
            st.fixed_dictionaries(
                {"role": st.just("sent_from"), "name": st.sampled_from(["Strelsau", "New Strelsau"])}
            ),
            max_size=2,
        ),
        "mentions": _MENTIONS,
        "speech_acts": _ACTS,
    }
)


@settings(max_examples=150, deadline=None)
@given(RECORDS, RECORDS)
def test_every_figure_lies_between_none_and_all(gold: Fields, found: Fields) -> None:
    result = score(gold, found)
    for row in result.fields:
        assert 0 <= row.tally.right <= min(row.tally.gold, row.tally.found)
        assert min(row.tally.wrong, row.tally.missed, row.tally.extra) >= 0
        for figure in (row.precision, row.recall, row.f1):
            if figure is not None:
                assert figure.low is not None
                assert figure.high is not None
                assert 0 <= figure.low <= figure.value <= figure.high <= 1
    errors = sum(row.tally.wrong + row.tally.missed + row.tally.extra for row in result.fields if row.field == "places")
    assert errors == sum(deviation.field == "places" for deviation in result.deviations)


@settings(max_examples=150, deadline=None)
@given(RECORDS)
def test_gold_read_as_it_is_has_no_error(gold: Fields) -> None:
    parties = [
        row for row in gold["participants"] if (row["name"] or row["office"]) not in (None, "the", "of", "of the")
    ]
    parties = [row | {"name": f"{row['role']} {n} Muster", "office": None} for n, row in enumerate(parties)]
    acts = [act | {"span": [100 * n, 100 * n + 9]} for n, act in enumerate(gold["speech_acts"])]
    perfect = dict(gold) | {"participants": parties, "speech_acts": acts}
    result = score(perfect, perfect)
    for row in result.fields:
        if row.field != "links":
            assert row.tally.gold == row.tally.found == row.tally.right, row
        assert row.f1 is None or row.f1.value == 1.0
    assert not result.deviations or {deviation.field for deviation in result.deviations} == {"letters invented"}
