"""Answers as SPARQL's own CSV and JSON, triples as Turtle."""

from __future__ import annotations

import json

import pyoxigraph as ox

from kg_builder.queries import answer_csv, answer_json, boolean_json, triples_turtle
from kg_builder.store import Answer

XSD = "http://www.w3.org/2001/XMLSchema#"
ANSWER = Answer(
    ("who", "said", "when"),
    (
        (ox.NamedNode("https://example.org/anna"), ox.Literal('a "b", c\nd'), None),
        (ox.BlankNode("x"), ox.Literal("bon", language="fr"), ox.Literal("3", datatype=ox.NamedNode(f"{XSD}integer"))),
    ),
)


def test_csv_is_plain_and_quoted_where_it_must_be() -> None:
    assert answer_csv(ANSWER) == 'who,said,when\r\nhttps://example.org/anna,"a ""b"", c\nd",\r\n_:x,bon,3\r\n'


def test_json_keeps_types_and_leaves_out_what_is_empty() -> None:
    table = json.loads(answer_json(ANSWER))
    assert table["head"] == {"vars": ["who", "said", "when"]}
    first, second = table["results"]["bindings"]
    assert first["who"] == {"type": "uri", "value": "https://example.org/anna"}
    assert first["said"] == {"type": "literal", "value": 'a "b", c\nd'}
    assert "when" not in first
    assert second == {
        "who": {"type": "bnode", "value": "x"},
        "said": {"type": "literal", "value": "bon", "xml:lang": "fr"},
        "when": {"type": "literal", "value": "3", "datatype": f"{XSD}integer"},
    }


def test_a_boolean() -> None:
    assert json.loads(boolean_json(False)) == {"head": {}, "boolean": False}


def test_turtle_is_sorted_and_names_only_the_prefixes_it_uses() -> None:
    kgb = "https://w3id.org/kg-builder/ontology#"
    triples = [
        ox.Triple(ox.NamedNode(f"https://example.org/{name}"), ox.NamedNode(f"{kgb}value"), ox.Literal(name))
        for name in ("b", "a", "b")
    ]
    text = triples_turtle(triples)
    assert text == triples_turtle(reversed(triples))
    assert text.index("/a>") < text.index("/b>")
    assert text.startswith(f"@prefix kgb: <{kgb}> .")
    assert "skos" not in text
