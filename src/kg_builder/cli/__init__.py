"""The command line: each command parses its options, calls one function, prints."""

from kg_builder.cli.group import main

__all__ = ["main"]
