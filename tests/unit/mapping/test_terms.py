"""Serialised terms: what an independent parser reads back from them is what was meant."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.iris import is_iri
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
def test_an_iri_that_is_accepted_is_one_that_a_parser_takes(value: str) -> None:
    candidate = f"https://example.org/{value}"
    if is_iri(candidate):
        triple = ("<https://example.org/s>", "<https://example.org/p>", iri(candidate))
        (line,) = Graph("https://example.org/g", (triple,)).nquads()
        assert read_back(line).object == ox.NamedNode(candidate)


@pytest.mark.parametrize("sign", '<>"{}|^`\\ \n\t\x00')
def test_what_would_break_out_of_an_iri_is_refused(sign: str) -> None:
    assert not is_iri(f"https://example.org/{sign}")
    with pytest.raises(ValueError, match="no absolute IRI"):
        iri(f"https://example.org/{sign}")


def test_dates_and_numbers_have_their_type() -> None:
    assert typed("1901-05-03T00:00:00", "dateTime").endswith("XMLSchema#dateTime>")
    assert integer(7) == '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'


def test_a_term_that_the_ontology_lacks_cannot_be_written() -> None:
    with pytest.raises(KeyError):
        kgb("sendBy")
