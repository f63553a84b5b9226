"""What a title says: the title itself, the form of the document, its date, who wrote to whom; and an abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import DateKind, DateValue, DescriptionKind, Form, Role, Span, Statement, Voice
from kg_builder.readers.plain_text.parties import close_up, read_party
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, dated, described, took_part
from kg_builder.readers.plain_text.rules.routing import SENDING

# Words for forms, the longer before those that they contain; the first that stands in the title decides.
_FORMS: tuple[tuple[str, Form], ...] = (
    (r"memorand(?:um|a) of (?:a )?(?:telephone )?conversations?", Form.RECORD_OF_CONVERSATION),
    (r"records? of (?:a |the )?(?:telephone )?(?:conversations?|meetings?|talks?)", Form.RECORD_OF_CONVERSATION),
    (r"(?:circular )?(?:telegrams?|cablegrams?|cables?|savingrams?|teletypes?)", Form.TELEGRAM),
    (r"letters?", Form.LETTER),
    (r"d[ei]spatch(?:es)?", Form.DISPATCH),
    (r"memorand(?:um|a)", Form.MEMORANDUM),
    (r"(?:cover )?notes?", Form.NOTE),
    (r"minutes", Form.MINUTES),
    (r"minute", Form.MEMORANDUM),
    (r"(?:resolutions?|decisions?|decrees?|protocols?)", Form.RESOLUTION),
    (r"reports?", Form.REPORT),
    (r"circulars?", Form.CIRCULAR),
)
_FORM = re.compile(
    r"\b(?P<said>(?:(?:cipher(?:ed)?|coded?|encoded)[ -])?(?:"
    + "|".join(f"(?P<f{n}>{words})" for n, (words, _) in enumerate(_FORMS))
    + r"))\b",
    re.IGNORECASE,
)
_SPACED = re.compile(r"[^\W\d_](?:[ \t]{1,4}[^\W\d_](?![^\W_])){4,40}")
FORM_WORDS = (
    r"(?i:telegrams?|cablegrams?|cables?|letters?|d[ei]spatch(?:es)?|notes?|messages?|reports?|memorandum|circulars?)"
)
_WORD = r"[^\W\d_a-z][\w'’.-]*"
_NAME = rf"(?:Comrade )?{_WORD}(?: (?:{_WORD}|(?:of|the|von|van|de|all|and)\b|&)){{0,9}}"
_WHERE_NAME_ENDS = (
    r"(?=\s{1,4}(?:on|regarding|about|concerning|re|in|with|describing|requesting|reporting|conveying|transmitting|which"
    r"|that|dated|from|at|during)\b|\s{0,2}[,;:|(”\"]|(?<!\b[A-Z])\.(?=\s|\Z)|\s{0,8}[\r\n]|\s{0,8}\Z)"
)
_FROM_TO = re.compile(
    rf"(?:{FORM_WORDS},|\b(?:from|by)\b) {{0,2}}(?:Comrade )?(?P<sender>{_NAME})"
    r"(?: \([^()]{1,60}\))? (?:to|To) (?:the )?"
    rf"(?P<addressee>{_NAME}?){_WHERE_NAME_ENDS}"
)
_AUTHOR_FORM = re.compile(
    rf"(?P<sender>{_WORD}(?: {_WORD}){{0,4}}), (?P<form>{FORM_WORDS})"
    rf"(?: to (?P<addressee>{_WORD}(?: {_WORD}){{0,4}}))?[ ,]{{1,3}}\(?(?=[A-Z\d])"
)
_NUMBERED_TITLE = re.compile(r"(?:Document|DOCUMENT)[ \t]{1,4}[\d.]{1,12}[ \t]{0,4}[|:.—–-]?[ \t]{0,4}(?=\S)")
_SUMMARY_LABEL = re.compile(r"(?:Document )?(?:Summary|Abstract|Description):\s{1,4}")
# A line that is meant as a date, though a slip may make it none: "Jully 1, 195O".
_LIKE_A_DATE = re.compile(
    r"[A-Z][a-z]{2,9}\.?[ ][\dOIl]{1,2},?[ ]1[\dOIl]{3}\.?\Z|[\dOIl]{1,2}[ ][A-Z][a-z]{2,9},?[ ]1[\dOIl]{3}\.?\Z"
)
_TITLE_LIMIT = 600
# How far from the beginning of a line a title may name its form; further on, such a word is part of a sentence.
_OPENING = 60


def read_title(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The title: the first line of its zone that is more than a date, without the number in front of it."""
    for line in zone.lines:
        start, end = line.start, min(line.end, line.start + _TITLE_LIMIT)
        number = _NUMBERED_TITLE.match(zone.text, start, end)
        start = number.end() if number is not None else start
        dates = context.dates(zone, start, end)
        if dates and dates[0].span.start == start and dates[-1].span.end >= end - 1:
            continue
        if _LIKE_A_DATE.match(zone.text, start, end) is not None:
            continue
        yield described(context, Span.of(zone.text, start, end), DescriptionKind.TITLE, zone.voice)
        return


def read_form(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """What kind of document it is, as the first word for a form says; letter-spaced headings are read too."""
    for match in zone.find(_FORM):
        line = next(line for line in zone.lines if line.start <= match.start() < line.end)
        if match.start() > line.start + _OPENING:
            continue
        yield described(context, zone.span(match, "said"), DescriptionKind.FORM, zone.voice)
        return
    for line in zone.lines:
        spaced = _SPACED.match(line.head)
        closed = close_up(spaced.group().rstrip()) if spaced is not None else ""
        if spaced is not None and _FORM.fullmatch(closed):
            span = Span.of(zone.text, line.start, line.start + len(spaced.group().rstrip()))
            yield described(context, span, DescriptionKind.FORM, zone.voice, closed)
            return


def form_of(words: str) -> Form:
    """The form that some words name, or that none is stated.

    >>> form_of("Ciphered telegram").value
    'telegram'
    """
    match = _FORM.search(words)
    if match is None:
        return Form.NOT_STATED
    return next(form for number, (_, form) in enumerate(_FORMS) if match[f"f{number}"] is not None)


def read_title_date(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The dates that a title or catalogue gives the document: on a line of its own, in brackets, or at the end."""
    for line in zone.lines:
        start, end = line.start, min(line.end, line.start + _TITLE_LIMIT)
        for found in context.dates(zone, start, end):
            after = zone.text[found.span.end : end].strip(" .,;)]|")
            before = zone.text[found.span.start - 1] if found.span.start > start else ""
            if found.span.start == start or before == "(" or not after:
                yield dated(context, (found.span, found.value), DateKind.CATALOGUE, zone.voice)
                break
        else:
            like = _LIKE_A_DATE.match(zone.text, start, end)
            if like is not None:
                span = zone.span(like)
                yield dated(context, (span, DateValue(as_written=span.quote)), DateKind.CATALOGUE, zone.voice)


def read_title_parties(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who wrote to whom, where a title says "Letter, A to B" or "Telegram from A to B"; silent where "to" is twice."""
    for match in zone.find(_FROM_TO):
        line = next(line for line in zone.lines if line.start <= match.start() < line.end)
        after = zone.text[match.end() : min(line.end, match.end() + 40)]
        if match.start() > line.start + _OPENING or re.match(r"\s+to\s+[A-Z]", after):
            continue
        for group, role in (("sender", Role.SENDER), ("addressee", Role.ADDRESSEE)):
            party = read_party(zone.span(match, group), governments=context.profile.governments)
            yield took_part(context, party, role, SENDING, zone.voice)
        return


def read_title_author(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who sent it, where a title says "A. MUSTER, Telegram (date)"; and to whom: "A. MUSTER, Telegram to B, date"."""
    for line in zone.lines:
        number = _NUMBERED_TITLE.match(zone.text, line.start, line.end)
        match = _AUTHOR_FORM.match(zone.text, number.end() if number is not None else line.start, line.end)
        if match is not None:
            yield took_part(context, read_party(zone.span(match, "sender")), Role.SENDER, SENDING, zone.voice)
            if match["addressee"] is not None:
                party = read_party(zone.span(match, "addressee"), governments=context.profile.governments)
                yield took_part(context, party, Role.ADDRESSEE, SENDING, zone.voice)
            return


def read_summary(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The cataloguer's abstract as a whole, without the label before it."""
    label = _SUMMARY_LABEL.match(zone.text, zone.start, zone.end)
    span = zone.words(label.end() if label is not None else zone.start, zone.end)
    if span is not None:
        yield described(context, span, DescriptionKind.SUMMARY, Voice.CATALOGUER)
