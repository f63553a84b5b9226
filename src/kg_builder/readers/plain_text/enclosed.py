"""Reads the documents inside a document: each by the rules for its part, with its offsets in the whole file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_builder.line_numbers import LineNumbers
from kg_builder.model import (
    Check,
    Document,
    DocumentRelation,
    RelationKind,
    Severity,
    SourceRecord,
    Span,
    Stated,
    Voice,
    ZoneKind,
)
from kg_builder.readers.plain_text.inside import FoundInside
from kg_builder.readers.plain_text.laid_out import Announcement, Origin, read_laid_out
from kg_builder.readers.plain_text.lines import Line, split_lines
from kg_builder.readers.plain_text.profile import Profile
from kg_builder.readers.plain_text.profile_files import shipped_profile
from kg_builder.readers.plain_text.rules import RULES, ZoneText

_RULE_NAMES = frozenset(RULES)


def read_enclosed(
    carrier: Document, found: Sequence[FoundInside], profile: Profile, origin: Origin
) -> tuple[tuple[Document, ...], Document]:
    """The documents inside a document, and the document itself, which now conveys them.

    Each has the id of its carrier and its number in it ("letters/7.txt/enclosed-1"), and is a part of the same text.
    A place where one may begin is a check of the carrier.
    """
    numbers = LineNumbers(carrier.text or "")
    inner: list[Document] = []
    relations: list[DocumentRelation] = []
    checks: list[Check] = []
    for one in found:
        if one.end is None:
            checks.append(_possible(carrier, one, numbers))
            continue
        document = _read_one(carrier, one, len(inner) + 1, profile=profile, origin=origin, numbers=numbers)
        inner.append(document)
        relations.append(_conveyed(one, document))
    return tuple(inner), replace(carrier, relations=(*carrier.relations, *relations), checks=(*carrier.checks, *checks))


def _conveyed(one: FoundInside, document: Document) -> DocumentRelation:
    return DocumentRelation(
        rests_on=one.label,
        stated_by=one.spec.voice,
        rule=f"inside/{one.spec.name}",
        kind=RelationKind.CONVEYS,
        target=document.id,
    )


def _possible(carrier: Document, one: FoundInside, numbers: LineNumbers) -> Check:
    return Check(
        severity=Severity.NOTE,
        code="document-inside",
        message="a letter or paper of its own may begin here; where it ends is not certain, so it was left where it is",
        file=carrier.source,
        line=numbers.of(one.label.start),
        document=carrier.id,
        found=one.label.quote[:200],
        expected="a beginning and an end that show it (see docs/profiles.md)",
        span=one.label,
    )


def _read_one(
    carrier: Document,
    one: FoundInside,
    number: int,
    *,
    profile: Profile,
    origin: Origin,
    numbers: LineNumbers,
) -> Document:
    text = carrier.text or ""
    end = len(text) if one.end is None else one.end
    announced = one.label.end < one.start
    begin, excerpt = (one.label.start if announced else one.start), text[one.start : end]
    if announced:
        # What stands between announcement and document becomes blank, and ends in a line end: a line begins there.
        gap = "".join(sign if sign in "\r\n" else " " for sign in text[one.label.end : one.start - 1]) + "\n"
        excerpt = one.label.quote + gap + excerpt
    lines = tuple(line for line in split_lines(excerpt) if line.start >= one.start - begin and not line.blank)
    layout = shipped_profile(one.spec.reads, _RULE_NAMES)
    series = replace(layout, date_order=profile.date_order, century=profile.century, governments=profile.governments)
    within = "" if carrier.record.locator == "file" else f"{carrier.record.locator}/"
    document = read_laid_out(
        excerpt,
        _numbered(lines, begin, numbers),
        series,
        document_id=f"{carrier.id}/enclosed-{number}",
        origin=origin,
        record=SourceRecord(file=origin.file, locator=f"{within}enclosed-{number}", line=numbers.of(one.start)),
        announcement=_announcement(excerpt, one) if announced and one.spec.announced else None,
    )
    return place_document(document, begin, text, numbers, part=(one.start, end))


def _numbered(lines: Sequence[Line], begin: int, numbers: LineNumbers) -> tuple[Line, ...]:
    """The lines with their numbers in the whole file."""
    return tuple(replace(line, number=numbers.of(begin + line.start)) for line in lines)


def _announcement(excerpt: str, one: FoundInside) -> Announcement:
    """The words of the carrier that announce the document: the voice of the office that sends it on."""
    end = len(one.label.quote)
    words = ZoneText(
        text=excerpt[:end],
        kind=ZoneKind.HEADNOTE,
        voice=Voice.SENDING_OFFICE,
        start=0,
        end=end,
        lines=split_lines(excerpt[:end]),
    )
    return Announcement(words=words, rules=one.spec.announced)


def place_document(
    document: Document, by: int, text: str, numbers: LineNumbers, *, part: tuple[int, int], lines_before: int = 0
) -> Document:
    """A document that was read by itself, as a part of a whole text: its offsets moved by `by`, its lines with them.

    `lines_before` are those before the excerpt, if its lines were counted from 1.
    """

    def moved(span: Span) -> Span:
        return Span.of(text, by + span.start, by + span.end)

    def moved_check(check: Check) -> Check:
        if check.span is None:
            return replace(check, line=None if check.line is None else lines_before + check.line)
        return replace(check, span=moved(check.span), line=numbers.of(by + check.span.start))

    def move(statements: tuple[Stated, ...]) -> tuple[Stated, ...]:
        return tuple(
            replace(each, rests_on=moved(each.rests_on)) if isinstance(each.rests_on, Span) else each
            for each in statements
        )

    return replace(
        document.with_header(move),
        text=text,
        part=part,
        zones=tuple(replace(zone, start=by + zone.start, end=by + zone.end) for zone in document.zones),
        checks=tuple(moved_check(check) for check in document.checks),
    )
