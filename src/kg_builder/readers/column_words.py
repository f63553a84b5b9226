"""The header of a column → the field of a letter that it means, by the words of `column_words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from kg_builder.folding import fold_name

_FILE = Path(__file__).with_suffix(".toml")
_GAPS = re.compile(r"[\W_]+")
_HUMPS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_SILENT = frozenset("of the as des der du le la del di".split())
# What a header without "whose" means, in the order in which its words are asked; beside "id" a place is a place's id.
_ALONE = (
    "summary subject title edition repository archival_reference series file_number secrecy urgency "
    "own_number page language form url number dispatch"
).split()
_PARTIES = ("sender", "addressee", "receiver", "drafter", "signatory", "copies")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Which meanings each folded word may have, by table ("whose", "says", "forms")."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found: dict[str, dict[str, frozenset[str]]] = {}
    for name, table in tables.items():
        meanings: dict[str, set[str]] = {}
        for meaning, words in table.items():
            for word in words:
                meanings.setdefault(fold_name(word), set()).add(meaning)
        found[name] = {word: frozenset(kinds) for word, kinds in meanings.items()}
    return MappingProxyType(found)


def split_header(header: str) -> tuple[str, ...]:
    """The words of a header, folded.

    >>> split_header("senderPlaceID"), split_header("Datum des Empfangs")
    (('sender', 'place', 'id'), ('datum', 'empfangs'))
    """
    known = _words()["whose"].keys() | _words()["says"].keys()
    words: list[str] = []
    for part in _GAPS.split(header):
        whole = fold_name(part)
        words += [whole] if whole in known else map(fold_name, _HUMPS.split(part))
    return tuple(word for word in words if word and word not in _SILENT)


def field_of(header: str) -> str | None:
    """The field that a header means, or None where one of its words says nothing to us or they mean no field.

    >>> field_of("senderPlaceID"), field_of("Empfänger"), field_of("Datum"), field_of("headNote")
    ('place_from_id', 'addressee', 'date', None)
    """
    words = split_header(header)
    whose = {meaning for word in words for meaning in _words()["whose"].get(word, ())}
    says = {meaning for word in words for meaning in _words()["says"].get(word, ())}
    known = _words()["whose"].keys() | _words()["says"].keys()
    if not words or any(word not in known for word in words):
        return None
    if "received" in words or "receipt" in words:
        whose.discard("addressee")
    party = next((name for name in _PARTIES if name in whose), None)
    return _of_nobody(says) if party is None else _of_party(party, says)


def _of_party(party: str, says: set[str]) -> str | None:
    sending = party == "sender"
    if "clock" in says:
        return "time" if sending else None
    if "date" in says or (party == "receiver" and "name" not in says and not says):
        return _dated(says, "date") if sending else _dated(says, "received")
    if "place" in says:
        end = "_id" if "id" in says else ""
        return f"place_{'from' if sending else 'to'}{end}" if party in ("sender", "addressee", "receiver") else None
    part = "_id" if "id" in says else "_office" if "office" in says else ""
    return f"{party}{part}"


def _of_nobody(says: set[str]) -> str | None:
    if "date" in says:
        return _dated(says, "date")
    if "clock" in says:
        return "time"
    if "place" in says:
        return "place_from_id" if "id" in says else "place_from"
    for pointer in ("reply_to", "references"):
        if pointer in says:
            return f"{pointer}_id" if "id" in says else pointer
    if "document" in says:
        return "document_number" if "number" in says else "id"
    found = next((meaning for meaning in _ALONE if meaning in says), None)
    return found or ("id" if "id" in says else None)


def _dated(says: set[str], field: str) -> str:
    if "normal" in says:
        return f"{field}_edtf"
    return "date_as_written" if "words" in says and field == "date" else field


def form_of(value: str) -> str | None:
    """The form of a document that a cell's word means, or None.

    >>> form_of("Brief"), form_of("Kassiber")
    ('letter', None)
    """
    return min(_words()["forms"].get(fold_name(value), ()), default=None)
