"""The facts and names of a document as HTML tables, each row linked to its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_builder.characters import one_line
from kg_builder.inspection.facts import Fact, FactKind
from kg_builder.inspection.names import NameGroup
from kg_builder.inspection.page_text import show
from kg_builder.line_numbers import LineNumbers
from kg_builder.model import Document
from kg_builder.wording import plain

_QUOTE_LENGTH = 240
_SPOKEN = (FactKind.SPEECH, FactKind.EVENT)


def render_facts(key: str, document: Document, facts: Sequence[Fact], groups: Sequence[NameGroup]) -> Iterator[str]:
    """The tables of a document: what to look at first, what was read, what is told, which names were found."""
    numbered = list(enumerate(facts, 1))
    yield from _table(key, "Look at first", [row for row in numbered if row[1].doubtful])
    sure = [row for row in numbered if not row[1].doubtful]
    yield from _table(key, "Read", [row for row in sure if row[1].kind not in _SPOKEN])
    yield from _table(key, "Said and told of", [row for row in sure if row[1].kind in _SPOKEN])
    if document.speech_acts is None:
        yield '<p class="aside">Readings were not looked for.</p>'
    if document.mentions is None:
        yield '<p class="aside">Names were not looked for.</p>'
    else:
        yield from _names(key, groups, LineNumbers(document.text or ""))


def _table(key: str, caption: str, rows: Sequence[tuple[int, Fact]]) -> Iterator[str]:
    if not rows:
        return
    yield f'<table><caption>{caption} ({len(rows)})</caption><thead class="away"><tr><th scope="col">what</th>'
    yield '<th scope="col">reading, words and voice</th></tr></thead><tbody>'
    for number, fact in rows:
        yield f'<tr id="{key}f{number}"><th scope="row">'
        yield f'<span class="chip k-{fact.kind.value}">{show(fact.label)}</span>'
        yield f' <span class="no">{number}</span></th><td><p class="value">{_doubts(fact)}{show(fact.value)}</p>'
        yield f"{_words(key, number, fact)}{_voice(fact)}</td></tr>"
    yield "</tbody></table>"


def _doubts(fact: Fact) -> str:
    return "".join(f'<strong class="doubt">{show(doubt)}</strong> ' for doubt in fact.doubts)


def _words(key: str, number: int, fact: Fact) -> str:
    place = "" if fact.line is None else f"line {fact.line}"
    if fact.span is not None:
        quote = "" if fact.quote is None else f" <q>{show(one_line(fact.quote, _QUOTE_LENGTH))}</q>"
        return f'<p class="words"><a href="#{key}w{number}">{place}</a>{quote}</p>'
    if fact.record is not None:
        return f'<p class="words">{show(fact.record.file)}, {show(fact.record.locator)} {place}</p>'
    return f'<p class="words"><a href="#{key}l{fact.line}">{place}</a></p>' if place else ""


def _voice(fact: Fact) -> str:
    if fact.voice is None:
        return ""
    rule = f", rule {show(fact.rule)}" if fact.rule else ""
    status = f", {plain(fact.status)}" if fact.status is not None else ""
    return f'<p class="meta">voice: {plain(fact.voice)}{status}{rule}</p>'


def _names(key: str, groups: Sequence[NameGroup], lines: LineNumbers) -> Iterator[str]:
    if not groups:
        yield '<p class="aside">No names were found.</p>'
        return
    yield f'<table><caption>Names ({sum(len(group.mentions) for group in groups)})</caption><thead class="away"><tr>'
    yield '<th scope="col">type</th><th scope="col">who is meant, spellings and lines</th></tr></thead><tbody>'
    for number, group in enumerate(groups, 1):
        kind = group.type.value if group.type is not None else "other"
        label = plain(group.type) if group.type is not None else "name"
        meant = show(group.entity) if group.entity else '<strong class="doubt">not resolved</strong>'
        places = ", ".join(
            f'<a href="#{key}n{number}-{place}">{lines.of(mention.span.start)}</a>'
            for place, mention in enumerate(group.mentions, 1)
        )
        yield f'<tr id="{key}n{number}"><th scope="row"><span class="chip k-name-{kind}">{label}</span></th>'
        spellings = show(" / ".join(group.spellings))
        yield f'<td><p class="value">{meant}</p><p class="words">{spellings}; line {places}</p></td></tr>'
    yield "</tbody></table>"
