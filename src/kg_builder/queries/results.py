"""Answers as text: CSV and JSON as SPARQL defines them, triples as Turtle.

Source: SPARQL 1.1 Query Results CSV and TSV Formats, section 3; SPARQL 1.1 Query Results JSON Format, sections 3 and 4.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

import pyoxigraph as ox

from kg_builder.store import Answer, Term
from kg_builder.vocab import PREFIXES, XSD


def answer_csv(answer: Answer) -> str:
    """The table as CSV: plain values, an empty field for an empty cell, lines that end with CR LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(answer.variables)
    for row in answer.rows:
        writer.writerow([plain_value(term) for term in row])
    return text.getvalue()


def answer_json(answer: Answer) -> str:
    """The table as SPARQL results JSON: every value with its type, no entry for an empty cell."""
    bindings = [
        {name: _json_term(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    table = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def boolean_json(answer: bool) -> str:
    """A yes or no as SPARQL results JSON."""
    return json.dumps({"head": {}, "boolean": answer}, indent=2) + "\n"


def triples_turtle(triples: Iterable[ox.Triple]) -> str:
    """Triples as Turtle, sorted."""
    ordered = sorted(set(triples), key=str)
    prefixes = {name: iri for name, iri in PREFIXES.items() if any(iri in str(triple) for triple in ordered)}
    out = io.BytesIO()
    ox.serialize(ordered, out, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return out.getvalue().decode("utf-8")


def plain_value(term: Term | None) -> str:
    """The value without its type: the IRI, the words, the number; "" where there is none."""
    match term:
        case None:
            return ""
        case ox.BlankNode():
            return f"_:{term.value}"
        case ox.NamedNode() | ox.Literal():
            return term.value
        case _:
            return str(term)


def _json_term(term: Term) -> dict[str, str]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.Literal():
            entry = {"type": "literal", "value": term.value}
            if term.language:
                entry["xml:lang"] = term.language
            elif term.datatype.value != f"{XSD}string":
                entry["datatype"] = term.datatype.value
            return entry
        case _:
            return {"type": "bnode", "value": plain_value(term).removeprefix("_:")}
