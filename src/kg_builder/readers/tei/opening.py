"""The date that a letter bears itself, in its dateline.

Source: TEI P5, 4.2.2 (openers and closers).
"""

from __future__ import annotations

from kg_builder.model import DateKind, DateStatement, DateValue, Status, Voice
from kg_builder.readers.markup import Element, local_name
from kg_builder.readers.markup.dates import read_markup_date
from kg_builder.readers.tei.grounds import Grounds

_OTHERS = frozenset({"floatingText", "note", "quote", "cit", "back", "front"})


def read_dateline(text: Element, grounds: Grounds, dates: tuple[DateStatement, ...]) -> DateStatement | None:
    """The first date in a dateline of the letter, in its author's words; None where it has none with a value.

    Quoted and enclosed letters do not count. A date that no day of the sending fits is a check.
    """
    for element in text.iter("{*}dateline"):
        around = {local_name(each) for each in element.iterancestors()}
        if around & _OTHERS:
            continue
        for date in element.iter("{*}date"):
            read = read_markup_date(date)
            if read.value is None or read.value.edtf is None:
                continue
            _compare(date, read.value, dates, grounds)
            base = grounds.base(date, "dateline")
            base["stated_by"] = Voice.AUTHOR
            if not read.by_attribute:
                base["status"] = Status.READ_BY_RULE
            return DateStatement(**base, kind=DateKind.HEADING, value=read.value)
    return None


def _compare(element: Element, value: DateValue, dates: tuple[DateStatement, ...], grounds: Grounds) -> None:
    sent = [date.value for date in dates if date.kind is DateKind.SENDING and date.value is not None]
    if not sent or any(not _apart(value, each) for each in sent):
        return
    grounds.warn(
        element,
        "dates-differ",
        "the letter bears another date than its description says; both stand side by side",
        found=f"{value.as_written!r} ({value.edtf}) beside {sent[0].as_written!r} ({sent[0].edtf})",
        expected="dates that have a day in common",
    )


def _apart(one: DateValue, other: DateValue) -> bool:
    """Whether two dates have no second in common, as far as their bounds are known."""
    return (one.earliest or "") > (other.latest or "9999") or (other.earliest or "") > (one.latest or "9999")
