"""On the shared corpora `evaluate` gives the figures of the shared yardstick, count by count."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg_builder.evaluation import Evaluation, evaluate_readings, load_gold
from kg_builder.evaluation.gold_lines import read_found_lines
from kg_builder.inspection import inspect_paths, write_jsonl
from kg_builder.model import Document

pytestmark = [pytest.mark.corpus, pytest.mark.slow]

_ACTS = ("kind", "people", "stance", "attribution")
_TYPES = {"GPE": "place", "LOC": "place", "PERSON": "person"}


def yardstick(shared: Path, kind: str, gold: Path, found: Path) -> dict[str, int]:
    """What the shared tool counts."""
    command = [sys.executable, str(shared / "tools/score.py"), kind, str(gold), str(found)]
    counts = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["counts"]
    assert isinstance(counts, dict)
    return counts


def fields(result: Evaluation, name: str) -> tuple[int, int, int, int]:
    """Gold, read, right and wrong of a field as a whole; nothing where it was not scored."""
    rows = [row for row in result.fields if row.field == name]
    tally = rows[0].tally if rows else None
    return (tally.gold, tally.found, tally.right, tally.wrong) if tally else (0, 0, 0, 0)


def shares(result: Evaluation, name: str) -> tuple[int, int]:
    """Count, and of how many."""
    return next(((row.share.count, row.share.of) for row in result.shares if row.name == name), (0, 0))


@pytest.mark.parametrize(("kind", "volume"), [("frus", "frus/frus1961-63v06.xml"), ("dfat", "dfat/volume-2-1939")])
def test_headers(shared: Path, tmp_path: Path, kind: str, volume: str) -> None:
    out = tmp_path / "corpus"
    command = [sys.executable, shared / "tools/plain_corpus.py", kind, shared / "corpus" / volume, out]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    read = tmp_path / "read.jsonl"
    documents = (item for item in inspect_paths(sorted(out.glob("*.txt"))) if isinstance(item, Document))
    with read.open("w", encoding="utf-8") as stream:
        write_jsonl(documents, stream)
    told = yardstick(shared, "headers", out / "gold.jsonl", read)
    result = evaluate_readings(load_gold(out / "gold.jsonl"), read_found_lines(read), resamples=0)
    assert len(result.unread) == result.documents - told["read"]
    assert fields(result, "date")[0::2] == (told["date"], told["date_right"])
    assert fields(result, "date")[3] == told["date_wrong"]
    assert fields(result, "clock")[0::2] == (told["clock"], told["clock_right"])
    assert fields(result, "places")[0::2] == (told["place"], told["place_right"])
    assert fields(result, "archival references")[0::2] == (told["reference"], told["reference_right"])
    assert shares(result, "both parties right") == (told["both_right"], told["letters"])
    assert shares(result, "sender right") == (told["sender_right"], told["letters"])
    assert shares(result, "addressee right") == (told["addressee_right"], told["letters"])
    assert shares(result, "extra parties")[0] == told["extra_parties"]
    assert shares(result, "letters invented") == (told["letters_invented"], told["others"])


def founding_gold(shared: Path) -> list[dict[str, Any]]:
    """The founding documents' gold as the yardstick reads it."""
    seeds = json.loads((shared / "gold/seeds.json").read_text(encoding="utf-8"))
    rows = []
    for seed in (seeds["seed1"], seeds["seed2"]):
        mentions = [
            {"start": row["start"], "end": row["end"], "type": _TYPES.get(row["type"], "organisation"),
             "entity": row["canonical"]}
            for key in ("persons", "places", "orgs")
            for row in seed[key]
        ]  # fmt: skip
        rows.append(
            {"id": Path(seed["file"]).stem, "mentions": mentions}
            | {key: seed[key] for key in ("speech_acts", "events")}
        )
    return rows


def test_mentions_and_speech(shared: Path, tmp_path: Path) -> None:
    """Readings made out of the gold itself, every third one lost, every fourth one altered, and some too many."""
    rows = founding_gold(shared)
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    readings = []
    for row in rows:
        mentions = [
            {"span": [m["start"] + (n % 4 == 1), m["end"]], "type": m["type"], "entity": m["entity"] if n % 5 else "x"}
            for n, m in enumerate(row["mentions"])
            if n % 3
        ]
        acts = [
            {"id": f"x{a['sid']}", "kind": a["kind"] if n % 4 else "ask", "span": [a["start"], a["end"] - n],
             "speaker": a["speaker"], "hearer": a["hearer"] if n % 5 else [], "polarity": a["polarity"],
             "actuality": a["actuality"] if n % 6 else "denied", "attributed_to": a["attributed_to"]}
            for n, a in enumerate(row["speech_acts"])
        ]  # fmt: skip
        acts.append(acts[0] | {"id": "more"})
        events = [{"id": e["id"], "kind": e["kind"], "span": [e["start"] + 2, e["end"]]} for e in row["events"][1:]]
        readings.append({"source": f"{row['id']}.txt", "mentions": mentions, "speech_acts": acts, "events": events})
    read = tmp_path / "read.jsonl"
    read.write_text("".join(json.dumps(row) + "\n" for row in readings), encoding="utf-8")
    result = evaluate_readings(load_gold(gold), readings, resamples=0)
    told = yardstick(shared, "mentions", gold, read)
    assert fields(result, "mentions")[:3] == (told["gold"], told["found"], told["hit"])
    assert fields(result, "links")[0::2] == (told["linkable"], told["linked_right"])
    assert fields(result, "links")[3] == told["linked_wrong"]
    said = yardstick(shared, "speech", gold, read)
    assert fields(result, "speech acts")[:3] == (said["gold"], said["proposed"], said["detected"])
    assert fields(result, "events")[:3] == (said["events"], said["event_proposals"], said["events_detected"])
    names = ("kind", "roles", "polarity_actuality", "attributed")
    assert [shares(result, f"acts with the right {name}")[0] for name in _ACTS] == [said[name] for name in names]
    assert shares(result, "acts all right") == (said["all_right"], said["gold"])
    assert 0 < said["roles"] < said["gold"]
