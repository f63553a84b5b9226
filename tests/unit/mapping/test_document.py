"""A document's graph: the budget of a catalogue letter, keys that survive, voices only where they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.authority import Authority
from kg_builder.mapping import Graph, map_document
from kg_builder.model import (
    Absence,
    ActKind,
    AgentKind,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    DateValue,
    Dispatch,
    Document,
    DocumentRelation,
    Edition,
    EditionKind,
    EntityType,
    Form,
    Participant,
    PlaceRole,
    PlaceStatement,
    RelationKind,
    Role,
    SourceRecord,
    Span,
    SpeechAct,
    SpeechActKind,
    StatedMention,
    Status,
    Transcription,
    Voice,
)

BASE = "https://example.org/ruritania/"
KGB = "https://w3id.org/kg-builder/ontology#"
ROW = SourceRecord(file="sources/register.csv", locator="row=1", line=2)
NOBODY = Authority()


def catalogue_letter() -> Document:
    """A letter known only by its catalogue record: who, to whom, when, from where."""

    def act(rule: str) -> CorrespondenceAct:
        return CorrespondenceAct(
            key="sending",
            kind=ActKind.SENDING,
            rests_on=ROW,
            stated_by=Voice.CATALOGUER,
            rule=rule,
            status=Status.STATED_BY_MARKUP,
        )

    def participant(role: Role, name: str) -> Participant:
        return Participant(
            role=role,
            act="sending",
            name=name,
            as_written=name,
            rests_on=ROW,
            stated_by=Voice.CATALOGUER,
            rule="table/name",
            status=Status.STATED_BY_MARKUP,
        )

    return Document(
        id="R1",
        source="sources/register.csv",
        source_name="register",
        record=ROW,
        title="Muster to Beispiel",
        form=Form.LETTER,
        dispatch=Dispatch.ATTESTED,
        acts=(act("table/act"),),
        participants=(participant(Role.SENDER, "Muster"), participant(Role.ADDRESSEE, "Beispiel")),
        dates=(
            DateStatement(
                kind=DateKind.SENDING,
                act="sending",
                value=DateValue(
                    as_written="3 May 1901",
                    edtf="1901-05-03",
                    earliest="1901-05-03T00:00:00",
                    latest="1901-05-03T23:59:59",
                ),
                rests_on=ROW,
                stated_by=Voice.CATALOGUER,
                rule="table/date",
                status=Status.STATED_BY_MARKUP,
            ),
        ),
        places=(
            PlaceStatement(
                role=PlaceRole.SENT_FROM,
                name="Strelsau",
                as_written="Strelsau",
                act="sending",
                rests_on=ROW,
                stated_by=Voice.CATALOGUER,
                rule="table/place",
                status=Status.STATED_BY_MARKUP,
            ),
        ),
    )


def telegram(text: str) -> Document:
    """A telegram with one signature."""
    start = text.index("MUSTER")
    span = Span.of(text, start, start + 6)
    return Document(
        id="letters/7.txt",
        source="sources/7.txt",
        source_name="letters",
        record=SourceRecord(file="sources/7.txt"),
        text=text,
        transcription=Transcription(sha256="0" * 64),
        acts=(
            CorrespondenceAct(
                key="sending", kind=ActKind.SENDING, rests_on=span, stated_by=Voice.AUTHOR, rule="signature"
            ),
        ),
        participants=(
            Participant(
                role=Role.SENDER,
                act="sending",
                name="MUSTER",
                as_written="MUSTER",
                rests_on=span,
                stated_by=Voice.AUTHOR,
                rule="signature",
                agent_kind=AgentKind.PERSON,
            ),
        ),
    )


def objects(graph: Graph, subject_part: str, name: str) -> list[str]:
    return [o for s, p, o in graph.triples if subject_part in s and p == f"<{KGB}{name}>"]


def test_a_catalogue_letter_keeps_to_the_budget() -> None:
    graph = map_document(catalogue_letter(), NOBODY, BASE).graph
    assert len(graph.triples) == 58  # docs/decisions/0006-triples-a-letter.md says where they go
    assert not [triple for triple in graph.triples if "wasGeneratedBy" in triple[1]]
    assert not objects(graph, "participation", "statedBy")


def test_a_corrected_fact_of_a_row_says_what_made_it_whatever_the_ledger_is_called() -> None:
    letter = catalogue_letter()
    ledger = SourceRecord(file="entscheide/corrections.tsv", locator="R1 sender", line=3)
    sender = replace(letter.participants[0], rests_on=ledger, rule=ledger.file, status=Status.CORRECTED)
    mapped = map_document(replace(letter, participants=(sender, letter.participants[1])), NOBODY, BASE)
    made = [(s, o) for s, p, o in mapped.graph.triples if "wasGeneratedBy" in p]
    assert [("participation-sender" in s, o) for s, o in made] == [(True, f"<{BASE}rule/entscheide%2Fcorrections.tsv>")]
    assert mapped.rules == {ledger.file}


def test_no_blank_nodes_and_sorted() -> None:
    graph = map_document(catalogue_letter(), NOBODY, BASE).graph
    assert graph.triples == tuple(sorted(set(graph.triples)))
    assert not [term for triple in graph.triples for term in triple if term.startswith("_:")]


def test_a_statement_survives_edits_elsewhere() -> None:
    def iris_of(text: str) -> set[str]:
        triples = map_document(telegram(text), NOBODY, BASE).graph.triples
        return {s for s, p, _ in triples if p == f"<{KGB}concerns>"}

    assert iris_of("I report.\n\nMUSTER.\n") == iris_of("I report, and more of it.\r\n\r\nMUSTER.\r\n")


def test_only_a_voice_that_differs_is_written() -> None:
    document = telegram("I report.\n\nMUSTER.\n")
    graph = map_document(document, NOBODY, BASE).graph
    assert not objects(graph, "participation-sender", "statedBy")
    supplied = replace(document.participants[0], stated_by=Voice.EDITOR)
    graph = map_document(replace(document, participants=(supplied,)), NOBODY, BASE).graph
    assert objects(graph, "participation-sender", "statedBy") == ["<https://w3id.org/kg-builder/kind#voice-editor>"]


def test_a_draft_that_was_never_sent_has_no_sender_in_short_form() -> None:
    unsent = replace(telegram("I report.\n\nMUSTER.\n"), dispatch=Dispatch.ATTESTED_UNSENT)
    graph = map_document(unsent, NOBODY, BASE).graph
    assert not objects(graph, "document", "sentBy")
    assert objects(graph, "participation-sender", "involves")


def test_an_unnamed_forwarder_is_an_absence_and_nobody() -> None:
    document = telegram("I report.\n\nMUSTER.\n")
    nobody = Participant(
        role=Role.RELAY,
        act="sending",
        absence=Absence.UNSTATED,
        rests_on=document.record,
        stated_by=Voice.RECEIVING_OFFICE,
        rule="routing",
    )
    graph = map_document(replace(document, participants=(nobody,)), NOBODY, BASE).graph
    assert objects(graph, "participation-relay", "hasAbsence") == [
        "<https://w3id.org/kg-builder/kind#absence-unstated>"
    ]
    assert not objects(graph, "participation-relay", "involves")


@pytest.mark.parametrize(
    ("kind", "short_form"),
    [
        (RelationKind.CONVEYS, "conveys"),
        (RelationKind.DRAFT_OF, "draftOf"),
        (RelationKind.TRANSLATION_OF, "translationOf"),
        (RelationKind.SAME_MESSAGE_AS, "sameMessageAs"),
    ],
)
def test_a_relation_of_documents_is_a_statement_with_a_short_form(kind: RelationKind, short_form: str) -> None:
    letter = telegram("To Beispiel.\nMUSTER\n")
    relation = DocumentRelation(
        kind=kind,
        target="letters/8.txt",
        rests_on=letter.participants[0].rests_on,
        stated_by=Voice.EDITOR,
        rule="quoted-letter",
    )
    graph = map_document(replace(letter, relations=(relation,)), NOBODY, BASE).graph
    other = f"<{BASE}document/letters/8.txt>"
    assert objects(graph, "letters/7.txt>", short_form) == [other]
    assert objects(graph, f"relation-{kind.value}/", "pointsTo") == [other]
    assert objects(graph, f"relation-{kind.value}/", "hasKind") == [
        f"<https://w3id.org/kg-builder/kind#relation-{kind.value}>"
    ]
    assert objects(graph, f"relation-{kind.value}/", "concerns") == [f"<{BASE}document/letters/7.txt>"]


def test_the_line_of_a_quotation_counts_every_kind_of_line_end() -> None:
    for end in ("\n", "\r\n", "\r"):
        graph = map_document(telegram(f"I report.{end}{end}MUSTER.{end}"), NOBODY, BASE).graph
        assert objects(graph, "quote", "line") == ['"3"^^<http://www.w3.org/2001/XMLSchema#integer>']


def test_a_chain_of_reports_keeps_its_depth() -> None:
    text = "A said that B said that C promised.\n\nMUSTER.\n"

    def act(name: str, start: int, inside: str | None, kind: SpeechActKind) -> SpeechAct:
        return SpeechAct(
            id=name,
            kind=kind,
            speakers=(name,),
            attributed_to=inside,
            rests_on=Span.of(text, start, 35),
            stated_by=Voice.AUTHOR,
            rule="readings/x.csv",
            status=Status.READ_BY_PERSON,
        )

    acts = (
        act("A", 0, None, SpeechActKind.SAY),
        act("B", 12, "A", SpeechActKind.SAY),
        act("C", 24, "B", SpeechActKind.PROMISE),
    )
    graph = map_document(replace(telegram(text), speech_acts=acts), NOBODY, BASE).graph
    inside = {s: o for s, p, o in graph.triples if p == f"<{KGB}attributedTo>"}
    (innermost,) = {s for s in inside if "speech-promise" in s}
    assert inside[innermost] in inside
    assert inside[inside[innermost]] not in inside


@pytest.mark.parametrize(
    ("zone", "instant"),
    [(None, None), ("Strelsau time", None), ("GMT", "1901-05-03T00:10:00Z"), ("+02:00", "1901-05-02T22:10:00Z")],
)
def test_an_instant_is_added_only_where_the_source_states_a_zone(zone: str | None, instant: str | None) -> None:
    letter = catalogue_letter()
    value = DateValue(
        as_written="3 May 1901 0.10 a.m.",
        edtf="1901-05-03T00:10:00",
        earliest="1901-05-03T00:10:00",
        latest="1901-05-03T00:10:59",
        zone=zone,
    )
    graph = map_document(replace(letter, dates=(replace(letter.dates[0], value=value),)), Authority(), BASE).graph
    written = objects(graph, "date-sending", "utc")
    assert written == ([f'"{instant}"^^<http://www.w3.org/2001/XMLSchema#dateTime>'] if instant else [])
    assert objects(graph, "date-sending", "earliest") == [
        '"1901-05-03T00:10:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    ]


def test_two_of_one_name_whom_the_source_identifies_as_two_are_two_agents() -> None:
    letter = catalogue_letter()
    one = replace(letter.participants[0], refs=("https://d-nb.info/gnd/1",), position=1)
    two = replace(letter.participants[0], refs=("https://d-nb.info/gnd/2", "no iri"), position=2)
    graph = map_document(replace(letter, participants=(one, two)), NOBODY, BASE).graph
    assert sorted(objects(graph, "participation", "isIdentifiedAs")) == [
        "<https://d-nb.info/gnd/1>",
        "<https://d-nb.info/gnd/2>",
    ]
    assert len(set(objects(graph, "participation", "involves"))) == 2
    assert len(objects(graph, "participation", "position")) == 2


def test_what_a_source_says_is_mentioned_is_written_with_its_short_form() -> None:
    letter = catalogue_letter()

    def mention(kind: EntityType | None, name: str | None, ref: str, term: str | None = None) -> StatedMention:
        return StatedMention(
            rests_on=ROW,
            stated_by=Voice.CATALOGUER,
            rule="table/mentions",
            status=Status.STATED_BY_MARKUP,
            type=kind,
            name=name,
            refs=(ref,),
            term=term,
        )

    stated = (
        mention(EntityType.PERSON, "Carl Beispiel", "https://viaf.org/viaf/1"),
        mention(EntityType.PLACE, "Strelsau", "https://www.geonames.org/1"),
        mention(None, None, "https://example.org/works/1", "cmif:mentionsBibl"),
    )
    graph = map_document(replace(letter, stated_mentions=stated), NOBODY, BASE).graph
    meant = objects(graph, "/mention-", "refersTo")
    assert [("/agent/" in term, "/place-as-written/" in term) for term in sorted(meant)] == [
        (True, False),
        (False, True),
    ]
    assert sorted(objects(graph, "document/R1", "mentions")) == sorted(meant)
    assert objects(graph, "/mention-other", "term") == ['"cmif:mentionsBibl"']
    assert objects(graph, "/mention-other", "isIdentifiedAs") == ["<https://example.org/works/1>"]


def test_an_edition_says_how_it_is_published_and_under_which_key_its_source_lists_it() -> None:
    edition = Edition(
        rests_on=ROW,
        stated_by=Voice.CATALOGUER,
        rule="table/edition",
        citation="Letters of Ruritania",
        kind=EditionKind.HYBRID,
        key="c0ffee00-0000-4000-8000-000000000001",
    )
    graph = map_document(replace(catalogue_letter(), editions=(edition,)), NOBODY, BASE).graph
    assert objects(graph, "/edition/", "hasKind") == ["<https://w3id.org/kg-builder/kind#edition-hybrid>"]
    assert objects(graph, "/edition/", "key") == ['"c0ffee00-0000-4000-8000-000000000001"']
