"""The walk of docs/profiles.md is walked: its output is what the commands print, its profile meets its gold."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg_builder.inspection import inspect_paths
from kg_builder.model import Document, PlaceRole, Role

KG = shlex.join([sys.executable, "-m", "kg_builder"])


@pytest.fixture
def walk(repository: Path) -> str:
    page = (repository / "docs/profiles.md").read_text(encoding="utf-8")
    return page[page.index("## From the texts of a new series") : page.index("## What a profile says")]


@pytest.fixture
def consulate(repository: Path, tmp_path: Path) -> Path:
    shutil.copytree(repository / "examples/consulate", tmp_path / "consulate")
    return tmp_path / "consulate"


def test_the_walk_prints_what_the_page_shows(walk: str, consulate: Path) -> None:
    blocks = re.findall(r"```(sh|text)\n(.*?)```", walk, re.S)
    assert len(blocks) >= 5
    printed = ""
    for kind, block in blocks:
        if kind == "text":
            assert block in printed, f"this is not what the command prints:\n{block}\nbut:\n{printed}"
            continue
        printed = ""
        for command in block.splitlines():
            words = command.replace("kg-builder", KG, 1)
            done = subprocess.run(
                ["bash", "-c", words], cwd=consulate, capture_output=True, text=True, check=False, timeout=120
            )
            assert done.returncode == 0, done.stderr
            printed += done.stdout


def test_the_profile_of_the_walk_meets_its_gold(consulate: Path) -> None:
    items = inspect_paths([consulate / "texts"], profile=str(consulate / "consulate.toml"))
    read = {item.source: item for item in items if isinstance(item, Document)}
    gold = [json.loads(line) for line in (consulate / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(gold) == 3
    for one in gold:
        document = read[one["source"]]
        assert [date.value.edtf for date in document.dates if date.value is not None][:1] == [one["date"]]
        found = [(who.role, who.name, who.office) for who in document.participants]
        for who in one["participants"]:
            assert (Role(who["role"]), who.get("name"), who["office"]) in found
        places = [place.name for place in document.places if place.role is PlaceRole.SENT_FROM]
        assert places == [place["name"] for place in one["places"]]
        assert [number.value for number in document.identifiers] == [number["value"] for number in one["identifiers"]]
