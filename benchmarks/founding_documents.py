"""The part of the page on the two documents on which the project was founded: header, names, readings."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from yardstick import count_by_yardstick

from kg_builder.authority import load_authority
from kg_builder.evaluation import Evaluation, Grid, evaluate_readings, load_gold, markdown_table, with_interval
from kg_builder.inspection import document_record, inspect_paths
from kg_builder.model import Document

Gold = Mapping[str, Any]

_TYPES = {"PERSON": "person", "GPE": "place", "LOC": "place", "ORG": "organisation"}
_SHEET = "id document quote kind speaker hearer inside actuality polarity time place participants label note".split()
_NUMBERS = {"telegram": "telegram-number", "sender": "own-number"}

HEAD = """## The founding documents

Two telegrams, annotated by one person with one re-reading. They are read with the authority tables of
`examples/korea`; names are compared as they stand in the documents (a surname, a pseudonym), since nobody is identified
by reading alone. Names of peoples ("Soviet", "Americans") are scored apart and not here. A name that no table knows is
compared by its place only. The readings are the gold's own, put in as a sheet by their quotes: they show that what a
person writes down arrives at its words, with people, stance and attribution.
"""


def founding_section(shared: Path, repository: Path, folder: Path) -> str:
    """The section of the page, with its three tables."""
    gold = json.loads((shared / "gold/seeds.json").read_text(encoding="utf-8"))
    seeds = [gold["seed1"], gold["seed2"]]
    tables = repository / "examples/korea/authority"
    ids = {row.label: name for name, row in load_authority(tables, project=tables.parent)[0].records.items()}
    file = folder / "founding.jsonl"
    file.write_text("".join(json.dumps(_object(seed, ids)) + "\n" for seed in seeds), encoding="utf-8")
    readings = folder / "readings"
    readings.mkdir()
    _write_sheet(seeds, readings / "gold.csv")
    paths = [shared / seed["file"] for seed in seeds]
    items = inspect_paths(paths, authority=tables, readings=readings)
    records = [_without_demonyms(document_record(item)) for item in items if isinstance(item, Document)]
    result = evaluate_readings(load_gold(file), records)
    _cross_check(shared, file, records, result, folder)
    for deviation in result.deviations:
        print(f"founding documents: {deviation}", file=sys.stderr)
    return "\n".join([HEAD, *_tables(result)])


def _tables(result: Evaluation) -> Iterator[str]:
    heads = ("field", "gold", "read", "right", "precision", "recall")
    rows = tuple(
        (
            row.label,
            str(row.tally.gold),
            str(row.tally.found),
            str(row.tally.right),
            with_interval(row.precision),
            with_interval(row.recall),
        )
        for row in result.fields
    )
    yield markdown_table(Grid(title="", heads=heads, rows=rows, numbers=frozenset((1, 2, 3))))
    shares = tuple(
        (row.name, str(row.share.count), str(row.share.of), with_interval(row.rate))
        for row in result.shares
        if row.name.startswith("acts")
    )
    yield markdown_table(
        Grid(title="", heads=("of the readings", "count", "of", "rate"), rows=shares, numbers=frozenset((1, 2)))
    )


def _object(seed: Gold, ids: Mapping[str, str]) -> dict[str, object]:
    """The gold of one document in the format of `inspect`, as its words give it."""
    codes = {row["person"]: row["code"] for row in seed.get("code_names", [])}
    addressees = [codes.get(seed["recipient"]) or seed["recipient"].split()[-1]]
    addressees += [seed["recipient_as_headnote"]] if seed.get("recipient_as_headnote") else []
    record: dict[str, object] = {
        "source": Path(seed["file"]).name,
        "date": seed["date"],
        "dates": list(_dates(seed)) or None,
        "participants": [
            {"role": "sender", "name": seed["sender"].split()[-1]},
            *({"role": "addressee", "name": name} for name in addressees),
            *_copies(seed),
        ],
        "places": [{"role": "sent_from", "name": seed["sent_from"]}] if seed.get("sent_from") else None,
        "identifiers": [
            {"kind": _NUMBERS[row["kind"]], "value": row["value"]}
            for row in seed.get("numbers", [])
            if row["kind"] in _NUMBERS
        ]
        or None,
        "references": [
            {"kind": "reply", "number": row["value"].removeprefix("No. ")}
            for row in seed.get("numbers", [])
            if row["kind"] == "addressee-line"
        ],
        "archival_references": [{"as_written": row["quote"]} for row in seed["archival_references"]],
        "mentions": [
            _mention(row, ids) for key in ("persons", "places", "orgs") for row in seed[key] if row["type"] in _TYPES
        ],
        "speech_acts": seed["speech_acts"],
        "events": seed["events"],
    }
    return record


def _dates(seed: Gold) -> Iterator[dict[str, str]]:
    kinds = (("sent", "sending"), ("received", "receipt"), ("forwarded", "relay"))
    yield from ({"kind": kind, "edtf": seed[key]} for key, kind in kinds if seed.get(key))
    written = {row["canonical"] for row in seed["dates"] if row.get("note", "").startswith("catalogue")}
    yield from ({"kind": "catalogue", "edtf": edtf} for edtf in sorted(written))


def _copies(seed: Gold) -> Iterator[dict[str, str]]:
    for row in seed["copies"]:
        name = row["to"] if row["to"].startswith("File") else row["to"].split()[-1]
        yield {"role": "copy_recipient", "name": name}


def _mention(row: Gold, ids: Mapping[str, str]) -> dict[str, object]:
    label = row["canonical"].split(" (", maxsplit=1)[0]
    span, kind = [row["start"], row["end"]], _TYPES[row["type"]]
    return {"span": span, "as_written": row["surface"], "type": kind, "entity": ids.get(label)}


def _without_demonyms(record: dict[str, object]) -> dict[str, object]:
    mentions = record["mentions"]
    assert isinstance(mentions, list)
    return record | {"mentions": [row for row in mentions if not row["demonym"]]}


def _write_sheet(seeds: list[Gold], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.DictWriter(stream, _SHEET, extrasaction="ignore")
        sheet.writeheader()
        for seed in seeds:
            for row in [*seed["speech_acts"], *seed["events"]]:
                lists = {key: "; ".join(row.get(key, [])) for key in ("speaker", "hearer", "participants")}
                # The author's words are left to the zones; that an editor speaks, the sheet says itself.
                inside = "" if row["attributed_to"] == "author" else row["attributed_to"]
                own = {"id": row.get("sid") or row["id"], "document": Path(seed["file"]).name, "inside": inside}
                sheet.writerow({**row, **lists, **own})


def _cross_check(shared: Path, gold: Path, records: list[dict[str, object]], result: Evaluation, folder: Path) -> None:
    """The yardstick must count the same names and statements."""
    read, plain = folder / "founding-read.jsonl", folder / "founding-plain.jsonl"
    read.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    rows = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        mentions = [m | {"start": m["span"][0], "end": m["span"][1]} for m in row["mentions"]]
        rows.append({"id": Path(row["source"]).stem, "mentions": mentions, "speech_acts": row["speech_acts"],
                     "events": row["events"]})  # fmt: skip
    plain.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ours = {row.field: row.tally for row in reversed(result.fields)}
    named, said = count_by_yardstick(shared, "mentions", plain, read), count_by_yardstick(shared, "speech", plain, read)
    pairs = (
        (ours["mentions"].right, named["hit"]),
        (ours["mentions"].found, named["found"]),
        (ours["links"].right, named["linked_right"]),
        (ours["speech acts"].right, said["detected"]),
        (ours["events"].right, said["events_detected"]),
    )
    if any(mine != theirs for mine, theirs in pairs):
        sys.exit(f"founding documents: our figures are not those of the yardstick: {pairs}")
