"""How stored queries are written: no GRAPH, no hidden defaults, no slow patterns, no term that the ontology lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib

from kg_builder import vocab
from kg_builder.queries import check_query, load_audits, load_queries
from kg_builder.queries.tokens import TokenKind, tokenize

FIXTURE = Path(__file__).parent / "ruritania.trig"
TEXTS = {query.name: query.text for query in load_queries().values()}
AUDITS = {f"audit/{audit.name}": audit.text for audit in load_audits().values()}
KINDS = {vocab.concept(kind).removeprefix(vocab.KGK) for kinds in vocab.SCHEMES.values() for kind in kinds}


def _words(text: str) -> str:
    kept = [token for token in tokenize(text) if token.kind not in (TokenKind.COMMENT, TokenKind.SPACE)]
    return " ".join(token.text for token in kept)


@pytest.mark.parametrize("name", TEXTS)
def test_queries_see_the_union_of_the_graphs(name: str) -> None:
    assert not re.search(r"\b(GRAPH|FROM|SERVICE)\b", _words(TEXTS[name]))


@pytest.mark.parametrize("name", TEXTS | AUDITS)
def test_no_pattern_that_is_slow_or_hides_an_error(name: str) -> None:
    words = _words((TEXTS | AUDITS)[name])
    assert "NOT EXISTS" not in words
    assert not re.search(r"COALESCE \([^()]*, true \)", words)


@pytest.mark.parametrize("name", TEXTS)
def test_an_optional_parameter_is_asked_whether_it_is_bound(name: str) -> None:
    for variable in set(re.findall(r"\?(__\w+)", TEXTS[name])):
        assert re.search(rf"!BOUND\(\?{variable}\) \|\||BOUND\(\?{variable}\) &&", TEXTS[name])


@pytest.mark.parametrize("name", TEXTS | AUDITS)
def test_queries_use_only_terms_of_the_ontology(name: str) -> None:
    text = (TEXTS | AUDITS)[name]
    assert set(re.findall(r"kgb:(\w+)", text)) <= vocab.TERMS
    assert set(re.findall(r"kgk:([\w-]+)", text)) <= KINDS
    assert check_query(text).form == "select"


@pytest.mark.parametrize("name", TEXTS | AUDITS)
def test_lines_fit_a_screen(name: str) -> None:
    assert max(len(line) for line in (TEXTS | AUDITS)[name].splitlines()) <= 120
    assert "ORDER BY" in (TEXTS | AUDITS)[name]


def test_the_fixture_is_sound(union: rdflib.Graph) -> None:
    """Offsets fit the words, every term is ours, and no node is blank."""
    text = FIXTURE.read_text(encoding="utf-8")
    assert set(re.findall(r"kgb:(\w+)", text)) <= vocab.TERMS
    assert set(re.findall(r"kgk:([\w-]+)", text)) <= KINDS
    assert not [node for node in union.all_nodes() if isinstance(node, rdflib.BNode)]
    kgb = rdflib.Namespace(vocab.KGB)
    quoted = list(union.subject_objects(kgb.exact))
    assert len(quoted) > 50
    for quotation, exact in quoted:
        start, end = union.value(quotation, kgb.start), union.value(quotation, kgb.end)
        assert isinstance(start, rdflib.Literal)
        assert isinstance(end, rdflib.Literal)
        assert int(end) - int(start) == len(str(exact))
