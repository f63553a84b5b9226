"""Overlapping and nested marks, cut at their borders."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.inspection.marks import Mark, cut_segments


def _mark(start: int, end: int, layer: str = "fact", target: str = "t") -> Mark:
    return Mark(start=start, end=end, layer=layer, style="person", target=target)


_MARKS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from(["fact", "name", "said"])).map(
        lambda each: _mark(each[0], each[0] + each[1], each[2], f"{each}")
    ),
    max_size=12,
)


def test_the_innermost_mark_wins_in_its_layer() -> None:
    segments = list(cut_segments(10, [_mark(0, 8, target="outer"), _mark(2, 5, target="inner")]))
    shown = [(each.start, each.end, [mark.target for mark in each.innermost]) for each in segments]
    assert shown == [(0, 2, ["outer"]), (2, 5, ["inner"]), (5, 8, ["outer"]), (8, 10, [])]
    assert [each.nested for each in segments] == [False, True, False, False]


def test_each_layer_shows_its_own() -> None:
    segments = list(cut_segments(6, [_mark(0, 6, "said"), _mark(1, 3, "name")]))
    assert [[mark.layer for mark in each.innermost] for each in segments] == [["said"], ["name", "said"], ["said"]]


def test_crossing_marks_begin_and_end_once() -> None:
    segments = list(cut_segments(9, [_mark(0, 5, target="a"), _mark(3, 8, target="b")]))
    assert [mark.target for each in segments for mark in each.begins] == ["a", "b"]
    assert [mark.target for each in segments for mark in each.ends] == ["a", "b"]


@given(_MARKS, st.integers(1, 40), st.lists(st.integers(-2, 45), max_size=5))
def test_segments_cover_the_text_and_agree_with_the_marks(marks: list[Mark], length: int, borders: list[int]) -> None:
    segments = list(cut_segments(length, marks, borders))
    assert [each.start for each in segments] == [0, *(each.end for each in segments[:-1])]
    assert segments[-1].end == length
    inside = [mark for mark in marks if mark.end <= length]
    assert len(segments) <= 2 * len(inside) + len(borders) + 1
    for segment in segments:
        covering = [mark for mark in inside if mark.start <= segment.start and segment.end <= mark.end]
        assert {mark.layer for mark in segment.innermost} == {mark.layer for mark in covering}
        for mark in segment.innermost:
            assert mark.start == max(each.start for each in covering if each.layer == mark.layer)
    assert sorted(mark.target for each in segments for mark in each.ends) == sorted(mark.target for mark in inside)
