"""The IRIs in a `@ref`: one or several of authority files, and what is none."""

from __future__ import annotations

from functools import lru_cache

from kg_builder.iris import is_iri

UNKNOWN = "unknown"
UNKNOWN_ADDRESSES = ("https://correspsearch.net/unknown", "http://correspsearch.net/unknown")


@lru_cache(maxsize=8192)
def split_refs(value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The IRIs of a `@ref` in their order, and the parts of it that are none.

    >>> split_refs("https://d-nb.info/gnd/1 118540238")
    (('https://d-nb.info/gnd/1',), ('118540238',))
    """
    parts = tuple(dict.fromkeys(value.split()))
    refs = tuple(part for part in parts if is_iri(part))
    return refs, tuple(part for part in parts if part not in refs)


def names_nobody(name: str, refs: tuple[str, ...]) -> bool:
    """Whether a name says that nobody knows who it was: none at all, "Unknown", or correspSearch's address for it.

    Source: CMIF 1.1 documentation, row `/correspAction/persName`.
    """
    return not name or name.casefold() == UNKNOWN or (bool(refs) and _lead_to_nobody(refs))


@lru_cache(maxsize=8192)
def _lead_to_nobody(refs: tuple[str, ...]) -> bool:
    return any(ref.casefold() in UNKNOWN_ADDRESSES for ref in refs)
