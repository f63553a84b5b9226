"""TEI letters and registers → documents and authority records, each statement with the element it rests on."""

from kg_builder.readers.tei.reader import read_tei, shows_tei

__all__ = ["read_tei", "shows_tei"]
