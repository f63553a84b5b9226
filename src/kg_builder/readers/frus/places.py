"""Where the facts of one document stand in its file: records of its elements, and the ids of its volume."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.model import SourceRecord
from kg_builder.readers.frus.page import Mark, Step
from kg_builder.readers.markup import Element

RULE = "frus-markup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The file, the XPath of the document's element in it, and the id of the volume, which scopes all other ids."""

    file: str
    xpath: str
    volume: str

    def record(self, element: Element, step: Step | None) -> SourceRecord:
        """The place of an element of the document, as a statement rests on it: file, XPath, line."""
        path = step.path() if step is not None else ""
        return SourceRecord(file=self.file, locator=f"{self.xpath}{path}", line=element.sourceline)

    def of(self, mark: Mark) -> SourceRecord:
        """The place of a marked element."""
        return self.record(mark.element, mark.step)

    def entity(self, element: Element, attribute: str = "corresp") -> str | None:
        """The id of the record in the volume's own lists that an element points to ("#p_MA1"); None for no pointer."""
        return pointed_to(element.get(attribute), self.volume)


def scoped(volume: str, xml_id: str) -> str:
    """An id of a volume's list as it is known outside the volume: lists of two volumes use the same ids.

    >>> scoped("ruritania1901v01", "p_MA1")
    'ruritania1901v01:p_MA1'
    """
    return f"{volume}:{xml_id}"


def pointed_to(pointer: str | None, volume: str) -> str | None:
    """The scoped id that the first pointer of an attribute names: "#p_MA1" in the volume, "other#p_MA1" in another."""
    first = (pointer or "").split(maxsplit=1)
    if not first or "#" not in first[0]:
        return None
    where, _, xml_id = first[0].partition("#")
    where = where.rpartition("/")[2].removesuffix(".xml")
    return scoped(where or volume, xml_id) if xml_id else None
