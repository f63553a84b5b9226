"""Reads the objects of `inspect --format jsonl`, whole or in part: the same for gold and for what the reader made."""

from __future__ import annotations

from collections.abc import Mapping

Record = Mapping[str, object]
Bounds = tuple[int, int]


def is_annotated(record: Record, key: str) -> bool:
    """Whether an object says anything of a field; null and a missing key both say nothing."""
    return record.get(key) is not None


def text_of(record: Record, key: str) -> str:
    """A field's words, or "" where it has none."""
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def rows_of(record: Record, key: str) -> tuple[Record, ...]:
    """The objects of a list, in their order; none where the list is missing."""
    value = record.get(key)
    return tuple(row for row in value if isinstance(row, Mapping)) if isinstance(value, list) else ()


def span_of(row: Record) -> Bounds | None:
    """Where an object's words stand: its `span`, or its `start` and `end`; half-open code points of the file."""
    span = row.get("span")
    start, end = span if isinstance(span, list) and len(span) == 2 else (row.get("start"), row.get("end"))
    return (start, end) if isinstance(start, int) and isinstance(end, int) else None


def names_of(value: object) -> tuple[str, ...]:
    """The people of a speaker or hearer: a string, an object with `entity` or `name`, or a list of these."""
    if isinstance(value, Mapping):
        return (text_of(value, "entity") or text_of(value, "name"),)
    if isinstance(value, list):
        return tuple(name for row in value for name in names_of(row))
    return (value,) if isinstance(value, str) and value else ()


def shown(row: Record, *keys: str) -> str:
    """Some fields of an object in a few words, for messages: those that are there, joined by commas."""
    return ", ".join(text for key in keys if (text := text_of(row, key)))
