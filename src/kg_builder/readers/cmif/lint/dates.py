"""Dates of sending and receipt: attributes, words, order.

Source: CMIF 1.1 documentation, rows `/correspAction/date`; CMIF 1.1 proposal; TEI, att.datable.w3c.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.dates import DATING_ATTRIBUTES, date_of_attributes
from kg_builder.model import DateValue
from kg_builder.readers.cmif.lint.names import lint_grounds
from kg_builder.readers.cmif.lint.rules import Found
from kg_builder.readers.markup import Element, attribute, children, squeezed

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def lint_date(date: Element) -> Iterator[Found]:
    """What is wrong with one date."""
    line, words = date.sourceline, squeezed(date)
    given = {name: value for name in DATING_ATTRIBUTES if (value := attribute(date, name)) is not None}
    yield from lint_grounds(date)
    if not given:
        yield Found(line=line, code="date-attributes", found=f"the words {words!r}" if words else "an empty date")
        return
    faulty = [f'{name}="{value}"' for name, value in given.items() if not _is_day(value)]
    for each in faulty:
        yield Found(line=line, code="date-format", found=each)
    if attribute(date, "evidence") is not None and {"notBefore", "notAfter"} & set(given):
        yield Found(
            line=line, code="evidence-span", found=" ".join(f'{name}="{value}"' for name, value in given.items())
        )
    if not faulty:
        yield from _value_faults(given, words, line)


def _value_faults(given: dict[str, str], words: str, line: int | None) -> Iterator[Found]:
    said = " ".join(f'{name}="{value}"' for name, value in given.items())
    try:
        value = date_of_attributes(given)
    except ValueError as error:
        code = "date-mixed" if "another kind" in str(error) else "date-order"
        yield Found(line=line, code=code, found=said)
        return
    if words and words in given.values():
        yield Found(line=line, code="date-words", found=f"{words!r} beside {said}")
    elif value is not None and not _years_fit(words, value):
        yield Found(line=line, code="date-year", found=f"{words!r} beside {said}")


def _is_day(value: str) -> bool:
    """Whether a value has one of CMIF's three forms and names a day that there is."""
    if not _DAY.fullmatch(value):
        return False
    try:
        return date_of_attributes({"when": value}) is not None
    except ValueError:
        return False


def _years_fit(words: str, value: DateValue) -> bool:
    """Whether one of the years in the words lies within the bounds; words without a year always fit."""
    years = _YEAR.findall(words)
    first, last = (value.earliest or "0000")[:4], (value.latest or "9999")[:4]
    return not years or any(first <= year <= last for year in years)


def lint_order(letter: Element) -> Iterator[Found]:
    """Whether a letter was received before it was sent, whatever day is meant on either side."""
    sent, received = (_bounds(letter, kind) for kind in ("sent", "received"))
    if sent is None or received is None or sent.earliest is None or received.latest is None:
        return
    if received.latest < sent.earliest:
        found = f"sent {sent.as_written}, received {received.as_written}"
        yield Found(line=letter.sourceline, code="received-first", found=found)


def _bounds(letter: Element, kind: str) -> DateValue | None:
    for action in children(letter, "correspAction"):
        if attribute(action, "type") != kind:
            continue
        for date in children(action, "date"):
            given = {name: value for name in DATING_ATTRIBUTES if (value := attribute(date, name)) is not None}
            try:
                return date_of_attributes(given)
            except ValueError:
                return None
    return None
