"""Participants, places and references: what becomes a record, and what stays as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kg_builder.authority import Authority
from kg_builder.dates import date_of_edtf
from kg_builder.mentions import MentionFinder
from kg_builder.model import (
    Absence,
    AgentKind,
    AuthorityRecord,
    DateKind,
    DateStatement,
    Document,
    EntityType,
    Identifier,
    Name,
    NameKind,
    NumberKind,
    Participant,
    PlaceRole,
    PlaceStatement,
    Reference,
    ReferenceKind,
    Role,
    Severity,
    SourceRecord,
    Span,
    StatedMention,
    Tenure,
    Voice,
)
from kg_builder.resolution import resolve_documents

RECORD = SourceRecord(file="authority/people.csv", locator="row=1", line=2)
ROW = SourceRecord(file="sources/letters.csv", locator="row=4", line=5)


def record(
    entity_id: str,
    label: str,
    kind: EntityType = EntityType.PERSON,
    names: Mapping[str, NameKind] | None = None,
    capital: str | None = None,
) -> AuthorityRecord:
    """A record with its label and further names."""
    return AuthorityRecord(
        id=entity_id,
        type=kind,
        label=label,
        capital=capital,
        family_name=label.rsplit(maxsplit=1)[-1] if kind is EntityType.PERSON else None,
        record=RECORD,
        names=tuple(
            Name(value=value, kind=name_kind, record=RECORD)
            for value, name_kind in {label: NameKind.PREFERRED, **(names or {})}.items()
        ),
    )


RECORDS = (
    record("anna", "Anna Muster", names={"Muster": NameKind.SHORT}),
    record("carl", "Carl Beispiel", names={"FALKE": NameKind.PSEUDONYM, "Beispiel": NameKind.SHORT}),
    record("dora", "Dora Probe"),
    record("otto-1", "Otto Zwilling"),
    record("otto-2", "Otto Zwilling"),
    record("ministry", "Ministry of Musters", EntityType.ORGANISATION, {"MoM": NameKind.ABBREVIATION}),
    record("ruritania", "Ruritania", EntityType.POLITY, {"Ruritanian": NameKind.DEMONYM}, capital="musterstadt"),
    record("east", "East Freedonia", EntityType.POLITY, capital="twinburg"),
    record("west", "West Freedonia", EntityType.POLITY, capital="twinburg"),
    record("musterstadt", "Musterstadt", EntityType.PLACE),
    record("twinburg", "Twinburg", EntityType.PLACE),
    record("nowhere", "Nowhere", EntityType.PLACE),
    record("envoy", "Envoy to Ruritania", EntityType.OFFICE),
    record("consul-1", "Consul", EntityType.OFFICE),
    record("consul-2", "Consul", EntityType.OFFICE),
)
AUTHORITY = Authority(
    records={each.id: each for each in RECORDS},
    tenures=(Tenure(person="anna", office="envoy", start=None, end=None, record=RECORD),),
)
FINDER = MentionFinder(AUTHORITY)


def participant(rests_on: Span | SourceRecord, **fields: object) -> Participant:
    """An addressee, if nothing else is said."""
    plain = Participant(
        rests_on=rests_on, stated_by=Voice.AUTHOR, rule="test", role=Role.ADDRESSEE, act="sending", as_written=None
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def document(text: str | None = None, **fields: object) -> Document:
    """A document of some text, its names looked for."""
    plain = Document(id="d", source="d.txt", source_name="d", record=SourceRecord(file="d.txt"), text=text)
    told = replace(plain, **fields)  # type: ignore[arg-type]
    return replace(told, mentions=FINDER.find(told)) if text is not None else told


def resolve(text: str, words: str, **fields: object) -> tuple[Participant, Document]:
    """The participant who stands in some words of a text, and the document, resolved."""
    start = text.index(words)
    one = participant(Span.of(text, start, start + len(words)), as_written=words, **fields)
    (resolved,) = resolve_documents([document(text, participants=(one,))], AUTHORITY)
    return resolved.participants[0], resolved


def resolve_row(**fields: object) -> tuple[Participant, Document]:
    """The participant of a table row, and its document, resolved."""
    (resolved,) = resolve_documents([document(participants=(participant(ROW, **fields),))], AUTHORITY)
    return resolved.participants[0], resolved


@pytest.mark.parametrize(
    ("text", "words", "name", "entity"),
    [
        ("To: Anna Muster", "Anna Muster", "Anna Muster", "anna"),
        ("To: Comrade MUSTER", "Comrade MUSTER", "MUSTER", "anna"),
        ("To: Comrade Muster", "Comrade Muster", "Comrade Muster", "anna"),
        ("To: Anna\nMuster", "Anna\nMuster", "Anna Muster", "anna"),
        ("Copies to Muster (2), Beispiel", "Beispiel", "Beispiel", "carl"),
    ],
)
def test_a_name_in_a_text_is_whom_the_mention_in_its_words_means(text: str, words: str, name: str, entity: str) -> None:
    resolved, _ = resolve(text, words, name=name)
    assert (resolved.entity, resolved.agent_kind) == (entity, AgentKind.PERSON)


def test_a_name_in_a_text_is_not_taken_from_a_mention_elsewhere_or_of_other_words() -> None:
    text = "To: Bertha Muster\nFrom: Anna Muster"
    assert resolve(text, "Bertha Muster", name="Bertha Muster")[0].entity is None
    assert resolve(text, "Bertha Muster", name="Muster")[0].entity is None
    assert resolve("From: Muster of Ruritania", "Muster of Ruritania", name="M. of Ruritania")[0].entity is None


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Muster, Anna", "anna"),
        ("Beispiel, Carl", "carl"),
        ("Muster, Carl", None),
        ("Muster, Anna, Dr.", None),
        (", Anna Muster", None),
        ("Zwilling, Otto", None),  # two have this name
    ],
)
def test_a_name_as_indexes_give_it_is_looked_for_in_its_spoken_order(name: str, entity: str | None) -> None:
    assert resolve_row(name=name)[0].entity == entity


def test_a_name_of_two_people_stays_as_written() -> None:
    assert resolve("To: Otto Zwilling", "Otto Zwilling", name="Otto Zwilling")[0].entity is None
    assert resolve_row(name="Otto Zwilling")[0].entity is None


def test_names_of_a_text_in_which_nobody_has_looked_stay_as_written() -> None:
    one = participant(Span(0, 11, "Anna Muster"), name="Anna Muster")
    unread = replace(document("Anna Muster", participants=(one,)), mentions=None)
    assert resolve_documents([unread], AUTHORITY)[0].participants[0].entity is None


def test_a_pseudonym_is_whom_the_tables_give_it_to_and_its_gloss_agrees() -> None:
    text = "To Comrade FALKE [Beispiel]"
    resolved, whole = resolve(text, "FALKE [Beispiel]", pseudonym="FALKE", name="FALKE", gloss="Beispiel")
    assert resolved.entity == "carl"
    assert whole.checks == ()


def test_a_gloss_that_names_somebody_else_is_a_warning() -> None:
    text = "\n\nTo Comrade FALKE [Muster]"
    resolved, whole = resolve(text, "FALKE [Muster]", pseudonym="FALKE", gloss="Muster")
    assert resolved.entity == "carl"
    (check,) = whole.checks
    assert (check.severity, check.code, check.file, check.line) == (Severity.WARNING, "gloss-differs", "d.txt", 3)
    assert check.found is not None and "'anna'" in check.found
    assert check.expected is not None and "'carl'" in check.expected
    assert check.span is not None and check.span.quote == "FALKE [Muster]"


def test_a_pseudonym_that_only_a_gloss_explains_stays_as_written() -> None:
    resolved, whole = resolve("To KRANICH [Muster]", "KRANICH [Muster]", pseudonym="KRANICH", gloss="Muster")
    assert resolved.entity is None
    assert [(check.severity, check.code) for check in whole.checks] == [(Severity.NOTE, "gloss-only")]


def test_a_table_row_is_resolved_by_an_exact_name_of_one_record() -> None:
    assert resolve_row(name="ANNA MUSTER")[0].entity == "anna"
    assert resolve_row(name="Comrade Beispiel")[0].entity == "carl"
    assert resolve_row(name="FALKE")[0].entity == "carl"
    assert resolve_row(name="Ana Muster")[0].entity is None
    assert resolve_row(name="Probe")[0].entity is None
    assert resolve_row(name="Ruritanian")[0].entity is None
    assert resolve_row(name="MOM")[0].entity is None
    assert resolve_row(name="MoM")[0].agent_kind is AgentKind.ORGANISATION


def test_a_name_is_looked_for_among_records_of_its_kind() -> None:
    assert resolve_row(name="Anna Muster", agent_kind=AgentKind.ORGANISATION)[0].entity is None
    assert resolve_row(name="Ruritania", agent_kind=AgentKind.PERSON)[0].entity is None
    assert resolve_row(name="Nowhere")[0].entity is None


def test_an_organisation_may_stand_where_offices_do() -> None:
    text = "Sent to the Ministry of\nMusters. 2.7."
    words = "Ministry of\nMusters"
    resolved, _ = resolve(text, words, office=words)
    assert (resolved.entity, resolved.agent_kind, resolved.name) == ("ministry", AgentKind.ORGANISATION, None)
    assert resolve_row(office="the Ministry of Musters")[0].entity == "ministry"


def test_an_office_never_becomes_the_only_person_who_held_it() -> None:
    resolved, _ = resolve_row(office="Envoy to Ruritania")
    assert (resolved.office_entity, resolved.entity, resolved.agent_kind) == ("envoy", None, AgentKind.UNKNOWN)
    resolved, _ = resolve("From: the Envoy to Ruritania", "the Envoy to Ruritania", office="the Envoy to Ruritania")
    assert (resolved.office_entity, resolved.entity) == ("envoy", None)


def test_an_office_of_which_there_are_two_stays_as_written() -> None:
    assert resolve_row(office="Consul")[0].office_entity is None


def test_a_person_keeps_the_office_beside_the_name() -> None:
    resolved, _ = resolve_row(name="Carl Beispiel", office="Envoy to Ruritania")
    assert (resolved.entity, resolved.office_entity) == ("carl", "envoy")


def test_a_capital_stands_for_the_only_polity_that_has_it() -> None:
    text = "a telegram to Musterstadt"
    resolved, _ = resolve(text, "Musterstadt", name="Musterstadt", agent_kind=AgentKind.POLITY)
    assert (resolved.entity, resolved.agent_kind) == ("ruritania", AgentKind.POLITY)
    assert resolve_row(name="Musterstadt", agent_kind=AgentKind.POLITY)[0].entity == "ruritania"
    assert resolve_row(as_written="Musterstadt", agent_kind=AgentKind.POLITY)[0].entity == "ruritania"
    assert resolve_row(name="Ruritania", agent_kind=AgentKind.POLITY)[0].entity == "ruritania"


def test_a_place_stands_for_nobody_where_two_polities_or_none_have_it() -> None:
    assert resolve_row(name="Twinburg", agent_kind=AgentKind.POLITY)[0].entity is None
    assert resolve_row(name="Nowhere", agent_kind=AgentKind.POLITY)[0].entity is None
    assert resolve_row(name="Musterstadt", agent_kind=AgentKind.UNKNOWN)[0].entity is None


def test_an_id_of_a_table_is_taken_and_its_kind_is_known() -> None:
    resolved, whole = resolve_row(entity="ministry", office_entity="envoy", name="The M.")
    assert (resolved.entity, resolved.office_entity, resolved.agent_kind) == (
        "ministry",
        "envoy",
        AgentKind.ORGANISATION,
    )
    assert (resolved.name, whole.checks) == ("The M.", ())


def test_an_id_that_nobody_defines_is_named_by_row_and_stays_as_written() -> None:
    resolved, whole = resolve_row(entity="annna", office_entity="envoi")
    assert (resolved.entity, resolved.office_entity) == (None, None)
    assert (resolved.as_written, resolved.name, resolved.office) == ("annna", "annna", "envoi")
    office, agent = whole.checks
    assert (agent.severity, agent.code, agent.file, agent.line) == (
        Severity.VIOLATION,
        "unknown-id",
        "sources/letters.csv",
        5,
    )
    assert (agent.found, office.found) == ("'annna'", "'envoi'")
    assert agent.expected is not None and "the nearest is 'anna'" in agent.expected
    assert office.expected is not None and "the nearest is 'envoy'" in office.expected


def test_an_id_of_something_else_is_no_correspondent() -> None:
    resolved, whole = resolve_row(entity="musterstadt", name="Anna")
    assert (resolved.entity, resolved.name) == (None, "Anna")
    assert [(check.code, check.found) for check in whole.checks] == [("wrong-type-of-id", "'musterstadt', a place")]


def test_nobody_and_files_stay_what_they_are() -> None:
    assert resolve_row(name="Anna Muster", agent_kind=AgentKind.FILE)[0].entity is None
    assert resolve_row(absence=Absence.UNSTATED)[0].entity is None


def test_two_participants_of_one_act_stay_two() -> None:
    both = (participant(ROW, name="FALKE"), participant(ROW, name="Carl Beispiel"))
    (resolved,) = resolve_documents([document(participants=both)], AUTHORITY)
    assert [(each.name, each.entity) for each in resolved.participants] == [
        ("FALKE", "carl"),
        ("Carl Beispiel", "carl"),
    ]


def place(rests_on: Span | SourceRecord, name: str, entity: str | None = None) -> PlaceStatement:
    """The place from which a document was sent."""
    return PlaceStatement(
        rests_on=rests_on,
        stated_by=Voice.AUTHOR,
        rule="test",
        role=PlaceRole.SENT_FROM,
        name=name,
        as_written=name,
        entity=entity,
    )


def test_places_are_found_by_mention_or_name_and_are_no_polities() -> None:
    text = "From Musterstadt.Sent"
    rows = (
        place(Span.of(text, 5, 16), "Musterstadt"),
        place(ROW, "twinburg"),
        place(ROW, "Ruritania"),
        place(ROW, "X", entity="nowhere"),
        place(ROW, "Y", entity="ruritania"),
        place(ROW, "Z", entity="musterstat"),
    )
    (resolved,) = resolve_documents([document(text, places=rows)], AUTHORITY)
    assert [each.entity for each in resolved.places] == ["musterstadt", "twinburg", None, "nowhere", None, None]
    assert [check.code for check in resolved.checks] == ["wrong-type-of-id", "unknown-id"]
    assert "'musterstadt'" in str(resolved.checks[1].expected)


def letter(
    key: str,
    sender: str | None,
    addressee: str | None,
    date: str | None,
    *,
    number: str = "",
    references: tuple[Reference, ...] = (),
) -> Document:
    """A letter known by a row: who to whom, when, with which number."""
    parties = tuple(
        participant(ROW, role=role, name=name)
        for role, name in ((Role.SENDER, sender), (Role.ADDRESSEE, addressee))
        if name is not None
    )
    dates: tuple[DateStatement, ...] = ()
    if date is not None:
        dates = (
            DateStatement(
                rests_on=ROW, stated_by=Voice.AUTHOR, rule="test", kind=DateKind.SENDING, value=date_of_edtf(date)
            ),
        )
    numbers = (Identifier(rests_on=ROW, stated_by=Voice.AUTHOR, rule="test", kind=NumberKind.OWN_NUMBER, value=number),)
    return document(
        id=key, participants=parties, dates=dates, identifiers=numbers if number else (), references=references
    )


def reference(kind: ReferenceKind, number: str | None = "No. 12", **fields: object) -> Reference:
    """A pointer by number."""
    plain = Reference(rests_on=ROW, stated_by=Voice.AUTHOR, rule="test", kind=kind, number=number)
    return replace(plain, **fields)  # type: ignore[arg-type]


def target(pointer: Reference, *others: Document, sender: str = "Anna Muster", addressee: str = "FALKE") -> str | None:
    """To which of some documents a letter of 5 May 1901 points."""
    answer = letter("answer", sender, addressee, "1901-05-05", number="12", references=(pointer,))
    resolved = resolve_documents([*others, answer], AUTHORITY)
    return resolved[-1].references[0].target


def test_a_reply_points_to_the_letter_of_its_addressee_to_its_sender() -> None:
    asked = letter("asked", "Carl Beispiel", "Muster", "1901-05-01", number="12")
    assert target(reference(ReferenceKind.REPLY), asked) == "asked"
    assert target(reference(ReferenceKind.YOUR, "12"), asked) == "asked"
    assert target(reference(ReferenceKind.OUR_EARLIER), asked) is None
    assert target(reference(ReferenceKind.PREVIOUS), asked) == "asked"
    assert target(reference(ReferenceKind.REPLY, "13"), asked) is None


def test_our_earlier_letter_goes_the_same_way() -> None:
    earlier = letter("earlier", "MUSTER", "Beispiel", "1901-05-01", number="12")
    assert target(reference(ReferenceKind.OUR_EARLIER), earlier) == "earlier"
    assert target(reference(ReferenceKind.REPLY), earlier) is None


def test_parties_that_no_table_knows_are_compared_as_written() -> None:
    asked = letter("asked", "Graf Nemo", "LADY  Nobody", "1901-05-01", number="12")
    pointer = reference(ReferenceKind.REPLY)
    assert target(pointer, asked, sender="Lady Nobody", addressee="GRAF NEMO") == "asked"
    assert target(pointer, asked, sender="Lady Somebody", addressee="Graf Nemo") is None


def test_a_later_letter_is_no_answered_one() -> None:
    later = letter("later", "Carl Beispiel", "Muster", "1901-05-06", number="12")
    assert target(reference(ReferenceKind.REPLY), later) is None
    same_day = letter("same", "Carl Beispiel", "Muster", "1901-05-05", number="12")
    assert target(reference(ReferenceKind.REPLY), later, same_day) == "same"


def test_a_date_in_the_reference_decides() -> None:
    may = letter("may", "Carl Beispiel", "Muster", "1901-05-01", number="12")
    april = letter("april", "Carl Beispiel", "Muster", "1901-04-01", number="12")
    assert target(reference(ReferenceKind.REPLY), may, april) is None
    dated = reference(ReferenceKind.REPLY, date=date_of_edtf("1901-04"))
    assert target(dated, may, april) == "april"
    assert target(dated, may) is None


def test_what_is_not_known_is_not_guessed() -> None:
    pointer = reference(ReferenceKind.REPLY)
    known = letter("known", "Carl Beispiel", "Muster", "1901-05-01", number="12")
    undated = letter("undated", "Carl Beispiel", "Muster", None, number="12")
    to_nobody = letter("to-nobody", "Carl Beispiel", None, "1901-05-01", number="12")
    assert target(pointer, undated) is None
    assert target(pointer, to_nobody) is None
    assert target(pointer, known, undated) is None
    assert target(pointer, known, to_nobody) is None
    assert target(reference(ReferenceKind.REPLY, "11", number_to="13"), known) is None
    assert target(reference(ReferenceKind.REPLY, None), known) is None


def test_a_series_decides_where_both_state_one() -> None:
    one = letter("one", "Carl Beispiel", "Muster", "1901-05-01", number="12")
    one = replace(one, identifiers=(replace(one.identifiers[0], series="Cabinet"),))
    assert target(reference(ReferenceKind.REPLY, series="CABINET"), one) == "one"
    assert target(reference(ReferenceKind.REPLY, series="Office"), one) is None
    assert target(reference(ReferenceKind.REPLY), one) == "one"


def test_a_number_of_a_copy_or_file_is_no_number_of_a_letter() -> None:
    one = letter("one", "Carl Beispiel", "Muster", "1901-05-01", number="12")
    one = replace(one, identifiers=(replace(one.identifiers[0], kind=NumberKind.COPY_NUMBER),))
    assert target(reference(ReferenceKind.REPLY), one) is None


def test_an_office_is_a_party_too() -> None:
    one = letter("one", "Carl Beispiel", "Muster", "1901-05-01", number="12")
    sender = participant(ROW, role=Role.SENDER, office="The Envoy to Ruritania")
    one = replace(one, participants=(sender, one.participants[1]))
    answer = letter("answer", "Muster", None, "1901-05-05", references=(reference(ReferenceKind.REPLY),))
    answer = replace(answer, participants=(*answer.participants, participant(ROW, office="envoy to ruritania")))
    assert resolve_documents([one, answer], AUTHORITY)[1].references[0].target == "one"


def test_nothing_is_lost_and_the_order_stays() -> None:
    documents = [letter(key, "Anna Muster", "FALKE", "1901-05-05", number=key) for key in ("3", "1", "2")]
    resolved = resolve_documents(documents, Authority())
    assert [each.id for each in resolved] == ["3", "1", "2"]
    assert list(resolved) == documents


GND, VIAF = "https://d-nb.info/gnd/11111111X", "https://viaf.org/viaf/22222"
IDENTIFIED = Authority(
    records={
        one.id: one
        for one in (
            replace(record("anna", "Anna Muster"), same_as=(GND,)),
            replace(record("bert", "Bert Muster"), same_as=(VIAF,)),
            replace(record("musterstadt", "Musterstadt", EntityType.PLACE), same_as=("https://www.geonames.org/77",)),
        )
    }
)


@pytest.mark.parametrize(
    ("refs", "name", "entity"),
    [
        (("http://d-nb.info/gnd/11111111x/",), "A. M.", "anna"),
        (("https://d-nb.info/gnd/99999999X",), "Anna Muster", None),  # another number in the same file: another Anna
        (("https://viaf.org/viaf/99999",), "Anna Muster", "anna"),  # a file of which the tables say nothing
        ((GND, VIAF), "A. M.", None),  # two records: nobody can say which
        (("http://www.geonames.org/77",), "A. M.", None),  # a place is no correspondent
    ],
)
def test_whom_the_source_itself_identifies_is_the_record_that_the_tables_give(
    refs: tuple[str, ...], name: str, entity: str | None
) -> None:
    one = participant(ROW, name=name, refs=refs)
    mention = StatedMention(
        rests_on=ROW, stated_by=Voice.CATALOGUER, rule="index", type=EntityType.PERSON, name=name, refs=refs
    )
    (resolved,) = resolve_documents([document(participants=(one,), stated_mentions=(mention,))], IDENTIFIED)
    assert resolved.participants[0].entity == entity
    assert resolved.stated_mentions[0].entity == entity


@pytest.mark.parametrize(
    ("refs", "name", "entity"),
    [
        (("https://sws.geonames.org/77/",), "Musterstatt", "musterstadt"),
        (("https://sws.geonames.org/78/",), "Musterstadt", None),
        ((), "Musterstadt", "musterstadt"),
    ],
)
def test_a_place_that_the_source_identifies_is_the_record_that_the_tables_give(
    refs: tuple[str, ...], name: str, entity: str | None
) -> None:
    place = PlaceStatement(
        rests_on=ROW,
        stated_by=Voice.CATALOGUER,
        rule="index",
        role=PlaceRole.SENT_FROM,
        name=name,
        as_written=name,
        refs=refs,
    )
    (resolved,) = resolve_documents([document(places=(place,))], IDENTIFIED)
    assert resolved.places[0].entity == entity


def cited(target: str) -> Reference:
    """A reference of a row that names a document by its id."""
    return Reference(
        rests_on=RECORD, stated_by=Voice.CATALOGUER, rule="table/reply_to", kind=ReferenceKind.REPLY, target=target
    )


def pointed_at(target: str, *others: Document) -> tuple[str | None, list[tuple[str, str | None]]]:
    """Where a reference of the letter `first/1` leads, and the codes and choices of the checks on it."""
    letter = document(id="first/1", source="first.csv", source_name="first", references=(cited(target),))
    resolved, *_ = resolve_documents([letter, *others], AUTHORITY)
    return resolved.references[0].target, [(check.code, check.expected) for check in resolved.checks]


def test_an_id_means_a_document_of_its_own_source_first_and_any_other_if_only_one_has_it() -> None:
    second, third = (document(id=f"{name}/2", source=f"{name}.csv", source_name=name) for name in ("second", "third"))
    own = document(id="first/2", source="first.csv", source_name="first")
    assert pointed_at("2", second, third, own) == ("first/2", [])
    assert pointed_at("2", second) == ("second/2", [])
    assert pointed_at("third/2", second, third, own) == ("third/2", [])
    assert pointed_at("2", second, third) == (None, [("target-unknown", "one of second/2, third/2")])
    assert pointed_at("second/3", second) == (
        None,
        [("target-unknown", "perhaps 'second/2' or 'second' or 'second.csv'")],
    )


def test_a_link_to_another_volume_that_is_not_there_is_a_note() -> None:
    link = replace(cited("v2/d3"), number="d3", series="v2")
    (letter,) = resolve_documents([document(id="v1/d1", references=(link,))], AUTHORITY)
    assert (letter.references[0].target, letter.references[0].number) == (None, "d3")
    assert [(check.code, check.severity) for check in letter.checks] == [("target-unknown", Severity.NOTE)]


def test_an_id_that_no_document_has_is_kept_where_the_reference_says_nothing_else() -> None:
    letter = document(id="first/1", source="first.csv", source_name="first", references=(cited("9"),))
    (resolved,) = resolve_documents([letter], AUTHORITY)
    assert (resolved.references[0].target, resolved.references[0].number) == (None, "9")
    numbered = replace(letter, references=(replace(cited("9"), number="77"),))
    (resolved,) = resolve_documents([numbered], AUTHORITY)
    assert (resolved.references[0].target, resolved.references[0].number) == (None, "77")
