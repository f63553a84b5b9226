"""The readable text of markup, and the words of every marked element in it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kg_builder.readers.markup import TEI_TEXT, Element, ExtractedText, Locator, extract_text

NAMES = (
    "p",
    "div",
    "persName",
    "placeName",
    "hi",
    "lb",
    "note",
    "date",
    "rs",
    "del",
    "choice",
    "abbr",
    "item",
    "space",
)


def text_of(xml: str) -> ExtractedText:
    """The text of an element written as XML."""
    return extract_text([etree.fromstring(f"<text>{xml}</text>")], TEI_TEXT)


def test_paragraphs_lines_and_blanks_stand_as_a_page_would_show_them() -> None:
    extracted = text_of(
        "<body><opener><dateline>Musterstadt,\n   <date>3 May</date></dateline> <salute>Dear Carl</salute></opener>\n"
        "<p>A  <hi>fi</hi>ne<lb/>day in Ruri<lb break='no'/>tania<pb/>.</p><p/> <p>B<space/>C</p></body>"
    )
    assert extracted.text == "Musterstadt, 3 May\nDear Carl\n\nA fine\nday in Ruritania.\n\nB C"
    assert [extracted.span(mark).quote for mark in extracted.marks] == ["3 May"]


def test_notes_stand_behind_the_text_and_do_not_interrupt_it() -> None:
    extracted = text_of("<p>Anna<note>A <persName>Muster</persName>.<note>Or not.</note></note> wrote.</p><p>End</p>")
    assert extracted.text == "Anna wrote.\n\nEnd\n\nA Muster.\n\nOr not."
    assert [extracted.span(mark).quote for mark in extracted.apart] == ["A Muster.", "Or not."]


def test_of_alternatives_what_stands_on_the_page_is_read() -> None:
    extracted = text_of("<p><choice><expan>Doctor</expan><abbr>Dr.</abbr></choice> <choice><corr>x</corr></choice></p>")
    assert extracted.text == "Dr. x"


def test_comments_instructions_and_deletions_are_no_text() -> None:
    assert text_of("<p>a<!-- b -->c<?d e?>f<del>g</del>h</p>").text == "acfh"


def test_a_marked_element_without_words_has_no_place() -> None:
    assert text_of("<p>a <persName><lb/> </persName>b</p>").marks == ()


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> Element:
    """Any tree of these elements with any words."""
    element = etree.Element(draw(st.sampled_from(NAMES)) if depth else "text")
    words = st.text(st.sampled_from("aé𝄞 \n\t\u00a0"), max_size=6)
    element.text = draw(words)
    for _ in range(draw(st.integers(0, 3)) if depth < 4 else 0):
        child = draw(trees(depth=depth + 1))
        child.tail = draw(words)
        element.append(child)
    return element


@given(trees())
def test_every_mark_holds_the_words_of_its_element(tree: Element) -> None:
    extracted = extract_text([tree], TEI_TEXT)
    text = extracted.text
    for mark in extracted.marks:
        span = extracted.span(mark)
        assert text[span.start : span.end] == span.quote
        assert span.quote == span.quote.strip(" \n")
        if "choice" not in {each.tag for each in mark.element.iter()}:
            alone = extract_text([mark.element], TEI_TEXT)
            assert alone.text.startswith(span.quote)
    assert not re.search(r"  | \n|\n |\n\n\n|^[ \n]|[ \n]$", text)


@given(trees())
def test_no_character_is_lost_or_made(tree: Element) -> None:
    for each in list(tree.iter("del", "choice")):
        each.tag = "hi"
    expected = sorted(re.sub(r"[ \n\t\r]", "", "".join(tree.itertext())))
    assert sorted(re.sub(r"[ \n]", "", extract_text([tree], TEI_TEXT).text)) == expected


@given(trees())
def test_an_xpath_leads_back_to_its_element(tree: Element) -> None:
    for number, each in enumerate(tree.iter("p", "rs")):
        each.set("{http://www.w3.org/XML/1998/namespace}id", f"x{number // 3}")
    locator = Locator("a.xml")
    list(locator.learn_ids(tree))
    for element in tree.iter():
        path = locator.xpath(element)
        found = tree.getroottree().xpath(path)
        assert isinstance(found, list)
        assert found[0] is element
