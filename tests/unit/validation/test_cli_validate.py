"""`kg-builder validate`: formats, exit codes, and what it says where nothing has been built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from kg_builder.cli import main
from kg_builder.store import building, load_store


class Writer(Protocol):
    def write(self, *changes: tuple[str, str], name: str = ...) -> Path: ...


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "kg.toml").write_text('version = 1\n[dataset]\ntitle = "Letters"\n', encoding="utf-8")
    return folder


def build(project: Path, dump: Path) -> None:
    with building(project / "build") as place:
        (place / "graph.nq").write_bytes(dump.read_bytes())
        load_store(place / "graph.nq", place / "store")


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["validate", "--project", str(project), *arguments])


def test_a_faultless_build_gives_0(project: Path, dump: Writer) -> None:
    build(project, dump.write())
    result = run(project)
    assert result.exit_code == 0
    assert result.stdout.startswith("2 documents validated with shacl and ")
    assert result.stdout.endswith(": 0 violations, 0 warnings, 0 notes.\n")
    assert run(project, "--quiet").stdout == ""


@pytest.mark.parametrize("engine", ["auto", "shacl", "pyshacl"])
def test_a_violation_gives_1_and_its_line(project: Path, dump: Writer, engine: str) -> None:
    build(project, dump.write(('"1901-05-03T23:59:59"', '"1901-05-02T23:59:59"')))
    result = run(project, "--engine", engine, "--quiet")
    assert result.exit_code == 1
    assert result.stdout.startswith("sources/7.txt:2: violation: ")
    assert len(result.stdout.splitlines()) == 1


def test_a_warning_gives_0(project: Path, dump: Writer) -> None:
    changes = (("kgb:hasRole kgk:role-sender ;", 'kgb:hasRole kgk:role-sender ; kgb:gloss "the envoy" ;'),)
    build(project, dump.write(*changes))
    result = run(project)
    assert result.exit_code == 0
    assert "sources/7.txt:9: warning: " in result.stdout


def test_json_and_turtle_go_to_stdout_alone(project: Path, dump: Writer) -> None:
    build(project, dump.write(("kgb:hasKind kgk:number-record-id ;", "")))
    result = run(project, "--format", "json")
    assert json.loads(result.stdout)["conforms"] is False
    assert "1 violation" in result.stderr
    turtle = run(project, "--format", "ttl").stdout
    assert "a sh:ValidationReport" in turtle
    assert "sh:conforms false" in turtle


def test_without_a_build_it_says_what_to_do(project: Path) -> None:
    result = run(project)
    assert result.exit_code == 2
    assert "kg-builder build" in result.stderr


def test_misspelt_shapes_of_a_project_are_refused(project: Path, dump: Writer) -> None:
    build(project, dump.write())
    (project / "kg.toml").write_text('version = 1\nshapes = "own"\n', encoding="utf-8")
    (project / "own").mkdir()
    shape = "ex:S a sh:NodeShape ; sh:targetClass kgb:Dokument ."
    prefixes = "@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . "
    (project / "own" / "s.ttl").write_text(
        f"{prefixes}@prefix kgb: <https://w3id.org/kg-builder/ontology#> .\n{shape}\n", encoding="utf-8"
    )
    result = run(project)
    assert result.exit_code == 2
    assert "s.ttl:2" in result.stderr
    assert "ontology#Document" in result.stderr


def test_a_letter_of_which_only_the_signature_is_known_is_sound(tmp_path: Path) -> None:
    letter = "Musterstadt, 11 May 1901\n\nSir,\n\nThe ships are sold.\n\nYour obedient servant,\nBruno Beispiel\n"
    (tmp_path / "7.txt").write_text(letter, encoding="utf-8")
    assert CliRunner().invoke(main, ["build", str(tmp_path), "--quiet"]).exit_code == 0
    result = run(tmp_path)
    assert result.exit_code == 0, result.stdout


OWN_AUDIT = """#+ summary: Is every document of the year 1902?
#+ severity: warning
#+ message: this document is not of 1902
PREFIX kgb: <https://w3id.org/kg-builder/ontology#>
SELECT ?subject ?property ?value ?graph WHERE { GRAPH ?graph { ?subject a kgb:Document ; ?property ?value } }
LIMIT 1
"""


@pytest.mark.parametrize("folder", ["queries", "questions"])
def test_audits_of_the_project_run_beside_those_that_come_with_the_package(
    project: Path, dump: Writer, folder: str
) -> None:
    build(project, dump.write())
    audits = project / folder / "audit"
    audits.mkdir(parents=True)
    before = run(project).stdout
    (audits / "of-1902.rq").write_text(OWN_AUDIT, encoding="utf-8")
    if folder != "queries":
        assert run(project).stdout == before
        with (project / "kg.toml").open("r+", encoding="utf-8") as toml:
            written = toml.read()
            toml.seek(0)
            toml.write(f'queries = "{folder}"\n{written}')
    result = run(project)
    assert result.exit_code == 0, result.output
    assert "warning: this document is not of 1902" in result.stdout
    assert "6 audits" in result.stdout
    assert "5 audits" in before


def test_an_audit_cannot_take_the_place_of_another(project: Path, dump: Writer) -> None:
    build(project, dump.write())
    audits = project / "queries" / "audit"
    audits.mkdir(parents=True)
    (audits / "identities-accepted.rq").write_text(OWN_AUDIT, encoding="utf-8")
    result = run(project)
    assert result.exit_code == 2
    assert "the name of an audit that comes with kg_builder" in result.stderr


def test_an_audit_that_cannot_run_is_named(project: Path, dump: Writer) -> None:
    build(project, dump.write())
    audits = project / "queries" / "audit"
    audits.mkdir(parents=True)
    (audits / "mine.rq").write_text(OWN_AUDIT.replace("LIMIT 1", "LIMIT"), encoding="utf-8")
    result = run(project)
    assert result.exit_code == 2
    assert "the audit 'mine': the query cannot be parsed: " in result.stderr


def test_a_folder_of_queries_that_kg_toml_names_and_that_is_not_there(project: Path, dump: Writer) -> None:
    build(project, dump.write())
    (project / "kg.toml").write_text('version = 1\nqueries = "questions"\n', encoding="utf-8")
    result = run(project)
    assert result.exit_code == 2
    assert "questions: there is no such folder; expected the folder that kg.toml names for queries" in result.stderr


def test_a_shacl_report_with_a_warning_does_not_conform_as_shacl_has_it(project: Path, dump: Writer) -> None:
    changes = (("kgb:hasRole kgk:role-sender ;", 'kgb:hasRole kgk:role-sender ; kgb:gloss "the envoy" ;'),)
    build(project, dump.write(*changes))
    result = run(project, "--format", "ttl")
    assert result.exit_code == 0
    assert "sh:conforms false" in result.stdout
    build(project, dump.write())
    assert "sh:conforms true" in run(project, "--format", "ttl").stdout
