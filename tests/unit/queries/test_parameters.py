"""Parameters: named as grlc names them, checked by type, and never more than one term."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.queries import ParameterType, QueryParameter
from kg_builder.queries.parameters import serialise
from kg_builder.queries.tokens import TokenKind, tokenize

XSD = "http://www.w3.org/2001/XMLSchema#"


def _parameter(variable: str, *, end: bool = False, scheme: str | None = None) -> QueryParameter:
    return QueryParameter(variable=variable, meaning="a meaning", example="x", binds_end=end, scheme=scheme)


@pytest.mark.parametrize(
    ("variable", "short", "kind", "required"),
    [
        ("_person_iri", "person", ParameterType.IRI, True),
        ("__since_xsd_dateTime", "since", ParameterType.MOMENT, False),
        ("_on_end_xsd_dateTime", "on_end", ParameterType.MOMENT, True),
        ("__day_xsd_date", "day", ParameterType.DATE, False),
        ("__longer_than_integer", "longer_than", ParameterType.INTEGER, False),
        ("_words", "words", ParameterType.STRING, True),
        ("__words_string", "words", ParameterType.STRING, False),
        ("_certain_boolean", "certain", ParameterType.BOOLEAN, True),
    ],
)
def test_the_name_says_it_all(variable: str, short: str, kind: ParameterType, required: bool) -> None:
    parameter = _parameter(variable)
    assert (parameter.short, parameter.type, parameter.required) == (short, kind, required)


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("1901", "1901-01-01T00:00:00", "1901-12-31T23:59:59"),
        ("1904-02", "1904-02-01T00:00:00", "1904-02-29T23:59:59"),
        ("1901-03-02", "1901-03-02T00:00:00", "1901-03-02T23:59:59"),
        ("1901-03-02T04:05", "1901-03-02T04:05:00", "1901-03-02T04:05:59"),
        ("1901-03-02T04:05:06", "1901-03-02T04:05:06", "1901-03-02T04:05:06"),
    ],
)
def test_a_day_binds_as_an_unzoned_moment(value: str, start: str, end: str) -> None:
    assert serialise(_parameter("_on_xsd_dateTime"), value) == f'"{start}"^^<{XSD}dateTime>'
    assert serialise(_parameter("_on_xsd_dateTime", end=True), value) == f'"{end}"^^<{XSD}dateTime>'


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("_on_xsd_dateTime", "2 March 1901", "YYYY-MM-DD"),
        ("_on_xsd_dateTime", "1901-02-29", "from 01 to 28"),
        ("_on_xsd_dateTime", "1901-13", "from 01 to 12"),
        ("_on_xsd_dateTime", "0000", "0001"),
        ("_on_xsd_dateTime", "1901-03-02T24:00", "time of the day"),
        ("_on_xsd_dateTime", "1901-03-02T04:00:00Z", "without a zone"),
        ("_on_xsd_dateTime", "1901-03-02T04:00:00+01:00", "without a zone"),
        ("_on_xsd_dateTime", "١٩٠١", "YYYY"),
        ("_on_xsd_dateTime", '1901"^^<x> } #', "YYYY"),
        ("_on_xsd_date", "1901-3-2", "YYYY-MM-DD"),
        ("_on_xsd_date", "1901-04-31", "from 01 to 30"),
        ("_many_integer", "1.5", "whole number"),
        ("_many_integer", "١", "whole number"),
        ("_many_integer", "1) || (true", "whole number"),
        ("_sure_boolean", "yes", "true or false"),
        ("_person_iri", "http://a> } UNION { ?s ?p ?o", "IRI"),
        ("_words", "a\x00b", "control character"),
        ("_words", "a\ud800", "surrogate"),
    ],
)
def test_a_wrong_value_says_what_is_expected(variable: str, value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        serialise(_parameter(variable), value)


def test_a_scheme_offers_its_kinds() -> None:
    assert "receipt" in _parameter("_act_iri", scheme="act").choices
    assert _parameter("_act_iri").choices == ()


@given(
    st.sampled_from(["_a_iri", "_a_integer", "_a_boolean", "_a_xsd_dateTime", "_a_xsd_date", "_a"]),
    st.text(max_size=30) | st.sampled_from(['" }', "> }", "' }", '\\" }', "\\u0022 }", "\n}", "?x", "# x", "{}"]),
)
def test_a_value_is_one_term_or_an_error(variable: str, value: str) -> None:
    try:
        term = serialise(_parameter(variable), value)
    except ValueError:
        return
    kinds = [token.kind for token in tokenize(term)]
    literal = [TokenKind.STRING, TokenKind.OTHER, TokenKind.OTHER, TokenKind.IRI]
    assert kinds in ([TokenKind.IRI], [TokenKind.STRING], literal)
