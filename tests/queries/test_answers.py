"""Every stored query has expected answers on the invented correspondence, in both engines; parameters exclude."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from kg_builder.queries import QueriedGraph, StoredQuery, answer_csv, load_queries, run_query
from kg_builder.store import GraphStore

HERE = Path(__file__).parent
QUERIES = load_queries()
BASE = "https://example.org/ruritania/"
Case = tuple[str, str, dict[str, str]]


def _cases_of(name: str) -> dict[str, dict[str, str]]:
    text = (HERE / name / "cases.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=yaml.BaseLoader)
    return {str(file): dict(parameters) for file, parameters in table.items()}


def _cases() -> Iterator[Case]:
    for name in QUERIES:
        for file, parameters in _cases_of(name).items():
            yield name, file, parameters


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def _asked(graph: QueriedGraph, name: str, parameters: dict[str, str]) -> list[list[str]]:
    return _rows(answer_csv(run_query(graph, QUERIES[name], parameters, base=BASE)))


CASES = list(_cases())
IDS = [f"{name}/{file}" for name, file, _parameters in CASES]


def test_every_query_has_a_folder_and_every_folder_a_query() -> None:
    folders = {path.parent.name for path in HERE.glob("*/cases.yaml")}
    assert folders == set(QUERIES)
    assert len(folders) == 20


def test_every_expected_answer_is_a_case() -> None:
    files = {f"{path.parent.name}/{path.name}" for path in HERE.glob("*/expected*.csv") if path.parent.name in QUERIES}
    assert files == set(IDS)
    assert len(files) == 70


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_has_an_answer_with_rows(name: str) -> None:
    assert len(_rows((HERE / name / "expected.csv").read_text(encoding="utf-8"))) > 1


@pytest.mark.parametrize(("name", "file", "parameters"), CASES, ids=IDS)
def test_oxigraph_gives_the_expected_answer(
    oxigraph: QueriedGraph, name: str, file: str, parameters: dict[str, str]
) -> None:
    assert _asked(oxigraph, name, parameters) == _rows((HERE / name / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "file", "parameters"), CASES, ids=IDS)
def test_rdflib_gives_the_same_answer(
    rdflib_graph: QueriedGraph, name: str, file: str, parameters: dict[str, str]
) -> None:
    assert _asked(rdflib_graph, name, parameters) == _rows((HERE / name / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "short"), [(query.name, parameter.short) for query in QUERIES.values() for parameter in query.asked]
)
def test_every_parameter_excludes_rows(oxigraph: QueriedGraph, name: str, short: str) -> None:
    required = {parameter.short: parameter.required for parameter in QUERIES[name].asked}[short]
    cases = [parameters for parameters in _cases_of(name).values() if short in parameters]
    assert cases
    excluding = []
    for parameters in cases:
        rest = {key: value for key, value in parameters.items() if key != short}
        rows = {tuple(row) for row in _asked(oxigraph, name, parameters)[1:]}
        others = [rest] if not required else [other for other in cases if _rest(other, short) == rest]
        for other in others:
            more = {tuple(row) for row in _asked(oxigraph, name, other)[1:]}
            assert required or rows <= more
            excluding.append(bool(rows) and bool(more - rows))
    assert any(excluding)


def _rest(parameters: dict[str, str], short: str) -> dict[str, str]:
    return {key: value for key, value in parameters.items() if key != short}


@pytest.mark.parametrize("name", QUERIES)
def test_the_order_is_total(oxigraph: QueriedGraph, name: str) -> None:
    """The same graph, loaded the other way round, gives the same rows in the same order, none of them twice."""
    parameters = _cases_of(name)["expected.csv"]
    store = ox.Store()
    for quad in reversed(list(ox.parse(path=HERE / "ruritania.trig", format=ox.RdfFormat.TRIG))):
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object, quad.graph_name))
    rows = _asked(GraphStore(store), name, parameters)
    assert rows == _asked(oxigraph, name, parameters)
    assert len({tuple(row) for row in rows}) == len(rows)


def test_what_was_only_intended_or_denied_never_took_place(oxigraph: QueriedGraph) -> None:
    answer = _asked(oxigraph, "meetings", {})
    column = {head: number for number, head in enumerate(answer[0])}
    plain = {row[column["meeting"]] for row in answer[1:] if row[column["presented_as"]] == "took place"}
    assert plain == {"Meeting of Wolkenstein with Kralik", "Meeting of Muster with Nowak"}
    nested = {row[column["meeting"]]: row[column["presented_as"]] for row in answer[1:]}
    assert nested["Meeting of Wolkenstein with Altmann"] == "only inside a statement that was not made"
    assert nested["Conversation of Nowak with Probst"] == "only inside a statement that is conditional"
    assert nested["Visit of Altmann to Kralik"] == "only inside a statement that is denied"
    assert nested["Meeting of Kralik with Muster"] == "denied"
    assert nested["Meeting of Kralik with Nowak"] == "intended"


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: str(query.name))
def test_every_answer_shows_its_status_and_has_a_question(query: StoredQuery) -> None:
    assert query.summary.endswith("?")
    assert query.description
    if query.name != "coverage":
        assert "?status" in query.text.split("WHERE", maxsplit=1)[0]
