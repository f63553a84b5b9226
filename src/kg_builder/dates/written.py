"""A single day, month, season or year as written: the forms in which it occurs, and what each of them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kg_builder.dates.names import (
    ENGLISH_MONTH_PATTERN,
    MONTH_PATTERN,
    MONTHS,
    ROMAN_MONTHS,
    ROMAN_PATTERN,
    SEASON_PATTERN,
    SEASONS,
    WEEKDAY_PATTERN,
    fold,
)

# White space inside a date: blanks, or the end of one line.
SPACE = r"(?:[ \t\u00a0\u202f]+(?:\r?\n[ \t]*)?|\r?\n[ \t]*)"


class DateOrder(StrEnum):
    """Which number of a date in numbers comes first, as far as the source's custom is known."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is known of a source's custom, and whether the words are a date as a whole or stand in running text."""

    order: DateOrder
    century: int | None
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the words say. `year` is four digits, the first two perhaps X; `either`: day and month may change places."""

    year: str | None
    month: int | None = None
    day: int | None = None
    either: bool = False

    @property
    def options(self) -> tuple[str, ...]:
        """The date in EDTF; two if the order of day and month is unknown."""
        text = self.year or "XXXX"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        if not self.either:
            return (text,)
        return tuple(sorted((text, *replace(self, month=self.day, day=self.month, either=False).options)))


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of date: in running text it counts only after words that match `cue`; "" is no condition, None never."""

    pattern: re.Pattern[str]
    cue: re.Pattern[str] | None


_WHOLE_ONLY = None
_ANYWHERE = re.compile("")
_YEAR_CUE = re.compile(rf"\b(?:early|late|mid-?|(?:beginning|middle|end|year)(?:{SPACE}of)?){SPACE}?$", re.IGNORECASE)
_ARRIVAL_CUE = re.compile(rf"\b(?:sent|received|arrived|dated|deciphered|typed)(?:{SPACE}on)?{SPACE}$", re.IGNORECASE)

# The longer number first: nothing that follows a day need force a second try.
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])"
_A_B = r"(?P<a>[12]\d|3[01]|0?[1-9]){0}(?P<b>[12]\d|3[01]|0?[1-9])"
_SUFFIX = r"(?:st|nd|rd|th|er)?"
_AFTER_DAY = rf"(?:{_SUFFIX}{SPACE}(?:of{SPACE})?|\.{SPACE}?|-)"
# The full stop of an abbreviation; behind the last word it is rather that of the sentence.
_STOP = rf"(?:\.(?={SPACE}?['’\[\d]))?"
_MONTH = rf"(?P<month>{MONTH_PATTERN}){_STOP}"
_ENGLISH_MONTH = rf"(?P<month>{ENGLISH_MONTH_PATTERN}){_STOP}"
_AFTER_MONTH = rf"(?:,?{SPACE}(?:of{SPACE})?|,|-)"
_FOUR = r"(?P<year>1\d{3}|20\d{2})"
_YEAR = r"(?P<bracket>\[)?(?P<year>1\d{3}|20\d{2}|['’]\d{2})(?(bracket)\])"
_SHORT_YEAR = r"(?P<year>1\d{3}|20\d{2}|\d{2})"
_THIS_YEAR = rf"(?:,?{SPACE}(?:of{SPACE})?(?:this|the{SPACE}current){SPACE}year)?"
_ROMAN = rf"(?P<roman>{ROMAN_PATTERN})"
_OPENING = re.compile(rf"(?:{WEEKDAY_PATTERN},?{SPACE})?(?:(?:the|den|le){SPACE})?")
_BARE_DAY = re.compile(rf"{_DAY}(?:st|nd|rd|th|er|\.(?=[ ]?[-–—]))?(?!\w)")
_BARE_MONTH = re.compile(rf"{_MONTH}(?!\w)")

_FORMS: tuple[_Form, ...] = tuple(
    _Form(re.compile(pattern), cue)
    for pattern, cue in (
        (rf"{_DAY}{_AFTER_DAY}{_MONTH}{_AFTER_MONTH}{_YEAR}", _ANYWHERE),
        (rf"{_DAY}{_AFTER_DAY}{_MONTH}{SPACE}(?P<year>\d{{2}})", _WHOLE_ONLY),
        (rf"{_DAY}{_AFTER_DAY}{_MONTH}{_THIS_YEAR}", _ANYWHERE),
        (rf"{_ENGLISH_MONTH}{SPACE}{_DAY}{_SUFFIX}(?:,?{SPACE}|,){_YEAR}", _ANYWHERE),
        (rf"{_ENGLISH_MONTH}{SPACE}{_DAY}{_SUFFIX}{_THIS_YEAR}", _ANYWHERE),
        (rf"{_MONTH}(?:,?{SPACE}(?:of{SPACE})?){_YEAR}", _ANYWHERE),
        (rf"(?P<season>{SEASON_PATTERN}){SPACE}(?:of{SPACE})?{_YEAR}", _ANYWHERE),
        (rf"{_A_B.format(rf'(?P<dot>[.]){SPACE}?')}\.{SPACE}?{_SHORT_YEAR}", _ANYWHERE),
        (rf"{_A_B.format(rf'(?P<dot>[.]){SPACE}?')}", _ARRIVAL_CUE),
        (rf"{_A_B.format('/')}/{_SHORT_YEAR}", _ANYWHERE),
        (rf"{_A_B.format('/')}", _WHOLE_ONLY),
        (rf"{_A_B.format('-')}-{_FOUR}", _ANYWHERE),
        (rf"{_A_B.format('-')}-{_SHORT_YEAR}", _WHOLE_ONLY),
        (rf"{_DAY}(?P<mark>[./-]){SPACE}?{_ROMAN}(?P=mark){SPACE}?{_SHORT_YEAR}", _ANYWHERE),
        (rf"{_DAY}{SPACE}{_ROMAN}{SPACE}{_FOUR}", _ANYWHERE),
        (rf"{_DAY}\.{_ROMAN}", _ANYWHERE),
        (r"(?P<year>\d{4})-(?P<iso_month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])", _ANYWHERE),
        (rf"{_FOUR}", _YEAR_CUE),
        (r"(?P<decade>1\d{2}|20\d)0s", _ANYWHERE),
    )
)


def written_at(text: str, start: int, settings: Settings) -> Iterator[tuple[int, Written]]:
    """Every single date that begins at an offset, with the offset where it ends."""
    opening = _OPENING.match(text, start)
    first = opening.end() if opening else start
    for form in _FORMS:
        match = form.pattern.match(text, first)
        if match is None or not _allowed(form, text, first, settings):
            continue
        written = _written_of(match, settings)
        if written is not None:
            yield match.end(), written


def partial_at(text: str, start: int, settings: Settings) -> Iterator[tuple[int, Written]]:
    """What may begin a range at an offset: a whole date, or a day or month that the end of the range completes."""
    yield from written_at(text, start, settings)
    for pattern in (_BARE_DAY, _BARE_MONTH):
        match = pattern.match(text, start)
        if match is not None:
            groups = match.groupdict()
            month = MONTHS[groups["month"]] if groups.get("month") else None
            yield match.end(), Written(year=None, month=month, day=int(groups["day"]) if groups.get("day") else None)


def _allowed(form: _Form, text: str, start: int, settings: Settings) -> bool:
    if settings.whole or form.cue is _ANYWHERE:
        return True
    return form.cue is not None and form.cue.search(text[max(0, start - 32) : start]) is not None


def year_of(digits: str, century: int | None) -> str:
    """Four digits of a year as written; the century of a year in two digits is X if it is not known."""
    plain = digits.lstrip("'’")
    if len(plain) == 4:
        return plain
    return f"XX{plain}" if century is None else f"{century // 100:02}{plain}"


def _written_of(match: re.Match[str], settings: Settings) -> Written | None:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    if "decade" in groups:
        return Written(year=f"{groups['decade']}X")
    year = year_of(groups["year"], settings.century) if "year" in groups else None
    if "a" in groups:
        return _numbers(int(groups["a"]), int(groups["b"]), year, settings.order, dotted="dot" in groups)
    if "season" in groups:
        return Written(year=year, month=SEASONS[fold(groups["season"])])
    if "iso_month" in groups:
        month: int | None = int(groups["iso_month"])
    elif "roman" in groups:
        month = ROMAN_MONTHS[groups["roman"].upper()]
    else:
        month = MONTHS[groups["month"]] if "month" in groups else None
    return Written(year=year, month=month, day=int(groups["day"]) if "day" in groups else None)


def _numbers(a: int, b: int, year: str | None, order: DateOrder, *, dotted: bool) -> Written | None:
    """Day and month from two numbers: what is over 12 is the day; otherwise the custom says, and dots say day first."""
    if dotted and order is DateOrder.UNKNOWN and b <= 12:
        order = DateOrder.DAY_FIRST
    if a > 12 and b > 12:
        return None
    if b > 12 or (a <= 12 and order is DateOrder.MONTH_FIRST):
        return Written(year=year, month=a, day=b)
    unsure = a <= 12 and a != b and order is DateOrder.UNKNOWN
    return Written(year=year, month=b, day=a, either=unsure)
