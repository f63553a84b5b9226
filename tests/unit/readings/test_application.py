"""Rows become speech acts and events with their words, voices, names and times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg_builder.authority import Authority
from kg_builder.model import (
    Absence,
    Actuality,
    Basis,
    Document,
    Event,
    EventKind,
    Participant,
    Polarity,
    Role,
    Severity,
    SourceRecord,
    Span,
    SpeechAct,
    SpeechActKind,
    Status,
    Voice,
)
from kg_builder.readings import DocumentNames, Readings, apply_readings, load_readings, settle_readings

ReadingsOf = Callable[..., Readings]
ROW = {"document": "letters/7", "quote": "seven ships", "kind": "promise"}


def _codes(document: Document) -> list[str]:
    return [check.code for check in document.checks]


def _act(document: Document) -> SpeechAct:
    assert document.speech_acts is not None
    (act,) = document.speech_acts
    return act


def _event(document: Document) -> Event:
    assert document.events is not None
    (event,) = document.events
    return event


def test_a_row_becomes_a_speech_act_that_rests_on_its_words(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    readings = readings_of(
        ROW
        | {
            "id": "p1",
            "quote": "Envoy Wolkenstein promised him seven ships",
            "speaker": "Envoy Wolkenstein",
            "hearer": "carl",
            "polarity": "negative",
            "actuality": "conditional",
            "time": "1901-05",
            "place": "musterstadt",
            "label": "seven ships",
            "note": "doubtful",
        }
    )
    document = apply_readings(letter, readings, authority)
    act = _act(document)
    assert letter.text is not None
    start = letter.text.index("Envoy")
    quote = "Envoy Wolkenstein\r\npromised him  seven ships"
    assert act.rests_on == Span(start, start + len(quote), quote)
    assert (act.id, act.kind) == ("p1", SpeechActKind.PROMISE)
    assert (act.speakers, act.hearers) == (("Envoy Wolkenstein",), ("carl",))
    assert (act.polarity, act.actuality) == (Polarity.NEGATIVE, Actuality.CONDITIONAL)
    assert act.time is not None
    assert (act.time.edtf, act.time.latest) == ("1901-05", "1901-05-31T23:59:59")
    assert (act.place, act.content, act.note) == ("musterstadt", "seven ships", "doubtful")
    assert (act.stated_by, act.attributed_to) == (Voice.AUTHOR, None)
    assert (act.rule, act.status, act.basis) == ("readings/sheet.tsv", Status.READ_BY_PERSON, Basis.STATED)
    assert act.read_in == SourceRecord(file="readings/sheet.tsv", locator="row=1", line=2)
    assert document.events == ()
    assert document.checks == ()


def test_a_row_becomes_an_event_labelled_by_its_words(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    row = ROW | {
        "quote": "wants to meet the Envoy in Musterstadt",
        "kind": "meeting",
        "actuality": "intended",
        "participants": "Carl; the Envoy",
        "place": "the capital",
        "time": "3 May 1901",
    }
    event = _event(apply_readings(letter, readings_of(row), authority))
    assert (event.kind, event.actuality) == (EventKind.MEETING, Actuality.INTENDED)
    assert event.label == "wants to meet the Envoy in Musterstadt"
    assert event.participants == ("carl", "the Envoy")
    assert event.place == "musterstadt"
    assert event.time is not None
    assert (event.time.as_written, event.time.edtf) == ("3 May 1901", "1901-05-03")


def test_a_document_of_which_no_row_speaks_stays_as_it_is(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    readings = readings_of(ROW | {"document": "another"})
    assert apply_readings(letter, readings, authority) is letter


@pytest.mark.parametrize(
    ("quote", "inside", "voice"),
    [
        ("Anna Muster, 3 May", "", Voice.CATALOGUER),
        ("Anna Muster asked for ships", "", Voice.EDITOR),
        ("seven ships", "", Voice.AUTHOR),
        ("seven ships", "Editor", Voice.EDITOR),
        ("Anna Muster asked for ships", "author", Voice.AUTHOR),
    ],
)
def test_the_voice_is_that_of_the_zone_unless_the_row_names_one(
    letter: Document, authority: Authority, readings_of: ReadingsOf, quote: str, inside: str, voice: Voice
) -> None:
    document = apply_readings(letter, readings_of(ROW | {"quote": quote, "inside": inside}), authority)
    assert _act(document).stated_by is voice


def test_a_text_without_zones_speaks_with_its_authors_voice(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    assert _act(apply_readings(replace(letter, zones=()), readings_of(ROW), authority)).stated_by is Voice.AUTHOR


def test_statements_stand_in_the_order_of_the_text_what_reports_first(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    rows = [
        ROW | {"id": "c", "quote": "the harbour's gate is shut"},
        ROW | {"id": "b", "quote": "Envoy Wolkenstein promised him seven ships"},
        ROW | {"id": "a", "quote": "Carl Beispiel told me that Envoy Wolkenstein promised him seven ships"},
    ]
    document = apply_readings(letter, readings_of(*rows), authority)
    assert [act.id for act in document.speech_acts or ()] == ["a", "b", "c"]


# Quotes that cannot be told


def test_a_missing_quote_is_a_violation_with_the_nearest_words_and_the_command(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    readings = readings_of(ROW, ROW | {"quote": "Wolkenstien promised seven ships"})
    document = apply_readings(letter, readings, authority)
    assert len(document.speech_acts or ()) == 1
    (check,) = document.checks
    assert (check.severity, check.code) == (Severity.VIOLATION, "quote-missing")
    assert (check.file, check.line, check.document) == ("readings/sheet.tsv", 3, "letters/7")
    assert check.found == "“Wolkenstien promised seven ships”"
    assert check.expected == "“Wolkenstein promised him seven ships”"
    assert "row 2" in check.message
    assert "line 5" in check.message
    assert "kg-builder accept readings/sheet.tsv 2" in check.message


def test_a_quote_like_nothing_in_the_text_offers_nothing(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    (check,) = apply_readings(letter, readings_of(ROW | {"quote": "Xyzzy plugh qwrt"}), authority).checks
    assert check.code == "quote-missing"
    assert "accept" not in check.message


@pytest.mark.parametrize(("occurrence", "line"), [("1", 6), ("2", 7)])
def test_occurrence_chooses_among_equal_words(
    letter: Document, authority: Authority, readings_of: ReadingsOf, occurrence: str, line: int
) -> None:
    readings = readings_of(ROW | {"quote": "I answered that", "kind": "answer", "occurrence": occurrence})
    span = _act(apply_readings(letter, readings, authority)).span
    assert span is not None
    assert letter.text is not None
    assert letter.text.count("\n", 0, span.start) + 1 == line


@pytest.mark.parametrize(
    ("quote", "occurrence", "words"),
    [
        ("I answered that", "", "the quote stands 2 times (lines 6, 7)"),
        ("I answered that", "3", "the quote stands 2 times, not 3 times (lines 6, 7)"),
        ("seven ships", "2", "the quote stands once, not 2 times (line 6)"),
    ],
)
def test_words_that_stand_more_or_less_often_are_a_violation(
    letter: Document, authority: Authority, readings_of: ReadingsOf, quote: str, occurrence: str, words: str
) -> None:
    readings = readings_of(ROW | {"quote": quote, "occurrence": occurrence})
    document = apply_readings(letter, readings, authority)
    assert document.speech_acts == ()
    (check,) = document.checks
    assert (check.severity, check.code) == (Severity.VIOLATION, "quote-occurrence")
    assert words in check.message
    assert "kg-builder accept readings/sheet.tsv 1" in check.message


def test_nothing_can_be_quoted_from_a_bare_record(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    document = apply_readings(replace(letter, text=None, zones=()), readings_of(ROW), authority)
    assert _codes(document) == ["quote-missing"]
    assert document.speech_acts == ()


def test_a_bad_time_costs_the_time_and_not_the_row(
    letter: Document, authority: Authority, readings_of: ReadingsOf
) -> None:
    document = apply_readings(letter, readings_of(ROW | {"time": "31.2.1901 or so"}), authority)
    assert _act(document).time is None
    (check,) = document.checks
    assert (check.severity, check.code, check.line) == (Severity.VIOLATION, "reading-time", 2)


@pytest.mark.parametrize(
    ("time", "edtf"),
    [
        ("../1901-05-03", "../1901-05-03"),
        ("1901-05~/1901-06-01", "1901-05~/1901-06-01"),
        ("1901-05-03T14:30:00", "1901-05-03T14:30:00"),
        ("1901-05-03 14:30", "1901-05-03T14:30:00"),
    ],
)
def test_times_are_edtf_or_what_a_spreadsheet_makes_of_them(
    letter: Document, authority: Authority, readings_of: ReadingsOf, time: str, edtf: str
) -> None:
    value = _act(apply_readings(letter, readings_of(ROW | {"time": time}), authority)).time
    assert value is not None
    assert (value.edtf, value.as_written) == (edtf, time)


# Names


@pytest.mark.parametrize(
    ("words", "found", "codes"),
    [
        ("anna", ("anna",), []),
        ("ANNA  MUSTER", ("anna",), []),
        ("Anna-Muster; Carl", ("anna", "carl"), []),
        ("Carl; Carl Beispiel; carl", ("carl",), []),
        ("Ruritania", ("ruritania",), []),
        ("Muster", ("Muster",), ["name-ambiguous"]),
        ("secretary of Anna Muster", ("secretary of Anna Muster",), []),
        ("Karl Beispiel", ("Karl Beispiel",), ["name-unknown"]),
        ("annna", ("annna",), ["name-unknown"]),
        ("nobody-known", ("nobody-known",), ["name-unknown"]),
        ("Musterstadt", ("Musterstadt",), ["name-type"]),
        ("musterstadt", ("Musterstadt",), ["name-type"]),
        ("envoy", ("Envoy",), ["name-type"]),
    ],
)
def test_speakers_are_ids_names_known_for_one_only_or_words(
    letter: Document,
    authority: Authority,
    readings_of: ReadingsOf,
    words: str,
    found: tuple[str, ...],
    codes: list[str],
) -> None:
    document = apply_readings(letter, readings_of(ROW | {"speaker": words}), authority)
    assert _act(document).speakers == found
    assert _codes(document) == codes
    assert all(check.severity is Severity.WARNING for check in document.checks)


def test_without_tables_every_name_is_kept_as_words(letter: Document, readings_of: ReadingsOf) -> None:
    document = apply_readings(letter, readings_of(ROW | {"speaker": "Anna; Carl Beispiel"}), Authority())
    assert _act(document).speakers == ("Anna", "Carl Beispiel")
    assert document.checks == ()


def _sender(name: str | None, entity: str | None = None, absence: Absence | None = None) -> Participant:
    return Participant(
        rests_on=SourceRecord(file="sources/7.txt"),
        stated_by=Voice.AUTHOR,
        rule="signature",
        role=Role.SENDER,
        act="sending",
        name=name,
        entity=entity,
        absence=absence,
    )


@pytest.mark.parametrize(
    ("senders", "found", "codes"),
    [
        ([_sender("Anna", "anna"), _sender("A. Muster", "anna")], "anna", []),
        ([_sender("A. Muster")], "A. Muster", []),
        ([_sender("A. Muster"), _sender("Anna", "anna")], "anna", []),
        ([_sender("Anna", "anna"), _sender("Carl", "carl")], "author", ["author-unknown"]),
        ([_sender("Anna"), _sender("Carl")], "author", ["author-unknown"]),
        ([_sender(None, absence=Absence.ILLEGIBLE)], "author", ["author-unknown"]),
        ([], "author", ["author-unknown"]),
    ],
)
def test_author_is_the_one_sender_of_the_document(
    letter: Document,
    authority: Authority,
    readings_of: ReadingsOf,
    senders: list[Participant],
    found: str,
    codes: list[str],
) -> None:
    sent = replace(letter, participants=tuple(senders))
    document = apply_readings(sent, readings_of(ROW | {"hearer": "author"}), authority)
    assert _act(document).hearers == (found,)
    assert _codes(document) == codes


# Which document


def _other(letter: Document, identity: str, source: str, title: str | None) -> Document:
    return replace(letter, id=identity, source=source, title=title)


@pytest.mark.parametrize("words", ["letters/7", "sources/7.txt", "7.txt", "7", "letter of  ANNA Muster"])
def test_a_document_is_meant_by_id_file_name_or_title(
    letter: Document, authority: Authority, readings_of: ReadingsOf, words: str
) -> None:
    readings = readings_of(ROW | {"document": words})
    other = _other(letter, "letters/8", "sources/8.txt", "Letter of Carl")
    settled, checks = settle_readings(readings, DocumentNames([letter, other]))
    assert checks == ()
    assert [row.document for row in settled.rows] == ["letters/7"]
    for found in (readings, settled):
        assert len(apply_readings(letter, found, authority).speech_acts or ()) == 1
        assert apply_readings(other, found, authority) is other


def test_an_unknown_document_is_a_violation_with_the_nearest(letter: Document, readings_of: ReadingsOf) -> None:
    readings = readings_of(ROW | {"document": "Leter of Ana Muster"})
    settled, (check,) = settle_readings(readings, DocumentNames([letter]))
    assert (check.severity, check.code, check.line) == (Severity.VIOLATION, "reading-document", 2)
    assert check.expected == "perhaps 'Letter of Anna Muster'"
    assert settled.rows == ()


def test_a_name_of_two_documents_is_a_violation_with_the_choices(letter: Document, readings_of: ReadingsOf) -> None:
    readings = readings_of(ROW | {"document": "7.txt"})
    documents = [letter, _other(letter, "notes/7", "notes/7.txt", None)]
    settled, (check,) = settle_readings(readings, DocumentNames(documents))
    assert settled.rows == ()
    assert (check.severity, check.expected) == (Severity.VIOLATION, "one of letters/7, notes/7")


def test_an_exact_id_goes_before_the_title_of_another_document(letter: Document, readings_of: ReadingsOf) -> None:
    documents = [_other(letter, "a", "sources/a.txt", "letters/7"), letter]
    settled, checks = settle_readings(readings_of(ROW), DocumentNames(documents))
    assert ([row.document for row in settled.rows], checks) == (["letters/7"], ())


def test_one_id_in_two_sheets_of_one_document_is_a_violation(
    tmp_path: Path, letter: Document, authority: Authority, write_sheet: Callable[..., Path]
) -> None:
    write_sheet("id,document,quote,kind", "x,7,seven ships,say", name="a.csv")
    write_sheet("id,document,quote,kind", "x,7,gate is shut,say", "y,8,gate,say", name="b.csv")
    readings, checks = load_readings(tmp_path / "readings", project=tmp_path)
    assert checks == ()
    document = apply_readings(letter, readings, authority)
    assert _act(document).rests_on.quote == "seven ships"  # type: ignore[union-attr]
    (check,) = document.checks
    assert (check.severity, check.code, check.file, check.line) == (
        Severity.VIOLATION,
        "reading-id",
        "readings/b.csv",
        2,
    )


def test_all_checks_of_a_document_are_kept(letter: Document, authority: Authority, readings_of: ReadingsOf) -> None:
    rows = [ROW | {"quote": "nothing like it qq"}, ROW | {"speaker": "Muster", "time": "never"}]
    checks = apply_readings(letter, readings_of(*rows), authority).checks
    assert {check.document for check in checks} == {letter.id}
    assert [check.code for check in checks] == ["quote-missing", "reading-time", "name-ambiguous"]
