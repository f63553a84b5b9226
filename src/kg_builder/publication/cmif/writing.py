"""Writes a CMIF file: the same values give the same bytes.

Source: CMIF 1.1, cmi-customization.odd; CMIF v2 proposal for `note/ref`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from kg_builder.publication.cmif.records import (
    CmifAction,
    CmifDate,
    CmifEntry,
    CmifHeader,
    CmifIndex,
    CmifLetter,
    CmifName,
    CmifReference,
)

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EMAIL = re.compile(r"(?P<name>.*?)\s*<(?P<email>[^<>]+)>")
_LICENCES = {
    "https://creativecommons.org/licenses/by/4.0/": "This file is licensed under the terms of the Creative Commons "
    "License CC-BY 4.0",
    "https://creativecommons.org/publicdomain/zero/1.0/": "This file is dedicated to the public domain (CC0 1.0)",
}
_SCHEMA = "https://raw.githubusercontent.com/TEI-Correspondence-SIG/CMIF/main/schema/cmi-customization.rng"
_MODEL = f'<?xml-model href="{_SCHEMA}" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>'


def write_index(index: CmifIndex, header: CmifHeader, out: IO[str]) -> None:
    """Writes the index of letters as one TEI file."""
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{_MODEL}\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n')
    out.write("  <teiHeader>\n    <fileDesc>\n")
    out.writelines(_header_lines(header))
    out.write("      <sourceDesc>\n")
    out.writelines(map(_entry_line, index.entries))
    out.write("      </sourceDesc>\n    </fileDesc>\n    <profileDesc>\n")
    for letter in index.letters:
        out.writelines(_letter_lines(letter))
    out.write("    </profileDesc>\n  </teiHeader>\n  <text>\n    <body>\n      <p/>\n    </body>\n  </text>\n</TEI>\n")


def _header_lines(header: CmifHeader) -> Iterator[str]:
    yield f"      <titleStmt>\n        <title>{_words(header.title)}</title>\n"
    for editor in header.editors:
        found = _EMAIL.fullmatch(editor)
        inner = f"{_words(found['name'])} <email>{_words(found['email'])}</email>" if found else _words(editor)
        yield f"        <editor>{inner}</editor>\n"
    yield "      </titleStmt>\n      <publicationStmt>\n"
    for publisher in header.publishers:
        yield f"        <publisher>{_words(publisher)}</publisher>\n"
    yield f'        <idno type="url">{_words(header.url)}</idno>\n'
    yield f"        <date{_attributes([('when', header.date)])}/>\n        <availability>\n"
    licence = _attributes([("target", header.licence)])
    yield f"          <licence{licence}>{_words(_LICENCES[header.licence])}</licence>\n"
    yield "        </availability>\n      </publicationStmt>\n"


def _entry_line(entry: CmifEntry) -> str:
    attributes = _attributes([("type", entry.type.value), ("xml:id", entry.key)])
    return f"        <bibl{attributes}>{_words(entry.words)}</bibl>\n"


def _letter_lines(letter: CmifLetter) -> Iterator[str]:
    attributes = _attributes([("key", letter.key), ("ref", letter.url), ("source", f"#{letter.source}")])
    yield f"      <correspDesc{attributes}>\n"
    for action in (letter.sent, letter.received):
        yield from _action_lines(action)
    if letter.references or letter.remarks:
        yield "        <note>\n"
        yield from (f"          {_words(remark)}\n" for remark in letter.remarks)
        yield from map(_reference_line, letter.references)
        yield "        </note>\n"
    yield "      </correspDesc>\n"


def _action_lines(action: CmifAction) -> Iterator[str]:
    yield f'        <correspAction type="{action.type}">\n'
    yield from map(_name_line, (*action.names, *action.places))
    if action.date is not None:
        yield _date_line(action.date)
    yield "        </correspAction>\n"


def _name_line(name: CmifName) -> str:
    attributes = _attributes([("ref", " ".join(name.refs)), *_grounds(name)])
    return f"          <{name.element}{attributes}>{_words(name.words)}</{name.element}>\n"


def _date_line(date: CmifDate) -> str:
    attributes = _attributes([*date.attributes, *_grounds(date)])
    return (
        f"          <date{attributes}>{_words(date.words)}</date>\n"
        if date.words
        else f"          <date{attributes}/>\n"
    )


def _reference_line(reference: CmifReference) -> str:
    attributes = _attributes([("type", reference.type), ("target", reference.target)])
    words = _words(reference.words)
    return f"          <ref{attributes}>{words}</ref>\n" if words else f"          <ref{attributes}/>\n"


def _grounds(item: CmifName | CmifDate) -> list[tuple[str, str]]:
    cert = [("cert", "low")] if item.uncertain else []
    return [*cert, ("evidence", "conjecture")] if item.conjectured else cert


def _attributes(pairs: Iterable[tuple[str, str | None]]) -> str:
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in pairs if value)


def _words(text: str) -> str:
    return escape(_clean(" ".join(text.split())))


def _clean(text: str) -> str:
    """The text with a sign for each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
