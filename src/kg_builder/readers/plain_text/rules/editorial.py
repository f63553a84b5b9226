"""What an editor says around an excerpt: headnote, omissions, and the note on where it was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import DateKind, DescriptionKind, Edition, Role, Statement, Voice
from kg_builder.readers.plain_text.parties import read_party
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, dated, described, took_part
from kg_builder.readers.plain_text.rules.routing import SENDING
from kg_builder.readers.plain_text.rules.titles import FORM_WORDS

_WORD = r"[^\W\d_a-z][\w'’-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|(?:von|van|de)\b)){{0,4}}"
_WRITTEN_TO = re.compile(
    rf"\b{FORM_WORDS} (?:that was )?(?:(?:written|sent|addressed) )?(?:by|from) "
    rf"(?P<sender>{_NAME}) to (?P<addressee>{_NAME})"
)
_ELLIPSIS = re.compile(r"\.(?:[ \t\xa0]\.){2,3}|\[(?:…|\.\.\.|\. \. \.)\]|\[(?i:text|matter|passage)s? (?i:omitted)\]")
_SELECTION = re.compile(
    r"\b(?:[Tt]he following (?:selections?|excerpts?|extracts?|passages?) (?:are|is)(?: taken)? from"
    r"|[Ee]xcerpt(?:s|ed)? from|[Ee]xtracts? from)\b"
)
_SOURCE = re.compile(r"Sources?:\s{1,4}")
_QUOTED = re.compile(r"[“\"](?P<title>[^“”\"]{3,400})[”\"]")
_URL = re.compile(r"https?://[^\s<>\"”\])]{4,300}")
_PRINTED = re.compile(
    r"[”\"]?,?\s{0,4}(?P<container>[^,;()“”\"]{3,150}?),?\s{1,4}(?:(?:(?:Issue|No\.|Nos\.|Number|Vol\.|Volume)\s{1,3}(?P<issue>[\w/–-]{1,12}))[^()]{0,60}?)?"
    r"\((?P<imprint>[^()]{0,200}?)(?P<year>1[5-9]\d\d|20\d\d)\)(?:,\s{1,3}(?:pp?\.\s{0,2})?(?P<page>\d{1,5}(?:[-–]\d{1,5})?))?"
)
_PART = re.compile(r"\b(?:Document|Doc\.)\s{1,3}(?:No\.\s{0,2})?(?P<number>[IVXLC]{1,8}|\d{1,4}(?:\.\d{1,3})?)\b")
_NOTE_PARTIES = re.compile(rf"\b(?:from|From) (?P<sender>{_NAME}) to (?P<addressee>{_NAME})(?=[,.;”\"]|\Z)")
_NOTE_LIMIT = 3000


def read_headnote_parties(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who wrote to whom as the headnote says it: "a telegram written by A to B"."""
    yield from _parties(zone, context, _WRITTEN_TO)


def read_selection(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """That only a part is given, in the editor's words."""
    for match in zone.find(_SELECTION):
        yield described(context, zone.span(match), DescriptionKind.EXTENT, zone.voice, "excerpt")
        return


def read_ellipsis(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """That words are left out, as an edition marks it by spaced points or in brackets; such marks are the editor's."""
    for match in zone.find(_ELLIPSIS):
        yield described(context, zone.span(match), DescriptionKind.EXTENT, Voice.EDITOR, "excerpt")


def read_edition(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Where the text was printed: bulletin or book, issue, year, page, address, and the document's number there."""
    opening = _SOURCE.match(zone.text, zone.start, zone.end)
    start = opening.end() if opening is not None else zone.start
    end = min(zone.end, start + _NOTE_LIMIT)
    title = _QUOTED.search(zone.text, start, end)
    printed = _PRINTED.search(zone.text, title.end() - 1 if title is not None else start, end)
    url = _URL.search(zone.text, start, end)
    if printed is None and url is None:
        return
    last = printed.end() if printed is not None else url.start() if url is not None else end
    cited = zone.words(start, last)
    if cited is None:
        cited = zone.words(start, end)
    if cited is None:
        return
    number = _PART.search(title["title"]) if title is not None else None
    yield Edition(
        rests_on=cited,
        stated_by=zone.voice,
        rule=context.rule,
        citation=" ".join(cited.quote.split()),
        container=" ".join(printed["container"].split()) if printed is not None else None,
        issue=printed["issue"] if printed is not None else None,
        year=printed["year"] if printed is not None else None,
        page=printed["page"] if printed is not None else None,
        url=url.group().rstrip(".,;") if url is not None else None,
        document_number=number["number"] if number is not None else None,
    )


def read_note_parties(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who wrote to whom as the printed title in a source note says it."""
    yield from _parties(zone, context, _NOTE_PARTIES)


def read_note_date(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The date that the printed title in a source note gives the document; never that of the printing."""
    for title in zone.find(_QUOTED):
        dates = context.dates(zone, title.start("title"), title.end("title"))
        if dates:
            yield dated(context, (dates[-1].span, dates[-1].value), DateKind.CATALOGUE, zone.voice)
        return


def _parties(zone: ZoneText, context: Context, pattern: re.Pattern[str]) -> Iterator[Statement]:
    for match in zone.find(pattern):
        for group, role in (("sender", Role.SENDER), ("addressee", Role.ADDRESSEE)):
            party = read_party(zone.span(match, group), governments=context.profile.governments)
            yield took_part(context, party, role, SENDING, zone.voice)
        return
