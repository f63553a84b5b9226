"""A folder of authority tables → the authority of a project, with a check for each fault."""

from __future__ import annotations

from pathlib import Path

from kg_builder.authority.attachments import add_names, read_tenures
from kg_builder.authority.checking import CheckBook
from kg_builder.authority.consistency import check_identities, keep_known_ids, without_circles
from kg_builder.authority.entities import read_entities
from kg_builder.authority.records import Authority
from kg_builder.authority.sheets import read_sheets
from kg_builder.model import Check


def load_authority(folder: Path, *, project: Path) -> tuple[Authority, tuple[Check, ...]]:
    """Everybody and everything that the tables of a folder know, and every fault of the tables.

    Tables are `people`, `organisations`, `polities`, `places`, `offices`, `tenures` and `names`, each CSV, TSV, XLSX or
    ODS and each optional; `kg.toml` carries their version. A faulty row is left out; so is a single faulty cell where
    the row says enough without it (a date of birth, an IRI, a capital). `project` is the folder to which file names in
    records and checks are relative.
    """
    book = CheckBook()
    sheets = read_sheets(folder, project, book)
    records = read_entities(sheets, book)
    records = keep_known_ids(records, book)
    records = without_circles(records, book)
    records = check_identities(records, book)
    records = add_names(records, sheets["names"], book)
    tenures = read_tenures(records, sheets["tenures"], book)
    return Authority(records=records, tenures=tenures), tuple(book.checks)
