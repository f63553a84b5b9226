"""How fast relations of documents are proposed, and that the time grows with the documents, not with their pairs.

    python benchmarks/relations.py [LETTERS ...]

Invented letters of a catalogue, 10,000 and 40,000 if nothing is said, of which every tenth is met twice; a hundred
people write to each other. Printed are CPU seconds, and the seconds a letter against those of the first size.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from random import Random

from kg_builder.model import (
    DateKind,
    DateStatement,
    DateValue,
    Document,
    Identifier,
    NumberKind,
    Participant,
    Role,
    SourceRecord,
    Voice,
)
from kg_builder.relations import propose_relations

SIZES = (10_000, 40_000)
BOUND = 2.0


def make_letters(count: int, *, seed: int = 1) -> Iterator[Document]:
    """Letters known by a record: two parties, a day, a number; every tenth once more under another id."""
    random = Random(seed)
    for number in range(count * 10 // 11):
        sender, addressee = random.randrange(100), random.randrange(100)
        day = f"{1850 + random.randrange(60)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
        yield _letter(f"a/{number}", sender, addressee, day, number)
        if number % 10 == 0:
            yield _letter(f"b/{number}", sender, addressee, day, number)


def _letter(name: str, sender: int, addressee: int, day: str, number: int) -> Document:
    row = SourceRecord(file=f"{name[0]}.csv", locator=name)
    parties = tuple(
        Participant(
            role=role, entity=f"p{who}", name=f"P{who}", rests_on=row, stated_by=Voice.CATALOGUER, rule="table/name"
        )
        for role, who in ((Role.SENDER, sender), (Role.ADDRESSEE, addressee))
    )
    date = DateStatement(
        kind=DateKind.SENDING,
        value=DateValue(as_written=day, edtf=day),
        rests_on=row,
        stated_by=Voice.CATALOGUER,
        rule="table/date",
    )
    numbered = Identifier(
        kind=NumberKind.OWN_NUMBER, value=str(number), rests_on=row, stated_by=Voice.CATALOGUER, rule="table/number"
    )
    return Document(
        id=name,
        source=row.file,
        source_name=name[0],
        record=row,
        participants=parties,
        dates=(date,),
        identifiers=(numbered,),
    )


def main() -> None:
    """Measures each size, and says where a letter costs more than twice what it cost at the first."""
    sizes = [int(given) for given in sys.argv[1:]] or list(SIZES)
    first = 0.0
    for size in sizes:
        letters = list(make_letters(size))
        start = time.process_time()
        proposals, checks = propose_relations(letters)
        seconds = time.process_time() - start
        each = seconds / len(letters)
        first = first or each
        print(
            f"{len(letters):,} letters: {seconds:.2f} s, {len(proposals):,} proposals, {len(checks)} keys of too many; "
            f"{each / first:.2f} times the first size a letter"
        )
        if each > BOUND * first:
            print(f"over the bound of {BOUND}")


if __name__ == "__main__":
    main()
