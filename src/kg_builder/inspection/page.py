"""One self-contained offline page: each document's text with every reading marked, beside the table of facts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import IO

from kg_builder.characters import one_line
from kg_builder.inspection.facts import Fact, doubtful_count, facts_of
from kg_builder.inspection.names import NameGroup, group_names
from kg_builder.inspection.page_facts import render_facts
from kg_builder.inspection.page_text import marks_of, render_text, show
from kg_builder.inspection.text import heading
from kg_builder.model import Check, Document

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


def write_html(documents: Sequence[Document], stream: IO[str], *, unread: Sequence[Check] = ()) -> None:
    """Writes the page: an index where there is more than one document, then the documents in the order given.

    `unread` are the checks of files that could not be read. The page asks nothing of any network and runs no script.
    """
    for piece in _page(documents, unread):
        stream.write(piece)


def _page(documents: Sequence[Document], unread: Sequence[Check]) -> Iterator[str]:
    style = files("kg_builder.inspection").joinpath("page.css").read_text(encoding="utf-8")
    # Source: Content Security Policy Level 3, section 2.3.1 (hash-source): only this very style sheet is allowed.
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield f"<title>{_page_title(documents)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield '<header class="top"><h1>What was read</h1>'
    yield "<p>Every reading is marked in the text and listed beside it, what is doubtful first. "
    yield "The number at a mark leads to its row; the line in a row leads back to the words.</p>"
    yield from _legend()
    yield "</header>\n<main>\n"
    yield from _unread(unread)
    prepared = [(f"d{number}", document, facts_of(document)) for number, document in enumerate(documents, 1)]
    if len(prepared) > 1:
        yield from _index(prepared)
    for key, document, facts in prepared:
        yield from _document(key, document, facts, group_names(document.mentions or ()))
    yield "</main>\n</body>\n</html>\n"


def _page_title(documents: Sequence[Document]) -> str:
    if len(documents) == 1:
        return show(f"What was read of {documents[0].source}")
    return f"What was read of {len(documents)} documents"


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
            place = check.file if check.line is None else f"{check.file}:{check.line}"
            details = "".join(
                f"; {name} {words}" for name, words in (("found", check.found), ("expected", check.expected)) if words
            )
            yield f'<li><strong class="doubt">{check.severity.value}</strong> '
            yield f"{show(place)}: {show(check.message + details)}</li>"
        yield "</ul></section>\n"


def _index(prepared: Sequence[tuple[str, Document, tuple[Fact, ...]]]) -> Iterator[str]:
    yield f'<nav aria-label="Documents"><h2 id="index">Documents ({len(prepared)})</h2>'
    yield '<div class="wide"><table class="index"><thead>'
    yield '<tr><th scope="col">document</th><th scope="col">at a glance</th><th scope="col">to look at</th></tr>'
    yield "</thead><tbody>"
    for key, document, facts in prepared:
        yield f'<tr><th scope="row"><a href="#{key}">{_name(document, 160)}</a><br>'
        yield f'<span class="file">{show(document.source)}</span>'
        yield f'</th><td>{show(heading(document))}</td><td class="count">{doubtful_count(facts)}</td></tr>'
    yield "</tbody></table></div></nav>\n"


def _name(document: Document, limit: int | None = None) -> str:
    return f"<bdi>{show(one_line(document.title or document.source, limit))}</bdi>"


def _document(key: str, document: Document, facts: Sequence[Fact], groups: Sequence[NameGroup]) -> Iterator[str]:
    yield f'<article id="{key}" aria-labelledby="{key}h"><header><h2 id="{key}h">{_name(document)}</h2>'
    yield f'<p class="file">{show(document.source)}</p><p>{show(heading(document))}</p>'
    yield f'<p class="jumps"><a href="#{key}a">to the facts</a> <a href="#{key}t">to the text</a> '
    yield '<a href="#top">to the top</a></p>'
    yield f'</header><div class="pair"><section class="facts" id="{key}a" tabindex="-1" aria-label="Facts">'
    yield from render_facts(key, document, facts, groups)
    yield f'</section><section class="text" id="{key}t" tabindex="-1" aria-label="Text">'
    if document.text is None:
        yield '<p class="aside">Known by its record only; there is no text.</p>'
    else:
        yield (
            '<p class="aside">'
            + ("Line ends are CR LF; both count in offsets." if "\r\n" in document.text else "")
            + "</p>"
        )
        yield from render_text(key, document, marks_of(key, facts, groups))
    yield "</section></div></article>\n"
