"""Lines and their offsets: every code point of the file counts, marks and line ends too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.readers.plain_text.lines import LINE_HEAD, line_number, split_lines


def test_byte_order_mark_counts_and_belongs_to_no_line() -> None:
    lines = split_lines("\ufeffAnna\r\n\r\nBertha")
    assert [(line.number, line.start, line.end, line.head) for line in lines] == [
        (1, 1, 5, "Anna"),
        (2, 7, 7, ""),
        (3, 9, 15, "Bertha"),
    ]


def test_all_three_line_ends_are_line_ends_and_a_form_feed_is_none() -> None:
    lines = split_lines("a\rb\nc\r\nd\f e")
    assert [(line.number, line.head) for line in lines] == [(1, "a"), (2, "b"), (3, "c"), (4, "d\f e")]
    assert [line.start for line in lines] == [0, 2, 4, 7]


def test_white_space_and_the_marks_of_a_converter_stand_outside_the_words() -> None:
    text = "\f  ## **Anna Muster** \n***\n# \nx"
    lines = split_lines(text)
    assert text[lines[0].start : lines[0].end] == "Anna Muster"
    assert [line.head for line in lines[1:]] == ["***", "#", "x"]


def test_a_long_line_shows_only_its_head() -> None:
    line = split_lines("a" * 5000)[0]
    assert (line.end, len(line.head), line.whole) == (5000, LINE_HEAD, False)


def test_the_line_of_an_offset() -> None:
    lines = split_lines("ab\n\ncd")
    assert [line_number(lines, offset) for offset in (0, 1, 3, 4, 5)] == [1, 1, 2, 3, 3]


@given(st.text(alphabet="aB #*\r\n\f\t\ufeff\u00a0é", max_size=60))
def test_every_word_is_in_exactly_one_line(text: str) -> None:
    lines = split_lines(text)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    end = 0
    for line in lines:
        assert end <= line.start <= line.end <= len(text)
        assert text[line.start : line.end].startswith(line.head)
        assert "\n" not in text[line.start : line.end]
        assert "\r" not in text[line.start : line.end]
        end = line.end
    assert sum(text[line.start : line.end].count("B") for line in lines) == text.count("B")
