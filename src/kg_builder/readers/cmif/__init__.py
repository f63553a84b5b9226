"""CMIF files → documents: indexes of letters in the Correspondence Metadata Interchange Format."""

from kg_builder.readers.cmif.reader import read_cmif, shows_cmif

__all__ = ["read_cmif", "shows_cmif"]
