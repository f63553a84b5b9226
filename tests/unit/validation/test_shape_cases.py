"""Every constraint has an example that violates it and one that does not; both engines agree on all of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import SH, Graph

from kg_builder.model import Severity
from kg_builder.validation import Engine, EngineName, Result, check_shapes, compile_shapes, load_shapes
from kg_builder.validation.shape_set import KGS, TARGETS, ShapeSet

REPOSITORY = Path(__file__).parents[3]
SHAPES = REPOSITORY / "shapes"
CASES = REPOSITORY / "tests" / "shapes"
EXPECTATION = re.compile(r"^# expects kgs:(\S+) sh:(\S+) at (\S+) as sh:(\w+)$", re.MULTILINE)
SEVERITIES = {"Violation": Severity.VIOLATION, "Warning": Severity.WARNING, "Info": Severity.NOTE}
CASE_FILES = sorted(CASES.glob("*/*.ttl"))
FEWEST_CASES = 160

Found = set[tuple[str, str, str, Severity]]


def stem(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@cache
def whole() -> ShapeSet:
    return load_shapes([SHAPES])


@cache
def engine_for(shape_file: str, name: EngineName) -> Engine:
    declared = Graph().parse(SHAPES / f"{shape_file}.ttl")
    chosen = {subject for target in TARGETS for subject in declared.subjects(target)}
    return compile_shapes(whole().only(chosen), name)


def run(path: Path, engine: EngineName) -> list[Result]:
    ntriples = Graph().parse(path).serialize(format="nt", encoding="utf-8")
    return engine_for(path.parent.name, engine).validate(ntriples)


def found_in(results: list[Result]) -> Found:
    def focus(term: str) -> str:
        return "_:" if term.startswith("_:") else term.strip("<>").replace("https://example.org/kg/", "ex:")

    return {
        (result.shape.removeprefix(str(KGS)), result.component, focus(result.focus), result.severity)
        for result in results
    }


def expected_of(path: Path) -> Found:
    lines = EXPECTATION.findall(path.read_text(encoding="utf-8"))
    return {(shape, component, focus, SEVERITIES[severity]) for shape, component, focus, severity in lines}


@pytest.mark.parametrize("engine", ["shacl", "pyshacl"])
@pytest.mark.parametrize("path", CASE_FILES, ids=stem)
def test_a_case_gives_exactly_what_it_expects(path: Path, engine: EngineName) -> None:
    expected = expected_of(path)
    assert bool(expected) == path.name.startswith("violates-"), "a violating case says what it expects, no other does"
    assert found_in(run(path, engine)) == expected


@pytest.mark.parametrize("path", [path for path in CASE_FILES if path.name.startswith("violates-")], ids=stem)
def test_both_engines_say_the_same_of_a_violation(path: Path) -> None:
    def said(name: EngineName) -> list[tuple[str | None, ...]]:
        return [
            (result.focus if result.focus.startswith("<") else "_:", result.shape, result.component, result.message)
            + ((result.path, result.value) if result.focus.startswith("<") else ())
            for result in run(path, name)
        ]

    assert said("shacl") == said("pyshacl")


def test_every_constraint_has_both_examples() -> None:
    lacking = []
    for file in sorted(SHAPES.glob("*.ttl")):
        graph = Graph().parse(file)
        constraints = {str(shape).removeprefix(str(KGS)) for shape in graph.subjects(SH.message)}
        if not constraints:
            assert file.stem == "prefixes", f"{file.name} says nothing"
            continue
        cases = [path for path in CASE_FILES if path.parent.name == file.stem]
        violated = {shape for path in cases for shape, *_ in expected_of(path)}
        lacking += [f"{file.stem}: no case violates {name}" for name in sorted(constraints - violated)]
        if not any(path.name.startswith("conforms-") for path in cases):
            lacking.append(f"{file.stem}: no case conforms")
    assert lacking == []


def test_every_case_belongs_to_a_shape_file_and_none_was_lost() -> None:
    assert len(CASE_FILES) >= FEWEST_CASES
    assert {path.parent.name for path in CASE_FILES} <= {path.stem for path in SHAPES.glob("*.ttl")}
    assert all(path.name.startswith(("conforms-", "violates-")) for path in CASE_FILES)


def test_every_constraint_speaks_to_a_historian() -> None:
    graph = whole().graph
    constraining = set(graph.subjects(SH.path)) | set(graph.subjects(SH.sparql)) | set(graph.subjects(SH.nodeKind))
    for shape in constraining:
        messages = list(graph.objects(shape, SH.message))
        assert len(messages) == 1, f"{shape} has {len(messages)} messages"
        assert str(messages[0])[0].isupper()
        assert str(messages[0]).endswith(".")
        assert not re.search(r"kgb:|kgk:|\bIRI\b|\bSHACL\b|\btriple\b", str(messages[0]))


def test_shapes_have_names_so_that_a_result_can_be_cited() -> None:
    graph = whole().graph
    for name in (SH.property, SH.sparql, SH.qualifiedValueShape):
        assert all(str(value).startswith(str(KGS)) for value in graph.objects(None, name))


def test_our_own_shapes_are_not_refused() -> None:
    check_shapes(SHAPES)
