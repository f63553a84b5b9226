"""Records of indexes that their own markup shows to be of one letter: by its address, or by `@sameAs`.

Source: CMIF 1.1 documentation, row `/@ref` (the official and permanent link of the letter); TEI, att.global.linking.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg_builder.model import Document, DocumentRelation, NumberKind, ReferenceKind, RelationKind, Status, Voice

_INDEX = "cmif/"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letters:
    """The ids of the records of indexes: by the letter's address, and by file and id of the element."""

    by_address: Mapping[str, Sequence[str]]
    by_element: Mapping[tuple[str, str], str]


def state_same_letters(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, records of one letter with the relation that they are the same message.

    Two records of two files with one address are one letter; an address that stands twice in one file is that of an
    edition, and says nothing. `@sameAs` counts where it points to an element of its file or to such an address; the
    mere name of another edition does not. The record whose id comes first is pointed to.
    """
    letters = _find_letters(documents)
    if not letters.by_address and not letters.by_element:
        return tuple(documents)
    return tuple(_with_relations(document, letters) for document in documents)


def _find_letters(documents: Sequence[Document]) -> _Letters:
    addresses: dict[str, list[tuple[str, str]]] = defaultdict(list)
    elements: dict[tuple[str, str], str] = {}
    for document in documents:
        for address in _addresses_of(document):
            addresses[address].append((document.id, document.source))
        for number in document.identifiers:
            if number.kind is NumberKind.RECORD_ID and number.rule.startswith(_INDEX):
                elements.setdefault((document.source, number.value), document.id)
    own = {
        address: sorted(document_id for document_id, _ in found)
        for address, found in addresses.items()
        if max(Counter(file for _, file in found).values()) == 1
    }
    return _Letters(by_address=own, by_element=elements)


def _addresses_of(document: Document) -> set[str]:
    return {each.url for each in document.editions if each.url and each.rule.startswith(_INDEX)}


def _with_relations(document: Document, letters: _Letters) -> Document:
    known = {(relation.kind, relation.target) for relation in document.relations}
    targets = dict.fromkeys(target for target in _same_as(document, letters) if target != document.id)
    relations = tuple(
        DocumentRelation(
            rests_on=document.record,
            stated_by=Voice.CATALOGUER,
            rule="cmif/same-letter",
            status=Status.STATED_BY_MARKUP,
            kind=RelationKind.SAME_MESSAGE_AS,
            target=target,
        )
        for target in targets
        if (RelationKind.SAME_MESSAGE_AS, target) not in known
    )
    return replace(document, relations=(*document.relations, *relations)) if relations else document


def _same_as(document: Document, letters: _Letters) -> Iterator[str]:
    for address in sorted(_addresses_of(document)):
        yield from letters.by_address.get(address, ())[:1]
    for reference in document.references:
        if reference.kind is not ReferenceKind.SAME_MESSAGE or reference.number is None:
            continue
        element = letters.by_element.get((document.source, reference.number.removeprefix("#")))
        if reference.number.startswith("#") and element is not None:
            yield element
        yield from letters.by_address.get(reference.number, ())[:1]
