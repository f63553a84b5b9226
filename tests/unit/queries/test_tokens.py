"""Tokens of a query: they join to its text, and what reaches an engine holds neither comments nor escapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg_builder.errors import QueryError
from kg_builder.queries.tokens import TokenKind, canonical_text, iri_term, string_literal, tokenize
from kg_builder.store import GraphStore

EMPTY = GraphStore.of_nquads(b"")


@given(st.text())
def test_tokens_join_to_the_text(text: str) -> None:
    assert "".join(token.text for token in tokenize(text)) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<http://example.org/a>", TokenKind.IRI),
        ('"a # b"', TokenKind.STRING),
        ("'''a 'b' \n c'''", TokenKind.STRING),
        ('""', TokenKind.STRING),
        ("# all of it", TokenKind.COMMENT),
        ("$x", TokenKind.VARIABLE),
        ("kgb:sentBy", TokenKind.NAME),
        ("SELECT", TokenKind.WORD),
        ("<", TokenKind.OTHER),
    ],
)
def test_one_token_of_each_kind(text: str, kind: TokenKind) -> None:
    assert [token.kind for token in tokenize(text)] == [kind]


def test_lines_are_counted_in_every_style() -> None:
    assert [token.line for token in tokenize("a\r\nb\nc\rd") if token.kind is TokenKind.WORD] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT # hidden\r?s", "SELECT  \n?s"),
        ('"\\u0022 . # "', '"\\" . # "'),
        ("<http://example.org/\\u0061>", "<http://example.org/a>"),
        ("'a\\tb'", '"a\\tb"'),
        ('"""a\nb"""', '"a\\nb"\n'),
    ],
)
def test_canonical_text(text: str, expected: str) -> None:
    assert canonical_text(tokenize(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["SEL\\u0045CT", "<http://example.org/\\u003e>", '"\\uD800"', '"\\q"', '"open', "'open\n'", '"\\u0000"', '"\\u12"'],
)
def test_what_engines_would_read_differently_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="line 1"):
        canonical_text(tokenize(text))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_string_is_one_literal_in_both_engines(value: str) -> None:
    try:
        literal = string_literal(value)
    except ValueError:
        assert any(ord(character) < 0x20 or character == "\x7f" for character in value)
        return
    query = f"SELECT ({literal} AS ?x) WHERE {{}}"
    assert canonical_text(tokenize(query)) == query
    (row,) = EMPTY.select(query).rows
    assert getattr(row[0], "value", None) == value
    _prologue, parsed = parseQuery(query)
    assert isinstance(parsed, CompValue)
    assert str(parsed.projection[0].expr) == value or "Literal" in repr(parsed.projection[0].expr)


@pytest.mark.parametrize("value", ["\\u0022 x", "\\\\u0022", "\\U00000022", 'a"b', "a\\", "\n\r\t", "> } UNION {"])
def test_backslashes_stay_what_they_are_in_both_engines(value: str) -> None:
    query = f"SELECT (STR({string_literal(value)}) AS ?x) WHERE {{}}"
    (row,) = EMPTY.select(query).rows
    assert getattr(row[0], "value", None) == value
    import rdflib

    (found,) = rdflib.Graph().query(query)
    assert str(found[0]) == value  # type: ignore[index]


@pytest.mark.parametrize(
    "value",
    ["no colon", "http://a b", "http://a>", "x:\\u003e", "x:\n", "1x:a", "", 'x:"', "https://a/%zz", "http://a:b/"],
)
def test_what_is_no_iri_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"IRI|character"):
        iri_term(value)
