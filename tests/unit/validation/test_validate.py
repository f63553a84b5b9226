"""A dump against shapes and audits: every check points at file, line and words of the source."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SH, BNode, Graph, URIRef

from kg_builder.errors import StoreError, UsageError
from kg_builder.model import Severity, Span
from kg_builder.validation import (
    EngineName,
    ValidationReport,
    report_json,
    report_text,
    report_turtle,
    validate_quads,
)
from kg_builder.validation.batches import NamedGraph, batched_graphs, read_graphs
from kg_builder.validation.shape_set import GraphKind


class Writer(Protocol):
    def write(self, *changes: tuple[str, str], name: str = ...) -> Path: ...

    def write_trig(self, trig: str, *, name: str = ...) -> Path: ...


ENGINES: list[EngineName] = ["shacl", "pyshacl"]
LATER = ('"1901-05-03T23:59:59"', '"1901-05-02T23:59:59"')
UNNAMED = ('kgb:involves ex:anna ; kgb:asWritten "ANNA MUSTER"', 'kgb:asWritten "ANNA MUSTER"')
UNSUPPORTED = ("kgb:sentBy ex:anna", "kgb:sentBy ex:doris")
ANONYMOUS = ('rdfs:label "Carl Beispiel" ; kgb:hasName ex:name', 'rdfs:label "Carl Beispiel"')
NUMBERLESS = ("kgb:hasKind kgk:number-record-id ;", "")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_faultless_dump_conforms(dump: Writer, engine: EngineName) -> None:
    report = validate_quads(dump.write(), engine=engine)
    assert report.checks == ()
    assert report.conforms
    assert (report.engine, report.documents, report.base) == (engine, 2, "https://example.org/kg/")
    assert report.audits >= 3


@pytest.mark.parametrize("engine", ENGINES)
def test_a_check_points_at_file_line_and_words(dump: Writer, engine: EngineName) -> None:
    (check,) = validate_quads(dump.write(LATER), engine=engine).checks
    assert (check.file, check.line, check.document) == ("sources/7.txt", 2, "letters/7.txt")
    assert check.span == Span(14, 24, "3 May 1901")
    assert (check.code, check.severity) == ("Dated-order", Severity.VIOLATION)
    assert check.found == "'1901-05-03T00:00:00'"
    assert check.message == "The earliest moment of this date lies after its latest."


def test_a_check_of_a_table_row_points_at_the_row(dump: Writer) -> None:
    (check,) = validate_quads(dump.write(NUMBERLESS)).checks
    assert (check.code, check.file, check.line, check.span) == ("Identifier-kind", "sources/letters.csv", 9, None)


def test_a_check_of_the_authority_tables_points_at_the_table(dump: Writer) -> None:
    (check,) = validate_quads(dump.write(ANONYMOUS)).checks
    assert (check.code, check.file, check.line) == ("AuthorityRecord-name", "authority/people.csv", 3)
    assert check.document is None


def test_what_rests_on_nothing_is_found_through_its_document_or_what_points_to_it(dump: Writer) -> None:
    untraced = 'kgb:asWritten "ANNA MUSTER" ; kgb:statedBy kgk:voice-author ; kgb:hasStatus kgk:status-checked .'
    (check,) = validate_quads(dump.write(('kgb:asWritten "ANNA MUSTER" ; kgb:restsOn ex:words .', untraced))).checks
    assert (check.code, check.file) == ("Statement-traced", "sources/7.txt")
    (name,) = validate_quads(dump.write(("kgb:hasKind kgk:name-preferred ; ", ""))).checks
    assert (name.file, name.line) == ("authority/people.csv", 3)
    (name,) = validate_quads(dump.write(("kgk:name-preferred ; kgb:restsOn ex:row2", "kgk:name-preferred"))).checks
    assert (name.code, name.file, name.line) == ("Name-traced", "authority/people.csv", 3)


def test_a_short_form_without_a_statement_is_an_audits_check(dump: Writer) -> None:
    (check,) = validate_quads(dump.write(UNSUPPORTED)).checks
    assert (check.code, check.file, check.document) == ("short-forms-supported", "sources/7.txt", "letters/7.txt")
    assert check.found == "https://example.org/kg/doris"


def test_a_blank_node_is_reported(dump: Writer) -> None:
    report = validate_quads(dump.write(("ex:anna", "_:anna")))
    assert "Node" in {check.code for check in report.checks}
    assert not any(isinstance(node, BNode) for triple in Graph().parse(data=report_turtle(report)) for node in triple)


def test_documents_are_not_judged_by_the_authority_tables(dump: Writer) -> None:
    """The sender stands in the tables as a place; the document's graph does not know that and is not asked to."""
    changes = (("ex:anna", "ex:carl"), ("ex:carl a kgb:Agent ;", "ex:carl"), ("a kgb:Person", "a kgb:Place"))
    assert validate_quads(dump.write(*changes)).checks == ()


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_the_size_of_a_batch_changes_nothing(dump: Writer, batch: int) -> None:
    path = dump.write(LATER, UNNAMED, NUMBERLESS)
    assert validate_quads(path, batch=batch) == validate_quads(path)
    assert len(validate_quads(path, batch=batch).checks) == 4


def test_both_engines_report_alike(dump: Writer) -> None:
    path = dump.write(LATER, UNNAMED, NUMBERLESS, UNSUPPORTED, ANONYMOUS)
    fast, reference = (validate_quads(path, engine=engine) for engine in ENGINES)
    assert fast.checks == reference.checks
    assert fast.results == reference.results
    assert report_turtle(fast) == report_turtle(reference)


def test_checks_come_in_the_order_of_the_sources(dump: Writer) -> None:
    report = validate_quads(dump.write(LATER, UNNAMED, NUMBERLESS, ANONYMOUS))
    places = [(check.file, check.line or 0) for check in report.checks]
    assert places == sorted(places)
    assert len({file for file, _ in places}) == 3


def test_lines_in_any_order_give_the_same_report(dump: Writer, tmp_path: Path) -> None:
    path = dump.write(LATER, NUMBERLESS)
    mixed = tmp_path / "mixed.nq"
    mixed.write_text("".join(sorted(path.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8")
    assert mixed.read_bytes() != path.read_bytes()
    assert validate_quads(mixed).checks == validate_quads(path).checks


@pytest.mark.parametrize(
    "text", ["this is no quad\n", '<urn:a> <urn:b> "c d" .\n', "<urn:a> <urn:b> <urn:c> <urn:g>\n"]
)
def test_a_file_that_is_no_dump_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("\n" + text, encoding="utf-8")
    with pytest.raises(StoreError) as raised:
        validate_quads(path)
    assert (raised.value.problems[0].file, raised.value.problems[0].line) == ("graph.nq", 2)


def test_a_missing_file_and_an_empty_batch_are_refused(tmp_path: Path, dump: Writer) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        validate_quads(tmp_path / "nowhere.nq")
    with pytest.raises(UsageError, match="at least 1"):
        validate_quads(dump.write(), batch=0)


def test_without_the_fast_engine_pyshacl_runs(dump: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg_builder.validation.engines.find_spec", lambda _name: None)
    assert validate_quads(dump.write()).engine == "pyshacl"
    with pytest.raises(UsageError, match=r"kg-builder\[fast\]"):
        validate_quads(dump.write(), engine="shacl")


@pytest.fixture
def report(dump: Writer) -> ValidationReport:
    return validate_quads(dump.write(LATER, UNNAMED, UNSUPPORTED, NUMBERLESS))


def test_the_text_report_has_one_line_a_check_and_a_sum(report: ValidationReport) -> None:
    *lines, summary = report_text(report).splitlines()
    assert len(lines) == len(report.checks)
    assert (
        "sources/7.txt:2: violation: The earliest moment of this date lies after its latest. "
        "Found '1901-05-03T00:00:00'. — in the words \"3 May 1901\" [Dated-order]"
    ) in lines
    assert summary.startswith("2 documents validated with shacl and ")
    assert report_text(report, quiet=True).splitlines() == [line for line in lines if ": violation: " in line]


def test_the_json_report_names_place_words_and_shape(report: ValidationReport) -> None:
    content = json.loads(report_json(report))
    assert content["conforms"] is False
    assert content["counts"]["violation"] == len(report.checks)
    (order,) = [check for check in content["checks"] if check["code"] == "Dated-order"]
    assert (order["file"], order["line"], order["words"], order["span"]) == ("sources/7.txt", 2, "3 May 1901", [14, 24])
    assert order["focus"] == "https://example.org/kg/date"
    assert order["shape"] == "https://w3id.org/kg-builder/shape#Dated-order"


def test_the_turtle_report_is_shacls_own_without_blank_nodes(report: ValidationReport) -> None:
    graph = Graph().parse(data=report_turtle(report), format="turtle")
    (top,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(top, SH.conforms).toPython() is False  # type: ignore[union-attr]
    results = set(graph.objects(top, SH.result))
    assert len(results) == len(report.checks)
    for result in results:
        assert isinstance(result, URIRef)
        for name in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape, SH.resultMessage):
            assert graph.value(result, name) is not None
    assert not any(isinstance(node, BNode) for triple in graph for node in triple)
    rests_on = URIRef("https://w3id.org/kg-builder/ontology#restsOn")
    assert (None, rests_on, URIRef("https://example.org/kg/date-words")) in graph


def test_reports_are_the_same_bytes_for_the_same_dump(dump: Writer) -> None:
    path = dump.write(LATER, UNNAMED, UNSUPPORTED)
    first, second = validate_quads(path), validate_quads(path)
    for write in (report_text, report_json, report_turtle):
        assert write(first) == write(second)


@pytest.mark.parametrize(
    ("iri", "kind", "document"),
    [
        ("https://example.org/kg/graph/source/letters/7.txt", GraphKind.SOURCE, "letters/7.txt"),
        ("https://example.org/kg/graph/source/a%20b%3F", GraphKind.SOURCE, "a b?"),
        ("https://example.org/kg/graph/authority", GraphKind.AUTHORITY, None),
        ("https://example.org/kg/graph/links", GraphKind.OTHER, None),
        ("https://example.org/kg/graph/proposed/letters/7.txt", GraphKind.OTHER, "letters/7.txt"),
        ("https://example.org/something/else", GraphKind.OTHER, None),
    ],
)
def test_a_graphs_name_says_what_it_holds(iri: str, kind: GraphKind, document: str | None) -> None:
    graph = NamedGraph(iri, b"")
    assert (graph.kind, graph.document) == (kind, document)


@given(st.lists(st.tuples(st.integers(0, 4), st.text(max_size=20)), max_size=20), st.integers(1, 7))
def test_batching_loses_and_repeats_no_triple(quads: list[tuple[int, str]], size: int) -> None:
    names = ["graph/source/a", "graph/source/b", "graph/authority", "graph/links", "other"]
    lines = {
        f"<urn:s{number}> <urn:p> {ox.Literal(text)} <urn:kg/{names[number]}> ." for number, text in quads
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        path.write_bytes("".join(f"{line}\n" for line in sorted(lines)).encode())
        batches = list(batched_graphs(read_graphs(path), size))
    graphs = [graph for batch in batches for graph in batch]
    assert all(len(batch) <= size and len({graph.kind for graph in batch}) == 1 for batch in batches)
    assert len({graph.iri for graph in graphs}) == len(graphs)
    again = {
        f"{line[:-2]} <{graph.iri}> ." for graph in graphs for line in graph.ntriples.decode().split("\n") if line
    }  # fmt: skip
    assert again == lines
