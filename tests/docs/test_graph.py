"""docs/graph.md shows what a build writes: every class with every property, and nothing that no build could write."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg_builder import vocab
from kg_builder.pipeline import build
from kg_builder.store import open_build

RDF_TYPE = f"{vocab.RDF}type"
Pattern = tuple[str, str]


@pytest.fixture(scope="module")
def shown(repository: Path) -> ox.Store:
    """The examples of the page as triples."""
    page = (repository / "docs/graph.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```turtle\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 10
    prefixes = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in vocab.PREFIXES.items())
    store = ox.Store()
    for block in blocks:
        store.load((prefixes + block).encode(), format=ox.RdfFormat.TURTLE, base_iri="https://example.org/")
    return store


def patterns(quads: ox.Store) -> set[Pattern]:
    """Every class with every property that a node of it has."""
    query = "SELECT DISTINCT ?class ?property WHERE { GRAPH ?g { ?node a ?class ; ?property ?value } }"
    if not any(True for _ in quads.named_graphs()):
        query = query.replace("GRAPH ?g ", "")
    rows = quads.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    return {(str(row["class"]), str(row["property"])) for row in rows}


def test_every_term_is_shown_and_none_is_invented(shown: ox.Store) -> None:
    used = {
        str(term.value).removeprefix(vocab.KGB)
        for quad in shown
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(vocab.KGB) and term.value != vocab.KGB
    }
    assert used == vocab.TERMS - {"Statement"}


def test_every_kind_exists(shown: ox.Store) -> None:
    kinds = {vocab.concept(kind) for kinds in vocab.SCHEMES.values() for kind in kinds}
    used = {
        quad.object.value
        for quad in shown
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(vocab.KGK)
    }
    assert used <= kinds
    assert len(used) > 30


def test_what_a_build_writes_is_shown(shown: ox.Store, repository: Path, tmp_path: Path) -> None:
    project = tmp_path / "ruritania"
    shutil.copytree(repository / "tests/projects/ruritania", project, ignore=shutil.ignore_patterns("build"))
    build(project)
    nquads = open_build(project / "build").nquads
    assert nquads is not None
    built = ox.Store()
    built.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    missing = patterns(built) - patterns(shown)
    assert not missing


def test_the_fixture_of_the_queries_has_no_pattern_of_its_own(shown: ox.Store, repository: Path) -> None:
    fixture = ox.Store()
    fixture.load(path=str(repository / "tests/queries/ruritania.trig"), format=ox.RdfFormat.TRIG)
    assert not patterns(fixture) - patterns(shown)
