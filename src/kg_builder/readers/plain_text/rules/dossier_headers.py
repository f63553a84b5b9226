"""The lines below the heading of a document in a dossier: numbers, date, place, marks on the sheet, "To …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.dates import read_date
from kg_builder.model import (
    Absence,
    AgentKind,
    DateKind,
    DateStatement,
    DescriptionKind,
    Form,
    NumberKind,
    PlaceRole,
    Reference,
    ReferenceKind,
    Role,
    Span,
    Statement,
    Voice,
)
from kg_builder.readers.plain_text.parties import Party, read_party
from kg_builder.readers.plain_text.rules.base import (
    LINE_BEGIN,
    NUMBER,
    Context,
    ZoneText,
    dated,
    described,
    numbered,
    placed,
    took_part,
)
from kg_builder.readers.plain_text.rules.dossier_titles import names_addressee
from kg_builder.readers.plain_text.rules.routing import SENDING
from kg_builder.readers.plain_text.rules.titles import form_of

_LINE_LIMIT = 260
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_LIMIT = r"(?:(?i:no(?:t)? (?:later|earlier) than|before|after)\s)?"
_DATE = re.compile(
    rf"(?P<limit>{_LIMIT})(?P<date>{_MONTH}\s\d{{1,2}}(?:\s?[-–]\s?(?:{_MONTH}\s)?\d{{1,2}})?,?\s(?:1[89]|20)\d\d"
    rf"|\d{{1,2}}\s{_MONTH},?\s(?:1[89]|20)\d\d|{_MONTH},?\s(?:1[89]|20)\d\d)(?!\d)"
)
BLANK_DAY = re.compile(rf"[\"“”'«]?_{{1,12}}[\"“”'»]?\s{{0,3}}(?:{_MONTH}|_{{2,20}})\s{{1,3}}(?:(?:1[89]|20)\d\d|19__)")
_OWN = re.compile(r"(?<!\w)(?:No\.?|№|Nos\.?)\s?(?P<number>[\w-]{0,8}\d[\w-]{0,10}(?:/[\w-]{1,10}){0,3})")
_SPECIAL = re.compile(r"\b[Ss]pec(?:ial)?\b")
_SPECIAL_BEFORE = re.compile(r"(?i:spec(?:ial|\.)?|copy|ex\.|protocol)\s{0,3}\Z")
_PLACE_BEHIND = re.compile(
    r"(?:[\d\s*⁰¹²³⁴-⁹]|№\s?\d{1,5}|at \d{1,4}|[,.;]){0,12}"
    r"(?P<place>(?!Top\b|Secret\b|Copy\b|Urgent\b|Moscow time\b)"
    r"[A-Z][a-z’'-]{2,20}(?: (?:[A-Z][a-z’'-]{2,20})){0,2})\s{0,4}\Z"
)
_PLACE_BEFORE = re.compile(
    r"(?:\A|\s{2})(?P<place>[A-Z][a-z’'-]{2,20}(?: [A-Z][a-z’'-]{2,20})?),\s{0,3}(?:[A-Z][a-z]{2,15},?\s)?\Z"
)
_LETTERHEAD = re.compile(
    rf"{LINE_BEGIN}(?:THE )?[A-Z]{{3,20}} EMBASSY,?[ \t]{{1,4}}"
    r"(?P<place>[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)\s{0,4}(?=[\r\n]|\Z)"
)
_SECRECY = re.compile(
    r"\b(?:(?:Top|Strictly|Absolutely|Especially|TOP|STRICTLY)\s)?(?:Secret|SECRET|Confidential|CONFIDENTIAL)\b"
    r"|\bSpecial [Ff]older\b"
)
_URGENCY = re.compile(
    r"\b(?:(?:Very|Extra|Extremely|Most|VERY|EXTRA|EXTREMELY)[ -])?(?:[Uu]rgent|URGENT)\b"
    r"|\bOut of turn\b|\b(?:Top|Highest|Special) priority\b"
)
_COPY = re.compile(r"\b(?P<said>(?:Copy|COPY|Ex\.|Exemplar)[ \t]{0,3}(?:No\.?|№|#)[ \t]{0,3}(?P<number>\d{1,4}))\b")
_TO_OUR = re.compile(
    rf"{LINE_BEGIN}(?P<said>(?:To|In addition to|In supplement to|Further to)[ \t](?i:our|my)[ \t]"
    rf"(?:(?i:telegrams?|cables?)[ \t])?(?:Nos?\.?|№)[ \t]?"
    rf"(?P<number>{NUMBER})(?:[ \t]?[-–][ \t]?(?P<number_to>{NUMBER}))?)"
)
_TO = re.compile(r"(?:T(?:o|O):?[ \t]{1,4})?(?P<who>[^\r\n]{2,120})(?=[\r\n]|\Z)")
_NO_PARTY = re.compile(
    r"(?i:(?:your|our|my|no\.?|№|item|point|paragraph|the above)\b)|.{0,100}[a-z]{3}\.\s|.{0,120}\b(?:19|20)\d\d\b"
)
_CAPITALS = {
    "cc": "CC",
    "cpsu": "CPSU",
    "ussr": "USSR",
    "usa": "USA",
    "mfa": "MFA",
    "kgb": "KGB",
    "of": "of",
    "the": "the",
    "and": "and",
}
_MARK_OF_OFFICE = re.compile(r"(?i:resolution|decree|decision|extract from (?:the )?(?:protocol|minutes))")


def read_numbered_dateline(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The own number, date and place of the line below the heading; a day that was left open is said to be blank.

    A resolution is dated by its decision; a telegram has its number behind the date.
    """
    for line in zone.lines:
        start, end = line.start, min(line.end, line.start + _LINE_LIMIT, zone.end)
        blank = BLANK_DAY.search(zone.text, start, end)
        if blank is not None:
            yield left_open(context, Span.of(zone.text, blank.start(), blank.end()))
            return
        match = _DATE.search(zone.text, start, end)
        if match is None:
            continue
        span = Span.of(zone.text, match.start(), match.end())
        value = read_date(_plain(match), order=context.profile.date_order, century=context.profile.century)
        if value is None:
            continue
        decided = form_of(context.title) is Form.RESOLUTION or _MARK_OF_OFFICE.match(context.title) is not None
        kind, act = (DateKind.DECISION, None) if decided else (DateKind.HEADING, SENDING)
        yield dated(context, (span, replace(value, as_written=span.quote)), kind, zone.voice, act)
        yield from _numbers(zone, context, start, match.start(), end)
        yield from _place(zone, context, start, match, end)
        return


def _plain(match: re.Match[str]) -> str:
    """The date in words that the date grammar knows: "no later than" is "on or before"."""
    limit = match["limit"].casefold().strip()
    before = {"before": "before ", "after": "after "}.get(
        limit, "on or before " if "later" in limit else "on or after "
    )
    return (before if limit else "") + match["date"]


def left_open(context: Context, span: Span) -> DateStatement:
    """That the day of sending was left blank on the paper."""
    return DateStatement(
        rests_on=span,
        stated_by=Voice.AUTHOR,
        rule=context.rule,
        kind=DateKind.SENDING,
        act=SENDING,
        absence=Absence.BLANK,
    )


def _numbers(zone: ZoneText, context: Context, start: int, date: int, end: int) -> Iterator[Statement]:
    """The own number before the date and the telegram's behind it.

    A telegram with a special number has no other: what stands behind its date is the mark of an edition's note.
    """
    special = _SPECIAL.search(zone.text, start, date) is not None
    for match in _OWN.finditer(zone.text, start, end):
        if special and match.start() > date:
            continue
        if _SPECIAL_BEFORE.search(zone.text, start, match.start()) is None:
            kind = NumberKind.OWN_NUMBER if match.start() < date else NumberKind.TELEGRAM_NUMBER
            yield numbered(context, zone.span(match), kind, match["number"], Voice.SENDING_OFFICE)


def _place(zone: ZoneText, context: Context, start: int, date: re.Match[str], end: int) -> Iterator[Statement]:
    behind = _PLACE_BEHIND.match(zone.text[date.end() : end])
    before = _PLACE_BEFORE.search(zone.text[start : date.start()])
    found = behind or before
    if found is not None:
        offset = date.end() if behind is not None else start
        span = Span.of(zone.text, offset + found.start("place"), offset + found.end("place"))
        yield placed(context, span, PlaceRole.SENT_FROM, zone.voice, SENDING)


def read_letterhead_place(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Where a letter was written, as the printed head of an embassy's paper says it."""
    for match in zone.find(_LETTERHEAD):
        yield placed(context, zone.span(match, "place"), PlaceRole.SENT_FROM, zone.voice, SENDING)
        return


def read_sheet_marks(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Secrecy, urgency and the number of the copy, wherever they stand in the lines at the top of the sheet."""
    for pattern, kind in ((_SECRECY, DescriptionKind.SECRECY), (_URGENCY, DescriptionKind.URGENCY)):
        for match in zone.find(pattern):
            yield described(context, zone.span(match), kind, zone.voice)
    for match in zone.find(_COPY):
        yield numbered(
            context, zone.span(match, "said"), NumberKind.COPY_NUMBER, match["number"], Voice.RECEIVING_OFFICE
        )


def read_own_earlier(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The sender's own telegram that this one goes on from: "To our No. 12"."""
    for match in zone.find(_TO_OUR):
        yield Reference(
            rests_on=zone.span(match, "said"),
            stated_by=Voice.AUTHOR,
            rule=context.rule,
            kind=ReferenceKind.OUR_EARLIER,
            number=match["number"],
            number_to=match["number_to"],
        )


def read_sheet_address(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """To whom a paper is addressed on the sheet, where the heading does not say so: "To CC …"."""
    if names_addressee(context.title):
        return
    for line in zone.lines:
        match = _TO.match(zone.text, line.start, line.end)
        if match is None or not line.whole or _NO_PARTY.match(match["who"]):
            continue
        addressed = zone.text.startswith(("To ", "TO ", "To: "), line.start)
        if not addressed and not match["who"].casefold().startswith("cc "):
            continue
        span = zone.span(match, "who")
        yield took_part(context, _addressed(span), Role.ADDRESSEE, SENDING, Voice.AUTHOR)


def _addressed(span: Span) -> Party:
    """A body in the capitals that a converter's headline took from it: "Cc Cpsu" is CC CPSU."""
    words = span.quote.rstrip(" .:")
    known = [_CAPITALS.get(word.casefold(), word) for word in words.split()]
    if any(word.isupper() and len(word) > 1 for word in known) and "omrade" not in words:
        return Party(
            span=span, office=" ".join(known), kind=AgentKind.ORGANISATION if known[0].isupper() else AgentKind.UNKNOWN
        )
    return read_party(span)
