"""A lint for CMIF files: rules beyond the published schema, each with the section that it rests on."""

from kg_builder.readers.cmif.lint.rules import RULES, Rule
from kg_builder.readers.cmif.lint.running import lint_cmif, lint_record

__all__ = ["RULES", "Rule", "lint_cmif", "lint_record"]
