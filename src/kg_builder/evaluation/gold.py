"""A gold document: what a person says is right of one document, as far as it was annotated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from kg_builder.evaluation.records import Record, is_annotated, rows_of, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One gold object in the terms of `inspect`. `id` names it in messages; `line` is its line or row in the gold file.

    `kind` is "letter", "other" or "" where the gold does not tell. In the fields and roles that are `unlimited` the
    gold may not have everything: what was read beyond it does not count. Names and offices of parties are compared each
    for itself only where the gold keeps them `apart`.
    """

    id: str
    record: Record
    line: int
    kind: str = ""
    unlimited: frozenset[str] = frozenset()
    apart: bool = True

    @property
    def source(self) -> str:
        """The file as the gold names it, or ""."""
        return text_of(self.record, "source")

    @property
    def stem(self) -> str:
        """The file's name without folder and ending; of a gold without file, its id."""
        return PurePath(self.source).stem if self.source else self.id

    def uses(self) -> set[tuple[str, str]]:
        """The parts of lists that this object has rows of: ("participants", "sender"), ("dates", "receipt") …"""
        keys = {"participants": "role", "places": "role", "dates": "kind", "identifiers": "kind", "references": "kind"}
        return {(key, text_of(row, part)) for key, part in keys.items() for row in rows_of(self.record, key)}


def kind_of(record: Record) -> str:
    """Whether an annotated document is a letter: somebody sends it to somebody; "" where no parties are annotated."""
    if text_of(record, "kind"):
        return text_of(record, "kind")
    if not is_annotated(record, "participants"):
        return ""
    roles = {
        text_of(row, "role")
        for row in rows_of(record, "participants")
        if text_of(row, "name") or text_of(row, "office") or text_of(row, "entity")
    }
    return "letter" if {"sender", "addressee"} <= roles else "other"
