"""What people read in documents, and what they corrected in headers: sheets of statements, and a ledger."""

from kg_builder.readings.acceptance import Acceptance, Change, accept_match, find_sheet
from kg_builder.readings.application import apply_readings
from kg_builder.readings.correcting import Decision, correct_document
from kg_builder.readings.corrections import apply_corrections
from kg_builder.readings.ledger import (
    Corrections,
    add_corrections,
    load_corrections,
    settle_corrections,
)
from kg_builder.readings.ledger_lines import CORRECTIONS_FILE, CORRECTIONS_VERSION, Correction, make_correction
from kg_builder.readings.rows import Reading
from kg_builder.readings.sheets import Readings, load_readings, sheet_name
from kg_builder.readings.targets import DocumentNames, settle_readings

__all__ = [
    "CORRECTIONS_FILE",
    "CORRECTIONS_VERSION",
    "Acceptance",
    "Change",
    "Correction",
    "Corrections",
    "Decision",
    "DocumentNames",
    "Reading",
    "Readings",
    "accept_match",
    "add_corrections",
    "apply_corrections",
    "apply_readings",
    "correct_document",
    "find_sheet",
    "load_corrections",
    "load_readings",
    "make_correction",
    "settle_corrections",
    "settle_readings",
    "sheet_name",
]
