"""When and where a document was written, as its markup states it; what the words say more precisely stands beside it.

Source: TEI P5, section 13.4 (`@when`, `@from`, `@to`, `@notBefore`, `@notAfter`); the current encoding of FRUS gives
every document its bounds as `frus:doc-dateTime-min` and `-max` too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from kg_builder.readers.plain_text.rules.routing import SENDING

_MOMENT = re.compile(
    r"(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)"
    r"(?:T(?P<clock>\d\d:\d\d)(?P<second>:\d\d)?(?:\.\d+)?(?P<zone>Z|[+-]\d\d:\d\d)?)?"
)
_CERTAINTIES = {"high": Certainty.HIGH, "medium": Certainty.MEDIUM, "low": Certainty.LOW}


def marked_dates(page: Page, number: int, places: Places) -> Iterator[DateStatement]:
    """The dates that the marked elements of a dateline state, each with its words; none for an element without value.

    A date in brackets is supplied by the editors. `@from`/`@to` is an interval, `@notBefore`/`@notAfter` one of the
    days between: the editors' inference.
    """
    for mark in _in_block(page, number, "date"):
        value, inferred = date_of_element(mark.element, page.text[mark.start : mark.end])
        if value is None:
            continue
        supplied = _in_brackets(page.text, page.blocks[number], mark.start)
        yield DateStatement(
            rests_on=places.of(mark),
            stated_by=Voice.EDITOR if supplied or inferred else Voice.AUTHOR,
            rule=RULE,
            basis=Basis.INFERRED if inferred else Basis.SUPPLIED if supplied else Basis.STATED,
            certainty=_CERTAINTIES.get(mark.element.get("cert") or "", Certainty.HIGH),
            status=Status.STATED_BY_MARKUP,
            kind=DateKind.HEADING,
            value=value,
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
    first = _without_zone(found.get("doc-dateTime-min"))
    last = _without_zone(found.get("doc-dateTime-max"))
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


def date_of_element(element: Element, words: str) -> tuple[DateValue | None, bool]:
    """The date of an element's attributes, and whether the editors infer it ("not before"); None for no attribute.

    A value that is no date gives a date as written, without normal form.
    """
    when = element.get("when") or element.get("when-iso")
    if when:
        return _value(normal_moment(when), words), False
    start, end = _without_zone(element.get("from")), _without_zone(element.get("to"))
    if start or end:
        return _value(f"{start or '..'}/{end or '..'}", words), False
    first, last = _without_zone(element.get("notBefore")), _without_zone(element.get("notAfter"))
    if not (first or last):
        return None, False
    return _value(first if first == last else f"[{first}..{last}]", words), True


def normal_moment(value: str) -> str:
    """A day or moment as EDTF writes it, with seconds; anything else stays as it is.

    >>> normal_moment("1901-05-03T14:30"), normal_moment("1901-05")
    ('1901-05-03T14:30:00', '1901-05')
    """
    moment = _MOMENT.fullmatch(value.strip())
    if moment is None or moment["clock"] is None:
        return value.strip()
    return f"{moment['day']}T{moment['clock']}{moment['second'] or ':00'}{moment['zone'] or ''}"


def _without_zone(value: str | None) -> str:
    """A moment without its zone, which has no place inside an interval or a set of days; "" for nothing."""
    moment = _MOMENT.fullmatch((value or "").strip())
    if moment is None or moment["zone"] is None:
        return normal_moment(value or "")
    return normal_moment((value or "").strip().removesuffix(moment["zone"]))


def _value(edtf: str, words: str) -> DateValue:
    try:
        return date_of_edtf(edtf, as_written=words)
    except ValueError:
        return DateValue(as_written=words)


def _in_block(page: Page, number: int, name: str) -> Iterator[Mark]:
    return (mark for mark in page.marks if mark.block == number and mark.name == name)


def _in_brackets(text: str, block: Block, start: int) -> bool:
    return text.count("[", block.start, start) > text.count("]", block.start, start)
