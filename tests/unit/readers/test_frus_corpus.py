"""A whole volume of FRUS as plain text, scored against its markup: what was reached is the least that must remain."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg_builder.config import SourceConfig
from kg_builder.inspection import write_jsonl
from kg_builder.model import Document
from kg_builder.readers import read_path

pytestmark = pytest.mark.corpus

VOLUME = "frus1949v07p2"
# Most of what is missing is the markup's: two days that are not those printed, "noon" at 00:00, and three papers
# "by X, Adviser to Y" whose Y is marked as the addressee.
AT_LEAST = {
    "date_right": 0.994,
    "clock_right": 0.986,
    "place_right": 0.997,
    "both_right": 0.984,
    "reference_right": 0.997,
}
AT_MOST = {"date_wrong": 0.006, "extra_parties": 0.004, "letters_invented": 0.018}


@pytest.fixture(scope="module")
def scores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The rates of the volume, by the scorer beside the corpus."""
    folder = tmp_path_factory.mktemp(VOLUME)
    volume = shared / "corpus" / "frus" / f"{VOLUME}.xml"
    tools = shared / "tools"
    command = [sys.executable, str(tools / "plain_corpus.py"), "frus", str(volume), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    documents = []
    for path in sorted(folder.glob("*.txt")):
        *_, document = read_path(path, file=path.name, source=SourceConfig(name="frus", path="."))
        assert isinstance(document, Document)
        assert document.profile == "frus", path.name
        documents.append(document)
    assert len(documents) == 386
    with (folder / "inspected.jsonl").open("w", encoding="utf-8") as sheet:
        write_jsonl(documents, sheet)
    scored = subprocess.run(
        [
            sys.executable,
            str(tools / "score.py"),
            "headers",
            str(folder / "gold.jsonl"),
            str(folder / "inspected.jsonl"),
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    rates: dict[str, float] = json.loads(scored.stdout)["rates"]
    return rates


def test_the_scores_of_a_volume_hold(scores: dict[str, float]) -> None:
    short = {name: scores[name] for name, least in AT_LEAST.items() if scores[name] < least}
    over = {name: scores[name] for name, most in AT_MOST.items() if scores[name] > most}
    assert (short, over) == ({}, {})
