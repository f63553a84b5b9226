"""IRIs: pure functions of stable keys, valid, and never the same for two keys."""

from __future__ import annotations

import unicodedata

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg_builder import iris

BASE = "https://example.org/ruritania/"
KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(KEYS)
def test_every_document_iri_is_valid(key: str) -> None:
    assert ox.NamedNode(iris.mint_document_iri(BASE, key)).value.startswith(BASE)


@given(KEYS, KEYS)
def test_two_keys_never_meet(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (iris.mint_document_iri(BASE, one) == iris.mint_document_iri(BASE, other)) == same


@given(KEYS, KEYS)
def test_composed_and_decomposed_letters_are_one_key(one: str, other: str) -> None:
    key = f"{one} é {other}"
    decomposed = unicodedata.normalize("NFD", key)
    assert iris.mint_document_iri(BASE, key) == iris.mint_document_iri(BASE, decomposed)


@given(KEYS, st.integers(1, 9))
def test_a_statement_keeps_its_iri_when_white_space_changes(words: str, occurrence: int) -> None:
    document = iris.mint_document_iri(BASE, "letters/1.txt")
    spread = "  \n".join(words.split())
    assert iris.mint_statement_iri(document, "sender", words, occurrence) == iris.mint_statement_iri(
        document, "sender", spread if words.split() else words, occurrence
    )


def test_occurrences_and_kinds_are_told_apart() -> None:
    document = iris.mint_document_iri(BASE, "letters/1.txt")
    minted = {
        iris.mint_statement_iri(document, kind, "Muster", occurrence)
        for kind in ("sender", "signatory")
        for occurrence in (1, 2, 3)
    }
    assert len(minted) == 6


def test_a_correspondent_as_written_is_scoped_to_its_source() -> None:
    one = iris.mint_agent_iri(BASE, "letters", None, "Secretary of State")
    assert one != iris.mint_agent_iri(BASE, "telegrams", None, "Secretary of State")
    assert one != iris.mint_agent_iri(BASE, "letters", "Secretary of State", None)
    assert one == iris.mint_agent_iri(BASE, "letters", None, "SECRETARY  OF STATE")


def test_parts_of_a_key_never_run_into_each_other() -> None:
    assert iris.digest("ab", "c") != iris.digest("a", "bc")
