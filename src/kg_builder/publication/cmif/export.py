"""Writes the graph of a build as a CMIF file, and says what of the graph it could not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO

from kg_builder.config import Config
from kg_builder.publication.cmif.gathering import gather_index
from kg_builder.publication.cmif.header import CmifOptions, settle_header
from kg_builder.publication.cmif.sources import fetch_descriptions
from kg_builder.publication.cmif.writing import write_index
from kg_builder.store import GraphStore

_DEFAULT = CmifOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """How many letters and entries were written, and how often what the graph knows could not be said, by kind."""

    letters: int
    entries: int
    left_out: Mapping[str, int] = field(default_factory=dict)


def write_cmif(
    store: GraphStore, out: IO[str], config: Config, *, date: str, options: CmifOptions = _DEFAULT
) -> ExportReport:
    """Writes an index of the letters of a build, valid against CMIF 1.1, and gives the report on it.

    The same graph, options and `date` give the same bytes.

    Raises:
        UsageError: the title, an editor, a publisher or an accepted licence is missing.
        StoreError: the build is damaged.
    Source: CMIF 1.1 documentation and cmi-customization.odd.
    """
    header = settle_header(config, options, fetch_descriptions(store), date=date)
    index = gather_index(store, base=config.base, title=header.title, bibl=options.bibl or config.cmif.get("bibl"))
    write_index(index, header, out)
    return ExportReport(letters=len(index.letters), entries=len(index.entries), left_out=dict(index.left_out))
