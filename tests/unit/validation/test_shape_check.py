"""Shapes that could never find anything are refused, with file, line and the nearest known term."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from kg_builder.errors import ShapesError
from kg_builder.shipped import shipped_folder
from kg_builder.validation import ENGINES, EngineName, check_shapes, load_shapes, validate_quads
from kg_builder.validation.shape_form import check_form


class Writer(Protocol):
    def write(self, *changes: tuple[str, str], name: str = ...) -> Path: ...


HEAD = """@prefix kgb: <https://w3id.org/kg-builder/ontology#> .
@prefix kgk: <https://w3id.org/kg-builder/kind#> .
@prefix kgs: <https://w3id.org/kg-builder/shape#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <https://example.org/> .
"""
SOUND = (
    HEAD
    + """
ex:Letter a sh:NodeShape ;
    sh:targetClass kgb:Document ;
    sh:property ex:Letter-title .

ex:Letter-title a sh:PropertyShape ;
    sh:path kgb:title ;
    sh:minCount 1 ;
    sh:message "A letter has a title."@en .
"""
)


def shapes(folder: Path, turtle: str) -> Path:
    place = folder / "own-shapes"
    place.mkdir(exist_ok=True)
    (place / "letter.ttl").write_text(turtle, encoding="utf-8")
    return place


@pytest.mark.parametrize(
    ("right", "wrong", "line", "near"),
    [
        ("kgb:Document", "kgb:Dokument", 8, "https://w3id.org/kg-builder/ontology#Document"),
        ("kgb:title", "kgb:titel", 12, "https://w3id.org/kg-builder/ontology#title"),
        ("sh:minCount", "sh:minCout", 13, "http://www.w3.org/ns/shacl#minCount"),
        ("sh:targetClass", "sh:targetclass", 8, "http://www.w3.org/ns/shacl#targetClass"),
        ("sh:minCount 1", "sh:hasValue kgk:form-lettre", 13, "https://w3id.org/kg-builder/kind#form-letter"),
    ],
)
def test_a_misspelt_term_is_refused_with_the_nearest(
    tmp_path: Path, right: str, wrong: str, line: int, near: str
) -> None:
    folder = shapes(tmp_path, SOUND.replace(right, wrong))
    with pytest.raises(ShapesError) as raised:
        check_shapes(folder)
    problem = next(problem for problem in raised.value.problems if "unknown term" in problem.found)
    assert (problem.file, problem.line) == ("letter.ttl", line)
    assert near in problem.choices


def test_sound_shapes_are_accepted(tmp_path: Path) -> None:
    check_shapes(shapes(tmp_path, SOUND))


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    folder = shapes(tmp_path, SOUND.replace("kgb:Document", "kgb:Dokument").replace("sh:minCount", "sh:minCout"))
    with pytest.raises(ShapesError, match=r"2 problem\(s\)"):
        check_shapes(folder)


def test_a_class_of_nobody_is_refused(tmp_path: Path) -> None:
    folder = shapes(tmp_path, SOUND.replace("kgb:Document", "ex:Letter-class"))
    with pytest.raises(ShapesError, match="Letter-class"):
        check_shapes(folder)


def test_a_shape_that_looks_for_nothing_is_refused(tmp_path: Path) -> None:
    folder = shapes(tmp_path, SOUND.replace("    sh:targetClass kgb:Document ;\n", ""))
    with pytest.raises(ShapesError, match="has no target"):
        check_shapes(folder)


def query_shape(query: str) -> str:
    return (
        HEAD
        + f"""
ex:Letter a sh:NodeShape ;
    sh:targetClass kgb:Document ;
    sh:sparql ex:Letter-query ;
    sh:message "Something."@en .

ex:Letter-query a sh:SPARQLConstraint ;
    sh:prefixes kgs:prefixes ;
    sh:select "{query}" .
"""
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT $this WHERE { GRAPH ?g { $this kgb:title ?value } }", "GRAPH in a query"),
        (
            "SELECT $this WHERE { SERVICE <https://example.org/sparql> { $this kgb:title ?value } }",
            "SERVICE in a query",
        ),
        ("SELECT $this WHERE { $this kgb:title ?t MINUS { $this kgb:url ?u } }", "MINUS in a query"),
        ("SELECT $this WHERE { $this kgb:titel ?value }", "ontology#titel"),
        ("SELECT $this WHERE { $this kgb:hasKind kgk:form-lettre }", "kind#form-lettre"),
        ("SELECT $this WHERE { $this ", "cannot be parsed"),
        ("SELECT $this WHERE { $this unknown:title ?value }", "undeclared prefix of unknown:title"),
    ],
)
def test_a_query_in_a_shape_is_looked_at_too(tmp_path: Path, query: str, said: str) -> None:
    with pytest.raises(ShapesError, match=said):
        check_shapes(shapes(tmp_path, query_shape(query)))


def test_words_inside_a_text_are_no_graph(tmp_path: Path) -> None:
    query = "SELECT $this WHERE { $this kgb:title ?value . FILTER (?value = 'GRAPH SERVICE MINUS') }"
    check_shapes(shapes(tmp_path, query_shape(query)))


def test_an_unknown_kind_of_graph_is_refused(tmp_path: Path) -> None:
    folder = shapes(tmp_path, SOUND.replace("sh:targetClass", "kgs:appliesTo kgs:everything ;\n    sh:targetClass"))
    with pytest.raises(ShapesError, match="kgs:documentGraphs"):
        check_shapes(folder)


@pytest.mark.parametrize("turtle", ["this is no Turtle", "@prefix ex: <https://example.org/> .\n\nex:a ex:b ."])
def test_what_is_no_turtle_is_refused_with_its_line(tmp_path: Path, turtle: str) -> None:
    with pytest.raises(ShapesError) as raised:
        check_shapes(shapes(tmp_path, turtle))
    assert raised.value.problems[0].file == "letter.ttl"
    assert raised.value.problems[0].line is not None


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShapesError, match="no shapes"):
        check_shapes(tmp_path)


def test_a_projects_own_shapes_run_beside_ours(dump: Writer, tmp_path: Path) -> None:
    own = shapes(tmp_path, SOUND.replace("sh:minCount 1", "sh:maxLength 22"))
    path = dump.write()
    (check,) = validate_quads(path, shapes=own).checks
    assert (check.code, check.file, check.message) == ("Letter-title", "sources/letters.csv", "A letter has a title.")
    with pytest.raises(ShapesError):
        validate_quads(path, shapes=shapes(tmp_path, SOUND.replace("kgb:title", "kgb:titel")))


@pytest.mark.parametrize(
    ("wrong", "found", "expected"),
    [
        ('sh:minCount "one"', "sh:minCount one", "xsd:integer"),
        ('sh:in "a"', "sh:in a", "a list in round brackets"),
        ('sh:nodeKind "IRI"', "sh:nodeKind IRI", "one of the values that SHACL knows"),
        ('sh:class "Person"', "sh:class Person", "an IRI"),
        ('sh:pattern "("', "sh:pattern '('", "a regular expression"),
        ("sh:node ex:Nowhere", "sh:node <https://example.org/Nowhere>", "a shape that is described"),
        ('sh:sparql [ sh:select "ASK {}" ]', "a query 'ASK {}'", "a SELECT of $this"),
        ("sh:sparql [ ]", "a query none", "a SELECT of $this"),
    ],
)
def test_what_is_no_shacl_is_refused_before_an_engine_sees_it(
    tmp_path: Path, dump: Writer, wrong: str, found: str, expected: str
) -> None:
    folder = shapes(tmp_path, SOUND.replace("sh:minCount 1", wrong))
    with pytest.raises(ShapesError) as raised:
        validate_quads(dump.write(), shapes=folder)
    (problem,) = raised.value.problems
    assert (problem.file, problem.line) == ("letter.ttl", 13)
    assert found in problem.found
    assert expected in problem.expected


@pytest.mark.parametrize("engine", ENGINES[1:])
def test_what_only_an_engine_refuses_is_its_message(tmp_path: Path, dump: Writer, engine: EngineName) -> None:
    folder = shapes(tmp_path, SOUND.replace("sh:minCount 1", "sh:minCount -1"))
    with pytest.raises(ShapesError, match=rf"the engine '{engine}' cannot follow the shapes: [\s\S]*minCount"):
        validate_quads(dump.write(), shapes=folder, engine=engine)


def test_a_reference_to_a_shape_without_a_name_is_sound(tmp_path: Path, dump: Writer) -> None:
    folder = shapes(tmp_path, SOUND.replace("sh:minCount 1", "sh:not [ sh:minLength 900 ]"))
    assert validate_quads(dump.write(), shapes=folder).audits > 0


def test_our_own_shapes_are_of_the_form_that_shacl_wants() -> None:
    folder = shipped_folder("shapes")
    check_form(folder, load_shapes([folder]).graph)


def test_what_is_no_turtle_is_said_in_one_line(tmp_path: Path) -> None:
    folder = shapes(tmp_path, SOUND.replace("kgb:title", "foo:title"))
    with pytest.raises(ShapesError) as raised:
        check_shapes(folder)
    (problem,) = raised.value.problems
    assert problem.line == 12
    assert problem.found == 'what is no Turtle: Prefix "foo:" not bound'


def test_a_shape_without_a_message_says_which_constraint_it_is(tmp_path: Path, dump: Writer) -> None:
    turtle = SOUND.replace(' ;\n    sh:message "A letter has a title."@en', "").replace("kgb:title", "kgb:url")
    report = validate_quads(dump.write(), shapes=shapes(tmp_path, turtle), engine="shacl")
    assert any("(MinCountConstraintComponent)" in check.message for check in report.checks)
