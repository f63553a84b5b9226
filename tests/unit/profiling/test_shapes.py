"""Shapes of lines, and the patterns that they give: every line fits the pattern of its own shape."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.profiling.shapes import holds_date, literals_of, pattern_of, shape_of, tells_nothing

KEPT = {"No", "To", "Subject", "the", "CONSULATE", "OF", "RURITANIA", "Sir"}


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("CONSULATE OF RURITANIA", "CONSULATE OF RURITANIA"),
        ("Musterstadt, 3 May 1931", "{Name}, {number} {month} {year}"),
        ("Musterstadt, May 3, 1931, 4.40 p.m.", "{Name}, {month} {number}, {year}, {number}.{number} {half}"),
        ("No. 12", "No. {number}"),
        ("12/31", "{number}/{number}"),
        ("To: the Foreign Office, Musterstadt", "To: {words}"),
        ("Subject: 12", "Subject: {number}"),
        ("A. B. Muster", "{Name}"),
        ("Anna Muster and Tom von Tsendel", "{Name}"),
        ("MUSTER", "{CAPITALS}"),
        ("May I ask for the list?", "{Name} {words} the {words}?"),
        ("Sir,", "Sir,"),
        ("No. 12   Musterstadt", "No. {number}  {Name}"),
    ],
)
def test_a_line_has_its_shape(line: str, shape: str) -> None:
    assert shape_of(line, KEPT) == shape


def test_who_signs_many_texts_is_still_a_name() -> None:
    kept = {"Anna", "Muster", "Your", "obedient", "servant"}
    assert shape_of("Anna Muster", kept, foot=True) == "{Name}"
    assert shape_of("Your obedient servant,", kept, foot=True) == "Your obedient servant,"


@given(st.text(alphabet="AbcÄß 12.,:'’-/()[]№#*\t", min_size=1, max_size=120).filter(lambda line: line == line.strip()))
def test_every_line_fits_the_pattern_of_its_shape(line: str) -> None:
    for foot in (False, True):
        pattern = pattern_of(shape_of(line, KEPT, foot=foot))
        assert re.compile(pattern).match(line), pattern
        assert "'" not in pattern


@given(
    st.lists(
        st.sampled_from(
            ["No.", "12", "Musterstadt,", "3", "May", "1931", "To:", "the", "Office", "MUSTER", "von", "p.m."]
        ),
        min_size=1,
        max_size=15,
    )
)
def test_every_line_of_header_words_fits_the_pattern_of_its_shape(words: list[str]) -> None:
    line = " ".join(words)
    assert re.match(pattern_of(shape_of(line, KEPT)), line)


def test_what_tells_something_of_a_series() -> None:
    assert tells_nothing("{words} the {words}")
    assert not tells_nothing("To: {words}")
    assert not tells_nothing("{words}, {number} {month} {year}")
    assert holds_date("{number}.{number}.{year}")
    assert not holds_date("No. {number}")
    assert literals_of("No. {number} of {Name}") == ["No", "of"]
