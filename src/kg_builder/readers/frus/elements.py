"""How each element of a FRUS volume stands on the page: by its name, whatever its namespace.

Source: the TEI of the Office of the Historian (schema `frus.rnc`); TEI P5, chapters 3 and 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType


class Treatment(IntEnum):
    """What an element does to the text around it."""

    INLINE = 0
    MARKED = 1  # inline, and its place is kept
    BLOCK = 2  # a paragraph of its own
    HEADING = 3  # a paragraph in which a line break is a blank
    LABEL = 4  # begins a paragraph that the next item goes on with
    CELL = 5
    BREAK = 6  # the end of a line
    NOTE = 7  # kept apart, behind the text
    GAP = 8  # something left out
    SILENT = 9  # no text


_TREATMENTS: Mapping[str, Treatment] = MappingProxyType(
    {
        **dict.fromkeys(("persName", "gloss", "date", "placeName", "ref", "orgName"), Treatment.MARKED),
        **dict.fromkeys(
            (
                *("p", "ab", "div", "opener", "closer", "postscript", "dateline", "signed", "salute", "seg", "list"),
                *("item", "quote", "lg", "l", "table", "row", "attachment", "address", "addrLine", "figure", "trailer"),
                *("floatingText", "body", "group", "byline", "epigraph", "argument", "cit", "sp", "stage", "listBibl"),
            ),
            Treatment.BLOCK,
        ),
        "head": Treatment.HEADING,
        "label": Treatment.LABEL,
        "cell": Treatment.CELL,
        "lb": Treatment.BREAK,
        "note": Treatment.NOTE,
        "gap": Treatment.GAP,
        **dict.fromkeys(("pb", "figDesc", "graphic", "fw", "anchor"), Treatment.SILENT),
    }
)


@lru_cache(maxsize=512)
def treatment(tag: str) -> tuple[Treatment, str]:
    """How an element is read, and its name without namespace."""
    name = tag[tag.rfind("}") + 1 :]
    return _TREATMENTS.get(name, Treatment.INLINE), name
