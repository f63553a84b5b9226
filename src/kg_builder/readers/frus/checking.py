"""What a document of a volume has to say about itself, each check at the line of the element that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_builder.model import Check, DateStatement, Participant, Severity, SourceRecord
from kg_builder.readers.frus.agreement import apart
from kg_builder.readers.plain_text.checks import Checker
from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.parts import Parts


def checks_of(parts: Parts, record: SourceRecord, document_id: str) -> Iterator[Check]:
    """The checks on dates and parties, each with the line of the document's element: the text has lines of its own.

    That a date is one of several days is nothing to check here: the editors say so (`@notBefore`, `@notAfter`).
    """
    line = Line(number=record.line or 1, start=0, end=0, head="")
    checker = Checker(file=record.file, document=document_id, lines=(line,))
    yield from (check for check in checker.look(parts, ()) if check.code != "date-ambiguous")


def dates_that_differ(dates: Sequence[DateStatement], document_id: str) -> Iterator[Check]:
    """A check where the words of a dateline say another date than its markup; both are kept, the markup's leads."""
    stated = next((date for date in dates if isinstance(date.rests_on, SourceRecord)), None)
    if stated is None or stated.value is None or not isinstance(stated.rests_on, SourceRecord):
        return
    for date in dates:
        if date.span is not None and date.value is not None and apart(stated.value, date.value):
            yield Check.at(
                stated.rests_on,
                Severity.WARNING,
                "date-of-markup-differs",
                "the markup gives a dateline another date than its words say; both are kept",
                document=document_id,
                found=str(stated.value.edtf),
                expected=f"{date.value.edtf}, as {date.span.quote!r} says",
            )


def misplaced_party(record: SourceRecord, words: str, party: Participant, document_id: str) -> Check:
    """That a heading marks somebody as of one side in the words of the other; the words count."""
    return Check.at(
        record,
        Severity.WARNING,
        "party-of-markup-differs",
        f"the markup puts {words!r} on the other side than the heading says; the words of the heading count",
        document=document_id,
        found=f"{words!r} in the words of the {party.role.value}, marked as of the other side",
        expected=f"part of the {party.role.value}: {party.as_written or words!r}",
    )
