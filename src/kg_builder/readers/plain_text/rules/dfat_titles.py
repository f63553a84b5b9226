"""Titles of "X to Y" as an edition of documents on foreign policy prints them: number, form, parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import AgentKind, DescriptionKind, NumberKind, PlaceRole, Role, Span, Statement
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, described, numbered, placed, took_part
from kg_builder.readers.plain_text.rules.dfat_parties import number_before, parties_of, split_title, whereabouts
from kg_builder.readers.plain_text.rules.routing import SENDING

_TITLE_LIMIT = 400
_FORM = re.compile(
    r"(?:(?i:circular|draft|joint|first|second|third|interim|final|full|war|broadcast|cabinet|departmental|summary|urgent"
    r"|record|notes?)\s){0,3}"
    r"(?i:cablegrams?|telegrams?|teletypes?|savingrams?|letters?|d[ei]spatch(?:es)?|memorand(?:um|a)|minutes?|notes?"
    r"|reports?|resolutions?|circulars?|records?)\b"
    r"(?:(?i:\s(?:of|on)\s(?:a\s)?(?:telephone\s)?(?:conversations?|meetings?|discussions?|talks?)\b))?"
    r"(?=\s(?i:by|of|on|from|for|to|held)\b|,|\s{0,4}\Z|\s\d)"
)
_OF_CONVERSATION = re.compile(r"(?i:notes?|records?)\s(?i:by)\s.{2,200}?,?\s(?i:of (?:a )?conversations?)\b")
_MINUTE_OF_A_BODY = re.compile(
    r"(?:[^\W\d_a-z][\w-]*\s){0,4}?(?:Cabinet|Council|Committee|Sub-Committee|Board|Commission)\b.{0,80}?\b(?i:minutes?)\s{0,4}\Z"
)


def read_title_line_parties(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who wrote to whom, where a title is "X to Y"; each of several parties, and where the edition says one was.

    A statement, a record, a resolution or a press release names nobody as sender or addressee.
    """
    title = _title(zone)
    sender, addressee = split_title(title)
    for side, role in ((sender, Role.SENDER), (addressee, Role.ADDRESSEE)):
        if side is None:
            continue
        for named in parties_of(side):
            post = sender is None and named.kind is AgentKind.PERSON  # "Cablegram to Musterstadt" may mean a post
            party = replace(named, kind=AgentKind.UNKNOWN) if post else named
            yield took_part(context, party, role, SENDING, zone.voice)
            place = whereabouts(party.span)
            if place is not None and role is Role.ADDRESSEE:
                yield placed(context, place, PlaceRole.SENT_TO, zone.voice, SENDING)


def read_title_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The number of the document in its volume, where the page gives it before the title."""
    title = _title(zone)
    match = number_before(title.quote)
    if match is not None:
        digits = match.group().strip(" .\t")
        span = Span.of(zone.text, title.start, title.start + len(digits))
        yield numbered(context, span, NumberKind.DOCUMENT_NUMBER, digits, zone.voice)


def read_title_form(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The kind of document, where the title begins with it: "Cabinet Minute", "Note of Conversation"."""
    title = _title(zone)
    number = number_before(title.quote)
    start = number.end() if number is not None else 0
    for pattern, value in ((_OF_CONVERSATION, "record of conversation"), (_MINUTE_OF_A_BODY, "minutes"), (_FORM, None)):
        match = pattern.match(title.quote, start)
        if match is not None:
            span = Span.of(zone.text, title.start + match.start(), title.start + match.end())
            yield described(context, span, DescriptionKind.FORM, zone.voice, value)
            return


def _title(zone: ZoneText) -> Span:
    """The first line of the zone, as far as a title goes."""
    line = zone.lines[0]
    return Span.of(zone.text, line.start, min(line.end, line.start + _TITLE_LIMIT, zone.end))
