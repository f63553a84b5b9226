"""What is suggested for a series: its shapes, the rules that read them, and a draft that reads at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg_builder.errors import UsageError
from kg_builder.inspection import inspect_paths
from kg_builder.model import Document, PlaceRole, Role
from kg_builder.profiling import ProfileSuggestion, list_profiles, suggest_profile, write_draft, write_report
from kg_builder.readers.plain_text import RULES
from kg_builder.readers.plain_text.profile_files import load_profile, parse_profile, shipped_names

NAMES = ("Anna Muster", "Tom Tsendel", "Otto Beispiel", "Rosa Wolkenstein")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "Mission's letters"
    folder.mkdir()
    for number in range(1, 11):
        fair = "The fair of toys goes on. " * number
        (folder / f"{number:02}.txt").write_text(
            f"MISSION OF ZUBROWKA\nRegister 7/{number}\nBeispielburg, {number + 10}/3/1931\n\nDear Sir,\n\n"
            f"{fair}\n\n{NAMES[number % 4]}\nEnvoy\n\n[Toy Archive: Letters, {number}/31]\n",
            encoding="utf-8",
        )
    return folder


@pytest.fixture
def suggestion(texts: Path) -> ProfileSuggestion:
    return suggest_profile(texts)


def test_shapes_are_counted_with_an_example_and_the_rules_that_read_them(suggestion: ProfileSuggestion) -> None:
    rows = {row.shape: row for row in suggestion.rows}
    letterhead = rows["MISSION OF ZUBROWKA"]
    assert (letterhead.part, letterhead.texts, letterhead.first, letterhead.rules) == ("top", 10, 1, ())
    date = rows["{Name}, {number}/{number}/{year}"]
    assert date.kind == "date"
    assert "dateline" in {use.rule for use in date.rules}
    assert "generic" in next(use.profiles for use in date.rules if use.rule == "dateline")
    name = rows["{Name}"]
    assert (name.part, name.kind, name.sure) == ("foot", "signature", True)
    reference = rows["[Toy Archive: Letters, {number}/{number}]"]
    assert (reference.kind, reference.line, reference.file) == ("reference", 12, "01.txt")
    assert reference.example == "[Toy Archive: Letters, 1/31]"


def test_what_no_rule_reads_is_named(suggestion: ProfileSuggestion) -> None:
    report = write_report(suggestion)
    missed = report[report.index("No rule reads ") :]
    assert "MISSION OF ZUBROWKA" in missed
    assert "{Name}" not in missed
    assert "10 texts looked at, of 10 files" in report
    assert "of no known layout: 10" in report


def test_the_order_of_day_and_month_is_told_where_dates_decide_it(suggestion: ProfileSuggestion) -> None:
    assert suggestion.date_order == "day-first"
    assert 'date_order = "day-first"' in write_draft(suggestion)


def test_a_draft_loads_and_reads(texts: Path, suggestion: ProfileSuggestion, tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text(write_draft(suggestion), encoding="utf-8")
    profile = load_profile("draft.toml", project=tmp_path, rules=frozenset(RULES))
    assert profile.name == "mission-s-letters"
    read = [item for item in inspect_paths([texts], profile=str(draft)) if isinstance(item, Document)]
    assert len(read) == 10
    first = read[0]
    assert first.dates[0].value is not None
    assert first.dates[0].value.edtf == "1931-03-11"
    assert [place.name for place in first.places if place.role is PlaceRole.SENT_FROM] == ["Beispielburg"]
    assert [who.name for who in first.participants if who.role is Role.SIGNATORY] == ["Tom Tsendel"]
    assert [one.repository for one in first.archival_references] == ["Toy Archive"]


LINES = st.text(alphabet="Ab é'\"\\[](){}.:;*#^$/-12\x07\t№ü", min_size=1, max_size=30)


@given(lines=st.lists(LINES, min_size=1, max_size=8), name=st.text(min_size=1, max_size=10))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_draft_loads(tmp_path: Path, lines: list[str], name: str) -> None:
    folder = tmp_path / "texts"
    folder.mkdir(exist_ok=True)
    for number in range(3):
        (folder / f"{number}.txt").write_text("\n".join(["MISSION No. 1", *lines]), encoding="utf-8")
    draft = write_draft(suggest_profile(folder), name=name)
    assert parse_profile(draft, file="draft.toml", rules=frozenset(RULES)).zones


def test_the_same_folder_gives_the_same_draft(texts: Path) -> None:
    assert write_draft(suggest_profile(texts)) == write_draft(suggest_profile(texts))


def test_a_sample_is_spread_over_the_folder(texts: Path) -> None:
    suggestion = suggest_profile(texts, sample=5)
    assert (suggestion.texts, suggestion.files) == (5, 10)
    assert {row.file for row in suggestion.rows} == {"01.txt"}


def test_markup_and_broken_files_are_passed_over(texts: Path) -> None:
    (texts / "a.xml").write_text("<?xml version='1.0'?><TEI/>", encoding="utf-8")
    (texts / "b.txt").write_bytes(b"\xff\xfe\xfa")
    (texts / "c.txt").write_text("\n\n", encoding="utf-8")
    assert suggest_profile(texts).texts == 10


def test_a_folder_without_texts_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no plain text"):
        suggest_profile(tmp_path)


def test_a_known_series_is_said_to_be_known(shared: Path) -> None:
    suggestion = suggest_profile(shared / "corpus" / "dossier")
    assert dict(suggestion.recognised).get("soviet-dossier", 0) >= 16


def test_all_shipped_profiles_are_listed() -> None:
    entries = list_profiles()
    assert tuple(entry.name for entry in entries) == shipped_names()
    assert all(entry.title and entry.rules for entry in entries)
