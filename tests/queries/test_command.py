"""`kg-builder query` on a finished build of the invented correspondence."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg_builder.cli import main
from kg_builder.queries import load_queries
from kg_builder.store import building, load_store

HERE = Path(__file__).parent
SERVICE = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose build holds the fixture, with one question of its own."""
    folder = tmp_path_factory.mktemp("ruritania")
    (folder / "kg.toml").write_text(
        'version = 1\nqueries = "questions"\n[dataset]\nbase = "https://example.org/ruritania/"\n', encoding="utf-8"
    )
    (folder / "questions").mkdir()
    (folder / "questions" / "own.rq").write_text(
        "#+ summary: How many documents are there?\n#+ order: 99\n"
        "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a <https://w3id.org/kg-builder/ontology#Document> }",
        encoding="utf-8",
    )
    with building(folder / "build") as place:
        nquads = io.BytesIO()
        ox.serialize(
            ox.parse(path=HERE / "ruritania.trig", format=ox.RdfFormat.TRIG), nquads, format=ox.RdfFormat.N_QUADS
        )
        (place / "graph.nq").write_bytes(nquads.getvalue())
        load_store(place / "graph.nq", place / "store")
    return folder


def _run(project: Path, *arguments: str, stdin: str | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, ["query", "--project", str(project), *arguments], input=stdin, env=env)


def test_without_a_name_the_questions_are_listed(project: Path) -> None:
    result = _run(project)
    assert result.exit_code == 0
    for query in load_queries().values():
        assert query.name in result.stdout
        assert query.summary in result.stdout
    assert "own " in result.stdout
    assert "[sender] [addressee] [since] [until]" in result.stdout


def test_a_question_is_answered_as_a_table_of_names(project: Path) -> None:
    result = _run(project, "who-reported-to-whom", "--param", "sender=person:wolkenstein", "-p", "until=1901-03-02")
    assert result.exit_code == 0, result.stderr
    assert "Egon Wolkenstein" in result.stdout
    assert "“WOLKENSTEIN” → “To ADLER”" in result.stdout
    assert "telegrams/1.txt" in result.stdout
    assert "https://example.org" not in result.stdout
    assert "2 rows" in result.stderr


def test_csv_is_the_expected_answer(project: Path) -> None:
    result = _run(project, "meetings", "--format", "csv")
    expected = (HERE / "meetings" / "expected.csv").read_text(encoding="utf-8")
    assert list(csv.reader(io.StringIO(result.stdout))) == list(csv.reader(io.StringIO(expected)))
    assert b"\r\n" in result.stdout_bytes


def test_json_is_json(project: Path) -> None:
    result = _run(project, "own", "--format", "json")
    (row,) = json.loads(result.stdout)["results"]["bindings"]
    assert row["n"]["value"] == "8"


def test_an_answer_by_absence_says_what_the_corpus_covers(project: Path) -> None:
    table = _run(project, "missing-messages")
    assert "What the corpus covers" in table.stdout
    assert "register" in table.stdout
    assert "1902-01-16" in table.stdout
    machine = _run(project, "missing-messages", "--format", "csv")
    assert "covers" not in machine.stdout
    assert "What the corpus covers" in machine.stderr
    assert "covers" not in _run(project, "missing-messages", "--quiet").output
    assert "covers" not in _run(project, "meetings").output


@pytest.mark.parametrize("arguments", [("-",), ("--file", "-")])
def test_a_query_from_stdin(project: Path, arguments: tuple[str, ...]) -> None:
    text = "PREFIX kgb: <https://w3id.org/kg-builder/ontology#> SELECT ?t { ?_d_iri kgb:title ?t }"
    result = _run(project, *arguments, "--param", "d=telegrams/2.txt", "--format", "csv", stdin=text)
    assert result.stdout_bytes == b"t\r\nTelegram of the Foreign Minister\r\n"


def test_construct_gives_turtle_and_ask_yes_or_no(project: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text(
        "PREFIX kgb: <https://w3id.org/kg-builder/ontology#> CONSTRUCT { ?d kgb:title ?t } WHERE { ?d kgb:title ?t }",
        encoding="utf-8",
    )
    result = _run(project, "--file", str(own))
    assert result.exit_code == 0
    assert len(list(ox.parse(result.stdout_bytes, format=ox.RdfFormat.TURTLE))) == 3
    assert _run(project, "-", stdin="ASK { ?s ?p ?o }").stdout == "true\n"
    assert json.loads(_run(project, "-", "--format", "json", stdin="ASK { <x:a> ?p ?o }").stdout)["boolean"] is False


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (("who-reported",), None, "perhaps who-reported-to-whom"),
        (("names-of",), None, "--param person='Anna Muster'"),
        (("names-of", "-p", "person=Nobody at all"), None, "found 'Nobody at all'"),
        (("names-of", "-p", "person"), None, "expected --param NAME=VALUE"),
        (("names-of", "-p", "person=a", "-p", "person=b"), None, "twice"),
        (("meetings", "--format", "ttl"), None, "gives no triples"),
        (("--format", "ttl"), None, "for a table"),
        (("-", "--format", "csv"), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "expected --format ttl"),
        (("meetings", "--file", "-"), "ASK {}", "one of the two"),
        (("--file", "nowhere.rq"), None, "cannot be read"),
        (("-",), "SELECT * {\n ?s ?p }", "line 2"),
        (("-",), SERVICE, "--allow-service"),
        (("-",), "LOAD <http://127.0.0.1:9/>", "update"),
        (("-",), "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", "only graphs of this project"),
        (("meetings", "--format", "xml"), None, "xml"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_code_2(
    project: Path, arguments: tuple[str, ...], stdin: str | None, said: str
) -> None:
    result = _run(project, *arguments, stdin=stdin)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_a_project_without_a_build_is_told_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("version = 1\n", encoding="utf-8")
    result = _run(tmp_path, "meetings")
    assert result.exit_code == 2
    assert "kg-builder build" in result.stderr


def test_a_narrow_terminal_gets_one_block_for_each_row(project: Path) -> None:
    result = _run(project, "who-reported-to-whom", "-p", "since=1902", env={"COLUMNS": "40", "NO_COLOR": "1"})
    assert "sender: Bruno Beispiel" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 40
    wide = _run(project, "who-reported-to-whom", "-p", "since=1902", env={"COLUMNS": "110"})
    assert max(map(len, wide.stdout.splitlines())) <= 110
    assert "sender: " not in wide.stdout


def test_colours_are_left_out_when_asked(project: Path) -> None:
    result = _run(project, "meetings", env={"NO_COLOR": "1", "FORCE_COLOR": ""})
    assert "\x1b[3" not in result.stdout


def test_the_same_question_gives_the_same_bytes(project: Path) -> None:
    assert _run(project, "meetings").stdout == _run(project, "meetings").stdout
