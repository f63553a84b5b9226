"""In the text of a FRUS document: telegrams and despatches that are cited, and what was left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import DateValue, DescriptionKind, Reference, ReferenceKind, Span, Statement, Voice
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, described
from kg_builder.readers.plain_text.rules.searching import find_before, find_near, holds_any, numbers_behind

_KINDS = (
    r"(?:cir(?:cular)?)?(?:info?)?(?:tels?|telegrams?|grams?|airgrams?|desp?|despatch(?:es)?|desps?|dess?|"
    r"ltrs?|letters?|"
    r"msgs?|memos?)"
)
# "Deptel", "Depcirtel", "Embdes", "Contels", "urtel", "Reurtel", "ReDeptel", "mytel"; "Cantel" of a post; "Telegram".
_CODED = re.compile(
    r"(?<!Department )\b(?P<re>(?:[Rr]e|RE))?(?P<series>(?P<whose>[Dd]ept?|[Ee]mb|[Cc]on(?:gen)?|[Ll]eg|"
    r"[Dd]el(?:ga)?|"
    rf"[Mm]is|[Uu]r|[Mm]y|[Oo]ur|[Uu]sun){_KINDS}|(?!(?:Ho|Mo|Car|Pas)tels?\b)[A-Z][a-z]{{1,8}}tels?|"
    rf"Telegrams?|Airgrams?|"
    r"Despatch(?:es)?)\s{1,3}(?=(?:[Nn]os?\.?\s?)?\d|[A-Z][a-z]{2,8}\.?\s\d)"
)
_WHOSE_WORDS = re.compile(
    r"\b(?P<re>[Rr]e)?(?P<series>(?P<whose>[Uu]r|[Yy]our|[Mm]y|[Oo]ur|(?:[Tt]his |the |[Tt]he )?(?:Department|"
    r"Mission|Embassy|Legation|"
    r"Consulate(?: General)?)(?:[’']s|(?=\s{1,3}[a-z])))(?:\s{1,3}(?:telegrams?|despatch(?:es)?|"
    r"dispatch(?:es)?|airgrams?|letters?|circular telegram|"
    r"circular|instruction|tels?|desps?|memorandum))?)\s{1,3}(?=(?:[Nn]os?\.\s{0,2})?(?:[A-Z]{1,2}[–-])?\d{1,5}\b)"
)
_ONE = re.compile(
    r"(?:[Nn]os?\.?\s{0,2})?(?P<number>(?:[A-Z]{1,2}[–-])?\d{1,5})(?![\w/%]|[.,]\d|\s(?:lines?|pages?|percent|"
    r"million))"
)
# What the word before the number or the date of every such message ends in; all else is not looked at.
_ENDINGS = tuple(
    """tel tels gram grams des desp desps dess patch patches ltr ltrs etter etters msg msgs emo emos ircular nstruction
    emorandum ur Ur my My ’s 's""".split()
)
_SIGNS = frozenset({"No", "No.", "Nos", "Nos.", "no", "no.", "nos", "nos."})
_TAIL_LENGTH = 36
_LONGEST_SERIES = 72
_DATE_GAP = re.compile(r",?\s{1,3}(?:(?:of|dated)\s{1,3})?(?=[A-Z]|\d{1,2}\s[A-Z])")
_NEXT = re.compile(
    r"(?:\s{0,2}[;,]\s{0,3}(?:and\s{1,3})?|\s{1,3}and\s{1,3})(?=(?:[Nn]o\.?\s?)?\d{1,5}(?!\d|[.,]\d|"
    r"\s[A-Z][a-z]+\s\d{4}))"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d"
_YEAR_BEHIND = re.compile(r",\s{1,2}\d{4}\Z")
_DATE_BEHIND = re.compile(rf",?\s{{1,3}}(?:of\s|dated\s)?(?={_MONTH})")
_LISTED = re.compile(r"(?:(?<![^\r\n])|(?<=\. ))(?:Refs?|Re|Reference|References):\s{1,3}(?=\S)")
_LIST_WORDS = ("Ref:", "Refs:", "Re:", "Reference:", "References:")
_LISTED_ONE = re.compile(
    r"(?:[A-Z]\.\s{0,2})?(?P<series>[A-Z][A-Za-z]{2,11})[\s-](?P<number>\d{2,6})(?![/\w])(?:\s\([^()]{2,40}\))?(?P<end>[;,]\s{0,3})?"
)
_OURS = frozenset({"my", "our"})
_YOURS = frozenset({"ur", "your"})
_OMITTED = re.compile(
    r"\[(?:Here follows?\b[^\[\]]{0,600}|(?:\d[\d\s/½–-]{0,10}|less th[ae][nt] [\dI] |[Oo]ne |"
    r"[Tt]wo )?(?:\w+ and )?(?:sentences?|paragraphs?|"
    r"lines?|pages?|text|words?|names? and [^\[\]]{0,30}lines?)\b[^\[\]]{0,120}\b(?:not declassified|omitted|"
    r"garbled|illegible|not printed)|"
    r"[^\[\]]{0,120}\b(?:omitted here|not printed|is omitted|are omitted|[Oo]mission|[Gg]arbled?|"
    r"[Ii]llegible)\b[^\[\]]{0,60})\]"
)
_DOTS = re.compile(r"(?<![^\r\n])(?:\.[ \t]?){5,60}(?=[\r\n]|\Z)|(?<![^\r\n])\[(?:Extracts?|Excerpts?)\](?=[\r\n]|\Z)")

_DOT_WORDS = ("..", ". .", ".\t.", "[E")


def read_frus_references(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The messages that a text cites: "Deptel 488, April 5", "Reur 1464, Jan 14", "Embtels 12 and 14", "Ref: GUAT 602".

    `series` is the word that says whose they are. In a list each number is a reference with its own date.
    """
    places = numbers_behind(zone, _TAIL_LENGTH, _may_name_message)
    for pattern in (_CODED, _WHOSE_WORDS):
        for match in find_before(zone, pattern, places, _LONGEST_SERIES):
            yield from _list_of(zone, context, match)
    for match in find_near(zone, _LISTED, _LIST_WORDS, 0):
        position = match.end()
        while (one := _LISTED_ONE.match(zone.text, position, zone.end)) is not None:
            span = Span.of(zone.text, one.start("series"), one.end("number"))
            yield _reference(context, span, ReferenceKind.CITED, number=one["number"], series=one["series"], date=None)
            position = one.end()
            if one["end"] is None:
                break


def _may_name_message(before: str) -> bool:
    """Whether some words can name the message whose number or date follows: "Deptel ", "your ", "despatch No. A–"."""
    words = before.split()
    if not words or words[-1].endswith(_ENDINGS):
        return bool(words)
    if len(words) == 1 or not (words[-1] in _SIGNS or words[-1][0].isupper()):
        return False
    return words[-2].endswith(_ENDINGS) or (len(words) > 2 and words[-2] in _SIGNS and words[-3].endswith(_ENDINGS))


def read_frus_omissions(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """What is left out, with the reason where one is given: "[Here follows …]", "[3 lines not declassified]", dots."""
    for match in zone.find(_OMITTED):
        yield described(context, zone.span(match), DescriptionKind.OMISSION, Voice.EDITOR, _inside(match.group()))
    for match in zone.find(_DOTS) if holds_any(zone, _DOT_WORDS) else ():
        yield described(context, zone.span(match), DescriptionKind.EXTENT, Voice.EDITOR, "excerpt")


def _inside(words: str) -> str:
    return " ".join(words.strip("[] ").split())


def _list_of(zone: ZoneText, context: Context, match: re.Match[str]) -> Iterator[Statement]:
    """The numbers behind a word for messages, each with its date; a message cited by its date alone has no number."""
    kind = _kind(match["whose"])
    series = " ".join(match["series"].split())
    start = match.start("re") if match["re"] is not None else match.start("series")
    position = match.end()
    one = _ONE.match(zone.text, position, zone.end)
    if one is None:
        date = context.date_at(zone, position)
        if date is not None:
            span = Span.of(zone.text, start, date[0].end)
            yield _reference(context, span, kind, number=None, series=series, date=date[1])
        return
    first = True
    while one is not None:
        end, value = one.end("number"), None
        gap = _DATE_GAP.match(zone.text, end, zone.end)
        date = _date_of_one(zone, context, gap.end(), several=first and series.endswith("s")) if gap else None
        if date is not None:
            end, value = date[0].end, date[1]
        span = Span.of(zone.text, start, end)
        yield _reference(context, span, kind, number=one["number"], series=series, date=value)
        first = False
        more = _NEXT.match(zone.text, end, zone.end)
        if more is None:
            return
        start = more.end()
        one = _ONE.match(zone.text, start, zone.end)


def _date_of_one(zone: ZoneText, context: Context, start: int, *, several: bool) -> tuple[Span, DateValue] | None:
    """The date of one message of a list; in "1805, July 25, 1859, August 1" the second number is no year.

    With `several`, more than one message is announced: a year behind the first date is then the next number.
    """
    date = context.date_at(zone, start)
    year = _YEAR_BEHIND.search(date[0].quote) if date is not None else None
    if date is None or year is None:
        return date
    behind = _DATE_BEHIND.match(zone.text, date[0].end, zone.end)
    if behind is None and not (several and _NEXT.match(zone.text, date[0].end, zone.end) is None):
        return date
    shorter = context.dates(zone, start, start + year.start())
    return (shorter[0].span, shorter[0].value) if shorter else None


def _kind(whose: str | None) -> ReferenceKind:
    word = (whose or "").casefold()
    if word in _YOURS:
        return ReferenceKind.YOUR
    return ReferenceKind.OUR_EARLIER if word in _OURS or word.startswith("this ") else ReferenceKind.CITED


def _reference(
    context: Context, span: Span, kind: ReferenceKind, *, number: str | None, series: str, date: DateValue | None
) -> Reference:
    return Reference(
        rests_on=span,
        stated_by=Voice.AUTHOR,
        rule=context.rule,
        kind=kind,
        number=number,
        series=series,
        date=date,
    )
