"""The shadow in which spellings of a name are equal, and the way back to the text as delivered."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.folding import fold_name, fold_text

LETTERS = st.text(alphabet="aBéÉßłİﬁе́ñn\u0303o\u0308 -‐’'\n\r\t\u00ad\u2060.()한", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna-Maria Muster", "ANNA MARIA MUSTER"),
        ("Anna\r\nMuster", "Anna Muster"),
        ("Anna-\nMaria", "Anna-Maria"),
        ("Wörlitz", "Wo\u0308rlitz"),
        ("Ŏn Mŭster", "On Muster"),
        ("People’s Ruritania", "People's Ruritania"),
        ("Łódź-Ørsted", "Lodz Orsted"),
        ("Mus\u00adter", "Muster"),
        ("Straße", "STRASSE"),
        ("Йозеф", "Йозеф"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Muster", "Anna, Muster"), ("Anna Muster", "AnnaMuster"), ("Anna", "Anne"), ("Müster", "Muester")],
)
def test_different_words_do_not(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \n", " - ", "--", " " * 17, "\u2029"])
def test_what_parts_two_things_stays_apart(gap: str) -> None:
    assert " " not in fold_text(f"anna{gap}muster").folded


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r\n   ", " \n", "-", "-\r\n", "\u00a0", "  ", "‑"])
def test_what_joins_two_words_is_one_blank(gap: str) -> None:
    text = f"x anna{gap}muster y"
    shadow = fold_text(text)
    start = shadow.folded.index("anna muster")
    assert shadow.original(start, start + 11) == (2, 2 + len(f"anna{gap}muster"))


def test_accents_that_follow_belong_to_their_letter() -> None:
    text = "xx Mu\u0308ster\u0301, y"
    shadow = fold_text(text)
    start = shadow.folded.index("muster")
    assert shadow.original(start, start + 6) == (3, 11)
    assert text[3:11] == "Mu\u0308ster\u0301"


def test_a_character_that_folds_to_two_is_never_cut() -> None:
    shadow = fold_text("aßb")
    assert shadow.folded == "assb"
    assert shadow.original(1, 3) == (1, 2)
    assert shadow.original(0, 2) is None
    assert shadow.original(2, 4) is None
    assert fold_text("aß").original(0, 2) is None


def test_a_stretch_keeps_the_offsets_of_the_whole() -> None:
    shadow = fold_text("éé Anna", 3)
    assert shadow.folded == "anna"
    assert shadow.original(0, 4) == (3, 7)


@given(LETTERS)
def test_every_way_back_leads_to_words_that_fold_alike(text: str) -> None:
    shadow = fold_text(text)
    for start in range(len(shadow.folded)):
        for end in range(start + 1, len(shadow.folded) + 1):
            part = shadow.folded[start:end]
            place = shadow.original(start, end)
            if place is None:
                continue
            assert 0 <= place[0] < place[1] <= len(text)
            if part == part.strip():
                assert fold_text(text, *place).folded == part


@given(LETTERS)
def test_the_whole_shadow_leads_back_to_the_whole_text_but_for_what_is_not_seen(text: str) -> None:
    shadow = fold_text(text)
    if not shadow.folded:
        return
    place = shadow.original(0, len(shadow.folded))
    assert place is not None
    assert fold_text(text[: place[0]]).folded == ""
    assert fold_text(text[place[1] :]).folded == ""


@given(st.text(alphabet=st.characters(categories=["L", "Mn", "Nd", "Zs", "Pd"]), max_size=40))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold_name(composed) == fold_name(decomposed)


@given(st.text(alphabet="aé -\n’", max_size=30), st.text(alphabet="bx. ", max_size=10))
def test_folding_piece_by_piece_keeps_lines_apart_from_offsets(text: str, before: str) -> None:
    whole = fold_text(before + "." + text, len(before) + 1)
    assert whole.folded == fold_text(text).folded
    for start in range(len(whole.folded)):
        alone, within = fold_text(text).original(start, start + 1), whole.original(start, start + 1)
        assert alone is not None and within is not None
        assert (alone[0] + len(before) + 1, alone[1] + len(before) + 1) == within
