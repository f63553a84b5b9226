"""Pages of a catalogue around a transcript: whose words are whose, and nothing lost between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg_builder.model import DateKind, Document, NumberKind, Role, Voice, ZoneKind

Read = Callable[..., Document]

TELEGRAM = """CIPHERED TELEGRAM No. 405
From Musterstadt. Sent 2.5.51 04.00.
Received 2.5.51 05.47.
To Comrade GREY FOX [Muster]
To No. 77.

The bridge is mended.

No. 512/Wo. WOLKENSTEIN.
Copies to Muster (2), Beispiel,
File of 9th Department.
"""
ENTRY = """Skip to content
May 3, 1951
Telegram from Wolkenstein to Muster about Boots
"""
CITED = "“Telegram from Wolkenstein to Muster about Boots,” May 3, 1951, Toy Digital Archive, TRA, f. 12, op. 3, d. 77."


def voice_of(document: Document, words: str) -> Voice:
    """Whose words the zone says they are."""
    assert document.text is not None
    place = document.text.index(words)
    return next(zone.voice for zone in document.zones if zone.start <= place < zone.end)


def zone_of(document: Document, words: str) -> ZoneKind:
    """The kind of the zone that holds some words."""
    assert document.text is not None
    place = document.text.index(words)
    return next(zone.kind for zone in document.zones if zone.start <= place < zone.end)


@pytest.mark.parametrize(
    "entry",
    [
        "Summary:\nWolkenstein says that the bridge has been mended.\nContents:\n",
        "Summary:\nWolkenstein says that the bridge has been mended.\n",
        "Summary: Wolkenstein says that the bridge has been mended.\n\n",
        "Document Summary\n\nWolkenstein says that the bridge has been mended.\n\nHe wants boots.\n\n"
        "English Translation\n\n",
        f"Summary:\nWolkenstein says that the bridge has been mended.\nCitation:\n{CITED}\nContents:\n",
        f"Citation: {CITED}\n\n",
        "Source:\nTRA, f. 12, op. 3, d. 77\nContents:\n",
        "Source: TRA, f. 12, op. 3, d. 77\n",
        "This document was made possible with support from the Toy Foundation.\n",
    ],
)
def test_what_stands_below_a_catalogues_entry_is_read(read: Read, entry: str) -> None:
    document = read(ENTRY + entry + TELEGRAM)
    assert document.profile == "digital-archive"
    assert document.title == "Telegram from Wolkenstein to Muster about Boots"
    assert document.main_date is not None
    assert document.main_date.value is not None
    assert document.main_date.value.edtf == "1951-05-02T04:00:00"
    by_role = {role: [who.name for who in document.participants if who.role is role] for role in Role}
    assert by_role[Role.SENDER] == ["WOLKENSTEIN"]
    assert by_role[Role.ADDRESSEE] == ["GREY FOX"]
    assert by_role[Role.COPY_RECIPIENT] == ["Muster", "Beispiel", "File of 9th Department"]
    assert voice_of(document, "The bridge is mended.") is Voice.AUTHOR
    assert zone_of(document, "Sent 2.5.51") is ZoneKind.HEADER
    if "Wolkenstein says" in entry:
        assert zone_of(document, "Wolkenstein says") is ZoneKind.ABSTRACT
    if "boots." in entry:
        assert zone_of(document, "He wants boots.") is ZoneKind.ABSTRACT
    if "TRA" in entry:
        (held,) = document.archival_references
        assert (held.repository, held.levels[0]) == ("TRA", ("fond", "12"))
    if "Foundation" in entry:
        assert zone_of(document, "Toy Foundation") is ZoneKind.CHROME


def test_a_letter_below_an_entry_is_the_authors(read: Read) -> None:
    entry = "Skip to content\nApril 1, 1949\nLetter, Anna Muster to Carl Beispiel\nAbstract:\nMuster writes of boots.\n"
    letter = "New Musterstadt, 1st April, 1949.\nMy dear Carl,\n\nWe have boots.\n\nYours sincerely,\nAnna Muster\n"
    document = read(entry + letter + "\nRecord ID\n\n112358\n")
    assert {(who.role, who.name, who.stated_by) for who in document.participants} >= {
        (Role.SIGNATORY, "Anna Muster", Voice.AUTHOR),
        (Role.SENDER, "Anna Muster", Voice.CATALOGUER),
    }
    assert [place.name for place in document.places] == ["New Musterstadt"]
    assert voice_of(document, "We have boots.") is Voice.AUTHOR
    assert zone_of(document, "Muster writes") is ZoneKind.ABSTRACT


def test_a_citation_below_the_source_is_no_second_copy(read: Read) -> None:
    foot = (
        f"\nDocument Information\n\nTRA, f. 12, op. 3, d. 77, l. 5-7\nCitation: {CITED}\nTranslated by Anna Muster.\n\n"
        "The Toy Program welcomes reuse of its materials.\n"
    )
    document = read(ENTRY + TELEGRAM + foot)
    (held,) = document.archival_references
    assert (held.as_written, held.folios) == ("TRA, f. 12, op. 3, d. 77, l. 5-7", "5-7")


def test_an_entry_without_a_text_is_said_to_be_one(read: Read) -> None:
    document = read("Skip to content\n\nMay 3, 1951\n\nTelegram, Muster to Beispiel\n\nRecord ID\n\n112358\n")
    assert [check.code for check in document.checks] == ["text-missing"]
    assert "text-missing" not in [check.code for check in read(ENTRY + TELEGRAM).checks]


def test_copies_behind_a_blank_line_are_no_abstract(read: Read) -> None:
    text = (ENTRY + TELEGRAM).replace("Copies to", "\nCopies to") + "\nWolkenstein says that the bridge is mended.\n"
    document = read(text)
    assert len([who for who in document.participants if who.role is Role.COPY_RECIPIENT]) == 3
    assert zone_of(document, "Wolkenstein says") is ZoneKind.ABSTRACT


@pytest.mark.parametrize(
    "line",
    ["Drafted 1 May", "Dictated 1 May 1951", "Typed 1.5.51", "Handed in 1 May 1951", "Enciphered 1 May 1951"],
)
def test_what_was_done_on_a_day_is_no_place(read: Read, line: str) -> None:
    for text, profile in (
        (TELEGRAM.replace("From Musterstadt", f"{line}\nFrom Musterstadt"), None),
        (f"{line}\nSent 2.5.1951\nReceived 3.5.1951\n\nDear Anna,\n\nWe are well.\n\nYours,\nCarl Muster\n", "generic"),
    ):
        document = read(text, profile)
        assert [place.name for place in document.places] == (["Musterstadt"] if profile is None else [])
        assert {date.kind for date in document.dates} >= {DateKind.SENDING, DateKind.RECEIPT}
        assert [who for who in document.participants if who.role is Role.SIGNATORY]
        drafted = any(date.kind is DateKind.DRAFTING for date in document.dates)
        assert drafted or [check.found for check in document.checks if check.code == "header-unread"] == [line]


def test_a_line_of_the_header_that_no_rule_reads_is_named(read: Read) -> None:
    document = read(TELEGRAM.replace("To No. 77.", "To No. 77. See 7.7.50\nOut of turn, by hand of Beispiel"))
    checks = [check for check in document.checks if check.code == "header-unread"]
    assert [check.found for check in checks] == ["7.7.50"]
    assert document.text is not None
    for check in checks:
        assert check.span is not None
        assert document.text[check.span.start : check.span.end] == check.found


def test_a_title_with_a_number_is_no_routing_line(read: Read) -> None:
    document = read("May 3, 1951\n\nCiphered Telegram No. 405 from Wolkenstein to Muster\n\n" + TELEGRAM)
    assert document.title == "Ciphered Telegram No. 405 from Wolkenstein to Muster"
    numbers = [(one.value, one.stated_by) for one in document.identifiers if one.kind is NumberKind.TELEGRAM_NUMBER]
    assert numbers == [("405", Voice.CATALOGUER), ("405", Voice.SENDING_OFFICE)]


def test_an_excerpt_dated_by_its_title_has_a_dated_sending(read: Read) -> None:
    text = (
        "ANNA MUSTER, Telegram to Moscow, 3 May 1901\n\nThe following excerpt is from a telegram by Muster.\n\n"
        "We have none. . . .\n\nSource: Bulletin of Toyland, Issue 5 (Musterstadt: Muster, 1995), 8.\n"
    )
    document = read(text)
    (sent,) = [date for date in document.dates if date.act == "sending"]
    assert (sent.kind, sent.stated_by, sent.absence) == (DateKind.CATALOGUE, Voice.EDITOR, None)
    assert sent.value is not None
    assert sent.value.edtf == "1901-05-03"
    assert {(who.role, who.name) for who in document.participants} == {
        (Role.SENDER, "ANNA MUSTER"),
        (Role.ADDRESSEE, "Moscow"),
    }


def test_an_abstract_of_several_paragraphs_stands_before_the_date(read: Read) -> None:
    first = "Wolkenstein says that the bridge at Musterstadt has been mended by the staff.\n\n"
    abstract = f"{first}He asks for boots, and he asks for a map of all the hills.\n"
    document = read(f"{abstract}\n1951-05-03\n\nTelegram from Wolkenstein to Muster\n\n{TELEGRAM}")
    assert document.title == "Telegram from Wolkenstein to Muster"
    assert zone_of(document, "Wolkenstein says") is ZoneKind.ABSTRACT
    assert zone_of(document, "He asks for boots") is ZoneKind.ABSTRACT


def test_remarks_of_the_translator_are_not_the_authors(read: Read) -> None:
    foot = "\nTranslated by: C. Beispiel\nTrue copy: [signature]\n\nDocument Information\n\nTRA, f. 12, op. 3, d. 77\n"
    document = read(ENTRY + TELEGRAM + foot)
    assert voice_of(document, "Translated by") is Voice.TRANSLATOR
    assert len([who for who in document.participants if who.role is Role.COPY_RECIPIENT]) == 3
    assert [check.line for check in document.checks if check.code == "header-unread"] == [16, 17]


def test_a_text_that_has_begun_is_not_interrupted_by_what_looks_like_a_header(read: Read) -> None:
    text = "The people ask for boots in large numbers and of all sizes, and the staff has none left. " * 5
    document = read(TELEGRAM.replace("The bridge is mended.", f"{text}\nFrom Hauptstadt\nTo Comrade BEISPIEL"))
    assert [place.name for place in document.places] == ["Musterstadt"]
    assert [who.name for who in document.participants if who.role is Role.ADDRESSEE] == ["GREY FOX"]
    assert zone_of(document, "From Hauptstadt") is ZoneKind.BODY


SLIPS = """Skip to content

Jully 1, 195O

Ciphered telegram, Wolkenstein to Muster

Ciphered telegram No. 4711
From Musterstadt.Sent 2.7.5O 04.00.
Recieved 32.7.50 05.47.
Decifered by Beispiel
By wier.
To Comrad FOX [Muster
To No 36Z.

All is well.

No 423/Wo WOLKENSTEIN
Copeis to Muster (2), Beispeil,
Flie of 8th

Documnet Information

TRA, Fnd 45, Opis 1, Dleo 346, Listy 105-1O7

Record ID

112358
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_slip_in_every_line_is_named_and_nothing_is_made_of_it(read: Read, mark: str, end: str) -> None:
    document = read(mark + SLIPS.replace("\n", end))
    named = {check.line: check.found for check in document.checks if check.code in {"header-unread", "date-unread"}}
    assert named == {
        3: "Jully 1, 195O",
        8: "2.7.5O",
        9: "Recieved 32.7.50 05.47.",
        10: "Decifered by Beispiel",
        11: "By wier.",
        12: "To Comrad FOX [Muster",
        13: "To No 36Z.",
        18: "Copeis to Muster (2), Beispeil,",
        19: "Flie of 8th",
        23: "TRA, Fnd 45, Opis 1, Dleo 346, Listy 105-1O7",
    }
    assert [(who.role, who.name) for who in document.participants if who.absence is None] == [
        (Role.ADDRESSEE, "Muster"),
        (Role.SIGNATORY, "WOLKENSTEIN"),
        (Role.SENDER, "WOLKENSTEIN"),
    ]
    assert document.archival_references == ()
    assert {date.value.edtf for date in document.dates if date.value is not None} == {None}
    assert document.title == "Ciphered telegram, Wolkenstein to Muster"
