"""A corrected fact takes the place of what was read, says who decided, and goes when its line goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg_builder.authority import Authority
from kg_builder.model import (
    Absence,
    ActKind,
    Basis,
    Certainty,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    DateValue,
    DescriptionKind,
    Dispatch,
    Document,
    Form,
    Identifier,
    NumberKind,
    Participant,
    PlaceRole,
    PlaceStatement,
    Role,
    Severity,
    SourceRecord,
    Statement,
    Status,
    Voice,
    settle_dispatch,
)
from kg_builder.readings import (
    CORRECTIONS_FILE,
    Corrections,
    add_corrections,
    apply_corrections,
    load_corrections,
    make_correction,
)
from kg_builder.readings.grounds import Grounds

RECORD = SourceRecord(file="sources/7.txt")
READ = Grounds(
    rests_on=RECORD,
    stated_by=Voice.AUTHOR,
    rule="header",
    basis=Basis.STATED,
    certainty=Certainty.HIGH,
    status=Status.READ_BY_RULE,
)


@pytest.fixture
def sent(letter: Document) -> Document:
    """The letter with a header as a reader gives it."""
    return replace(
        letter,
        form=Form.TELEGRAM,
        acts=(CorrespondenceAct(**READ, key="sending", kind=ActKind.SENDING),),
        participants=(
            Participant(
                **READ, role=Role.SENDER, act="sending", as_written="A. MUSTER", name="A. Muster", office="Legate"
            ),
            Participant(**READ, role=Role.ADDRESSEE, act="sending", as_written="Carl", name="Carl", entity="carl"),
        ),
        dates=(
            DateStatement(
                **READ, kind=DateKind.SENDING, act="sending", value=DateValue(as_written="3.5.01", edtf="1901-05-03")
            ),
            DateStatement(**READ, kind=DateKind.CATALOGUE, value=DateValue(as_written="May 1901", edtf="1901-05")),
        ),
        places=(
            PlaceStatement(**READ, role=PlaceRole.SENT_FROM, name="Musterdorf", as_written="Musterdorf", act="sending"),
        ),
        identifiers=(Identifier(**READ, kind=NumberKind.TELEGRAM_NUMBER, value="17", series="A"),),
    )


Correct = Callable[..., Document]


@pytest.fixture
def correct(tmp_path: Path, sent: Document, authority: Authority) -> Correct:
    """Writes corrections into a ledger, reads it, and applies it to the letter."""

    def run(*facts: tuple[str, str], document: Document = sent) -> Document:
        for field, value in facts:
            line = make_correction(document="letters/7", field=field, value=value, basis="inferred", by="B. Leser")
            add_corrections(tmp_path / "decisions", [line])
        corrections, checks = load_corrections(tmp_path / "decisions", project=tmp_path)
        assert checks == ()
        return apply_corrections(document, corrections, authority)

    return run


def _is_corrected(statement: Statement) -> bool:
    record = statement.rests_on
    return (
        isinstance(record, SourceRecord)
        and (record.file, statement.rule) == ("decisions/corrections.tsv", "decisions/corrections.tsv")
        and record.line is not None
        and (statement.stated_by, statement.basis) == (Voice.RESEARCHER, Basis.INFERRED)
        and statement.status is Status.CORRECTED
    )


def _note(document: Document) -> tuple[str | None, str | None]:
    (check,) = document.checks
    assert (check.severity, check.code, check.document) == (Severity.NOTE, "corrected", "letters/7")
    assert (check.file, check.line) == ("decisions/corrections.tsv", 3)
    assert "B. Leser" in check.message
    return check.found, check.expected


def test_without_a_line_the_document_stays_as_it_is(sent: Document) -> None:
    assert apply_corrections(sent, Corrections()) is sent


def test_a_sender_is_replaced_and_keeps_the_office_that_was_read(correct: Correct, sent: Document) -> None:
    document = correct(("sender", "Berta Muster"))
    (sender,) = [each for each in document.participants if each.role is Role.SENDER]
    assert (sender.name, sender.office, sender.act, sender.entity) == ("Berta Muster", "Legate", "sending", None)
    assert _is_corrected(sender)
    assert [each for each in document.participants if each.role is Role.ADDRESSEE] == [sent.participants[1]]
    assert _note(document) == ("“A. MUSTER”", "“Berta Muster”")


def test_an_id_is_the_record_itself_and_a_semicolon_separates_several(correct: Correct) -> None:
    document = correct(("addressee", "anna; Envoy Wolkenstein"))
    addressees = [each for each in document.participants if each.role is Role.ADDRESSEE]
    assert [(each.name, each.entity) for each in addressees] == [("Anna Muster", "anna"), ("Envoy Wolkenstein", None)]


def test_an_office_is_replaced_and_the_person_stays(correct: Correct) -> None:
    document = correct(("sender_office", "envoy"))
    (sender,) = [each for each in document.participants if each.role is Role.SENDER]
    assert (sender.name, sender.office, sender.office_entity) == ("A. Muster", "Envoy", "envoy")
    assert _is_corrected(sender)
    assert _note(document) == ("“Legate”", "“envoy”")


def test_an_office_alone_takes_part_where_nobody_is_named(correct: Correct, letter: Document) -> None:
    document = correct(("addressee_office", "Ministry"), document=letter)
    (addressee,) = document.participants
    assert (addressee.name, addressee.office) == (None, "Ministry")
    (act,) = document.acts
    assert (act.key, act.kind, addressee.act) == ("sending", ActKind.SENDING, "sending")
    (date,) = document.dates
    assert (date.act, date.absence, date.value) == ("sending", Absence.UNSTATED, None)


def test_a_reading_that_is_taken_away_leaves_nobody_named(correct: Correct) -> None:
    document = correct(("sender", ""))
    assert [each.role for each in document.participants] == [Role.ADDRESSEE]
    assert _note(document) == ("“A. MUSTER”", "nothing")
    document = correct(("addressee", ""))
    (absent,) = document.participants
    assert (absent.absence, absent.act, absent.name) == (Absence.UNSTATED, "sending", None)


@pytest.mark.parametrize(
    ("value", "edtf"), [("1901-05-04T10:30:00", "1901-05-04T10:30:00"), ("4 May 1901", "1901-05-04")]
)
def test_the_main_date_is_replaced_and_the_catalogue_keeps_its_own(correct: Correct, value: str, edtf: str) -> None:
    document = correct(("date", value))
    assert document.main_date is not None
    assert document.main_date.value is not None
    assert (document.main_date.kind, document.main_date.value.edtf) == (DateKind.SENDING, edtf)
    assert document.main_date.act == "sending"
    assert _is_corrected(document.main_date)
    assert [date.kind for date in document.dates] == [DateKind.SENDING, DateKind.CATALOGUE]
    assert _note(document) == ("“3.5.01”", f"“{value}”")


def test_a_date_of_one_kind_is_added_beside_the_others(correct: Correct) -> None:
    document = correct(("date:receipt", "1901-05-05"))
    assert [date.kind for date in document.dates] == [DateKind.RECEIPT, DateKind.SENDING, DateKind.CATALOGUE]
    assert _note(document) == ("nothing", "“1901-05-05”")


def test_a_date_that_is_taken_away_leaves_its_act_undated(correct: Correct) -> None:
    document = correct(("date", ""))
    assert [(date.kind, date.absence) for date in document.dates] == [
        (DateKind.SENDING, Absence.UNSTATED),
        (DateKind.CATALOGUE, None),
    ]


def test_place_number_title_and_form(correct: Correct) -> None:
    document = correct(("place", "musterstadt"), ("number", "71"), ("title", "A Note"), ("form", "note"))
    (place,) = document.places
    assert (place.role, place.name, place.entity) == (PlaceRole.SENT_FROM, "Musterstadt", "musterstadt")
    (number,) = document.identifiers
    assert (number.kind, number.value, number.series) == (NumberKind.TELEGRAM_NUMBER, "71", "A")
    assert (document.title, document.form) == ("A Note", Form.NOTE)
    assert [(each.kind, each.value) for each in document.descriptions] == [
        (DescriptionKind.FORM, "note"),
        (DescriptionKind.TITLE, "A Note"),
    ]
    assert all(map(_is_corrected, (place, number, *document.descriptions)))
    assert [check.found for check in document.checks] == [
        "“telegram”",
        "“17”",
        "“Musterdorf”",
        "“Letter of Anna Muster”",
    ]


def test_dispatch_is_a_status(correct: Correct) -> None:
    assert correct(("dispatch", "attested-unsent")).dispatch is Dispatch.ATTESTED_UNSENT


def test_a_number_among_several_kinds_must_say_which(correct: Correct, sent: Document) -> None:
    own = Identifier(**READ, kind=NumberKind.OWN_NUMBER, value="9")
    two = replace(sent, identifiers=(*sent.identifiers, own))
    document = correct(("number", "71"), document=two)
    assert document.identifiers == two.identifiers
    (check,) = document.checks
    assert (check.severity, check.code) == (Severity.VIOLATION, "correction-number")
    assert check.expected == "one of number:own-number, number:telegram-number"
    document = correct(("number", ""), ("number:own-number", "8"), document=sent)
    assert [(each.kind, each.value) for each in document.identifiers] == [(NumberKind.OWN_NUMBER, "8")]


def test_a_checked_document_says_so_in_every_statement(correct: Correct) -> None:
    document = correct(("checked", "yes"), ("sender", "Berta Muster"))
    assert document.checked
    statuses = {type(each).__name__: each.status for each in document.statements if not _is_corrected(each)}
    assert set(statuses.values()) == {Status.CHECKED}
    assert [each.status for each in document.participants] == [Status.CHECKED, Status.CORRECTED]


def test_taking_the_line_back_undoes_it_exactly(tmp_path: Path, correct: Correct, sent: Document) -> None:
    assert correct(("sender", "Berta Muster"), ("date", "1902"), ("checked", "yes")) != sent
    path = tmp_path / "decisions" / CORRECTIONS_FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:2]), encoding="utf-8")
    assert correct() == sent


def test_a_document_that_is_read_again_keeps_its_correction(correct: Correct, sent: Document) -> None:
    correct(("sender", "Berta Muster"))
    again = replace(sent, text="Another transcript", participants=sent.participants[1:], title="Anew")
    assert "Berta Muster" in [each.name for each in correct(document=again).participants]


def test_the_words_of_other_documents_are_not_touched(correct: Correct, sent: Document) -> None:
    other = replace(sent, id="letters/8")
    assert correct(("sender", "Berta Muster"), document=other) is other


def test_a_correction_that_it_was_not_sent_takes_the_sending_away_and_gives_it_back(
    correct: Correct, sent: Document
) -> None:
    unsent = settle_dispatch(correct(("dispatch", "attested-unsent")))
    assert not [act for act in unsent.acts if act.kind is ActKind.SENDING]
    assert [each.act for each in unsent.participants if each.role is Role.SENDER] == [None]
    again = settle_dispatch(
        correct(("dispatch", "attested"), document=replace(sent, dispatch=Dispatch.ATTESTED_UNSENT))
    )
    assert (again.acts, again.participants) == (sent.acts, sent.participants)


def test_who_drafted_a_paper_does_not_show_that_it_was_sent(correct: Correct, sent: Document) -> None:
    paper = replace(sent, acts=(), participants=(), dates=(), places=())
    document = correct(("drafter", "Berta Muster"), document=paper)
    assert (document.acts, [each.act for each in document.participants]) == ((), [None])
    assert [each.act for each in correct(("drafter", "Berta Muster")).participants if each.role is Role.DRAFTER] == [
        "sending"
    ]
