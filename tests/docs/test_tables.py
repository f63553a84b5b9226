"""The page on tables names every field."""

from __future__ import annotations

import re
from pathlib import Path

from kg_builder.readers.table_fields import FIELDS, PARTIES, REFERENCES


def test_the_page_on_tables_names_every_field(repository: Path) -> None:
    page = (repository / "docs/tables.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", page.partition("## The fields")[2]))
    named |= {f"{party}{part}" for party in PARTIES for part in ("_office", "_id")}
    named |= {f"{field}_id" for field in REFERENCES}
    assert named - {"_office", "_id"} == FIELDS
