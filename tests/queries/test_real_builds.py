"""Every stored query on a graph that the whole way made, in both engines; the fixture keeps to what the way writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg_builder.pipeline import build
from kg_builder.queries import QueriedGraph, answer_csv, load_queries, run_query
from kg_builder.store import GraphStore, open_build
from kg_builder.validation import validate_quads

QUERIES = load_queries()
BASE = "https://example.org/ruritania/"
ASKED = {
    "person": "Egon Wolkenstein",
    "office": "Envoy",
    "on": "1901-05-04",
    "thing": "Otto Eisenherz",
    "author": "Egon Wolkenstein",
}
WITHOUT_ANSWER = {"only-as-copy"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> GraphStore:
    """The invented project, built."""
    project = tmp_path_factory.mktemp("real") / "ruritania"
    shutil.copytree(repository / "tests/projects/ruritania", project, ignore=shutil.ignore_patterns("build"))
    assert build(project).faultless
    return open_build(project / "build")


@pytest.fixture(scope="module")
def in_both(built: GraphStore, in_rdflib: Callable[[GraphStore], QueriedGraph]) -> tuple[QueriedGraph, QueriedGraph]:
    """The same graph in both engines."""
    return built, in_rdflib(built)


@pytest.mark.parametrize("name", QUERIES)
def test_both_engines_agree_on_a_real_build(in_both: tuple[QueriedGraph, QueriedGraph], name: str) -> None:
    query = QUERIES[name]
    parameters = {each.short: ASKED[each.short] for each in query.asked if each.required}
    first, second = (answer_csv(run_query(graph, query, parameters, base=BASE)) for graph in in_both)
    assert first == second
    if name not in WITHOUT_ANSWER:
        assert len(first.splitlines()) > 1, f"{name} finds nothing in the invented project"


def test_somebody_got_a_message_only_as_a_copy(built: GraphStore) -> None:
    answer = run_query(built, QUERIES["only-as-copy"], {"person": "Berta Greifenstein"}, base=BASE)
    assert len(answer.rows) == 2


def test_an_intended_meeting_is_never_one_that_took_place(built: GraphStore) -> None:
    answer = run_query(built, QUERIES["meetings"], {}, base=BASE)
    column = answer.variables.index("presented_as")
    place = answer.variables.index("meeting")
    presented = {str(row[place]): str(row[column]) for row in answer.rows}
    assert len(presented) == 2
    (intended,) = (value for key, value in presented.items() if "intends" in key)
    (held,) = (value for key, value in presented.items() if "intends" not in key)
    assert "took place" not in intended
    assert "took place" in held


def test_the_hand_written_fixture_has_the_form_that_the_way_writes(tmp_path: Path) -> None:
    path = tmp_path / "fixture.nq"
    trig = Path(__file__).parent / "ruritania.trig"
    with path.open("wb") as out:
        ox.serialize(ox.parse(path=trig, format=ox.RdfFormat.TRIG), out, format=ox.RdfFormat.N_QUADS)
    report = validate_quads(path, store=GraphStore.of_nquads(path))
    violations = [check for check in report.checks if check.severity.value == "violation"]
    assert not violations
