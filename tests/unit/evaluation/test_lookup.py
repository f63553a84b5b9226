"""Which of several readings of one file a gold document means."""

from __future__ import annotations

import pytest

from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.gold_lines import parse_object
from kg_builder.evaluation.lookup import find_readings

WHOLE = {"source": "7.txt", "document": "letters/7.txt", "part": None}
INSIDE = {"source": "7.txt", "document": "letters/7.txt/enclosed-1", "part": [10, 20]}


def gold(**keys: str) -> GoldDocument:
    (document,) = parse_object(keys, "gold.jsonl", 1)
    assert isinstance(document, GoldDocument)
    return document


@pytest.mark.parametrize("readings", [[INSIDE, WHOLE], [WHOLE, INSIDE]])
def test_a_file_means_the_document_that_is_all_of_it(readings: list[dict[str, object]]) -> None:
    wanted = gold(source="7.txt")
    assert find_readings([wanted], readings) == {wanted.id: WHOLE}


@pytest.mark.parametrize("readings", [[INSIDE, WHOLE], [WHOLE, INSIDE]])
def test_an_id_means_the_letter_inside(readings: list[dict[str, object]]) -> None:
    wanted = gold(source="7.txt", document="letters/7.txt/enclosed-1")
    assert find_readings([wanted], readings) == {wanted.id: INSIDE}
