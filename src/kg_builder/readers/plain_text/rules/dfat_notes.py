"""What an edition adds: archival references in square brackets, omissions; and how messages cite each other shortly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import (
    ArchivalReference,
    DescriptionKind,
    Edition,
    Reference,
    ReferenceKind,
    Span,
    Statement,
    Voice,
)
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, described

_BRACKETS = re.compile(r"\[(?P<inside>[A-Z](?:[^\[\]\r\n]|\[\d{1,2}\]){3,240})\]")
_ONE = re.compile(r"(?P<repository>[A-Z][\w .,&'’()-]{0,60}?)\s?:\s?(?P<path>\S.{0,200})")
_PRINTED = re.compile(
    r"(?i:(?:reported|printed|published) in)\s['‘’](?P<container>[^‘’]{2,120}?)['’](?P<rest>[^\[\]]{0,120})\Z"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PAGE = re.compile(r"\b(?i:pp?\.)\s?(?P<page>\d{1,5}(?:\s?[-–]\s?\d{1,5})?)")
_MARK = re.compile(r"\s?\[\d{1,2}\]")
_NEXT = re.compile(r"\s*;\s*")
_PART = re.compile(r"(?P<item>.*?)[\s,]*\b(?P<label>(?i:part|pt|vol)\b\.?\s?)?(?P<part>[ivxIVX]{1,6}|(?<=\s)\d{1,3})\Z")
_ITEM_WORD = re.compile(r"(?i:item)\s")
_CAPITALS = re.compile(r"[A-Z0-9 .,:&'’()/–-]+\Z")
_OMITTED = re.compile(
    r"\[(?:(?i:matter|text|material|passages?|paragraphs?|sentences?|names?) (?i:omitted|deleted|excised|not printed)"
    r"|(?:Here follow|There follow|Paragraphs? |Sections? |Appendi|The (?:rest|remainder|following))"
    r"[^\[\]\r\n]{3,300})\]"
)
_WHOSE = r"(?P<whose>[Yy]our|[Oo]ur|[Mm]y)"
_FORM = r"(?:(?:circular )?(?:telegram|cablegram|cable|savingram|memorandum|letter|message|d[ei]spatch)s? )?"
_CITED = re.compile(
    rf"\b(?P<said>{_WHOSE} {_FORM}(?:[Nn]os?\.? ?)?(?P<number>(?:[A-Z][A-Za-z]{{0,9}}\.? ?)?\d{{1,5}}))"
    r"(?![\w/%]|[.,]\d)(?=\s?(?:[.,;:)\[]|\r|\n|\Z|(?:paragraphs?|paras?|of|and|dated|refers?|concerning|regarding|was|were|has|is)\b))"
)
_REPLY = re.compile(r"(?:in\s+(?:reply|answer|response)\s+to|replying\s+to|answering)\s+\Z", re.IGNORECASE)


def read_bracketed_references(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Each archival copy that stands in square brackets at the foot: repository, series, item, part.

    A printing that stands there in place of a reference is an edition. A reference in capitals without a repository
    before a colon is kept as written, without levels.
    """
    for match in zone.find(_BRACKETS):
        printed = _PRINTED.match(match["inside"])
        if printed is not None:
            yield _edition(printed, zone.span(match), zone, context)
            continue
        single = _NEXT.split(match["inside"]) if ":" in match["inside"].partition(";")[2] else [match["inside"]]
        start = match.start("inside")
        for words in single:
            begin = zone.text.index(words, start)
            start = begin + len(words)
            alone = len(single) == 1
            span = Span.of(zone.text, match.start() if alone else begin, match.end() if alone else start)
            found = _reference(words, span, zone, context)
            if found is not None:
                yield found


def _edition(printed: re.Match[str], span: Span, zone: ZoneText, context: Context) -> Edition:
    year, page = _YEAR.search(printed["rest"]), _PAGE.search(printed["rest"])
    return Edition(
        rests_on=span,
        stated_by=zone.voice,
        rule=context.rule,
        citation=" ".join(printed.group().split()),
        container=" ".join(printed["container"].split()),
        year=year.group() if year is not None else None,
        page=page["page"] if page is not None else None,
    )


def _reference(words: str, span: Span, zone: ZoneText, context: Context) -> ArchivalReference | None:
    words = _MARK.sub("", words)
    match = _ONE.match(words)
    if match is None and _CAPITALS.match(words) is None:
        return None
    return ArchivalReference(
        rests_on=span,
        stated_by=zone.voice,
        rule=context.rule,
        repository=" ".join(match["repository"].split()) if match is not None else None,
        levels=tuple(_levels(match["path"])) if match is not None else (),
        folios=None,
        as_written=span.quote,
    )


def _levels(path: str) -> Iterator[tuple[str, str]]:
    """Series, item and part as the commas part them; a series may hold blanks and strokes, an item commas."""
    series, comma, rest = path.partition(",")
    yield "series", " ".join(series.split())
    item = " ".join(rest.split())
    if not comma or not item:
        return
    match = _PART.match(item)
    label = (match["label"] or "").strip(" .").casefold() if match is not None else ""
    if match is not None and (label or not match["part"].isdigit()):
        item = match["item"].rstrip(" ,")
    else:
        match = None
    if item:
        yield "item", _ITEM_WORD.sub("", item, count=1) if _ITEM_WORD.match(item) else item
    if match is not None:
        yield "volume" if label == "vol" else "part", match["part"]


def read_omissions(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """What the edition says that it leaves out: "[matter omitted]"; so the text is an excerpt."""
    for match in zone.find(_OMITTED):
        span = zone.span(match)
        yield described(context, span, DescriptionKind.OMISSION, Voice.EDITOR)
        yield described(context, span, DescriptionKind.EXTENT, Voice.EDITOR, "excerpt")


def read_short_citations(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Other messages that a text cites by a bare number: "Your 202.", "our Delegate 141", "my telegram 7"."""
    for match in zone.find(_CITED):
        kind = ReferenceKind.OUR_EARLIER
        if match["whose"].casefold() == "your":
            before = zone.text[max(zone.start, match.start() - 40) : match.start()]
            kind = ReferenceKind.REPLY if _REPLY.search(before) else ReferenceKind.YOUR
        yield Reference(
            rests_on=zone.span(match, "said"),
            stated_by=Voice.AUTHOR,
            rule=context.rule,
            kind=kind,
            number=" ".join(match["number"].split()),
        )
