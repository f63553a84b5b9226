"""Rows of spreadsheets as people keep them: CSV, TSV, XLSX and ODS in, CSV out; every row knows its number and line."""

from kg_builder.tables.csv_rows import decode_csv, format_csv, parse_csv
from kg_builder.tables.rewriting import rewrite_cell, write_rows
from kg_builder.tables.rows import FOREIGN_SUFFIXES, TABLE_SUFFIXES, WORKBOOKS, Row, Table, iterate_rows, read_rows

__all__ = [
    "FOREIGN_SUFFIXES",
    "TABLE_SUFFIXES",
    "WORKBOOKS",
    "Row",
    "Table",
    "decode_csv",
    "format_csv",
    "iterate_rows",
    "parse_csv",
    "read_rows",
    "rewrite_cell",
    "write_rows",
]
