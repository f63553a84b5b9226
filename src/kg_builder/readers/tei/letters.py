"""One `TEI` element → its documents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from kg_builder.config import SourceConfig
from kg_builder.model import Description, DescriptionKind, Document, SourceRecord, Transcription
from kg_builder.readers.keys import document_id
from kg_builder.readers.markup import Element, Locator, attribute, children, squeezed
from kg_builder.readers.markup.elements import XML_ID
from kg_builder.readers.tei.context import read_cited, read_context
from kg_builder.readers.tei.correspondence import read_correspondence
from kg_builder.readers.tei.description import form_of, identifiers_of, language_of, summaries_of, title_of
from kg_builder.readers.tei.grounds import Grounds
from kg_builder.readers.tei.opening import read_dateline
from kg_builder.readers.tei.pointers import Pointers
from kg_builder.readers.tei.registers import LISTS
from kg_builder.readers.tei.sources import archival_references_of, editions_of
from kg_builder.readers.tei.text import read_letter_text

_LETTER = re.compile(r"letter|brief|telegramm?|dispatch|lettera|lettre|carta", re.I)


def is_letter(element: Element) -> bool:
    """Whether a `TEI` element is a letter: with correspondence, or with a text that is more than registers."""
    if next(element.iter("{*}correspDesc"), None) is not None:
        return True
    if next(element.iter(*(f"{{*}}{name}" for name in LISTS)), None) is not None:
        return next(element.iter("{*}opener", "{*}closer", "{*}salute"), None) is not None
    return any(True for _ in children(element, "text"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What one document is made of: its header, description and text as far as there are such, and its key."""

    element: Element
    header: Element | None = None
    description: Element | None = None
    text: Element | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterReader:
    """Reads the letters of one file; `sha256` is of the file."""

    locator: Locator
    sha256: str
    file: str
    source: SourceConfig
    pointers: Pointers

    def documents(self, letter: Element) -> Iterator[Document]:
        """The documents of a `TEI` element: one, or one for each of several `correspDesc`s or letters in its text."""
        header = next(children(letter, "teiHeader"), None)
        described = [] if header is None else list(header.iter("{*}correspDesc"))
        text = next(children(letter, "text"), None)
        inside = [] if described or text is None else _letters_in(text)
        if len(described) > 1:
            for number, description in enumerate(described, 1):
                key = attribute(description, XML_ID) or attribute(description, "key") or str(number)
                own = _text_of(letter, description)
                part = _Part(element=description, header=header, description=description, text=own, key=key)
                yield self._document(letter, part)
        elif len(inside) > 1:
            for number, division in enumerate(inside, 1):
                key = attribute(division, XML_ID) or attribute(division, "n") or str(number)
                yield self._division(letter, header, _Part(element=division, text=division, key=key))
        else:
            only = described[0] if described else None
            yield self._document(letter, _Part(element=letter, header=header, description=only, text=text))

    def _document(self, letter: Element, part: _Part) -> Document:
        grounds, document = self._begin(letter, part)
        if part.description is not None:
            read = read_correspondence(part.description, grounds, self.pointers)
            document = replace(
                document,
                acts=tuple(read.acts),
                participants=tuple(read.participants),
                dates=tuple(read.dates),
                places=tuple(read.places),
                references=tuple(read_context(part.description, grounds)),
            )
        if part.header is not None:
            document = _with_header(document, part.header, part, grounds)
        if part.text is not None:
            document = self._with_text(document, letter, part.header, part.text, grounds)
        return replace(document, checks=tuple(grounds.checks))

    def _division(self, letter: Element, header: Element | None, part: _Part) -> Document:
        """A letter that is a division of a text; the header, which is about all of them, gives only the language."""
        grounds, document = self._begin(letter, part)
        head = next((each for each in children(part.element, "head") if squeezed(each)), None)
        if head is not None:
            title = Description(**grounds.base(head, "head"), kind=DescriptionKind.TITLE, value=squeezed(head))
            document = replace(document, title=title.value, descriptions=(title,))
        document = replace(document, form=form_of(None, None, part.element))
        document = self._with_text(document, letter, header, part.element, grounds)
        return replace(document, checks=tuple(grounds.checks))

    def _begin(self, letter: Element, part: _Part) -> tuple[Grounds, Document]:
        own_id = attribute(letter, XML_ID)
        whole = document_id(self.file, self.source) if own_id is None else f"{self.source.name}/{own_id}"
        key = whole if part.key is None else f"{whole}/{part.key}"
        record: SourceRecord = self.locator.record(part.element)
        document = Document(id=key, source=self.file, source_name=self.source.name, record=record)
        return Grounds(locator=self.locator, document=key), document

    def _with_text(
        self, document: Document, letter: Element, header: Element | None, text: Element, grounds: Grounds
    ) -> Document:
        read = read_letter_text(text, grounds, self.pointers)
        if read is None:
            return document
        language = language_of(header, text) or self.source.language
        words = read.extracted.text
        dateline = read_dateline(text, grounds, document.dates)
        own_name = attribute(letter, XML_ID) or PurePosixPath(self.file).stem
        return replace(
            document,
            text=words,
            zones=read.zones,
            mentions=read.mentions or None,
            stated_mentions=read.stated,
            dates=document.dates if dateline is None else (*document.dates, dateline),
            references=(*document.references, *read_cited(text, grounds, own_name)),
            transcription=Transcription(
                sha256=self.sha256,
                extracted_sha256=hashlib.sha256(words.encode("utf-8")).hexdigest(),
                language=language,
            ),
        )


def _letters_in(text: Element) -> list[Element]:
    """The outermost divisions of a text, or texts of a group, that their type calls letters."""
    found: list[Element] = []
    for element in text.iter("{*}div", "{*}text"):
        is_inside = any(each in found for each in element.iterancestors())
        if element is not text and not is_inside and _LETTER.search(attribute(element, "type") or ""):
            found.append(element)
    return found


def _text_of(letter: Element, description: Element) -> Element | None:
    """The text or division that declares a `correspDesc` to be its own."""
    xml_id = attribute(description, XML_ID)
    if xml_id is None:
        return None
    for element in letter.iter("{*}text", "{*}div"):
        pointers = f"{element.get('decls', '')} {element.get('corresp', '')}".split()
        if f"#{xml_id}" in pointers:
            return element
    return None


def _with_header(document: Document, header: Element, part: _Part, grounds: Grounds) -> Document:
    title = title_of(header, grounds)
    summaries = tuple(summaries_of(part.description, header, grounds))
    return replace(
        document,
        title=title.value if title is not None else None,
        form=form_of(part.description, header, part.text),
        identifiers=tuple(identifiers_of(part.description, header, grounds)),
        archival_references=tuple(archival_references_of(header, grounds)),
        editions=tuple(editions_of(header, grounds)),
        descriptions=((title,) if title is not None else ()) + summaries,
    )
