"""What is gold and what is not: every problem is told with its line, and a sheet says the same as lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg_builder.errors import SheetError, UsageError
from kg_builder.evaluation import format_sheet, load_gold
from kg_builder.evaluation.gold_lines import inspect_keys


def written(folder: Path, text: str, name: str = "gold.jsonl") -> Path:
    """A file with these words."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    lines = [
        json.dumps({"source": "1.txt", "particpants": []}),
        "{",
        json.dumps({"source": "3.txt", "form": "leter", "date": "3 May"}),
        json.dumps({"source": "4.txt", "participants": [{"role": "autor"}]}),
        json.dumps({"date": "1901-05-03"}),
        json.dumps({"source": "6.txt"}),
        json.dumps({"source": "6.txt"}),
    ]
    with pytest.raises(SheetError) as told:
        load_gold(written(tmp_path, "\n".join(lines)))
    assert [problem.line for problem in told.value.problems] == [1, 2, 3, 3, 4, 5, 7]
    assert told.value.problems[0].choices[0] == "participants"
    assert "sender" in told.value.problems[4].choices


def test_gold_may_hold_every_key_that_inspect_writes(repository: Path) -> None:
    schema = json.loads((repository / "docs/inspect.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == inspect_keys()


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="found nothing"):
        load_gold(written(tmp_path, "\n"))
    with pytest.raises(UsageError, match="found no file"):
        load_gold(tmp_path / "absent.jsonl")


SHEET = (
    "source;date;form;sender;sender_office;addressee;sent_from;note\n"
    "1.txt;3 May 1901;letter;Anna Muster | -;Envoy | Cabinet;Carl;Strelsau;sure\n"
    "2.txt;-;;-;;;;\n"
)


def test_a_sheet_is_gold(tmp_path: Path) -> None:
    first, second = load_gold(written(tmp_path, SHEET, "gold.csv"))
    assert first.record["date"] == "1901-05-03"
    assert first.record["participants"] == [
        {"role": "sender", "name": "Anna Muster", "office": "Envoy"},
        {"role": "sender", "name": None, "office": "Cabinet"},
        {"role": "addressee", "name": "Carl", "office": None},
    ]
    assert (first.kind, second.kind) == ("letter", "")
    assert second.record["date"] == ""
    assert "addressee" in second.unlimited  # Her cell is empty: whoever is read there does not count.
    assert "form" not in second.record


def test_a_sheet_with_an_unknown_column_or_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError) as told:
        load_gold(written(tmp_path, "source,sendr,date\n1.txt,Anna,03/05/1901\n", "gold.csv"))
    assert [(problem.line, problem.found) for problem in told.value.problems] == [
        (1, "the column 'sendr'"),
        (2, "the date '03/05/1901'"),
    ]


def test_a_filled_sheet_read_back_says_what_was_read(tmp_path: Path) -> None:
    record = {
        "document": "s/1.txt",
        "source": "1.txt",
        "date": "1901-05-03T04:00:00",
        "form": "letter",
        "dispatch": "not-stated",
        "title": "",
        "participants": [
            {"role": "sender", "name": "Anna, Muster", "office": None},
            {"role": "sender", "name": None, "office": 'the "Envoy"'},
        ],
        "places": [{"role": "sent_from", "name": "Strelsau"}],
        "archival_references": [],
    }
    (gold,) = load_gold(written(tmp_path, format_sheet([record], filled=True), "gold.csv"))
    assert gold.record["participants"] == record["participants"]
    assert gold.record["places"] == record["places"]
    assert gold.record["archival_references"] == []
    assert (gold.record["date"], gold.record["clock"]) == ("1901-05-03T04:00:00", "04:00")
    assert (gold.record["title"], gold.record["form"]) == ("", "letter")
    (empty,) = load_gold(written(tmp_path, format_sheet([record], filled=False), "gold.csv"))
    assert dict(empty.record) == {"document": "s/1.txt", "source": "1.txt"}
