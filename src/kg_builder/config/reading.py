"""Reads the values of one `kg.toml`, and collects every problem in it with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from kg_builder.errors import Problem
from kg_builder.suggestions import near_words, perhaps

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class Reading:
    """Collects every problem of one `kg.toml`, so that all are reported together.

    `entry` is the number of the `[[sources]]` that is being read, from 1: its keys are looked for behind its head.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.lines = text.splitlines()
        self.path = path
        self.problems: list[Problem] = []
        self.entry = 0

    def line_of(self, key: str) -> int | None:
        heads = [number for number, line in enumerate(self.lines) if line.replace(" ", "").startswith("[[sources]]")]
        start = heads[self.entry - 1] if 0 < self.entry <= len(heads) else 0
        inline = re.compile(rf'[{{,]\s*"?{re.escape(key)}"?\s*=')
        for number, line in enumerate(self.lines[start:], start + 1):
            if line.lstrip().startswith("#"):
                continue
            if line.split("=")[0].strip(' []"').split(".")[-1] == key or inline.search(line):
                return number
        return None

    def note(self, key: str, found: str, expected: str, choices: tuple[str, ...] = ()) -> None:
        self.problems.append(
            Problem(file=self.path.name, line=self.line_of(key), found=found, expected=expected, choices=choices)
        )

    def known(self, where: str, table: Mapping[str, object], keys: set[str]) -> None:
        for key in sorted(set(table) - keys):
            near = perhaps(near_words(key, keys, most=1))
            expected = f"one of the known keys, {near}" if near else "one of the known keys"
            self.note(key, f"the unknown key {key!r} in {where}", expected, tuple(sorted(keys)))

    def text(self, table: Mapping[str, object], key: str, default: str) -> str:
        value = table.get(key, default)
        if isinstance(value, str):
            return value
        self.note(key, f"{key} = {value!r}", "a text in quotation marks")
        return default

    def optional(self, table: Mapping[str, object], key: str) -> str | None:
        return self.text(table, key, "") or None

    def language(self, table: Mapping[str, object], key: str = "language") -> str | None:
        """A language tag. Source: BCP 47 (RFC 5646), section 2.1: a primary subtag, then others behind hyphens."""
        value = self.optional(table, key)
        if value is not None and _LANGUAGE.fullmatch(value) is None:
            self.note(key, f"{key} = {value!r}", 'a language tag such as "en", "ru" or "zh-Hant"')
        return value

    def place(self, table: Mapping[str, object], key: str, default: str) -> str:
        """A file or folder as the project knows it: from its own folder, with slashes, the same on every machine."""
        value = self.text(table, key, default)
        absolute = PurePosixPath(value).is_absolute() or PureWindowsPath(value).drive
        if not value or absolute or "\\" in value or not value.isprintable():
            example = f'a path from the project\'s folder, with slashes, such as {key} = "{default}"'
            self.note(key, f"{key} = {value!r}", example)
            return default
        return value

    def table(self, table: Mapping[str, object], key: str) -> Mapping[str, object]:
        value = table.get(key, {})
        if isinstance(value, Mapping):
            return value
        self.note(key, f"{key} = {value!r}", f"a table [{key}]")
        return {}

    def texts(self, table: Mapping[str, object], key: str) -> Mapping[str, str]:
        inner = self.table(table, key)
        return {name: self.text(inner, name, "") for name in inner}
