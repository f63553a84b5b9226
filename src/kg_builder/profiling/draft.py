"""A suggestion as the draft of a profile: it loads as it is, and each pattern says how often it was seen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from kg_builder.profiling.choosing import choose_rules, other_rules
from kg_builder.profiling.rows import ProfileSuggestion, ShapeRow
from kg_builder.profiling.shapes import dated_pattern, literals_of, pattern_of

_EXAMPLE = 80
_SIGNALS = 4
_BODY_RULES = ("citations",)


def write_draft(suggestion: ProfileSuggestion, *, name: str | None = None) -> str:
    """The TOML of a profile for the series: signals, header, signature, references and body, with remarks to go by."""
    return "\n".join(_Draft(suggestion, name or _plain_name(suggestion.folder)).lines()) + "\n"


def _plain_name(folder: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folder.casefold()).strip("-") or "series"


class _Draft:
    """Sorts the rows into zones and writes them."""

    def __init__(self, suggestion: ProfileSuggestion, name: str) -> None:
        self.suggestion = suggestion
        self.name = name
        top = [row for row in suggestion.rows if row.part == "top"]
        foot = [row for row in suggestion.rows if row.part == "foot"]
        self.title = [suggestion.title] if suggestion.title is not None else []
        self.header = [row for row in top if row.kind != "salutation"]
        self.archival = [row for row in foot if row.kind == "reference"]
        self.signature = [row for row in foot if row.kind == "signature"]
        self.zones = ["start", *(kind for kind, rows in self._by_kind() if rows), "body"]

    def _by_kind(self) -> Sequence[tuple[str, list[ShapeRow]]]:
        return (
            ("title", self.title),
            ("header", self.header),
            ("signature", self.signature),
            ("archival", self.archival),
        )

    def lines(self) -> Iterator[str]:
        suggestion = self.suggestion
        yield f"# Draft for {_printable(suggestion.folder)}, from {suggestion.texts} of {suggestion.files} files."
        yield "# Look every pattern over (docs/profiles.md), and read: kg-builder inspect FOLDER --profile THIS_FILE"
        yield ""
        yield "version = 1"
        yield f"name = {_quoted(self.name)}"
        yield f"title = {_quoted(f'{self.name}: a draft')}"
        signals = self._signals()
        yield f"least = {max(1, sum(weight for _, weight in signals) // 2 + 1) if signals else 1}"
        yield from self._series()
        for row, weight in signals:
            yield from ("", "[[signals]]", f"# {_seen(row, suggestion)}", f"pattern = '{pattern_of(row.shape)}'")
            yield f"weight = {weight}"
            if row.part == "top":
                yield "first = 12"
        if self.archival:
            yield from self._zone(
                "archival", "editor", self.archival, ("foot = true", 'lasts = "line"', 'then = "archival"')
            )
        for row in self.title:
            yield from self._title(row)
        if self.header:
            yield from self._zone("header", "author", self.header, ("first = 12", 'lasts = "line"', 'then = "body"'))
        if self.signature:
            settings = ("last = true", "within = 200", 'lasts = "lines"')
            yield from self._zone("signature", "author", self.signature, settings)
        inside = [row for row in suggestion.rows if row.part == "inside"]
        yield from ("", "[[zones]]", 'kind = "body"', 'voice = "author"')
        yield f"rules = {_listed(tuple(dict.fromkeys((*_BODY_RULES, *choose_rules(inside)))))}"
        yield from self._open_questions()

    def _series(self) -> Iterator[str]:
        yield ""
        yield "[series]"
        if self.suggestion.date_order is not None:
            yield f'date_order = "{self.suggestion.date_order}"'
        else:
            yield '# date_order = "day-first"     # or "month-first": nothing in the sample decides it'
        if self.suggestion.short_years:
            yield "# century = 1900               # years stand in two digits: say of which century"

    def _signals(self) -> list[tuple[ShapeRow, int]]:
        """The shapes that tell the series: in half of its texts at least, with words of its own."""
        telling = [
            row
            for row in self.suggestion.rows
            if row.part != "inside" and row.texts * 2 >= self.suggestion.texts and literals_of(row.shape)
        ]
        telling.sort(key=lambda row: (-len(literals_of(row.shape)), -row.texts))
        return [(row, 2 if len(literals_of(row.shape)) > 1 else 1) for row in telling[:_SIGNALS]]

    def _title(self, row: ShapeRow) -> Iterator[str]:
        """The zone of the first line, whatever it looks like."""
        behind = "header" if self.header else "body"
        yield from ("", "[[zones]]", 'kind = "title"', 'voice = "editor"', 'after = ["start"]')
        yield from (f"# {_seen(row, self.suggestion)}", "opens = ['.']", "first = 1", 'lasts = "line"')
        yield f'then = "{behind}"'
        yield from _rules([row])

    def _zone(self, kind: str, voice: str, rows: Sequence[ShapeRow], settings: Sequence[str]) -> Iterator[str]:
        after = [zone for zone in self.zones if _may_follow(kind, zone)]
        yield from ("", "[[zones]]", f'kind = "{kind}"', f'voice = "{voice}"', f"after = {_listed(after)}")
        yield "opens = ["
        for pattern, remark in self._patterns(kind, rows):
            yield f"  '{pattern}',   # {remark}"
        yield "]"
        yield from settings
        yield from _rules(rows)

    def _patterns(self, kind: str, rows: Sequence[ShapeRow]) -> Iterator[tuple[str, str]]:
        """The patterns of a zone with their remarks: those of dates together, since places and clocks vary."""
        told: set[str] = set()
        for row in rows:
            dated = dated_pattern(row.shape) if kind == "header" and row.kind == "date" else None
            pattern = dated or pattern_of(row.shape)
            if pattern not in told:
                told.add(pattern)
                yield pattern, _seen(row, self.suggestion)

    def _open_questions(self) -> Iterator[str]:
        missed = [row for row in self.suggestion.rows if not row.rules]
        if missed:
            yield ""
            yield "# No rule reads these: leave them, or choose or write a rule (docs/profiles.md, Rules)."
            for row in missed:
                yield f"#   {row.kind}? {_seen(row, self.suggestion)}"


def _may_follow(kind: str, zone: str) -> bool:
    """Whether a zone of a kind may stand behind another in a draft."""
    if kind == "title":
        return zone == "start"
    if kind == "header":
        return zone in {"start", "title", "header"}
    if kind == "signature":
        return zone in {"header", "body"}
    return zone != "start"


def _rules(rows: Sequence[ShapeRow]) -> Iterator[str]:
    """The rules of a zone, below a remark that names the others that read such lines."""
    chosen = choose_rules(rows)
    others = other_rules(rows, chosen)
    if others:
        yield f"# others that read such lines: {', '.join(others)}"
    yield f"rules = {_listed(chosen)}"


def _listed(words: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def _seen(row: ShapeRow, suggestion: ProfileSuggestion) -> str:
    """How often a shape was seen and what it looks like, on one line of a remark."""
    example = row.example if len(row.example) <= _EXAMPLE else row.example[:_EXAMPLE] + " …"
    return f"{row.texts} of {suggestion.texts}: {_printable(example)}"


def _printable(words: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in words)


def _quoted(words: str) -> str:
    """The words as a basic string of TOML, which JSON's strings are too."""
    return json.dumps(_printable(words), ensure_ascii=False)
