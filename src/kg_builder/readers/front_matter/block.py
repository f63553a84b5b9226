"""The YAML block at the head of a Markdown file → its values, each with its words' place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from kg_builder.errors import Problem
from kg_builder.model import Span

_FENCE = re.compile(r"(?:\ufeff)?---[ \t]*\r?\n")
_KEY = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*[\w\"'][^\n:]{0,80}:(?:\s|\Z)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
# Blocks hold a few lines of metadata; a longer one is a document that begins with a rule of hyphens.
LONGEST = 100_000
_MOST_VALUES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of the block: its path of keys ("refs.reference"; items of a list share it), its text, its words."""

    path: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The values in their order, and the code-point offset at which the text of the document begins."""

    values: tuple[Value, ...]
    body: int


def find_block(text: str) -> tuple[int, int, int] | None:
    """Where the block begins and ends and where the body begins, in code points; None where a text has none.

    Source: the convention of Jekyll ("Front Matter"): the first line is three hyphens, so is the line behind the block.
    """
    head = _FENCE.match(text)
    end = _END.search(text, head.end(), head.end() + LONGEST) if head is not None else None
    return None if head is None or end is None else (head.end(), end.start(), end.end())


def begins_block(head: str) -> bool:
    """Whether a text begins as front matter does: a line of three hyphens, then a key."""
    fence = _FENCE.match(head)
    return fence is not None and _KEY.match(head, fence.end()) is not None


def read_block(text: str, *, file: str) -> FrontMatter | Problem | None:
    """The front matter of a text, what is wrong with it, or None where there is none.

    Dates, numbers and truth values stay the text that they are.
    """
    place = find_block(text)
    if place is None:
        return None
    start, end, body = place
    expected = "YAML: one `key: value` a line, each key once"
    try:
        node = yaml.compose(text[start:end], Loader=yaml.BaseLoader)
        if node is None:
            return FrontMatter(values=(), body=body)
        if not isinstance(node, yaml.MappingNode):
            return None
        values = tuple(_Walk(text, start).values(node, ""))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark is not None else 1
        return Problem(file=file, line=line, found=f"front matter that is no YAML ({error.problem})", expected=expected)
    except (yaml.YAMLError, RecursionError) as error:
        found = f"front matter that cannot be read ({type(error).__name__})"
        return Problem(file=file, line=1, found=found, expected=expected)
    return FrontMatter(values=values, body=body)


class _Walk:
    """Goes through the nodes; every alias is a node again, so that their number is bounded."""

    def __init__(self, text: str, base: int) -> None:
        self._text = text
        self._base = base
        self._left = _MOST_VALUES

    def values(self, node: yaml.Node, path: str) -> Iterator[Value]:
        self._left -= 1
        if self._left < 0:
            raise yaml.YAMLError("more values than a head has")
        if isinstance(node, yaml.MappingNode):
            yield from self._entries(node, path)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from self.values(item, path)
        elif isinstance(node, yaml.ScalarNode) and node.value.strip():
            span = self._span(node)
            if span is not None:
                yield Value(path=path, text=" ".join(node.value.split()), span=span)

    def _entries(self, node: yaml.MappingNode, path: str) -> Iterator[Value]:
        seen: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in seen:
                raise yaml.MarkedYAMLError(problem=f"the key {name!r} stands twice", problem_mark=key.start_mark)
            seen.add(name)
            yield from self.values(value, f"{path}.{name}" if path else name)

    def _span(self, node: yaml.ScalarNode) -> Span | None:
        """The words of a value without quotation marks, block signs and white space around them."""
        start, end = self._base + node.start_mark.index, self._base + node.end_mark.index
        if node.style in ("'", '"'):
            start, end = start + 1, end - 1
        elif node.style in ("|", ">"):
            start = self._text.index("\n", start, end) + 1
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Span(start, start + len(words), words) if words else None
