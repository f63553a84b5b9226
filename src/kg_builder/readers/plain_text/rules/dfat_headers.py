"""The line below the title of an edited document: form, number, extract, place and date; and the marks of secrecy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg_builder.dates import date_of_edtf, find_dates, read_date
from kg_builder.model import (
    Absence,
    Basis,
    DateKind,
    DateStatement,
    DateValue,
    DescriptionKind,
    NumberKind,
    PlaceRole,
    PlaceStatement,
    Span,
    Statement,
    Voice,
)
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, described, numbered
from kg_builder.readers.plain_text.rules.routing import SENDING

_LINE_LIMIT = 250
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# Between the parts of a date an edition puts footnote marks, commas and the brackets of what it supplies.
_NOISE = r"(?:\[[\dl]{1,2}\]|[\[\],\s]){0,6}"
_YEAR = r"(?:(?:1[5-9]|20)\d\[?\d\]?|(?:1[5-9]|20)\[\d\d\])"
_HOW = r"(?:(?:c\.|circa|about|on or (?:after|before)|(?:not )?(?:after|before)|early|late|mid)[ -]?\s{0,2})?"
_DAY = re.compile(
    rf"(?P<how>{_HOW})(?<!\w)(?P<day>\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?|[Il][\dOo]?|\d[OoIl])(?:st|nd|rd|th)?(?P<gap>{_NOISE})(?P<month>{_MONTH})"
    rf"(?P<gap2>{_NOISE})(?P<year>{_YEAR})(?!\d\d)"
)
# Letters that a scanner puts for digits.
_DIGITS = str.maketrans("IlOo", "1100")
_WITHOUT_DAY = re.compile(rf"(?P<how>{_HOW})(?P<month>{_MONTH})(?P<gap>{_NOISE})(?P<year>{_YEAR})(?!\d)")
_CLOCK = re.compile(
    r"\]{0,2}(?:\s?\[[\dl]{1,2}\]\]?)?,?\s{0,3}\[?(?P<clock>[\dO]{1,2}(?:[.:]\s?[\dO]{2})?\s?[aApP]\.?\s?[mM]\b\.?"
    r"|12 (?:noon|midnight)|noon|midnight)"
)
_FORMS_BY_NAME = (
    (re.compile(r"(?:Cabinet|Council) Minutes?\Z"), "minutes"),
    (re.compile(r"(?i:(?:record|notes?) of conversation)\Z"), "record of conversation"),
)
_NO_DATE = re.compile(r"\b(?:[Uu]ndated|[Nn]\.\s?d\.)")
_WEEK = re.compile(r"\b[Ww]eek (?:commencing|beginning)\s{1,3}\Z")
_RECEIVED = re.compile(r"\s{0,4}(?i:received|repeated|dated)\b")
_PLACE = re.compile(
    r"(?:\A|[\s,\[])(?P<place>[A-Z][A-Z'’]{2,}(?:[ -](?:[A-Z][A-Z'’.]+|de|la|of)){0,3})\s?(?P<mark>\[[\dl]{1,2}\])?\]?"
    r"[\s,]{0,3}(?:n\.?\s?d\.?|undated)?[\s,\[]{0,4}\Z"
)
_MIXED_PLACE = re.compile(
    r"(?:\A|,\s|\d\.?\s|\)\s|\b(?:Cablegram|Letter|Memorandum|Minute|Note|D[ei]spatch|Message|Savingram)\s)\[?"
    r"(?P<place>(?!(?:Cable|Tele|Saving|Letter|Memo|Minute|Note|Disp|Desp|Message|Report|Extract|Week|Document|Agend|File)[a-z]*)"
    r"[A-Z][a-z'’-]{2,}(?: [A-Z][a-z'’-]{2,}){0,2})\s?(?P<mark>\[[\dl]{1,2}\])?\]?[\s,\[]{1,4}\Z"
)
_FORM = re.compile(
    r",?\s{0,3}(?P<form>(?:(?:[Cc]ircular|Departmental|Unnumbered|Draft|Personal|Extract from|[Ii]nward|[Oo]utward"
    r"|Joint|(?:Advisory )?War|Full|Cabinet|Council)\s){0,3}"
    r"(?:Cablegrams?|Cables?|Telegrams?|Teletypes?(?: [Mm]essages?)?|Savingrams?|Letters?|Memorand(?:um|a)|Memo\b"
    r"|Messages?|[Dd][ei]spatch(?:es)?|Minutes?|Notes?|Reports?|Resolutions?|Decisions?"
    r"|cablegrams?|telegrams?|savingrams?|Agend(?:um|a)|Submissions?|Statements?|Papers?"
    r"|File note|Aide-[Mm][eé]moire|(?:Record|Notes?)(?: of (?:[Cc]onversation|[Mm]eeting|[Dd]iscussions?))?))"
)
_EXTRACT = re.compile(r"\b(?i:extracts?)\b")
_QUALIFIER = re.compile(r"\((?:[a-z][a-z ]{2,30})\)|\[[\dl]{1,2}\]|\bextracts?\b")
_NUMBER = re.compile(
    r"(?:[Nn]o\.?\s?)?(?P<number>[\w./&()-]{0,14}(?: ?[\w./&()-]{1,8}){0,2}? ?\d[\w./()-]{0,10})\s{0,24}(?:,|\Z)"
)
_TELEGRAMS = re.compile(r"(?i:cable|cablegram|telegram|teletype|savingram)")
_SECRECY = re.compile(
    r"\b(?:(?:TOP|MOST|VERY|STRICTLY) )?(?:SECRET|CONFIDENTIAL|RESTRICTED|PERSONAL|PRIVATE)"
    r"(?: (?:AND|&) (?:(?:TOP|MOST) )?(?:SECRET|CONFIDENTIAL|PERSONAL|RESTRICTED))?\b"
)
_URGENCY = re.compile(
    r"\b(?:(?:(?:MOST|VERY) )?(?:IMMEDIATE|URGENT|IMPORTANT|PRIORITY)|CLEAR THE LINE|EMERGENCY|ROUTINE|FLASH)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A date of a header line: its words, what they say, and whether the edition supplied it in brackets."""

    span: Span
    value: DateValue
    supplied: bool


def read_edited_dateline(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The place and date of the line below the title; what stands in square brackets is supplied by the editor."""
    for line in zone.lines:
        end = min(line.end, line.start + _LINE_LIMIT, zone.end)
        if _RECEIVED.match(zone.text, line.start, end):
            continue
        found = _date(zone.text, line.start, end, context)
        if found is not None:
            yield DateStatement(
                rests_on=found.span,
                stated_by=zone.voice,
                rule=context.rule,
                basis=Basis.SUPPLIED if found.supplied else Basis.STATED,
                kind=DateKind.HEADING,
                value=found.value,
                act=SENDING,
            )
            yield from _place(zone, context, line.start, found.span.start)
            return
    yield from _undated(zone, context)


def _undated(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """That the paper has no date, where the edition says so, and the place before it."""
    line = zone.lines[0]
    said = _NO_DATE.search(zone.text, line.start, min(line.end, line.start + _LINE_LIMIT, zone.end))
    if said is None:
        return
    yield DateStatement(
        rests_on=zone.span(said),
        stated_by=zone.voice,
        rule=context.rule,
        kind=DateKind.HEADING,
        act=SENDING,
        absence=Absence.UNSTATED,
    )
    yield from _place(zone, context, line.start, said.start())


def _date(text: str, start: int, end: int, context: Context) -> _Found | None:
    """The first date between two offsets, with the time of day behind it; to the day, else to the month."""
    match = _DAY.search(text, start, end)
    if match is None:
        for found in find_dates(text, start=start, end=end, order=context.profile.date_order):
            if found.value.edtf is not None and re.match(r"\d{4}-\d\d-\d\d", found.value.edtf):
                return _Found(span=found.span, value=found.value, supplied=False)
        match = _WITHOUT_DAY.search(text, start, end)
    if match is None:
        return None
    day = match.groupdict().get("day")
    day = day.translate(_DIGITS) if day is not None else None
    year = re.sub(r"\D", "", match["year"])
    words = " ".join(part for part in (match["how"].strip(" -"), day, match["month"], year) if part)
    clock = _CLOCK.match(text, match.end(), end) if day is not None else None
    value = None
    if clock is not None:
        hour = clock["clock"].replace("O", "0").replace(". ", ".")
        value = read_date(f"{words}, {hour}", order=context.profile.date_order, century=context.profile.century)
    stop = clock.end() if value is not None and clock is not None else match.end()
    value = value or read_date(words, order=context.profile.date_order, century=context.profile.century)
    if value is None:
        return None
    week = _WEEK.search(text, start, match.start())
    if week is not None and day is not None and value.earliest is not None:
        value = _seven_days(value.earliest[:10])
    span = _balanced(text, week.start() if week is not None else match.start(), stop)
    before = _QUALIFIER.sub("", text[start : match.start()])
    open_bracket = before.count("[") > before.count("]")
    supplied = open_bracket or "[" in _QUALIFIER.sub("", match.group())
    return _Found(span=span, value=replace(value, as_written=span.quote), supplied=supplied)


def _seven_days(first: str) -> DateValue:
    last = date.fromisoformat(first) + timedelta(days=6)
    return date_of_edtf(f"{first}/{last.isoformat()}")


def _balanced(text: str, start: int, end: int) -> Span:
    """The words of a date without a bracket that another one opens or closes; with it where both are its own."""
    words = text[start:end]
    if words.count("]") > words.count("["):
        if words.endswith("]"):
            end -= 1
        elif text[start - 1 : start] == "[":
            start -= 1
    return Span.of(text, start, end)


def _place(zone: ZoneText, context: Context, start: int, end: int) -> Iterator[Statement]:
    """The place right before the date."""
    before = zone.text[start:end]
    match = _PLACE.search(before) or _MIXED_PLACE.search(before)
    if match is None:
        return
    span = Span.of(zone.text, start + match.start("place"), start + match.end("place"))
    ahead = _QUALIFIER.sub("", before[: match.start("place")])
    yield PlaceStatement(
        rests_on=span,
        stated_by=zone.voice,
        rule=context.rule,
        basis=Basis.SUPPLIED if ahead.count("[") > ahead.count("]") else Basis.STATED,
        role=PlaceRole.SENT_FROM,
        name=" ".join(span.quote.split()),
        as_written=span.quote,
        act=SENDING,
    )


def read_heading_form(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The kind of document and its number or numbers, and whether it is an extract: "Cablegram 12 (extract), …"."""
    line = zone.lines[0]
    end = min(line.end, line.start + _LINE_LIMIT, zone.end)
    found = _date(zone.text, line.start, end, context)
    stop = found.span.start if found is not None else end
    extract = _EXTRACT.search(zone.text, line.start, stop)
    if extract is not None:
        span = Span.of(zone.text, extract.start(), extract.end())
        yield described(context, span, DescriptionKind.EXTENT, zone.voice, "excerpt")
    form = _FORM.match(zone.text, line.start, stop)
    if form is None:
        return
    kind = next((value for pattern, value in _FORMS_BY_NAME if pattern.search(form["form"])), None)
    yield described(context, zone.span(form, "form"), DescriptionKind.FORM, zone.voice, kind)
    head = zone.text[line.start : stop]
    place = _PLACE.search(head) or _MIXED_PLACE.search(head)
    stop = line.start + place.start("place") if place is not None else stop
    telegram = _TELEGRAMS.search(form["form"]) is not None
    number = NumberKind.TELEGRAM_NUMBER if telegram else NumberKind.OWN_NUMBER
    for span in _numbers(zone.text, form.end(), stop):
        yield numbered(context, span, number, span.quote, Voice.SENDING_OFFICE)


def _numbers(text: str, start: int, end: int) -> Iterator[Span]:
    """The numbers behind the form, without what is said of the copy; one telegram may have a number at each post."""
    words = _QUALIFIER.sub(lambda match: " " * len(match.group()), text[start:end])
    words = words.replace("[", " ").replace("]", " ").replace(" and ", " ,   ")
    position = 0
    while position < len(words) and position < 80:
        gap = len(words) - position - len(words[position:].lstrip(" ,"))
        match = _NUMBER.match(words, position + gap)
        if match is None:
            return
        number = match["number"]
        begin = match.start("number")
        if number.startswith("unnumbered/"):
            begin += len("unnumbered/")
        yield Span.of(text, start + begin, start + match.end("number"))
        position = match.end()


def read_markings(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """How secret and how urgent a document is marked, in capitals: "IMMEDIATE SECRET AND PERSONAL"."""
    for pattern, kind in ((_SECRECY, DescriptionKind.SECRECY), (_URGENCY, DescriptionKind.URGENCY)):
        for match in zone.find(pattern):
            yield described(context, zone.span(match), kind, zone.voice)
