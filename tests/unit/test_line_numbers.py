"""Lines are counted in one way, whatever ends them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.line_numbers import LineNumbers, line_starts
from kg_builder.readers.plain_text.lines import line_number, split_lines

TEXTS = st.text(alphabet="a \r\n\f", max_size=40)


@given(text=TEXTS)
def test_every_character_stands_in_the_line_that_an_editor_shows(text: str) -> None:
    numbers = LineNumbers(text)
    for offset in range(len(text)):
        before = text[:offset].removesuffix("\r") if text[offset - 1 : offset + 1] == "\r\n" else text[:offset]
        assert numbers.of(offset) == 1 + len(before.replace("\r\n", "\n").replace("\r", "\n").split("\n")) - 1


@given(text=TEXTS)
def test_lines_begin_inside_the_text(text: str) -> None:
    assert line_starts(text)[0] == 0
    assert all(0 < start < len(text) for start in line_starts(text)[1:])
    assert LineNumbers(text).count == len(line_starts(text))


@given(text=TEXTS)
def test_the_reader_of_plain_text_counts_alike(text: str) -> None:
    lines, numbers = split_lines(text), LineNumbers(text)
    for offset, character in enumerate(text):
        if not character.isspace():
            assert line_number(lines, offset) == numbers.of(offset)
