"""From a gold file and sources to an evaluation: reads what is to be scored, and keeps the texts if they are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg_builder.errors import UsageError
from kg_builder.evaluation.agreement import compare_readers
from kg_builder.evaluation.agreement_figures import Agreement
from kg_builder.evaluation.gold_lines import read_found_lines
from kg_builder.evaluation.loading import load_gold
from kg_builder.evaluation.lookup import find_readings
from kg_builder.evaluation.records import Record
from kg_builder.evaluation.scoring import RESAMPLES, Evaluation, score_found
from kg_builder.inspection import document_record, inspect_paths
from kg_builder.model import Check, Document

LINES_SUFFIXES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How sources are read: as `inspect` reads them with these options."""

    project: Path | None = None
    authority: Path | None = None
    readings: Path | None = None
    profile: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """An evaluation, what was read of each gold document, and the checks of files that could not be read."""

    result: Evaluation
    readings: dict[str, Record]
    checks: tuple[Check, ...]


def evaluate(
    gold: Path,
    sources: Sequence[Path],
    reading: Reading | None = None,
    *,
    seed: int = 1,
    resamples: int = RESAMPLES,
    keep_texts: bool = False,
) -> Evaluated:
    """The figures of what is read of the sources against a gold file.

    A source is a file or folder of documents, or a `.jsonl` that `inspect` wrote; without sources, those of the
    project. With `keep_texts` the readings hold the text of their documents under "text".

    Raises:
        UsageError: a file is missing, or none of the gold's documents is among the sources.
        SheetError: the gold, or a file of inspect, cannot be read as such.
    """
    documents = load_gold(gold)
    checks: list[Check] = []
    found = find_readings(documents, read_records(sources, reading or Reading(), checks, keep_texts=keep_texts))
    if not found:
        first = documents[0]
        raise UsageError(
            f"{gold.name}: none of its {len(documents)} documents is among the sources; expected files whose name or "
            f"document id stands in the gold, such as {first.source or first.id!r}"
        )
    result = score_found(documents, found, seed=seed, resamples=resamples)
    own = {check for check in checks if (check.file == gold.name and gold.parent in _folders(sources))}
    return Evaluated(result=result, readings=found, checks=tuple(check for check in checks if check not in own))


def compare_gold_files(gold: Path, other: Path, *, seed: int = 1, resamples: int = RESAMPLES) -> Agreement:
    """The agreement of two readers' gold files.

    Raises:
        UsageError: a file is missing, or the two have no document in common.
        SheetError: one of them is no gold.
    """
    agreement = compare_readers(load_gold(gold), load_gold(other), seed=seed, resamples=resamples)
    if not agreement.documents:
        raise UsageError(
            f"{gold.name} and {other.name} have no document in common; expected gold of the same documents"
        )
    return agreement


def read_records(
    sources: Sequence[Path], reading: Reading, checks: list[Check], *, keep_texts: bool = False
) -> Iterator[Record]:
    """What `inspect` says of each document of the sources; checks of files go to `checks`."""
    lines = [source for source in sources if source.suffix.lower() in LINES_SUFFIXES and source.is_file()]
    for source in lines:
        yield from read_found_lines(source)
    others = [source for source in sources if source not in lines]
    if others or not sources:
        for document in read_documents(others, reading, checks):
            yield document_record(document) | ({"text": document.text} if keep_texts else {})


def read_documents(sources: Sequence[Path], reading: Reading, checks: list[Check]) -> Iterator[Document]:
    """The documents of files and folders, read as `inspect` reads them; checks of files go to `checks`.

    Without sources they are those of the project, which without a folder is the one here.
    """
    items = inspect_paths(
        sources,
        project=reading.project if sources or reading.project else Path(),
        authority=reading.authority,
        readings=reading.readings,
        profile=reading.profile,
    )
    for item in items:
        if isinstance(item, Document):
            yield item
        else:
            checks.append(item)


def _folders(sources: Sequence[Path]) -> set[Path]:
    return {source if source.is_dir() else source.parent for source in sources}
