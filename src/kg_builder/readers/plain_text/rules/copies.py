"""Who got copies: the list at the foot, in the voice of its zone (of a telegram: the office that received it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import ActKind, Role, Span, Statement
from kg_builder.readers.plain_text.parties import read_party, split_list
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, act, took_part
from kg_builder.readers.plain_text.rules.routing import DISTRIBUTION

_OPENING = re.compile(r"(?i:cop(?:y|ies)(?:[ \t]{1,4}(?:sent|given|distributed))?)[ \t]{0,4}(?:[:-]|to\b:?)?\s{0,40}")
_NUMBERED = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]{0,8}(?P<mark>\d{1,2}(?:[-–]\d{1,2})?[.)])[ \t]{1,8}(?=\S)")
_COMMAS = re.compile(r"[ \t]{0,8}(?:[,;]|\band\b)\s{0,40}")
_LINE_ENDS = re.compile(r"[ \t]{0,8}[;,]?[ \t]{0,8}(?:\r\n|\n|\r)\s{0,40}")
_COUNT = re.compile(
    r"(?P<who>.{2,150}?)\s{0,4}(?:\(\s?(?P<inside>\d{1,2})(?:\s?cop(?:y|ies))?\s?\)|[-–—]\s{0,2}(?P<after>\d{1,2})(?:\s?cop(?:y|ies))?)\Z",
    re.DOTALL,
)


def read_copy_list(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Everybody who got copies, in the order of the list, with the count where one is stated; a file is a file.

    Reads "Copies to X (2), Y", "X - 2, Y-1" and numbered lists; an item may run over a line end.
    """
    opening = _OPENING.match(zone.text, zone.start, zone.end)
    start = opening.end() if opening is not None else zone.start
    items = list(_items(zone, start))
    if not items:
        return
    voice = zone.voice
    yield act(context, Span.of(zone.text, zone.start, items[-1].end), DISTRIBUTION, ActKind.DISTRIBUTION, voice)
    for item in items:
        counted = _COUNT.match(item.quote)
        who = item if counted is None else Span.of(zone.text, item.start, item.start + counted.end("who"))
        copies = None if counted is None else int(counted["inside"] or counted["after"])
        party = read_party(who, governments=context.profile.governments, copies=copies)
        if party.name is None and party.office is None:
            continue
        yield took_part(context, replace(party, span=item), Role.COPY_RECIPIENT, DISTRIBUTION, voice)


def _items(zone: ZoneText, start: int) -> Iterator[Span]:
    """The entries of the list, without the full stop at the end of each."""
    whole = zone.words(start, zone.end)
    if whole is None:
        return
    marks = list(_NUMBERED.finditer(zone.text, whole.start, whole.end))
    if marks:
        ends = [mark.start() for mark in marks[1:]] + [whole.end]
        parts = [zone.words(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
        entries = [part for part in parts if part is not None]
    else:
        commas = [part.start() for part in _COMMAS.finditer(whole.quote)]
        entries = split_list(whole, _COMMAS if commas else _LINE_ENDS)
    for entry in entries:
        quote = entry.quote.rstrip(" \t.;,") if not re.search(r"\b[A-Z]\.\Z", entry.quote) else entry.quote
        if quote and any(character.isalpha() for character in quote):
            yield Span(entry.start, entry.start + len(quote), quote)
