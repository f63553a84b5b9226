"""The nearest words to a quote that was copied badly, from word to word, in bounded time."""

from __future__ import annotations

import time

import pytest

from kg_builder.readings.nearest import find_nearest
from kg_builder.readings.quotable import quotable_text

TEXT = (
    "Carl told me that Envoy Wolkenstein\r\npromised him seven ships. I answered that the harbour\u2019s gate is shut."
)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Envoy Wolkenstien promised him seven ships", "Envoy Wolkenstein\r\npromised him seven ships"),
        ("envoy wolkenstein promised seven ships.", "Envoy Wolkenstein\r\npromised him seven ships."),
        ("I answered that harbour's gates is shut", "I answered that the harbour\u2019s gate is shut"),
        ("arl told m", "Carl told me"),
        (TEXT.replace("seven", "eleven"), TEXT),
    ],
)
def test_the_nearest_words_run_from_word_to_word(quote: str, found: str) -> None:
    match = find_nearest(quotable_text(TEXT), quote)
    assert match is not None
    assert match.span.quote == found
    assert TEXT[match.span.start : match.span.end] == found
    assert match.line == TEXT[: match.span.start].count("\n") + 1
    assert 55 <= match.score < 100


@pytest.mark.parametrize("quote", ["Zzzz qqqq xxxx", "", "x" * 5000])
def test_nothing_like_it_is_nothing(quote: str) -> None:
    assert find_nearest(quotable_text(TEXT), quote) is None


def test_a_text_shorter_than_the_quote_is_compared_whole() -> None:
    match = find_nearest(quotable_text("Anna Muster wrote"), "Then Anna Muster wrote it")
    assert match is not None
    assert match.span.quote == "Anna Muster wrote"


def test_a_line_of_fifty_million_characters_takes_seconds() -> None:
    filling = "the clerk spoke of the treaty and went on his way to the harbour "
    half = filling * 400_000
    text = half + "Wolkenstein promised to deliver seven letters in May. " + half
    started = time.monotonic()
    match = find_nearest(quotable_text(text), "Wolkenstein has promised to deliver seven letter in May")
    nothing = find_nearest(quotable_text(text), "Zyxw vuts rqpo nmlk jihg fedc")
    assert time.monotonic() - started < 60
    assert match is not None
    assert match.span.quote == "Wolkenstein promised to deliver seven letters in May"
    assert nothing is None
