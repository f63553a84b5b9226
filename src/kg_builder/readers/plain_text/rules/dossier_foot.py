"""The foot of a document in a dossier, and its drafts: who signed, what is attached, which days were left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import Reference, ReferenceKind, Role, Span, Statement, Voice
from kg_builder.readers.plain_text.parties import read_party
from kg_builder.readers.plain_text.rules.base import LINE_BEGIN, Context, ZoneText, took_part
from kg_builder.readers.plain_text.rules.dossier_headers import BLANK_DAY, left_open
from kg_builder.readers.plain_text.rules.dossier_titles import NAME_WITH_INITIALS
from kg_builder.readers.plain_text.rules.routing import SENDING

_ALL_NAMES = re.compile(rf"(?:{NAME_WITH_INITIALS}(?:,|\sand\b)?\s{{0,8}}){{1,5}}\Z")
_NAME = re.compile(NAME_WITH_INITIALS)
_CLOSING = re.compile(
    r"(?:[A-Z][a-z]+\s){0,2}(?:[Yy]ours|Sincerely|Respectfully|Faithfully|With respect)"
    r"[^,\r\n]{0,30},\s{0,3}(?P<name>[A-Z][^\r\n,]{3,50})\Z"
)
_AT_END = re.compile(rf"[.!?]\s{{1,3}}(?P<name>{NAME_WITH_INITIALS})\s{{0,3}}\Z")
_ATTACHED = re.compile(
    rf"{LINE_BEGIN}(?P<said>\[(?:Attachments?|Appendix|Appendices|Annex|Enclosure)\]"
    r"|(?:Appendix|Attachment|Annex) (?:No\. ?)?\d{1,2}\b)"
)


def read_signatures(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Everybody who signed, one or several in a line, below a closing phrase or at the end of the last sentence."""
    for line in zone.lines:
        if not line.whole:
            continue
        if line.head.startswith(("To ", "TO ")):  # the address at the foot of a letter
            return
        closing = _CLOSING.match(line.head)
        if closing is not None:
            yield _signed(zone, context, line.start + closing.start("name"), line.start + closing.end("name"))
        elif _ALL_NAMES.match(line.head):
            for name in _NAME.finditer(line.head):
                yield _signed(zone, context, line.start + name.start(), line.start + name.end())


def read_signature_at_end(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who signed, where the name stands behind the last sentence in one line: "Please consider. A. Muster"."""
    line = zone.lines[-1]
    match = _AT_END.search(zone.text, max(line.start, line.end - 120), line.end)
    if match is not None:
        yield _signed(zone, context, match.start("name"), match.end("name"))


def _signed(zone: ZoneText, context: Context, start: int, end: int) -> Statement:
    return took_part(context, read_party(Span.of(zone.text, start, end)), Role.SIGNATORY, SENDING, Voice.AUTHOR)


def read_blank_dates(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Days that a draft left open: '"__" November'; no date is read from them."""
    for match in zone.find(BLANK_DAY):
        yield left_open(context, zone.span(match))


def read_attachments(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """What is attached to a paper, as it marks it: "[Attachment]", "Appendix 2"."""
    for match in zone.find(_ATTACHED):
        yield Reference(
            rests_on=zone.span(match, "said"),
            stated_by=zone.voice,
            rule=context.rule,
            kind=ReferenceKind.ENCLOSURE,
        )
