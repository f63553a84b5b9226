"""Every reading rule on invented words: what it reads, with its exact span, and what it must leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg_builder.model import (
    ArchivalReference,
    CorrespondenceAct,
    DateStatement,
    Description,
    Edition,
    Identifier,
    Participant,
    PlaceStatement,
    Reference,
    Span,
    Statement,
)
from kg_builder.readers.plain_text import RULES

Ask = Callable[..., list[Statement]]


def fact(statement: Statement) -> str:
    """A statement in one line: what it says, and behind the bar the words that it rests on."""
    assert isinstance(statement.rests_on, Span)
    words = statement.rests_on.quote
    match statement:
        case CorrespondenceAct(key=key):
            said = f"act {key}"
        case Participant():
            parts = [
                statement.name or "-",
                statement.office or "-",
                statement.agent_kind.value,
                f"x{statement.copies}" if statement.copies is not None else "",
                f"alias {statement.pseudonym}" if statement.pseudonym else "",
                f"gloss {statement.gloss}" if statement.gloss else "",
                f"nobody {statement.absence.value}" if statement.absence else "",
            ]
            said = f"{statement.role.value} {' ; '.join(part for part in parts if part)}"
        case DateStatement(kind=kind, value=value):
            said = f"{kind.value} {value.edtf if value is not None else None}"
        case PlaceStatement(role=role, name=name):
            said = f"{role.value} {name}"
        case Identifier(kind=kind, value=value):
            said = f"{kind.value} {value}"
        case Reference(kind=kind):
            date = statement.date.edtf if statement.date is not None else None
            said = " ".join(part for part in (kind.value, statement.number, statement.number_to, date) if part)
        case ArchivalReference():
            levels = "/".join(f"{label} {value}" for label, value in statement.levels)
            said = f"{statement.repository} {levels} {statement.folios} {statement.basis.value}"
        case Edition():
            said = (
                f"{statement.container} {statement.issue} {statement.year} {statement.page} {statement.document_number}"
            )
        case Description(kind=kind, value=value):
            said = f"{kind.value} {value}"
        case _:
            raise AssertionError(statement)
    return f"{said} | {words}"


READS: list[tuple[str, str, list[str]]] = [
    ("from-line", "From Musterstadt.Sent 2.7.50 04.00.", ["sent_from Musterstadt | Musterstadt"]),
    ("from-line", "FROM: New Beispiel\r\nReceived", ["sent_from New Beispiel | New Beispiel"]),
    (
        "sent-line",
        "From Musterstadt.Sent 2.7.50 04.00.",
        ["act sending | Sent 2.7.50 04.00", "sending 1950-07-02T04:00:00 | 2.7.50 04.00"],
    ),
    (
        "sent-line",
        "Sent by wire on 31.8.50",
        [
            "act sending | Sent by wire on 31.8.50",
            "sending 1950-08-31 | 31.8.50",
            "conveyance by wire | by wire",
        ],
    ),
    ("sent-line", "Sent 24.III.50", ["act sending | Sent 24.III.50", "sending 1950-03-24 | 24.III.50"]),
    (
        "sent-line",
        "SENT 10/14/50 at 03:15 a.m.",
        ["act sending | SENT 10/14/50 at 03:15 a.m.", "sending 1950-10-14T03:15:00 | 10/14/50 at 03:15 a.m."],
    ),
    ("received-line", "Received 8.II.1950", ["act receipt | Received 8.II.1950", "receipt 1950-02-08 | 8.II.1950"]),
    (
        "received-line",
        "Received in Hauptstadt on 3.7.1951",
        [
            "act receipt | Received in Hauptstadt on 3.7.1951",
            "receipt 1951-07-03 | 3.7.1951",
            "received_at Hauptstadt | Hauptstadt",
        ],
    ),
    ("received-line", "Received 13.9", ["act receipt | Received 13.9", "receipt XXXX-09-13 | 13.9"]),
    (
        "arrived-line",
        "Arrived at the 8D/GS 3.7.51 05.10",
        [
            "act arrival | Arrived at the 8D/GS 3.7.51 05.10",
            "receiver - ; 8D/GS ; organisation | 8D/GS",
            "receipt 1951-07-03T05:10:00 | 3.7.51 05.10",
        ],
    ),
    (
        "handed-on-line",
        "Sent to the 9th Administration of the\nRoyal Staff of Ruritania. 2.7.50 05.55\n\nBy wire.",
        [
            "act relay | Sent to the 9th Administration of the\nRoyal Staff of Ruritania. 2.7.50 05.55",
            "receiver - ; 9th Administration of the Royal Staff of Ruritania ; organisation | "
            "9th Administration of the\nRoyal Staff of Ruritania",
            "relay - ; - ; unknown ; nobody unstated | 9th Administration of the\nRoyal Staff of Ruritania",
            "relay 1950-07-02T05:55:00 | 2.7.50 05.55",
        ],
    ),
    (
        "handed-on-line",
        "Sent to the 9th Department.\r\nReceived 3.1.51",
        [
            "act relay | Sent to the 9th Department",
            "receiver - ; 9th Department ; organisation | 9th Department",
            "relay - ; - ; unknown ; nobody unstated | 9th Department",
        ],
    ),
    (
        "handed-on-line",
        "Sent to the 8th Department 13.9\nx",
        [
            "act relay | Sent to the 8th Department 13.9",
            "receiver - ; 8th Department ; organisation | 8th Department",
            "relay - ; - ; unknown ; nobody unstated | 8th Department",
            "relay XXXX-09-13 | 13.9",
        ],
    ),
    (
        "deciphered-line",
        "Deciphered by Muster. 31.8.50",
        [
            "act decipherment | Deciphered by Muster",
            "decipherer Muster ; - ; unknown | Muster",
            "decipherment 1950-08-31 | 31.8.50",
        ],
    ),
    (
        "deciphered-line",
        "Decoded: Muster",
        ["act decipherment | Decoded: Muster", "decipherer Muster ; - ; unknown | Muster"],
    ),
    (
        "deciphered-line",
        "Deciphered by Muster on 31.8.50",
        [
            "act decipherment | Deciphered by Muster",
            "decipherer Muster ; - ; unknown | Muster",
            "decipherment 1950-08-31 | 31.8.50",
        ],
    ),
    (
        "typed-line",
        "Typed by Beispiel",
        ["act decipherment | Typed by Beispiel", "typist Beispiel ; - ; unknown | Beispiel"],
    ),
    (
        "copies-made",
        "5 copies / 14 May 1950",
        ["act distribution | 5 copies / 14 May 1950", "distribution 1950-05-14 | 14 May 1950"],
    ),
    ("destination", "Destination: Musterstadt. To whom: Envoy", ["sent_to Musterstadt | Musterstadt"]),
    (
        "to-whom",
        "Destination: Musterstadt. To whom: SovAmbassador",
        ["addressee - ; SovAmbassador ; unknown | SovAmbassador"],
    ),
    ("conveyance", "Secret\nBy wire.", ["conveyance By wire | By wire"]),
    ("urgency", "By wire.\nExtremely Urgent.\nx", ["urgency Extremely Urgent | Extremely Urgent"]),
    ("secrecy", "STRICTLY SECRET\nx", ["secrecy STRICTLY SECRET | STRICTLY SECRET"]),
    ("telegram-number", "Ciphered telegram No. 4711\nx", ["telegram-number 4711 | No. 4711"]),
    ("telegram-number", "CABLE #4711", ["telegram-number 4711 | #4711"]),
    ("telegram-number", "Telegram No 47/III.", ["telegram-number 47/III | No 47/III"]),
    ("telegram-number", "No. 4711\nFrom Musterstadt", ["telegram-number 4711 | No. 4711"]),
    ("special-number", "Special no. 1967 - 1968", ["special-number 1967 - 1968 | Special no. 1967 - 1968"]),
    ("issuing-number", "Issuing No. 12", ["issuing-number 12 | Issuing No. 12"]),
    ("copy-number", "Secret. Copy No. 3", ["copy-number 3 | Copy No. 3"]),
    ("own-number", "No. 423/X. WOLKENSTEIN.", ["own-number 423/X | No. 423/X"]),
    ("document-number", "DOCUMENT 24.2 | A. MUSTER, Telegram", ["document-number 24.2 | DOCUMENT 24.2"]),
    ("record-id", "Original Uploaded Date\n\nRecord ID\n\n112233\n", ["record-id 112233 | 112233"]),
    ("reply-line", "To No. 362.", ["reply 362 | To No. 362"]),
    ("reply-line", "To Comrade X\nTo No. 483/sh.", ["reply 483/sh | To No. 483/sh"]),
    ("citations", "I saw your telegram No. 3153, and", ["your 3153 | your telegram No. 3153"]),
    ("citations", "with our No. 1059 we", ["our-earlier 1059 | our No. 1059"]),
    ("citations", "Your No. 1353 of 19 November was", ["your 1353 XXXX-11-19 | Your No. 1353 of 19 November"]),
    ("citations", "In reply to your telegram No. 7 I", ["reply 7 | your telegram No. 7"]),
    ("citations", "your Nos. 12-15 came", ["your 12 15 | your Nos. 12-15"]),
    ("citations", "my letter of 3 May 1951 said", ["our-earlier 1951-05-03 | my letter of 3 May 1951"]),
    (
        "to-line",
        "To Comrade TSENDEL [Muster]",
        ["addressee TSENDEL ; - ; person ; alias TSENDEL ; gloss Muster | Comrade TSENDEL [Muster]"],
    ),
    (
        "to-line",
        "To Pak Myo-ster [Pak Muster]",
        ["addressee Pak Myo-ster ; - ; unknown ; gloss Pak Muster | Pak Myo-ster [Pak Muster]"],
    ),
    (
        "to-line",
        "TO THE ENVOY OF RURITANIA.",
        ["addressee - ; ENVOY OF RURITANIA ; unknown | THE ENVOY OF RURITANIA"],
    ),
    (
        "to-line",
        "To the Ministry of Trade",
        ["addressee - ; Ministry of Trade ; organisation | the Ministry of Trade"],
    ),
    (
        "to-line",
        "To: Cmrds MUSTER, BEISPIEL and TSENDEL",
        [
            "addressee MUSTER ; - ; person | Cmrds MUSTER",
            "addressee BEISPIEL ; - ; unknown | BEISPIEL",
            "addressee TSENDEL ; - ; unknown | TSENDEL",
        ],
    ),
    (
        "to-line",
        " To: Anna Muster\r\nVice Minister for Trade\r\n\r\nx",
        ["addressee Anna Muster ; Vice Minister for Trade ; unknown | Anna Muster\r\nVice Minister for Trade"],
    ),
    (
        "onward-line",
        "For ANNA MUSTER.",
        ["act delivery | ANNA MUSTER", "addressee ANNA MUSTER ; - ; unknown | ANNA MUSTER"],
    ),
    (
        "from-label",
        "From: Carl Muster\nEnvoy of Ruritania",
        ["sender Carl Muster ; Envoy of Ruritania ; unknown | Carl Muster\nEnvoy of Ruritania"],
    ),
    (
        "address-block",
        "Secretary,\nDepartment of Toys,\nMusterstadt, Ruritania.",
        [
            "addressee - ; Secretary, Department of Toys ; unknown | Secretary,\nDepartment of Toys",
            "sent_to Musterstadt | Musterstadt",
        ],
    ),
    ("salutation", "x\nMy dear Anna,\n", ["addressee Anna ; - ; unknown | Anna"]),
    ("salutation", "Dear Mr. Muster:", ["addressee Muster ; - ; person | Mr. Muster"]),
    (
        "copy-list",
        "Copies to Muster (2), Beispiel,\nTsendel,\nFile of 8th\nDepartment.",
        [
            "act distribution | Copies to Muster (2), Beispiel,\nTsendel,\nFile of 8th\nDepartment",
            "copy_recipient Muster ; - ; unknown ; x2 | Muster (2)",
            "copy_recipient Beispiel ; - ; unknown | Beispiel",
            "copy_recipient Tsendel ; - ; unknown | Tsendel",
            "copy_recipient File of 8th Department ; - ; file | File of 8th\nDepartment",
        ],
    ),
    (
        "copy-list",
        "Copies: Muster - 2, Beispiel-1",
        [
            "act distribution | Copies: Muster - 2, Beispiel-1",
            "copy_recipient Muster ; - ; unknown ; x2 | Muster - 2",
            "copy_recipient Beispiel ; - ; unknown ; x1 | Beispiel-1",
        ],
    ),
    (
        "copy-list",
        "Copies:\r\n1. Comr. Muster\r\n2. Ministry of Trade\r\n10. File",
        [
            "act distribution | Copies:\r\n1. Comr. Muster\r\n2. Ministry of Trade\r\n10. File",
            "copy_recipient Muster ; - ; person | Comr. Muster",
            "copy_recipient - ; Ministry of Trade ; organisation | Ministry of Trade",
            "copy_recipient File ; - ; file | File",
        ],
    ),
    (
        "archival-references",
        "XRA, Fond 45, Opis 1, Delo 346, Listy 105-107 and YRA, Fond 059a, Opis 5a, Delo 3, Papka 11, Listy 107-110",
        [
            "XRA fond 45/opis 1/delo 346 105-107 stated | XRA, Fond 45, Opis 1, Delo 346, Listy 105-107",
            "YRA fond 059a/opis 5a/delo 3/papka 11 107-110 stated | "
            "YRA, Fond 059a, Opis 5a, Delo 3, Papka 11, Listy 107-110",
        ],
    ),
    (
        "archival-references",
        "Archive of Ruritania, f. 45, op. 1, d. 342, l. 78; fond 46, opis 2, delo 335, list 3",
        [
            "Archive of Ruritania fond 45/opis 1/delo 342 78 stated | Archive of Ruritania, f. 45, op. 1, d. 342, l. 78",
            "Archive of Ruritania fond 46/opis 2/delo 335 3 inferred | fond 46, opis 2, delo 335, list 3",
        ],
    ),
    (
        "archival-references",
        "XRA. F. 3. Op. 16. D. 294. L.219. Original. Typed. L. 300.",
        [
            "XRA fond 3/opis 16/delo 294 219 stated | XRA. F. 3. Op. 16. D. 294. L.219",
            "XRA fond 3/opis 16/delo 294 300 inferred | L. 300",
        ],
    ),
    (
        "archival-references",
        "XRA, fond 4, opis 1, delo 5, listy 1-2 and delo 6, listy 3",
        [
            "XRA fond 4/opis 1/delo 5 1-2 stated | XRA, fond 4, opis 1, delo 5, listy 1-2",
            "XRA fond 4/opis 1/delo 6 3 inferred | delo 6, listy 3",
        ],
    ),
    (
        "archival-references",
        "XRA, Fond and Opis not given, Papka 11",
        ["XRA papka 11 None stated | XRA, Fond and Opis not given, Papka 11"],
    ),
    (
        "archival-references",
        "fond 45, opis 1, delo 335",
        ["None fond 45/opis 1/delo 335 None stated | fond 45, opis 1, delo 335"],
    ),
    (
        "title",
        "July 1, 1950\n\nTelegram, Muster to Beispiel",
        ["title Telegram, Muster to Beispiel | Telegram, Muster to Beispiel"],
    ),
    ("title", "Document 7 ANNA MUSTER, Letter", ["title ANNA MUSTER, Letter | ANNA MUSTER, Letter"]),
    ("title-date", "July 1, 1950\n\nTelegram of thanks", ["catalogue 1950-07-01 | July 1, 1950"]),
    ("title-date", "ANNA MUSTER, Telegram (January 19, 1950)", ["catalogue 1950-01-19 | January 19, 1950"]),
    ("form", "Ciphered telegram, Muster to Beispiel", ["form Ciphered telegram | Ciphered telegram"]),
    (
        "form",
        "Memorandum of Conversation with Muster",
        ["form Memorandum of Conversation | Memorandum of Conversation"],
    ),
    ("form", "M e m o r a n d u m", ["form Memorandum | M e m o r a n d u m"]),
    (
        "title-parties",
        "Ciphered telegram, Muster to Beispiel on the Harvest",
        ["sender Muster ; - ; unknown | Muster", "addressee Beispiel ; - ; unknown | Beispiel"],
    ),
    (
        "title-parties",
        "Letter from the Ministry of Trade to Anna Muster",
        [],
    ),
    (
        "title-parties",
        "Letter from Ministry of Trade to Anna Muster, 3 May 1901",
        [
            "sender - ; Ministry of Trade ; organisation | Ministry of Trade",
            "addressee Anna Muster ; - ; unknown | Anna Muster",
        ],
    ),
    (
        "title-author",
        "Document 7.1 | ANNA MUSTER, Telegram (May 3, 1901)",
        ["sender ANNA MUSTER ; - ; unknown | ANNA MUSTER"],
    ),
    ("summary", "Muster reports.\nHe is well.", ["summary Muster reports. He is well. | Muster reports.\nHe is well."]),
    (
        "headnote-parties",
        "These are from a telegram written by Muster to Moscow describing the harvest.",
        ["sender Muster ; - ; unknown | Muster", "addressee Moscow ; - ; polity | Moscow"],
    ),
    (
        "selection",
        "The following selections are from a letter.",
        ["extent excerpt | The following selections are from"],
    ),
    ("ellipsis", "He left. . . . He came [...] back.", ["extent excerpt | . . . .", "extent excerpt | [...]"]),
    (
        "edition",
        "Source: “Document VI: Letter from Muster to Beispiel, 3 May 1901,” Bulletin of Ruritania, Issue 5 "
        "(Musterstadt: Muster, 1995), 8, https://example.org/bulletin-5.",
        [
            "Bulletin of Ruritania 5 1995 8 VI | “Document VI: Letter from Muster to Beispiel, 3 May 1901,” Bulletin of "
            "Ruritania, Issue 5 (Musterstadt: Muster, 1995), 8"
        ],
    ),
    (
        "note-parties",
        "Source: “Letter from Muster to Beispiel, 3 May 1901,” Bulletin",
        ["sender Muster ; - ; unknown | Muster", "addressee Beispiel ; - ; unknown | Beispiel"],
    ),
    ("note-date", "Source: “Letter, 3 May 1901,” Bulletin (Musterstadt, 1995)", ["catalogue 1901-05-03 | 3 May 1901"]),
    (
        "signature",
        "No. 423/X. WOLKENSTEIN.",
        ["signatory WOLKENSTEIN ; - ; unknown | WOLKENSTEIN", "sender WOLKENSTEIN ; - ; unknown | WOLKENSTEIN"],
    ),
    (
        "signature",
        "M U S T E R\nNo. 72/III",
        ["signatory MUSTER ; - ; unknown | M U S T E R", "sender MUSTER ; - ; unknown | M U S T E R"],
    ),
    (
        "letter-signature",
        "Yours sincerely, (Sd).\nAnna Muster\nEnvoy of Ruritania",
        [
            "signatory Anna Muster ; Envoy of Ruritania ; unknown | Anna Muster",
            "sender Anna Muster ; Envoy of Ruritania ; unknown | Anna Muster",
        ],
    ),
    ("letter-signature", "[signature]", ["signatory - ; - ; unknown ; nobody unstated | [signature]"]),
    (
        "letter-signature",
        "[illegible signature]",
        ["signatory - ; - ; unknown ; nobody illegible | [illegible signature]"],
    ),
    (
        "dateline",
        "Secret\nNew Musterstadt, 3 May 1901.",
        ["heading 1901-05-03 | 3 May 1901", "sent_from New Musterstadt | New Musterstadt"],
    ),
    (
        "dateline",
        "MD A. Muster                 Hauptstadt, 31 October 1997",
        ["heading 1997-10-31 | 31 October 1997", "sent_from Hauptstadt | Hauptstadt"],
    ),
    ("subject", "x\nSubject: The harvest of 1901", ["subject The harvest of 1901 | The harvest of 1901"]),
]

SILENT: list[tuple[str, str]] = [
    ("from-line", "From the Ambassador of Ruritania."),
    ("from-line", "He came from Musterstadt."),
    ("sent-line", "Sent to the 8th Department."),
    ("sent-line", "He was sent 2.7.50 home"),
    ("received-line", "Received with thanks."),
    ("arrived-line", "Arrived at last."),
    ("handed-on-line", "Sent to Musterstadt 3.1.51"),
    ("handed-on-line", "I sent to the Ministry a letter."),
    ("deciphered-line", "Deciphered with difficulty."),
    ("typed-line", "It was typed by Beispiel"),
    ("copies-made", "5 copies were made"),
    ("destination", "The destination: unknown to us"),
    ("to-whom", "To Comrade Muster"),
    ("conveyance", "By wireless we heard"),
    ("urgency", "It is urgent. Urgent matters wait"),
    ("secrecy", "A secret is a secret"),
    ("telegram-number", "your telegram No. 12 came"),
    ("telegram-number", "Telegram of thanks"),
    ("special-number", "No. 12 is special"),
    ("issuing-number", "No. 12"),
    ("copy-number", "Copy to Muster"),
    ("own-number", "WOLKENSTEIN."),
    ("document-number", "Documents of Ruritania"),
    ("record-id", "Original Uploaded Date\n\nRecord ID"),
    ("reply-line", "To Comrade Muster No. 12"),
    ("citations", "No. 12 is our number"),
    ("citations", "your letter of thanks"),
    ("to-line", "To strengthen the fleet we need ships."),
    ("to-line", "To No. 362."),
    ("to-line", "To the west lay a wood."),
    ("to-line", "To His Excellency"),
    ("onward-line", "For the time being."),
    ("onward-line", "For example, we eat."),
    ("from-label", "From Musterstadt."),
    ("address-block", "Dogs,\ncats,\nmice."),
    ("salutation", "Dear Sirs,"),
    ("salutation", "Dear me, he said, and left."),
    ("copy-list", "Copies:"),
    ("archival-references", "The list 3 of guests"),
    ("archival-references", "He is fond of 3 dogs."),
    ("title", "July 1, 1950"),
    ("title-date", "The harvest of 1901 was good, as on 3 May 1901 it was not"),
    ("form", "The harvest in Ruritania"),
    ("title-parties", "A visit to Ruritania"),
    ("title-parties", "Telegram from Envoy to Ruritania A.B. Muster to Ministry of Trade regarding toys"),
    ("title-author", "Telegram from Muster"),
    ("summary", ","),
    ("headnote-parties", "Muster wrote to Beispiel about a telegram."),
    ("selection", "He made a selection."),
    ("ellipsis", "Well... he left..."),
    ("edition", "Source: unknown"),
    ("note-parties", "Source: a gift from Muster"),
    ("note-date", "Source: Bulletin (Musterstadt, 1995)"),
    ("signature", "He went in."),
    ("signature", "THE SITUATION"),
    ("letter-signature", "with many thanks for the boots that you sent"),
    ("dateline", "The harvest of 3 May 1901 was good."),
    ("dateline", "We met on 3 May 1901"),
    ("subject", "The subject was changed."),
]


@pytest.mark.parametrize(("rule", "text", "facts"), READS, ids=[f"{n}-{row[0]}" for n, row in enumerate(READS)])
def test_a_rule_reads(ask: Ask, rule: str, text: str, facts: list[str]) -> None:
    statements = ask(rule, text)
    assert [fact(statement) for statement in statements] == facts
    for statement in statements:
        span = statement.span
        assert span is not None
        assert text[span.start : span.end] == span.quote
        assert statement.rule == rule


@pytest.mark.parametrize(("rule", "text"), SILENT, ids=[f"{n}-{row[0]}" for n, row in enumerate(SILENT)])
def test_a_rule_is_silent(ask: Ask, rule: str, text: str) -> None:
    assert [fact(statement) for statement in ask(rule, text)] == []


def test_every_rule_has_both_kinds_of_examples() -> None:
    assert {rule for rule, _, facts in READS if facts} == set(RULES)
    assert {rule for rule, _ in SILENT} == set(RULES)
