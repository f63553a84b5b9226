"""Whole volumes of two series as plain text, scored against their markup: what was reached must remain.

What is missing is nearly all the markup's; `benchmarks/misses.py` says of each volume what it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg_builder.inspection import inspect_paths, write_jsonl
from kg_builder.model import Document
from kg_builder.profiling import suggest_profile, write_draft

pytestmark = pytest.mark.corpus

Rates = dict[str, float]
DFAT_16 = "volume-16-1948-49-australia-and-the-postwar-world-beyond-the-region"
# Volume → its kind, its documents, the least of the rates that should be high, the most of those that should be low.
VOLUMES: dict[str, tuple[str, int, Rates, Rates]] = {
    "frus1949v07p2": (
        "frus",
        386,
        {
            "date_right": 0.994,
            "clock_right": 0.986,
            "place_right": 0.997,
            "both_right": 0.984,
            "reference_right": 0.997,
        },
        {"date_wrong": 0.006, "extra_parties": 0.004, "letters_invented": 0.018},
    ),
    "frus1952-54Guat": (
        "frus",
        287,
        {
            "date_right": 0.999,
            "clock_right": 0.999,
            "place_right": 0.999,
            "both_right": 0.994,
            "reference_right": 0.978,
        },
        {"date_wrong": 0.001, "extra_parties": 0.006, "letters_invented": 0.219},
    ),
    "frus1952-54v14p2": (
        "frus",
        386,
        {
            "date_right": 0.997,
            "clock_right": 0.999,
            "place_right": 0.999,
            "both_right": 0.875,
            "reference_right": 0.999,
        },
        {"date_wrong": 0.003, "extra_parties": 0.0105, "letters_invented": 0.103},
    ),
    "frus1961-63v06": (
        "frus",
        120,
        {"date_right": 0.999, "clock_right": 0.999, "place_right": 0.999, "both_right": 0.991},
        {"date_wrong": 0.001, "extra_parties": 0.053, "letters_invented": 0.001},
    ),
    DFAT_16: (
        "dfat",
        416,
        {"date_right": 0.999, "both_right": 0.957, "reference_right": 0.999},
        {"date_wrong": 0.001, "extra_parties": 0.038, "letters_invented": 0.001},
    ),
    "volume-2-1939": (
        "dfat",
        429,
        {"date_right": 0.999, "both_right": 0.971, "reference_right": 0.999},
        {"date_wrong": 0.001, "extra_parties": 0.024, "letters_invented": 0.001},
    ),
}


def plain_texts(shared: Path, volume: str, folder: Path) -> Path:
    """The volume as plain texts with their gold beside them."""
    kind = VOLUMES[volume][0]
    source = shared / "corpus" / kind / (f"{volume}.xml" if kind == "frus" else volume)
    command = [sys.executable, str(shared / "tools" / "plain_corpus.py"), kind, str(source), str(folder / "texts")]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "texts" / "gold.jsonl").rename(folder / "gold.jsonl")
    for beside in (folder / "texts").glob("*.jsonl"):
        beside.unlink()
    return folder / "texts"


def score(shared: Path, texts: Path, documents: list[Document]) -> Rates:
    """The rates by the scorer beside the corpus."""
    inspected = texts.parent / "inspected.jsonl"
    with inspected.open("w", encoding="utf-8") as sheet:
        write_jsonl(documents, sheet)
    command = [sys.executable, str(shared / "tools" / "score.py"), "headers"]
    scored = subprocess.run(
        [*command, str(texts.parent / "gold.jsonl"), str(inspected)], check=True, capture_output=True, text=True
    )
    rates: Rates = json.loads(scored.stdout)["rates"]
    return rates


def read(texts: Path, profile: str | None = None) -> list[Document]:
    return [item for item in inspect_paths([texts], profile=profile) if isinstance(item, Document)]


@pytest.mark.slow
@pytest.mark.parametrize("volume", VOLUMES)
def test_the_scores_of_a_volume_hold(shared: Path, tmp_path: Path, volume: str) -> None:
    kind, count, at_least, at_most = VOLUMES[volume]
    texts = plain_texts(shared, volume, tmp_path)
    documents = read(texts)
    assert len({document.source for document in documents}) == count
    assert {document.profile for document in documents} <= {kind, "enclosed"}
    scores = score(shared, texts, documents)
    short = {name: scores[name] for name, least in at_least.items() if scores[name] < least}
    over = {name: scores[name] for name, most in at_most.items() if scores[name] > most}
    assert (short, over) == ({}, {})


@pytest.mark.slow
@pytest.mark.parametrize("volume", ["frus1952-54Guat", "volume-2-1939"])
def test_a_draft_from_a_sample_reads_its_series_as_the_shipped_profile_does(
    shared: Path, tmp_path: Path, volume: str
) -> None:
    texts = plain_texts(shared, volume, tmp_path)
    draft = tmp_path / "draft.toml"
    draft.write_text(write_draft(suggest_profile(texts)), encoding="utf-8")
    scores = score(shared, texts, read(texts, str(draft)))
    at_least = VOLUMES[volume][2] | {"reference_right": 0.85}  # a rare archive is not in the sample
    assert {name: scores[name] for name, least in at_least.items() if scores[name] < least} == {}
