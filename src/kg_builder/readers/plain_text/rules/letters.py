"""Facts of letters and papers of no known series: dateline and subject; what could be something else is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import DateKind, DescriptionKind, PlaceRole, Span, Statement, Voice
from kg_builder.readers.plain_text.rules.base import LINE_BEGIN, Context, ZoneText, dated, described, placed
from kg_builder.readers.plain_text.rules.routing import SENDING

_WORD = r"[^\W\d_a-z][^\W\d_'’.-]*\.?(?:[-'’][^\W\d_]+)?"
_PLACE_BEFORE = re.compile(
    r"(?:\A|.*\s{3,})"
    r"(?:(?:(?P<secrecy>(?i:(?:(?:top|most|strictly|very) )?(?:secret|confidential)|restricted))"
    r"|(?P<urgency>(?i:(?:very |most )?urgent"
    r"|priority)))[.,;:]? )?"
    rf"(?P<place>(?!(?:[Dd]en|[Ll]e|[Tt]he|[Aa]m) ){_WORD}(?: {_WORD}){{0,3}}),? {{1,4}}"
    r"(?:(?:the|den|der|le|on|am) )?\Z",
    re.DOTALL,
)
# Words that say what was done on a day: "Drafted 1 May" names no place. A town that ends like them is left open.
_DEED = re.compile(
    r"(?i:\w{2,}ed|sent|written|done|read|seen|taken|begun|undated|dated?|day|today|tonight|week(?:end)?ing|handed|filed|for|from"
    r"|to|of|on|in|at|by|since|until|till|after|before|during|about|circa|early|late|mid|spring|summer|autumn|winter|easter"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|abgesandt|abgeschickt|empfangen|eingegangen|geschrieben|diktiert"
    r"|entworfen|ausgefertigt|stand|datum|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|envoyé|expédié|reçu|rédigé"
    r"|écrit|dicté|fait|remis|arrivé|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[.,:]?(?:\s|\Z)"
)
_SUBJECT = re.compile(
    LINE_BEGIN + r"(?:(?i:subject|re|betreff|betrifft|betr\.?|objet|concerne)[ \t]?:)[ \t]{1,8}"
    r"(?P<said>(?!(?i:your|our|my|ihr|unser|votre|notre|no\.?|n[°º])[ \t])[^\r\n]{3,400})"
)
_LABEL = re.compile(r"(?i:date|datum|dated)[ \t]?:[ \t]{0,8}\Z")
_LINE_LIMIT = 250


def read_dateline(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The place and date at the head of a letter: the first line of nothing but a place and a date."""
    for line in zone.lines:
        end = min(line.end, line.start + _LINE_LIMIT)
        dates = context.dates(zone, line.start, end)
        if not dates or zone.text[dates[-1].span.end : line.end].strip(" \t.,;*)]"):
            continue
        found = dates[-1]
        before = zone.text[line.start : found.span.start]
        label = _LABEL.match(before)
        before = "" if label is not None else before
        place = _PLACE_BEFORE.match(before)
        if before.strip(" \t(") and (place is None or _DEED.match(place["place"]) is not None):
            continue
        yield dated(context, (found.span, found.value), DateKind.HEADING, Voice.AUTHOR, SENDING)
        if place is not None:
            yield from _marks(zone, context, line.start, place)
            start = line.start + place.start("place")
            span = Span.of(zone.text, start, line.start + place.end("place"))
            yield placed(context, span, PlaceRole.SENT_FROM, Voice.AUTHOR, SENDING)
        return


def _marks(zone: ZoneText, context: Context, offset: int, match: re.Match[str]) -> Iterator[Statement]:
    """How secret or urgent the paper is, where that stands before its place: "SECRET Strelsau, 3 May 1957"."""
    for group, kind in (("secrecy", DescriptionKind.SECRECY), ("urgency", DescriptionKind.URGENCY)):
        if match[group] is not None:
            span = Span.of(zone.text, offset + match.start(group), offset + match.end(group))
            yield described(context, span, kind, zone.voice)


def read_subject(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """What the writer says the paper is about."""
    for match in zone.find(_SUBJECT):
        yield described(context, zone.span(match, "said"), DescriptionKind.SUBJECT, Voice.AUTHOR)
        return
