"""What is proposed lives beside what is stated: in a graph, a store and a file of its own, seen only when asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg_builder.cli import main
from kg_builder.model import Severity
from kg_builder.pipeline import build
from kg_builder.queries import load_audits
from kg_builder.store import GraphStore, open_build
from kg_builder.validation import validate_quads

TELEGRAM = """{form} No. 44

From Musterstadt. Sent 2.7.31 04.00. Received 2.7.31 05.47.

To AMBASSADOR

The balloons are torn.

BEISPIEL
No. 72/III
"""
ASK = (
    "PREFIX kgb: <https://w3id.org/kg-builder/ontology#> "
    "SELECT ?one ?other ?graph WHERE { GRAPH ?graph { ?one kgb:sameMessageAs ?other } }"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two transcripts of one telegram, and another telegram."""
    folder = tmp_path_factory.mktemp("proposed")
    for name, text in (
        ("first", TELEGRAM.format(form="Ciphered Telegram")),
        ("second", TELEGRAM.format(form="CIPHERED TELEGRAM")),
        ("third", TELEGRAM.format(form="Ciphered Telegram").replace("2.7.31", "3.7.31").replace("72/III", "73/III")),
    ):
        (folder / name).mkdir()
        (folder / name / "1.txt").write_text(text, encoding="utf-8")
    entries = "".join(f'[[sources]]\nname = "{name}"\npath = "{name}"\n' for name in ("first", "second", "third"))
    (folder / "kg.toml").write_text(f"version = 1\n{entries}", encoding="utf-8")
    build(folder)
    return folder


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_stated_graph_holds_nothing_of_it(project: Path) -> None:
    store = open_build(project / "build")
    assert store.select(ASK).rows == ()
    assert store.nquads is not None
    assert "/graph/proposed/" not in store.nquads.read_text(encoding="utf-8")
    assert run("validate", "--project", str(project))


def test_the_other_store_holds_both(project: Path) -> None:
    stated, both = open_build(project / "build"), open_build(project / "build", with_proposed=True)
    ((one, other, graph),) = both.select(ASK).rows
    assert isinstance(one, ox.NamedNode)
    assert isinstance(other, ox.NamedNode)
    assert isinstance(graph, ox.NamedNode)
    assert one.value.endswith("/document/first/1.txt")
    assert other.value.endswith("/document/second/1.txt")
    assert graph.value.endswith("/graph/proposed/first/1.txt")
    assert stated.nquads is not None
    assert both.nquads is not None
    stated_lines, all_lines = (
        set(path.read_text(encoding="utf-8").splitlines()) for path in (stated.nquads, both.nquads)
    )
    assert stated_lines < all_lines
    assert all("/graph/proposed/" in line for line in all_lines - stated_lines)


@pytest.mark.parametrize("audit", load_audits())
def test_every_audit_holds_with_the_proposals(project: Path, audit: str) -> None:
    assert open_build(project / "build", with_proposed=True).select(load_audits()[audit].text).rows == ()


def test_the_proposed_graph_keeps_to_the_shapes(project: Path, tmp_path: Path) -> None:
    """The graph of the proposals alone is valid: it describes all that it needs."""
    nquads = open_build(project / "build", with_proposed=True).nquads
    assert nquads is not None
    alone = tmp_path / "alone.nq"
    with alone.open("w", encoding="utf-8") as file:
        lines = nquads.read_text(encoding="utf-8").splitlines(keepends=True)
        file.writelines(line for line in lines if "/graph/proposed/" in line)
    store = GraphStore.of_nquads(alone)
    kinds = store.select(
        "PREFIX kgb: <https://w3id.org/kg-builder/ontology#> SELECT DISTINCT ?class WHERE { ?node a ?class }"
    ).rows
    # Shapes look at the graphs of documents: seen as one, the proposed graph must hold too.
    alone.write_text(alone.read_text(encoding="utf-8").replace("/graph/proposed/", "/graph/source/"), encoding="utf-8")
    violated = {check.code for check in validate_quads(alone).checks if check.severity is Severity.VIOLATION}
    assert violated == {"nothing-proposed-among-stated"}
    names = {str(row[0]).rpartition("#")[2].rstrip(">") for row in kinds}
    assert names == {"Activity", "Document", "DocumentRelation", "Quotation", "SourceRecord", "Transcription"}
    grounds = store.select(
        "PREFIX kgb: <https://w3id.org/kg-builder/ontology#> SELECT ?exact ?note WHERE "
        "{ ?relation a kgb:DocumentRelation ; kgb:note ?note ; kgb:restsOn/kgb:exact ?exact }"
    ).rows
    assert len(grounds) >= 2
    assert any("44" in str(row[0]) for row in grounds)


def test_commands_show_it_only_when_asked(project: Path, tmp_path: Path) -> None:
    question = tmp_path / "same.rq"
    question.write_text(ASK, encoding="utf-8")
    here = ("--project", str(project))
    assert "second" not in run("query", "--file", str(question), "--quiet", *here)
    assert "second" in run("query", "--file", str(question), "--with-proposed", "--quiet", *here)
    assert "sameMessageAs" not in run("dump", "--format", "nq", *here)
    assert "sameMessageAs" in run("dump", "--format", "nq", "--with-proposed", *here)
    assert "same message" not in run("explain", "first/1.txt", *here)
    explained = run("explain", "first/1.txt", "--with-proposed", *here)
    assert "may be the same message as" in explained
    assert "proposed" in explained


def test_the_report_counts_and_lists_it(project: Path) -> None:
    report = build(project)
    (proposal,) = report.proposals
    assert (proposal.subject, proposal.target) == ("first/1.txt", "second/1.txt")
    assert report.folder is not None
    written = json.loads((open_build(project / "build").folder or Path()).joinpath("report.json").read_text("utf-8"))
    assert written["proposals"][0]["object"] == "second/1.txt"
    assert written["proposals"][0]["reasons"][0].startswith("the number is")
    page = (project / "build/report.html").read_text(encoding="utf-8")
    assert "Proposed relations of documents (1)" in page
    result = CliRunner().invoke(main, ["build", str(project)])
    assert "1 relation of documents proposed" in result.stderr


def test_a_build_without_proposals_has_one_store(project: Path, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("Dear Anna,\n\nYes.\n\nSincerely yours,\nCarl Beispiel\n", encoding="utf-8")
    build(tmp_path)
    generation = open_build(tmp_path / "build").folder
    assert generation is not None
    assert not (generation / "proposed.nq").exists()
    assert open_build(tmp_path / "build", with_proposed=True).nquads == generation / "graph.nq"


def test_the_same_documents_give_the_same_bytes(project: Path) -> None:
    before = open_build(project / "build", with_proposed=True).nquads
    assert before is not None
    wanted = before.read_bytes()
    build(project)
    after = open_build(project / "build", with_proposed=True).nquads
    assert after is not None
    assert after.read_bytes() == wanted
