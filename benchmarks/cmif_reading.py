"""How fast indexes of letters in CMIF are read, and how much memory that takes.

    python benchmarks/cmif_reading.py [--rounds N]

Two files of invented letters, 8 MB and 68 MB, are made by a seeded generator in a temporary folder. Each is read to
documents in a process of its own, beside a bare `iterparse` of the standard library over the same file: once as it
comes (which keeps the whole tree) and once with each element cleared at its end. Printed are CPU seconds (the least of
the rounds), their ratios, and the highest memory of the process (peak resident set) with what it was before reading.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from xml.etree import ElementTree

MEGABYTE = 1_000_000
SIZES = (8, 68)
BOUND = 4.0

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Letters of Ruritania</title><editor>Erika Probe</editor></titleStmt>
      <publicationStmt><publisher>Academy of Ruritania</publisher></publicationStmt>
      <sourceDesc>
        <bibl type="print" xml:id="c0ffee00-0000-4000-8000-000000000001">Letters of Ruritania</bibl>
      </sourceDesc>
    </fileDesc>
    <profileDesc>
"""
FOOT = "    </profileDesc>\n  </teiHeader>\n  <text><body><p/></body></text>\n</TEI>\n"
NAMES = ("Muster, Anna", "Beispiel, Carl", "Probe, Dora", "Zwilling, Otto", "Exempel, Bruno")
PLACES = ("Musterstadt", "Strelsau", "Twinburg", "Beispielburg")


def write_letters(path: Path, size: int, *, seed: int = 1) -> int:
    """How many invented letters were written until the file had so many bytes."""
    random, written, count = Random(seed), 0, 0
    with path.open("w", encoding="utf-8", newline="") as file:
        written += file.write(HEAD)
        while written < size:
            count += 1
            written += file.write(_letter(random, count))
        file.write(FOOT)
    return count


def _letter(random: Random, number: int) -> str:
    def name() -> str:
        who = random.randrange(len(NAMES) * 400)
        evidence = ' evidence="conjecture"' if random.random() < 0.06 else ""
        ref = f"https://d-nb.info/gnd/1{who:07}X"
        return f'<persName ref="{ref}"{evidence}>{NAMES[who % len(NAMES)]} {who}</persName>'

    def place() -> str:
        where = random.randrange(len(PLACES) * 50)
        cert = ' cert="low" evidence="conjecture"' if random.random() < 0.25 else ""
        name = f"{PLACES[where % len(PLACES)]} {where}"
        return f'<placeName ref="https://sws.geonames.org/2{where:06}/"{cert}>{name}</placeName>'

    year, month, day = random.randrange(1850, 1930), random.randrange(1, 13), random.randrange(1, 29)
    words = f"{day}. {month}. {year}" if random.random() < 0.6 else ""
    date = f'<date when="{year}-{month:02}-{day:02}">{words}</date>'
    indent = "        "
    return (
        f'      <correspDesc key="{number}" source="#c0ffee00-0000-4000-8000-000000000001">\n'
        f'{indent}<correspAction type="sent">\n{indent}  {name()}\n{indent}  {place()}\n{indent}  {date}\n'
        f'{indent}</correspAction>\n{indent}<correspAction type="received">\n{indent}  {name()}\n{indent}  {place()}\n'
        f"{indent}</correspAction>\n      </correspDesc>\n"
    )


def read_bare(path: Path) -> int:
    """How many elements a bare `iterparse` meets."""
    return sum(1 for _ in ElementTree.iterparse(path))


def read_cleared(path: Path) -> int:
    """The same, each element cleared at its end."""
    count = 0
    for _, element in ElementTree.iterparse(path):
        element.clear()
        count += 1
    return count


def read_documents(path: Path) -> int:
    """How many documents the reader gives."""
    from kg_builder.config import SourceConfig
    from kg_builder.model import Document
    from kg_builder.readers.cmif import read_cmif

    source = SourceConfig(name="letters", path=path.name)
    items = read_cmif(path, file=path.name, source=source, project=path.parent)
    return sum(isinstance(item, Document) for item in items)


WAYS: dict[str, Callable[[Path], int]] = {
    "iterparse": read_bare,
    "iterparse, cleared": read_cleared,
    "documents": read_documents,
}


def measure(way: str, path: Path) -> None:
    """Prints what one way of reading took in this process, as JSON."""
    WAYS[way](_small(path))  # modules are imported, caches are warm
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    count = WAYS[way](path)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "count": count, "before": before / 1024, "peak": peak / 1024}))


def _small(path: Path) -> Path:
    return path.parent / "small.xml"


def _in_own_process(way: str, path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--way", way, "--file", str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: dict[str, float] = json.loads(answer)
    return found


def lines_of(size: int, path: Path, rounds: int) -> Iterator[str]:
    """The lines of the table for one file: each way with the least of its rounds."""
    least: dict[str, dict[str, float]] = {}
    for _ in range(rounds):
        for way in WAYS:  # one after the other, so that a busy machine is as busy for each
            found = _in_own_process(way, path)
            if way not in least or found["seconds"] < least[way]["seconds"]:
                least[way] = found
    bare = least["iterparse"]["seconds"]
    for way, found in least.items():
        yield (
            f"| {size} MB | {way} | {found['count']:,.0f} | {found['seconds']:.2f} | {found['seconds'] / bare:.2f} "
            f"| {found['before']:.0f} | {found['peak']:.0f} |"
        )
    ratio = least["documents"]["seconds"] / bare
    if ratio > BOUND:
        yield f"over the bound: {ratio:.2f} times a bare iterparse, at most {BOUND} is asked for"


def main() -> None:
    """Makes the files, reads them in every way, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--way", choices=list(WAYS), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        measure(options.way, options.file)
        return
    print("| file | read by | elements or letters | CPU seconds | ratio | MB before | MB at most |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        write_letters(Path(folder) / "small.xml", 20_000)
        for size in SIZES:
            path = Path(folder) / f"letters-{size}.xml"
            write_letters(path, size * MEGABYTE)
            for line in lines_of(size, path, options.rounds):
                print(line, flush=True)


if __name__ == "__main__":
    main()
