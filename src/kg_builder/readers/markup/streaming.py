"""The elements of a large XML file one after the other, each freed when the next is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kg_builder.model import Check
from kg_builder.readers.encoding import Unread
from kg_builder.readers.files import unopened
from kg_builder.readers.markup.elements import Element, local_name
from kg_builder.readers.markup.faults import checks_of_messages
from kg_builder.readers.markup.locating import Locator
from kg_builder.readers.markup.parsing import left_out_entities, parser_encoding, unknown_encoding


@dataclass(frozen=True, slots=True)
class StreamedElement:
    """A whole element of a stream. It, and what it holds, is there until the next one is asked for."""

    element: Element
    locator: Locator


def _any(_element: Element) -> bool:
    return True


def stream_elements(
    path: Path,
    *,
    file: str,
    names: Collection[str],
    wanted: Callable[[Element], bool] = _any,
    encoding: str | None = None,
) -> Iterator[StreamedElement | Check]:
    """Every element with one of these names that is wanted, whole, in the order of their ends; then what is wrong.

    Memory does not grow with the file: what lies before an element is freed when the next one is asked for, the
    element's own content too, so an outer element comes without the wanted ones that lay in it. As safe as
    `parse_markup`; faulty markup is mended, and of a truncated file the last element comes as far as it goes.
    """
    locator = Locator(file)
    try:
        with path.open("rb") as stream:
            try:
                parts = etree.iterparse(
                    stream,
                    events=("end",),
                    tag=[f"{{*}}{name}" for name in names],
                    encoding=parser_encoding(encoding),
                    recover=True,
                    resolve_entities=False,
                    no_network=True,
                    load_dtd=False,
                    huge_tree=False,
                    collect_ids=False,
                )
            except LookupError:
                yield unknown_encoding(encoding).check(file)
                return
            yield from _elements(parts, locator, wanted, file)
    except OSError as error:
        yield unopened(error).check(file)


def _elements(
    parts: etree.iterparse[tuple[str, Element]], locator: Locator, wanted: Callable[[Element], bool], file: str
) -> Iterator[StreamedElement | Check]:
    try:
        for _, element in parts:
            if not wanted(element):
                continue
            yield from locator.learn_ids(element)
            yield from left_out_entities(element, file=file)
            yield StreamedElement(element, locator)
            locator.forget_before(element)
            tail = element.tail
            element.clear()
            element.tail = tail
    except etree.XMLSyntaxError as error:
        if not len(parts.error_log):
            found = " ".join(str(error).split())
            yield Unread(code="markup", found=found, expected="an XML document with a root element", line=1).check(file)
    yield from checks_of_messages(parts.error_log, file=file)


def root_name(path: Path, *, encoding: str | None = None) -> str | None:
    """The name of a file's root element without its namespace, or None where its beginning shows none.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as stream:
        try:
            parts = etree.iterparse(
                stream,
                events=("start",),
                encoding=parser_encoding(encoding),
                recover=True,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
            )
            return next((local_name(element) for _, element in parts), None)
        except (LookupError, etree.XMLSyntaxError):
            return None
