"""What a letter mentions, its language, textual basis and edition, as `note/ref`.

Source: CMIF v2 proposal, section "Encoding example".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg_builder.publication.cmif.nodes import GraphNode, fetch_pairs
from kg_builder.publication.cmif.parties import NameWriter, group_by_document
from kg_builder.publication.cmif.records import CmifReference
from kg_builder.store import GraphStore

_MENTIONS = {
    "mention-person": "Person",
    "mention-organisation": "Org",
    "mention-polity": "Org",
    "mention-place": "Place",
}
_DESCRIPTIONS = {
    "description-language": "cmif:hasLanguage",
    "description-text-base": "cmif:hasTextBase",
    "description-publication": "cmif:isPublishedWith",
    "description-tei-file": "cmif:isAvailableAsTEIfile",
}
_REMARK = "description-remark"
_CLASS_TERMS = {"Person": "Person", "Organisation": "Org", "Polity": "Org", "Place": "Place"}


class NoteWriter:
    """The notes of letters, by document."""

    def __init__(self, store: GraphStore, names: NameWriter) -> None:
        self._names = names
        self._stated: Mapping[str, Sequence[GraphNode]] = group_by_document(store, "StatedMention")
        self._descriptions: Mapping[str, Sequence[GraphNode]] = group_by_document(store, "Description")
        self._found = fetch_pairs(
            store, "?m a kgb:Mention ; kgb:refersTo ?value ; prov:wasQuotedFrom ?t . ?t kgb:transcribes ?key"
        )

    def references(self, document: GraphNode) -> tuple[CmifReference, ...]:
        """What is stated or found to be mentioned, then what is said of language, basis and edition."""
        stated = [self._stated_mention(each) for each in self._stated.get(document.iri, ())]
        found = [self._found_mention(entity) for entity in self._found.get(document.iri, ())]
        described = [
            _description(_DESCRIPTIONS[kind], each.one("value") or "")
            for each in self._descriptions.get(document.iri, ())
            if (kind := each.kind("hasKind") or "") in _DESCRIPTIONS
        ]
        mentions = sorted([*stated, *(each for each in found if each is not None)], key=_order)
        return tuple(dict.fromkeys([*mentions, *sorted(described, key=_order)]))

    def remarks(self, document: str) -> tuple[str, ...]:
        """Remarks of the source in words of its own."""
        said = (each for each in self._descriptions.get(document, ()) if each.kind("hasKind") == _REMARK)
        return tuple(sorted(value for each in said if (value := each.one("value"))))

    def _stated_mention(self, mention: GraphNode) -> CmifReference:
        meant = mention.one("refersTo")
        term = mention.one("term")
        kind = mention.iri.rsplit("/", 2)[-2]
        place = kind == "mention-place"
        return CmifReference(
            type=term or f"cmif:mentions{_MENTIONS.get(kind, 'Person')}",
            target=" ".join(self._names.refs_of(mention, meant, place=place)),
            words=mention.one("asWritten") or "",
        )

    def _found_mention(self, entity: str) -> CmifReference | None:
        """Somebody whom the text was found to mention, where the tables give an authority file that is accepted."""
        found = self._names.identity_of(entity)
        if found is None:
            return None
        class_name, label, ref = found
        return CmifReference(type=f"cmif:mentions{_CLASS_TERMS[class_name]}", target=ref, words=label)


def _description(term: str, value: str) -> CmifReference:
    """A language may be a tag, which is no address, but stands in `@target` in practice too."""
    return CmifReference(type=term, target=value) if " " not in value else CmifReference(type=term, words=value)


def _order(reference: CmifReference) -> tuple[str, str, str]:
    return reference.type, reference.target, reference.words
