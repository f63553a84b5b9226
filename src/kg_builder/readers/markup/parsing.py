"""One whole XML file as a tree: safely parsed, mended where it is faulty, every fault a check.

No entity is expanded, no DTD and no address is opened, an element is at most 256 deep and 10 million characters long
(limits of libxml2, which lifts them only when asked to).

Source: XML 1.0, section 4.4 (treatment of entities); OWASP XML External Entity Prevention.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path

from lxml import etree

from kg_builder.model import Check
from kg_builder.readers.encoding import Unread
from kg_builder.readers.files import read_content
from kg_builder.readers.markup.elements import Element
from kg_builder.readers.markup.faults import MOST_CHECKS, checks_of_messages, entity_left_out
from kg_builder.readers.markup.locating import Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkupTree:
    """An XML file as read: its root, where its elements stand, what is wrong with it, and the sha256 of its bytes."""

    root: Element
    locator: Locator
    sha256: str
    checks: tuple[Check, ...]


def parse_markup(path: Path, *, file: str, encoding: str | None = None) -> MarkupTree | Check:
    """The tree of an XML file, mended as far as it can be; a violation where there is no tree at all.

    `encoding` is that of `kg.toml`; without it the file's own declaration counts.
    """
    content = read_content(path, file=file)
    if isinstance(content, Check):
        return content
    try:
        parser = etree.XMLParser(
            encoding=parser_encoding(encoding),
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            collect_ids=False,
        )
    except LookupError:
        return unknown_encoding(encoding).check(file)
    root: Element | None
    try:
        root = etree.parse(BytesIO(content), parser).getroot()
    except etree.XMLSyntaxError:
        root = None
    messages = list(checks_of_messages(parser.error_log, file=file))
    if root is None:
        found = messages[0].found if messages else None
        line = messages[0].line if messages else 1
        expected = "an XML document with a root element"
        return Unread(code="markup", found=found or "no element at all", expected=expected, line=line).check(file)
    locator = Locator(file)
    checks = (*messages, *left_out_entities(root, file=file), *locator.learn_ids(root))
    return MarkupTree(root=root, locator=locator, sha256=hashlib.sha256(content).hexdigest(), checks=checks)


def parser_encoding(encoding: str | None) -> str | None:
    """An encoding of `kg.toml` by a name that the XML parser knows ("latin-1" is ISO-8859-1 to it).

    Raises:
        LookupError: nobody knows such an encoding.
    """
    if encoding is None:
        return None
    codec = codecs.lookup(encoding).name
    for name in (encoding, codec, codec.replace("-le", "le").replace("-be", "be")):
        try:
            etree.XMLParser(encoding=name)
        except LookupError:
            continue
        return name
    raise LookupError(encoding)


def unknown_encoding(encoding: str | None) -> Unread:
    """That `kg.toml` names an encoding that XML parsers do not know."""
    return Unread(
        code="encoding",
        found=f'encoding = "{encoding}" in kg.toml, which is unknown',
        expected='a known encoding, such as "utf-8" or "utf-16", or no such line (XML declares its own)',
    )


def left_out_entities(tree: Element, *, file: str) -> Iterator[Check]:
    """A check for each of the first references below an element to an entity that the file declares.

    None is ever followed. Of one that nobody declares, the parser speaks itself.
    """
    declared = tree.getroottree().docinfo.internalDTD
    if declared is None:
        return
    names = {entity.name for entity in declared.entities()}
    found = (each for each in tree.iter(etree.Entity) if (each.text or "")[1:-1] in names)
    for reference in islice(found, MOST_CHECKS):
        yield entity_left_out(reference, file=file)
