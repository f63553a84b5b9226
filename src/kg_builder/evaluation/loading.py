"""Reads a gold file: JSON lines or a spreadsheet; every problem of the file is told together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg_builder.errors import Problem, SheetError, UsageError
from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.gold_lines import parse_gold_lines
from kg_builder.evaluation.sheet import read_gold_sheet
from kg_builder.tables import TABLE_SUFFIXES
from kg_builder.wording import counted


def load_gold(path: Path) -> tuple[GoldDocument, ...]:
    """The gold documents of a file, in its order. What is a table is read as a sheet, all else as JSON lines.

    Raises:
        UsageError: there is no such file.
        SheetError: it is not UTF-8, holds no gold, names a document twice, or has lines that are no gold.
    """
    if not path.is_file():
        raise UsageError(f"{path}: found no file; expected gold as JSON lines (.jsonl) or as a table (.csv)")
    if path.suffix.lower() in TABLE_SUFFIXES:
        return _settled(path.name, read_gold_sheet(path, file=path.name))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError(f"{path.name}: cannot be read ({error}); expected UTF-8") from error
    return _settled(path.name, parse_gold_lines(text, file=path.name))


def _settled(file: str, items: Iterable[GoldDocument | Problem]) -> tuple[GoldDocument, ...]:
    documents: dict[str, GoldDocument] = {}
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        elif item.id in documents:
            first = documents[item.id].line
            found = f"{item.id!r} again, after line {first}"
            problems.append(Problem(file=file, line=item.line, found=found, expected="one line a document"))
        else:
            documents[item.id] = item
    if not documents and not problems:
        problems.append(Problem(file=file, line=1, found="nothing", expected="gold, one document a line"))
    if problems:
        raise SheetError(f"{file}: {counted(len(problems), 'problem')} in the gold", problems)
    return tuple(documents.values())
