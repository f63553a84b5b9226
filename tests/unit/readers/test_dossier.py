"""Documents in the layout of an edited Soviet dossier: invented ones, and hand-checked facts of the real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.model import Absence, AgentKind, DateKind, Document, Form, PlaceRole, ReferenceKind, Role, ZoneKind
from kg_builder.readers import read_path
from kg_builder.readers.plain_text import Origin, read_documents

Read = Callable[..., Document]

FOOT = "RGANI. F. 3. Op. 16. D. 294. L. 3 - 4. Copy. Typewritten text.\n"


def parties(document: Document, role: Role) -> list[tuple[str | None, str | None]]:
    """Names and offices in a role, where somebody is named."""
    return [(who.name, who.office) for who in document.participants if who.role is role and who.absence is None]


def test_a_telegram_that_passes_a_message_on_is_its_senders(read: Read) -> None:
    document = read(
        "Cipher telegram from Ruritanian Ambassador to Freedonia A.B. Muster to MFA of Ruritania with a letter from "
        "Anna Beispiel to T. Tsendel\nSpec. No. 1967 - 1968 November 22, 1931 Musterstadt\n\n## Top Secret\n\n"
        "Copy No. 12 Urgent\n"
        f"The letter says that the fish is counted.\n\n## A. Muster\n\n{FOOT}"
    )
    assert (document.profile, document.form) == ("soviet-dossier", Form.TELEGRAM)
    assert parties(document, Role.SENDER) == [("A.B. Muster", "Ruritanian Ambassador to Freedonia")]
    assert parties(document, Role.ADDRESSEE) == [(None, "MFA of Ruritania")]
    assert [(place.role, place.name) for place in document.places] == [(PlaceRole.SENT_FROM, "Musterstadt")]
    assert [number.value for number in document.identifiers] == ["1967 - 1968", "12"]


def test_several_senders_and_signatories(read: Read) -> None:
    document = read(
        "Note from A.B. Muster, R.Ya. Beispiel and T. Tsendel to CC of Fish regarding the harbour\n"
        "No. 12/GS October 5, 1931\nThe harbour is ready.\nA. Muster, R.Ya. Beispiel\n\n## T. Tsendel\n\n" + FOOT
    )
    names = ["A.B. Muster", "R.Ya. Beispiel", "T. Tsendel"]
    assert [name for name, _ in parties(document, Role.SENDER)] == names
    assert [name for name, _ in parties(document, Role.SIGNATORY)] == ["A. Muster", *names[1:]]
    (addressee,) = [who for who in document.participants if who.role is Role.ADDRESSEE]
    assert (addressee.office, addressee.agent_kind) == ("CC of Fish", AgentKind.ORGANISATION)


def test_a_resolution_has_no_parties_and_its_draft_without_a_day_is_blank() -> None:
    origin = Origin(file="1.txt", source=SourceConfig(name="dossier", path="."), sha256="0" * 64)
    text = (
        'Resolution of the Presidium "On the letter of comrade Muster A.B."\nNo. P1/6 August 16, 1931 43\nApprove it.\n'
        "[Attachment] To item 6 of protocol No. 1\nDear Mr. Tsendel,\nThe fish is counted.\n"
        "Respectfully,\n\n## A. Muster\n\n"
        f'Musterstadt, Castle "__" August 1931\n{FOOT}'
    )
    draft, document = read_documents(text, document_id="dossier/1.txt", origin=origin, profile=None)
    assert document.participants == ()
    assert [(date.kind, date.absence) for date in document.dates] == [(DateKind.DECISION, None)]
    assert [(date.kind, date.absence) for date in draft.dates] == [(DateKind.SENDING, Absence.BLANK)]
    assert [reference.kind for reference in document.references] == [ReferenceKind.ENCLOSURE]


def test_pages_and_notes_of_the_edition_are_no_text(read: Read) -> None:
    document = read(
        "Note from Minister of Fish A.B. Muster to CC of Fish\nOctober 5, 1931\nThe harbour is\n\n### Footnotes\n\n"
        "* On the first page a stamp\n72Signal Copy\nready.\n\n## A. Muster\n\n"
        f"73{FOOT}№7 Note from B. Beispiel to CC of Fish\nNo. 9 May 1, 1931\n"
    )
    kinds = [zone.kind for zone in document.zones]
    assert kinds == [
        ZoneKind.TITLE, ZoneKind.HEADER, ZoneKind.BODY, ZoneKind.SOURCE_NOTE, ZoneKind.CHROME, ZoneKind.BODY,
        ZoneKind.SIGNATURE, ZoneKind.ARCHIVAL, ZoneKind.BOILERPLATE,
    ]  # fmt: skip
    assert parties(document, Role.SENDER) == [("A.B. Muster", "Minister of Fish")]
    (reference,) = document.archival_references
    assert (reference.repository, reference.folios, reference.copy_kind) == ("RGANI", "3 - 4", "Copy")
    assert reference.levels == (("fond", "3"), ("opis", "16"), ("delo", "294"))


AMBASSADOR = ("A.F. Dobrynin", "USSR Ambassador to USA")
GROMYKO = ("A.A. Gromyko", "USSR Minister of Foreign Affairs")
MFA = [(None, "USSR MFA")]
CC = [(None, "CC CPSU")]
FIRST_DEPUTY = "First Deputy Minister of Foreign Affairs of"
NOBODY: list[tuple[str | None, str | None]] = []

# What a person read in each document: date, sender, addressees, place, delo and folios of its own references.
FACTS = [
    ("001", "1963-06-13", None, None, None, [("294", "219")]),
    ("002", "1963-06-14", NOBODY, NOBODY, None, [("294", "207"), ("294", "208 - 217")]),
    ("006", "1963-08-16", NOBODY, NOBODY, None, [("322", "53-55")]),
    ("007", "1963-10-05", [("V.V. Kuznetsov", f"{FIRST_DEPUTY} the USSR")], CC, None, [("350", "22")]),
    ("008", "1963-10-09", NOBODY, NOBODY, None, [("350", "19"), ("350", "20-21")]),
    ("009", "1963-10-22", [AMBASSADOR], CC, "Washington", [("328", "13 - 30")]),
    ("010", "1963-10-23", [("V.V. Kuznetsov", f"{FIRST_DEPUTY} USSR")], CC, None, [("354", "144")]),
    ("011", "1963-10-25", NOBODY, NOBODY, None, [("354", "129"), ("354", "130 - 143")]),
    ("012", "1963-11-22", [AMBASSADOR], [(None, "USSR Ministry of Foreign Affairs")], "Washington", [("471", "3 - 4")]),
    ("013", "1963-11-22", [AMBASSADOR], MFA, "Washington", [("471", "5 - 6")]),
    ("014", "1963-11-22", NOBODY, NOBODY, None, [("471", "1")]),
    ("015", "1963-11-22", [GROMYKO], CC, None, [("471", "13"), ("372", "100")]),
    ("016", "1963-11-23", [("F. Kohler", "US Ambassador to USSR")], [GROMYKO],
     "Moscow", [("471", "2")]),
    ("017", "1963-11-23", NOBODY, NOBODY, None, [("372", "94-99")]),
    ("018", "1963-11-23", [("V.A. Zorin", "Deputy Minister of Foreign Affairs of the USSR")],
     [("V.N. Malin", "Head of General Department of CC CPSU")], None, [("471", "21")]),
    ("019", "1963-11-23", NOBODY, NOBODY, None, [("372", "147")]),
    ("020", "1963-11-23", [AMBASSADOR], MFA, "Washington", [("471", "24 - 28")]),
]  # fmt: skip


@pytest.mark.corpus
def test_every_document_of_the_dossier_was_checked(shared: Path) -> None:
    assert {path.stem for path in (shared / "corpus" / "dossier").glob("no*.txt")} == {f"no{row[0]}" for row in FACTS}


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("number", "date", "senders", "addressees", "place", "references"), FACTS, ids=[row[0] for row in FACTS]
)
def test_facts_of_the_dossier(
    shared: Path,
    number: str,
    date: str,
    senders: list[tuple[str | None, str | None]] | None,
    addressees: list[tuple[str | None, str | None]] | None,
    place: str | None,
    references: list[tuple[str, str]],
) -> None:
    path = shared / "corpus" / "dossier" / f"no{number}.txt"
    *_, document = read_path(path, file=path.name, source=SourceConfig(name="dossier", path="."))
    assert isinstance(document, Document)
    assert document.profile == "soviet-dossier"
    assert document.main_date is not None
    assert document.main_date.value is not None
    assert document.main_date.value.edtf == date
    if senders is not None:
        assert parties(document, Role.SENDER) == senders
    else:
        ((name, office),) = parties(document, Role.SENDER)
        assert name == "N.S. Khrushchev"
        assert office is not None
        assert office.startswith("First Secretary of the CC CPSU")
    if addressees is not None:
        assert parties(document, Role.ADDRESSEE) == addressees
    else:
        assert [office for _, office in parties(document, Role.ADDRESSEE)] == [
            "members and candidate members of the Presidium CC CPSU",
            "secretaries of CC CPSU",
        ]
    assert [one.name for one in document.places] == ([place] if place is not None else [])
    assert [
        (dict(reference.levels)["delo"], reference.folios) for reference in document.archival_references
    ] == references
