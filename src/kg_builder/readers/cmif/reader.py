"""Reads an index of letters in the Correspondence Metadata Interchange Format: one document a `correspDesc`.

Source: CMIF 1.1 documentation; CMIF v2 proposal for what stands in notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg_builder.config import SourceConfig
from kg_builder.model import Check, Severity, SourceDescription, SourceItem, SourceRecord
from kg_builder.readers.cmif.elements import Fault, Leaf, RawHeader
from kg_builder.readers.cmif.letters import LetterReader
from kg_builder.readers.cmif.streaming import stream_letters
from kg_builder.readers.files import unopened
from kg_builder.readers.keys import document_id
from kg_builder.readers.markup import MarkupOutline, check_of_fault


def shows_cmif(outline: MarkupOutline) -> bool:
    """Whether an XML file is a CMIF file: TEI with descriptions of letters in its header, and no words in its text."""
    is_edition = outline.has_words or outline.has("msDesc", "listPerson", "listPlace", "listOrg")
    return outline.root == "TEI" and outline.has("correspDesc") and not is_edition


def read_cmif(
    path: Path,
    *,
    file: str,
    source: SourceConfig,
    project: Path,  # noqa: ARG001 (every reader is called alike)
) -> Iterator[SourceItem]:
    """The letters of a CMIF file as they stand in it, one `correspDesc` one document, and what the file says of itself.

    Nothing is joined: the same letter twice is two documents. What cannot be understood is a check with its line;
    faulty markup costs the letter in which it stands. Memory does not grow with the file, but for the ids of its
    letters.
    """
    header = RawHeader()
    reader = LetterReader(header, file=file, source_name=source.name, file_id=document_id(file, source))
    described = False
    try:
        with path.open("rb") as stream:
            for part in stream_letters(stream, header, encoding=source.encoding):
                if isinstance(part, Fault):
                    yield _check_of(part, file)
                    continue
                if not described:
                    described = True
                    yield describe_source(header, file)
                yield reader.read(part)
    except OSError as error:
        yield unopened(error).check(file)
        return
    if not described:
        yield _empty(file)


def describe_source(header: RawHeader, file: str) -> SourceDescription:
    """What a CMIF file says of itself: title, editors, publishers, licence, address, date.

    Source: CMIF 1.1 documentation, section "Information about the digital index of letters".
    """

    def first(name: str) -> Leaf | None:
        found = header.leaves.get(name)
        return found[0] if found else None

    def words(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_with_email(leaf) for leaf in header.leaves.get(name, ()) if leaf[2]))

    licence, date = first("licence"), first("date")
    return SourceDescription(
        record=SourceRecord(file=file),
        title=next(iter(words("title")), None),
        editors=words("editor"),
        publishers=words("publisher"),
        licence=(licence[1].get("target") or None) if licence else None,
        licence_words=(licence[2] or None) if licence else None,
        identifier=next(iter(words("idno")), None),
        date=(date[1].get("when") or date[2] or None) if date else None,
    )


def _with_email(leaf: Leaf) -> str:
    email = leaf[1].get("email")
    return f"{leaf[2]} <{email}>" if email else leaf[2]


def _check_of(fault: Fault, file: str) -> Check:
    cost = f"; correspDesc {fault.letter} is lost" if fault.letter is not None else ""
    return check_of_fault(file, fault.line, fault.code, fault.found + cost, lost=fault.letter is not None)


def _empty(file: str) -> Check:
    return Check(
        severity=Severity.WARNING,
        code="cmif-empty-file",
        message="no letter was found in a CMIF file",
        file=file,
        found="no correspDesc that could be read",
        expected="correspDesc elements in teiHeader/profileDesc",
    )
