"""Where an element stands in its file: an XPath that finds it again, and its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from kg_builder.model import Check, SourceRecord
from kg_builder.readers.markup.elements import XML_ID, Element, local_name
from kg_builder.readers.markup.faults import repeated_id

_EARLIER = etree.XPath("count(preceding-sibling::*[local-name() = $name])")
_WITH_ID = etree.XPath("descendant-or-self::*[@xml:id]")


class Locator:
    """Gives the places of elements in one file, while it is streamed too.

    An element is found from the nearest xml:id upwards, else from the root: `//*[@xml:id='d7']/div[1]/p[3]`,
    `/TEI[1]/text[1]/body[1]/p[3]`. Names stand without namespace; numbers count siblings of the same name, from 1. Of
    elements with one xml:id, the second is `(//*[@xml:id='d7'])[2]`; where both stand in one tree, the first has its
    number too.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._occurrences: Counter[str] = Counter()
        self._lines: dict[str, int | None] = {}
        self._anchors: dict[Element, str] = {}
        self._freed: dict[Element, Counter[str]] = {}
        self._paths: dict[Element, str] = {}

    def learn_ids(self, tree: Element) -> Iterator[Check]:
        """Takes note of the ids in an element and below it; gives a check for each that was met before."""
        self._anchors.clear()
        self._paths.clear()
        found = _WITH_ID(tree)
        elements = [each for each in found if isinstance(each, etree._Element)] if isinstance(found, list) else []
        # Of elements in each other with one id, what is below the first cannot be told from what is below the second.
        repeated = {
            xml_id for xml_id, times in Counter(each.get(XML_ID) or "" for each in elements).items() if times > 1
        }
        for element in elements:
            xml_id = element.get(XML_ID) or ""
            yield from self._learn(element, xml_id, numbered=xml_id in repeated)

    def _learn(self, element: Element, xml_id: str, *, numbered: bool) -> Iterator[Check]:
        self._occurrences[xml_id] += 1
        anchor = f"//*[@xml:id={_quoted(xml_id)}]"
        number = self._occurrences[xml_id]
        self._anchors[element] = anchor if number == 1 and not numbered else f"({anchor})[{number}]"
        if number == 1:
            self._lines[xml_id] = element.sourceline
        else:
            yield repeated_id(xml_id, element.sourceline, self._lines[xml_id], file=self._file)

    def forget_before(self, element: Element) -> None:
        """Frees everything before an element of a stream, and remembers how many siblings that were."""
        above = [element, *element.iterancestors()]
        freed = {each: self._freed[each] for each in above if each in self._freed}
        for each in above[:-1]:
            parent = each.getparent()
            earlier = each.getprevious()
            while parent is not None and earlier is not None:
                freed.setdefault(parent, Counter())[local_name(earlier)] += 1
                parent.remove(earlier)
                earlier = each.getprevious()
        self._freed = freed
        self._paths.clear()

    def xpath(self, element: Element) -> str:
        """The XPath of an element, in names without namespace."""
        known = self._paths.get(element)
        if known is None:
            known = self._anchors.get(element) or self._below_parent(element)
            self._paths[element] = known
        return known

    def _below_parent(self, element: Element) -> str:
        name = local_name(element)
        parent = element.getparent()
        freed = self._freed[parent][name] if parent is not None and parent in self._freed else 0
        above = "" if parent is None else self.xpath(parent)
        return f"{above}/{name}[{int(float(str(_EARLIER(element, name=name)))) + freed + 1}]"

    def record(self, element: Element) -> SourceRecord:
        """The place of an element as a statement can rest on it: file, XPath and line."""
        return SourceRecord(file=self._file, locator=self.xpath(element), line=element.sourceline)


def _quoted(value: str) -> str:
    """A string as XPath writes it. An xml:id with both kinds of quotation marks does not occur: it would be no name."""
    return f'"{value}"' if "'" in value else f"'{value}'"
