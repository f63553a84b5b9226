"""Serialised terms: what an independent parser reads back from them is what was meant."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.mapping import is_iri
from kg_builder.mapping.terms import Graph, integer, iri, kgb, text, typed

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def read_back(line: str) -> ox.Quad:
    quads: list[ox.Quad] = list(ox.parse(line, format=ox.RdfFormat.N_QUADS))
    assert len(quads) == 1
    return quads[0]


@given(TEXTS)
def test_every_text_survives(value: str) -> None:
    graph = Graph("https://example.org/g", (("<https://example.org/s>", "<https://example.org/p>", text(value)),))
    (line,) = graph.nquads()
    assert line.count("\n") == 1
    quad = read_back(line)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == value


@given(TEXTS)
def test_an_iri_is_accepted_exactly_when_a_parser_takes_it(value: str) -> None:
    candidate = f"https://example.org/{value}"
    if is_iri(candidate):
        assert iri(candidate) == f"<{candidate}>"
        return
    with pytest.raises(ValueError, match="no absolute IRI"):
        iri(candidate)


def test_dates_and_numbers_have_their_type() -> None:
    assert typed("1901-05-03T00:00:00", "dateTime").endswith("XMLSchema#dateTime>")
    assert integer(7) == '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'


def test_a_term_that_the_ontology_lacks_cannot_be_written() -> None:
    with pytest.raises(KeyError):
        kgb("sendBy")
