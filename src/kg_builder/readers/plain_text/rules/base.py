"""What a rule is given and what it gives back: the words of one zone, the context, and statements with their spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg_builder.dates import FoundDate, date_at, find_dates, read_date
from kg_builder.model import (
    ActKind,
    Basis,
    Certainty,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    DateValue,
    Description,
    DescriptionKind,
    Dispatch,
    Identifier,
    NumberKind,
    Participant,
    PlaceRole,
    PlaceStatement,
    Role,
    Span,
    Statement,
    Voice,
    ZoneKind,
)
from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.parties import Party
from kg_builder.readers.plain_text.profile import Profile

# What one rule may look at of one zone: no header is longer, and a broken file may hold a book in one line.
ZONE_LIMIT = 200_000

# The beginning of a routing statement: of the text, of a line, or after a full stop inside a line ("From X.Sent …").
BEGIN = r"(?<![^\r\n.;\ufeff])[ \t\f#*]{0,80}"
LINE_BEGIN = r"(?<![^\r\n\ufeff])[ \t\f#*]{0,80}"
GAP = r"[ \t]{1,8}"
# One number of a document: 405809, 423/Sh, 72/III, P102/33, and two of them as a range (1967 - 1968).
NUMBER = r"(?:[A-ZА-Я]{1,3}-?)?\d{1,7}(?:/[A-Za-zА-Яа-я0-9]{1,6}){0,2}"
NUMBER_SIGN = r"(?:[Nn]os?\.?|NO\.?|[Nn]umber|#|№|N[Rr]s?\.?|[Nn][°º]s?)[ \t]{0,4}"

_PARTIAL_DATE = re.compile(r"\d{1,2}[./]\d{1,2}(?:[./]\d{1,4})?(?:[ \t]{1,4}\d{1,2}[.:]\d\d)?\b(?![./]?\w)")
# Figures that stand where a date belongs and are none, such as a letter O for a nought.
_NO_DATE = re.compile(r"\d\w?[./]\w{1,4}[./]\w{1,5}\b")
_DATE_WINDOW = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneText:
    """The words of one zone: half-open code-point offsets into the whole text, cut after `ZONE_LIMIT`."""

    text: str
    kind: ZoneKind
    voice: Voice
    start: int
    end: int
    lines: tuple[Line, ...]

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match of a pattern in the zone, from the blanks before its first word on; lookbehind sees beyond."""
        begin = self.start
        while begin > max(0, self.start - 80) and self.text[begin - 1] in " \t\f#*":
            begin -= 1
        return pattern.finditer(self.text, begin, self.end)

    def span(self, match: re.Match[str], group: str | int = 0) -> Span:
        """The words that a group of a match took, without white space around them."""
        words = match[group]
        start = match.start(group) + len(words) - len(words.lstrip())
        return Span.of(self.text, start, start + len(words.strip()))

    def words(self, start: int, end: int) -> Span | None:
        """The words between two offsets without white space and stray punctuation around them, or None without any."""
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;:"):
            end -= 1
        return Span.of(self.text, start, end) if start < end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The rule's own name, the profile, and words against which a rule may hold what it reads.

    `title` holds the words of the title, `head` those of the title and of every header line; `acts` are the keys of the
    acts that rules before this one have read.
    """

    rule: str
    profile: Profile
    title: str = ""
    head: str = ""
    acts: frozenset[str] = frozenset()

    def free_key(self, key: str, taken: set[str]) -> str:
        """A key for one more act of a kind ("relay", "relay-2"), which is then taken."""
        number = len(taken) + 1
        while (found := key if number == 1 else f"{key}-{number}") in self.acts or found in taken:
            number += 1
        taken.add(found)
        return found

    def dates(self, zone: ZoneText, start: int, end: int) -> list[FoundDate]:
        """The dates between two offsets, in the order of days and months that the series uses."""
        return find_dates(
            zone.text, start=start, end=min(end, zone.end), order=self.profile.date_order, century=self.profile.century
        )

    def date_at(self, zone: ZoneText, start: int) -> tuple[Span, DateValue] | None:
        """The date that begins at an offset; a date without a year that cannot be read is given as written."""
        limit = min(zone.end, start + _DATE_WINDOW)
        order, century = self.profile.date_order, self.profile.century
        found = date_at(zone.text, start, end=limit, order=order, century=century)
        if found is not None:
            return found.span, found.value
        partial = _PARTIAL_DATE.match(zone.text, start, limit) or _NO_DATE.match(zone.text, start, limit)
        if partial is None:
            return None
        span = zone.span(partial)
        value = read_date(span.quote, order=self.profile.date_order, century=self.profile.century)
        return span, value or DateValue(as_written=span.quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchNote(Statement):
    """Words that say what became of a document: it was not sent, or was returned. Only its status keeps them."""

    dispatch: Dispatch


Rule = Callable[[ZoneText, Context], Iterator[Statement]]


def act(context: Context, span: Span, key: str, kind: ActKind, voice: Voice) -> CorrespondenceAct:
    """An act of correspondence that some words state."""
    return CorrespondenceAct(rests_on=span, stated_by=voice, rule=context.rule, key=key, kind=kind)


def dated(
    context: Context, found: tuple[Span, DateValue], kind: DateKind, voice: Voice, act_key: str | None = None
) -> DateStatement:
    """A date that some words state."""
    span, value = found
    return DateStatement(rests_on=span, stated_by=voice, rule=context.rule, kind=kind, value=value, act=act_key)


def placed(context: Context, span: Span, role: PlaceRole, voice: Voice, act_key: str | None) -> PlaceStatement:
    """A place that some words state; line ends inside its name become blanks in `name` only."""
    return PlaceStatement(
        rests_on=span,
        stated_by=voice,
        rule=context.rule,
        role=role,
        name=" ".join(span.quote.split()),
        as_written=span.quote,
        act=act_key,
    )


def numbered(context: Context, span: Span, kind: NumberKind, value: str, voice: Voice) -> Identifier:
    """A number that some words state."""
    return Identifier(rests_on=span, stated_by=voice, rule=context.rule, kind=kind, value=value.rstrip("."))


def described(
    context: Context, span: Span, kind: DescriptionKind, voice: Voice, value: str | None = None
) -> Description:
    """What some words say of the document."""
    folded = " ".join(span.quote.split())
    return Description(rests_on=span, stated_by=voice, rule=context.rule, kind=kind, value=value or folded)


def took_part(
    context: Context,
    party: Party,
    role: Role,
    act_key: str,
    voice: Voice,
    *,
    basis: Basis = Basis.STATED,
    certainty: Certainty = Certainty.HIGH,
) -> Participant:
    """Somebody who took part in an act, as some words name them."""
    return Participant(
        rests_on=party.span,
        stated_by=voice,
        rule=context.rule,
        basis=basis,
        certainty=certainty,
        role=role,
        act=act_key,
        as_written=party.span.quote,
        name=party.name,
        office=party.office,
        agent_kind=party.kind,
        copies=party.copies,
        pseudonym=party.pseudonym,
        gloss=party.gloss,
        gloss_by=Voice.EDITOR if party.gloss is not None else None,
    )
