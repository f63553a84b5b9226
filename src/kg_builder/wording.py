"""Kinds and counts in a few words, as people read them in messages and pages."""

from __future__ import annotations

from enum import StrEnum

from kg_builder.model import DateKind

_DATE_LABELS = {
    DateKind.CATALOGUE: "date in the catalogue",
    DateKind.HEADING: "date in the heading",
    DateKind.DECISION: "date of the decision",
    DateKind.EDITION: "date in the edition",
}


def plain(kind: StrEnum) -> str:
    """A kind as words: "copy recipient" for `Role.COPY_RECIPIENT`."""
    return kind.value.replace("_", " ").replace("-", " ")


def date_label(kind: DateKind) -> str:
    """Which date it is: "date of sending", "date in the catalogue"."""
    return _DATE_LABELS.get(kind, f"date of {plain(kind)}")


def counted(count: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "document"), counted(12000, "RDF triple")
    ('1 document', '12,000 RDF triples')
    """
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def with_article(noun: str) -> str:
    """The noun with "a" or "an" before it, by its first letter.

    >>> with_article("office"), with_article("place")
    ('an office', 'a place')
    """
    return f"{'an' if noun[:1] in set('aeio') else 'a'} {noun}"
