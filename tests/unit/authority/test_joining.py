"""Registers that stand in the sources join the project's tables."""

from __future__ import annotations

from dataclasses import replace

from kg_builder.authority import Authority, join_records
from kg_builder.model import AuthorityRecord, EntityType, Name, NameKind, SourceRecord


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
        same_as=(facts["same_as"],) if "same_as" in facts else (),
    )


def test_an_entry_that_several_letters_carry_is_one() -> None:
    authority, checks = join_records(
        Authority(),
        [entry("1.xml", "Anna Muster"), entry("2.xml", "Muster, A.", "Anna Muster", note="a writer", same_as="x:1")],
    )
    record = authority.records["letters:p1"]
    assert [name.value for name in record.names] == ["Anna Muster", "Muster, A."]
    assert (record.record.file, record.note, record.same_as, checks) == ("1.xml", "a writer", ("x:1",), ())


def test_the_tables_of_the_project_win() -> None:
    own = replace(entry("authority/people.csv", "Anna Muster"), id="letters:p1")
    authority, (check,) = join_records(Authority(records={own.id: own}), [entry("1.xml", "Anna Muster", "A. M.")])
    assert authority.records == {own.id: own}
    assert (check.code, check.file, check.line) == ("register-id-of-table", "1.xml", 3)


def test_one_id_for_two_people_or_twice_in_a_file_is_a_check() -> None:
    for second in (entry("2.xml", "Carl Beispiel"), entry("1.xml", "Anna Muster")):
        authority, (check,) = join_records(Authority(), [entry("1.xml", "Anna Muster"), second])
        assert authority.records["letters:p1"].label == "Anna Muster"
        assert check.code == "register-id-repeated"
        assert check.place == second.record.place
