"""Which reading belongs to which gold: by the document's id, else by its file, else by the file's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.records import Record, text_of


def find_readings(gold: Sequence[GoldDocument], readings: Iterable[Record]) -> dict[str, Record]:
    """The reading of each gold document that has one: id of the gold → what `inspect` says.

    Of several documents of one file that gold names only by its file, the one that is all of it is taken, not a letter
    inside it; else the first. Of the readings only those are kept that some gold asks for.
    """
    by_id = {text_of(document.record, "document"): document for document in gold}
    by_id.pop("", None)
    by_source = {document.source: document for document in gold if document.source}
    by_stem = {document.stem: document for document in gold}
    ranked: dict[str, tuple[int, Record]] = {}
    for reading in readings:
        for place, owner in enumerate(_owners(reading, by_id, by_source, by_stem)):
            rank = 2 * place + int(reading.get("part") is not None)
            known = None if owner is None else ranked.get(owner.id)
            if owner is not None and (known is None or rank < known[0]):
                ranked[owner.id] = (rank, reading)
    return {name: reading for name, (_, reading) in ranked.items()}


def _owners(
    reading: Record,
    by_id: Mapping[str, GoldDocument],
    by_source: Mapping[str, GoldDocument],
    by_stem: Mapping[str, GoldDocument],
) -> tuple[GoldDocument | None, ...]:
    """The gold documents that a reading may belong to, the surest first."""
    document, source = text_of(reading, "document"), text_of(reading, "source")
    stem = by_stem.get(PurePath(source).stem) or by_stem.get(document)
    return by_id.get(document), by_source.get(source), stem
