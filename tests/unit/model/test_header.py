"""The fields of a header stand in one list: whatever a field holds is among the statements and can be changed."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from kg_builder.model import (
    HEADER_FIELDS,
    Description,
    DescriptionKind,
    Document,
    SourceRecord,
    Stated,
    Status,
    Voice,
)
from kg_builder.readers.plain_text.parts import Parts

ROW = SourceRecord(file="sources/letters.csv", locator="row=1", line=2)
SAID = Description(rests_on=ROW, stated_by=Voice.CATALOGUER, rule="table:title", kind=DescriptionKind.TITLE, value="x")


@pytest.mark.parametrize("name", HEADER_FIELDS)
def test_every_field_is_among_the_statements_and_is_changed_with_the_header(name: str) -> None:
    field: dict[str, Any] = {name: (SAID,)}
    document = Document(id="letters/1", source="sources/letters.csv", source_name="letters", record=ROW, **field)
    assert document.statements == (SAID,)
    assert document.with_header(_check).statements == (replace(SAID, status=Status.CHECKED),)


def test_the_rules_of_plain_text_file_their_statements_under_the_same_names() -> None:
    assert set(HEADER_FIELDS) <= {field.name for field in fields(Parts)}
    parts = Parts()
    parts.add(SAID)
    assert parts.header() == dict.fromkeys(HEADER_FIELDS, ()) | {"descriptions": (SAID,)}


def _check(statements: tuple[Stated, ...], /) -> tuple[Stated, ...]:
    return tuple(replace(each, status=Status.CHECKED) for each in statements)
