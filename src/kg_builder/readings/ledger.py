"""The ledger of corrections, `corrections.tsv`: one sorted line for each corrected fact, under version control.

The file is UTF-8 with tabs. It begins with `# kg_builder corrections 1`, where 1 is the version of its form, and a line
with the names of the columns: document, field, value, basis, by, date, comment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from kg_builder.readings.targets import DocumentNames, names_of
from kg_builder.readings.words import fold_words
from kg_builder.tables import decode_csv, format_csv


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """All sound lines of the ledger.

    `settled` tells that `document` of every line is the id of a document; before, it is what the ledger says. The index
    `by_document` is by id, before that by what the ledger says, folded.
    """

    lines: tuple[Correction, ...] = ()
    settled: bool = False
    by_document: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[Correction], *, settled: bool = False) -> Corrections:
        """Lines in their order, with their index by document."""
        kept = tuple(sorted(lines, key=lambda line: (line.document, line.field.name)))
        index: defaultdict[str, list[Correction]] = defaultdict(list)
        for line in kept:
            index[line.document if settled else fold_words(line.document)].append(line)
        by_document = {document: tuple(found) for document, found in index.items()}
        return cls(lines=kept, settled=settled, by_document=by_document)

    def of_document(self, document: Document) -> tuple[Correction, ...]:
        """The lines on one document. Before `settle_corrections` they are found by the names of this document alone,
        which cannot tell that a name means two documents.
        """
        if self.settled:
            return self.by_document.get(document.id, ())
        names = dict.fromkeys(fold_words(name) for rank in names_of(document) for name in rank)
        return tuple(line for name in names for line in self.by_document.get(name, ()))


def load_corrections(folder: Path, *, project: Path) -> tuple[Corrections, tuple[Check, ...]]:
    """What the ledger in a folder says, and what is wrong with the lines that are not followed.

    A missing ledger holds no corrections. Of two lines for one fact the first is followed.
    """
    path = folder / CORRECTIONS_FILE
    lines, _, problems = _read_ledger(path, sheet_name(path, project))
    message = "this line of the ledger is not followed"
    return Corrections.of(lines), tuple(Check.of_problem(problem, "correction", message) for problem in problems)


def settle_corrections(corrections: Corrections, names: DocumentNames) -> tuple[Corrections, tuple[Check, ...]]:
    """The lines with the id of the document that each means, and a check for each that is not followed.

    A line whose document is not there waits, and holds again when the document returns; one whose words can mean two
    documents waits until it says which. Of two lines for one fact the first is followed.
    """
    kept: dict[tuple[str, str], Correction] = {}
    checks: list[Check] = []
    for line in corrections.lines:
        ids = names.find(line.document)
        if len(ids) != 1:
            said, expected = names.explain(line.document, ids)
            checks.append(_waits(line, "correction-document", said, expected))
        elif (ids[0], line.field.name) in kept:
            first = kept[ids[0], line.field.name]
            said = f"{line.document!r} is {ids[0]!r}, whose {line.field.name} line {first.record.line} corrects"
            checks.append(_waits(line, "correction-repeated", said, "one line for each fact"))
        else:
            kept[ids[0], line.field.name] = replace(line, document=ids[0])
    return Corrections.of(kept.values(), settled=True), tuple(checks)


def _waits(line: Correction, code: str, message: str, expected: str) -> Check:
    message = f"{message}; the correction of its {line.field.name} waits"
    found = repr(line.document)
    return Check.at(line.record, Severity.VIOLATION, code, message, found=found, expected=expected)


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
