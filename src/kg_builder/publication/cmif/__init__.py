"""Indexes of letters in the Correspondence Metadata Interchange Format, from the graph of a build."""

from kg_builder.publication.cmif.export import ExportReport, write_cmif
from kg_builder.publication.cmif.header import CmifOptions, accepted_licence
from kg_builder.publication.cmif.unsaid import report_lines

__all__ = ["CmifOptions", "ExportReport", "accepted_licence", "report_lines", "write_cmif"]
