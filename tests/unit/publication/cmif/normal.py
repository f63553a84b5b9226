"""A `correspDesc` as plain values, whatever file it stands in: what a round trip must keep.

What CMIF cannot say, or says in two ways, is brought to one here: `@cert` medium is low, `@evidence` internal or
external is conjecture, a missing or unknown correspondent is "Unknown", `@n` is `@key`, white space is folded, the
first `@source` counts, a type of edition that CMIF does not have is none; actions that CMIF does not have,
dates without attributes, places without words and addresses that are none are left out.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from kg_builder.authority import Authority
from kg_builder.config import Config, SourceConfig
from kg_builder.iris import is_iri
from kg_builder.mapping import map_dataset, map_document
from kg_builder.model import Document, SourceDescription
from kg_builder.publication.cmif import CmifOptions, ExportReport, write_cmif
from kg_builder.readers import read_path
from kg_builder.store import GraphStore

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
DATING = ("when", "from", "to", "notBefore", "notAfter")
TERMS = "https://lod.academy/cmif/vocab/terms/"
BASE = "https://example.org/kg/"
OPTIONS = CmifOptions(title="Index", editors=("E. Probe",), publishers=("Academy",), licence="CC0", bibl=None)

Letter = tuple[object, ...]


def store_of(path: Path) -> GraphStore:
    """The graph of a CMIF file, in memory."""
    source = SourceConfig(name="index", path=".", reader="cmif")
    items = list(read_path(path, file=path.name, source=source))
    documents = [item for item in items if isinstance(item, Document)]
    graphs = [map_document(document, Authority(), BASE).graph for document in documents]
    described = [item for item in items if isinstance(item, SourceDescription)]
    graphs.append(map_dataset(config(), documents=len(documents), rules=(), sources=described))
    return GraphStore.of_nquads("".join(line for graph in graphs for line in graph.nquads()).encode())


def config() -> Config:
    """A project without a configuration."""
    return Config(folder=Path(), base=BASE)


def export(store: GraphStore, options: CmifOptions = OPTIONS) -> tuple[str, ExportReport]:
    """The index of a graph, and the report on it."""
    out = io.StringIO()
    report = write_cmif(store, out, config(), date="2024-03-01", options=options)
    return out.getvalue(), report


def letters_of(
    tree: etree._ElementTree | etree._Element, types: Mapping[str, str] = MappingProxyType({})
) -> Counter[Letter]:
    """Every letter of a file as plain values, and how often it stands there; `types` renames types of editions."""
    entries = {
        entry.get(XML_ID): (types.get(type_of(entry), type_of(entry)), words(entry))
        for entry in tree.iter(f"{TEI}bibl")
    }
    return Counter(letter_of(letter, entries) for letter in tree.iter(f"{TEI}correspDesc"))


def type_of(entry: etree._Element) -> str:
    """How an edition is published."""
    stated = entry.get("type") or ""
    return stated if stated in ("print", "online", "hybrid") else ""


def letter_of(letter: etree._Element, entries: dict[str | None, tuple[str, str]]) -> Letter:
    """One letter: key, address, editions, both actions, notes."""
    keys = (letter.get("source") or "").split()
    return (
        letter.get("key") or letter.get("n"),
        letter.get("ref"),
        entries[keys[0].removeprefix("#")] if keys else None,
        action_of(letter, "sent"),
        action_of(letter, "received"),
        notes_of(letter),
    )


def action_of(letter: etree._Element, kind: str) -> Letter:
    """Names and places in their order, and the date."""
    parts = [part for action in letter.findall(f"{TEI}correspAction") if action.get("type") == kind for part in action]
    names = [name_of(part) for part in parts if part.tag in (f"{TEI}persName", f"{TEI}orgName")]
    places = [name_of(part) for part in parts if part.tag == f"{TEI}placeName" and (words(part) or part.get("ref"))]
    dates = [date_of(part) for part in parts if part.tag == f"{TEI}date" and any(part.get(name) for name in DATING)]
    return tuple(names) or (("persName", "Unknown", (), None, None),), tuple(places), tuple(dates)


def name_of(name: etree._Element) -> Letter:
    """Element, words, addresses, certainty and basis."""
    refs = tuple(ref for ref in dict.fromkeys((name.get("ref") or "").split()) if is_iri(ref))
    said = words(name)
    nobody = not said or said.casefold() == "unknown" or "https://correspSearch.net/unknown" in refs
    person = name.tag != f"{TEI}placeName"
    return (
        "persName" if nobody and person else str(name.tag).removeprefix(TEI),
        "Unknown" if nobody and person else said or " ".join(refs),
        tuple(sorted(refs)),
        *grounds_of(name),
    )


def date_of(date: etree._Element) -> Letter:
    """Attributes, words unless they are the attribute, certainty and basis."""
    attributes = tuple((name, str(date.get(name))) for name in DATING if date.get(name))
    said = words(date)
    return attributes, "" if said == attributes[0][1] and attributes[0][0] == "when" else said, *grounds_of(date)


def grounds_of(element: etree._Element) -> tuple[str | None, str | None]:
    """Certainty and basis, in the only degree that CMIF has."""
    return (
        "low" if element.get("cert") in ("low", "medium") else None,
        "conjecture" if element.get("evidence") else None,
    )


def notes_of(letter: etree._Element) -> tuple[object, ...]:
    """The references of the notes, sorted, and the words of the notes."""
    refs = [
        ((ref.get("type") or "").replace(TERMS, "cmif:"), ref.get("target") or "", words(ref))
        for ref in letter.iter(f"{TEI}ref")
    ]
    said = " ".join(
        " ".join([note.text or "", *(child.tail or "" for child in note)]) for note in letter.iter(f"{TEI}note")
    )
    return tuple(sorted(refs)), " ".join(said.split())


def words(element: etree._Element) -> str:
    """The words of an element, comments left out, white space folded."""
    return " ".join("".join(pieces_of(element)).split())


def pieces_of(element: etree._Element) -> Iterator[str]:
    """The text of an element and of those in it, piece by piece; not that of comments."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from pieces_of(child)
        yield child.tail or ""
