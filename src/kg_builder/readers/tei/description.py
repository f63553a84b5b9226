"""What a TEI header says of a letter besides its correspondence: title, numbers, summary, form, language.

Source: TEI P5, 2.2 (file description), 2.4 (profile description).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import Description, DescriptionKind, Form, Identifier, NumberKind
from kg_builder.readers.markup import Element, attribute, children, local_name, squeezed
from kg_builder.readers.markup.elements import XML_LANG
from kg_builder.readers.tei.grounds import Grounds

_FORMS = (
    (re.compile(r"\b(?:telegramm?e?a?|tel[ée]gramme|kabel|cable|wire)\b", re.I), Form.TELEGRAM),
    (re.compile(r"\b(?:dispatch|despatch|dispaccio)\b", re.I), Form.DISPATCH),
    (re.compile(r"\b(?:letter|brief|lettera|lettre|carta|epistola)\b", re.I), Form.LETTER),
    (re.compile(r"\b(?:memorandum|memo)\b", re.I), Form.MEMORANDUM),
    (re.compile(r"\b(?:report|bericht|relazione)\b", re.I), Form.REPORT),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def title_of(header: Element, grounds: Grounds) -> Description | None:
    """The title of the letter: that of level a, else the main one, else the first; never the series'."""
    titles = [
        title
        for statement in header.iter("{*}titleStmt")
        for title in children(statement, "title")
        if squeezed(title) and "date" not in (attribute(title, "type") or "")
    ]
    if not titles:
        return None
    title = min(titles, key=_title_rank)
    return Description(**grounds.base(title, "title"), kind=DescriptionKind.TITLE, value=squeezed(title))


def _title_rank(title: Element) -> int:
    level, kind = attribute(title, "level"), attribute(title, "type")
    if level == "a":
        return 0
    if level in ("s", "m", "j"):
        return 4
    if kind == "main":
        return 1
    return 2 if kind is None else 3


def summaries_of(correspondence: Element | None, header: Element, grounds: Grounds) -> Iterator[Description]:
    """The editor's summary: notes of the `correspDesc`, and abstracts."""
    notes = [] if correspondence is None else list(children(correspondence, "note"))
    for element in (*notes, *header.iter("{*}abstract")):
        words = squeezed(element)
        if words:
            base = grounds.base(element, local_name(element))
            yield Description(**base, kind=DescriptionKind.SUMMARY, value=words)


def identifiers_of(correspondence: Element | None, header: Element, grounds: Grounds) -> Iterator[Identifier]:
    """The number of the letter (`correspDesc/@key`), and those under which it is published, with type as series."""
    key = attribute(correspondence, "key") if correspondence is not None else None
    if correspondence is not None and key is not None:
        base = grounds.base(correspondence, "key")
        yield Identifier(**base, kind=NumberKind.DOCUMENT_NUMBER, value=key)
    for statement in header.iter("{*}publicationStmt"):
        for idno in statement.iter("{*}idno"):
            words = squeezed(idno)
            if words:
                base = grounds.base(idno, "idno")
                yield Identifier(**base, kind=NumberKind.RECORD_ID, value=words, series=attribute(idno, "type"))


def form_of(correspondence: Element | None, header: Element | None, text: Element | None) -> Form:
    """The form of the document, where a type in the markup names one; that it was sent does not make it a letter."""
    hints: list[str] = []
    for element in (correspondence, text):
        if element is not None:
            hints.append(attribute(element, "type") or "")
    if header is not None:
        hints += [_hint(each) for each in header.iter("{*}objectType", "{*}objectDesc")]
    if text is not None:
        hints += [attribute(div, "type") or "" for body in children(text, "body") for div in children(body, "div")]
    for hint in hints:
        words = re.sub(r"[\W_\d]+", " ", hint)
        for pattern, form in _FORMS:
            if pattern.search(words):
                return form
    return Form.NOT_STATED


def _hint(element: Element) -> str:
    return " ".join(
        filter(None, (*(attribute(element, name) for name in ("form", "corresp", "ana")), squeezed(element)[:80]))
    )


def language_of(header: Element | None, text: Element | None) -> str | None:
    """The language of the text as a BCP 47 tag: `@xml:lang` of the text, else the only or the most used `language`."""
    own = attribute(text, XML_LANG) if text is not None else None
    if own is not None:
        return own if _LANGUAGE.fullmatch(own) else None
    languages = [
        (_usage(element), ident)
        for element in (header.iter("{*}language") if header is not None else ())
        if (ident := attribute(element, "ident")) is not None and _LANGUAGE.fullmatch(ident)
    ]
    if not languages:
        return None
    most = max(usage for usage, _ in languages)
    leading = {ident for usage, ident in languages if usage == most}
    return leading.pop() if len(leading) == 1 else None


def _usage(element: Element) -> float:
    try:
        return float((attribute(element, "usage") or "").rstrip("%"))
    except ValueError:
        return -1.0
