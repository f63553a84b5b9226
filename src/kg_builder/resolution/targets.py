"""Documents that a source points to by id → their keys: those of its own source first, then any that one only has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_builder.errors import place_of
from kg_builder.model import Check, Document, Reference, ReferenceKind, Severity, SourceRecord, Statement, Status
from kg_builder.readings import DocumentNames


class TargetResolver:
    """Finds the documents that other documents name by id; made once for all documents of a corpus."""

    def __init__(self, documents: Sequence[Document]) -> None:
        pointing = any(document.relations or any(each.target for each in document.references) for document in documents)
        self._names = DocumentNames(documents if pointing else ())

    def resolve(self, document: Document) -> Document:
        """The document with the keys of those that its references and relations name.

        A reference to an id that no source has, or more than one, keeps its words and points to nothing; a relation
        keeps the id. Either gives a check with the choices, but for the neighbours in an edition.
        """
        checks: list[Check] = []

        def find(statement: Statement, target: str) -> str | None:
            ids = self._names.find(target, source=document.source_name)
            if len(ids) == 1:
                return ids[0]
            if not _is_neighbour(statement):
                checks.append(self._unknown(document, statement, target, ids))
            return None

        references = tuple(
            replace(each, target=find(each, each.target)) if each.target else each for each in document.references
        )
        relations = tuple(replace(each, target=find(each, each.target) or each.target) for each in document.relations)
        if references == document.references and relations == document.relations and not checks:
            return document
        return replace(document, references=references, relations=relations, checks=(*document.checks, *checks))

    def _unknown(self, document: Document, statement: Statement, target: str, ids: tuple[str, ...]) -> Check:
        said, expected = self._names.explain(target, ids)
        record = statement.rests_on if isinstance(statement.rests_on, SourceRecord) else document.record
        return Check.at(
            record,
            Severity.NOTE if _says_more(statement) else Severity.WARNING,
            "target-unknown",
            f"{said}; nothing is linked to it",
            found=f"{target!r} in {place_of(record.file, record.line)}",
            expected=expected,
            document=document.id,
        )


def _says_more(statement: Statement) -> bool:
    """Whether a reference still says what it points to, though nothing is linked to it."""
    return isinstance(statement, Reference) and (statement.number is not None or statement.date is not None)


def _is_neighbour(statement: Statement) -> bool:
    """Whether an editor only says which letter stands before or after: it may well stand in another edition."""
    return (
        isinstance(statement, Reference)
        and statement.kind in (ReferenceKind.PREVIOUS, ReferenceKind.NEXT)
        and statement.status is Status.STATED_BY_MARKUP
        and _says_more(statement)
    )
