"""Where letters are printed → bibliographic entries, each with a UUID that stays the same between builds.

Source: CMIF 1.1 documentation, rows `//sourceDesc/bibl`; cmi-customization.odd (a UUID begins with a letter).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence

from kg_builder.model import EditionKind
from kg_builder.publication.cmif.nodes import GraphNode
from kg_builder.publication.cmif.records import CmifEntry

_NAME = re.compile(r"[A-Za-z_][\w.-]*")


class Bibliography:
    """The entries of a file by their keys; `default` is the entry of letters of which no edition is stated."""

    def __init__(self, *, base: str, title: str, bibl: str | None) -> None:
        self._base = base
        self._words = bibl or title
        self._single = bibl is not None
        self._entries: dict[str, CmifEntry] = {}

    def key_of(self, editions: Sequence[GraphNode]) -> str:
        """The key of the entry that a letter points to, which is noted: of its edition with an address, else the first.

        One letter points to one entry: so the rules of CMIF want it.

        Source: cmif.sch, rule E0003.
        """
        ordered = sorted(editions, key=lambda each: (each.one("url") is None, each.one("citation") or "", each.iri))
        for edition in ordered:
            key = edition.one("key")
            if key is not None or not self._single:
                return self._entry(key, _words_of(edition), _kind_of(edition))
        return self._entry(None, self._words, EditionKind.ONLINE)

    def entries(self) -> list[CmifEntry]:
        """Every entry that a letter points to, sorted by key."""
        return [self._entries[key] for key in sorted(self._entries)]

    def _entry(self, key: str | None, words: str, kind: EditionKind) -> str:
        made = key if key is not None and _NAME.fullmatch(key) else mint_entry_key(self._base, key or "", words)
        known = self._entries.get(made)
        if known is not None and (known.words, known.type) != (words, kind):
            made = mint_entry_key(self._base, made, words, kind.value)  # two entries of two files under one key
        self._entries.setdefault(made, CmifEntry(key=made, type=kind, words=words))
        return made


def _words_of(edition: GraphNode) -> str:
    """The bibliographic words, without the number of the document at their end: that is the letter's own `@key`."""
    citation, number = edition.one("citation") or "", edition.one("documentNumber")
    if number is None or edition.one("key") is not None:
        return citation
    return re.sub(
        rf",?\s*(?:documents?|doc\.|no\.|nr\.|number)\s*{re.escape(number)}\.?$", "", citation, flags=re.IGNORECASE
    )


def mint_entry_key(base: str, *parts: str) -> str:
    """A UUID (version 5) of some stable words that begins with a letter, as an `xml:id` must.

    >>> mint_entry_key("https://example.org/kg/", "Letters of Ruritania")[:1].isalpha()
    True
    """
    name = base + "\x1f".join(parts)
    for attempt in range(100):
        made = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name}\x1f{attempt}"))
        if made[0].isalpha():
            return made
    raise ValueError(f"no UUID of {name!r} begins with a letter")


def _kind_of(edition: GraphNode) -> EditionKind:
    stated = edition.kind("hasKind")
    if stated is not None:
        return EditionKind(stated.removeprefix("edition-"))
    return EditionKind.ONLINE if edition.one("url") else EditionKind.PRINT
