"""Records what a person decided of a document's header, once it is sure that the decision can be followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg_builder.authority import Authority
from kg_builder.errors import SheetError, UsageError
from kg_builder.model import Basis, Check, Document, Severity
from kg_builder.readings.corrections import apply_corrections
from kg_builder.readings.fields import CHECKED
from kg_builder.readings.ledger import Corrections, add_corrections
from kg_builder.readings.ledger_lines import Correction, make_correction
from kg_builder.readings.targets import DocumentNames

Fact = tuple[str, str, str]  # a field, its value, on what basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The lines for the ledger, and what they change in the document as it is read now."""

    lines: tuple[Correction, ...]
    notes: tuple[Check, ...]


def correct_document(
    documents: Iterable[Document],
    document: str,
    *,
    decisions: Path,
    authority: Authority | None = None,
    field: str | None = None,
    value: str = "",
    basis: str | None = None,
    by: str = "",
    on: str = "",
    comment: str = "",
    checked: bool = False,
    dry_run: bool = False,
) -> Decision:
    """Writes a correction of one document into the ledger in the folder of decisions, and says what it changes.

    `document` is an id, a file name with or without ending, or a title. With `checked` the document is marked as read
    by a person, with or without a `field`. With `dry_run` nothing is written. `authority`: whom ids may name.

    Raises:
        UsageError: there is no such document or more than one, nothing to record, or `on` is no day.
        SheetError: the field, basis or value is not known, or the ledger has faulty lines.
    """
    known = DocumentNames(documents).single(document)
    if field is not None and basis is None:
        raise UsageError(f"a correction of {field!r} needs --basis; expected one of {', '.join(Basis)}")
    facts = [] if field is None or basis is None else [(field, value, basis)]
    facts += [(CHECKED, "yes", Basis.STATED.value)] if checked else []
    if not facts:
        raise UsageError("there is nothing to record; expected a field and its value, or --checked")
    lines = _lines(known.id, facts, by=by, on=on, comment=comment)
    notes = _notes(known, lines, authority or Authority())
    if not dry_run:
        add_corrections(decisions, lines)
    return Decision(lines=lines, notes=notes)


def _lines(document: str, facts: Iterable[Fact], *, by: str, on: str, comment: str) -> tuple[Correction, ...]:
    try:
        return tuple(
            make_correction(document=document, field=name, value=said, basis=basis, by=by, on=on, comment=comment)
            for name, said, basis in facts
        )
    except SheetError as error:  # no line of a file is at fault, but what was asked for
        raise SheetError(error.message, [replace(problem, file="correct") for problem in error.problems]) from error


def _notes(document: Document, lines: tuple[Correction, ...], authority: Authority) -> tuple[Check, ...]:
    """What the lines change in the document as it is read now; a line that could not be followed is not recorded."""
    notes = apply_corrections(document, Corrections.of(lines), authority).checks[len(document.checks) :]
    for note in notes:
        if note.severity is Severity.VIOLATION:
            raise UsageError(f"{note.message}; found {note.found}, expected {note.expected}")
    return notes
