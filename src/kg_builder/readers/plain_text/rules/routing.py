"""Routing lines of a telegram: from where, sent, received, handed on; by wire, urgent, secret."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import (
    Absence,
    ActKind,
    DateKind,
    DateValue,
    DescriptionKind,
    Participant,
    PlaceRole,
    Role,
    Span,
    Statement,
    Voice,
)
from kg_builder.readers.plain_text.parties import has_honorific, is_office, read_party
from kg_builder.readers.plain_text.rules.base import (
    BEGIN,
    GAP,
    Context,
    ZoneText,
    act,
    dated,
    described,
    placed,
    took_part,
)

SENDING = "sending"
RECEIPT = "receipt"
ARRIVAL = "arrival"
RELAY = "relay"
DECIPHERMENT = "decipherment"
DISTRIBUTION = "distribution"
DELIVERY = "delivery"

_WIRE = r"(?P<how>by[ \t]{1,8}(?:wire|radio|telegraph|cable|courier|telephone|HF|air))"
_FROM = re.compile(
    rf"{BEGIN}F(?:rom|ROM):?{GAP}(?!the\b|a\b|an\b|my\b|our\b|your\b)"
    rf"(?P<place>[^\W\d_a-z][^\r\n.;:,\d]{{1,60}}?)[ \t]{{0,8}}(?=[.;,\r\n]|\Z|(?i:nos?|sent|received|on)\b|[#№])"
)
_SENT = re.compile(rf"{BEGIN}(?i:sent|dispatched)(?:{GAP}{_WIRE})?(?:{GAP}(?:on|at))?:?[ \t]{{1,8}}(?=\w)")
_RECEIVED = re.compile(
    rf"{BEGIN}(?i:received)(?:{GAP}(?:in|at){GAP}(?P<place>[A-Z][^\W\d_]{{1,30}}(?:[ -][A-Z][^\W\d_]{{1,30}}){{0,2}}))?"
    rf"(?:{GAP}(?:on|at))?:?[ \t]{{1,8}}(?=\w)"
)
_ARRIVED = re.compile(rf"{BEGIN}(?i:arrived){GAP}(?:at|in){GAP}(?=\S)")
_HANDED_ON = re.compile(rf"{BEGIN}(?i:sent|forwarded|passed|transmitted|handed{GAP}on){GAP}(?:on{GAP})?to{GAP}(?=\S)")
_COPIES_MADE = re.compile(rf"{BEGIN}\d{{1,3}}{GAP}cop(?:y|ies)[ \t]{{0,4}}[/,;-][ \t]{{0,4}}(?=\d)")
_DESTINATION = re.compile(
    rf"{BEGIN}(?i:destination):[ \t]{{1,8}}(?P<place>[^\W\d_][^\r\n.;:,\d]{{1,60}}?)[ \t]{{0,8}}(?=[.;,\r\n]|\Z)"
)
# What ends the statement before it.
_NEXT = re.compile(
    rf"{BEGIN}(?i:from|sent|received|arrived|forwarded|deciphered|decoded|typed|by|destination|to{GAP}whom|issuing|special|cop(?:y|ies)|"
    rf"drafted|dictated|dispatched|printed|to|\d{{1,3}}{GAP}cop(?:y|ies)|no\.?{GAP}?\d)\b|\r?\n[ \t]*\r?\n|\r[ \t]*\r"
)
_BARE_DAY = re.compile(r"(?<=\s)(?P<day>\d{1,2}[./]\d{1,2}(?:[ \t]{1,4}\d{1,2}[.:]\d\d)?)\.?[ \t]{0,8}(?=[\r\n]|\Z)")
_JOINT_SIGNS = " \t\f\r\n,;."
_ARTICLE = re.compile(r"the\s+")
_LINE_END = re.compile(r"[\r\n]")
_STOP = re.compile(r"[.;](?=\s|\Z)")
_CONVEYANCE = re.compile(
    rf"{BEGIN}(?P<said>[Bb](?:y|Y)[ \t]{{1,8}}(?i:wire|radio|telegraph|cable|courier|telephone|HF|air|post|mail"
    rf"|cipher|telex|teletype"
    rf"|(?:diplomatic[ ])?(?:pouch|bag)))\b"
)
_URGENCY = re.compile(
    rf"{BEGIN}(?:(?i:urgency|precedence|priority)[ ]?:{GAP})?"
    rf"(?P<said>(?i:(?:(?:extremely|very|most){GAP})?urgent|immediate(?:ly)?|priority|flash|niact|out{GAP}of{GAP}turn|routine))"
    r"(?=[ \t]{0,8}(?:[.,;!\r\n]|\Z))"
)
_SECRECY = re.compile(
    rf"{BEGIN}(?:(?i:secrecy|classification)[ ]?:{GAP})?"
    rf"(?P<said>(?i:(?:(?:strictly|top|most|very){GAP})?(?:secret|confidential)(?:{GAP}and{GAP}(?:personal|confidential))?"
    rf"|personal{GAP}and{GAP}confidential|restricted|for{GAP}official{GAP}use{GAP}only))"
    r"(?=[ \t]{0,8}(?:[.,;!\r\n]|\Z))"
)


def read_from_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The place that a telegram came from; a person or office after "From" is left to other rules."""
    for match in zone.find(_FROM):
        if not is_office(match["place"]) and not has_honorific(match["place"]) and not _holds_office(zone, match):
            yield placed(context, zone.span(match, "place"), PlaceRole.SENT_FROM, Voice.SENDING_OFFICE, SENDING)


def _holds_office(zone: ZoneText, match: re.Match[str]) -> bool:
    """Whether the line below "From: …" is an office, so that somebody is named and no place."""
    below = next((line for line in zone.lines if line.start >= match.end()), None)
    return ":" in match.group() and below is not None and ":" not in below.head and is_office(below.head[:80])


def read_sent_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """When a telegram was sent, and by which means where that is said."""
    for match in zone.find(_SENT):
        found = context.date_at(zone, match.end())
        if found is None:
            continue
        yield act(context, from_word(zone, match, found[0].end), SENDING, ActKind.SENDING, Voice.SENDING_OFFICE)
        yield dated(context, found, DateKind.SENDING, Voice.SENDING_OFFICE, SENDING)
        if match["how"] is not None:
            yield described(context, zone.span(match, "how"), DescriptionKind.CONVEYANCE, Voice.SENDING_OFFICE)


def read_received_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """When a telegram was received, and where that is said."""
    for match in zone.find(_RECEIVED):
        found = context.date_at(zone, match.end())
        if found is None:
            continue
        yield act(context, from_word(zone, match, found[0].end), RECEIPT, ActKind.RECEIPT, Voice.RECEIVING_OFFICE)
        yield dated(context, found, DateKind.RECEIPT, Voice.RECEIVING_OFFICE, RECEIPT)
        if match["place"] is not None:
            yield placed(context, zone.span(match, "place"), PlaceRole.RECEIVED_AT, Voice.RECEIVING_OFFICE, RECEIPT)


def read_arrived_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """When a telegram arrived at an office."""
    yield from _to_an_office(zone, context, _ARRIVED, ARRIVAL, ActKind.RECEIPT)


def read_handed_on_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """To which office a telegram was handed on, and when; who did so is unstated."""
    for statement in _to_an_office(zone, context, _HANDED_ON, RELAY, ActKind.RELAY):
        yield statement
        if isinstance(statement, Participant):
            yield Participant(
                rests_on=statement.rests_on,
                stated_by=Voice.RECEIVING_OFFICE,
                rule=context.rule,
                role=Role.RELAY,
                act=statement.act,
                absence=Absence.UNSTATED,
            )


def _to_an_office(
    zone: ZoneText, context: Context, pattern: re.Pattern[str], key: str, kind: ActKind
) -> Iterator[Statement]:
    """An act of the receiving side whose words name an office and perhaps a date: "Sent to the … . 2.7.50 05.55"."""
    taken: set[str] = set()
    for match in zone.find(pattern):
        end = end_of_statement(zone, match.end())
        date = _date_behind(zone, context, match.end(), end)
        office_end = date[0].start if date is not None else _first_stop(zone, match.end(), end)
        article = _ARTICLE.match(zone.text, match.end(), office_end)
        office = zone.words(article.end() if article else match.end(), office_end)
        office = None if office is None else zone.words(office.start, without_joint(office))
        if office is None or not (is_office(office.quote) or has_honorific(office.quote)):
            continue
        last = date[0].end if date is not None else office.end
        numbered_key = context.free_key(key, taken)
        yield act(context, from_word(zone, match, last), numbered_key, kind, Voice.RECEIVING_OFFICE)
        party = read_party(office, governments=context.profile.governments)
        yield took_part(context, party, Role.RECEIVER, numbered_key, Voice.RECEIVING_OFFICE)
        if date is not None:
            yield dated(context, date, DateKind(kind.value), Voice.RECEIVING_OFFICE, numbered_key)


def _date_behind(zone: ZoneText, context: Context, start: int, end: int) -> tuple[Span, DateValue] | None:
    """The first date between two offsets, or a day and month without a year at the end: "… Department 13.9"."""
    dates = context.dates(zone, start, end)
    if dates:
        return dates[0].span, dates[0].value
    bare = _BARE_DAY.search(zone.text, start, end)
    return context.date_at(zone, bare.start("day")) if bare is not None else None


def read_copies_made(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """When the copies of a telegram were made: "5 copies / 14 May 1950"."""
    for match in zone.find(_COPIES_MADE):
        found = context.date_at(zone, match.end())
        if found is not None:
            span = from_word(zone, match, found[0].end)
            yield act(context, span, DISTRIBUTION, ActKind.DISTRIBUTION, Voice.RECEIVING_OFFICE)
            yield dated(context, found, DateKind.DISTRIBUTION, Voice.RECEIVING_OFFICE, DISTRIBUTION)


def read_destination(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The place that an outgoing telegram was sent to: "Destination: …"."""
    for match in zone.find(_DESTINATION):
        yield placed(context, zone.span(match, "place"), PlaceRole.SENT_TO, Voice.SENDING_OFFICE, SENDING)


def read_conveyance(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The means by which a telegram went: "By wire."."""
    yield from _said(zone, context, _CONVEYANCE, DescriptionKind.CONVEYANCE)


def read_urgency(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """How urgent the office says it is."""
    yield from _said(zone, context, _URGENCY, DescriptionKind.URGENCY)


def read_secrecy(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """How secret the office says it is."""
    yield from _said(zone, context, _SECRECY, DescriptionKind.SECRECY)


def _said(zone: ZoneText, context: Context, pattern: re.Pattern[str], kind: DescriptionKind) -> Iterator[Statement]:
    for match in zone.find(pattern):
        yield described(context, zone.span(match, "said"), kind, zone.voice)


def from_word(zone: ZoneText, match: re.Match[str], end: int) -> Span:
    """The words of a routing statement, without the blanks that its pattern may begin with."""
    words = zone.words(match.start(), end)
    assert words is not None  # the pattern holds a word
    start = words.start + len(words.quote) - len(words.quote.lstrip("#* \t\f"))
    return Span.of(zone.text, start, words.end)


def end_of_statement(zone: ZoneText, start: int) -> int:
    """Where the next routing statement or a blank line begins, at most 300 code points on."""
    limit = min(zone.end, start + 300)
    match = _NEXT.search(zone.text, start, limit)
    return match.start() if match is not None else limit


def end_of_line(zone: ZoneText, start: int) -> int:
    match = _LINE_END.search(zone.text, start, zone.end)
    return match.start() if match is not None else zone.end


def _first_stop(zone: ZoneText, start: int, end: int) -> int:
    match = _STOP.search(zone.text, start, end)
    return match.start() if match is not None else end


def without_joint(span: Span) -> int:
    """The end of some words before a full stop or a preposition that leads on to a date."""
    words = span.quote.rstrip(_JOINT_SIGNS)
    while words.endswith((" on", " at")):
        words = words[:-3].rstrip(_JOINT_SIGNS)
    return span.start + len(words)
