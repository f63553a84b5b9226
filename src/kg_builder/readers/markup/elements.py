"""An element's name, attributes and words, whatever its namespace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

XML = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"
TEI = "http://www.tei-c.org/ns/1.0"


def local_name(element: Element) -> str:
    """An element's name without its namespace; "" for a comment, an instruction or an entity reference."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def namespace(element: Element) -> str | None:
    """The namespace of an element, or None where it has none."""
    tag = element.tag
    return tag[1 : tag.rfind("}")] if isinstance(tag, str) and tag.startswith("{") else None


def attribute(element: Element, name: str) -> str | None:
    """The words of an attribute without white space around them, or None where it is absent or empty."""
    value = element.get(name)
    return (value.strip() or None) if value is not None else None


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children with one of these names, in order; without names, all child elements."""
    for child in element:
        name = local_name(child)
        if name and (not names or name in names):
            yield child


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """The elements below with one of these names, in the order of the document."""
    return (each for each in element.iterdescendants(*(f"{{*}}{name}" for name in names)))


def squeezed(element: Element) -> str:
    """All words of an element on one line, comments left out."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    # The engine's own functions for this would expand entities.
    yield element.text or ""
    for child in element:
        if local_name(child):
            yield from _pieces(child)
        yield child.tail or ""
