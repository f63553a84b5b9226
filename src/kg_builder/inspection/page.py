"""One self-contained offline page: each document's text with every reading marked, beside the table of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from kg_builder.characters import one_line
from kg_builder.inspection.facts import Fact, doubtful_count, facts_of
from kg_builder.inspection.frame import close_page, open_page, page_style
from kg_builder.inspection.names import group_names
from kg_builder.inspection.page_facts import render_facts
from kg_builder.inspection.page_proposals import render_proposals
from kg_builder.inspection.page_text import marks_of, render_text, show
from kg_builder.inspection.text import heading, place_in_source
from kg_builder.model import Check, Document
from kg_builder.relations import RelationProposal

_NAME_LENGTH = 160
_LEGEND = (
    ("person", "who took part"),
    ("date", "date"),
    ("place", "place"),
    ("number", "number or reference"),
    ("archive", "archive or edition"),
    ("words", "form, title and the like"),
    ("speech", "something said"),
    ("event", "something that is told of"),
    ("check", "check"),
    ("name-person", "name of a person"),
    ("name-place", "name of a place"),
    ("name-organisation", "name of an organisation"),
    ("name-polity", "name of a state"),
    ("name-office", "name of an office"),
    ("name-other name-open", "name, not resolved"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document with its facts and its prefix of ids in the page."""

    key: str
    document: Document
    facts: tuple[Fact, ...]


def write_html(documents: Iterable[Document], stream: IO[str], *, unread: Sequence[Check] = ()) -> None:
    """Writes the page: an index where there is more than one document, then the documents in the order given.

    `unread` are the checks of files that could not be read. The page asks nothing of any network and runs no script.
    """
    entries = prepare(documents)
    one = entries[0].document.source if len(entries) == 1 else f"{len(entries)} documents"
    for piece in render_page(entries, title=f"What was read of {one}", unread=unread):
        stream.write(piece)


def prepare(documents: Iterable[Document]) -> list[Entry]:
    """Every document with its facts, in the order given."""
    return [
        Entry(key=f"d{number}", document=document, facts=facts_of(document))
        for number, document in enumerate(documents, 1)
    ]


def render_page(
    entries: Sequence[Entry],
    *,
    title: str,
    unread: Sequence[Check] = (),
    rows: int | None = None,
    texts: int | None = None,
    proposals: Sequence[RelationProposal] = (),
) -> Iterator[str]:
    """The page, piece by piece: at most `rows` documents in the index, at most `texts` of them with text and facts."""
    yield open_page(title, page_style())
    yield f'<header class="top"><h1>{show(title)}</h1>'
    yield "<p>Every reading is marked in the text and listed beside it, what is doubtful first. "
    yield "The label at a mark leads to its row; the line in a row leads back to the words.</p>"
    yield from _legend()
    yield "</header>\n<main>\n"
    shown = entries[:texts]
    if len(entries) > 1:
        yield from _index(entries[:rows], len(entries), len(shown))
    yield from _unread(unread)
    named = {entry.document.id: entry.document.title for entry in entries if entry.document.title is not None}
    yield from render_proposals(proposals, named)
    for entry in shown:
        yield from _document(entry)
    yield close_page()


def _legend() -> Iterator[str]:
    yield '<details class="legend"><summary>What the marks mean</summary><ul>'
    for style, label in _LEGEND:
        classes = " ".join(f"k-{name}" for name in style.split())
        yield f'<li><span class="m {classes}">{label}</span></li>'
    yield "</ul></details>"


def _unread(unread: Sequence[Check]) -> Iterator[str]:
    if unread:
        yield '<section class="unread"><h2>Remarks on files</h2><ul>'
        for check in unread:
            details = "".join(
                f"; {name} {words}" for name, words in (("found", check.found), ("expected", check.expected)) if words
            )
            yield f'<li><strong class="doubt">{check.severity.value}</strong> '
            yield f"{show(check.place)}: {show(check.message + details)}</li>"
        yield "</ul></section>\n"


def _index(entries: Sequence[Entry], total: int, shown: int) -> Iterator[str]:
    yield f'<nav aria-label="Documents"><h2>Documents ({total})</h2>'
    if shown < total:
        yield f"<p>Below, the first {shown} stand with their text; kg-builder inspect shows any other.</p>"
    yield '<div class="wide"><table class="index"><thead><tr><th scope="col">document</th>'
    yield '<th scope="col">at a glance</th><th scope="col">to look at</th></tr></thead><tbody>'
    for number, entry in enumerate(entries):
        name = _name(entry.document, _NAME_LENGTH)
        linked = f'<a href="#{entry.key}">{name}</a>' if number < shown else name
        yield f'<tr><th scope="row">{linked}<br><span class="file">{show(place_in_source(entry.document))}</span></th>'
        yield f'<td>{show(heading(entry.document))}</td><td class="count">{doubtful_count(entry.facts)}</td></tr>'
    yield "</tbody></table></div>"
    if len(entries) < total:
        yield f"<p>… and {total - len(entries)} more.</p>"
    yield "</nav>\n"


def _name(document: Document, limit: int | None = None) -> str:
    return f"<bdi>{show(one_line(document.title or document.id, limit))}</bdi>"


def _document(entry: Entry) -> Iterator[str]:
    key, document = entry.key, entry.document
    groups = group_names(document.mentions or ())
    yield f'<article id="{key}" aria-labelledby="{key}h"><header><h2 id="{key}h">{_name(document)}</h2>'
    yield f'<p class="file">{show(place_in_source(document))}</p><p>{show(heading(document))}</p>'
    yield f'<p class="jumps"><a href="#{key}a">to the facts</a> <a href="#{key}t">to the text</a> '
    yield '<a href="#top">to the top</a></p>'
    yield f'</header><div class="pair"><section class="facts" id="{key}a" tabindex="-1" aria-label="Facts">'
    yield from render_facts(key, document, entry.facts, groups)
    yield f'</section><section class="text" id="{key}t" tabindex="-1" aria-label="Text">'
    if document.text is None:
        yield '<p class="aside">Known by its record only; there is no text.</p>'
    else:
        if "\r\n" in document.text:
            yield '<p class="aside">Lines end with CR LF; both count in offsets.</p>'
        marks = marks_of(key, entry.facts, groups)
        yield from render_text(key, document.text, document.zones, marks, part=document.part)
    yield "</section></div></article>\n"
