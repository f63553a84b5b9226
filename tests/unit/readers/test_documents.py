"""What is put together from the statements of one text: parties, acts, what is expressly not stated, and the checks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg_builder.model import (
    Absence,
    ActKind,
    Basis,
    DateKind,
    Dispatch,
    Document,
    Extent,
    Form,
    Participant,
    PlaceRole,
    Role,
    Severity,
    SourceRecord,
    Voice,
)

Read = Callable[..., Document]

TELEGRAM = """July 1, 1950

Ciphered telegram, Wolkenstein to Tsendel on the Harvest

Ciphered telegram No. 4711
From Musterstadt.Sent 2.7.50 04.00.
Received 2.7.50 05.47.

By wire.

To Comrade FOX [Tsendel]
To No. 362.

The harvest is good.

No. 423/X. WOLKENSTEIN.
Copies to Tsendel (2), Beispiel.
"""


def of_role(document: Document, role: Role) -> list[Participant]:
    """The participants in a role."""
    return [who for who in document.participants if who.role is role]


def test_a_telegram_is_read_whole(read: Read) -> None:
    document = read(TELEGRAM)
    assert (document.id, document.source, document.profile) == ("letters/1.txt", "letters/1.txt", "digital-archive")
    assert document.title == "Ciphered telegram, Wolkenstein to Tsendel on the Harvest"
    assert (document.form, document.dispatch) == (Form.TELEGRAM, Dispatch.ATTESTED)
    assert document.main_date is not None
    assert document.main_date.value is not None
    assert document.main_date.value.edtf == "1950-07-02T04:00:00"
    assert [act.kind for act in document.acts] == [ActKind.SENDING, ActKind.RECEIPT, ActKind.DISTRIBUTION]
    assert document.mentions is None


def test_who_is_named_alike_by_the_document_and_its_title_is_named_once(read: Read) -> None:
    document = read(TELEGRAM)
    (sender,) = of_role(document, Role.SENDER)
    assert (sender.name, sender.stated_by, sender.basis) == ("WOLKENSTEIN", Voice.AUTHOR, Basis.INFERRED)
    (addressee,) = of_role(document, Role.ADDRESSEE)
    assert (addressee.name, addressee.pseudonym, addressee.gloss) == ("FOX", "FOX", "Tsendel")
    assert (addressee.stated_by, addressee.gloss_by) == (Voice.AUTHOR, Voice.EDITOR)


def test_an_addressee_whom_the_title_names_otherwise_is_kept_beside_it(read: Read) -> None:
    document = read(TELEGRAM.replace("Wolkenstein to Tsendel", "Wolkenstein to Anna Muster"))
    assert [(who.name, who.stated_by) for who in of_role(document, Role.ADDRESSEE)] == [
        ("Anna Muster", Voice.CATALOGUER),
        ("FOX", Voice.AUTHOR),
    ]
    assert [check.code for check in document.checks] == ["dates-differ", "parties-differ"]


def test_every_act_has_participants_and_a_date_or_says_that_there_is_none(read: Read) -> None:
    document = read(TELEGRAM.replace("No. 423/X. WOLKENSTEIN.\n", "").replace("Wolkenstein to Tsendel on", "On"))
    for act in document.acts:
        assert any(who.act == act.key for who in document.participants)
        assert any(date.act == act.key for date in document.dates)
    (sender,) = of_role(document, Role.SENDER)
    assert (sender.absence, sender.rests_on) == (Absence.UNSTATED, SourceRecord(file="letters/1.txt"))
    (receiver,) = of_role(document, Role.RECEIVER)
    assert receiver.absence is Absence.UNSTATED
    (undated,) = [date for date in document.dates if date.value is None]
    assert (undated.kind, undated.absence) == (DateKind.DISTRIBUTION, Absence.UNSTATED)


def test_a_date_of_the_catalogue_that_differs_is_kept_and_said(read: Read) -> None:
    document = read(TELEGRAM)
    (check,) = [check for check in document.checks if check.code == "dates-differ"]
    assert (check.severity, check.line, check.found, check.expected) == (
        Severity.WARNING,
        1,
        "July 1, 1950",
        "2.7.50 04.00",
    )
    assert check.span is not None
    assert document.text is not None
    assert document.text[check.span.start : check.span.end] == "July 1, 1950"
    assert [check.code for check in read(TELEGRAM.replace("July 1", "July 2")).checks] == []


def test_a_receipt_before_the_sending_is_a_warning(read: Read) -> None:
    document = read(TELEGRAM.replace("Received 2.7.50 05.47", "Received 1.7.50 23.00"))
    (check,) = [check for check in document.checks if check.code == "receipt-before-sending"]
    assert (check.severity, check.line) == (Severity.WARNING, 7)


def test_the_order_of_day_and_month_is_a_property_of_the_series(read: Read) -> None:
    letter = "Musterstadt, 3/4/1951\n\nDear Anna,\n\nWe are well.\n\nYours,\nBertha Beispiel\n"
    document = read(letter)
    assert [check.code for check in document.checks] == ["date-ambiguous", "layout-unknown"]
    (date,) = [date for date in document.dates if date.kind is DateKind.HEADING]
    assert date.value is not None
    assert date.value.edtf == "[1951-03-04,1951-04-03]"
    telegram = read(TELEGRAM.replace("2.7.50 04.00", "3.4.50 04.00"))
    assert telegram.main_date is not None
    assert telegram.main_date.value is not None
    assert telegram.main_date.value.edtf == "1950-04-03T04:00:00"


@pytest.mark.parametrize(
    "text",
    [
        "Resolution of the Board of Toys\n\nTo Comrade Muster\n\nApproved.\n\nA. BEISPIEL\n",
        "Minutes of the meeting of the Board\n\nFrom: Carl Muster\nTo: Anna Muster\n\nThe board met.\n",
        "Record of the conversation between Envoy Wolkenstein and Anna Muster\n\nThey spoke.\n\nA. BEISPIEL\n",
        "M e m o r a n d u m\nSubject: The meeting of Muster with Beispiel\n\nThey met.\n\n(Wolkenstein)\n",
        "Once upon a time there was a king.\n\nTo the west lay a wood.\n\nTHE DARK WOOD\n\nHe went in.\n",
    ],
)
def test_what_is_no_message_has_no_sender_and_no_addressee(read: Read, text: str) -> None:
    document = read(text)
    assert of_role(document, Role.SENDER) == []
    assert of_role(document, Role.ADDRESSEE) == []
    assert document.acts == ()


def test_a_memorandum_with_a_line_to_and_a_line_from_has_both(read: Read) -> None:
    document = read("MEMORANDUM\nTo: Anna Muster\nFrom: Carl Beispiel\nSubject: Toys\n\nWe need toys.\n")
    assert [who.name for who in of_role(document, Role.SENDER)] == ["Carl Beispiel"]
    assert [who.name for who in of_role(document, Role.ADDRESSEE)] == ["Anna Muster"]


def test_a_letter_of_no_known_layout(read: Read) -> None:
    text = (
        "Musterstadt, 3 May 1901\r\n\r\nDear Anna,\r\n\r\nWe are well.\r\n\r\nYours ever,\r\nBertha Beispiel\r\n\r\n"
        "Copy to Carl Muster\r\n"
    )
    document = read(text)
    assert [who.name for who in of_role(document, Role.SENDER)] == ["Bertha Beispiel"]
    assert [who.name for who in of_role(document, Role.ADDRESSEE)] == ["Anna"]
    assert [(who.name, who.stated_by) for who in of_role(document, Role.COPY_RECIPIENT)] == [
        ("Carl Muster", Voice.AUTHOR)
    ]
    assert [(place.role, place.name) for place in document.places] == [(PlaceRole.SENT_FROM, "Musterstadt")]
    assert document.dispatch is Dispatch.NOT_STATED
    assert [check.code for check in document.checks] == ["layout-unknown"]


def test_an_address_is_preferred_to_a_salutation(read: Read) -> None:
    text = "Musterstadt, 3 May 1901\nTo Anna Muster\n\nDear cousin,\n\nWe are well.\n\nYours ever,\nBertha Beispiel\n"
    assert [who.name for who in of_role(read(text), Role.ADDRESSEE)] == ["Anna Muster"]


def test_an_excerpt_is_known_by_its_ellipsis(read: Read) -> None:
    text = (
        "DOCUMENT 7.1 | ANNA MUSTER, Telegram (May 3, 1901)\n\nThe following text is from a telegram written by Muster "
        "to Moscow.\n\nWe are well. . . .\n\nSource: “Telegram from Muster to Beispiel, 3 May 1901,” Bulletin of "
        "Ruritania, Issue 5 (Musterstadt: Muster, 1995), 8, https://example.org/5.\n"
    )
    document = read(text)
    assert document.transcription is not None
    assert document.transcription.extent is Extent.EXCERPT
    assert {(who.name, who.agent_kind.value) for who in of_role(document, Role.ADDRESSEE)} == {
        ("Moscow", "polity"),
        ("Beispiel", "unknown"),
    }
    assert [who.name for who in of_role(document, Role.SENDER)] == ["ANNA MUSTER"]
    (check,) = document.checks
    assert (check.code, check.severity) == ("parties-differ", Severity.NOTE)
    (edition,) = document.editions
    assert edition.url == "https://example.org/5"


def test_a_zone_that_is_too_long_is_searched_only_so_far(read: Read) -> None:
    document = read("Dear Anna,\n\n" + "We are well. " * 20_000 + "your telegram No. 12 came\n", "generic")
    assert [check.code for check in document.checks] == ["zone-long"]
    assert document.references == ()


def test_an_addressee_alone_makes_no_unnamed_sender(read: Read) -> None:
    document = read("Strelsau, 3 May 1901\n\nTo Anna Muster\n\nThe harvest is good.\n", profile="generic")
    assert not [who for who in document.participants if who.role is Role.SENDER]
