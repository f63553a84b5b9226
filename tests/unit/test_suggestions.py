"""What somebody perhaps meant: the nearest known words, in the same order whatever the order of the known ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.suggestions import near_labels, near_words, perhaps, with_nearest

WORDS = st.lists(st.text(alphabet="abÄä -_", min_size=1, max_size=8), max_size=6)


def test_nothing_is_offered_where_nothing_is_like_it() -> None:
    assert near_words("zzz", ["anna", "carl"]) == ()
    assert near_words("ana", []) == ()
    assert near_words("ana", ["carl", "anna"]) == ("anna",)


def test_accents_case_and_hyphens_make_no_difference() -> None:
    assert near_words("ANNA MÜSTER", ["berta", "anna-muster"], least=100.0) == ("anna-muster",)


@given(words=WORDS, word=st.text(alphabet="abÄä -_", max_size=8))
def test_the_order_of_the_known_words_leaves_no_trace(words: list[str], word: str) -> None:
    assert near_words(word, words) == near_words(word, reversed(words))


@given(words=WORDS)
def test_a_known_word_is_the_nearest_to_itself(words: list[str]) -> None:
    for word in words:
        assert word in near_words(word, words, most=len(words))


def test_labels_that_hold_the_words_are_near() -> None:
    labels = ["Letter of Anna Muster to Carl Beispiel", "Telegram No. 12"]
    assert near_labels("anna muster", labels, most=3) == (labels[0],)


def test_an_offer_stands_behind_what_was_expected() -> None:
    assert with_nearest("the id of a person", "ana", ["anna"]) == "the id of a person; the nearest is 'anna'"
    assert with_nearest("the id of a person", "zzz", ["anna"]) == "the id of a person"
    assert perhaps(()) == ""
