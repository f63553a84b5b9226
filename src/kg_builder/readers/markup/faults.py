"""What is wrong with an XML file, as checks with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from kg_builder.model import Check, Severity
from kg_builder.readers.markup.elements import Element

MOST_CHECKS = 20

_TRUNCATED = "TAG_NOT_FINISHED"
_ENCODING = ("INVALID_ENCODING", "UNSUPPORTED_ENCODING", "INVALID_CHAR", "UNKNOWN_ENCODING")
_LIMIT = "RESOURCE_LIMIT"
_EMPTY = "DOCUMENT_EMPTY"
_REPEATED = "ID_REDEFINED"  # the locator says so, with both lines
_EXPECTED = {
    "xml-truncated": "a file in which every element is closed; what comes before was read",
    "xml-encoding": "the characters of the encoding that the file declares (UTF-8 where it declares none)",
    "xml-limit": "elements at most 256 deep, of at most 10 million characters of text each, and entities that do not "
    "multiply; what comes after was not read",
    "xml-empty": "an XML document with a root element",
    "xml-malformed": "well-formed XML; the rest was read as far as this could be mended",
}
_LOST = frozenset({"xml-truncated", "xml-limit", "xml-empty"})


class ParserMessage(Protocol):
    """One message of the parser, as far as it is used here."""

    @property
    def line(self) -> int: ...
    @property
    def type_name(self) -> str: ...
    @property
    def message(self) -> str: ...


def checks_of_messages(messages: Iterable[ParserMessage], *, file: str) -> Iterator[Check]:
    """A check for each message of the parser, with its line; after twenty, one that says that there are more.

    What costs part of the file (an end that is missing, a limit) is a violation; what could be mended is a warning.
    """
    found = [message for message in messages if _REPEATED not in message.type_name]
    told: set[tuple[str, int]] = set()
    for message in found:
        code = _code(message.type_name)
        if (code, message.line) in told:
            continue
        if len(told) == MOST_CHECKS:
            yield _check(file, None, "xml-malformed", "more faults of the same kind behind these")
            return
        told.add((code, message.line))
        yield _check(file, message.line, code, _words(message.message))


def _code(type_name: str) -> str:
    if _TRUNCATED in type_name:
        return "xml-truncated"
    if any(name in type_name for name in _ENCODING):
        return "xml-encoding"
    if _LIMIT in type_name:
        return "xml-limit"
    return "xml-empty" if _EMPTY in type_name else "xml-malformed"


def _words(message: str) -> str:
    """The parser's words without its advice to switch the limits off."""
    words = " ".join(message.split())
    for advice in (", use XML_PARSE_HUGE option", ", try XML_PARSE_HUGE", ", see xmlCtxtSetMaxAmplification."):
        words = words.replace(advice, "")
    return words


def _check(file: str, line: int | None, code: str, found: str) -> Check:
    return Check(
        severity=Severity.VIOLATION if code in _LOST else Severity.WARNING,
        code=code,
        message="the XML is faulty",
        file=file,
        line=line or None,
        found=found,
        expected=_EXPECTED[code],
    )


def check_of_fault(file: str, line: int | None, code: str, found: str, *, lost: bool = False) -> Check:
    """What is wrong with an XML file at a line, by the code of the fault; a violation where something is lost by it."""
    if code == "xml-entity":
        return _entity_check(file, line, found)
    check = _check(file, line, code, found)
    return replace(check, severity=Severity.VIOLATION) if lost else check


def _entity_check(file: str, line: int | None, found: str) -> Check:
    return Check(
        severity=Severity.WARNING,
        code="xml-entity",
        message="a reference to an entity is not followed; its place in the text stays empty",
        file=file,
        line=line,
        found=found,
        expected="the characters themselves, or a numeric reference such as &#233;",
    )


def entity_left_out(reference: Element, *, file: str) -> Check:
    """That a reference to an entity was not followed: neither files nor addresses are opened, nothing is expanded."""
    parent = reference.getparent()
    line = parent.sourceline if parent is not None else None
    return _entity_check(file, line, reference.text or "a reference to an entity")


def repeated_id(xml_id: str, line: int | None, first: int | None, *, file: str) -> Check:
    """That an xml:id stands twice in a file; both elements are read, a pointer means the first."""
    where = f", first on line {first}" if first is not None else ""
    return Check(
        severity=Severity.WARNING,
        code="xml-id-repeated",
        message="an xml:id stands twice; both elements are read, and a pointer to it means the first",
        file=file,
        line=line,
        found=f"xml:id={xml_id!r}{where}",
        expected="an xml:id of its own for each element of a file",
    )
