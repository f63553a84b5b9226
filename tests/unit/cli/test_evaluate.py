"""`evaluate` on an invented folder: figures in every format, agreement, samples."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg_builder.cli import main

_LETTERS = {
    "0423.txt": "From Strelsau. Sent 4.5.1901 06.10.\n\nTo Comrade Leo Falkenau\n\nI report on the harvest.\n\n"
    "No. 3/M. Anna Muster.\nCopies to Otto Eisenherz, Rosa Amsel.\n",
    "0424.txt": "From Ruppertsburg. Sent 6.5.1901 09.00.\n\nTo Comrade Otto Eisenherz\n\nIt is good.\n\n"
    "No. 8/F. Leo Falkenau.\nCopies to Anna Muster.\n",
}
_GOLD = [
    {"source": "0423.txt", "date": "1901-05-04T06:10:00", "places": [{"role": "sent_from", "name": "Strelsau"}]},
    {"source": "0424.txt", "date": "1901-05-07", "places": [{"role": "sent_from", "name": "Ruppertsburg"}]},
]


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    """Two invented telegrams, with gold beside them that says otherwise of one date."""
    for name, text in _LETTERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(item) + "\n" for item in _GOLD), encoding="utf-8")
    return tmp_path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_the_figures_as_json_and_the_same_through_inspect(folder: Path) -> None:
    direct = _run(folder / "gold.jsonl", folder, "--format", "json", "--resamples", 50)
    assert direct.exit_code == 0, direct.output
    result = json.loads(direct.stdout)
    date = next(row for row in result["fields"] if row["field"] == "date")
    assert (date["tally"]["gold"], date["tally"]["right"], date["recall"]["value"]) == (2, 1, 0.5)
    (error,) = result["deviations"]
    assert (error["document"], error["kind"], error["gold"]) == ("0424.txt", "wrong", "1901-05-07")
    read = folder / "read.jsonl"
    inspected = CliRunner().invoke(
        main, ["inspect", *(str(folder / name) for name in _LETTERS), "--format", "jsonl", "--output", str(read)]
    )
    assert inspected.exit_code == 0
    assert _run("score", folder / "gold.jsonl", read, "--format", "json", "--resamples", 50).stdout == direct.stdout


def test_table_markdown_csv_and_page(folder: Path) -> None:
    table = _run(folder / "gold.jsonl", folder, "--html", folder / "look.html")
    assert table.exit_code == 0
    assert "Where reading and gold part (1)" in table.stdout
    page = (folder / "look.html").read_text(encoding="utf-8")
    assert '<mark id="e1w1" class="m k-wrong">6.5.1901 09.00</mark>' in page
    assert "| date | 2 | 2 | 2 | 1 |" in _run(folder / "gold.jsonl", folder, "--format", "markdown").stdout
    rows = list(csv.DictReader(_run(folder / "gold.jsonl", folder, "--format", "csv").stdout.splitlines()))
    assert [row["field"] for row in rows] == ["date", "clock", "places"]
    assert (rows[0]["right"], rows[0]["recall"], rows[0]["recall_high"] > "0.5") == ("1", "0.5", True)


def test_agreement_of_two_files(folder: Path) -> None:
    other = folder / "other.jsonl"
    other.write_text(json.dumps(_GOLD[0]) + "\n" + json.dumps(_GOLD[1] | {"date": "1901-05-06"}), encoding="utf-8")
    result = _run(folder / "gold.jsonl", "--agreement", other, "--format", "json")
    assert result.exit_code == 0
    assert [row["first"] for row in json.loads(result.stdout)["disagreements"]] == ["1901-05-07"]
    assert _run(folder / "gold.jsonl", folder, "--agreement", other).exit_code == 2


def test_gold_of_other_documents_is_an_error(folder: Path) -> None:
    (folder / "gold.jsonl").write_text('{"source": "9999.txt", "date": "1901"}', encoding="utf-8")
    result = _run(folder / "gold.jsonl", folder)
    assert result.exit_code == 2
    assert "none of its 1 documents is among the sources" in result.stderr


def test_a_gold_document_that_is_missing_is_told(folder: Path) -> None:
    result = _run(folder / "gold.jsonl", folder / "0423.txt")
    assert result.exit_code == 0
    assert "1 document of the gold not among the sources" in result.stderr


@pytest.mark.parametrize("empty", [True, False])
def test_a_sample_comes_back_as_gold(folder: Path, empty: bool) -> None:
    texts = [folder / name for name in _LETTERS]
    drawn = folder / "sample.jsonl"
    flags = ["--empty"] if empty else []
    result = _run("sample", *texts, "--size", 5, "--output", drawn, "--sheet", folder / "sample.csv", *flags)
    assert result.exit_code == 0, result.output
    assert len(drawn.read_text(encoding="utf-8").splitlines()) == 2
    for gold in (drawn, folder / "sample.csv"):
        scored = _run(gold, *texts, "--format", "json", "--resamples", 0)
        assert scored.exit_code == 0, scored.output
        fields = json.loads(scored.stdout)["fields"]
        assert (fields == []) is empty
        assert all(row["tally"]["gold"] == row["tally"]["right"] == row["tally"]["found"] for row in fields)
