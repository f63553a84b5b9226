"""The documents and lists of a volume, one after the other, as its file is streamed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg_builder.config import SourceConfig
from kg_builder.model import AuthorityRecord, Check, Document, EntityType, Severity, SourceRecord
from kg_builder.readers.files import read_content, unopened
from kg_builder.readers.frus.places import Places
from kg_builder.readers.frus.reading import Volume, read_document
from kg_builder.readers.frus.registers import entries_of, record_of
from kg_builder.readers.frus.rescue import cuts_off, documents_cut_off, read_by_itself
from kg_builder.readers.markup import (
    Element,
    Locator,
    MarkupOutline,
    StreamedElement,
    local_name,
    squeezed,
    stream_elements,
)
from kg_builder.readers.markup.elements import TEI, XML_ID, XML_LANG

_NAMESPACES = "http://history.state.gov/"
_HEADER, _DOCUMENT, _ITEM = "teiHeader", "div", "item"


def read_frus(
    path: Path, *, file: str, source: SourceConfig, project: Path
) -> Iterator[Document | AuthorityRecord | Check]:
    """Every document of a volume, the records of its lists, and the checks on what is wrong with the file.

    A document's id is that of the volume and its own ("ruritania1901v01/d7"). Where two documents of a volume have one
    id, the second gets an id that is told apart, and a check says so: every document arrives. Memory does not grow with
    the file.
    """
    try:
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        yield unopened(error).check(file)
        return
    del project  # nothing that a volume needs lies beside it
    reading = _VolumeReading(file=file, stem=path.stem, source=source, sha256=sha256)
    faulty = False
    for part in stream_elements(
        path, file=file, names=(_HEADER, _DOCUMENT, _ITEM), wanted=_is_wanted, encoding=source.encoding
    ):
        if isinstance(part, Check):
            faulty = faulty or cuts_off(part)
            yield part
        else:
            yield from reading.read(part)
    if faulty:
        yield from reading.cut_off(path)
    yield from reading.missing_people()


def shows_frus(outline: MarkupOutline) -> bool:
    """Whether an XML file is a volume of the series: TEI with its namespace, or with divisions that are documents.

    A letter edition that calls its letters so is told by its `correspDesc`.
    """
    if any(uri.startswith(_NAMESPACES) for uri in outline.namespaces):
        return outline.namespace == TEI
    return outline.namespace == TEI and "document" in outline.div_types and not outline.has("correspDesc")


def _is_wanted(element: Element) -> bool:
    """Whether an element is looked at as a whole: every division, since ids may stand twice anywhere in them."""
    return local_name(element) != _ITEM or next(entries_of(element), None) is not None


class _VolumeReading:
    """What is known of a volume so far: its id and title, the ids of its documents, the records of its lists."""

    def __init__(self, *, file: str, stem: str, source: SourceConfig, sha256: str) -> None:
        self._file = file
        self._stem = stem
        self._source = source
        self._sha256 = sha256
        self._volume: Volume | None = None
        self._documents: set[str] = set()
        self._read: Counter[str] = Counter()
        self._terms: dict[str, EntityType] = {}
        self._records: set[str] = set()
        self._pointed: dict[str, SourceRecord] = {}

    def read(self, part: StreamedElement) -> Iterator[Document | AuthorityRecord | Check]:
        """What one element of the stream gives: the volume's header, an entry of a list, or a document."""
        name = local_name(part.element)
        if name == _HEADER:
            self._volume = self._volume_of(part.element, part.element)
        elif name == _ITEM:
            yield from self._entries(part.element, part.locator)
        elif part.element.get("type") == "document":
            yield from self._document(part.element, part.locator.xpath(part.element))

    def missing_people(self) -> Iterator[Check]:
        """A check for each person that names point to and no list of the volume has; the names stay as written."""
        volume = self._known().id
        for entity, record in self._pointed.items():
            if entity in self._records or not entity.startswith(f"{volume}:"):
                continue
            xml_id = entity.removeprefix(f"{volume}:")
            yield Check.at(
                record,
                Severity.WARNING,
                "person-missing",
                "a name points to somebody whom no list of the volume has; it stays as written",
                found=f"#{xml_id}",
                expected=f'an entry with xml:id="{xml_id}" in the list of persons',
            )

    def _known(self, element: Element | None = None) -> Volume:
        if self._volume is None:
            self._volume = self._volume_of(element, None)
        return self._volume

    def _volume_of(self, element: Element | None, header: Element | None) -> Volume:
        """The volume by the id of its root, by its number in the series, else by the name of its file."""
        root = element.getroottree().getroot() if element is not None else None
        number = title = None
        if header is not None:
            number = next((squeezed(each) for each in header.iter("{*}idno") if each.get("type") == "frus"), None)
            titles = list(header.iter("{*}title"))
            whole = next((each for each in titles if each.get("type") == "complete"), titles[0] if titles else None)
            title = squeezed(whole) if whole is not None else None
        declared = root.get(XML_ID) if root is not None else None
        return Volume(
            id=declared or number or self._stem,
            title=title or None,
            file=self._file,
            source_name=self._source.name,
            language=self._source.language or (root.get(XML_LANG) if root is not None else None),
            sha256=self._sha256,
            terms=self._terms,
        )

    def _entries(self, item: Element, locator: Locator) -> Iterator[AuthorityRecord]:
        volume = self._known(item)
        if any(each.get("type") == "document" for each in item.iterancestors("{*}div")):
            return
        for name in entries_of(item):
            record = record_of(item, name, volume.id, volume.title, locator.record(name))
            if record is None or record.id in self._records:
                continue
            self._records.add(record.id)
            if record.type is not EntityType.PERSON:
                self._terms[record.id] = record.type
            yield record

    def cut_off(self, path: Path) -> Iterator[Document | Check]:
        """The documents that faults of the markup have cost, read by themselves; `path` is the file once more."""
        content = read_content(path, file=self._file)
        if isinstance(content, Check):
            return
        for element in documents_cut_off(content, self._read, self._source.encoding):
            xml_id = element.get(XML_ID)
            xpath = f"//*[@xml:id='{xml_id}']" if xml_id else "//div[@type='document']"
            for item in self._document(element, xpath):
                if isinstance(item, Document):
                    yield read_by_itself(item.record, item.id)
                yield item

    def _document(self, element: Element, xpath: str) -> Iterator[Document | Check]:
        volume = self._known(element)
        self._read[element.get(XML_ID) or ""] += 1
        document_id = self._own_id(element, volume)
        if document_id in self._documents:
            told_apart = self._told_apart(document_id)
            yield _repeated(Places(file=self._file, xpath=xpath, volume=volume.id), element, told_apart)
            document_id = told_apart
        self._documents.add(document_id)
        document = read_document(element, document_id, xpath, volume)
        for mention in document.mentions or ():
            if mention.type is EntityType.PERSON and mention.entity is not None and mention.record is not None:
                self._pointed.setdefault(mention.entity, mention.record)
        yield document

    def _own_id(self, element: Element, volume: Volume) -> str:
        """The id of a document in its volume, else its number, else its place."""
        number = element.get("n")
        own = element.get(XML_ID) or (f"n{number}" if number else f"document-{len(self._documents) + 1}")
        return f"{volume.id}/{own}"

    def _told_apart(self, document_id: str) -> str:
        number = 2
        while f"{document_id}-{number}" in self._documents:
            number += 1
        return f"{document_id}-{number}"


def _repeated(places: Places, element: Element, told_apart: str) -> Check:
    xml_id = element.get(XML_ID) or element.get("n")
    return Check.at(
        places.record(element, None),
        Severity.WARNING,
        "document-id-repeated",
        f"two documents of the volume have one id; the second is kept as {told_apart!r}",
        document=told_apart,
        found=f"{xml_id!r} for a second time",
        expected="an xml:id of its own for each document",
    )
