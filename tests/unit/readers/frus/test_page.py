"""The text of a document as its page shows it, and the places of its marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kg_builder.readers.frus.page import Page, read_page
from kg_builder.readers.markup import squeezed

_NAMES = ("p", "hi", "persName", "gloss", "item", "list", "label", "note", "lb", "pb", "closer", "signed", "cell", "x")
_WORDS = st.text(alphabet="ab (),.\n\t\u00a0", max_size=8)


def page_of(content: str) -> Page:
    """The page of a document with this content."""
    return read_page(etree.fromstring(f'<div xmlns="http://www.tei-c.org/ns/1.0">{content}</div>'))


def test_paragraphs_are_parted_and_white_space_is_squeezed() -> None:
    page = page_of("<head>\n A <hi>\n B</hi>\n</head><p>One\n   two <pb n='2'/>three.</p>\n<p>  </p><p>Four</p>")
    assert page.text == "A B\n\nOne two three.\n\nFour"
    assert [(block.name, page.text[block.start : block.end]) for block in page.blocks] == [
        ("head", "A B"),
        ("p", "One two three."),
        ("p", "Four"),
    ]


def test_no_blank_stands_inside_brackets_or_before_a_comma() -> None:
    page = page_of("<head>The Envoy (<persName>\n <hi>Muster</hi>\n </persName>), at [ <hi>Neustadt</hi> ]</head>")
    assert page.text == "The Envoy (Muster), at [Neustadt]"
    (mark,) = page.marks
    assert page.text[mark.start : mark.end] == "Muster"
    assert mark.step.path() == "/head[1]/persName[1]"


def test_a_line_break_is_a_line_end_but_in_a_heading_a_blank() -> None:
    page = page_of("<head>No. 4<lb/>Letter</head><dateline>Neustadt<lb/>[Received May 4]</dateline>")
    assert page.text == "No. 4 Letter\n\nNeustadt\n[Received May 4]"


def test_an_item_goes_on_in_the_paragraph_of_its_label() -> None:
    page = page_of("<list><label>1.</label><item>Ships</item><label>2.</label><item>Docks</item></list>")
    assert page.text == "1. Ships\n\n2. Docks"


def test_cells_of_a_row_stand_on_one_line() -> None:
    page = page_of(
        "<table><row><cell>Ships</cell><cell>7</cell></row><row><cell>Docks</cell><cell>1</cell></row></table>"
    )
    assert page.text == "Ships\t7\n\nDocks\t1"


def test_notes_follow_the_text_and_so_do_notes_in_notes() -> None:
    page = page_of("<p>One<note><p>First<note>Inner</note>.</p><p>More.</p></note> two<note>Second</note>.</p>")
    assert page.text == "One two.\n\nFirst.\n\nMore.\n\nSecond\n\nInner"
    assert page.body_blocks == 1
    assert [page.text[note.start : note.end] for note in page.notes] == ["First.\n\nMore.", "Second", "Inner"]


def test_comments_instructions_and_empty_names_leave_no_trace() -> None:
    page = page_of("<p>One <!-- no --><?no?>two <persName/>three</p>")
    assert (page.text, page.marks) == ("One two three", [])


@st.composite
def _elements(draw: st.DrawFn, depth: int = 0) -> etree._Element:
    name = draw(st.sampled_from(_NAMES))
    element = etree.Element(f"{{http://www.tei-c.org/ns/1.0}}{name}")
    if name in ("lb", "pb"):
        return element
    element.text = draw(_WORDS)
    for _ in range(draw(st.integers(0, 3)) if depth < 3 else 0):
        child = draw(_elements(depth + 1))
        child.tail = draw(_WORDS)
        element.append(child)
    return element


@given(st.lists(_elements(), max_size=4))
def test_every_mark_is_where_its_words_stand_and_no_word_is_lost(children: list[etree._Element]) -> None:
    document = etree.Element("{http://www.tei-c.org/ns/1.0}div")
    document.extend(children)
    page = read_page(document)
    assert page.text == page.text.strip()
    letters = sorted(letter for letter in page.text if letter in "ab")
    assert letters == sorted(letter for letter in squeezed(document) if letter in "ab")
    for mark in page.marks:
        words = page.text[mark.start : mark.end]
        assert words == words.strip() != ""
        found = document.xpath("." + "".join(f"/*[local-name()='{n}'][{i}]" for n, i in _steps(mark.step.path())))
        assert found == [mark.element]
    ends = [0]
    for block in page.blocks:
        assert ends[-1] <= block.start < block.end
        ends.append(block.end)


def _steps(path: str) -> list[tuple[str, int]]:
    """The names and numbers of a path."""
    return [(step.partition("[")[0], int(step.partition("[")[2].rstrip("]"))) for step in path.split("/")[1:]]
