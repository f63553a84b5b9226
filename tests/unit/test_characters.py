"""What is shown never steers a terminal or a page."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.characters import one_line, visible


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_unseen_is_left(text: str) -> None:
    shown = visible(text)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs"} and char not in "\t\n"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff")
    shown.encode("utf-8")


@given(st.text(), st.integers(1, 40))
def test_one_line_is_one_line_and_short(text: str, limit: int) -> None:
    shown = one_line(text, limit)
    assert len(shown) <= limit
    assert not set(shown) & set("\r\n\t")
    assert visible(shown) == shown


def test_letters_of_any_script_stay() -> None:
    for words in ("Анна Мустер", "アンナ", "אנה", "آنا", "Ännä 𝔸"):
        assert visible(words) == words
