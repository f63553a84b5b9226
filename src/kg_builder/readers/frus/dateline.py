"""When and where a document was written, as its markup states it; what the words say more precisely stands beside it.

Source: TEI P5, section 13.4 (`@when`, `@from`, `@to`, `@notBefore`, `@notAfter`); the current encoding of FRUS gives
every document its bounds as `frus:doc-dateTime-min` and `-max` too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.dates import date_of_edtf
from kg_builder.model import (
    Basis,
    Certainty,
    DateKind,
    DateStatement,
    DateValue,
    PlaceRole,
    PlaceStatement,
    Status,
    Voice,
)
from kg_builder.readers.frus.page import Block, Mark, Page
from kg_builder.readers.frus.places import RULE, Places
from kg_builder.readers.markup import Element
from kg_builder.readers.markup.dates import read_markup_date
from kg_builder.readers.plain_text.rules.routing import SENDING

_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<clock>\d\d:\d\d)(?P<second>:\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
_ATTRIBUTES_OF_ESTIMATES = frozenset({"notBefore", "notAfter"})
_CERTAINTIES = {"high": Certainty.HIGH, "medium": Certainty.MEDIUM, "low": Certainty.LOW}


def marked_dates(page: Page, number: int, places: Places) -> Iterator[DateStatement]:
    """The dates that the marked elements of a dateline state, each with its words; none for an element without value.

    A date in brackets is supplied by the editors. `@from`/`@to` is an interval, `@notBefore`/`@notAfter` one of the
    days between: the editors' inference.
    """
    for mark in _in_block(page, number, "date"):
        found = read_markup_date(mark.element)
        if found.value is None or not (found.by_attribute or found.faults):
            continue
        inferred = mark.element.get("when") is None and not _ATTRIBUTES_OF_ESTIMATES.isdisjoint(mark.element.keys())
        supplied = _in_brackets(page.text, page.blocks[number], mark.start)
        yield DateStatement(
            rests_on=places.of(mark),
            stated_by=Voice.EDITOR if supplied or inferred else Voice.AUTHOR,
            rule=RULE,
            basis=Basis.INFERRED if inferred else Basis.SUPPLIED if supplied else Basis.STATED,
            certainty=_CERTAINTIES.get(mark.element.get("cert") or "", Certainty.HIGH),
            status=Status.STATED_BY_MARKUP,
            kind=DateKind.HEADING,
            value=replace(found.value, as_written=page.text[mark.start : mark.end]),
            act=SENDING,
        )


def marked_places(page: Page, number: int, places: Places) -> Iterator[PlaceStatement]:
    """The places that a dateline marks; one in brackets, or one that is withheld, is in the editors' voice."""
    for mark in _in_block(page, number, "placeName"):
        words = page.text[mark.start : mark.end]
        name = " ".join(words.split()).strip(" ,.;")
        if not name:
            continue
        supplied = _in_brackets(page.text, page.blocks[number], mark.start)
        withheld = "not declassified" in words
        yield PlaceStatement(
            rests_on=places.of(mark),
            stated_by=Voice.EDITOR if supplied or withheld else Voice.AUTHOR,
            rule=RULE,
            basis=Basis.SUPPLIED if supplied else Basis.STATED,
            status=Status.STATED_BY_MARKUP,
            role=PlaceRole.SENT_FROM,
            name=name,
            as_written=words,
            act=SENDING,
        )


def bounds_of_document(document: Element, places: Places) -> DateStatement | None:
    """The date that the current encoding gives the document as a whole: its first and last possible second.

    A whole day is that day; anything longer is one of the days between.
    """
    found = {name.rpartition("}")[2]: value for name, value in document.attrib.items()}
    first = _moment(found.get("doc-dateTime-min"))
    last = _moment(found.get("doc-dateTime-max"))
    if not (first and last):
        return None
    if first == last:
        edtf = first
    elif (first[10:], last[10:]) in {("T00:00:00", "T23:59:59"), ("T00:00:00", "T23:59:00")}:
        edtf = first[:10] if first[:10] == last[:10] else f"[{first[:10]}..{last[:10]}]"
    else:
        edtf = f"[{first}..{last}]"
    words = f"{found['doc-dateTime-min']} / {found['doc-dateTime-max']}"
    return DateStatement(
        rests_on=places.record(document, None),
        stated_by=Voice.CATALOGUER,
        rule=RULE,
        status=Status.STATED_BY_MARKUP,
        kind=DateKind.CATALOGUE,
        value=_value(edtf, words),
    )


def _moment(value: str | None) -> str:
    """A moment with its seconds and without its zone, which has no place inside a set of days; "" for nothing."""
    moment = _MOMENT.fullmatch((value or "").strip())
    return f"{moment['day']}T{moment['clock']}{moment['second'] or ':00'}" if moment is not None else ""


def _value(edtf: str, words: str) -> DateValue:
    try:
        return date_of_edtf(edtf, as_written=words)
    except ValueError:
        return DateValue(as_written=words)


def _in_block(page: Page, number: int, name: str) -> Iterator[Mark]:
    return (mark for mark in page.marks if mark.block == number and mark.name == name)


def _in_brackets(text: str, block: Block, start: int) -> bool:
    return text.count("[", block.start, start) > text.count("]", block.start, start)
