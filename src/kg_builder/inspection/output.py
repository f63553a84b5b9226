"""The formats of `inspect`: each is one entry of a dict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO

from kg_builder.inspection.page import write_html
from kg_builder.inspection.record import write_jsonl
from kg_builder.inspection.text import write_text
from kg_builder.model import Check, Document

Items = Iterable[Document | Check]


class _Sorted:
    """Hands the documents on one by one and keeps every check: those of files, and those inside documents."""

    def __init__(self, items: Items) -> None:
        self._items = items
        self.of_files: list[Check] = []
        self.all: list[Check] = []

    def documents(self) -> Iterator[Document]:
        for item in self._items:
            if isinstance(item, Document):
                self.all.extend(item.checks)
                yield item
            else:
                self.of_files.append(item)
                self.all.append(item)


def _text(items: _Sorted, stream: IO[str]) -> None:
    write_text(items.documents(), stream)


def _jsonl(items: _Sorted, stream: IO[str]) -> None:
    write_jsonl(items.documents(), stream)


def _html(items: _Sorted, stream: IO[str]) -> None:
    documents = list(items.documents())
    write_html(documents, stream, unread=items.of_files)


INSPECTION_FORMATS: dict[str, Callable[[_Sorted, IO[str]], None]] = {"text": _text, "jsonl": _jsonl, "html": _html}


def write_inspection(items: Items, stream: IO[str], output_format: str) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
    """Writes documents in one of `INSPECTION_FORMATS`; gives back the checks of files, then all checks."""
    kept = _Sorted(items)
    INSPECTION_FORMATS[output_format](kept, stream)
    return tuple(kept.of_files), tuple(kept.all)
