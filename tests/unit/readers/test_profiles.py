"""Profiles: the shipped ones are sound, a faulty one is answered with all its faults, one's own is found by path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg_builder.errors import ConfigError
from kg_builder.model import Document, ZoneKind
from kg_builder.readers.plain_text import RULES
from kg_builder.readers.plain_text.lines import split_lines
from kg_builder.readers.plain_text.profile_files import load_profile, parse_profile, shipped_names, shipped_profile
from kg_builder.readers.plain_text.recognition import choose_profile, score_profile

NAMES = frozenset(RULES)

SOUND = """
version = 1
name = "mine"
title = "Letters of Ruritania"
least = 1
[[signals]]
pattern = 'Ruritania'
[[zones]]
kind = "header"
voice = "author"
after = ["start"]
opens = ['To ']
lasts = "line"
rules = ["to-line"]
[[zones]]
kind = "body"
voice = "author"
after = []
"""


def test_every_shipped_profile_is_sound_and_named_as_its_file() -> None:
    assert shipped_names() == (
        "dfat",
        "digital-archive",
        "edited-excerpt",
        "enclosed",
        "frus",
        "generic",
        "soviet-dossier",
    )
    for name in shipped_names():
        assert shipped_profile(name, NAMES).name == name


def test_every_rule_is_used_by_some_shipped_profile() -> None:
    profiles = [shipped_profile(name, NAMES) for name in shipped_names()]
    used = {rule for profile in profiles for spec in profile.zones for rule in spec.rules}
    used |= {rule for profile in profiles for entry in profile.inside for rule in entry.announced}
    assert used == NAMES


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("version = 1", "version = 2", "version = 2"),
        ("least = 1", "lest = 1", "'lest'"),
        ('kind = "header"', 'kind = "heading"', "kind = 'heading'"),
        ('voice = "author"\nafter = ["start"]', 'voice = "autor"\nafter = ["start"]', "voice = 'autor'"),
        ("opens = ['To ']", "opens = ['To (']", "To ("),
        ("opens = ['To ']", "opens = 'To '", "opens = 'To '"),
        ('lasts = "line"', 'lasts = "lines"\nmost = "two"', "most = 'two'"),
        ('lasts = "line"', 'lasts = "line"\nblank = 1', "blank = 1"),
        ('"to-line"', '"to-lines"', "'to-lines'"),
        ('after = ["start"]', 'after = ["begin"]', "begin"),
        ('lasts = "line"', 'lasts = "line"\nthen = "copies"', "copies"),
        ('kind = "body"', 'kind = "title"', "no zone of kind body"),
        ('title = "Letters of Ruritania"', "title = 3", "title = 3"),
        ("[[signals]]", '[series]\ndate_order = "daily"\n[[signals]]', "date_order = 'daily'"),
        ("[[signals]]", '[series]\ngovernments = "X"\n[[signals]]', "governments = 'X'"),
        ("[[signals]]", "series = 3\n[[signals]]", "[series] = 3"),
    ],
)
def test_a_fault_is_named(old: str, new: str, found: str) -> None:
    assert old in SOUND
    with pytest.raises(ConfigError) as raised:
        parse_profile(SOUND.replace(old, new), file="mine.toml", rules=NAMES)
    assert any(found in problem.found for problem in raised.value.problems)
    assert all(problem.file == "mine.toml" and problem.expected for problem in raised.value.problems)


def test_all_faults_are_named_at_once() -> None:
    faulty = SOUND.replace('"to-line"', '"to-lin"').replace("version = 1", "version = 7").replace("'To '", "'To ['")
    with pytest.raises(ConfigError) as raised:
        parse_profile(faulty, file="mine.toml", rules=NAMES)
    assert len(raised.value.problems) == 3
    assert "to-line" in str(raised.value)


def test_no_toml_is_said_so() -> None:
    with pytest.raises(ConfigError, match="no valid TOML"):
        parse_profile("zones = [", file="mine.toml", rules=NAMES)


def test_an_unknown_name_offers_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        load_profile("digital", project=tmp_path, rules=NAMES)
    assert raised.value.problems[0].choices == shipped_names()


def test_ones_own_profile_is_read_from_the_project(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "mine.toml").write_text(SOUND, encoding="utf-8")
    assert load_profile("profiles/mine.toml", project=tmp_path, rules=NAMES).name == "mine"
    with pytest.raises(ConfigError, match="cannot be read"):
        load_profile("profiles/other.toml", project=tmp_path, rules=NAMES)


def test_the_strongest_layout_wins_and_none_is_the_generic_one() -> None:
    profiles = [shipped_profile(name, NAMES) for name in shipped_names()]
    telegram = split_lines("Ciphered telegram No. 5\nFrom Musterstadt. Sent 2.7.50 04.00\n\nx")
    excerpt = split_lines(
        "Document 5 A. MUSTER\n\nThe following excerpt is from a letter.\n\nx\n\nSource: Bulletin (1995)"
    )
    letter = split_lines("Dear Anna,\n\nx")
    assert [choose_profile(profiles, lines).name for lines in (telegram, excerpt, letter)] == [
        "digital-archive",
        "edited-excerpt",
        "generic",
    ]


def test_a_signal_counts_once_and_only_where_it_may_stand() -> None:
    profile = parse_profile(
        SOUND.replace("pattern = 'Ruritania'", "pattern = 'Ruritania'\nweight = 3\nfirst = 1"), file="x", rules=NAMES
    )
    assert score_profile(profile, split_lines("Ruritania\nRuritania")) == 3
    assert score_profile(profile, split_lines("Anna\nRuritania")) == 0


def kinds(document: Document) -> list[tuple[ZoneKind, str]]:
    """The zones of a document with their words."""
    assert document.text is not None
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]


def test_zones_of_a_record_page_with_the_abstract_first(read: Callable[..., Document]) -> None:
    text = (
        "Muster describes the harvest at length, as the envoy of Ruritania had asked of him.\n\n14 May 1950\n\n"
        "Telegram, Muster to Beispiel\n\nTelegram # 7\nFrom Musterstadt.\n\nThe harvest is good.\n\nMUSTER\n"
        "Document Information\n\nSource\n\nXRA, fond 1, opis 2, delo 3\n\nRecord ID\n\n99\n"
    )
    assert kinds(read(text)) == [
        (ZoneKind.ABSTRACT, "Muster describes the harvest at length, as the envoy of Ruritania had asked of him."),
        (ZoneKind.TITLE, "14 May 1950\n\nTelegram, Muster to Beispiel"),
        (ZoneKind.HEADER, "Telegram # 7\nFrom Musterstadt."),
        (ZoneKind.BODY, "The harvest is good."),
        (ZoneKind.SIGNATURE, "MUSTER"),
        (ZoneKind.CHROME, "Document Information\n\nSource"),
        (ZoneKind.ARCHIVAL, "XRA, fond 1, opis 2, delo 3"),
        (ZoneKind.BOILERPLATE, "Record ID\n\n99"),
    ]


def test_a_heading_in_capitals_is_no_signature(read: Callable[..., Document]) -> None:
    text = "Telegram No. 7\nFrom Musterstadt. Sent 2.7.50 04.00.\n\nTHE HARVEST\n\nIt is good.\n\nMore follows."
    assert [kind for kind, _ in kinds(read(text))] == [ZoneKind.HEADER, ZoneKind.BODY]


def test_the_signature_of_a_letter_inside_a_telegram_is_text(read: Callable[..., Document]) -> None:
    text = (
        "Telegram No. 7\nFrom Musterstadt. Sent 2.7.50 04.00.\nTo Comrade TSENDEL\n\nI pass on:\n\n“We need boots.\n"
        "ANNA BEISPIEL”\n\nI agree.\n\nMUSTER\nNo. 9/X\nCopies: Tsendel - 2"
    )
    document = read(text)
    assert [words for kind, words in kinds(document) if kind is ZoneKind.SIGNATURE] == ["MUSTER\nNo. 9/X"]
    assert [who.name for who in document.participants if who.role.value == "sender"] == ["MUSTER"]


def test_a_headnote_may_have_a_paragraph_before_its_cue(read: Callable[..., Document]) -> None:
    text = (
        "Document 3 ANNA MUSTER, Letter (May 3, 1901)\n\nRuritania lay in the hills.\n\nThe following excerpt is from "
        "a letter.\n\nWe are well. . . .\n\nSource: Bulletin of Ruritania, No. 5 (Musterstadt: Muster, 1995), 8."
    )
    assert [kind for kind, _ in kinds(read(text))] == [
        ZoneKind.TITLE,
        ZoneKind.HEADNOTE,
        ZoneKind.BODY,
        ZoneKind.SOURCE_NOTE,
    ]


def test_the_profile_in_the_documentation_is_sound(repository: Path) -> None:
    written = (repository / "docs" / "profiles.md").read_text(encoding="utf-8")
    blocks = [part.split("```")[0] for part in written.split("```toml\n")[1:]]
    profiles = [parse_profile(block, file="docs", rules=NAMES) for block in blocks if "version = 1" in block]
    assert [profile.name for profile in profiles] == ["embassy"]
    for name in shipped_names():
        assert f"| `{name}` |" in written


def test_a_pseudonym_may_sign_and_a_letter_may_close_with_a_phrase(read: Callable[..., Document]) -> None:
    telegram = (
        "Telegram No. 7\nSent 2.7.50 04.00.\nTo SOVIET AMBASSADOR\n\nWe agree.\n\nFOX [Muster]\nNo. 72/III\n"
        "Record ID 9\n"
    )
    (sender,) = [who for who in read(telegram).participants if who.role.value == "sender"]
    assert (sender.name, sender.gloss) == ("FOX", "Muster")
    letter = (
        "Letter from Anna Muster to Comrade Beispiel\n\nMarch 1950\n\nDear Comrade Beispiel,\n\nThank you.\n\n"
        "With many greetings,\nAnna Muster\nMusterstadt, 1 March 1950\n\nDocument Information\n"
    )
    signed = [who.name for who in read(letter).participants if who.role.value == "signatory"]
    assert signed == ["Anna Muster"]


def test_a_profile_file_that_is_not_there_is_called_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        load_profile("profiles/none.toml", project=tmp_path, rules=frozenset())
    (problem,) = raised.value.problems
    assert (problem.file, problem.found) == ("profiles/none.toml", "no such file")
