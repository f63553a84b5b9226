"""Finds the names of an authority in documents."""

from __future__ import annotations

import re

from kg_builder.authority import Authority
from kg_builder.mentions.index import NameIndex
from kg_builder.mentions.linking import Linker
from kg_builder.mentions.neighbours import Neighbourhood
from kg_builder.mentions.scanning import Scanner
from kg_builder.model import Document, Mention

_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n[ \t\r\n]*")


class MentionFinder:
    """Finds every name that an authority knows, in any number of documents; made once for an authority."""

    def __init__(self, authority: Authority) -> None:
        self._index = NameIndex.of(authority)
        self._scanner = Scanner(self._index)

    def find(self, document: Document) -> tuple[Mention, ...]:
        """The names in a document, in the order of its text; site chrome and boilerplate are not searched.

        A name is linked where the tables give it to one entity. A bare surname that several could bear is linked to the
        only bearer whom its paragraph, else the nearest paragraph before that names one, names in full before it.
        Whatever stays unclear is a mention without entity. Spans are half-open code points of the text as delivered.
        """
        text = document.text
        if text is None:
            return ()
        around = Neighbourhood(text, document.zones)
        paragraphs = [match.end() for match in _PARAGRAPH.finditer(text)]
        return Linker(self._index, text, around, paragraphs).link(self._scanner.scan(text, document.zones))
