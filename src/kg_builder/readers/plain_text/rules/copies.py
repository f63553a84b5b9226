"""Who got copies: the list at the foot, in the voice of its zone (of a telegram: the office that received it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import ActKind, Role, Span, Statement, Voice, ZoneKind
from kg_builder.readers.plain_text.parties import has_honorific, is_office, read_party, split_list
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, act, took_part
from kg_builder.readers.plain_text.rules.routing import DISTRIBUTION

_LABEL = (
    r"(?i:(?:cop(?:y|ies?)|kopien?|abschrift(?:en)?|durchschl(?:ag|äge)|ampliations?)"
    r"(?:[ \t]{1,4}(?:were[ \t]|are[ \t])?"
    r"(?:sent|given|distributed))?[ \t]{0,4}(?:[:-]|(?:to|an|für|à|pour)\b[ \t]?:?)|b?c\.?c\.?[ \t]?:?(?=[ \t])"
    r"|(?:distribution(?:[ \t]list)?|verteiler|(?:sent|distributed|circulated)[ \t]to)[ \t]?:"
    r"|(?:typed|printed|made|sent)[ \t]in[ \t]\d{1,2}[ \t]copies[ \t]{0,2}[.:,-]?)"
)
_HEAD_LABEL = re.compile(rf"(?:\A|(?<=\. )){_LABEL}[ \t]{{0,4}}\S")
_OPENING = re.compile(rf"(?:(?<![^\r\n\ufeff])|(?<=\. ))[ \t]{{0,8}}{_LABEL}\s{{0,40}}")
_NUMBERED = re.compile(
    r"(?:\A|(?<=[\r\n]))[ \t]{0,8}(?P<mark>\d{1,2}(?:[-–]\d{1,2})?(?:[.)]|[ \t]{0,2}[-–—](?=[ \t])))[ \t]{1,8}(?=\S)"
)
_COMMAS = re.compile(r"[ \t]{0,8}(?:[,;]|\band\b)\s{0,40}")
_SEMICOLONS = re.compile(r"[ \t]{0,8};\s{0,40}|[ \t]{0,8}(?:\r\n|\n|\r)\s{0,40}")
_INLINE = re.compile(r"(?:(?<=[.;,:][ \t])|(?<=[.;,:][ \t]{2})|(?<=[\r\n]))(?P<mark>\d{1,2}[.)])[ \t]{1,4}(?=[^\W\d_])")
# A line of another kind below the list, in the same paragraph.
_END = re.compile(
    r"[\r\n][ \t]{0,8}(?=(?:Date|Dated|Translated|Typed by|Printed by|Source)\b\s?:?"
    r"|\d{1,2}[. ][^\r\n,;]{2,16}\d{2}\.?[ \t]{0,8}(?:[\r\n]|\Z)|(?:No\.?|№)[ \t]?\d)"
)
_TO = re.compile(r"(?:[Tt]o|an|à)[ \t]{1,4}(?:the[ \t]{1,4})?(?=\S)")
_LINE_ENDS = re.compile(r"[ \t]{0,8}[;,]?[ \t]{0,8}(?:\r\n|\n|\r)\s{0,40}")
_COUNT = re.compile(
    r"(?P<who>.{2,150}?)\s{0,4}(?:\(\s?(?P<inside>\d{1,2})(?:\s?cop(?:y|ies))?\s?\)|[-–—]\s{0,2}(?P<after>\d{1,2})(?:\s?cop(?:y|ies))?)\Z",
    re.DOTALL,
)


def read_copy_list(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Everybody who got copies, in the order of the list, with the count where one is stated; a file is a file.

    Reads "Copies to X (2), Y", "X - 2, Y-1", numbered lists and "cc: X; Y"; an item may run over a line end.
    """
    openings = list(zone.find(_OPENING))
    starts = [opening.end() for opening in openings] or [zone.start]
    end = _END.search(zone.text, starts[0], zone.end)
    ends = [*(opening.start() for opening in openings[1:]), zone.end if end is None else end.start()]
    items = [item for start, end in zip(starts, ends, strict=True) for item in _items(zone, start, end)]
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


def read_head_copies(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Everybody who got copies, as a line "cc: …" or "Copies: …" at the head of a letter names them.

    Behind a full stop in a line too: "No. 12. MUSTER. Copies to Beispiel, file".
    """
    lines = zone.lines
    voice = Voice.RECEIVING_OFFICE if zone.kind is ZoneKind.SIGNATURE else zone.voice
    for number, line in enumerate(lines):
        label = _HEAD_LABEL.search(line.head)
        if label is None:
            continue
        last = number
        while last + 1 < len(lines) and lines[last].head.endswith((",", ";")):
            last += 1
        yield from read_copy_list(
            replace(
                zone, voice=voice, start=line.start + label.start(), end=lines[last].end, lines=lines[number : last + 1]
            ),
            context,
        )
        return


def _items(zone: ZoneText, start: int, end: int) -> Iterator[Span]:
    """The entries of one list, without the full stop at the end of each."""
    whole = zone.words(start, end)
    if whole is None:
        return
    marks = list(_NUMBERED.finditer(zone.text, whole.start, whole.end))
    if len(marks) < 2 and whole.quote.startswith(("1.", "1)")):
        marks = list(_INLINE.finditer(zone.text, whole.start, whole.end))
    if marks:
        stops = [mark.start() for mark in marks[1:]] + [whole.end]
        parts = [zone.words(mark.end(), stop) for mark, stop in zip(marks, stops, strict=True)]
        entries = [part for part in parts if part is not None]
    else:
        entries = _unnumbered(whole)
    for entry in map(_without_preposition, entries):
        quote = entry.quote.rstrip(" \t.;,") if not re.search(r"\b[A-Z]\.\Z", entry.quote) else entry.quote
        if quote and any(character.isalpha() for character in quote):
            yield Span(entry.start, entry.start + len(quote), quote)


def _unnumbered(whole: Span) -> list[Span]:
    """The entries between semicolons where there are any, else between commas and "and", else line by line."""
    if ";" in whole.quote:
        return split_list(whole, _SEMICOLONS)
    if _COMMAS.search(whole.quote) is None:
        return split_list(whole, _LINE_ENDS)
    entries: list[Span] = []
    for part in split_list(whole, _COMMAS):
        joint = whole.quote[entries[-1].end - whole.start : part.start - whole.start] if entries else ","
        if "," not in joint and is_office(entries[-1].quote) and not _begins_anew(part.quote):
            # "Ministry of Trade and Industry" is one body.
            start = entries.pop().start
            entries.append(Span(start, part.end, whole.quote[start - whole.start : part.end - whole.start]))
        else:
            entries.append(part)
    return entries


def _begins_anew(words: str) -> bool:
    """Whether some words behind "and" name somebody of their own."""
    return has_honorific(words) or is_office(words) or words.casefold().startswith(("to ", "file"))


def _without_preposition(entry: Span) -> Span:
    """An entry such as "to Comrade Muster" without its first word."""
    to = _TO.match(entry.quote)
    return entry if to is None else Span(entry.start + to.end(), entry.end, entry.quote[to.end() :])
