"""Pointers to other telegrams and letters: the one replied to, and those that are cited as yours or ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import DateValue, Reference, ReferenceKind, Span, Statement, Voice
from kg_builder.readers.plain_text.rules.base import BEGIN, NUMBER, NUMBER_SIGN, Context, ZoneText
from kg_builder.readers.plain_text.rules.searching import (
    find_before,
    numbers_behind,
    words_before_numbers,
)

_SPACE = r"[ \t\r\n]{1,6}"
_RANGE = rf"(?P<number>{NUMBER})(?:[ \t]{{0,2}}[-–][ \t]{{0,2}}(?P<number_to>{NUMBER}))?"
_YOURS = r"(?:(?i:your|yr\.?|votre|vos)|Ihr(?:e[mnrs]?)?)"
_OURS = r"(?:(?i:our|my|notre|nos|mon|ma)|(?:[Uu]nser|[Mm]ein)(?:e[mnrs]?)?)"
_WHOSE = rf"(?:(?P<yours>{_YOURS})|(?P<ours>{_OURS}))"
_MESSAGE = (
    r"(?i:telegrams?|cablegrams?|cables?|letters?|messages?|d[ei]spatch(?:es)?|notes?|wires?|telegramms?|schreibens?|briefe?s?"
    r"|depeschen?|berichte?s?|lettres?|télégrammes?|dépêches?)"
)
_WHAT = rf"(?:(?:(?i:cipher(?:ed)?|coded){_SPACE})?{_MESSAGE}{_SPACE})?"
_REPLYING = (
    r"(?:(?P<reply>(?i:in[ \t]{1,4}(?:reply|answer|response)[ \t]{1,4}to"
    r"|(?:reply|answer|replying)[ \t]{1,4}to)|T(?:o|O))"
    r"|(?i:re|ref\.?|reference|in[ \t]addition[ \t]to|further[ \t]to|with[ \t]reference[ \t]to)[ \t]{0,2}:?)"
)
_TO_NUMBER = re.compile(
    rf"{BEGIN}(?P<said>{_REPLYING}[ \t]{{1,8}}(?:(?P<yours>(?i:your))[ \t]{{1,4}})?"
    rf"{_WHAT}{NUMBER_SIGN}{_RANGE})(?![\w/])(?=[ \t]{{0,8}}(?:[.,;:)\r\n]|\Z)|{_SPACE}(?:of|dated|vom|du|and){_SPACE})"
)
_CITED = re.compile(rf"\b(?P<said>{_WHOSE}{_SPACE}{_WHAT}{NUMBER_SIGN}{_RANGE})(?![\w/])")
# What stands right before the number of every citation; which words stand before the date of one without a number.
_SIGN_AT_END = re.compile(rf"{NUMBER_SIGN}(?:[A-ZА-Я]{{1,3}}-?)?\Z")
_MESSAGE_AT_END = re.compile(rf"{_MESSAGE}\Z")
_DATED_WORDS = ("of", "dated", "vom", "du")
_LONGEST = 80
_CITED_BY_DATE = re.compile(rf"\b(?P<said>{_WHOSE}{_SPACE}{_MESSAGE}{_SPACE}(?:of|dated|vom|du){_SPACE})(?=\w)")
_IN_REPLY = re.compile(
    r"(?:in\s{1,6}(?:reply|answer|response)\s{1,6}to|replying\s{1,6}to|answering|in\s{1,6}beantwortung|in\s{1,6}erwiderung\s{1,6}auf"
    r"|en\s{1,6}réponse\s{1,6}à)\s{1,6}\Z|(?<![^\r\n.])auf\s{1,6}\Z",
    re.IGNORECASE,
)
_OF_DATE = re.compile(rf"{_SPACE}(?:of|dated|vom|du){_SPACE}(?=\w)")


def read_reply_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The telegram that this one answers: a routing line "To No. 362." or "In reply to No. 362".

    "Re No. 362" names a message without saying that it is answered.
    """
    for match in zone.find(_TO_NUMBER):
        span, date = _with_date(zone, context, match)
        kind = ReferenceKind.YOUR if match["yours"] is not None else ReferenceKind.CITED
        yield _reference(context, match, ReferenceKind.REPLY if match["reply"] is not None else kind, span, date)


def read_citations(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The messages that a text cites as yours, ours or mine, by number, date or both."""
    for match in find_before(zone, _CITED, numbers_behind(zone, 18, _ends_in_sign), _LONGEST):
        span, date = _with_date(zone, context, match)
        yield _reference(context, match, _kind(zone, match), span, date)
    dated = words_before_numbers(zone, _DATED_WORDS, 48, _ends_in_message)
    for match in find_before(zone, _CITED_BY_DATE, dated, _LONGEST):
        found = context.date_at(zone, match.end("said"))
        if found is not None:
            words = Span.of(zone.text, match.start("said"), found[0].end)
            yield _reference(context, match, _kind(zone, match), words, found[1])


def _ends_in_sign(before: str) -> bool:
    return _SIGN_AT_END.search(before) is not None


def _ends_in_message(word: str) -> bool:
    return _MESSAGE_AT_END.search(word) is not None


def _with_date(zone: ZoneText, context: Context, match: re.Match[str]) -> tuple[Span, DateValue | None]:
    """The words of a citation with the date behind its number: "Your No. 1353 of 19 November"."""
    dated = _OF_DATE.match(zone.text, match.end("said"), zone.end)
    date = context.date_at(zone, dated.end()) if dated is not None else None
    end = date[0].end if date is not None else match.end("said")
    return Span.of(zone.text, match.start("said"), end), date[1] if date is not None else None


def _kind(zone: ZoneText, match: re.Match[str]) -> ReferenceKind:
    """What a citation is: a reply where the words before it say so, else yours or our earlier one."""
    if match["yours"] is None:
        return ReferenceKind.OUR_EARLIER
    before = zone.text[max(zone.start, match.start() - 40) : match.start()]
    return ReferenceKind.REPLY if _IN_REPLY.search(before) else ReferenceKind.YOUR


def _reference(
    context: Context, match: re.Match[str], kind: ReferenceKind, span: Span, date: DateValue | None
) -> Reference:
    groups = match.groupdict()
    return Reference(
        rests_on=span,
        stated_by=Voice.AUTHOR,
        rule=context.rule,
        kind=kind,
        number=groups.get("number"),
        number_to=groups.get("number_to"),
        date=date,
    )
