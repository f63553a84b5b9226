"""Explains what the graph states: every statement about something, with its words, voice and place."""

from kg_builder.explanation.gather import explain
from kg_builder.explanation.records import ExplainedStatement, Explanation, Place, Words
from kg_builder.explanation.render import explanation_record, write_explanation

__all__ = ["ExplainedStatement", "Explanation", "Place", "Words", "explain", "explanation_record", "write_explanation"]
