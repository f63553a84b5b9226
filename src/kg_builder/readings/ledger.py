"""The ledger of corrections, `corrections.tsv`: one sorted line for each corrected fact, under version control.

The file is UTF-8 with tabs. It begins with `# kg_builder corrections 1`, where 1 is the version of its form, and a line
with the names of the columns: document, field, value, basis, by, date, comment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg_builder.errors import Problem, SheetError
from kg_builder.files import replace_file
from kg_builder.model import Check, Document, Severity
from kg_builder.readings.ledger_lines import (
    COLUMNS,
    CORRECTIONS_FILE,
    Correction,
    LedgerReader,
    leading_comments,
    with_version,
)
from kg_builder.readings.sheets import sheet_name
from kg_builder.suggestions import near_words, perhaps
from kg_builder.tables import decode_csv, format_csv


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """All sound lines of the ledger."""

    lines: tuple[Correction, ...] = ()
    by_document: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[Correction]) -> Corrections:
        """Lines in their order, with their index by the document's id."""
        kept = tuple(sorted(lines, key=lambda line: (line.document, line.field.name)))
        index: defaultdict[str, list[Correction]] = defaultdict(list)
        for line in kept:
            index[line.document].append(line)
        return cls(lines=kept, by_document={document: tuple(found) for document, found in index.items()})


def load_corrections(folder: Path, *, project: Path) -> tuple[Corrections, tuple[Check, ...]]:
    """What the ledger in a folder says, and what is wrong with the lines that are not followed.

    A missing ledger holds no corrections. Of two lines for one fact the first is followed.
    """
    path = folder / CORRECTIONS_FILE
    lines, _, problems = _read_ledger(path, sheet_name(path, project))
    message = "this line of the ledger is not followed"
    return Corrections.of(lines), tuple(Check.of_problem(problem, "correction", message) for problem in problems)


def unused_corrections(corrections: Corrections, documents: Iterable[Document]) -> tuple[Check, ...]:
    """A check for each line whose document is not there; the line stays, and holds again when the document returns."""
    known = {document.id for document in documents}
    checks: list[Check] = []
    for line in corrections.lines:
        if line.document not in known:
            near = near_words(line.document, known, least=50.0)
            checks.append(
                Check.at(
                    line.record,
                    Severity.VIOLATION,
                    "correction-document",
                    f"there is no document {line.document!r}; the correction of its {line.field.name} waits",
                    found=repr(line.document),
                    expected=perhaps(near) or "the id of a document",
                )
            )
    return tuple(checks)


def add_corrections(folder: Path, lines: Sequence[Correction]) -> None:
    """Writes lines into the ledger in a folder, sorted, each in the place of the earlier one for the same fact.

    The whole file is written or nothing of it.

    Raises:
        SheetError: the ledger has lines that cannot be read, or is of a later version; nothing is written.
    """
    path = folder / CORRECTIONS_FILE
    before, comments, problems = _read_ledger(path, path.name)
    if problems:
        raise SheetError(f"{path.name}: nothing was written, since {len(problems)} line(s) must be put right", problems)
    current = {(line.document, line.field.name): line for line in (*before, *lines)}
    rows = [COLUMNS, *(line.cells for _, line in sorted(current.items()))]
    folder.mkdir(parents=True, exist_ok=True)
    above = "\n".join([*with_version(comments), ""])
    replace_file(path, above + "".join(format_csv(cells, "\t", "\n") for cells in rows))


def _read_ledger(path: Path, file: str) -> tuple[list[Correction], list[str], list[Problem]]:
    """The sound lines, those above the names of the columns, and a problem for each of the others."""
    if not path.exists():
        return [], [], []
    try:
        text = decode_csv(path, file=file)
    except SheetError as error:
        return [], [], list(error.problems)
    reader = LedgerReader(file)
    return reader.read(text), leading_comments(text), reader.problems
