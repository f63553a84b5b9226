"""Everything that goes wrong in users' folders: a clear message, and nothing else lost."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg_builder.cli import main
from kg_builder.store import open_build

GOOD = "From Strelsau. Sent 4.5.01 06.10.\n\nTo Comrade FALKENAU\n\nI report.\n\nWOLKENSTEIN.\n"


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def project(tmp_path: Path, repository: Path) -> Path:
    folder = tmp_path / "ruritania"
    shutil.copytree(repository / "tests/projects/ruritania", folder, ignore=shutil.ignore_patterns("build"))
    return folder


def documents_in(project: Path) -> int:
    answer = open_build(project / "build").select(
        "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a <https://w3id.org/kg-builder/ontology#Document> }"
    )
    (cell,) = answer.rows[0]
    return int(getattr(cell, "value", "0"))


def empty(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")


def binary(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 20)


def utf_16(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(GOOD.encode("utf-16"))


def windows_1251(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(
        "Телеграмма из Стрельсау, выдуманная. Сообщаю о переговорах.\n".encode("cp1251") * 5
    )


def unreadable(folder: Path) -> None:
    (folder / "bad.txt").symlink_to("/proc/self/mem")


def symlink_loop(folder: Path) -> None:
    (folder / "bad.txt").symlink_to(folder / "bad.txt")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (empty, "empty"),
        (binary, "binary"),
        (utf_16, "UTF-16"),
        (windows_1251, "indows-1251"),
        (unreadable, "bad.txt"),
        (symlink_loop, "bad.txt"),
    ],
)
def test_one_bad_document_never_stops_the_others(project: Path, spoil: Callable[[Path], None], said: str) -> None:
    spoil(project / "sources/telegrams")
    result = kg("build", project)
    assert result.exit_code == 1, result.output
    message = next(line for line in result.stderr.splitlines() if "bad.txt" in line)
    assert said in message
    assert "expected" in message
    assert documents_in(project) == 10
    validation = kg("validate", "--project", project)
    assert validation.exit_code == 1, "a graph without one of its documents is not in order"
    assert "1 file(s) or row(s) that the build could not read" in validation.stderr


@pytest.mark.slow
def test_a_line_of_50_megabytes(project: Path) -> None:
    piece = "Wolkenstein met the Duke on 4.5.01, No. 12. " + "grain, rain and carts; " * 450
    with (project / "sources/telegrams/bad.txt").open("w", encoding="utf-8") as file:
        file.write(GOOD)
        for _ in range(50_000_000 // len(piece) + 1):
            file.write(piece)
    begun = time.monotonic()
    result = kg("build", project)
    assert time.monotonic() - begun < 200, "a long line must not be a trap"
    assert result.exit_code == 0, result.output
    assert documents_in(project) == 11


def test_a_missing_folder(tmp_path: Path) -> None:
    result = kg("build", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "there is no such folder" in result.stderr


def test_a_missing_source(project: Path) -> None:
    shutil.rmtree(project / "sources/telegrams")
    result = kg("build", project)
    assert result.exit_code == 1
    assert "sources/telegrams" in result.stderr
    assert documents_in(project) == 7


def test_two_documents_with_one_identity(project: Path) -> None:
    register = project / "sources/register.csv"
    lines = register.read_text(encoding="utf-8").splitlines()
    register.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    result = kg("build", project)
    assert result.exit_code == 1
    assert "register.csv:9" in result.stderr
    assert "R1" in result.stderr
    assert documents_in(project) == 10


@pytest.mark.parametrize(
    ("name", "column"),
    [("sources/register.csv", "No."), ("authority/people.csv", "id"), ("readings/telegrams.csv", "quote")],
)
def test_a_table_without_its_key_column(project: Path, name: str, column: str) -> None:
    table = project / name
    table.write_text(table.read_text(encoding="utf-8").replace(column, "Something", 1), encoding="utf-8")
    result = kg("build", project)
    assert result.exit_code == 1
    message = next(line for line in result.stderr.splitlines() if name in line and column in line)
    assert "Something" in message
    assert documents_in(project) >= 3


def test_an_unknown_key_in_the_configuration(project: Path) -> None:
    config = project / "kg.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("title =", "titel ="), encoding="utf-8")
    result = kg("build", project)
    assert result.exit_code == 2
    assert "kg.toml:6" in result.stderr
    assert "perhaps 'title'" in result.stderr


def test_a_source_without_documents_is_named(project: Path) -> None:
    (project / "sources/more").mkdir()
    config = project / "kg.toml"
    config.write_text(config.read_text(encoding="utf-8") + '[[sources]]\nname = "more"\npath = "sources/more"\n')
    result = kg("build", project, "--dry-run")
    assert result.exit_code == 0
    message = next(line for line in result.stderr.splitlines() if "[source-empty]" in line)
    assert message.startswith("kg.toml: warning: the source 'more' holds no document")


def test_what_was_not_read_is_counted_by_files_and_rows(project: Path) -> None:
    table = project / "sources/register.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*lines, "too,few,cells", lines[1]]) + "\n", encoding="utf-8")
    assert "10 documents, 2 unread (files or rows)" in kg("build", project, "--dry-run").stderr
    table.write_text("\n".join(["A,B,C", "1,2,3"]) + "\n", encoding="utf-8")
    assert "3 documents, 1 unread (files or rows)" in kg("build", project, "--dry-run").stderr


def test_a_table_that_lacks_a_column_is_read_without_it(project: Path) -> None:
    table = project / "sources/register.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("From place", "From plaec", 1), encoding="utf-8")
    result = kg("build", project, "--dry-run")
    assert result.exit_code == 1
    assert "expected the column 'From place', which kg.toml maps to place_from; perhaps 'From plaec'" in result.stderr
    assert "10 documents, " in result.stderr
    assert "unread" not in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("key", ["authority", "readings", "decisions", "shapes", "queries"])
def test_a_folder_that_the_configuration_names_and_that_is_not_there(project: Path, key: str) -> None:
    config = project / "kg.toml"
    config.write_text(f'{key} = "elsewere"\n' + config.read_text(encoding="utf-8"), encoding="utf-8")
    result = kg("build", project, "--dry-run")
    message = next(line for line in result.stderr.splitlines() if "[folder-missing]" in line)
    assert message.startswith("kg.toml: warning:")
    assert f'{key} = "elsewere"' in message


def test_an_authority_id_that_is_used_but_not_defined(project: Path) -> None:
    for name in ("sources/register.csv", "authority/tenures.csv"):
        table = project / name
        table.write_text(table.read_text(encoding="utf-8").replace("wolkenstein", "wolkenstien"), encoding="utf-8")
    result = kg("build", project)
    assert result.exit_code == 1
    for name in ("sources/register.csv:2", "authority/tenures.csv:2"):
        message = next(line for line in result.stderr.splitlines() if name in line)
        assert "wolkenstien" in message
        assert "wolkenstein" in message
    assert documents_in(project) == 10


def test_a_query_with_a_bad_parameter(project: Path) -> None:
    assert kg("build", project, "--quiet").exit_code == 0
    unknown = kg("query", "who-reported-to-whom", "--param", "sinse=1901-01-01", "--project", project)
    assert unknown.exit_code == 2
    assert "since" in unknown.stderr
    wrong = kg("query", "who-reported-to-whom", "--param", "since=yesterday", "--project", project)
    assert wrong.exit_code == 2
    assert "yesterday" in wrong.stderr
    missing = kg("query", "who-reported-to-who", "--project", project)
    assert missing.exit_code == 2
    assert "who-reported-to-whom" in missing.stderr


@pytest.mark.parametrize(
    "attempt",
    [
        '1901-01-01" } } SERVICE <http://127.0.0.1/> { ?s ?p ?o } #',
        "1901-01-01'^^xsd:date)) } #",
        "1901-01-01\\u0022 } #",
        "<http://example.org/> } DROP ALL #",
    ],
)
def test_an_injection_through_a_parameter(project: Path, attempt: str) -> None:
    assert kg("build", project, "--quiet").exit_code == 0
    result = kg("query", "who-reported-to-whom", "--param", f"since={attempt}", "--project", project)
    assert result.exit_code == 2
    assert "since" in result.stderr


def test_two_tables_that_both_count_from_1_lose_nothing(tmp_path: Path) -> None:
    sources = ""
    for name in ("first", "second"):
        rows = (
            "id,date,sender,addressee,reply_to_id\n"
            "1,1901-05-03,Anna Muster,B. Beispiel,\n"
            "2,1901-05-09,B. Beispiel,Anna Muster,1\n"
        )
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
        sources += f'[[sources]]\nname = "{name}"\npath = "{name}.csv"\nreader = "table"\n'
    (tmp_path / "kg.toml").write_text(sources, encoding="utf-8")
    result = kg("build", tmp_path)
    assert result.exit_code == 0, result.stderr
    answer = open_build(tmp_path / "build").select(
        "SELECT ?a ?b { ?a <https://w3id.org/kg-builder/ontology#repliesTo> ?b } ORDER BY ?a"
    )
    base = "https://example.org/kg/document/"
    assert [tuple(str(getattr(cell, "value", "")).removeprefix(base) for cell in row) for row in answer.rows] == [
        ("first/2", "first/1"),
        ("second/2", "second/1"),
    ]
    assert documents_in(tmp_path) == 4
