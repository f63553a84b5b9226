"""Stored questions and audits: loaded, checked, bound to typed parameters, and asked."""

from kg_builder.queries.checking import CheckedQuery, QueryForm, check_query
from kg_builder.queries.graph import QueriedGraph
from kg_builder.queries.parameters import ParameterType, QueryParameter
from kg_builder.queries.results import answer_csv, answer_json, boolean_json, plain_value, triples_turtle
from kg_builder.queries.running import bind_terms, prepare_query, run_query
from kg_builder.queries.stored import AuditQuery, StoredQuery, adhoc_query, load_audits, load_queries, merge_queries

__all__ = [
    "AuditQuery",
    "CheckedQuery",
    "ParameterType",
    "QueriedGraph",
    "QueryForm",
    "QueryParameter",
    "StoredQuery",
    "adhoc_query",
    "answer_csv",
    "answer_json",
    "bind_terms",
    "boolean_json",
    "check_query",
    "load_audits",
    "load_queries",
    "merge_queries",
    "plain_value",
    "prepare_query",
    "run_query",
    "triples_turtle",
]
