"""Gold out of JSON lines: objects of `inspect`, whole or partial, and the plain format; each line is recognised."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from kg_builder.dates import date_of_edtf
from kg_builder.errors import Problem, SheetError
from kg_builder.evaluation.gold import GoldDocument, kind_of
from kg_builder.evaluation.plain_gold import PLAIN_KEYS, from_plain
from kg_builder.evaluation.records import Record, is_annotated, text_of
from kg_builder.inspection import document_record
from kg_builder.model import (
    DateKind,
    Dispatch,
    Document,
    EventKind,
    Form,
    NumberKind,
    PlaceRole,
    ReferenceKind,
    Role,
    SourceRecord,
    SpeechActKind,
)
from kg_builder.suggestions import near_words

# What an annotator may add to what `inspect` writes: an id, whether it is a letter, the clock apart, remarks.
_OWN_KEYS = frozenset({"id", "kind", "clock", "open", "note"})
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(\d\d:\d\d)")
_CHOICES: dict[tuple[str, str], frozenset[str]] = {
    ("participants", "role"): frozenset(Role),
    ("places", "role"): frozenset(PlaceRole),
    ("dates", "kind"): frozenset(DateKind),
    ("identifiers", "kind"): frozenset(NumberKind),
    ("references", "kind"): frozenset(ReferenceKind),
    ("speech_acts", "kind"): frozenset(SpeechActKind),
    ("events", "kind"): frozenset(EventKind),
}
_SINGLE_CHOICES = {"form": frozenset(Form), "dispatch": frozenset(Dispatch), "kind": frozenset({"letter", "other"})}


@cache
def inspect_keys() -> frozenset[str]:
    """The keys of the objects that `inspect` writes."""
    empty = Document(id="", source="", source_name="", record=SourceRecord(file=""))
    return frozenset(document_record(empty))


def parse_gold_lines(text: str, *, file: str) -> Iterator[GoldDocument | Problem]:
    """The gold objects of a file, or what is wrong with a line; blank lines are passed over."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            yield Problem(file=file, line=number, found=f"no JSON ({error})", expected="one JSON object a line")
            continue
        yield from parse_object(value, file, number)


def read_found_lines(path: Path) -> Iterator[Record]:
    """The objects that `inspect --format jsonl` wrote into a file, one after the other.

    Raises:
        SheetError: the file cannot be read, or a line of it is no such object.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SheetError(f"{path.name}: cannot be read ({error}); expected JSON lines of inspect in UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _found_object(line, path.name, number)


def _found_object(line: str, file: str, number: int) -> Record:
    expected = "an object of `inspect --format jsonl`, with its source"
    try:
        value = json.loads(line)
    except ValueError as error:
        problem = Problem(file=file, line=number, found=f"no JSON ({error})", expected=expected)
        raise SheetError(f"{file}: cannot be read", [problem]) from error
    if not isinstance(value, Mapping) or not text_of(value, "source"):
        problem = Problem(file=file, line=number, found="another object", expected=expected)
        raise SheetError(f"{file}: cannot be read", [problem])
    return value


def parse_object(value: object, file: str, number: int) -> Iterator[GoldDocument | Problem]:
    """The gold of one object of a line or row, or everything that is wrong with it."""
    if not isinstance(value, Mapping):
        yield Problem(file=file, line=number, found=f"{value!r:.40}", expected="a JSON object")
        return
    is_plain = not text_of(value, "source") and not text_of(value, "document")
    known = PLAIN_KEYS if is_plain else inspect_keys() | _OWN_KEYS
    problems = [*_unknown_keys(value, known, file, number), *_unknown_values(value, file, number)]
    if is_plain and not text_of(value, "id"):
        problems.append(
            Problem(file=file, line=number, found="no source, document or id", expected="the file of which it is gold")
        )
    if problems:
        yield from problems
    elif is_plain:
        yield from_plain(value, line=number)
    else:
        yield from_inspect(value, line=number)


def from_inspect(value: Record, *, line: int) -> GoldDocument:
    """The gold of an object in the format of `inspect`; its clock time is that of its date, if that has one."""
    record = dict(value)
    clock = _CLOCK.match(text_of(value, "date"))
    if clock and not is_annotated(value, "clock"):
        record["clock"] = clock[1]
    return GoldDocument(
        id=text_of(value, "id") or text_of(value, "document") or text_of(value, "source"),
        record=record,
        line=line,
        kind=kind_of(value),
        unlimited=frozenset({"sender", "addressee"} if value.get("open") else ()),
    )


def _unknown_keys(value: Record, known: frozenset[str], file: str, number: int) -> Iterator[Problem]:
    for key in sorted(value.keys() - known):
        near = near_words(key, known) or tuple(sorted(known))
        yield Problem(file=file, line=number, found=f"the key {key!r}", expected="a known one", choices=near)


def _unknown_values(value: Record, file: str, number: int) -> Iterator[Problem]:
    try:
        date_of_edtf(text_of(value, "date") or "1901")
    except ValueError as error:
        yield Problem(
            file=file, line=number, found=f"date: {error}", expected='EDTF such as 1901-05-03, or "" for none'
        )
    for key, choices in _SINGLE_CHOICES.items():
        if text_of(value, key) and text_of(value, key) not in choices:
            yield _choice_problem(key, value.get(key), choices, file, number)
    for (key, part), choices in _CHOICES.items():
        rows = value.get(key)
        if rows is not None and not isinstance(rows, list):
            yield Problem(file=file, line=number, found=f"{key}: {rows!r:.40}", expected="a list, [] for none")
            continue
        for row in rows or ():
            if not isinstance(row, Mapping) or row.get(part) not in choices:
                found = row.get(part) if isinstance(row, Mapping) else row
                yield _choice_problem(f"{part} in {key}", found, choices, file, number)


def _choice_problem(name: str, found: object, choices: frozenset[str], file: str, number: int) -> Problem:
    return Problem(
        file=file, line=number, found=f"{name}: {found!r:.60}", expected="a known one", choices=tuple(sorted(choices))
    )
