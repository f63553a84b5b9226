"""Extracts from the minutes of a body that decides: number, item, day of the decision, and who got the extract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import ActKind, DateKind, NumberKind, Role, Span, Statement, Voice
from kg_builder.readers.plain_text.parties import read_party, split_parties
from kg_builder.readers.plain_text.rules.base import (
    LINE_BEGIN,
    NUMBER_SIGN,
    Context,
    ZoneText,
    act,
    dated,
    numbered,
    took_part,
)
from kg_builder.readers.plain_text.rules.routing import DISTRIBUTION

_EXTRACT = re.compile(r"\b(?i:(?:extract|excerpt)s? from (?:the )?(?:protocol|minutes)|politburo|protocol no)\b")
_PROTOCOL = re.compile(rf"\b(?P<said>(?i:protocol|minutes)[ \t]{{1,4}}{NUMBER_SIGN}(?P<number>\d{{1,5}}))\b")
_ITEM = re.compile(rf"\b(?P<said>(?i:item|point|paragraph)[ \t]{{1,4}}(?:{NUMBER_SIGN})?(?P<number>\d{{1,4}}))\b")
_CODE = re.compile(
    rf"{LINE_BEGIN}(?P<said>(?:{NUMBER_SIGN})?(?P<number>[PП]\d{{1,4}}/\d{{1,4}}))\.?[ \t]{{0,8}}(?=[\r\n]|\Z)"
)
_DECIDED = re.compile(r"\b(?i:decision|decided|meeting|resolution)(?i:[ \t]{1,4}(?:of|on|dated))[ \t]{1,4}(?=\w)")
_TO = re.compile(
    rf"{LINE_BEGIN}T(?:o|O):[ \t]{{1,8}}(?P<who>(?i:cmrds?|comrs?|comrades?|cdes?)\b[^\r\n]{{2,160}})(?=[\r\n]|\Z)"
)


def read_protocol_extract(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Number and item of the protocol, the day of the decision, and those who got the extract.

    The line "To: Cmrds …" of an extract is its distribution: a decision has no addressee.
    """
    if _EXTRACT.search(context.head) is None:
        return
    for pattern, series in ((_PROTOCOL, "protocol"), (_ITEM, "item of the protocol"), (_CODE, None)):
        match = next(zone.find(pattern), None)
        if match is not None:
            number = numbered(
                context, zone.span(match, "said"), NumberKind.OWN_NUMBER, match["number"], Voice.SENDING_OFFICE
            )
            yield replace(number, series=series)
    for match in zone.find(_DECIDED):
        found = context.date_at(zone, match.end())
        if found is not None:
            yield dated(context, found, DateKind.DECISION, Voice.SENDING_OFFICE)
            break
    for match in zone.find(_TO):
        who = zone.span(match, "who")
        yield act(context, zone.span(match), DISTRIBUTION, ActKind.DISTRIBUTION, Voice.SENDING_OFFICE)
        for part in split_parties(_without_stop(who)):
            yield took_part(context, read_party(part), Role.COPY_RECIPIENT, DISTRIBUTION, Voice.SENDING_OFFICE)


def _without_stop(span: Span) -> Span:
    quote = span.quote.rstrip(" .,;")
    return Span(span.start, span.start + len(quote), quote)
