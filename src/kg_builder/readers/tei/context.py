"""Other documents that a TEI letter points to: those before and after it, those that it answers, those that are cited.

Source: TEI P5, 2.4.6 (`correspContext`), 3.7 (`ref`, `ptr`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import DateValue, Reference, ReferenceKind
from kg_builder.readers.markup import Element, attribute, children, squeezed
from kg_builder.readers.markup.dates import read_markup_date
from kg_builder.readers.tei.grounds import Grounds
from kg_builder.readers.tei.pointers import document_pointer

# In the order in which they are tried on @type and @subtype together.
_KINDS = (
    (re.compile(r"repl(?:y|ies)|answer|antwort|response|risposta", re.I), ReferenceKind.REPLY),
    (re.compile(r"prev|preceding|before|earlier|vorher|voraus|precedente", re.I), ReferenceKind.PREVIOUS),
    (re.compile(r"next|follow|after|later|nach|successivo|suivant", re.I), ReferenceKind.NEXT),
    (re.compile(r"enclos|attach|beilage|anlage|allegat", re.I), ReferenceKind.ENCLOSURE),
)
_WHOLE_SERIES = re.compile(r"belongsTo|partOf|memberOf", re.I)
_LETTER = re.compile(r"letter|brief|document|dispatch|telegram|corresp", re.I)


def read_context(description: Element, grounds: Grounds) -> Iterator[Reference]:
    """The documents that `correspContext` names, each once a kind; what names a whole series is no document."""
    seen: set[tuple[ReferenceKind, str]] = set()
    for context in children(description, "correspContext"):
        for element in context.iter("{*}ref", "{*}ptr"):
            words = " ".join(filter(None, (attribute(element, "subtype"), attribute(element, "type"))))
            if _WHOLE_SERIES.search(words):
                continue
            kind = next((kind for pattern, kind in _KINDS if pattern.search(words)), ReferenceKind.CITED)
            reference = _reference(element, kind, grounds, "correspContext")
            key = (kind, reference.target or reference.number or "") if reference is not None else None
            if reference is not None and key is not None and key not in seen:
                seen.add(key)
                yield reference


def _reference(element: Element, kind: ReferenceKind, grounds: Grounds, rule: str) -> Reference | None:
    pointer = attribute(element, "target")
    name = document_pointer(pointer)
    words = squeezed(element)
    date = _date_of(element)
    if name is None and date is None and not (pointer or words):
        return None
    return Reference(
        **grounds.base(element, rule),
        kind=kind,
        number=name or pointer or (None if date is not None else words),
        date=date,
        target=name,
    )


def _date_of(element: Element) -> DateValue | None:
    for date in element.iter("{*}date"):
        return read_markup_date(date).value
    return None


def read_cited(text: Element, grounds: Grounds, own_id: str) -> Iterator[Reference]:
    """The documents that a letter's text and notes point to: `ref`s to a file, or to a letter's id."""
    seen = {own_id}
    for element in text.iter("{*}ref", "{*}ptr"):
        for pointer in (attribute(element, "target") or "").split():
            name = document_pointer(pointer)
            kind = attribute(element, "type") or ""
            is_letter = ".xml" in pointer or (not pointer.startswith("#") and _LETTER.search(kind) is not None)
            if name is None or not is_letter or name in seen:
                continue
            seen.add(name)
            base = grounds.base(element, "ref")
            yield Reference(**base, kind=ReferenceKind.CITED, number=name, target=name)
