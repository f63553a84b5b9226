"""What one text has to say about itself: dates and parties that differ, clocks that run backwards, words left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg_builder.model import (
    AgentKind,
    Check,
    DateKind,
    DateStatement,
    DateValue,
    Participant,
    Role,
    Severity,
    Span,
    Statement,
    ZoneKind,
)
from kg_builder.readers.plain_text.assembly import same_party
from kg_builder.readers.plain_text.lines import Line, line_number
from kg_builder.readers.plain_text.parts import Parts
from kg_builder.readers.plain_text.rules import ZONE_LIMIT
from kg_builder.readers.plain_text.unread import unread_words
from kg_builder.readers.plain_text.zones import FoundZone

_LATER = ((DateKind.RECEIPT, "received"), (DateKind.RELAY, "handed on"), (DateKind.DECIPHERMENT, "deciphered"))
_TEXT = frozenset({ZoneKind.HEADER, ZoneKind.BODY, ZoneKind.SIGNATURE, ZoneKind.HEADNOTE})
_AROUND = frozenset({ZoneKind.CHROME, ZoneKind.BOILERPLATE, ZoneKind.ARCHIVAL})
# An enclosure that was not told apart has a heading too; three are a collection.
_REPEATED_HEADINGS = 3
_OWN = (DateKind.SENDING, DateKind.HEADING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """Makes the checks of one document; each points at the line and the words that it is about."""

    file: str
    document: str
    lines: tuple[Line, ...]

    def look(self, parts: Parts, zones: Sequence[FoundZone]) -> Iterator[Check]:
        """Every check of one document, in the order of its kinds."""
        yield from self._dates_that_differ(parts.dates)
        yield from self._sendings_that_differ(parts.dates)
        yield from self._clocks(parts.dates)
        yield from self._open_dates(parts.dates)
        yield from self._abstracts_unclear(zones)
        for role in (Role.SENDER, Role.ADDRESSEE):
            yield from self._parties_that_differ([who for who in parts.participants if who.role is role])
        yield from unread_words(parts, zones, self._unread)
        if not any(zone.spec.kind in _TEXT for zone in zones) and any(zone.spec.kind in _AROUND for zone in zones):
            yield self._check(
                Severity.WARNING,
                "text-missing",
                "no text of the document was found: everything was taken for the words of a catalogue or site",
                None,
                found=", ".join(dict.fromkeys(zone.spec.kind.value for zone in zones)),
                expected="a header, a text or a signature between them",
            )
        for zone in zones:
            if zone.spec.rules and zone.end - zone.start > ZONE_LIMIT:
                yield self._check(
                    Severity.WARNING,
                    "zone-long",
                    f"only the first {ZONE_LIMIT} characters of the {zone.spec.kind.value} were searched for facts",
                    None,
                    found=f"{zone.end - zone.start} characters",
                    expected=f"at most {ZONE_LIMIT} characters",
                    line=zone.lines[0].number,
                )

    def _unread(self, line: Line, span: Span) -> Check:
        """That some words which must be accounted for say something that no rule understood."""
        return Check(
            severity=Severity.NOTE,
            code="header-unread",
            message=f"nothing was read from {span.quote!r}",
            file=self.file,
            line=line.number,
            document=self.document,
            found=span.quote,
            expected="words that a rule of the profile reads (see docs/profiles.md)",
            span=span,
        )

    def layout_unknown(self) -> Check:
        """That no known layout fits, so that only what every letter has in common was looked for."""
        return self._check(
            Severity.NOTE,
            "layout-unknown",
            "read as a letter of no known layout: only what letters have in common was looked for",
            None,
            found="a text that no profile recognises",
            expected='a known layout, or profile = "…" for this source in kg.toml (see docs/profiles.md)',
        )

    def several_documents(self, headings: Sequence[Line]) -> Iterator[Check]:
        """That headings of the layout repeat in one file: it may hold several documents, which were read as one."""
        if len(headings) < _REPEATED_HEADINGS:
            return
        yield self._check(
            Severity.WARNING,
            "several-documents",
            f"{len(headings)} lines look like headings of this layout, the second on line {headings[1].number}: the "
            "file may hold several documents, and was read as one",
            None,
            found=headings[1].head[:160],
            expected='one document a file, or split = "heading" (or a pattern) for this source in kg.toml',
            line=headings[1].number,
        )

    def _dates_that_differ(self, dates: Sequence[DateStatement]) -> Iterator[Check]:
        """The catalogue's date beside the document's own, where no day is in both."""
        seen: set[tuple[str, str]] = set()
        for own in (date for kind in _OWN for date in dates if date.kind is kind):
            for catalogued in (date for date in dates if date.kind is DateKind.CATALOGUE):
                if own.value is None or catalogued.value is None or not _apart(own.value, catalogued.value):
                    continue
                words = (catalogued.value.as_written, own.value.as_written)
                if words in seen:
                    continue
                seen.add(words)
                yield self._check(
                    Severity.WARNING,
                    "dates-differ",
                    f"the {catalogued.stated_by.value} dates it {words[0]!r}, the document itself says {words[1]!r}; "
                    "both are kept",
                    catalogued,
                    found=words[0],
                    expected=words[1],
                )

    def _sendings_that_differ(self, dates: Sequence[DateStatement]) -> Iterator[Check]:
        """Two lines that date the sending differently, such as "Dispatched" and "Sent"; the first is the main date."""
        sent = [date for date in dates if date.kind is DateKind.SENDING and date.value is not None]
        for date in sent[1:]:
            first, other = sent[0].value, date.value
            if first is None or other is None or first.edtf == other.edtf:
                continue
            yield self._check(
                Severity.NOTE,
                "sendings-differ",
                f"one line of the header says that it was sent {first.as_written!r}, another {other.as_written!r}; "
                "both are kept",
                date,
                found=other.as_written,
                expected=first.as_written,
            )

    def _abstracts_unclear(self, zones: Sequence[FoundZone]) -> Iterator[Check]:
        """A text that runs on to the catalogue's words below it: its last paragraph may be the catalogue's abstract."""
        if any(zone.spec.kind is ZoneKind.ABSTRACT for zone in zones):
            return
        for zone, below in pairwise(zones):
            last = zone.lines[-1]
            parted = len(zone.lines) == 1 or zone.lines[-2].number + 1 < last.number
            if zone.spec.kind is ZoneKind.BODY and parted and below.lines[0].head == "Document Information":
                yield self._check(
                    Severity.NOTE,
                    "abstract-unclear",
                    "the last paragraph above the catalogue's words may be its abstract; it was taken for the author's",
                    None,
                    found=last.head[:80],
                    expected="a signature, copies or a label between the text and an abstract",
                    line=last.number,
                )

    def _clocks(self, dates: Sequence[DateStatement]) -> Iterator[Check]:
        """What came after the sending is dated before it: two clocks, or a slip; never a contradiction by itself."""
        sent = next((date for date in dates if date.kind is DateKind.SENDING and date.value is not None), None)
        if sent is None or sent.value is None or sent.value.earliest is None:
            return
        for kind, word in _LATER:
            for date in dates:
                latest = date.value.latest if date.value is not None else None
                if date.kind is not kind or date.value is None or latest is None or latest >= sent.value.earliest:
                    continue
                yield self._check(
                    Severity.WARNING,
                    "receipt-before-sending" if kind is DateKind.RECEIPT else f"{kind.value}-before-sending",
                    f"{word} {date.value.as_written!r}, which is before it was sent, {sent.value.as_written!r}: "
                    "two clocks of different zones, or a slip",
                    date,
                    found=date.value.as_written,
                    expected=f"not before {sent.value.as_written}",
                )

    def _open_dates(self, dates: Sequence[DateStatement]) -> Iterator[Check]:
        for date in dates:
            if date.value is None:
                continue
            if date.value.edtf is None:
                yield self._check(
                    Severity.WARNING,
                    "date-unread",
                    f"{date.value.as_written!r} is kept as written; no day could be read from it",
                    date,
                    found=date.value.as_written,
                    expected="a day, month or year",
                )
            elif date.value.edtf.startswith("["):
                yield self._check(
                    Severity.WARNING,
                    "date-ambiguous",
                    f"{date.value.as_written!r} could be {date.value.edtf}: the order of day and month is not known",
                    date,
                    found=date.value.as_written,
                    expected='a profile that says date_order = "day-first" or "month-first"',
                )
            elif "X" in date.value.edtf[:4]:
                yield self._check(
                    Severity.NOTE,
                    "date-without-year",
                    f"{date.value.as_written!r} does not say its year, or not the century; none was supplied",
                    date,
                    found=date.value.as_written,
                    expected="a year in four digits, or a profile that says the century",
                )

    def _parties_that_differ(self, parties: Sequence[Participant]) -> Iterator[Check]:
        """Two sources that name a party differently; a list of addressees in one place is no disagreement."""
        said: set[str | None] = set()
        for number, party in enumerate(parties):
            others = [
                one
                for one in parties[:number]
                if one.act == party.act and (one.stated_by, one.rule) != (party.stated_by, party.rule)
            ]
            if not others or party.act in said or any(same_party(party, one) for one in others):
                continue
            said.add(party.act)
            polity = AgentKind.POLITY in {party.agent_kind, others[0].agent_kind}
            yield self._check(
                Severity.NOTE if polity else Severity.WARNING,
                "parties-differ",
                f"the {party.role.value} is {others[0].as_written!r} in one place ({others[0].stated_by.value}) and "
                f"{party.as_written!r} in another ({party.stated_by.value}); both are kept",
                party,
                found=party.as_written,
                expected=others[0].as_written,
            )

    def _check(
        self,
        severity: Severity,
        code: str,
        message: str,
        statement: Statement | None,
        *,
        found: str | None,
        expected: str | None,
        line: int | None = None,
    ) -> Check:
        span: Span | None = statement.span if statement is not None else None
        return Check(
            severity=severity,
            code=code,
            message=message,
            file=self.file,
            line=line_number(self.lines, span.start) if span is not None else line,
            document=self.document,
            found=found,
            expected=expected,
            span=span,
        )


def _apart(one: DateValue, other: DateValue) -> bool:
    """Whether two dates have no day in common; open or unknown bounds exclude nothing."""
    if one.latest is not None and other.earliest is not None and one.latest[:10] < other.earliest[:10]:
        return True
    return one.earliest is not None and other.latest is not None and one.earliest[:10] > other.latest[:10]
