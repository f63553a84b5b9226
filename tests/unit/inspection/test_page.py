"""The offline page: nothing escapes, every link leads somewhere, every mark shows the words it marks."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import io
import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder import model
from kg_builder.characters import visible
from kg_builder.inspection import write_html, write_report_page

_VOID = {"meta", "br", "link", "img", "input", "hr"}
_EVIL = "<script>alert('x')</script> & \" ' \u202eabc \u200f <img src=x onerror=y> " + "long " * 2000


class _Page(HTMLParser):
    """Reads a page as a browser does, and refuses tags that are not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.skipped = 0
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        classes = ""
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name == "class":
                classes = value or ""
        if tag not in _VOID:
            self.open.append(f"{tag}.{classes}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().split(".")[0] == tag

    def handle_data(self, data: str) -> None:
        in_text = any(each == "div.l" for each in self.open)
        if in_text and not any("tag" in each.split(".")[1].split() for each in self.open):
            self.text.append(data)


def _html(*documents: model.Document, unread: tuple[model.Check, ...] = ()) -> str:
    stream = io.StringIO()
    write_html(documents, stream, unread=unread)
    return stream.getvalue()


def test_every_link_leads_to_something_and_ids_are_single(letter: model.Document, bare: model.Document) -> None:
    page = _Page(_html(letter, bare, letter))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} - set(page.ids) == {"top"}
    assert all(link.startswith("#") for link in page.links)
    assert len(page.links) > 40


def test_each_fact_leads_to_its_words_and_back(letter: model.Document) -> None:
    page = _Page(_html(letter))
    spanned = [statement for statement in letter.statements if statement.span is not None]
    to_words = [link for link in page.links if re.fullmatch(r"#d1w\d+", link)]
    to_rows = [link for link in page.links if re.fullmatch(r"#d1f\d+", link)]
    acts = len(letter.acts)
    assert len(to_words) == len(to_rows) == len(spanned) - acts + 3


def test_the_page_asks_nothing_of_any_network(letter: model.Document) -> None:
    html = _html(letter)
    page = _Page(html)
    assert not {"script", "link", "img", "iframe", "object", "embed"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name in {"src", "style", "srcset"} or name.startswith("on")]
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    assert "url(" not in style.group(1)
    assert "@import" not in style.group(1)
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_hostile_words_come_out_as_text(letter: model.Document) -> None:
    hostile = dataclasses.replace(
        letter,
        title=_EVIL,
        source=_EVIL,
        profile=_EVIL,
        text=(letter.text or "") + _EVIL,
        descriptions=(
            dataclasses.replace(letter.descriptions[0], value=_EVIL, rule=_EVIL),
            *letter.descriptions,
        ),
        checks=(dataclasses.replace(letter.checks[0], message=_EVIL, code=_EVIL, found=_EVIL),),
    )
    html = _html(hostile, letter, unread=(dataclasses.replace(letter.checks[0], file=_EVIL, message=_EVIL),))
    page = _Page(html)
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert "<script" not in html
    assert "\u202e" not in html
    assert "⟨U+202E⟩" in html
    assert html.count("&lt;script&gt;alert(&#x27;x&#x27;)") >= 8


def test_the_text_comes_out_whole(letter: model.Document) -> None:
    page = _Page(_html(letter))
    assert "".join(page.text) == visible((letter.text or "").replace("\r\n", "\n"))
    assert "\r" not in _html(letter)


def test_what_is_doubtful_stands_first(letter: model.Document, bare: model.Document) -> None:
    html = _html(letter)
    captions = re.findall(r"<caption>([^<(]+) \(", html)
    assert captions == ["Look at first", "Read", "Said and told of", "Names"]
    first = html[html.index("Look at first (") : html.index("Read (")]
    assert "dates-differ" in first
    assert "medium certainty" in first
    assert "ANNA MUSTER" not in first
    missing = _html(bare)
    assert missing.count("none was read") == 4
    assert "Names were not looked for." in missing
    assert "Readings were not looked for." in missing


def test_a_document_without_correspondents_by_nature_misses_none(bare: model.Document) -> None:
    assert _html(dataclasses.replace(bare, form=model.Form.MINUTES)).count("none was read") == 1


def test_one_document_has_no_index_and_several_have_one(letter: model.Document, bare: model.Document) -> None:
    assert "<nav" not in _html(letter)
    assert '<a href="#d2">' in _html(letter, bare)


def test_a_document_known_by_its_record_only(letter: model.Document) -> None:
    record = letter.identifiers[0].rests_on
    assert isinstance(record, model.SourceRecord)
    known = model.Document(
        id="list/3", source="tables/list.csv", source_name="list", record=record, identifiers=letter.identifiers
    )
    html = _html(known)
    assert "there is no text" in html
    assert "tables/list.csv, row=3 line 4" in html


def test_same_input_same_bytes(letter: model.Document, bare: model.Document) -> None:
    assert _html(letter, bare) == _html(letter, bare)


def test_size_grows_with_the_text_however_marks_are_nested(bare: model.Document) -> None:
    def nested(count: int) -> int:
        text = "word " * (count * 2)
        acts = tuple(
            model.SpeechAct(
                rests_on=model.Span.of(text, index, len(text) - index),
                stated_by=model.Voice.AUTHOR,
                rule="sheet",
                id=f"s{index}",
                kind=model.SpeechActKind.SAY,
                speakers=("x",),
            )
            for index in range(count)
        )
        return len(_html(dataclasses.replace(bare, text=text, speech_acts=acts)))

    empty = nested(0)
    assert (nested(400) - empty) < 2.2 * (nested(200) - empty)


_TEXT = st.text(alphabet=st.sampled_from(list("ab \r\n\t<&\ufeff\u202e\x00é𝔸")), min_size=1, max_size=40)


@given(text=_TEXT, cuts=st.lists(st.integers(0, 40), min_size=2, max_size=8))
@settings(max_examples=80, deadline=None)
def test_any_text_with_any_zones_and_names_comes_out_whole(text: str, cuts: list[int]) -> None:
    pairs = [(min(a, b), max(a, b)) for a, b in pairwise(cuts)]
    inside = [(a, b) for a, b in pairs if a < b <= len(text)]
    document = model.Document(
        id="x/1",
        source="x/1.txt",
        source_name="x",
        record=model.SourceRecord(file="x/1.txt"),
        text=text,
        zones=tuple(
            model.Zone(kind=model.ZoneKind.BODY, voice=model.Voice.AUTHOR, start=a, end=b) for a, b in inside[::2]
        ),
        mentions=tuple(
            model.Mention(span=model.Span.of(text, a, b), type=None, entity=None, rule="r") for a, b in inside
        ),
    )
    page = _Page(_html(document))
    assert "".join(page.text) == visible(text.replace("\r\n", "\n"))
    assert len(page.ids) == len(set(page.ids))


def _luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(scheme: int) -> None:
    """Source: WCAG 2.2, 1.4.3 (text 4.5 to 1) and 1.4.11 (lines and signs 3 to 1)."""
    css = files("kg_builder.inspection").joinpath("page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    assert len(blocks) == 2
    colour = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme]))
    grounds = ["page", "panel"]
    for ground in (*grounds, "person", "date", "place", "number", "archive", "words"):
        assert _contrast(colour["ink"], colour[ground]) >= 4.5, ground
    for ink in ("soft", "link"):
        assert all(_contrast(colour[ink], colour[ground]) >= 4.5 for ground in grounds), ink
    assert _contrast(colour["doubt-ink"], colour["doubt-page"]) >= 4.5
    for sign in ("speech", "event", "name", "check", "author", "office", "editor", "other"):
        assert all(_contrast(colour[sign], colour[ground]) >= 3 for ground in grounds), sign


def test_the_page_of_a_build_begins_with_the_most_doubtful(
    letter: model.Document, bare: model.Document, tmp_path: Path
) -> None:
    of_table = dataclasses.replace(letter.checks[0], file="authority/people.csv", message="an id is used twice")
    path = tmp_path / "report.html"
    write_report_page((letter, bare), (of_table, *letter.checks), path, title="Ruritania")
    html = path.read_text(encoding="utf-8")
    assert "What to look at first: Ruritania" in html
    assert html.index("sources/8.txt") < html.index("sources/7.txt")
    assert "an id is used twice" in html
    assert html.count("two dates differ") == 1
    _Page(html)


def test_the_page_of_a_large_build_stays_small(bare: model.Document, tmp_path: Path) -> None:
    many = [dataclasses.replace(bare, id=f"x/{number}", source=f"sources/{number}.txt") for number in range(1500)]
    path = tmp_path / "report.html"
    write_report_page(many, (), path, title="")
    html = path.read_text(encoding="utf-8")
    assert html.count("<article") == 200
    assert html.count('<td class="count">') == 1000
    assert "… and 500 more." in html
    assert "Below, the first 200 stand with their text" in html
