"""Registers that stand in the sources join the project's tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.authority import Authority, join_records
from kg_builder.model import (
    AuthorityRecord,
    Document,
    EntityType,
    Name,
    NameKind,
    Participant,
    Role,
    SourceRecord,
    Voice,
)


def letter(file: str, entity: str | None) -> Document:
    """A letter whose sender the markup identifies."""
    place = SourceRecord(file=file)
    sender = Participant(rests_on=place, stated_by=Voice.EDITOR, rule="tei", role=Role.SENDER, entity=entity)
    return Document(id=file, source=file, source_name="letters", record=place, participants=(sender,))


def entry(file: str, *names: str, entity_id: str = "letters:p1", **facts: str) -> AuthorityRecord:
    """An entry of a register."""
    place = SourceRecord(file=file, locator="//*[@xml:id='p1']", line=3)
    return AuthorityRecord(
        id=entity_id,
        type=EntityType.PERSON,
        label=names[0],
        names=tuple(Name(value=name, kind=NameKind.PREFERRED, record=place) for name in names),
        record=place,
        note=facts.get("note"),
        scope="letters" if entity_id.startswith("letters:") else None,
        same_as=(facts["same_as"],) if "same_as" in facts else (),
    )


def test_an_entry_that_several_letters_carry_is_one() -> None:
    second = entry("2.xml", "Muster, A.", "Anna Muster", note="a writer", same_as="https://d-nb.info/gnd/1")
    joined = join_records(Authority(), [entry("1.xml", "Anna Muster"), second, second])
    record = joined.authority.records["letters:p1"]
    assert [name.value for name in record.names] == ["Anna Muster", "Muster, A."]
    assert (record.record.file, record.note, record.same_as) == ("1.xml", "a writer", ("https://d-nb.info/gnd/1",))
    assert (joined.checks, joined.renamed, joined.aliases) == ((), {}, {})


def test_the_tables_of_the_project_win() -> None:
    own = entry("authority/people.csv", "Anna Muster")
    joined = join_records(Authority(records={own.id: own}), [entry("1.xml", "Anna Muster", "A. M.")])
    assert joined.authority.records == {own.id: own}
    (check,) = joined.checks
    assert (check.code, check.file, check.line) == ("register-id-of-table", "1.xml", 3)


@pytest.mark.parametrize("shared", ["identity", "id"])
def test_an_entry_of_somebody_in_the_tables_is_that_record_and_adds_its_names(shared: str) -> None:
    same = {"same_as": "http://d-nb.info/gnd/1/"} if shared == "identity" else {}
    own = entry("authority/people.csv", "Anna Muster", entity_id="p1", **same)
    other = {"same_as": "https://d-nb.info/gnd/1"} if shared == "identity" else {}
    name = "A. M." if shared == "identity" else "Anna  MUSTER"
    joined = join_records(Authority(records={"p1": own}), [entry("1.xml", name, **other)])
    assert list(joined.authority.records) == ["p1"]
    assert [each.value for each in joined.authority.records["p1"].names] == ["Anna Muster", name]
    settled = joined.settle(letter("1.xml", "letters:p1"))
    assert [who.entity for who in settled.participants] == ["p1"]


def test_one_id_for_two_people_makes_two_records_and_each_letter_means_its_own() -> None:
    joined = join_records(Authority(), [entry("1.xml", "Anna Muster"), entry("2.xml", "Carl Beispiel")])
    assert {record.label: record.id for record in joined.authority.records.values()} == {
        "Anna Muster": "letters:p1",
        "Carl Beispiel": "letters:p1@2.xml",
    }
    (check,) = joined.checks
    assert (check.code, check.place) == ("register-id-of-two", "2.xml:3")
    for file, entity in (("1.xml", "letters:p1"), ("2.xml", "letters:p1@2.xml"), ("3.xml", "letters:p1")):
        assert [who.entity for who in joined.settle(letter(file, "letters:p1")).participants] == [entity]


def test_an_id_that_comes_twice_in_a_file_counts_once() -> None:
    joined = join_records(Authority(), [entry("1.xml", "Anna Muster"), entry("1.xml", "Carl Beispiel")])
    assert [record.label for record in joined.authority.records.values()] == ["Anna Muster"]
    assert [check.code for check in joined.checks] == ["register-id-repeated"]


def test_names_of_a_register_count_in_its_own_documents_and_after_those_of_the_tables() -> None:
    own = replace(entry("authority/people.csv", "Anna Muster", entity_id="anna"), scope=None)
    other = replace(entry("1.xml", "Anna Muster", "Florian"), scope="letters")
    authority = Authority(records={own.id: own, other.id: other})
    assert authority.scopes_of(letter("1.xml", None)) == ("letters",)
    assert list(authority.within(()).records) == ["anna"]
    assert [name.value for name in authority.within(("letters",)).records["letters:p1"].names] == ["Florian"]


def test_a_register_that_two_sources_read_is_one_and_counts_for_both() -> None:
    first, again = entry("indices/1.xml", "Anna Muster"), entry("indices/1.xml", "Anna Muster", entity_id="others:p1")
    joined = join_records(Authority(), [first, replace(again, scope="others"), first])
    assert list(joined.authority.records) == ["letters:p1"]
    assert joined.authority.records["letters:p1"].scope is None
    assert joined.aliases == {"others:p1": "letters:p1"}
    assert [who.entity for who in joined.settle(letter("2.xml", "others:p1")).participants] == ["letters:p1"]
