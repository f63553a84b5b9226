"""Pointers to other telegrams and letters: the one replied to, and those that are cited as yours or ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import DateValue, Reference, ReferenceKind, Span, Statement, Voice
from kg_builder.readers.plain_text.rules.base import BEGIN, NUMBER, NUMBER_SIGN, Context, ZoneText

_SPACE = r"[ \t\r\n]{1,6}"
_RANGE = rf"(?P<number>{NUMBER})(?:[ \t]{{0,2}}[-–][ \t]{{0,2}}(?P<number_to>{NUMBER}))?"
_TO_NUMBER = re.compile(rf"{BEGIN}(?P<said>T(?:o|O)[ \t]{{1,8}}(?:your[ \t]{{1,4}})?{NUMBER_SIGN}{_RANGE})(?![\w/])")
_WHOSE = r"(?P<whose>(?i:your|our|my))"
_MESSAGE = r"(?i:telegrams?|cables?|letters?|messages?|dispatch(?:es)?|notes?)"
_WHAT = rf"(?:(?:(?i:cipher(?:ed)?|coded){_SPACE})?{_MESSAGE}{_SPACE})?"
_CITED = re.compile(rf"\b(?P<said>{_WHOSE}{_SPACE}{_WHAT}{NUMBER_SIGN}{_RANGE})(?![\w/])")
_CITED_BY_DATE = re.compile(rf"\b(?P<said>{_WHOSE}{_SPACE}{_MESSAGE}{_SPACE}(?:of|dated){_SPACE})(?=\w)")
_IN_REPLY = re.compile(
    r"(?:in\s{1,6}(?:reply|answer|response)\s{1,6}to|replying\s{1,6}to|answering)\s{1,6}\Z", re.IGNORECASE
)
_OF_DATE = re.compile(rf"{_SPACE}(?:of|dated){_SPACE}(?=\w)")


def read_reply_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The telegram that this one answers: a routing line "To No. 362."."""
    for match in zone.find(_TO_NUMBER):
        yield _reference(context, match, ReferenceKind.REPLY, zone.span(match, "said"), None)


def read_citations(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The messages that a text cites as yours, ours or mine, by number, date or both."""
    for match in zone.find(_CITED):
        dated = _OF_DATE.match(zone.text, match.end("said"), zone.end)
        date = context.date_at(zone, dated.end()) if dated is not None else None
        end = date[0].end if date is not None else match.end("said")
        span = Span.of(zone.text, match.start("said"), end)
        yield _reference(context, match, _kind(zone, match), span, date[1] if date is not None else None)
    for match in zone.find(_CITED_BY_DATE):
        found = context.date_at(zone, match.end("said"))
        if found is not None:
            words = Span.of(zone.text, match.start("said"), found[0].end)
            yield _reference(context, match, _kind(zone, match), words, found[1])


def _kind(zone: ZoneText, match: re.Match[str]) -> ReferenceKind:
    """What a citation is: a reply where the words before it say so, else yours or our earlier one."""
    if match["whose"].casefold() != "your":
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
