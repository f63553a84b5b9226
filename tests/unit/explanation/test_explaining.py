"""Explanations: every statement about something, its words in context, its voices and removes."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from kg_builder.errors import UsageError
from kg_builder.explanation import ExplainedStatement, Explanation, explain, explanation_record, write_explanation
from kg_builder.store import GraphStore


def _of(explanation: Explanation, kind: str) -> list[ExplainedStatement]:
    return [statement for statement in explanation.statements if statement.kind == kind]


def test_a_document_with_all_its_statements(store: GraphStore, folder: Path, base: str) -> None:
    found = explain(store, "letters/7.txt", folder)
    assert found.subject == f"{base}document/letters/7.txt"
    assert found.label == "Letter of Anna Muster"
    assert found.types == ("Document",)
    assert [statement.kind for statement in found.statements] == [
        "Document",
        "CorrespondenceAct",
        "Participation",
        "Participation",
        "DateStatement",
        "PlaceStatement",
        "DocumentRelation",
        "ArchivalCopy",
        "SpeechAct",
        "SpeechAct",
        "Event",
        "Mention",
        "Mention",
    ]


def test_words_stand_in_their_lines(store: GraphStore, folder: Path, text: str) -> None:
    found = explain(store, "letters/7.txt", folder)
    (date,) = _of(found, "DateStatement")
    (words,) = date.words
    assert (words.before, words.quote, words.after) == ("From Musterstadt. Sent ", "3.5.01 04.00", ".")
    assert text[words.start : words.end] == words.quote
    assert (words.file, words.line, words.remark) == ("sources/7.txt", 2, None)
    for statement in found.statements:
        for each in statement.words:
            assert text[each.start : each.end] == each.quote
            assert (each.before or "") + each.quote + (each.after or "") in text


def test_voice_basis_certainty_status_and_rule(store: GraphStore, folder: Path) -> None:
    found = explain(store, "letters/7.txt", folder)
    addressee, sender = _of(found, "Participation")
    assert (addressee.voice, addressee.basis, addressee.certainty) == ("sending office", "inferred", "medium")
    assert (sender.voice, sender.basis, sender.certainty) == ("author", "stated", "high")
    assert (sender.status, sender.rule) == ("read by rule", "signature-line")
    assert sender.sentence == "Anna Muster is sender of “Letter of Anna Muster”, as Envoy"
    assert addressee.sentence.endswith("under the pseudonym WOLKENSTEIN, explained by the editor as Carl, 2 copies")


def test_a_relation_of_documents_is_a_sentence(store: GraphStore, folder: Path) -> None:
    (relation,) = _of(explain(store, "letters/7.txt", folder), "DocumentRelation")
    assert relation.sentence == "“Letter of Anna Muster” is a draft of “8.txt”"
    assert relation.rule == "quoted-letter"


def test_a_chain_of_sayings_names_every_remove(store: GraphStore, folder: Path) -> None:
    found = explain(store, "letters/7.txt", folder)
    outer, inner = _of(found, "SpeechAct")
    assert outer.sentence == "Anna Muster (author) reports that Carl Beispiel reported to Anna Muster"
    assert inner.sentence == (
        "Anna Muster (author) reports that Carl Beispiel reported to Anna Muster that Dora promised Carl Beispiel"
    )
    (event,) = _of(found, "Event")
    assert event.sentence.endswith("that Dora promised Carl Beispiel: visit “visit at the lake”, with Dora (intended)")
    assert (outer.removes, inner.removes, event.removes) == (0, 1, 2)
    assert event.attributed_to == (outer.iri, inner.iri)
    assert inner.status == "read by person"
    assert [place.file for place in inner.places] == ["readings/sheet.csv"]


def test_a_single_saying_and_what_hangs_on_it(store: GraphStore, folder: Path) -> None:
    whole = explain(store, "letters/7.txt", folder)
    outer, inner = _of(whole, "SpeechAct")
    found = explain(store, outer.iri, folder)
    assert [statement.iri for statement in found.statements] == [outer.iri, inner.iri]
    assert explain(store, f"<{inner.iri}>", folder).subject == inner.iri


def test_a_person_with_names_tenures_rows_and_sayings(store: GraphStore, folder: Path) -> None:
    found = explain(store, "anna", folder)
    kinds = [statement.kind for statement in found.statements]
    assert kinds == ["Person", "Name", "Tenure", "Participation", "Participation", "SpeechAct"]
    itself, name, tenure, of_letter, of_row, _ = found.statements
    assert (itself.places[0].file, itself.places[0].line, itself.source) == (
        "authority/people.csv",
        2,
        "List of officials, p. 3",
    )
    assert name.sentence == "HERON is a name of Anna Muster (pseudonym), court"
    assert tenure.sentence == "Anna Muster holds the office Envoy, beginning 1900"
    assert (of_letter.document_label, of_row.document_label) == ("Letter of Anna Muster", "Letter no. 3")
    assert (of_row.voice, of_row.status) == ("cataloguer", "stated by markup")
    assert (of_row.places[0].file, of_row.places[0].locator, of_row.words) == ("tables/list.csv", "row=3", ())


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("Anna Muster", "person/anna"),
        ("HERON", "person/anna"),
        ("  Anna   Muster ", "person/anna"),
        ("envoy", "office/envoy"),
        ("Envoy", "office/envoy"),
        ("musterstadt", "place/musterstadt"),
        ("Letter no. 3", "document/list/3"),
        ("sources/7.txt", "document/letters/7.txt"),
        ("7.txt", "document/letters/7.txt"),
        ("7", "document/letters/7.txt"),
        ("XYZ, fond 45", "archive/XYZ/fond/45"),
    ],
)
def test_what_is_meant(store: GraphStore, folder: Path, base: str, given: str, path: str) -> None:
    assert explain(store, given, folder).subject == base + path


def test_offices_places_and_archives_have_statements(store: GraphStore, folder: Path) -> None:
    office = [statement.kind for statement in explain(store, "envoy", folder).statements]
    assert office == ["Office", "Tenure", "Participation"]
    place = [statement.kind for statement in explain(store, "musterstadt", folder).statements]
    assert place == ["Place", "PlaceStatement"]
    archive = [statement.kind for statement in explain(store, "XYZ, fond 45", folder).statements]
    assert archive == ["ArchivalCopy"]


def test_a_name_that_means_two_things(store: GraphStore, folder: Path) -> None:
    with pytest.raises(UsageError) as caught:
        explain(store, "Twin", folder)
    (problem,) = caught.value.problems
    assert [choice.rpartition("/")[2] for choice in problem.choices] == ["carl-2", "carl-3"]


@pytest.mark.parametrize(
    "given", ["Ana Mustr", "https://example.org/nothing", 'x" } UNION { ?s ?p ?o', "a> b", "", "\\"]
)
def test_nothing_is_called_so(store: GraphStore, folder: Path, given: str) -> None:
    with pytest.raises(UsageError) as caught:
        explain(store, given, folder)
    if given == "Ana Mustr":
        assert "Anna Muster" in caught.value.problems[0].choices


def test_a_file_that_changed_shows_only_the_words(store: GraphStore, folder: Path) -> None:
    (folder / "sources" / "7.txt").write_text("Something else.", encoding="utf-8")
    (date,) = _of(explain(store, "letters/7.txt", folder), "DateStatement")
    (words,) = date.words
    assert (words.quote, words.before, words.after) == ("3.5.01 04.00", None, None)
    assert words.remark is not None
    assert "has changed" in words.remark


def test_a_file_that_is_gone_shows_only_the_words(store: GraphStore, folder: Path) -> None:
    (folder / "sources" / "7.txt").unlink()
    (date,) = _of(explain(store, "letters/7.txt", folder), "DateStatement")
    assert date.words[0].quote == "3.5.01 04.00"
    assert date.words[0].remark is not None
    assert "not there" in date.words[0].remark


def test_for_the_terminal(store: GraphStore, folder: Path) -> None:
    stream = io.StringIO()
    write_explanation(explain(store, "letters/7.txt", folder), stream)
    shown = stream.getvalue()
    assert shown.startswith("Letter of Anna Muster (Document)\n")
    assert "    From Musterstadt. Sent “3.5.01 04.00”.\n    sources/7.txt, line 2, characters 47-59\n" in shown
    assert "at 2 removes from the document's own voice" in shown
    assert not set(shown) & {"\x1b", "\r", "\ufeff"}


def test_as_json(store: GraphStore, folder: Path) -> None:
    record = explanation_record(explain(store, "anna", folder))
    again = json.loads(json.dumps(record))
    assert list(again) == ["version", "subject", "label", "types", "statements"]
    assert again["statements"][3]["words"][0]["quote"] == "ANNA MUSTER"


def test_something_known_without_statements(store: GraphStore, folder: Path, base: str) -> None:
    found = explain(store, "https://w3id.org/kg-builder/ontology#", folder)
    assert found.statements == ()
    stream = io.StringIO()
    write_explanation(found, stream)
    assert "No statement is about it." in stream.getvalue()


def test_the_authority_files_by_which_a_source_identifies_people_are_told(store: GraphStore, folder: Path) -> None:
    found = explain(store, "list/3", folder)
    (sender,) = _of(found, "Participation")
    (mention,) = _of(found, "StatedMention")
    assert sender.sentence.endswith("identified as https://d-nb.info/gnd/1")
    assert mention.sentence == (
        "Carl Beispiel is said to be mentioned in “Letter no. 3”, identified as https://viaf.org/viaf/1"
    )
    assert mention in explain(store, "carl", folder).statements


def test_the_dataset_says_what_kg_toml_says(store: GraphStore, folder: Path, base: str) -> None:
    found = explain(store, f"{base}dataset", folder)
    (statement,) = found.statements
    assert (found.label, statement.sentence) == (
        "Ruritania",
        "“Ruritania” is the dataset, of 2 documents, licence not stated",
    )


def test_no_node_is_told_by_the_names_of_our_properties(store: GraphStore, folder: Path) -> None:
    rows = store.select("SELECT DISTINCT ?s WHERE { ?s a ?class }").rows
    for (subject,) in rows:
        for statement in explain(store, str(getattr(subject, "value", "")), folder).statements:
            assert not re.search(r"has[A-Z]|statedBy|transcribes", statement.sentence), statement.sentence


def test_what_has_no_name_is_called_by_its_sentence(store: GraphStore, folder: Path) -> None:
    rows = store.select(
        "SELECT ?s WHERE { ?s a <https://w3id.org/kg-builder/ontology#CorrespondenceAct> } ORDER BY ?s"
    ).rows
    found = explain(store, str(getattr(rows[0][0], "value", "")), folder)
    assert found.label == next(each.sentence for each in found.statements if each.iri == found.subject)
    assert "of “" in found.label
