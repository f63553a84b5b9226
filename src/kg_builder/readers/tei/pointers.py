"""What `@ref`, `@key`, `@corresp` and `@target` point to: an entry of a register, an authority file, another document.

Source: TEI P5, att.canonical (@key, @ref), 16.2.3 (`prefixDef`), XPointer shorthand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kg_builder.model import AuthorityRecord, EntityType
from kg_builder.readers.markup import Element, attribute
from kg_builder.readers.tei.identities import identity_of

_PREFIXED = re.compile(r"(?P<prefix>[A-Za-z][\w.+-]*):(?P<rest>[^/\s].*)")
_BARE = re.compile(r"[^\W\d][\w.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Whom the attributes of an element mean: entries of registers, IRIs of authority files, and what leads nowhere."""

    entries: tuple[AuthorityRecord, ...] = ()
    refs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def type(self) -> EntityType | None:
        """What the entries describe, where they agree."""
        types = {entry.type for entry in self.entries}
        return types.pop() if len(types) == 1 else None


@dataclass(slots=True, kw_only=True)
class Pointers:
    """Follows the pointers of one file: `own` are the entries in it, `beside` those of the registers beside it.

    `used` are the entries of other files that something pointed to.
    """

    file: str
    own: Mapping[str, AuthorityRecord]
    beside: Mapping[str, AuthorityRecord]
    prefixes: tuple[tuple[str, re.Pattern[str], str], ...] = ()
    used: dict[str, AuthorityRecord] = field(default_factory=dict)

    def meaning_of(self, element: Element) -> Meaning:
        """Whom an element means: by `@ref`, `@corresp`, `@sameAs` (pointers between blanks), else `@key`.

        An address outside is never opened. A pointer to an id that no register has, or not the one that it names, is
        missing.
        """
        entries: dict[str, AuthorityRecord] = {}
        refs: list[str] = []
        missing: list[str] = []
        for name in ("ref", "corresp", "sameAs"):
            for pointer in (attribute(element, name) or "").split():
                self._follow(pointer, entries, refs, missing)
        key = attribute(element, "key")
        if key is not None and not entries:
            entry = self._entry(key)
            if entry is not None:
                entries[entry.id] = entry
            elif (iri := identity_of(key, attribute(element, "source"), attribute(element, "type"))) is not None:
                refs.append(iri)
        return Meaning(entries=tuple(entries.values()), refs=tuple(dict.fromkeys(refs)), missing=tuple(missing))

    def _follow(self, pointer: str, entries: dict[str, AuthorityRecord], refs: list[str], missing: list[str]) -> None:
        pointer = self._expanded(pointer)
        file, mark, xml_id = pointer.rpartition("#")
        entry = self._entry(xml_id, PurePosixPath(file).name or None)
        if entry is not None:
            entries[entry.id] = entry
        elif (iri := identity_of(pointer)) is not None:
            refs.append(iri)
        elif "://" not in pointer and (mark or _BARE.fullmatch(pointer) or _PREFIXED.fullmatch(pointer)):
            missing.append(pointer)

    def _entry(self, xml_id: str, file: str | None = None) -> AuthorityRecord | None:
        """The entry with an id: of this file, else of a register beside it; of the file that is named, if one is."""
        own = self.own.get(xml_id)
        if own is not None and file in (None, PurePosixPath(self.file).name):
            return own
        entry = self.beside.get(xml_id)
        if entry is None or own is not None or file not in (None, PurePosixPath(entry.record.file).name):
            return None
        self.used[entry.id] = entry
        return entry

    def _expanded(self, pointer: str) -> str:
        """A pointer with its private prefix written out, by the `prefixDef`s of the file or as an authority file's."""
        match = _PREFIXED.fullmatch(pointer)
        if match is None:
            return pointer
        for prefix, pattern, replacement in self.prefixes:
            found = pattern.fullmatch(match["rest"])
            if prefix == match["prefix"] and found is not None:
                return _filled(replacement, found)
        return identity_of(match["rest"], match["prefix"]) or pointer


def _filled(replacement: str, match: re.Match[str]) -> str:
    """A replacement with `$1` … filled by the groups of a match."""
    groups = ("", *match.groups(default=""))
    return re.sub(r"\$(\d)", lambda number: groups[int(number[1])] if int(number[1]) < len(groups) else "", replacement)


def prefixes_of(tree: Element) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """The private prefixes that a header defines; a pattern that cannot be followed is left out."""
    found = []
    for each in tree.iter("{*}prefixDef"):
        ident, pattern, replacement = (
            attribute(each, name) for name in ("ident", "matchPattern", "replacementPattern")
        )
        if ident and pattern and replacement:
            try:
                found.append((ident, re.compile(pattern), replacement))
            except re.error:
                continue
    return tuple(found)


def document_pointer(pointer: str | None) -> str | None:
    """The name of the document that a pointer leads to (an id, or a file without its ending), or None for any other.

    >>> document_pointer("letters/7.xml#p3"), document_pointer("L0007"), document_pointer("https://example.org/7")
    ('7', 'L0007', None)
    """
    words = (pointer or "").strip()
    if not words or "://" in words or " " in words:
        return None
    file, _, xml_id = words.partition("#")
    if file:
        path = PurePosixPath(file)
        return path.stem if path.suffix.casefold() == ".xml" else path.name
    return xml_id or None
