"""Documents inside documents: told apart only where beginning and end are certain, each with offsets in the file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.authority import Authority
from kg_builder.cli import main
from kg_builder.config import SourceConfig
from kg_builder.errors import ConfigError
from kg_builder.inspection import write_html, write_jsonl
from kg_builder.mentions import MentionFinder
from kg_builder.model import Document, RelationKind, Role, Severity, Voice
from kg_builder.pipeline import build, open_project
from kg_builder.readers.plain_text import RULES, Origin, read_documents
from kg_builder.readers.plain_text.lines import split_lines
from kg_builder.readers.plain_text.profile_files import parse_profile, shipped_profile
from kg_builder.readers.plain_text.quotations import quotation_end
from kg_builder.readings import apply_readings, load_readings
from kg_builder.store import open_build

TELEGRAM = """Ciphered Telegram No. 44

From Musterstadt. Sent 2.7.31 04.00. Received 2.7.31 05.47.

To AMBASSADOR

{announcement}

{letter}

Telegraph when it has been done.

BEISPIEL
No. 72/III
"""
ANNOUNCED = "Transmit the following letter to Comrade Tsendel:"
LETTER = "“Dear Comrade Tsendel,\n\nThe balloons are torn.\n\nWith greetings,\nAnna Muster”"


def documents_of(text: str, *, profile: str | None = None, split: str | None = None) -> list[Document]:
    chosen = None if profile is None else shipped_profile(profile, frozenset(RULES))
    source = SourceConfig(name="letters", path="letters", split=split)
    origin = Origin(file="letters/1.txt", source=source, sha256="0" * 64)
    return list(read_documents(text, document_id="letters/1.txt", origin=origin, profile=chosen))


def words(document: Document) -> str:
    assert document.text is not None
    start, end = document.range
    return document.text[start:end]


def named(document: Document, role: Role) -> list[str]:
    return [who.name or who.office or "" for who in document.participants if who.role is role]


def test_a_quoted_letter_is_a_document_of_its_own_and_comes_before_its_carrier() -> None:
    text = TELEGRAM.format(announcement=ANNOUNCED, letter=LETTER)
    letter, telegram = documents_of(text)
    assert (letter.id, telegram.id) == ("letters/1.txt/enclosed-1", "letters/1.txt")
    assert letter.source == telegram.source == "letters/1.txt"
    assert words(letter) == LETTER.strip("“”")
    assert words(telegram) == text
    assert telegram.part is None
    assert letter.record.locator == "enclosed-1"
    assert letter.record.line == 9
    assert named(letter, Role.SENDER) == ["Anna Muster"]
    assert named(letter, Role.ADDRESSEE) == ["Tsendel"]


def test_who_wrote_it_is_not_who_passes_it_on() -> None:
    letter, telegram = documents_of(TELEGRAM.format(announcement=ANNOUNCED, letter=LETTER))
    assert named(telegram, Role.SIGNATORY) == ["BEISPIEL"]
    addressee = next(who for who in letter.participants if who.role is Role.ADDRESSEE)
    assert addressee.stated_by is Voice.SENDING_OFFICE
    assert next(who for who in letter.participants if who.role is Role.SENDER).stated_by is Voice.AUTHOR


def test_the_carrier_conveys_it_and_says_with_which_words() -> None:
    letter, telegram = documents_of(TELEGRAM.format(announcement=ANNOUNCED, letter=LETTER))
    (relation,) = telegram.relations
    assert (relation.kind, relation.target) == (RelationKind.CONVEYS, letter.id)
    assert relation.span is not None
    assert relation.span.quote == ANNOUNCED
    assert relation.rule == "inside/handed-on"


@pytest.mark.parametrize(
    ("announcement", "letter"),
    [
        (ANNOUNCED, "“Dear Comrade Tsendel,\n\nThe balloons are torn.\n\nAnna Muster"),
        (ANNOUNCED, "Dear Comrade Tsendel,\n\nThe balloons are torn."),
        (ANNOUNCED, "“Dear Comrade Tsendel,” he wrote, “the balloons are torn.” And I agree."),
    ],
)
def test_without_a_certain_end_there_is_none_but_a_note(announcement: str, letter: str) -> None:
    (telegram,) = documents_of(TELEGRAM.format(announcement=announcement, letter=letter))
    (check,) = [one for one in telegram.checks if one.code == "document-inside"]
    assert check.severity is Severity.NOTE
    assert check.line == 7
    assert check.found == announcement
    assert telegram.relations == ()


def test_words_that_only_look_like_an_announcement_are_left_alone() -> None:
    text = TELEGRAM.format(announcement="I read your letter on the following day.", letter="It was long.")
    (telegram,) = documents_of(text)
    assert [one for one in telegram.checks if one.code == "document-inside"] == []


def test_a_joint_letter_whose_signatures_run_into_the_carriers_is_not_cut() -> None:
    text = (
        "36. Telegram From the Department of State to the Embassy in Ruritania\n\n"
        "Washington, April 15, 1933, 9 p.m.\n\n2191. Following is text of joint letter from President and Premier:\n\n"
        "Dear Mr. Chairman:\n\nWe agree.\n\n"
        "Sincerely,\n\nAnna Muster\n\nTom Beispiel\n\nWolkenstein\n\nSource: Department of State, Central Files\n"
    )
    (telegram,) = documents_of(text)
    assert [check.code for check in telegram.checks] == ["document-inside"]


def test_several_enclosures_are_numbered_in_their_order() -> None:
    first, second, letter = documents_of(
        "Musterstadt, 3 May 1901\n\nDear Mr. Beispiel,\n\nTwo papers.\n\nSincerely yours,\nAnna Muster\n\n"
        "Enclosure 1\n\nDear Anna,\n\nYes.\n\nFaithfully yours,\nCarl Wolkenstein\n\n"
        "Enclosure 2\n\nDear Anna,\n\nNo.\n\nFaithfully yours,\nDora Tsendel\n"
    )
    assert [first.id, second.id] == ["letters/1.txt/enclosed-1", "letters/1.txt/enclosed-2"]
    assert [named(one, Role.SENDER) for one in (first, second, letter)] == [
        ["Carl Wolkenstein"],
        ["Dora Tsendel"],
        ["Anna Muster"],
    ]
    assert [relation.target for relation in letter.relations] == [first.id, second.id]


@given(st.sampled_from(["\n", "\r\n"]), st.booleans(), st.lists(st.sampled_from(["🎈", "ä", "x"]), max_size=4))
def test_offsets_count_in_the_file_as_delivered(line_end: str, mark: bool, before: list[str]) -> None:
    text = TELEGRAM.format(announcement=ANNOUNCED, letter=LETTER).replace("To AMB", f"{''.join(before)}\n\nTo AMB")
    text = ("\ufeff" if mark else "") + text.replace("\n", line_end)
    for document in documents_of(text, profile="digital-archive"):
        start, end = document.range
        for statement in document.statements:
            if statement.span is not None:
                assert text[statement.span.start : statement.span.end] == statement.span.quote
        for zone in document.zones:
            assert start <= zone.start < zone.end <= end


PIECES = st.sampled_from(["“", "”", "a", "b.", "\n", "\n\n", "«", "»", '"', " "])


@given(st.lists(PIECES, max_size=30))
def test_a_quotation_ends_with_its_mark_at_the_end_of_a_line_or_nowhere(pieces: list[str]) -> None:
    text = "“a" + "".join(pieces)
    end = quotation_end(text, [line for line in split_lines(text) if not line.blank], 0)
    if end is not None:
        assert text[end] == "”"
        assert text[end + 1 :].split("\n")[0].strip(" \t.,;:)]*") == ""
        assert text.count("”", 0, end + 1) >= 1


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“One “inner” word.\n\nTwo.”\nrest", "One “inner” word.\n\nTwo."),
        ("“One.\n“Two.\n“Three.”\nrest", "One.\n“Two.\n“Three."),
        ("“One.”\n“Two.”\nrest", "One.”\n“Two."),
        ('"One.\nTwo."\nrest', "One.\nTwo."),
        ("«One. «Inner». Two.»", "One. «Inner». Two."),
        ("“One.” he said", None),
        ("“One.\nTwo.", None),
        ("One.", None),
    ],
)
def test_where_a_quotation_ends(text: str, quoted: str | None) -> None:
    end = quotation_end(text, [line for line in split_lines(text) if not line.blank], 0)
    assert (None if end is None else text[1:end]) == quoted


def test_inspect_shows_the_part_alone_and_says_where_it_stands() -> None:
    documents = documents_of(TELEGRAM.format(announcement=ANNOUNCED, letter=LETTER))
    sheet, page = io.StringIO(), io.StringIO()
    write_jsonl(documents, sheet)
    letter, telegram = map(json.loads, sheet.getvalue().splitlines())
    assert letter["part"] == list(documents[0].range)
    assert telegram["part"] is None
    assert telegram["relations"][0]["target"] == letter["document"]
    write_html(documents[:1], page)
    assert "letters/1.txt, lines 9 to 14" in page.getvalue()
    assert "balloons are torn" in page.getvalue()
    assert "Telegraph when" not in page.getvalue()


FAULTS = [
    ("until = ['mark']", "closes"),
    ("until = ['signed']", "signs"),
    ("until = []", "no until"),
    ("until = ['foot']\nreads = 'nothing'", "reads = 'nothing'"),
    ("until = ['foot']\nannounced = ['no-such-rule']", "no-such-rule"),
    ("until = ['end']", "until"),
    ("until = ['foot']\ncloser = ['x']", "closer"),
]


@pytest.mark.parametrize(("lines", "found"), FAULTS)
def test_faults_of_an_entry_are_named(lines: str, found: str) -> None:
    reads = "" if "reads" in lines else "reads = 'enclosed'\n"
    content = (
        "version = 1\nname = 'mine'\ntitle = 'Mine'\nleast = 1\n[[zones]]\nkind = 'body'\nvoice = 'author'\n"
        f"[[inside]]\nname = 'letter'\nopens = ['Letter:$']\n{reads}{lines}\n"
    )
    with pytest.raises(ConfigError) as raised:
        parse_profile(content, file="mine.toml", rules=frozenset(RULES))
    assert any(found in problem.found for problem in raised.value.problems)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one telegram that conveys a letter; its tables know two persons, its readings quote both."""
    (tmp_path / "kg.toml").write_text(
        'version = 1\n[[sources]]\nname = "letters"\npath = "letters"\n', encoding="utf-8"
    )
    for name in ("letters", "authority", "readings"):
        (tmp_path / name).mkdir()
    text = TELEGRAM.format(announcement=ANNOUNCED, letter=LETTER)
    (tmp_path / "letters/1.txt").write_text(text, encoding="utf-8")
    (tmp_path / "authority/people.csv").write_text(
        "id,label\nanna,Anna Muster\ntsendel,Comrade Tsendel\n", encoding="utf-8"
    )
    (tmp_path / "readings/sheet.csv").write_text(
        "id,document,quote,kind,speaker\n"
        "r1,letters/1.txt/enclosed-1,The balloons are torn.,report,Anna Muster\n"
        "r2,1.txt,Telegraph when it has been done.,request,BEISPIEL\n"
        "r3,letters/1.txt/enclosed-1,Telegraph when it has been done.,request,BEISPIEL\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_build_keeps_them_apart_and_holds(project: Path) -> None:
    report = build(project)
    assert report.documents == 2
    lost = [check for check in report.checks if check.code == "quote-missing"]
    assert [check.document for check in lost] == ["letters/1.txt/enclosed-1"]
    store = open_build(project / "build")
    rows = store.select(
        "PREFIX kgb: <https://w3id.org/kg-builder/ontology#> SELECT ?t ?l ?who WHERE "
        "{ ?t kgb:conveys ?l . ?l kgb:sentBy ?who MINUS { ?t kgb:sentBy ?who } }"
    ).rows
    assert len(rows) == 1
    assert str(rows[0][1]).endswith("/document/letters/1.txt/enclosed-1>")
    validated = CliRunner().invoke(main, ["validate", "--project", str(project)])
    assert validated.exit_code == 0, validated.output
    explained = CliRunner().invoke(main, ["explain", "1.txt", "--project", str(project)])
    assert "conveys" in explained.output


def test_names_are_looked_for_in_the_part_alone(project: Path) -> None:
    authority = open_project(project).authority
    letter, telegram = documents_of(TELEGRAM.format(announcement=ANNOUNCED, letter=LETTER))
    finder = MentionFinder(authority)
    start, end = letter.range
    inside, everywhere = finder.find(letter), finder.find(telegram)
    assert [mention.span.quote for mention in inside] == ["Comrade Tsendel", "Anna Muster"]
    assert all(start <= mention.span.start < mention.span.end <= end for mention in inside)
    assert len(everywhere) == 3


def test_a_file_name_in_a_sheet_means_the_carrier(project: Path) -> None:
    readings, _ = load_readings(project / "readings", project=project)
    letter, telegram = documents_of(TELEGRAM.format(announcement=ANNOUNCED, letter=LETTER))
    read = [apply_readings(one, readings, Authority()) for one in (letter, telegram)]
    assert [[act.id for act in one.speech_acts or ()] for one in read] == [["r1"], ["r2"]]
