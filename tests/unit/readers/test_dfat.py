"""Documents in the layout of Documents on Australian Foreign Policy: invented ones, and two real volumes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.inspection import document_record
from kg_builder.model import AgentKind, Basis, Certainty, Document, Extent, Form, PlaceRole, Role, ZoneKind
from kg_builder.readers import read_path

Read = Callable[..., Document]

NOTES = "\n\n _[1] Document 12.\n\n_\n\n _[RA : F1838, 852/10/6/1, I]_\n"


def page(title: str, line: str, text: str = "The fish has been counted.") -> str:
    """A page of the edition with invented words."""
    return f"{title}\n\n{line}\n\nSECRET\n\n{text}{NOTES}"


def named(document: Document, role: Role) -> list[tuple[str | None, str | None]]:
    """Names and offices in a role."""
    return [(who.name, who.office) for who in document.participants if who.role is role and who.absence is None]


def test_a_cablegram(read: Read) -> None:
    document = read(page("Muster to Beispiel", "Cablegram 202, NEW MUSTERSTADT, 17 May 1931, 4.40 p.m."))
    assert (document.profile, document.form) == ("dfat", Form.TELEGRAM)
    assert named(document, Role.SENDER) == [("Muster", None)]
    assert named(document, Role.ADDRESSEE) == [("Beispiel", None)]
    assert document.main_date is not None
    assert document.main_date.value is not None
    assert document.main_date.value.edtf == "1931-05-17T16:40:00"
    assert [(place.role, place.name) for place in document.places] == [(PlaceRole.SENT_FROM, "NEW MUSTERSTADT")]
    assert [number.value for number in document.identifiers] == ["202"]
    (reference,) = document.archival_references
    assert reference.levels == (("series", "F1838"), ("item", "852/10/6/1"), ("part", "I"))


@pytest.mark.parametrize(
    ("title", "senders", "addressees"),
    [
        (
            "Mr A. Muster, Commissioner to Ruritania, to Secretary to the Fish Board",
            [("A. Muster", "Commissioner to Ruritania")],
            [(None, "Secretary to the Fish Board")],
        ),
        (
            "Ruritanian Mission to League of Rivers to Muster",
            [(None, "Ruritanian Mission to League of Rivers")],
            [("Muster", None)],
        ),
        (
            "Muster, Beispiel and Tsendel to Embassy in Freedonia and Mission in Ruritania",
            [("Muster", None), ("Beispiel", None), ("Tsendel", None)],
            [(None, "Embassy in Freedonia"), (None, "Mission in Ruritania")],
        ),
        ("Committee on Fish and Nets[1] to Posts", [(None, "Committee on Fish and Nets")], [(None, "Posts")]),
        ("Minute from Muster to Gordon Beispiel", [("Muster", None)], [("Gordon Beispiel", None)]),
    ],
)
def test_parties_of_a_title(
    read: Read, title: str, senders: list[tuple[str, str]], addressees: list[tuple[str, str]]
) -> None:
    document = read(page(title, "Letter, MUSTERSTADT, 3 May 1931"))
    assert named(document, Role.SENDER) == senders
    assert named(document, Role.ADDRESSEE) == addressees


@pytest.mark.parametrize(
    "title",
    [
        "Statement by Muster to the Assembly",
        "Ruritanian Press Release",
        "Note of Conversation between Muster and the Envoy to Ruritania",
        "Record by Mr A. Muster, Commissioner to Ruritania, of Conversation with Beispiel",
        "Cabinet Submission by Muster",
        "Minutes of Meeting to Discuss Fish",
        "Ruritanian Approach to Freedonia",
        "Message for Muster",
    ],
)
def test_what_is_no_message_has_no_parties(read: Read, title: str) -> None:
    document = read(page(title, "MUSTERSTADT, 3 May 1931"))
    assert document.profile == "dfat"
    assert not [who for who in document.participants if who.role in {Role.SENDER, Role.ADDRESSEE}]


@pytest.mark.parametrize(
    ("line", "edtf", "basis"),
    [
        (", [MUSTERSTADT, April[1] 1931]", "1931-04", Basis.SUPPLIED),
        ("Letter, MUSTERSTADT, [27][1] October 1931", "1931-10-27", Basis.SUPPLIED),
        ("Cablegram unnumbered n.d.[on or after 2 November 1931],", "1931-11-02/..", Basis.SUPPLIED),
        ("Cablegram 5 MUSTERSTADT, 2 May 1931, 12 noon", "1931-05-02T12:00:00", Basis.STATED),
        ("Minute 196 Week commencing 20 November 1931,", "1931-11-20/1931-11-26", Basis.STATED),
        ("Letter Musterstadt, 4th May, 1931", "1931-05-04", Basis.STATED),
    ],
)
def test_a_date_is_read_to_what_it_says(read: Read, line: str, edtf: str, basis: Basis) -> None:
    document = read(page("Muster to Beispiel", line))
    assert document.main_date is not None
    assert document.main_date.value is not None
    assert (document.main_date.value.edtf, document.main_date.basis) == (edtf, basis)


def test_a_time_without_a_day_is_no_date(read: Read) -> None:
    document = read(page("Muster to Beispiel", "Cablegram Riverdel 202 (extract), MUSTERSTADT, 3 p.m.[1]"))
    assert document.main_date is None


def test_who_signs_is_a_signatory_and_the_title_names_the_sender(read: Read) -> None:
    text = "The fish has been counted.\n\nA. BEISPIEL"
    document = read(page("Mr A. Muster, Envoy, to Posts", "Letter MUSTERSTADT, 3 May 1931", text))
    assert named(document, Role.SENDER) == [("A. Muster", "Envoy")]
    assert named(document, Role.SIGNATORY) == [("A. BEISPIEL", None)]


def test_notes_and_references_are_the_editors_and_no_text(read: Read) -> None:
    document = read(page("Muster to Posts", "Letter, MUSTERSTADT, 3 May 1931", "[matter omitted] The fish."))
    kinds = [zone.kind for zone in document.zones]
    assert kinds[:4] == [ZoneKind.TITLE, ZoneKind.HEADER, ZoneKind.HEADER, ZoneKind.BODY]
    assert kinds[-3:] == [ZoneKind.SOURCE_NOTE, ZoneKind.CHROME, ZoneKind.ARCHIVAL]
    assert document.transcription is not None
    assert document.transcription.extent is Extent.EXCERPT


def test_a_post_is_not_made_a_person(read: Read) -> None:
    document = read(page("Cablegram to Musterstadt", "MUSTERSTADT, 3 May 1931"))
    (addressee,) = [who for who in document.participants if who.role is Role.ADDRESSEE]
    assert (addressee.agent_kind, addressee.certainty) == (AgentKind.UNKNOWN, Certainty.HIGH)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("volume", "both"),
    [
        ("volume-16-1948-49-australia-and-the-postwar-world-beyond-the-region", 0.955),
        ("volume-2-1939", 0.97),
    ],
)
def test_scores_of_a_real_volume(shared: Path, tmp_path: Path, volume: str, both: float) -> None:
    """The gold takes several addressees for one name and a footnote's figure for a part of it, hence the floors."""
    tool, source = shared / "tools" / "plain_corpus.py", shared / "corpus" / "dfat" / volume
    subprocess.run([sys.executable, str(tool), "dfat", str(source), str(tmp_path)], check=True, capture_output=True)
    found = tmp_path / "found.jsonl"
    with found.open("w", encoding="utf-8") as stream:
        for path in sorted(tmp_path.glob("*.txt")):
            *_, document = read_path(path, file=path.name, source=SourceConfig(name="dfat", path="."))
            assert isinstance(document, Document)
            assert document.profile == "dfat"
            stream.write(json.dumps(document_record(document)) + "\n")
    score = [sys.executable, str(shared / "tools" / "score.py"), "headers", str(tmp_path / "gold.jsonl"), str(found)]
    rates = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)["rates"]
    assert rates["date_right"] >= 0.995
    assert rates["date_wrong"] == 0
    assert rates["both_right"] >= both
    assert rates["extra_parties"] <= 0.05
    assert rates["reference_right"] >= 0.995
    assert rates["letters_invented"] == 0


@pytest.mark.corpus
@pytest.mark.parametrize("volume", ["volume-16-*", "volume-2-1939"])
def test_parties_of_a_real_volume_but_for_what_the_gold_runs_together(
    shared: Path, tmp_path: Path, volume: str
) -> None:
    """Every title with one sender and one addressee, without footnote figures and stray page numbers, is read right."""
    (source,) = (shared / "corpus" / "dfat").glob(volume)
    tool = shared / "tools" / "plain_corpus.py"
    subprocess.run([sys.executable, str(tool), "dfat", str(source), str(tmp_path)], check=True, capture_output=True)
    wrong, checked = [], 0
    for line in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["kind"] != "letter":
            continue
        path = tmp_path / f"{gold['id']}.txt"
        *_, document = read_path(path, file=path.name, source=SourceConfig(name="dfat", path="."))
        assert isinstance(document, Document)
        for side, role in (("sender", Role.SENDER), ("addressee", Role.ADDRESSEE)):
            wanted = gold[side]["person"]
            parties = [who for who in document.participants if who.role is role]
            if len(parties) > 1 or "[" in wanted or wanted[-1].isdigit():
                continue
            checked += 1
            if [who.as_written for who in parties] != [wanted.strip(" ,")]:
                wrong.append((gold["id"], wanted))
    assert checked > 700
    assert wrong == []
