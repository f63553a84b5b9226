"""What the beginning of an XML file shows: enough to tell which reader it is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kg_builder.readers.markup.elements import Element, local_name, namespace, squeezed

_MOST_ELEMENTS = 50_000
_MANY_LETTERS = 100
_MOST_BYTES = 16_000_000
_CHUNK = 65_536
_LETTER_PARTS = frozenset({"p", "ab", "div", "opener", "l", "lg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkupOutline:
    """The root element, its namespace, the namespaces declared, how many elements of each name there are, the types of
    `div`s, and whether paragraphs outside the header hold words; of a large file as far as its first 50,000 elements
    or 100 letters described.
    """

    root: str
    namespace: str | None
    namespaces: frozenset[str]
    counts: Mapping[str, int]
    div_types: frozenset[str]
    has_words: bool

    def has(self, *names: str) -> bool:
        """Whether there is an element of one of these names."""
        return any(name in self.counts for name in names)

    @property
    def described(self) -> str:
        """The root element as a message names it."""
        place = f" in the namespace {self.namespace}" if self.namespace else " in no namespace"
        return f"markup with the root element <{self.root}>{place}"


def outline_markup(path: Path) -> MarkupOutline | None:
    """What the beginning of an XML file shows, or None where it has no element at all; nothing outside is opened.

    Raises:
        OSError: the file cannot be opened.
    """
    counting = _Counting()
    parser = etree.XMLPullParser(
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        collect_ids=False,
    )
    with path.open("rb") as stream:
        while not counting.enough and stream.tell() < _MOST_BYTES and (chunk := stream.read(_CHUNK)):
            try:
                parser.feed(chunk)
            except etree.XMLSyntaxError:
                break
            for event, element in parser.read_events():
                counting.take(str(event), element)
    return counting.outline()


class _Counting:
    """Counts the elements of a file as they come."""

    def __init__(self) -> None:
        self._root: Element | None = None
        self._counts: Counter[str] = Counter()
        self._namespaces: set[str] = set()
        self._div_types: set[str] = set()
        self._has_words = False
        self._in_header = 0

    @property
    def enough(self) -> bool:
        """Whether as much was seen as is looked at; an index of letters shows itself by its first hundred, a volume of
        FRUS by its first document.
        """
        if "document" in self._div_types or self._counts["correspDesc"] >= _MANY_LETTERS:
            return True
        return self._counts.total() >= _MOST_ELEMENTS

    def take(self, event: str, element: Element) -> None:
        """Takes note of the beginning or the end of an element."""
        name = local_name(element)
        if event == "end":
            self._end(element, name)
            return
        if self._root is None:
            self._root = element
            self._namespaces.update(uri for uri in element.nsmap.values() if uri)
        self._counts[name] += 1
        if name == "teiHeader":
            self._in_header += 1
        if name == "div":
            self._div_types.add(element.get("type") or "")

    def _end(self, element: Element, name: str) -> None:
        if name == "teiHeader":
            self._in_header -= 1
        elif not self._in_header and name in _LETTER_PARTS and not self._has_words:
            self._has_words = bool(squeezed(element))

    def outline(self) -> MarkupOutline | None:
        """What was seen, or None where there was no element."""
        if self._root is None:
            return None
        return MarkupOutline(
            root=local_name(self._root),
            namespace=namespace(self._root),
            namespaces=frozenset(self._namespaces),
            counts=dict(self._counts),
            div_types=frozenset(self._div_types),
            has_words=self._has_words,
        )
