"""A profile's TOML file → `Profile`, or every fault of the file at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from kg_builder.dates import DateOrder
from kg_builder.errors import ConfigError, Problem
from kg_builder.model import Form, Voice, ZoneKind
from kg_builder.readers.files import unopened
from kg_builder.readers.plain_text.profile import START, InsideSpec, Lasting, Profile, Signal, Until, ZoneSpec
from kg_builder.suggestions import near_words, perhaps

PROFILE_VERSION = 1

_FOLDER = Path(__file__).parent / "profiles"
_TOP = {"version", "name", "title", "least", "series", "signals", "zones", "inside"}
_SERIES = {"date_order", "century", "governments", "forms_without_parties"}
_SIGNAL = {"pattern", "weight", "first", "heading"}
_ZONE = {
    *("kind", "voice", "after", "opens", "ahead", "before", "blank", "first", "lasts", "holds", "most"),
    *("foot", "head", "once", "account", "last", "within", "echoed", "then", "rules"),
}
_INSIDE = {
    *("name", "voice", "after", "opens", "skips", "first", "within", "until", "closes", "signs", "reads", "announced"),
}

_Kind = TypeVar("_Kind", bound=StrEnum)


def load_profile(wanted: str, *, project: Path, rules: Collection[str]) -> Profile:
    """The profile that `profile = "…"` in kg.toml asks for: a shipped one by name, or the project's own by its path.

    Raises:
        ConfigError: there is no such profile, or its file has faults (all of them are named).
    """
    if not wanted.endswith(".toml"):
        if wanted not in shipped_names():
            raise ConfigError("an unknown profile", [unknown_profile(wanted, place="kg.toml")])
        return shipped_profile(wanted, frozenset(rules))
    try:
        content = (project / wanted).read_text(encoding="utf-8-sig")
    except OSError as error:
        problem = Problem(file=wanted, found=unopened(error).found, expected="a profile (.toml, UTF-8) in the project")
        raise ConfigError("a profile cannot be read", [problem]) from error
    except UnicodeDecodeError as error:
        problem = Problem(file=wanted, found="bytes that are no UTF-8", expected="a profile (.toml, UTF-8)")
        raise ConfigError("a profile cannot be read", [problem]) from error
    return parse_profile(content, file=wanted, rules=frozenset(rules))


def unknown_profile(wanted: str, *, place: str) -> Problem:
    """That a place (`kg.toml`, the command line) asks for a profile that nobody ships, with those that are."""
    near = perhaps(near_words(wanted, shipped_names(), most=1))
    expected = "the name of a shipped profile, or the path of a .toml file in the project"
    return Problem(
        file=place,
        found=f'profile = "{wanted}"',
        expected=f"{near}; {expected}" if near else expected,
        choices=shipped_names(),
    )


def shipped_names() -> tuple[str, ...]:
    """The names of the profiles that the package ships."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@lru_cache(maxsize=64)
def shipped_profile(name: str, rules: frozenset[str]) -> Profile:
    """A profile that the package ships."""
    path = _FOLDER / f"{name}.toml"
    return parse_profile(path.read_text(encoding="utf-8"), file=path.name, rules=rules)


@lru_cache(maxsize=64)
def parse_profile(content: str, *, file: str, rules: frozenset[str]) -> Profile:
    """The profile that a TOML text describes.

    Raises:
        ConfigError: it is no TOML, or has unknown keys, kinds, voices or rules, or patterns that are none.
    """
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: this is no valid TOML: {error}") from error
    reading = _Reading(file=file, rules=rules)
    profile = reading.profile(table)
    if reading.problems:
        raise ConfigError(f"{file}: {len(reading.problems)} problem(s) in this profile", reading.problems)
    return profile


class _Reading:
    """Collects every problem of one profile, so that all are reported together."""

    def __init__(self, *, file: str, rules: frozenset[str]) -> None:
        self.file = file
        self.rules = rules
        self.problems: list[Problem] = []

    def profile(self, table: Mapping[str, object]) -> Profile:
        self.known("the profile", table, _TOP)
        if table.get("version") != PROFILE_VERSION:
            self.note(f"version = {table.get('version')!r}", f"version = {PROFILE_VERSION}")
        series = self.table("[series]", table.get("series", {}))
        self.known("[series]", series, _SERIES)
        zones = tuple(self.zone(number, row) for number, row in self.rows(table, "zones"))
        kinds = frozenset(spec.kind for spec in zones)
        for spec in zones:
            if spec.then not in kinds:
                self.note(f'then = "{spec.then}" in zone "{spec.kind}"', "a zone of this profile", tuple(sorted(kinds)))
        if ZoneKind.BODY not in kinds:
            self.note("no zone of kind body", "one [[zones]] entry of kind body")
        return Profile(
            name=self.text("the profile", table, "name"),
            title=self.text("the profile", table, "title"),
            least=self.whole("the profile", table, "least") or 0,
            signals=tuple(self.signal(number, row) for number, row in self.rows(table, "signals")),
            zones=zones,
            inside=tuple(self.inside(number, row) for number, row in self.rows(table, "inside")),
            date_order=self.choice("[series]", series, "date_order", DateOrder, DateOrder.UNKNOWN),
            century=self.whole("[series]", series, "century"),
            governments=frozenset(self.texts("[series]", series, "governments")),
            forms_without_parties=frozenset(
                self.choice("[series]", {"form": name}, "form", Form, Form.NOT_STATED)
                for name in self.texts("[series]", series, "forms_without_parties")
            ),
        )

    def signal(self, number: int, row: Mapping[str, object]) -> Signal:
        where = f"signal {number}"
        self.known(where, row, _SIGNAL)
        pattern = self.pattern(where, [self.text(where, row, "pattern")])
        return Signal(
            pattern=pattern or re.compile("(?!)"),
            weight=self.whole(where, row, "weight") or 1,
            first=self.whole(where, row, "first"),
            heading=self.flag(where, row, "heading"),
        )

    def zone(self, number: int, row: Mapping[str, object]) -> ZoneSpec:
        where = f"zone {number} ({row.get('kind')})"
        self.known(where, row, _ZONE)
        after = self.texts(where, row, "after")
        for kind in after:
            if kind != START and kind not in set(ZoneKind):
                self.note(f'after = "{kind}" in {where}', "kinds of zones", (START, *ZoneKind))
        return ZoneSpec(
            kind=self.choice(where, row, "kind", ZoneKind, ZoneKind.BODY),
            voice=self.choice(where, row, "voice", Voice, Voice.AUTHOR),
            after=frozenset(after),
            opens=self.pattern(where, self.texts(where, row, "opens")),
            ahead=self.whole(where, row, "ahead") or 0,
            before=self.pattern(where, self.texts(where, row, "before")),
            blank=self.flag(where, row, "blank"),
            first=self.whole(where, row, "first"),
            lasts=self.choice(where, row, "lasts", Lasting, Lasting.OPEN),
            holds=self.pattern(where, self.texts(where, row, "holds")),
            most=self.whole(where, row, "most"),
            foot=self.flag(where, row, "foot"),
            head=self.flag(where, row, "head"),
            once=self.flag(where, row, "once"),
            account=self.pattern(where, self.texts(where, row, "account")),
            last=self.flag(where, row, "last"),
            within=self.whole(where, row, "within"),
            echoed=self.flag(where, row, "echoed"),
            then=self.choice(where, row, "then", ZoneKind, ZoneKind.BODY),
            rules=self.known_rules(where, row, "rules"),
        )

    def inside(self, number: int, row: Mapping[str, object]) -> InsideSpec:
        where = f"inside {number} ({row.get('name')})"
        self.known(where, row, _INSIDE)
        until = tuple(
            self.choice(where, {"until": word}, "until", Until, Until.MARK) for word in self.texts(where, row, "until")
        )
        opens = self.pattern(where, self.texts(where, row, "opens"))
        closes, signs = (self.pattern(where, self.texts(where, row, key)) for key in ("closes", "signs"))
        for missing, key in ((opens is None, "opens"), (not until, "until")):
            if missing:
                self.note(f"no {key} in {where}", f"a list {key} that says where such a document begins and ends")
        for word, pattern, key in ((Until.MARK, closes, "closes"), (Until.SIGNED, signs, "signs")):
            if word in until and pattern is None:
                self.note(
                    f'until = "{word}" without {key} in {where}', f"patterns {key} of the line that shows the end"
                )
        reads = self.text(where, row, "reads")
        if reads not in shipped_names():
            self.note(f"reads = {reads!r} in {where}", "the name of a shipped profile", shipped_names())
        return InsideSpec(
            name=self.text(where, row, "name"),
            voice=self.choice(where, row, "voice", Voice, Voice.AUTHOR),
            after=frozenset(
                self.choice(where, {"after": kind}, "after", ZoneKind, ZoneKind.BODY)
                for kind in self.texts(where, row, "after")
            ),
            opens=opens or re.compile("(?!)"),
            skips=self.pattern(where, self.texts(where, row, "skips")),
            first=self.pattern(where, self.texts(where, row, "first")),
            within=self.whole(where, row, "within") or 1,
            until=until,
            closes=closes,
            signs=signs,
            reads=reads,
            announced=self.known_rules(where, row, "announced"),
        )

    def known_rules(self, where: str, row: Mapping[str, object], key: str) -> tuple[str, ...]:
        rules = self.texts(where, row, key)
        for rule in rules:
            if rule not in self.rules:
                near = perhaps(near_words(rule, self.rules, most=1))
                expected = f"a known rule, {near}" if near else "a known rule"
                self.note(f"the unknown rule {rule!r} in {where}", expected, tuple(sorted(self.rules)))
        return rules

    def note(self, found: str, expected: str, choices: tuple[str, ...] = ()) -> None:
        self.problems.append(Problem(file=self.file, found=found, expected=expected, choices=choices))

    def known(self, where: str, table: Mapping[str, object], keys: set[str]) -> None:
        for key in sorted(set(table) - keys):
            near = perhaps(near_words(key, keys, most=1))
            expected = f"one of the known keys, {near}" if near else "one of the known keys"
            self.note(f"the unknown key {key!r} in {where}", expected, tuple(sorted(keys)))

    def table(self, where: str, value: object) -> Mapping[str, object]:
        if isinstance(value, Mapping):
            return value
        self.note(f"{where} = {value!r}", f"a table {where}")
        return {}

    def rows(self, table: Mapping[str, object], key: str) -> list[tuple[int, Mapping[str, object]]]:
        value = table.get(key, [])
        if not isinstance(value, list):
            self.note(f"{key} = {value!r}", f"one or more tables [[{key}]]")
            return []
        return [(number, self.table(f"[[{key}]] {number}", row)) for number, row in enumerate(value, 1)]

    def text(self, where: str, table: Mapping[str, object], key: str) -> str:
        value = table.get(key)
        if isinstance(value, str) and value:
            return value
        self.note(f"{key} = {value!r} in {where}", "a text in quotation marks")
        return ""

    def texts(self, where: str, table: Mapping[str, object], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return tuple(value)
        self.note(f"{key} = {value!r} in {where}", "a list of texts in quotation marks")
        return ()

    def whole(self, where: str, table: Mapping[str, object], key: str) -> int | None:
        value = table.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.note(f"{key} = {value!r} in {where}", "a whole number")
        return None

    def flag(self, where: str, table: Mapping[str, object], key: str) -> bool:
        value = table.get(key, False)
        if isinstance(value, bool):
            return value
        self.note(f"{key} = {value!r} in {where}", "true or false")
        return False

    def choice(self, where: str, table: Mapping[str, object], key: str, kinds: type[_Kind], default: _Kind) -> _Kind:
        value = table.get(key, default.value)
        for kind in kinds:
            if kind.value == value:
                return kind
        self.note(f"{key} = {value!r} in {where}", "a known kind", tuple(kind.value for kind in kinds))
        return default

    def pattern(self, where: str, patterns: Collection[str]) -> re.Pattern[str] | None:
        """All the patterns of a list as one; each is tried at the beginning of a line's words."""
        sound: list[str] = []
        for pattern in patterns:
            try:
                re.compile(f"(?:{pattern})")
            except re.error as error:
                self.note(f"the pattern {pattern!r} in {where} ({error})", "a regular expression of Python")
            else:
                sound.append(f"(?:{pattern})")
        return re.compile("|".join(sound)) if sound else None
