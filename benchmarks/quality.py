"""Writes docs/quality.md: how well the shared volumes and the founding documents are read, measured now.

Usage: python benchmarks/quality.py [--shared FOLDER] [--output FILE] [--only WORDS]

Needs the shared corpora beside the repository. Every volume is made into plain text by the shared tool, read as any
folder is (no profile is named), and scored by `kg_builder.evaluation`; the shared yardstick counts the same files, and
the command fails if the two differ in a single count.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from founding_documents import founding_section
from quality_page import MEASURES, Volume, quality_page
from yardstick import count_by_yardstick

from kg_builder.evaluation import Evaluation, evaluate_readings, load_gold
from kg_builder.inspection import document_record, inspect_paths
from kg_builder.model import Document

REPOSITORY = Path(__file__).parents[1]
VOLUMES = (
    ("frus", "frus/frus1949v07p2.xml", "Foreign Relations of the United States, 1949, VII, 2"),
    ("frus", "frus/frus1952-54Guat.xml", "Foreign Relations of the United States, 1952-1954, Guatemala"),
    ("frus", "frus/frus1952-54v14p2.xml", "Foreign Relations of the United States, 1952-1954, XIV, 2"),
    ("frus", "frus/frus1961-63v06.xml", "Foreign Relations of the United States, 1961-1963, VI"),
    (
        "dfat",
        "dfat/volume-16-1948-49-australia-and-the-postwar-world-beyond-the-region",
        "Documents on Australian Foreign Policy, 16 (1948-49)",
    ),
    ("dfat", "dfat/volume-2-1939", "Documents on Australian Foreign Policy, 2 (1939)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Where the shared files are, where the page goes, and which volumes are measured."""

    shared: Path
    output: Path
    only: str


def main() -> None:
    """Measures and writes the page; exit code 1 if our figures are not those of the yardstick."""
    options = _options()
    if not (options.shared / "corpus").is_dir():
        sys.exit(f"{options.shared}: found no folder corpus in it; expected the shared corpora (--shared FOLDER)")
    with tempfile.TemporaryDirectory() as folder:
        volumes = list(_volumes(options, Path(folder)))
        founding = founding_section(options.shared, REPOSITORY, Path(folder)) if not options.only else ""
    options.output.write_text(quality_page(volumes, founding), encoding="utf-8")
    print(f"{options.output}: written", file=sys.stderr)


def _options() -> Options:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "docs/quality.md")
    parser.add_argument("--only", default="", help="measure only volumes whose path holds these words")
    given = parser.parse_args()
    return Options(shared=given.shared, output=given.output, only=given.only)


def _volumes(options: Options, folder: Path) -> Iterator[Volume]:
    for kind, path, title in VOLUMES:
        if options.only in path:
            out = folder / Path(path).stem
            tool = options.shared / "tools/plain_corpus.py"
            command = [sys.executable, tool, kind, options.shared / "corpus" / path, out]
            subprocess.run(list(map(str, command)), check=True, capture_output=True)
            yield _measure(Volume(kind=kind, path=path, title=title), sorted(out.glob("*.txt")), out, options.shared)
            if kind == "frus":
                volume = Volume(kind=kind, path=path, title=title, markup=True)
                yield _measure(volume, [options.shared / "corpus" / path], out, options.shared)


def _measure(volume: Volume, sources: list[Path], out: Path, shared: Path) -> Volume:
    """The volume read and scored, and compared with what the yardstick counts."""
    began = time.perf_counter()
    records = [document_record(item) for item in inspect_paths(sources) if isinstance(item, Document)]
    seconds = time.perf_counter() - began
    if volume.markup:  # The gold calls a document of a volume by both names in one: frus1949v07p2-d12.
        records = [record | {"source": f"{str(record['document']).replace('/', '-')}.txt"} for record in records]
    read = out / "read.jsonl"
    read.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    result = evaluate_readings(load_gold(out / "gold.jsonl"), records, resamples=0)
    _compare(volume.title, result, count_by_yardstick(shared, "headers", out / "gold.jsonl", read))
    print(f"{volume.title}: {len(records)} documents, {seconds:.1f} s", file=sys.stderr)
    return replace(volume, result=result)


def _compare(title: str, result: Evaluation, counts: dict[str, int]) -> None:
    wrong = [
        f"{measure.name}: {ours}, the yardstick {theirs}"
        for measure in MEASURES
        if (ours := measure.counts(result)) != (theirs := (counts[measure.count_key], counts[measure.of_key]))
    ]
    if wrong:
        sys.exit(f"{title}: our figures are not those of the yardstick: {'; '.join(wrong)}")


if __name__ == "__main__":
    main()
