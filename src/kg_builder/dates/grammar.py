"""Dates, ranges, clock times and the words that blur them → `DateValue`: every reading that begins at an offset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kg_builder.dates import names
from kg_builder.dates.clock import Clock, clock_at
from kg_builder.dates.edtf_bounds import bounds_of
from kg_builder.dates.written import SPACE, Settings, Written, partial_at, written_at
from kg_builder.model import DateValue

_TO_CLOCK = re.compile(rf"\.?,?{SPACE}(?:(?:at|um|à){SPACE})?|{SPACE}?[—–]{SPACE}?|,(?=\d)|T(?=\d\d:)")
_TO_DATE = re.compile(rf",?{SPACE}(?:(?:on|of|am|le){SPACE})?(?:the{SPACE})?")
_RANGE_OPENING = re.compile(
    rf"(?:(?P<between>between|Between|zwischen|Zwischen|entre|Entre)|from|From|von|Von|vom|Vom|du|Du)"
    rf"{SPACE}(?:(?:the|dem|le){SPACE})?"
)
_DASH = rf"{SPACE}?[-–—]{SPACE}?"
_TO = re.compile(rf"{_DASH}|{SPACE}(?:to|until|till|through|bis(?:{SPACE}zum)?|au){SPACE}(?:the{SPACE})?")
_AND = re.compile(rf"{SPACE}(?:and|und|et){SPACE}(?:(?:the|dem|le){SPACE})?")
_SHORT_RANGE = re.compile(
    rf"(?P<month>{names.ENGLISH_MONTH_PATTERN})\.?{SPACE}(?P<first>[12]\d|3[01]|0?[1-9]){_DASH}"
    rf"(?P<last>[12]\d|3[01]|0?[1-9])(?:,?{SPACE}(?P<year>1\d{{3}}|20\d{{2}}))?"
)
_DOUBT = re.compile(rf"{SPACE}?(?:\(\?\)|\[\?\])")
_DOUBT_ALONE = re.compile(rf"{SPACE}?\?")


def _phrase(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{names.alternation(names.in_any_case(words))}(?:(?<=-)|{SPACE})(?:the{SPACE})?")


_APPROXIMATE = _phrase(names.APPROXIMATE)
_PART_OF = _phrase(names.PART_OF)
_DOUBTFUL = _phrase(names.DOUBTFUL)
_LIMITS = tuple(
    (kind, _phrase(words))
    for kind, words in (
        ("before", names.BEFORE),
        ("not-after", names.NOT_AFTER),
        ("after", names.AFTER),
        ("not-before", names.NOT_BEFORE),
    )
)
OPENING_WORDS: frozenset[str] = frozenset(
    names.fold(words).split()[0].rstrip(".-")
    for words in (
        *names.MONTHS,
        *names.SEASONS,
        *names.WEEKDAYS,
        *names.APPROXIMATE,
        *names.PART_OF,
        *names.DOUBTFUL,
        *names.BEFORE,
        *names.NOT_AFTER,
        *names.AFTER,
        *names.NOT_BEFORE,
        *("between", "zwischen", "entre", "from", "von", "vom", "du", "noon", "midnight"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Core:
    """A date before it is worded as EDTF: `options` in EDTF without clock time, two if the order is unknown."""

    options: tuple[str, ...]
    clock: Clock | None = None
    limit: str | None = None
    approximate: bool = False
    doubtful: bool = False

    @property
    def precise(self) -> bool:
        return not any("/" in option or len(option) < 10 for option in self.options)


def dates_at(text: str, start: int, settings: Settings) -> Iterator[tuple[int, DateValue]]:
    """Every date that begins at an offset, with the offset where it ends; what no calendar has is left out."""
    for end, core in _blurred_at(text, start, settings):
        value = _value_of(text[start:end], core)
        if value is not None:
            yield end, value
        doubt = (_DOUBT_ALONE if settings.whole else _DOUBT).match(text, end) or _DOUBT.match(text, end)
        doubted = _value_of(text[start : doubt.end()], replace(core, doubtful=True)) if doubt else None
        if doubt is not None and doubted is not None:
            yield doubt.end(), doubted


def _blurred_at(text: str, start: int, settings: Settings) -> Iterator[tuple[int, _Core]]:
    yield from _timed_at(text, start, settings)
    for kind, pattern in _LIMITS:
        for end, core in _after(pattern, text, start, settings):
            yield end, replace(core, limit=kind)
    for end, core in _after(_DOUBTFUL, text, start, settings):
        yield end, replace(core, doubtful=True)
    for end, core in _after(_APPROXIMATE, text, start, settings):
        yield end, replace(core, approximate=True)
    for end, core in _after(_PART_OF, text, start, settings):
        if len(core.options) == 1 and len(core.options[0]) < 10 and core.clock is None:
            yield end, replace(core, approximate=True)


def _after(pattern: re.Pattern[str], text: str, start: int, settings: Settings) -> Iterator[tuple[int, _Core]]:
    words = pattern.match(text, start)
    if words is not None:
        yield from _timed_at(text, words.end(), settings)


def _timed_at(text: str, start: int, settings: Settings) -> Iterator[tuple[int, _Core]]:
    """Dates with their clock time behind or before them, if they have one, and ranges."""
    for end, written in written_at(text, start, settings):
        core = _Core(options=written.options)
        yield end, core
        gap = _TO_CLOCK.match(text, end)
        clock = clock_at(text, gap.end()) if gap and core.precise else None
        if clock is not None:
            yield clock[0], replace(core, clock=clock[1])
    yield from _ranges_at(text, start, settings)
    first = clock_at(text, start)
    gap = _TO_DATE.match(text, first[0]) if first else None
    if first is not None and gap is not None:
        for end, written in written_at(text, gap.end(), settings):
            core = _Core(options=written.options, clock=first[1])
            if core.precise:
                yield end, core


def _ranges_at(text: str, start: int, settings: Settings) -> Iterator[tuple[int, _Core]]:
    opening = _RANGE_OPENING.match(text, start)
    joint = _AND if opening and opening["between"] else _TO
    for middle, left in partial_at(text, opening.end() if opening else start, settings):
        gap = joint.match(text, middle)
        if gap is None:
            continue
        for end, right in written_at(text, gap.end(), settings):
            whole = _completed(left, right)
            if whole is not None:
                yield end, _Core(options=(f"{whole.options[0]}/{right.options[0]}",))
    short = _SHORT_RANGE.match(text, start)
    if short is not None:
        month = f"{short['year'] or 'XXXX'}-{names.MONTHS[short['month']]:02}"
        yield short.end(), _Core(options=(f"{month}-{int(short['first']):02}/{month}-{int(short['last']):02}",))


def _completed(left: Written, right: Written) -> Written | None:
    """The beginning of a range with the month and year that only its end names."""
    if left.either or right.either or (left.year and not right.year):
        return None
    if left.month is None and left.day is not None:
        if right.month is None or right.day is None:
            return None
        left = replace(left, month=right.month)
    elif left.day is None and left.year is None and right.day is not None:
        return None
    return left if left.year else replace(left, year=right.year)


def _value_of(words: str, core: _Core) -> DateValue | None:
    """The date in EDTF with its bounds; None if a calendar has no such day, or the words cannot be said in EDTF."""
    try:
        spans = [bounds_of(option) for option in core.options]
    except ValueError:
        return None
    if any(not _in_order(option) for option in core.options):
        return None
    earliest, latest = spans[0][0], spans[-1][1]
    clock = core.clock
    if clock is not None and clock.time is not None and earliest and latest:
        earliest = f"{earliest[:11]}{clock.time}"
        latest = f"{latest[:11]}{clock.time}"
        latest = latest[:-2] + "59" if latest.endswith(":00") else latest
    value = DateValue(
        as_written=words, edtf=_edtf_of(core), earliest=earliest, latest=latest, zone=clock.zone if clock else None
    )
    if core.limit is None:
        return value if value.edtf else None
    return _limited(value, core)


def _in_order(option: str) -> bool:
    """Whether a range does not run backwards, also where its year is unknown and bounds cannot tell."""
    first, slash, last = option.partition("/")
    return not slash or first <= last


def _edtf_of(core: _Core) -> str | None:
    """The date in EDTF, where a clock time takes no qualifier and is no part of sets and intervals.

    Source: ISO 8601-2:2019, Annex A: qualification of a date, one of a set, time interval.
    """
    mark = {(True, False): "~", (False, True): "?", (True, True): "%"}.get((core.approximate, core.doubtful), "")
    if len(core.options) > 1:
        return None if mark else f"[{','.join(core.options)}]"
    option = core.options[0]
    if mark:
        return "/".join(part + mark for part in option.split("/"))
    if core.clock is not None and core.clock.time is not None and "X" not in option:
        return f"{option}T{core.clock.time}"
    return option


def _limited(value: DateValue, core: _Core) -> DateValue | None:
    """An interval with one open end: before, not after, after, not before a date."""
    if len(core.options) > 1 or "/" in core.options[0] or core.doubtful or not value.earliest or not value.latest:
        return None
    option, clocked = core.options[0], core.clock is not None
    first, last = datetime.fromisoformat(value.earliest), datetime.fromisoformat(value.latest)
    if core.limit == "before":
        limit = first - timedelta(seconds=1)
        edtf = f"../{limit.date() if not clocked else option}"
        return replace(value, edtf=edtf, earliest=None, latest=limit.isoformat())
    if core.limit == "after":
        limit = last + timedelta(seconds=1)
        edtf = f"{limit.date() if not clocked else option}/.."
        return replace(value, edtf=edtf, earliest=limit.isoformat(), latest=None)
    if core.limit == "not-after":
        return replace(value, edtf=f"../{option}", earliest=None)
    return replace(value, edtf=f"{option}/..", latest=None)
