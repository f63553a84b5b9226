"""Rows of spreadsheets as people keep them: CSV, TSV and XLSX in, CSV out; every row knows its number and line."""

from kg_builder.tables.rewriting import rewrite_cell, write_rows
from kg_builder.tables.rows import TABLE_SUFFIXES, Row, Table, iterate_rows, read_rows

__all__ = ["TABLE_SUFFIXES", "Row", "Table", "iterate_rows", "read_rows", "rewrite_cell", "write_rows"]
