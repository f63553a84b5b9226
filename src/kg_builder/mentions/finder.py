"""Finds the names of an authority in documents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from kg_builder.authority import Authority
from kg_builder.mentions.index import NameIndex
from kg_builder.mentions.linking import Linker
from kg_builder.mentions.neighbours import Neighbourhood
from kg_builder.mentions.scanning import Scanner
from kg_builder.model import Document, Mention

_MOST_KEPT = 8
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n[ \t\r\n]*")


class MentionFinder:
    """Finds every name that an authority knows, in any number of documents; made once for an authority."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._made: dict[tuple[str, ...], tuple[NameIndex, Scanner]] = {}

    def _for(self, document: Document) -> tuple[NameIndex, Scanner]:
        """The names that count in a document: those of the tables, and of the registers of its source and file."""
        scopes = self._authority.scopes_of(document)
        if scopes not in self._made:
            if len(self._made) >= _MOST_KEPT:
                self._made.clear()
            index = NameIndex.of(self._authority.within(scopes) if self._authority.has_registers else self._authority)
            self._made[scopes] = index, Scanner(index)
        return self._made[scopes]

    def find(self, document: Document) -> tuple[Mention, ...]:
        """The names in a document, in the order of its text; site chrome and boilerplate are not searched.

        A name is linked where the tables give it to one entity. A bare surname that several could bear is linked to the
        only bearer whom its paragraph, else the nearest paragraph before that names one, names in full before it.
        Whatever stays unclear is a mention without entity. Spans are half-open code points of the text as delivered.
        What the markup says to be a name stays as it is; no other name is looked for in its words. Of a document
        that is part of a file, only the part is searched.
        """
        text = document.text
        if text is None:
            return ()
        around = Neighbourhood(text, document.zones, document.range)
        paragraphs = [match.end() for match in _PARAGRAPH.finditer(text, *document.range)]
        index, scanner = self._for(document)
        spots = scanner.scan(text, document.zones, document.range)
        found = Linker(index, text, around, paragraphs).link(spots)
        stated = [mention for mention in document.mentions or () if mention.record is not None]
        return _together(stated, found) if stated else found


def _together(stated: Sequence[Mention], found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The names that the markup states, and of those found the ones that overlap none of them, in the text's order."""
    taken = sorted((mention.span.start, mention.span.end) for mention in stated)
    starts = [start for start, _ in taken]
    ends = list(accumulate((end for _, end in taken), max))

    def free(mention: Mention) -> bool:
        before = bisect_left(starts, mention.span.end)
        return before == 0 or ends[before - 1] <= mention.span.start

    return tuple(sorted((*stated, *filter(free, found)), key=lambda mention: mention.span))
