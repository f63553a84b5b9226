"""The plain gold format: one line a document with its main facts, as corpora made from marked-up editions have it.

`{"id", "kind": letter | other, "date", "time", "place", "sender": {"person", "office"}, "addressee": …, "reference"}`,
and `mentions`, `speech_acts` and `events` with `start` and `end`; null is not annotated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.records import Record, rows_of, text_of

PLAIN_KEYS = frozenset(
    "id kind date time place sender addressee more_senders more_addressees open reference mentions speech_acts events "
    "note".split()
)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TYPES = {"per": "person", "gpe": "place", "loc": "place", "org": "organisation", "norp": "demonym"}


def from_plain(value: Record, *, line: int) -> GoldDocument:
    """The gold of an object in the plain format, in the terms of `inspect`.

    A date counts where it is a full day. Parties count where the document is a letter. Where the gold says that there
    are more senders or addressees, or that it is open, what was read beyond the gold does not count; nor do archival
    references beyond the one it names. A party's name and office may stand in one string, and are compared as one.
    """
    record: dict[str, object] = {}
    if _FULL_DAY.fullmatch(text_of(value, "date")):
        record["date"] = text_of(value, "date")
    if text_of(value, "time"):
        record["clock"] = text_of(value, "time")
    if text_of(value, "place"):
        record["places"] = [{"role": "sent_from", "name": text_of(value, "place")}]
    if text_of(value, "reference"):
        record["archival_references"] = [{"as_written": text_of(value, "reference")}]
    if text_of(value, "kind") == "letter":
        record["participants"] = [*_party(value, "sender"), *_party(value, "addressee")]
    if value.get("mentions") is not None:
        record["mentions"] = [dict(row, type=_type_of(row)) for row in rows_of(value, "mentions")]
    record |= {key: value[key] for key in ("speech_acts", "events") if value.get(key) is not None}
    more = any(value.get(key) for key in ("more_senders", "more_addressees", "open"))
    return GoldDocument(
        id=text_of(value, "id"),
        record=record,
        line=line,
        kind=text_of(value, "kind"),
        apart=False,
        unlimited=frozenset({"archival_references", *(("sender", "addressee") if more else ())}),
    )


def _party(value: Record, role: str) -> list[Record]:
    party = value.get(role)
    if not isinstance(party, Mapping):
        return []
    return [{"role": role, "name": text_of(party, "person") or None, "office": text_of(party, "office") or None}]


def _type_of(mention: Record) -> str:
    plain = text_of(mention, "type").casefold()
    return _TYPES.get(plain, plain)
