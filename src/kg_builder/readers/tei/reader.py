"""Reads a TEI file: its letters as documents, the entries of its registers as authority records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from kg_builder.config import SourceConfig
from kg_builder.model import (
    AuthorityRecord,
    Check,
    Document,
    Extent,
    Severity,
    SourceItem,
    Transcription,
)
from kg_builder.readers.markup import Element, MarkupOutline, MarkupTree, attribute, children, local_name, parse_markup
from kg_builder.readers.markup.elements import TEI, XML_ID
from kg_builder.readers.tei.beside import entries_beside
from kg_builder.readers.tei.context import read_cited, read_context
from kg_builder.readers.tei.correspondence import Correspondence, read_correspondence
from kg_builder.readers.tei.description import form_of, identifiers_of, language_of, summaries_of, title_of
from kg_builder.readers.tei.grounds import Grounds
from kg_builder.readers.tei.pointers import Pointers, prefixes_of
from kg_builder.readers.tei.registers import LISTS, entries_below, read_entry, scoped_id
from kg_builder.readers.tei.sources import archival_references_of, editions_of
from kg_builder.readers.tei.text import read_letter_text

_ROOTS = ("TEI", "teiCorpus", "TEI.2")


def shows_tei(outline: MarkupOutline) -> bool:
    """Whether an XML file is TEI: letters, or registers of people, places and organisations."""
    return outline.root in _ROOTS and outline.namespace in (TEI, None)


def read_tei(path: Path, *, file: str, source: SourceConfig, project: Path) -> Iterator[SourceItem]:
    """The letters and register entries of a TEI file, and the checks on what is wrong with it.

    A letter is a `TEI` element with a `correspDesc` or with a text that is no register; of several `correspDesc`s in
    one header each is a letter, with the text or division whose `@decls` or `@corresp` points to it. A letter's
    id is its source's name and its xml:id, else the path of its file. Registers in the file, in its folder or in a
    folder such as `indices/` beside it say who is meant; an entry of another file comes with the letter that needs it.
    """
    del project
    tree = parse_markup(path, file=file, encoding=source.encoding)
    if isinstance(tree, Check):
        yield tree
        return
    yield from tree.checks
    own: dict[str, AuthorityRecord] = {}
    for entry in entries_below(tree.root):
        record = read_entry(entry, tree.locator, source_name=source.name)
        yield record
        if isinstance(record, AuthorityRecord):
            own.setdefault(record.id.removeprefix(scoped_id(source.name, "")), record)
    pointers = Pointers(own=own, beside={}, prefixes=prefixes_of(tree.root))
    letters = [each for each in _tei_elements(tree.root) if _is_letter(each)]
    if letters:
        pointers.beside = entries_beside(path, file=file, source_name=source.name)
    reading = _FileReading(tree=tree, file=file, source=source, pointers=pointers)
    for letter in letters:
        yield from reading.documents(letter)
    for xml_id, record in pointers.used.items():
        if xml_id not in own:
            yield record
    if not letters and not own:
        yield _nothing(file)


def _tei_elements(root: Element) -> list[Element]:
    """The file's `TEI` elements: the root, or those of a corpus."""
    if local_name(root) != "teiCorpus":
        return [root]
    return [each for each in root.iter("{*}TEI") if local_name(each) == "TEI"]


def _is_letter(element: Element) -> bool:
    """Whether an element is a letter: with correspondence, or with a text that is more than registers."""
    if next(element.iter("{*}correspDesc"), None) is not None:
        return True
    if next(element.iter(*(f"{{*}}{name}" for name in LISTS)), None) is not None:
        return next(element.iter("{*}opener", "{*}closer", "{*}salute"), None) is not None
    return any(True for _ in children(element, "text"))


def _nothing(file: str) -> Check:
    return Check(
        severity=Severity.NOTE,
        code="tei-nothing",
        message="this file holds neither a letter nor a register",
        file=file,
        line=1,
        found="a TEI file without correspDesc, text, listPerson, listPlace and listOrg",
        expected="a letter or a register",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _FileReading:
    """One file while its letters are read."""

    tree: MarkupTree
    file: str
    source: SourceConfig
    pointers: Pointers

    def documents(self, letter: Element) -> Iterator[Document]:
        """The documents of a `TEI` element: one, or one for each of several `correspDesc`s."""
        header = next(children(letter, "teiHeader"), None)
        described = [] if header is None else list(header.iter("{*}correspDesc"))
        texts = list(children(letter, "text"))
        if len(described) < 2:
            yield self._document(letter, header, described[0] if described else None, texts[0] if texts else None)
            return
        for number, description in enumerate(described, 1):
            key = attribute(description, XML_ID) or attribute(description, "key") or str(number)
            yield self._document(letter, header, description, _text_of(letter, description), key=key)

    def _document(
        self,
        letter: Element,
        header: Element | None,
        description: Element | None,
        text: Element | None,
        *,
        key: str | None = None,
    ) -> Document:
        own_id = attribute(letter, XML_ID)
        document_id = self._id(own_id, key)
        grounds = Grounds(locator=self.tree.locator, document=document_id)
        document = Document(
            id=document_id,
            source=self.file,
            source_name=self.source.name,
            record=self.tree.locator.record(letter if key is None or description is None else description),
        )
        if description is not None:
            document = _with_correspondence(document, read_correspondence(description, grounds, self.pointers))
            references = tuple(read_context(description, grounds))
            document = replace(document, references=references)
        if header is not None:
            document = _with_header(document, header, description, text, grounds)
        if text is not None:
            document = self._with_text(document, header, text, grounds, own_id or PurePosixPath(self.file).stem)
        return replace(document, checks=tuple(grounds.checks))

    def _id(self, own_id: str | None, key: str | None) -> str:
        path, root = PurePosixPath(self.file), PurePosixPath(self.source.path)
        inside = path.relative_to(root) if path != root and path.is_relative_to(root) else PurePosixPath(path.name)
        letter = f"{self.source.name}/{own_id or inside}"
        return letter if key is None else f"{letter}/{key}"

    def _with_text(
        self, document: Document, header: Element | None, text: Element, grounds: Grounds, own_id: str
    ) -> Document:
        read = read_letter_text(text, grounds, self.pointers)
        if read is None:
            return document
        language = language_of(header, text) if header is not None else None
        words = read.extracted.text
        return replace(
            document,
            text=words,
            zones=read.zones,
            mentions=read.mentions or None,
            stated_mentions=read.stated,
            references=(*document.references, *read_cited(text, grounds, own_id)),
            transcription=Transcription(
                sha256=self.tree.sha256,
                extracted_sha256=hashlib.sha256(words.encode("utf-8")).hexdigest(),
                language=language or self.source.language,
                extent=Extent.NOT_STATED,
            ),
        )


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


def _with_correspondence(document: Document, read: Correspondence) -> Document:
    return replace(
        document,
        acts=tuple(read.acts),
        participants=tuple(read.participants),
        dates=tuple(read.dates),
        places=tuple(read.places),
    )


def _with_header(
    document: Document, header: Element, description: Element | None, text: Element | None, grounds: Grounds
) -> Document:
    title = title_of(header, grounds)
    summaries = tuple(summaries_of(description, header, grounds))
    return replace(
        document,
        title=title.value if title is not None else None,
        form=form_of(description, header, text),
        identifiers=tuple(identifiers_of(header, grounds)),
        archival_references=tuple(archival_references_of(header, grounds)),
        editions=tuple(editions_of(header, grounds)),
        descriptions=((title,) if title is not None else ()) + summaries,
    )
