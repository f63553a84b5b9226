"""Letters of no known layout, in three languages: numbers, references, copies, and the address at the foot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg_builder.model import Certainty, Document, Role

Read = Callable[..., Document]

OFFICIAL = """MINISTRY OF BOOTS
Our ref.: B/12/57
Your ref.: 44/K
Strelsau, 3 May 1957
Subject: Repair of bridges
Re your No. 12 of 1 April 1957

Dear Mr. Beispiel,

In reply to your letter No. 44/K of 2 May 1957 I beg to say that the bridge is mended.

Yours sincerely,
A. Muster
Deputy Director

Copies to: Carl Tsendel; Embassy in Musterstadt
cc: Registry
"""
MEMORANDUM = """No. 44/K
To: Anna Muster
From: Carl Beispiel
Date: 3 May 1957
cc: Bertha Tsendel, File
Subject: Boots

We need boots.

C. BEISPIEL
"""
GERMAN = """Amt für Stiefel
Nr. 44/K
Musterstadt, den 3. Mai 1912
Betreff: Lieferung von Stiefeln
Bezug: Ihr Schreiben Nr. 12 vom 1. April 1912
An den Botschafter in Ruritanien

Sehr geehrter Herr Beispiel,

die Brücke ist fertig.

Mit vorzüglicher Hochachtung
A. Muster
Abschrift an: Karl Tsendel, Gesandtschaft in Musterstadt
"""
FRENCH = """Musterville, le 3 mai 1912
N° 44/K
Objet : livraison de bottes

Monsieur le Ministre,

En réponse à votre lettre n° 12 du 1er avril 1912, je vous informe que le pont est réparé.

Veuillez agréer, Monsieur le Ministre, l'expression de ma haute considération.

A. Muster
Copie à : Charles Tsendel
"""


def who(document: Document, role: Role) -> list[tuple[str | None, str | None]]:
    """Name and office of those in a role."""
    return [(one.name, one.office) for one in document.participants if one.role is role]


def pointers(document: Document) -> set[tuple[str, str | None, str | None]]:
    """Kind, number and date of every reference."""
    return {(one.kind.value, one.number, one.date.edtf if one.date else None) for one in document.references}


def codes(document: Document) -> list[str]:
    """The checks but the one that every letter of no known layout gets."""
    return [check.code for check in document.checks if check.code != "layout-unknown"]


def test_the_ordinary_lines_of_an_office_are_read(read: Read) -> None:
    document = read(OFFICIAL)
    assert document.profile == "generic"
    assert [(one.kind.value, one.value) for one in document.identifiers] == [("own-number", "B/12/57")]
    assert pointers(document) == {
        ("your", "44/K", None),
        ("your", "12", "1957-04-01"),
        ("reply", "44/K", "1957-05-02"),
    }
    assert who(document, Role.COPY_RECIPIENT) == [
        ("Carl Tsendel", None),
        (None, "Embassy in Musterstadt"),
        (None, "Registry"),
    ]
    assert who(document, Role.SIGNATORY) == [("A. Muster", "Deputy Director")]
    assert codes(document) == []


def test_copies_named_at_the_head_are_no_foot(read: Read) -> None:
    document = read(MEMORANDUM)
    assert who(document, Role.COPY_RECIPIENT) == [("Bertha Tsendel", None), ("File", None)]
    assert who(document, Role.SIGNATORY) == [("C. BEISPIEL", None)]
    assert [one.value for one in document.identifiers] == ["44/K"]
    assert document.main_date is not None
    assert document.main_date.value is not None
    assert document.main_date.value.edtf == "1957-05-03"


@pytest.mark.parametrize(
    ("text", "addressee", "copy", "reference"),
    [
        (GERMAN, (None, "Botschafter in Ruritanien"), ("Karl Tsendel", None), ("your", "12", "1912-04-01")),
        (FRENCH, (None, "Ministre"), ("Charles Tsendel", None), ("reply", "12", "1912-04-01")),
    ],
)
def test_letters_in_german_and_french(
    read: Read,
    text: str,
    addressee: tuple[str | None, str | None],
    copy: tuple[str | None, str | None],
    reference: tuple[str, str | None, str | None],
) -> None:
    document = read(text)
    assert who(document, Role.ADDRESSEE) == [addressee]
    assert who(document, Role.COPY_RECIPIENT)[0] == copy
    assert who(document, Role.SIGNATORY) == [("A. Muster", None)]
    assert pointers(document) == {reference}
    assert document.places[0].role.value == "sent_from"
    assert document.main_date is not None
    assert document.main_date.value is not None
    assert document.main_date.value.edtf == "1912-05-03"
    assert codes(document) == []


@pytest.mark.parametrize("profile", ["generic", "digital-archive"])
@pytest.mark.parametrize(
    ("foot", "addressee", "place"),
    [
        ("\nThe Minister of Boots,\nMusterstadt.\n", (None, "Minister of Boots"), "Musterstadt"),
        ("\nThe Minister of Boots\n", (None, "Minister of Boots"), None),
        ("The Minister of Boots\n", (None, "Minister of Boots"), None),
        ("To the Envoy of Ruritania, Musterstadt\n", (None, "Envoy of Ruritania"), "Musterstadt"),
        (
            "\nCarl Beispiel,\nDirector of the Museum,\nHauptstadt\n",
            ("Carl Beispiel", "Director of the Museum"),
            "Hauptstadt",
        ),
        ("\nHis Excellency Carl Beispiel,\nMinister of Boots\n", ("Carl Beispiel", "Minister of Boots"), None),
    ],
)
def test_an_addressee_at_the_foot_is_not_the_office_of_who_signs(
    read: Read, profile: str, foot: str, addressee: tuple[str | None, str | None], place: str | None
) -> None:
    head = "Strelsau, 3 May 1901\n\nSir,\n\nI thank you for your letter of 1 May 1901 and for all the boots in it.\n\n"
    document = read(f"{head}Yours faithfully,\nA. Muster\n{foot}", profile)
    assert who(document, Role.SIGNATORY) == [("A. Muster", None)]
    assert who(document, Role.ADDRESSEE) == [addressee]
    assert [one.name for one in document.places if one.role.value == "sent_to"] == ([place] if place else [])


def test_what_may_be_a_second_signatory_is_left_open(read: Read) -> None:
    head = "Strelsau, 3 May 1901\n\nDear Anna,\n\nWe are well.\n\n"
    document = read(f"{head}Yours faithfully,\nA. Muster\n\nCarl Beispiel,\nDirector\n")
    assert [one.certainty for one in document.participants if one.role is Role.ADDRESSEE] == [Certainty.MEDIUM]
    assert [check.found for check in document.checks if check.code == "header-unread"] == ["Carl Beispiel,", "Director"]


def test_two_names_of_one_list_are_two(read: Read) -> None:
    text = "Telegram No. 5\nFrom Musterstadt. Sent 3.7.1951\nTo: Cmrds ANNA MUSTER and CARL MUSTER\n\nAll is well.\n"
    document = read(text)
    assert who(document, Role.ADDRESSEE) == [("ANNA MUSTER", None), ("CARL MUSTER", None)]


def test_two_onward_addressees_are_two_deliveries(read: Read) -> None:
    text = (
        "Ciphered Telegram No. 7301\nMUSTERSTADT, SOVIET AMBASSADOR\nFor ANNA MUSTER.\nYour No. 1353 received.\n"
        "Transmit the following to Comrade CARL BEISPIEL.\nWe have boots.\nWOLKENSTEIN\nNo. 72/III\n"
    )
    document = read(text)
    found = {(one.name or one.office, one.act) for one in document.participants if one.role is Role.ADDRESSEE}
    assert found == {
        ("SOVIET AMBASSADOR", "sending"),
        ("ANNA MUSTER", "delivery"),
        ("CARL BEISPIEL", "delivery-2"),
    }
    assert {act.key for act in document.acts} == {"sending", "delivery", "delivery-2"}
    assert [(place.role.value, place.name) for place in document.places] == [("sent_to", "MUSTERSTADT")]


@pytest.mark.parametrize(
    ("bracket", "alias", "gloss"),
    [
        ("[Muster]", "FOX", "Muster"),
        ("[i.e., Muster]", "FOX", "Muster"),
        ("[cover name for Muster]", "FOX", "Muster"),
        ("[Fox]", None, "Fox"),
        ("[Minister of Boots]", None, "Minister of Boots"),
        ("[lisa]", None, "lisa"),
        ("[illegible]", None, None),
        ("[sic]", None, None),
        ("[?]", None, None),
        ("[3]", None, None),
    ],
)
def test_kinds_of_brackets_behind_a_name_are_told_apart(
    read: Read, bracket: str, alias: str | None, gloss: str | None
) -> None:
    document = read(f"Telegram No. 5\nFrom Musterstadt. Sent 3.7.1951\nTo Comrade FOX {bracket}\n\nAll is well.\n")
    (addressee,) = [one for one in document.participants if one.role is Role.ADDRESSEE]
    assert (addressee.name, addressee.pseudonym, addressee.gloss) == ("FOX", alias, gloss)


@pytest.mark.parametrize("profile", ["generic", "digital-archive"])
def test_copies_named_below_the_addressee_are_no_foot(read: Read, profile: str) -> None:
    text = (
        "Ciphered telegram\nMusterstadt, 24 March 1950\nTo: Comrade A. MUSTER\nCopy: Comrade BEISPIEL\n\n"
        "I report that the bridge at Musterstadt has been mended and that we have boots.\n\nA. WOLKENSTEIN\n"
    )
    document = read(text, profile)
    assert who(document, Role.ADDRESSEE) == [("A. MUSTER", None)]
    assert who(document, Role.COPY_RECIPIENT) == [("BEISPIEL", None)]
    assert who(document, Role.SIGNATORY) == [("A. WOLKENSTEIN", None)]
