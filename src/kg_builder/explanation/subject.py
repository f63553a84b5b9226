"""Finds what is to be explained: by IRI, authority id, document id, file name or exact label."""

from __future__ import annotations

from kg_builder import iris
from kg_builder.errors import Problem, UsageError
from kg_builder.explanation.nodes import Nodes, literal
from kg_builder.model import EntityType
from kg_builder.suggestions import near_labels

_NEAREST = 5
_MOST = 12


def find_subject(nodes: Nodes, given: str) -> str:
    """The IRI of the one thing that is meant.

    Raises:
        UsageError: nothing in the graph is called so (with the nearest labels), or more than one thing is.
    """
    words = given.strip()
    for find in (_by_iri, _by_key, _by_short_id, _by_label, _by_file):
        found = find(nodes, words)
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"{words!r} may mean {len(found)} things; expected an IRI",
                [Problem(file="graph", found=words, expected="one of these IRIs", choices=tuple(found[:_MOST]))],
            )
    raise UsageError(
        f"nothing in the graph is called {words!r}",
        [
            Problem(
                file="graph",
                found=repr(words),
                expected="an IRI, the id of an authority record or document, a file name or an exact label",
                choices=_nearest(nodes, words),
            )
        ],
    )


def _by_iri(nodes: Nodes, words: str) -> list[str]:
    iri = words.removeprefix("<").removesuffix(">")
    if "://" not in iri or not iris.is_iri(iri):
        return []
    return [iri] if nodes.column(f"SELECT ?p WHERE {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} }} LIMIT 1") else []


def _by_key(nodes: Nodes, words: str) -> list[str]:
    bases = nodes.column("SELECT ?base WHERE { ?dataset void:uriSpace ?base }")
    minted = [iris.mint_document_iri(base, words) for base in bases]
    minted += [iris.mint_entity_iri(base, kind.value, words) for base in bases for kind in EntityType]
    # As answers show them: an IRI without the base of the project, its escapes undone.
    minted += [f"{base}{iris.encode_key(words, keep='/=')}" for base in bases]
    wanted = " ".join(f"<{iri}>" for iri in minted)
    return nodes.column(f"SELECT ?s WHERE {{ VALUES ?s {{ {wanted} }} ?s a ?class }}")


def _by_short_id(nodes: Nodes, words: str) -> list[str]:
    """A document by the end of its id: "7" for "register/7"."""
    end = literal(f"/{iris.encode_key(words, keep='/')}")
    return nodes.column(f"SELECT ?s WHERE {{ ?s a kgb:Document . FILTER(STRENDS(STR(?s), {end})) }}")


def _by_label(nodes: Nodes, words: str) -> list[str]:
    label = literal(iris.fold_space(words))
    return nodes.column(
        f"SELECT ?s WHERE {{ {{ ?s rdfs:label {label} . ?s a ?class }} UNION {{ ?s kgb:title {label} }} "
        f"UNION {{ ?name kgb:value {label} . ?s kgb:hasName ?name }} }}"
    )


def _by_file(nodes: Nodes, words: str) -> list[str]:
    """By the path in the project, or by the file's name alone, with or without its ending.

    Of several documents in one file, the one that is all of it.
    """
    return _of_file(nodes, words, ' ; kgb:locator "file"') or _of_file(nodes, words, "")


def _of_file(nodes: Nodes, words: str, locator: str) -> list[str]:
    path, name = literal(words), literal(f"/{words}")
    return nodes.column(
        f"SELECT ?s WHERE {{ ?s a kgb:Document ; kgb:restsOn ?record . ?record kgb:file ?file{locator} . "
        f'BIND(CONCAT("/", ?file) AS ?rooted) BIND(REPLACE(?rooted, "[.][^./]*$", "") AS ?stem) '
        f"FILTER(?file = {path} || STRENDS(?rooted, {name}) || STRENDS(?stem, {name})) }}"
    )


def _nearest(nodes: Nodes, words: str) -> tuple[str, ...]:
    labels = nodes.column(
        "SELECT DISTINCT ?label WHERE { { ?s rdfs:label ?label } UNION { ?s kgb:title ?label } "
        "UNION { ?owner kgb:hasName ?s . ?s kgb:value ?label } UNION { ?s a kgb:SourceRecord ; kgb:file ?label } }"
    )
    return near_labels(words, labels, most=_NEAREST)
