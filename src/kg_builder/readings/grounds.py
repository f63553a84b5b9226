"""What every corrected statement has in common: who states it, on what basis, and the line of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from kg_builder.model import Basis, Certainty, Document, SourceRecord, Status, Voice
from kg_builder.readings.ledger_lines import Correction


class Grounds(TypedDict):
    """The fields of `Statement`."""

    rests_on: SourceRecord
    stated_by: Voice
    rule: str
    basis: Basis
    certainty: Certainty
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A document after one correction, and the words that were read before it."""

    document: Document
    before: tuple[str, ...]


def grounds_of(line: Correction) -> Grounds:
    """What a corrected statement rests on: a researcher's decision, in one line of the ledger."""
    return Grounds(
        rests_on=line.record,
        stated_by=Voice.RESEARCHER,
        rule=line.record.file,
        basis=line.basis,
        certainty=Certainty.HIGH,
        status=Status.CORRECTED,
    )
