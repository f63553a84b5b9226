"""What is read of single documents: by markup, by the words where the markup is silent, and what is checked."""

from __future__ import annotations

import pytest

from kg_builder.model import (
    Basis,
    DateStatement,
    DescriptionKind,
    Document,
    Form,
    Participant,
    Role,
    SourceRecord,
    Status,
    Voice,
    ZoneKind,
)

from .conftest import ReadOne


def party(document: Document, role: Role) -> list[tuple[str | None, str | None, str | None]]:
    """Name, office and entity of everybody in a role."""
    return [(who.name, who.office, who.entity) for who in document.participants if who.role is role]


def dateline(words: str) -> str:
    """A letter with this dateline."""
    return f"<head>Letter From Anna Muster to Bruno Beispiel</head><dateline>{words}</dateline><p>Words.</p>"


def dates(document: Document) -> list[tuple[str | None, Status]]:
    """The normal forms of the dates, and whether the markup states them."""
    return [(date.value.edtf if date.value else None, date.status) for date in document.dates]


def test_a_marked_surname_gets_its_office_from_the_words(read_one: ReadOne) -> None:
    document = read_one(
        '<head>The Envoy in Neustadt (<persName type="from" corresp="#p_MA1">Muster</persName>) to the '
        '<gloss type="to">Secretary of State</gloss></head>'
    )
    assert party(document, Role.SENDER) == [("Muster", "Envoy in Neustadt", "v1:p_MA1")]
    assert party(document, Role.ADDRESSEE) == [(None, "Secretary of State", None)]
    assert {who.status for who in document.participants} == {Status.STATED_BY_MARKUP}
    assert all(isinstance(who.rests_on, SourceRecord) for who in document.participants)


def test_an_untagged_side_is_read_by_the_rules(read_one: ReadOne) -> None:
    document = read_one('<head>Letter From <persName type="from">Anna Muster</persName> to Bruno Beispiel</head>')
    sender, addressee = document.participants
    assert (sender.status, addressee.status) == (Status.STATED_BY_MARKUP, Status.READ_BY_RULE)
    assert (addressee.name, addressee.span and addressee.span.quote) == ("Bruno Beispiel", "Bruno Beispiel")


def test_parties_that_only_the_markup_knows(read_one: ReadOne) -> None:
    document = read_one(
        '<head>Extract: <gloss type="from">Envoy</gloss> (<persName type="from">Muster</persName>), '
        '<gloss type="from">Harbour Commission</gloss>, for <gloss type="to">Mayor</gloss></head>'
    )
    assert party(document, Role.SENDER) == [("Muster", "Envoy", None), (None, "Harbour Commission", None)]
    assert party(document, Role.ADDRESSEE) == [(None, "Mayor", None)]


def test_two_marked_people_of_one_side_are_two_parties(read_one: ReadOne) -> None:
    document = read_one(
        '<head>Message From Chairmen <persName type="from">Muster</persName> and <persName type="from">Beispiel'
        '</persName> to President <persName type="to">Tendel</persName></head>'
    )
    assert [name for name, _, _ in party(document, Role.SENDER)] == ["Muster", "Beispiel"]
    assert party(document, Role.ADDRESSEE) == [("Tendel", "President", None)]


def test_a_withheld_name_is_said_to_be_withheld(read_one: ReadOne) -> None:
    document = read_one(
        '<head>Letter From <persName type="from">[name not declassified]</persName> to '
        '<persName type="to">Bruno Beispiel</persName></head>'
    )
    assert [(who.name, who.absence and who.absence.value) for who in document.participants] == [
        (None, "withheld"),
        ("Bruno Beispiel", None),
    ]


def test_a_mark_in_the_words_of_the_other_side_makes_no_addressee(read_one: ReadOne) -> None:
    document = read_one(
        '<head>The <gloss type="from">Political Adviser</gloss> to ABC (<persName type="to" corresp="#p_M">Muster'
        '</persName>) to the <gloss type="to">Department of State</gloss></head>'
    )
    assert party(document, Role.SENDER) == [("Muster", "Political Adviser to ABC", "v1:p_M")]
    assert party(document, Role.ADDRESSEE) == [(None, "Department of State", None)]
    assert [check.code for check in document.checks] == ["party-of-markup-differs"]


@pytest.mark.parametrize(
    ("head", "attributes"),
    [
        ('Memorandum of Conversation, by the <gloss type="from">Envoy</gloss> to <gloss type="to">Mayor</gloss>', ""),
        ("Editorial Note", ""),
        (
            '<persName type="from">Muster</persName> to <persName type="to">Beispiel</persName>',
            'subtype="editorial-note"',
        ),
        ('Minutes of a Meeting of the <gloss type="from">Council</gloss>', ""),
        ('Paper Prepared by <persName type="from">Anna Muster</persName>', ""),
    ],
)
def test_what_is_no_message_has_no_parties(read_one: ReadOne, head: str, attributes: str) -> None:
    document = read_one(f"<head>{head}</head><p>Words.</p>", attributes)
    assert [who for who in document.participants if who.role in (Role.SENDER, Role.ADDRESSEE)] == []
    assert document.acts == ()


def test_the_text_of_an_editorial_note_is_the_editors(read_one: ReadOne) -> None:
    document = read_one("<head>Editorial Note</head><p>Your telegram No. 12 was lost.</p>")
    assert [(zone.kind, zone.voice) for zone in document.zones] == [
        (ZoneKind.TITLE, Voice.EDITOR),
        (ZoneKind.HEADNOTE, Voice.EDITOR),
    ]
    assert (document.form, document.references) == (Form.NOT_STATED, ())


def test_a_clock_that_only_the_words_give_leads(read_one: ReadOne) -> None:
    document = read_one(dateline('Neustadt, <date when="1901-05-03">May 3, 1901—noon</date>.'))
    assert dates(document) == [
        ("1901-05-03T12:00:00", Status.READ_BY_RULE),
        ("1901-05-03", Status.STATED_BY_MARKUP),
    ]


@pytest.mark.parametrize("clock", ["5 p. m.", "5 p.m.", "5 p. m"])
def test_words_that_say_the_same_add_nothing(read_one: ReadOne, clock: str) -> None:
    document = read_one(dateline(f'Neustadt, <date when="1901-05-03T17:00">May 3, 1901—{clock}</date>'))
    assert dates(document) == [("1901-05-03T17:00:00", Status.STATED_BY_MARKUP)]


def test_words_that_say_another_day_stand_beside_the_markup(read_one: ReadOne) -> None:
    document = read_one(dateline('Neustadt, <date when="1901-05-03">May 13, 1901</date>'))
    assert dates(document) == [("1901-05-03", Status.STATED_BY_MARKUP), ("1901-05-13", Status.READ_BY_RULE)]
    assert [check.code for check in document.checks] == ["date-of-markup-differs"]
    assert document.checks[0].line == 1


@pytest.mark.parametrize(
    ("attributes", "edtf", "basis"),
    [
        ('from="1901-05-03" to="1901-05-05"', "1901-05-03/1901-05-05", Basis.STATED),
        ('from="1901-05-03"', "1901-05-03/", Basis.STATED),
        ('notBefore="1901-05-03" notAfter="1901-05-05"', "[1901-05-03..1901-05-05]", Basis.INFERRED),
        ('notAfter="1901-05-05"', "[..1901-05-05]", Basis.INFERRED),
        ('when="1901-05"', "1901-05", Basis.STATED),
        ('when="1901-05-03T17:00:00-05:00"', "1901-05-03T17:00:00", Basis.STATED),
        ('when="1901-13-41"', None, Basis.STATED),
    ],
)
def test_attributes_of_dates(read_one: ReadOne, attributes: str, edtf: str | None, basis: Basis) -> None:
    document = read_one(dateline(f"<placeName>Neustadt</placeName>, <date {attributes}>in May</date>"))
    (date,) = [date for date in document.dates if date.status is Status.STATED_BY_MARKUP]
    assert date.value is not None
    assert (date.value.edtf, date.basis) == (edtf, basis)


def test_a_date_in_brackets_is_supplied_by_the_editors(read_one: ReadOne) -> None:
    document = read_one(dateline('[<placeName>Neustadt</placeName>, <date when="1901-05-03">May 3, 1901</date>.]'))
    place, date = document.places[0], document.dates[0]
    assert (place.name, place.stated_by, place.basis) == ("Neustadt", Voice.EDITOR, Basis.SUPPLIED)
    assert (date.stated_by, date.basis) == (Voice.EDITOR, Basis.SUPPLIED)


def test_the_bounds_of_the_current_encoding_date_what_has_no_dateline(read_one: ReadOne) -> None:
    bounds = 'frus:doc-dateTime-min="1901-05-03T00:00:00-05:00" frus:doc-dateTime-max="1901-05-09T23:59:59-05:00"'
    (date,) = read_one("<head>Paper</head><p>Words.</p>", bounds).dates
    assert isinstance(date, DateStatement)
    assert date.value is not None
    assert (date.value.edtf, date.kind.value, date.stated_by) == (
        "[1901-05-03..1901-05-09]",
        "catalogue",
        Voice.CATALOGUER,
    )


def test_a_dateline_of_an_attachment_is_not_that_of_the_document(read_one: ReadOne) -> None:
    document = read_one(
        "<head>Letter From Anna Muster to Bruno Beispiel</head><p>Words.</p><frus:attachment>"
        '<dateline><placeName>Neustadt</placeName>, <date when="1901-05-03">May 3, 1901</date></dateline>'
        "<signed>Otto Fremd</signed></frus:attachment>"
    )
    assert (document.places, [who.name for who in document.participants]) == ((), ["Anna Muster", "Bruno Beispiel"])
    assert document.dates[0].value is None


def test_a_signature_rests_on_its_element(read_one: ReadOne) -> None:
    document = read_one(
        "<head>Letter From Anna Muster to Bruno Beispiel</head><p>Words.</p><closer><signed>For the Mayor:<lb/>"
        '<persName corresp="#p_MA1">Anna Muster</persName></signed></closer>'
    )
    (signed,) = [who for who in document.participants if who.role is Role.SIGNATORY]
    assert (signed.name, signed.on_behalf_of, signed.entity) == ("Anna Muster", "the Mayor", "v1:p_MA1")
    assert isinstance(signed.rests_on, SourceRecord)
    assert signed.rests_on.locator == "//*[@xml:id='d1']/closer[1]/signed[1]/persName[1]"


def test_a_source_note_without_type_is_known_by_its_word(read_one: ReadOne) -> None:
    document = read_one(
        '<head>Letter From Anna Muster to Bruno Beispiel<note n="0">Source: Muster Library, Box 3. Secret. '
        "Drafted by Tendel.</note></head><p>Words.</p>"
    )
    (reference,) = document.archival_references
    assert (reference.repository, reference.levels) == ("Muster Library", (("box", "3"),))
    assert party(document, Role.DRAFTER) == [("Tendel", None, None)]
    assert [each.value for each in document.descriptions if each.kind is DescriptionKind.SECRECY] == ["Secret"]


def test_another_note_of_the_heading_tells_who_drafted(read_one: ReadOne) -> None:
    document = read_one(
        '<head>Memorandum of Conversation<note n="1">Drafted by <persName corresp="#p_T">Tendel</persName> '
        "on May 4.</note></head><p>Words.</p>"
    )
    assert party(document, Role.DRAFTER) == [("Tendel", None, "v1:p_T")]
    assert [zone.kind for zone in document.zones][-1] is ZoneKind.NOTES


def test_links_to_pages_and_volumes_are_no_documents(read_one: ReadOne) -> None:
    document = read_one(
        '<p><ref target="#d2">a</ref> <ref target="#d2fn4">b</ref> <ref target="v2#d9">c</ref> '
        '<ref target="#pg_3">d</ref> <ref target="v2">e</ref> <ref target="#d1fn1">f</ref> <ref>g</ref> <ref target="http://x.example/#y">h</ref></p>'
    )
    assert [reference.target for reference in document.references] == ["v1/d2", "v2/d9"]
    assert all(reference.stated_by is Voice.EDITOR for reference in document.references)


def test_a_document_without_anything_is_read(read_one: ReadOne) -> None:
    document = read_one("")
    assert (document.text, document.title, document.dates, document.participants) == ("", None, (), ())


def test_every_participant_belongs_to_a_known_act(read_one: ReadOne) -> None:
    document = read_one("<p>Words.</p><closer><signed>Anna Muster</signed></closer>")
    signed: Participant = document.participants[0]
    assert (signed.name, signed.act, document.acts) == ("Anna Muster", None, ())
