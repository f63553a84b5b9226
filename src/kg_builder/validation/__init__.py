"""Runs the shapes and audits; gives checks that point at file, line and words of the source."""

from kg_builder.validation.engines import ENGINES, Engine, EngineName, compile_shapes, engine_name
from kg_builder.validation.reports import FORMATS, report_json, report_text, report_turtle, summary
from kg_builder.validation.results import Located, Result, ValidationReport
from kg_builder.validation.shape_check import check_shapes
from kg_builder.validation.shape_set import GraphKind, ShapeSet, load_shapes
from kg_builder.validation.validate import DEFAULT_BATCH, validate_quads

__all__ = [
    "DEFAULT_BATCH",
    "ENGINES",
    "FORMATS",
    "Engine",
    "EngineName",
    "GraphKind",
    "Located",
    "Result",
    "ShapeSet",
    "ValidationReport",
    "check_shapes",
    "compile_shapes",
    "engine_name",
    "load_shapes",
    "report_json",
    "report_text",
    "report_turtle",
    "summary",
    "validate_quads",
]
