"""Quotes are found with white space, normal form and quotation marks folded, and mapped back exactly."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.readings.quotable import fold_quote, quotable_text

PIECES = (
    *"ab Zé7.,",
    "\r\n",
    "\n",
    "\t",
    "\u00a0",
    "\u2009",
    "\u2028",
    "\ufeff",
    "\u2019",
    "'",
    "\u201c",
    '"',
    "e\u0301",
    "\u0301",
    "a\u0323\u0302",
    "a\u0302\u0323",
    "x\u0302",
    "\u212b",
    "\u1100\u1161\u11a8",
    "\uac00",
    "\u11a8",
    "\u0418\u0306",
    "\u0439",
    "\u2000",
    "\U0001f600",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(text=TEXTS)
def test_the_shadow_is_the_folded_text(text: str) -> None:
    folded = quotable_text(text)
    assert folded.folded.strip(" ") == fold_quote(text)
    assert unicodedata.is_normalized("NFC", folded.folded)
    assert "  " not in folded.folded
    assert not set(folded.folded) & set("\r\n\t\u00a0\u2019\u201c")


@given(text=TEXTS, quote=TEXTS)
def test_a_span_is_always_the_words_between_its_offsets(text: str, quote: str) -> None:
    for span in quotable_text(text).occurrences(quote):
        assert text[span.start : span.end] == span.quote
        assert fold_quote(span.quote) == fold_quote(quote)


@given(text=TEXTS, start=st.integers(0, 40), length=st.integers(1, 40), before=TEXTS)
def test_words_copied_from_a_text_are_found_in_it(text: str, start: int, length: int, before: str) -> None:
    # Cut at a letter without marks, as a person copies: half a letter is no quote.
    cut = text[start : start + length]
    text = f"{before} .{cut}. {text}"
    spans = list(quotable_text(text).occurrences(f".{cut}."))
    assert any(fold_quote(span.quote) == fold_quote(f".{cut}.") for span in spans)
    assert all(text[span.start : span.end] == span.quote for span in spans)


@given(text=TEXTS)
def test_offsets_of_the_shadow_go_back_in_order(text: str) -> None:
    folded = quotable_text(text)
    ends = [folded.span(at, at + 1) for at in range(len(folded.folded))]
    assert [span.start for span in ends] == sorted(span.start for span in ends)
    assert all(text[span.start : span.end] == span.quote for span in ends)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("the General\r\n  Staff met", "General Staff", "General\r\n  Staff"),
        ("the harbour\u2019s gate", "harbour's gate", "harbour\u2019s gate"),
        ("the harbour's gate", "harbour\u2019s gate", "harbour's gate"),
        ("he said \u201cgo\u201d twice", 'said "go"', "said \u201cgo\u201d"),
        ("a cafe\u0301 in town", "caf\u00e9", "cafe\u0301"),
        ("a caf\u00e9 in town", "cafe\u0301 in", "caf\u00e9 in"),
        ("\ufeffAnna\u00a0Muster", "Anna Muster", "Anna\u00a0Muster"),
        ("one\n\n\ntwo", " one \t two ", "one\n\n\ntwo"),
    ],
)
def test_what_a_person_types_is_found_as_it_was_delivered(text: str, quote: str, found: str) -> None:
    (span,) = quotable_text(text).occurrences(quote)
    assert span.quote == found
    assert span.start == text.index(found)


@pytest.mark.parametrize(("text", "quote"), [("a cafe\u0301", "cafe"), ("Anna Muster", "anna muster"), ("Anna", " ")])
def test_half_a_letter_another_case_and_nothing_are_not_found(text: str, quote: str) -> None:
    assert list(quotable_text(text).occurrences(quote)) == []


def test_occurrences_do_not_overlap() -> None:
    assert [span.start for span in quotable_text("aaaa aa").occurrences("aa")] == [0, 2, 5]
