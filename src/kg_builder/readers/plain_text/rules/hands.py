"""Through whose hands a telegram went, and when: drafted, dictated, deciphered, typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.dates import FoundDate
from kg_builder.model import ActKind, DateKind, Role, Span, Statement, Voice
from kg_builder.readers.plain_text.parties import read_party
from kg_builder.readers.plain_text.rules.base import BEGIN, GAP, Context, ZoneText, act, dated, took_part
from kg_builder.readers.plain_text.rules.routing import (
    DECIPHERMENT,
    SENDING,
    end_of_line,
    end_of_statement,
    from_word,
    without_joint,
)

_BY = rf"(?:(?:{GAP}by:?|:){GAP}(?P<by>)|(?:{GAP}(?:on|at))?{GAP}(?=\d))"
_DECIPHERED = re.compile(rf"{BEGIN}(?i:deciphered|decoded|decrypted){_BY}(?=\S)")
_TYPED = re.compile(rf"{BEGIN}(?i:typed|printed){_BY}(?=\S)")
_DRAFTED = re.compile(rf"{BEGIN}(?i:drafted|composed|written){_BY}(?=\S)")
_DICTATED = re.compile(rf"{BEGIN}(?i:dictated){_BY}(?=\S)")


def read_deciphered_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who deciphered a telegram, and when, as far as either is said."""
    voice = Voice.RECEIVING_OFFICE
    for match, name, date in _lines(zone, context, _DECIPHERED):
        last = name.end if name is not None else date.span.end if date is not None else match.end()
        yield act(context, from_word(zone, match, last), DECIPHERMENT, ActKind.DECIPHERMENT, voice)
        if name is not None:
            yield took_part(context, read_party(name), Role.DECIPHERER, DECIPHERMENT, voice)
        if date is not None:
            yield dated(context, (date.span, date.value), DateKind.DECIPHERMENT, voice, DECIPHERMENT)


def read_typed_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who typed the deciphered telegram; whether a date beside it is that of the draft or of the copies is not said."""
    for match, name, _ in _lines(zone, context, _TYPED):
        if name is not None:
            voice = Voice.RECEIVING_OFFICE
            yield act(context, from_word(zone, match, name.end), DECIPHERMENT, ActKind.DECIPHERMENT, voice)
            yield took_part(context, read_party(name), Role.TYPIST, DECIPHERMENT, voice)


def read_drafted_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who drafted or dictated a message, and when, as far as either is said; the date is that of the draft."""
    for pattern, role in ((_DRAFTED, Role.DRAFTER), (_DICTATED, Role.DICTATED)):
        for _, name, date in _lines(zone, context, pattern):
            if name is not None:
                yield took_part(context, read_party(name), role, SENDING, Voice.SENDING_OFFICE)
            if date is not None:
                yield dated(context, (date.span, date.value), DateKind.DRAFTING, Voice.SENDING_OFFICE)


def _lines(
    zone: ZoneText, context: Context, pattern: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], Span | None, FoundDate | None]]:
    """The lines of a pattern, each with the name behind "by" and the date behind that; one of the two at least."""
    for match in zone.find(pattern):
        end = min(end_of_statement(zone, match.end()), end_of_line(zone, match.end()))
        date = next(iter(context.dates(zone, match.end(), end)), None) or _partial(zone, context, match.end(), end)
        name = None
        if match["by"] is not None:
            name = zone.words(match.end(), date.span.start if date is not None else end)
            name = None if name is None else zone.words(name.start, without_joint(name))
            if name is None or len(name.quote) > 80:
                continue
        elif date is None or date.span.start != match.end():
            continue
        yield match, name, date


def _partial(zone: ZoneText, context: Context, start: int, end: int) -> FoundDate | None:
    """A day and month without a year right behind the word: "Deciphered 13.9"."""
    found = context.date_at(zone, start)
    if found is None or found[0].end > end:
        return None
    return FoundDate(span=found[0], value=found[1])
