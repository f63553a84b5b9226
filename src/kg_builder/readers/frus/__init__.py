"""Volumes of *Foreign Relations of the United States* in TEI: their documents, persons and terms."""

from kg_builder.readers.frus.volume import read_frus, shows_frus

__all__ = ["read_frus", "shows_frus"]
