"""How fast volumes of FRUS are read, and how much memory that takes.

    python benchmarks/frus_reading.py [--rounds N] [VOLUME.xml ...]

Two volumes of invented telegrams, 4 MB and 32 MB, are made by a seeded generator in a temporary folder; volumes that
are named are measured too. Each is read in a process of its own: by a bare `iterparse` of the standard library, which
keeps the whole tree; to the texts of its documents with the places of all marks; to whole documents. Printed are CPU
seconds (the least of the rounds), their ratios, and the highest memory of the process (peak resident set) with what it
was before reading.
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
SIZES = (4, 32)
BOUND = 6.0
SMALL = 100_000

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="ruritania1901v01">
    <teiHeader>
        <fileDesc><titleStmt><title type="complete">Papers of Ruritania, 1901, Volume I</title></titleStmt></fileDesc>
    </teiHeader>
    <text>
        <front>
            <div type="section" xml:id="persons">
                <list>
"""
FOOT = "        </body>\n    </text>\n</TEI>\n"
PEOPLE = tuple(f"{name}{number}" for name in ("Muster", "Beispiel", "Tannenbaum", "Tendel") for number in range(40))
PLACES = ("Musterstadt", "Neustadt", "Strelsau", "Twinburg")
WORDS = """the ships of our harbour were seen by his envoy and said to be seven in number while nobody in the ministry
would say whether they had been sent there for trade or for another purpose as I said in an earlier message""".split()


def write_volume(path: Path, size: int, *, seed: int = 1) -> int:
    """How many invented documents were written until the volume had so many bytes."""
    random, count = Random(seed), 0
    with path.open("w", encoding="utf-8", newline="") as file:
        written = file.write(HEAD)
        for who in PEOPLE:
            file.write(
                f'<item><hi rend="strong"><persName xml:id="p_{who}">{who}, Anna</persName>,</hi> Envoy</item>\n'
            )
        file.write("                </list>\n            </div>\n        </front>\n        <body>\n")
        while written < size:
            count += 1
            written += file.write(_document(random, count))
        file.write(FOOT)
    return count


def _document(random: Random, number: int) -> str:
    sender, where, hour = random.choice(PEOPLE), random.choice(PLACES), random.randrange(1, 12)
    day = random.randrange(1, 29)
    indent = "                "
    paragraphs = "".join(_paragraph(random, number, indent) for _ in range(random.randrange(4, 14)))
    return (
        f'            <div type="document" xml:id="d{number}" n="{number}">\n'
        f'{indent}<note rend="inline" type="source">740.00119 Harbour/5–{number}: Telegram</note>\n'
        f'{indent}<head>\n{indent}    <hi rend="italic">The Envoy in {where}</hi> (<persName type="from"\n'
        f'{indent}        corresp="#p_{sender}">{sender}</persName>) to the <gloss type="to">Secretary of\n'
        f"{indent}        State</gloss>\n{indent}</head>\n"
        f"{indent}<opener>\n{indent}    <dateline><placeName>{where}</placeName>, <date\n"
        f'{indent}        when="1901-05-{day:02}T{hour + 12}:00:00">May {day}, 1901—{hour} p. m.</date><lb/>'
        f"[Received May {day}—{hour}:45 p. m.]</dateline>\n{indent}</opener>\n{indent}<p>{number}. Reur {number}, "
        f"May 1.</p>\n{paragraphs}{indent}<closer><signed>{sender}</signed></closer>\n            </div>\n"
    )


def _paragraph(random: Random, number: int, indent: str) -> str:
    pieces = [f"{indent}<p>"]
    for _ in range(random.randrange(2, 6)):
        pieces.append(" ".join(random.choices(WORDS, k=random.randrange(12, 40))).capitalize())
        chance = random.random()
        if chance < 0.4:
            who = random.choice(PEOPLE)
            pieces.append(f' by <persName corresp="#p_{who}">{who}</persName>')
        elif chance < 0.6:
            pieces.append(
                f'<note n="1" xml:id="d{number}fn{random.random()}">See <ref target="#d1">Document 1</ref>.</note>'
            )
        elif chance < 0.63:
            pieces.append(f", Deptel {random.randrange(900)}, May 2")
        pieces.append(f".\n{indent}    ")
    return "".join(pieces).rstrip() + "</p>\n"


def read_bare(path: Path) -> int:
    """How many elements a bare `iterparse` meets."""
    return sum(1 for _ in ElementTree.iterparse(path))


def read_texts(path: Path) -> int:
    """How many texts there are, each with the places of its marks."""
    from kg_builder.model import Check
    from kg_builder.readers.frus.page import read_page
    from kg_builder.readers.markup import stream_elements

    parts = stream_elements(path, file=path.name, names=("div",), wanted=lambda each: each.get("type") == "document")
    return sum(bool(read_page(part.element).text) for part in parts if not isinstance(part, Check))


def read_documents(path: Path) -> int:
    """How many documents the reader gives."""
    from kg_builder.config import SourceConfig
    from kg_builder.model import Document
    from kg_builder.readers.frus import read_frus

    items = read_frus(path, file=path.name, source=SourceConfig(name="frus", path="."), project=path.parent)
    return sum(isinstance(item, Document) for item in items)


WAYS: dict[str, Callable[[Path], int]] = {"iterparse": read_bare, "texts": read_texts, "documents": read_documents}


def measure(way: str, path: Path, small: Path) -> None:
    """Prints what one way of reading took in this process, as JSON."""
    WAYS[way](small)  # modules are imported, caches are warm
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    count = WAYS[way](path)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "count": count, "before": before / 1024, "peak": peak / 1024}))


def lines_of(path: Path, small: Path, rounds: int) -> Iterator[str]:
    """The lines of the table for one volume: each way with the least of its rounds."""
    least: dict[str, dict[str, float]] = {}
    for _ in range(rounds):
        for way in WAYS:  # one after the other, so that a busy machine is as busy for each
            command = [sys.executable, __file__, "--way", way, "--small", str(small), str(path)]
            answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            found: dict[str, float] = json.loads(answer)
            if way not in least or found["seconds"] < least[way]["seconds"]:
                least[way] = found
    bare = least["iterparse"]["seconds"]
    for way, found in least.items():
        yield (
            f"| {path.stem} | {path.stat().st_size / MEGABYTE:.1f} | {way} | {found['count']:,.0f} "
            f"| {found['seconds']:.3f} | {found['seconds'] / bare:.2f} | {found['before']:.0f} | {found['peak']:.0f} |"
        )
    for way in ("texts", "documents"):
        if (ratio := least[way]["seconds"] / bare) > BOUND:
            yield f"over the bound: {way} take {ratio:.2f} times a bare iterparse, at most {BOUND} is asked for"


def main() -> None:
    """Makes the volumes, reads them in every way, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--way", choices=list(WAYS), help=argparse.SUPPRESS)
    parser.add_argument("--small", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("volumes", nargs="*", type=Path)
    options = parser.parse_args()
    if options.way:
        measure(options.way, options.volumes[0], options.small)
        return
    print("| volume | MB | read by | elements or documents | CPU seconds | ratio | MB before | MB at most |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.xml"
        write_volume(small, SMALL)
        for size in SIZES:
            write_volume(Path(folder) / f"invented-{size}.xml", size * MEGABYTE)
        made = [Path(folder) / f"invented-{size}.xml" for size in SIZES]
        for path in (*made, *options.volumes):
            for line in lines_of(path, small, options.rounds):
                print(line, flush=True)


if __name__ == "__main__":
    main()
