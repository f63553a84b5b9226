"""Compares fields of which a document has one: main date, clock time, title, form, dispatch."""

from __future__ import annotations

from kg_builder.dates import date_of_edtf
from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.matching import day_of, same_day, same_text
from kg_builder.evaluation.outcome import Outcome, Parting, Tally
from kg_builder.evaluation.records import Bounds, Record, is_annotated, rows_of, span_of, text_of

_SILENCE = "not-stated"


def compare_single(gold: GoldDocument, found: Record, outcome: Outcome) -> None:
    """Counts the fields of which a document has one; "" or [] in the gold means that the document has none."""
    for name, wanted, read, same in (
        ("date", _value(gold.record, "date"), text_of(found, "date"), same_day),
        ("clock", _value(gold.record, "clock"), _clock(text_of(found, "date")), str.__eq__),
        ("title", _value(gold.record, "title"), text_of(found, "title"), same_text),
        ("form", _value(gold.record, "form"), _said(found, "form"), str.__eq__),
        ("dispatch", _value(gold.record, "dispatch"), _said(found, "dispatch"), str.__eq__),
    ):
        if wanted is not None:
            _compare(
                name,
                wanted,
                read,
                outcome,
                right=bool(wanted and read) and same(wanted, read),
                where=_where(name, read, found),
            )


def _value(record: Record, key: str) -> str | None:
    """What the gold says of a field: a value, "" for none, or None where it says nothing."""
    return text_of(record, key).removeprefix(_SILENCE) if is_annotated(record, key) else None


def _clock(edtf: str) -> str:
    return edtf[11:16] if edtf[10:11] == "T" else ""


def _said(found: Record, key: str) -> str:
    return text_of(found, key).removeprefix(_SILENCE)


def _compare(name: str, wanted: str, read: str, outcome: Outcome, *, right: bool, where: Bounds | None) -> None:
    tally = Tally(gold=bool(wanted), found=bool(read), right=right, wrong=bool(wanted and read) and not right)
    outcome.count(name, "", tally)
    if wanted and read and not right:
        open_date = name == "date" and leaves_open(wanted, read)
        outcome.tell(name, "", Parting.AMBIGUOUS if open_date else Parting.WRONG, gold=wanted, found=read, where=where)
    elif wanted and not read:
        outcome.tell(name, "", Parting.MISSED, gold=wanted, found=None, where=None)
    elif read and not wanted:
        outcome.tell(name, "", Parting.EXTRA, gold=None, found=read, where=where)


def _where(name: str, read: str, found: Record) -> Bounds | None:
    """Where the words of a reading stand: of a date those of the statement that gave it, else nowhere."""
    if name not in ("date", "clock") or not read:
        return None
    date = text_of(found, "date")
    return next((span_of(row) for row in rows_of(found, "dates") if row.get("edtf") == date), None)


def leaves_open(gold: str, found: str) -> bool:
    """Whether a date is wider than the gold's and holds it: it is not guessed, and not settled either.

    >>> leaves_open("1901-05-03", "[1901-03-05,1901-05-03]"), leaves_open("1901-05-03", "1901-05-04")
    (True, False)
    """
    try:
        wide, narrow = date_of_edtf(found), date_of_edtf(day_of(gold))
    except ValueError:
        return False
    if None in (wide.earliest, wide.latest, narrow.earliest, narrow.latest):
        return False
    first, last = str(wide.earliest), str(wide.latest)
    return first <= str(narrow.earliest) and str(narrow.latest) <= last
