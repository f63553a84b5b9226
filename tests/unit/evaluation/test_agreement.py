"""Two readers' gold: counted by hand, and the same in either order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.evaluation.agreement import compare_readers
from kg_builder.evaluation.agreement_figures import Agreement, FieldAgreement
from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.gold_lines import parse_gold_lines

Fields = Mapping[str, Any]


def gold_of(objects: list[Fields]) -> list[GoldDocument]:
    """Gold of the files 1.txt, 2.txt …, one object each."""
    lines = [json.dumps({"source": f"{number}.txt", **item}) for number, item in enumerate(objects, 1)]
    return [item for item in parse_gold_lines("\n".join(lines), file="gold") if isinstance(item, GoldDocument)]


def compare(first: list[Fields], second: list[Fields]) -> Agreement:
    """The agreement of two readers."""
    return compare_readers(gold_of(first), gold_of(second), resamples=20)


def of(agreement: Agreement, field: str) -> FieldAgreement:
    """The row of one field."""
    (row,) = [row for row in agreement.fields if row.field == field]
    return row


def test_categories_by_kappa() -> None:
    first: list[Fields] = [{"form": form} for form in ("letter", "note", "letter", "note")]
    second: list[Fields] = [{"form": form} for form in ("letter", "note", "note", "note")]
    agreement = compare(first, second)
    row = of(agreement, "form")
    assert (row.agreed, row.compared, row.kappa) == (3, 4, 0.5)
    (parted,) = agreement.disagreements
    assert (parted.document, parted.field, parted.first, parted.second) == ("3.txt", "form", "letter", "note")


def test_lists_by_f1_and_what_only_one_has() -> None:
    first: list[Fields] = [{"participants": [{"role": "sender", "name": "Muster"}, {"role": "relay", "name": "Dora"}]}]
    second: list[Fields] = [{"participants": [{"role": "sender", "name": "Anna Muster"}]}]
    agreement = compare(first, second)
    sender, relay = of(agreement, "participants: sender"), of(agreement, "participants: relay")
    assert sender.f1 is not None
    assert relay.f1 is not None
    assert (sender.f1.value, relay.f1.value) == (1.0, 0.0)
    assert [(row.field, row.first, row.second) for row in agreement.disagreements] == [
        ("participants: relay", "Dora", None)
    ]


def test_names_that_both_marked_are_compared_in_type_and_entity() -> None:
    one = {"span": [0, 4], "type": "person", "entity": "anna", "as_written": "Anna"}
    other = {"span": [0, 4], "type": "place", "entity": "anna", "as_written": "Anna"}
    agreement = compare([{"mentions": [one, one | {"span": [5, 9]}]}], [{"mentions": [other]}])
    assert (of(agreement, "mentions").agreed, of(agreement, "mentions").compared) == (1, 2)
    assert of(agreement, "mentions, type").agreed == 0
    assert of(agreement, "mentions, entity").agreed == 1


def test_documents_of_one_reader_only_are_named() -> None:
    agreement = compare([{"date": "1901"}, {"date": "1902"}], [{"date": "1901"}])
    assert (agreement.documents, agreement.only_first, agreement.only_second) == (1, ("2.txt",), ())


_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.sampled_from(["", "1901-05-03", "1901-05", "1901-05-03T04:00:00"]),
            "form": st.sampled_from(["letter", "note", "report"]),
            "participants": st.lists(
                st.fixed_dictionaries(
                    {
                        "role": st.sampled_from(["sender", "addressee"]),
                        "name": st.sampled_from(["Muster", "Anna Muster", "Anna", "Carl"]),
                    }
                ),
                max_size=3,
            ),
            "mentions": st.dictionaries(st.sampled_from([0, 5]), st.sampled_from(["person", "place"])).map(
                lambda types: [{"span": [start, start + 4], "type": types[start]} for start in sorted(types)]
            ),
        }
    ),
    min_size=3,
    max_size=3,
)


@settings(max_examples=100, deadline=None)
@given(_ROWS, _ROWS)
def test_the_order_of_the_readers_makes_no_difference(first: list[Fields], second: list[Fields]) -> None:
    there, back = compare(first, second), compare(second, first)
    assert {(row.field, row.agreed, row.compared, row.kappa) for row in there.fields} == {
        (row.field, row.agreed, row.compared, row.kappa) for row in back.fields
    }
    assert [row.f1.value for row in there.fields if row.f1] == [row.f1.value for row in back.fields if row.f1]
    assert len(there.disagreements) == len(back.disagreements)


@settings(max_examples=50, deadline=None)
@given(_ROWS)
def test_a_reader_agrees_with_herself(rows: list[Fields]) -> None:
    agreement = compare(rows, rows)
    assert agreement.disagreements == ()
    assert all(row.agreed == row.compared for row in agreement.fields)
