"""Reads a TEI file: its letters as documents, the entries of its registers as authority records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kg_builder.config import SourceConfig
from kg_builder.model import AuthorityRecord, Check, Severity, SourceItem
from kg_builder.readers.files import unopened
from kg_builder.readers.markup import (
    Element,
    Locator,
    MarkupOutline,
    local_name,
    parse_markup,
    root_name,
    stream_elements,
)
from kg_builder.readers.markup.elements import TEI
from kg_builder.readers.tei.beside import entries_beside
from kg_builder.readers.tei.letters import LetterReader, is_letter
from kg_builder.readers.tei.pointers import Pointers, prefixes_of
from kg_builder.readers.tei.registers import ENTRY_NAMES, entries_below, is_entry, read_entry, scoped_id

_ROOTS = ("TEI", "teiCorpus", "TEI.2")
_CORPUS = "teiCorpus"


def shows_tei(outline: MarkupOutline) -> bool:
    """Whether an XML file is TEI: letters, or registers of people, places and organisations."""
    return outline.root in _ROOTS and outline.namespace in (TEI, None)


def read_tei(path: Path, *, file: str, source: SourceConfig, project: Path) -> Iterator[SourceItem]:
    """The letters and register entries of a TEI file, and the checks on what is wrong with it.

    A letter is a `TEI` element with a `correspDesc` or with a text that is no register. Of several `correspDesc`s in
    one header each is a letter, with the text or division whose `@decls` or `@corresp` points to it; without any, each
    of several divisions that are called letters. A letter's id is its source's name and its xml:id, else the path of
    its file. Registers in the file, in its folder or in a folder such as `indices/` beside it say who is meant; an
    entry of another file comes with the letter that needs it. A `teiCorpus` is streamed, letter by letter.
    """
    del project
    try:
        is_corpus = root_name(path, encoding=source.encoding) == _CORPUS
    except OSError as error:
        yield unopened(error).check(file)
        return
    yield from _read_corpus(path, file, source) if is_corpus else _read_one(path, file, source)


def _read_one(path: Path, file: str, source: SourceConfig) -> Iterator[SourceItem]:
    tree = parse_markup(path, file=file, encoding=source.encoding)
    if isinstance(tree, Check):
        yield tree
        return
    yield from tree.checks
    own = _Own(source.name)
    for entry in entries_below(tree.root):
        yield own.take(entry, tree.locator)
    if not is_letter(tree.root):
        if not own.entries:
            yield _nothing(file)
        return
    pointers = Pointers(file=file, own=own.entries, beside={}, prefixes=prefixes_of(tree.root))
    pointers.beside = entries_beside(path, file=file, source_name=source.name)
    reader = LetterReader(locator=tree.locator, sha256=tree.sha256, file=file, source=source, pointers=pointers)
    yield from reader.documents(tree.root)
    yield from pointers.used.values()


def _read_corpus(path: Path, file: str, source: SourceConfig) -> Iterator[SourceItem]:
    """The entries of all registers first, since a letter may point to one that stands behind it; then the letters."""
    own = _Own(source.name)
    for item in stream_elements(path, file=file, names=ENTRY_NAMES, wanted=is_entry, encoding=source.encoding):
        if not isinstance(item, Check):
            yield own.take(item.element, item.locator)
    pointers = Pointers(file=file, own=own.entries, beside=entries_beside(path, file=file, source_name=source.name))
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    read = False
    names = ("TEI", "teiHeader")
    for item in stream_elements(path, file=file, names=names, wanted=_is_part, encoding=source.encoding):
        if isinstance(item, Check):
            yield item
        elif local_name(item.element) == "teiHeader":
            pointers.prefixes = (*pointers.prefixes, *prefixes_of(item.element))
        elif is_letter(item.element):
            read = True
            reader = LetterReader(locator=item.locator, sha256=sha256, file=file, source=source, pointers=pointers)
            yield from reader.documents(item.element)
    yield from pointers.used.values()
    if not read and not own.entries:
        yield _nothing(file)


def _is_part(element: Element) -> bool:
    """Whether an element is a letter of a corpus, or the corpus's own header."""
    parent = element.getparent()
    return local_name(element) == "TEI" or (parent is not None and local_name(parent) == _CORPUS)


class _Own:
    """The entries of one file by their own ids; of one that comes twice, the first."""

    def __init__(self, source_name: str) -> None:
        self._source_name = source_name
        self.entries: dict[str, AuthorityRecord] = {}

    def take(self, entry: Element, locator: Locator) -> AuthorityRecord | Check:
        """The record of an entry, or why it can be none."""
        record = read_entry(entry, locator, source_name=self._source_name)
        if isinstance(record, AuthorityRecord):
            self.entries.setdefault(record.id.removeprefix(scoped_id(self._source_name, "")), record)
        return record


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
