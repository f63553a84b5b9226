"""The public record: keys, spans and the schema that describes it."""

from __future__ import annotations

import io
import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg_builder import model
from kg_builder.inspection import FORMAT_VERSION, document_record, write_jsonl

_SCHEMA = Path(__file__).parents[3] / "docs" / "inspect.schema.json"


@pytest.fixture(name="schema", scope="module")
def schema_fixture() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(name="validator", scope="module")
def validator_fixture(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _objects(schema: object) -> list[dict[str, Any]]:
    """Every object type in the schema, wherever it stands."""
    found: list[dict[str, Any]] = []
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            found.append(schema)
        for value in schema.values():
            found += _objects(value)
    elif isinstance(schema, list):
        for value in schema:
            found += _objects(value)
    return found


def test_records_are_as_the_schema_says(
    validator: jsonschema.Draft202012Validator, letter: model.Document, bare: model.Document
) -> None:
    for document in (letter, bare):
        assert [error.message for error in validator.iter_errors(document_record(document))] == []


def test_the_schema_refuses_what_it_does_not_know(
    validator: jsonschema.Draft202012Validator, letter: model.Document
) -> None:
    record = document_record(letter)
    assert not validator.is_valid({**record, "more": 1})
    assert not validator.is_valid({key: value for key, value in record.items() if key != "checks"})
    assert not validator.is_valid({**record, "form": "postcard from nowhere"})
    assert not validator.is_valid({**record, "zones": [{"kind": "body", "voice": "author", "span": [1, 2, 3]}]})


def test_every_object_of_the_schema_is_closed_complete_and_described(schema: dict[str, Any]) -> None:
    objects = _objects(schema)
    assert len(objects) == 19
    for each in objects:
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
        for name, value in each["properties"].items():
            assert value.get("description") or "$ref" in value, name


def test_keys_stand_in_the_order_of_the_schema(schema: dict[str, Any], letter: model.Document) -> None:
    record = document_record(letter)
    assert list(record) == schema["required"]
    for key, name in (("participants", "participant"), ("dates", "date"), ("speech_acts", "speech_act")):
        rows = record[key]
        assert isinstance(rows, list)
        assert list(rows[0]) == schema["$defs"][name]["required"]


@pytest.mark.parametrize(
    ("definition", "key", "kinds"),
    [
        ("participant", "role", model.Role),
        ("participant", "stated_by", model.Voice),
        ("date", "kind", model.DateKind),
        ("place", "role", model.PlaceRole),
        ("identifier", "kind", model.NumberKind),
        ("reference", "kind", model.ReferenceKind),
        ("description", "kind", model.DescriptionKind),
        ("speech_act", "kind", model.SpeechActKind),
        ("speech_act", "actuality", model.Actuality),
        ("event", "kind", model.EventKind),
        ("zone", "kind", model.ZoneKind),
        ("act", "kind", model.ActKind),
        ("act", "status", model.Status),
        ("check", "severity", model.Severity),
        ("transcription", "extent", model.Extent),
    ],
)
def test_closed_lists_of_the_schema_are_those_of_the_model(
    schema: dict[str, Any], definition: str, key: str, kinds: type[StrEnum]
) -> None:
    described = schema["$defs"][definition]["properties"][key]
    if "$ref" in described:
        described = schema["$defs"][described["$ref"].rpartition("/")[2]]
    assert described["enum"] == [kind.value for kind in kinds]


def _spanned(value: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if isinstance(value, dict):
        if value.get("span") is not None and "as_written" in value:
            found.append(value)
        for inner in value.values():
            found += _spanned(inner)
    elif isinstance(value, list):
        for inner in value:
            found += _spanned(inner)
    return found


def test_words_stand_at_their_offsets(letter: model.Document) -> None:
    text = letter.text or ""
    spanned = _spanned(document_record(letter))
    assert len(spanned) == 16
    for row in spanned:
        start, end = row["span"]
        assert text[start:end] == row["as_written"]


def test_what_was_not_looked_for_is_null(letter: model.Document, bare: model.Document) -> None:
    record = document_record(bare)
    assert (record["mentions"], record["speech_acts"], record["events"]) == (None, None, None)
    assert record["edition"] is None
    assert record["editions"] == []
    assert record["date"] is None
    assert isinstance(document_record(letter)["mentions"], list)


def test_attribution_is_an_act_or_a_voice(letter: model.Document) -> None:
    record: dict[str, Any] = document_record(letter)
    assert [act["attributed_to"] for act in record["speech_acts"]] == ["author", "s1"]
    assert [event["attributed_to"] for event in record["events"]] == ["s2"]


def test_the_main_facts(letter: model.Document) -> None:
    record: dict[str, Any] = document_record(letter)
    assert record["date"] == "1901-05-03T04:00:00"
    assert record["summary"] == "A letter about a visit."
    assert record["edition"]["citation"] == "Letters, 1901"
    assert record["relations"][0]["kind"] == "conveys"
    assert record["relations"][0]["target"] == "letters/7.txt/enclosed-1"
    assert record["archival_references"][0]["levels"] == [["fond", "45"], ["opis", "1"], ["delo", "346"]]
    assert record["identifiers"][0]["span"] is None
    assert record["identifiers"][0]["record"] == {"file": "tables/list.csv", "locator": "row=3", "line": 4}
    assert record["version"] == FORMAT_VERSION


def test_one_line_a_document_in_utf8(letter: model.Document, bare: model.Document) -> None:
    stream = io.StringIO()
    write_jsonl([letter, bare], stream)
    lines = stream.getvalue().splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["sources/7.txt", "sources/8.txt"]
    assert "\\u" not in lines[1]
    again = io.StringIO()
    write_jsonl([letter, bare], again)
    assert again.getvalue() == stream.getvalue()
