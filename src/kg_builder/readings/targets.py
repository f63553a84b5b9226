"""Which document somebody means: by its id, the end of its id, its file name with or without ending, or its title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath

from kg_builder.errors import UsageError
from kg_builder.model import Check, Document
from kg_builder.readings.rows import Reading
from kg_builder.readings.sheets import Readings
from kg_builder.readings.words import fold_words
from kg_builder.suggestions import near_words, perhaps

_SHOWN = 8
_MOST_NEAR = 20  # to look through all names takes seconds in a large corpus; who has so many slips sees what is wrong


def names_of(document: Document) -> tuple[tuple[str, ...], ...]:
    """Everything by which a document may be named, the surest kind of name first.

    Its id and its path; then its short names: what its id ends with, from any slash on ("7" for "register/7"), and its
    file's name with and without ending; then its title. The path and name of a file mean the document that is all of
    it, never a letter inside.
    """
    source = PurePosixPath(document.source)
    files = (source.name, source.stem) if document.part is None else ()
    parts = document.id.split("/")
    ends = tuple("/".join(parts[start:]) for start in range(1, len(parts)))
    title = (document.title,) if document.title else ()
    path = (document.source,) if document.part is None else ()
    return (document.id, *path), (*ends, *files), title


class DocumentNames:
    """Finds the documents of a project by what people call them."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.ids: dict[str, Document] = {document.id: document for document in documents}
        self._unknown = 0

    @cached_property
    def _ranks(self) -> tuple[dict[str, dict[str, None]], ...]:
        """The ids by folded name, one table a rank: made when a name is looked for that is no id."""
        ranks: tuple[dict[str, dict[str, None]], ...] = ({}, {}, {})
        for document in self.ids.values():
            for rank, names in zip(ranks, names_of(document), strict=True):
                for name in names:
                    rank.setdefault(fold_words(name), {})[document.id] = None
        return ranks

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for document in self.ids.values() for names in names_of(document) for name in names)

    def find(self, words: str, *, source: str | None = None) -> tuple[str, ...]:
        """The ids of all documents that these words can mean: the exact id, else what the surest kind of name gives.

        `source` is the name of the source in which the words stand, if they stand in one: its own ids come first.
        """
        for key in (words, f"{source}/{words}" if source else words):
            if key in self.ids:
                return (key,)
        folded = fold_words(words)
        return next((tuple(rank[folded]) for rank in self._ranks if folded in rank), ())

    def explain(self, words: str, ids: tuple[str, ...]) -> tuple[str, str]:
        """Why these words mean no single document, and what was expected: the choices, or what comes nearest."""
        if ids:
            more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
            return f"{words!r} can mean {len(ids)} documents", f"one of {', '.join(ids[:_SHOWN])}{more}"
        self._unknown += 1
        near = near_words(words, self._names, least=50.0) if self._unknown <= _MOST_NEAR else ()
        return f"there is no document {words!r}", perhaps(near) or "a document's id, file name or title"

    def single(self, words: str, *, place: str = "") -> Document:
        """The one document that these words can mean; `place` is where they stand, for the message.

        Raises:
            UsageError: they mean none, or more than one.
        """
        ids = self.find(words)
        if len(ids) == 1:
            return self.ids[ids[0]]
        message, expected = self.explain(words, ids)
        raise UsageError(f"{place}{message}; expected {expected}")


def settle_readings(readings: Readings, names: DocumentNames) -> tuple[Readings, tuple[Check, ...]]:
    """The rows with the id of the document that each means; a row that means none, or more than one, is a check."""
    kept: list[Reading] = []
    checks: list[Check] = []
    for row in readings.rows:
        ids = names.find(row.document)
        if len(ids) == 1:
            kept.append(replace(row, document=ids[0]))
        else:
            message, expected = names.explain(row.document, ids)
            message += "; the row is not read"
            checks.append(row.check("reading-document", message, found=repr(row.document), expected=expected))
    return Readings.of(kept, settled=True), tuple(checks)
