"""The elements of CMIF as a parser meets them, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "http://www.w3.org/XML/1998/namespace id"

# A name, a place, a date or a reference: its element, its attributes, its words.
Leaf: TypeAlias = tuple[str, dict[str, str], str]


@dataclass(slots=True)
class RawAction:
    """A `correspAction` with its names, places and dates, in order."""

    attributes: dict[str, str]
    leaves: list[Leaf] = field(default_factory=list)


@dataclass(slots=True)
class RawLetter:
    """A `correspDesc`: its number in the file from 1, its line, its actions, the references of its notes.

    `unread` are the names of elements that no reading knows.
    """

    number: int
    line: int
    attributes: dict[str, str]
    actions: list[RawAction] = field(default_factory=list)
    references: list[Leaf] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


@dataclass(slots=True)
class RawHeader:
    """What stands before the letters: elements of the header by name, and the bibliographic entries by their key."""

    leaves: dict[str, list[Leaf]] = field(default_factory=dict)
    entries: dict[str, RawEntry] = field(default_factory=dict)


@dataclass(slots=True)
class RawEntry:
    """A `bibl`: its key, type, words and line."""

    key: str
    type: str | None
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the XML: a code, the line, what was found; `letter` is the number of a letter that it cost."""

    code: str
    line: int | None
    found: str
    letter: int | None = None
