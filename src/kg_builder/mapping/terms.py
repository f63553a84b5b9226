"""RDF terms as checked, serialised strings: the one small type that the whole bulk path uses.

A triple is three N-Triples terms; a graph is a sorted tuple of them. Strings sort, hash and write faster than term
objects, and sorted N-Quads without blank nodes are the same bytes for the same input.

Source: RDF 1.1 N-Quads, section 3 (grammar) and RDF 1.2 N-Triples, section 4 (canonical form).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg_builder.vocab import RDF, XSD, term

Triple = tuple[str, str, str]

_FORBIDDEN_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_NAMED_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | _NAMED_ESCAPES,
)


def iri(value: str) -> str:
    """An IRI as an N-Triples term.

    Raises:
        ValueError: it holds a character that no IRI may hold.
    """
    found = _FORBIDDEN_IN_IRI.search(value)
    if found or ":" not in value:
        raise ValueError(f"{value!r} is no absolute IRI")
    return f"<{value}>"


def text(value: str) -> str:
    """A plain string literal, escaped."""
    return f'"{value.translate(_ESCAPES)}"'


def typed(value: str, datatype: str) -> str:
    """A literal of an XML Schema type ("dateTime", "integer", "boolean")."""
    return f'"{value.translate(_ESCAPES)}"^^<{XSD}{datatype}>'


def integer(value: int) -> str:
    """A whole number."""
    return typed(str(value), "integer")


def kgb(name: str) -> str:
    """One of our own terms as an N-Triples term."""
    return f"<{term(name)}>"


TYPE = f"<{RDF}type>"


@dataclass(frozen=True, slots=True)
class Graph:
    """One named graph: its IRI and its triples, sorted and without repetition."""

    iri: str
    triples: tuple[Triple, ...]

    def nquads(self) -> Iterator[str]:
        """The graph as N-Quads lines, in order."""
        name = iri(self.iri)
        for subject, predicate, value in self.triples:
            yield f"{subject} {predicate} {value} {name} .\n"
