"""The date that markup states beside the date that the words say: one where they agree, both where they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg_builder.model import DateStatement, DateValue

_MONTHS = tuple("January February March April May June July August September October November December".split())
_CLOCK_SAID = re.compile(r"\d ?[ap]\. ?m\b|\bnoon\b|\bmidnight\b|\d{4} ?(?:Z|hours)|\d:\d\d", re.IGNORECASE)


def agrees(value: DateValue, words: str) -> bool:
    """Whether the words of a dateline plainly say the very day and clock time of a value, and no more.

    >>> from kg_builder.dates import date_of_edtf
    >>> agrees(date_of_edtf("1901-05-03T17:00:00"), "Musterstadt, May 3, 1901—5 p. m.")
    True
    >>> agrees(date_of_edtf("1901-05-03"), "Musterstadt, May 3, 1901—5 p. m.")
    False
    """
    edtf = value.edtf or ""
    if edtf[4:5] != "-" or edtf[7:8] != "-" or len(edtf) not in (10, 19):
        return False
    day = f"{_MONTHS[int(edtf[5:7]) - 1]} {int(edtf[8:10])}, {edtf[:4]}"
    _, said, rest = words.partition(day)
    if not said:
        return False
    if len(edtf) == 10:
        return _CLOCK_SAID.search(rest) is None
    hour, minute = int(edtf[11:13]), edtf[14:16]
    past = "" if minute == "00" else f":{minute}"
    clock = f"{hour % 12 or 12}{past}{'a' if hour < 12 else 'p'}.m."
    place = "".join(rest.split()).find(clock)
    return place >= 0 and hour % 12 != 0 and not "".join(rest.split())[max(0, place - 1) : place].isdigit()


def settle_dates(marked: Sequence[DateStatement], said: Sequence[DateStatement]) -> list[DateStatement]:
    """What is kept of the marked dates and those that the words say, the leading one first.

    Words that say the same more precisely lead ("5 p. m." where the markup gives the day); words that say less are
    covered by the markup; words that say something else stand behind it. That a date is expressly not given stays.
    """
    first = next((date for date in marked if date.value is not None and date.value.edtf is not None), None)
    if first is None or first.value is None:
        return [*said, *marked]
    finer: list[DateStatement] = []
    others: list[DateStatement] = []
    for date in said:
        if date.value is None:
            others.append(date)
        elif date.value.edtf is None or within(first.value, date.value):
            continue
        elif within(date.value, first.value):
            finer.append(date)
        else:
            others.append(date)
    return [*finer, *marked, *others]


def within(one: DateValue, other: DateValue) -> bool:
    """Whether all that one date can be lies in what the other can be."""
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return one.edtf == other.edtf
    return (other.earliest or "") <= (one.earliest or "") and (one.latest or "") <= (other.latest or "")


def apart(one: DateValue, other: DateValue) -> bool:
    """Whether no moment is in both dates; an open end reaches everywhere."""
    before = one.latest is not None and other.earliest is not None and one.latest < other.earliest
    behind = one.earliest is not None and other.latest is not None and other.latest < one.earliest
    return before or behind
