"""The date of a dateline of FRUS: what the editors correct or supply in brackets, and one or two clock times.

"April 3, 1951—3 p. m.", "May 24 [23?], 1949", "[ca. May 4, 1950]", "March 26, 1952, 4:30–5:20 p.m.", "1430Z".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kg_builder.dates import date_of_edtf, find_dates, read_date
from kg_builder.model import DateValue, Span
from kg_builder.readers.plain_text.rules.base import Context, ZoneText

_CORRECTED = re.compile(r"\s?\[\d{1,4}\?\]")
_DOUBTED = re.compile(r"(?<=\d)\?(?=,? ?\d{4}\b)|(?<=\d{4})\?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|d)\b(?=,? (?:[A-Z]|\d{4}))")
_CLOCK = r"\d{1,2}(?::\d\d)?"
_SECOND_CLOCK = re.compile(rf"(?<=[mn.\d])\s?[-–—]\s?(?P<clock>{_CLOCK} ?[ap]\. ?m\.|noon|midnight)", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(r"(?:[ap]\. ?m\.|noon|\d{1,2}:\d\d|[—,] ?\d{1,2})\Z", re.IGNORECASE)
# "2:30–3:15 p.m.": the half of the day is said once, for both.
_HALF_SAID_ONCE = re.compile(
    rf"[,—–] ?(?P<first>{_CLOCK}) ?[-–—] ?(?P<last>{_CLOCK}) ?(?P<half>[ap])\. ?m\.", re.IGNORECASE
)
_ZONE = re.compile(
    r"(?:E[SD]T|GMT|Z|Washington time|local time|(?:Eastern|Central|Pacific|Greenwich)(?: \w+)? [Tt]ime)\b",
    re.IGNORECASE,
)
# A clock in a form that is not read, and a precedence: neither makes the day doubtful.
_ASIDE = re.compile(r"(?:—|–|-)?\s?(?:\d{4} ?/?[A-Z]\b|hours\b|(?:niact|priority|urgent|rush)\b)", re.IGNORECASE)
# "May 12 and 13, 1960": two days, one after the other, are a range.
_DAYS_IN_A_ROW = re.compile(r"(?<=[a-z.] )(?P<first>\d{1,2}) and (?P<last>\d{1,2})(?=, \d{4})")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_MARKS = " \t.,;[]()*"


def read_date_of_line(zone: ZoneText, context: Context, start: int, end: int) -> tuple[Span, DateValue] | None:
    """The date that closes a line, with its words as printed; None where other words follow.

    A day corrected in brackets keeps what is printed. Two clock times make an interval; where they cannot, the day is
    kept alone. Offsets are those of the whole text.
    """
    words = zone.text[start:end]
    kept = _without_brackets(words)
    shadow = _DAYS_IN_A_ROW.sub(_as_range, "".join(words[offset] for offset in kept))
    once = _HALF_SAID_ONCE.search(shadow)
    # A second clock time would be read as the zone of the first: "9:40 a.m.-12:10 p.m.".
    clocks = (match for match in _SECOND_CLOCK.finditer(shadow) if _CLOCK_BEFORE.search(shadow[: match.start()]))
    second = once or next(clocks, None)
    until = second.start() if second is not None else len(shadow)
    found = find_dates(shadow[:until], order=context.profile.date_order, century=context.profile.century)
    dates = [one for one in found if one.value.edtf and not one.value.edtf.startswith("XXXX")]
    if not dates:
        return None
    value, last = dates[0].value, dates[0].span.end
    if once is not None and once.start() == last:
        value, last = _between(value, once), once.end()
    elif (later := _SECOND_CLOCK.match(shadow, last)) is not None:
        value, last = _until(value, later["clock"]), later.end()
    rest = shadow[last:].strip(_MARKS)
    if rest and _ZONE.match(rest) is None and _ASIDE.match(rest) is None:
        return None
    if _DOUBTED.search(words) is not None and value.edtf is not None and _DAY.match(value.edtf):
        value = date_of_edtf(f"{value.edtf}?", as_written=value.as_written)
    end_kept = kept[last - 1] + 1
    end_kept += words[end_kept : end_kept + 1] == "]" and "[" in words[kept[dates[0].span.start] : end_kept]
    span = Span.of(zone.text, start + kept[dates[0].span.start], start + end_kept)
    return span, replace(value, as_written=span.quote)


def _as_range(days: re.Match[str]) -> str:
    """Two days in a row with a dash between them, in words as long as those printed; other days as they stand."""
    if int(days["last"]) != int(days["first"]) + 1:
        return days.group()
    return f"{days['first']}  –  {days['last']}"


def _without_brackets(words: str) -> list[int]:
    """The offsets of a line without a corrected day ("May 24 [23?]"), brackets, ordinals and marks of doubt."""
    dropped: set[int] = set()
    for pattern in (_CORRECTED, _ORDINAL, _DOUBTED):
        for match in pattern.finditer(words):
            dropped.update(range(match.start(), match.end()))
    return [offset for offset, letter in enumerate(words) if offset not in dropped and letter not in "[]"]


def _until(value: DateValue, clock: str) -> DateValue:
    """A date with a second clock time, as an interval; with one that cannot be read, the day alone."""
    day = (value.edtf or "")[:10]
    if clock.casefold() == "midnight" and value.edtf is not None and value.edtf[11:13] >= "12":
        end = f"{date.fromisoformat(day) + timedelta(days=1)}T00:00:00"  # after noon, midnight is the day's end
        return date_of_edtf(f"{value.edtf}/{end}", as_written=value.as_written)
    last = read_date(f"{day} {clock}")
    if last is None or last.edtf is None or value.edtf is None or len(value.edtf) < 19 or len(last.edtf) < 19:
        return date_of_edtf(day, as_written=value.as_written)
    end = last.edtf
    if end < value.edtf:  # past midnight
        end = f"{date.fromisoformat(day) + timedelta(days=1)}{end[10:]}"
    return date_of_edtf(f"{value.edtf}/{end}", as_written=value.as_written)


def _between(value: DateValue, clocks: re.Match[str]) -> DateValue:
    """A day with two clock times whose half of the day is said once: "11:30–12:15 p.m." begins before noon."""
    day = (value.edtf or "")[:10]
    for half in (clocks["half"], "a" if clocks["half"] in "pP" else "p"):
        first = read_date(f"{day} {clocks['first']} {half}.m.")
        last = read_date(f"{day} {clocks['last']} {clocks['half']}.m.")
        if first is None or last is None or not first.edtf or not last.edtf or len(first.edtf) < 19:
            continue
        if first.edtf < last.edtf or half != clocks["half"]:
            return _until(replace(first, as_written=value.as_written), f"{clocks['last']} {clocks['half']}.m.")
    return date_of_edtf(day, as_written=value.as_written)
