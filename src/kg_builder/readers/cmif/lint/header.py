"""What the header of a CMIF file must say of the index itself.

Source: CMIF 1.1 documentation, section "Information about the digital index of letters".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg_builder.readers.cmif.lint.rules import Found
from kg_builder.readers.markup import Element, attribute, squeezed

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LICENCES = (
    re.compile(r"https?://creativecommons\.org/licenses/by/4\.0/?"),
    re.compile(r"https?://creativecommons\.org/publicdomain/zero/1\.0/?"),
)
_ZERO_WORDS = re.compile(r"\bCC-?\s?0\b|public domain", re.IGNORECASE)
_BY_WORDS = re.compile(r"\bCC[- ]?BY\b|Attribution", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
_UUID = re.compile(r"[0-9a-z]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TYPES = ("print", "online", "hybrid")


def path_of(*names: str) -> str:
    """A path of elements of TEI."""
    return "/".join(TEI + name for name in names)


def lint_header(root: Element) -> Iterator[Found]:
    """What is wrong with what the file says of itself."""
    description = root.find(path_of("teiHeader", "fileDesc"))
    line = description.sourceline if description is not None else root.sourceline
    yield from _titles(root, line)
    yield from _publication(root, line)
    yield from _entries(root, line)


def _titles(root: Element, line: int | None) -> Iterator[Found]:
    statement = path_of("teiHeader", "fileDesc", "titleStmt")
    title = root.find(f"{statement}/{TEI}title")
    if title is None or not squeezed(title):
        yield Found(line=line, code="title", found="no title")
    editors = root.findall(f"{statement}/{TEI}editor")
    if not any(squeezed(editor) for editor in editors):
        yield Found(line=line, code="editor", found="no editor")
    elif not any(editor.find(f"{TEI}email") is not None for editor in editors):
        yield Found(line=editors[0].sourceline, code="editor-email", found=squeezed(editors[0]))


def _publication(root: Element, line: int | None) -> Iterator[Found]:
    statement = path_of("teiHeader", "fileDesc", "publicationStmt")
    publishers = root.findall(f"{statement}/{TEI}publisher")
    if not any(squeezed(publisher) for publisher in publishers):
        yield Found(line=line, code="publisher", found="no publisher")
    licence = root.find(f"{statement}/{path_of('availability', 'licence')}")
    target = None if licence is None else attribute(licence, "target")
    if licence is None or target is None or not any(each.fullmatch(target) for each in _LICENCES):
        yield Found(
            line=line if licence is None else licence.sourceline, code="licence", found=f"{target or 'no licence'!r}"
        )
    if licence is not None:
        yield from _licence_words(licence, target or "")
    date = root.find(f"{statement}/{TEI}date")
    moment = None if date is None else attribute(date, "when")
    if moment is None or not _MOMENT.fullmatch(moment):
        yield Found(line=line if date is None else date.sourceline, code="file-date", found=f"{moment or 'no date'!r}")
    idno = root.find(f"{statement}/{TEI}idno")
    address = "" if idno is None else squeezed(idno)
    kind = "" if idno is None else (attribute(idno, "type") or "")
    if not address.startswith(("http://", "https://")) or kind.lower() != "url":
        where = line if idno is None else idno.sourceline
        yield Found(line=where, code="idno", found=f"{address!r} of the type {kind!r}")


def _licence_words(licence: Element, target: str) -> Iterator[Found]:
    words = squeezed(licence)
    zero, attribution = bool(_ZERO_WORDS.search(words)), bool(_BY_WORDS.search(words))
    if (zero and not attribution and "/licenses/by" in target) or (attribution and not zero and "/zero/" in target):
        yield Found(line=licence.sourceline, code="licence-words", found=f"{words!r} at {target}")


def _entries(root: Element, line: int | None) -> Iterator[Found]:
    entries = root.findall(path_of("teiHeader", "fileDesc", "sourceDesc", "bibl"))
    if not entries:
        yield Found(line=line, code="bibl", found="no bibl")
    keys = Counter(entry.get(XML_ID) or "" for entry in entries)
    used = {
        key.removeprefix("#")
        for letter in root.iter(f"{TEI}correspDesc")
        for key in (letter.get("source") or "").split()
    }
    for entry in entries:
        key, kind, where = entry.get(XML_ID) or "", attribute(entry, "type"), entry.sourceline
        if not squeezed(entry):
            yield Found(line=where, code="bibl-words", found=f"the bibl {key!r}")
        if kind not in _TYPES:
            yield Found(line=where, code="bibl-type", found=f"type {kind!r}")
        if not _UUID.fullmatch(key):
            yield Found(line=where, code="bibl-uuid", found=f"xml:id {key!r}")
        if not key[:1].isalpha():
            yield Found(line=where, code="bibl-letter", found=f"xml:id {key!r}")
        if keys[key] > 1:
            yield Found(line=where, code="bibl-repeated", found=f"xml:id {key!r}, {keys[key]} times")
        if key not in used:
            yield Found(line=where, code="bibl-unused", found=f"xml:id {key!r}")
