"""`explain` on a built project: from a name to every statement and its words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg_builder.cli import main
from kg_builder.pipeline import build


@pytest.fixture(name="project", scope="module")
def project_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented project, built."""
    source = Path(__file__).parents[2] / "projects" / "ruritania"
    folder = Path(shutil.copytree(source, tmp_path_factory.mktemp("explain") / "ruritania"))
    build(folder)
    return folder


def _explain(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments, "--project", str(project)])


def test_a_person_for_the_terminal(project: Path) -> None:
    result = _explain(project, "eisenherz")
    assert result.exit_code == 0
    assert result.stdout.startswith("Otto Eisenherz (Person)\n")
    assert "reports that Otto Eisenherz informed Egon Wolkenstein that Duke of Zenda promised" in result.stdout
    assert "sources/telegrams/0001.txt, line 20, characters " in result.stdout
    assert "at 1 remove from the document's own voice" in result.stdout


def test_every_quotation_of_a_document_stands_in_its_file(project: Path) -> None:
    result = _explain(project, "Ciphered telegram, Wolkenstein to Falkenau on the Harvest Talks", "--format", "json")
    explanation = json.loads(result.stdout)
    words = [each for statement in explanation["statements"] for each in statement["words"]]
    assert len(words) > 40
    # What points to the document from elsewhere is about it too.
    assert {each["file"] for each in words} == {"sources/telegrams/0001.txt", "sources/telegrams/0002.txt"}
    for each in words:
        text = (project / each["file"]).read_bytes().decode("utf-8")
        assert text[each["start"] : each["end"]] == each["quote"]
        assert each["remark"] is None
    kinds = {statement["kind"] for statement in explanation["statements"]}
    assert kinds >= {"Participation", "DateStatement", "ArchivalCopy", "SpeechAct", "Event", "Mention"}


def test_statements_of_every_subject_are_traced(project: Path) -> None:
    for subject in ("wolkenstein", "Strelsau", "R1", "RHA, fond 7", "telegrams/0003.txt"):
        explanation = json.loads(_explain(project, subject, "--format", "json").stdout)
        assert explanation["statements"], subject
        for statement in explanation["statements"]:
            assert statement["words"] or statement["places"], statement["iri"]


def test_a_name_that_nobody_has(project: Path) -> None:
    result = _explain(project, "Oto Eisnherz")
    assert result.exit_code == 2
    assert "Otto Eisenherz" in result.stderr
    assert result.stdout == ""


def test_a_project_that_was_not_built(tmp_path: Path) -> None:
    result = _explain(tmp_path, "anna")
    assert result.exit_code == 2
    assert "build" in result.stderr


@pytest.mark.parametrize("shown", ["person/eisenherz", "record/authority/people.csv/row=1", "document/register/R1"])
def test_what_answers_show_without_the_base_is_found(project: Path, shown: str) -> None:
    result = _explain(project, shown)
    assert result.exit_code == 0, result.stderr
    assert f"https://example.org/ruritania/{shown}" in result.stdout


def test_a_document_of_no_stated_form_says_so(tmp_path: Path) -> None:
    (tmp_path / "7.txt").write_text("Musterstadt, 3 May 1901\n\nThe harbour is closed.\n", encoding="utf-8")
    build(tmp_path)
    assert "of the source folder, form not stated, dispatch not stated" in _explain(tmp_path, "7.txt").stdout


def test_who_corrected_and_checked_a_header_and_why(project: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(project, tmp_path / "ruritania"))
    said = ["--by", "B. Reader", "--on", "2024-05-03", "--comment", "the signature is hers", "--checked"]
    corrected = CliRunner().invoke(
        main, ["correct", "R1", "sender", "eisenherz", "--basis", "inferred", *said, "--project", str(folder)]
    )
    assert corrected.exit_code == 0, corrected.output
    build(folder)
    explanation = json.loads(_explain(folder, "R1", "--format", "json").stdout)
    places = {
        (statement["kind"], place["locator"], place["decided_by"], place["decided_on"], place["reason"])
        for statement in explanation["statements"]
        for place in statement["places"]
        if place["file"] == "decisions/corrections.tsv"
    }
    who = ("B. Reader", "2024-05-03", "the signature is hers")
    assert places == {
        ("Participation", "register/R1 sender", *who),
        ("Document", "register/R1 checked", *who),
    }
    told = _explain(folder, "R1").stdout
    assert "decided by B. Reader on 2024-05-03: the signature is hers" in " ".join(told.split())
