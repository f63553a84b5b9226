"""A CMIF file as values: what its header and each `correspDesc` will say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg_builder.model import EditionKind

UNKNOWN = "Unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CmifName:
    """A `persName`, `orgName` or `placeName`: words, addresses in authority files, and how sure it is.

    `uncertain` is `@cert="low"`; `conjectured` is `@evidence="conjecture"`: not stated in the letter itself.
    """

    element: str
    words: str
    refs: tuple[str, ...] = ()
    uncertain: bool = False
    conjectured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CmifDate:
    """A `date`: its attributes in order, and its words where they say more than the attributes do."""

    attributes: tuple[tuple[str, str], ...]
    words: str = ""
    uncertain: bool = False
    conjectured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CmifAction:
    """A `correspAction`: who, where, when."""

    type: str
    names: tuple[CmifName, ...] = ()
    places: tuple[CmifName, ...] = ()
    date: CmifDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CmifReference:
    """A `note/ref` of the draft of version 2: a term of its vocabulary, an address, words."""

    type: str
    target: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CmifLetter:
    """A `correspDesc`; `document` is the IRI of the document that it describes, `earliest` its place in time."""

    document: str
    earliest: str
    source: str
    sent: CmifAction
    received: CmifAction
    key: str | None = None
    url: str | None = None
    references: tuple[CmifReference, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CmifEntry:
    """A `bibl`: its UUID, type and words."""

    key: str
    type: EditionKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CmifHeader:
    """What the file says of itself; an editor's e-mail stands behind the name in angle brackets."""

    title: str
    editors: tuple[str, ...]
    publishers: tuple[str, ...]
    url: str
    licence: str
    date: str


@dataclass(slots=True, kw_only=True)
class CmifIndex:
    """The letters and bibliographic entries of a file; how often what the graph knows could not be said, by kind."""

    letters: list[CmifLetter] = field(default_factory=list)
    entries: list[CmifEntry] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
