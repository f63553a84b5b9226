"""The terminal's view: doubts first, words with their lines, nothing that steers the terminal."""

from __future__ import annotations

import dataclasses
import io

import pytest

from kg_builder import model
from kg_builder.inspection import write_text
from kg_builder.inspection.values import date_value, participant_value, reference_value


def _text(*documents: model.Document) -> str:
    stream = io.StringIO()
    write_text(documents, stream)
    return stream.getvalue()


def test_doubts_stand_first(letter: model.Document) -> None:
    shown = _text(letter)
    look, read = shown.index("Look at first (2)"), shown.index("  Read\n")
    assert look < shown.index("two dates differ; found 3 May; expected 4 May  line 3") < read
    assert look < shown.index("addressee") < read < shown.index("ANNA MUSTER")
    assert "[sending office; medium certainty; inferred; rule to-line]" in shown


@pytest.mark.parametrize("status", [model.Status.CHECKED, model.Status.CORRECTED])
def test_what_a_person_looked_at_is_not_doubtful_and_says_so(letter: model.Document, status: model.Status) -> None:
    seen = tuple(dataclasses.replace(each, status=status) for each in letter.participants)
    shown = _text(dataclasses.replace(letter, participants=seen))
    assert "Look at first (1)" in shown
    assert f"[sending office; {status.value}; rule to-line]" in shown


def test_facts_stand_with_words_and_lines(letter: model.Document) -> None:
    lines = _text(letter).splitlines()
    (sent,) = [line for line in lines if "date of sending" in line]
    assert "1901-05-03T04:00:00, no zone stated  line 3  “3.5.01 04.00”  [sending office; rule routing-sent]" in sent
    (kept,) = [line for line in lines if "kept in" in line]
    assert "XYZ / fond 45 / opis 1 / delo 346 / folios 5-7  line 9" in kept
    assert any("tables/list.csv row=3  line 4" in line for line in lines)
    assert any("Dora  not resolved  line 6" in line for line in lines)


def test_what_was_not_looked_for_is_said(bare: model.Document) -> None:
    shown = _text(bare)
    assert "Names were not looked for." in shown
    assert "Readings were not looked for." in shown
    assert shown.count("none was read") == 4


def test_nothing_steers_the_terminal(letter: model.Document) -> None:
    hostile = dataclasses.replace(letter, title="\x1b[2J\x07Title\u202e", source="a\x1b]0;x\x07.txt")
    shown = _text(hostile)
    assert not set(shown) & {"\x1b", "\x07", "\u202e", "\r"}
    assert "␛[2J␇Title⟨U+202E⟩" in shown


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_only_on_a_terminal_and_never_under_no_color(
    letter: model.Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in _text(letter)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = _Terminal()
    write_text([letter], coloured)
    assert "\x1b" in coloured.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    plain = _Terminal()
    write_text([letter], plain)
    assert "\x1b" not in plain.getvalue()


def test_a_name_on_many_lines_is_cut(bare: model.Document) -> None:
    text = "Anna\n" * 50
    mentions = tuple(
        model.Mention(span=model.Span.of(text, 5 * line, 5 * line + 4), type=None, entity="anna", rule="names")
        for line in range(50)
    )
    assert "20 and 30 more" in _text(dataclasses.replace(bare, text=text, mentions=mentions))


def test_wording_of_absence_and_ranges(letter: model.Document) -> None:
    nobody = dataclasses.replace(
        letter.participants[0], name=None, office=None, as_written=None, absence=model.Absence.ILLEGIBLE
    )
    assert participant_value(nobody) == "nobody named (illegible)"
    undated = dataclasses.replace(letter.dates[0], value=None, absence=model.Absence.UNSTATED)
    assert date_value(undated) == "undated (unstated)"
    ranged = dataclasses.replace(letter.references[0], number="5", number_to="7", target="letters/6.txt")
    assert reference_value(ranged) == "5 to 7, of 1901-05, is letters/6.txt"
    known = dataclasses.replace(letter.participants[1], entity="carl", copies=1)
    assert participant_value(known) == (
        "Wolkenstein, Envoy, a pseudonym, explained by the editor as Carl, 1 copy, is carl"
    )


def test_a_check_about_another_file_says_which(letter: model.Document) -> None:
    sheet = dataclasses.replace(letter.checks[0], file="readings/sheet.csv", line=99, message="a quote is missing")
    assert "readings/sheet.csv   line 99" in _text(dataclasses.replace(letter, checks=(sheet,)))
