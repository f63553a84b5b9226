"""What the notes of a `correspDesc` say: whom and what the letter mentions, its language, textual basis and edition.

Source: CMIF v2 proposal, sections "Encoding example" and "Vocabulary" (a draft).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.model import Description, DescriptionKind, EntityType, SourceRecord, StatedMention, Status, Voice
from kg_builder.readers.cmif.elements import Leaf
from kg_builder.readers.cmif.refs import split_refs

CMIF_PREFIX = "cmif:"
CMIF_TERMS = "https://lod.academy/cmif/vocab/terms/"
MENTIONS = "mentions"

MENTIONED: dict[str, EntityType] = {
    "Person": EntityType.PERSON,
    "Org": EntityType.ORGANISATION,
    "Organisation": EntityType.ORGANISATION,
    "Organization": EntityType.ORGANISATION,
    "Place": EntityType.PLACE,
}
DESCRIBED: dict[str, DescriptionKind] = {
    "hasLanguage": DescriptionKind.LANGUAGE,
    "hasTextBase": DescriptionKind.TEXT_BASE,
    "isPublishedWith": DescriptionKind.PUBLICATION,
    "isAvailableAsTEIfile": DescriptionKind.TEI_FILE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNotes:
    """The statements of a letter's notes; `unknown` are the types of references that no reading knows."""

    mentions: tuple[StatedMention, ...] = ()
    descriptions: tuple[Description, ...] = ()
    unknown: tuple[str, ...] = ()


NOTHING = ReadNotes()


def local_term(value: str) -> str | None:
    """The name of a term of the CMIF vocabulary, written with its prefix or in full, or None for any other word."""
    for beginning in (CMIF_PREFIX, CMIF_TERMS):
        if value.startswith(beginning):
            return value.removeprefix(beginning).lstrip("#")
    return None


def read_notes(references: Sequence[Leaf], pieces: Sequence[str], record: SourceRecord) -> ReadNotes:
    """What the `ref`s of the notes say, and the words of the notes themselves as a remark."""
    words = " ".join("".join(pieces).split())
    if not references and not words:
        return NOTHING
    mentions: list[StatedMention] = []
    descriptions: list[Description] = []
    unknown: list[str] = []
    if words:
        descriptions.append(_described(DescriptionKind.REMARK, words, record))
    for _, attributes, text in references:
        kind, target, name = attributes.get("type", ""), attributes.get("target", ""), " ".join(text.split())
        term = local_term(kind) or ""
        if term.startswith(MENTIONS) and (target or name):
            mentions.append(_mentioned(kind, term, target, name, record))
        elif term in DESCRIBED and (target or name):
            descriptions.append(_described(DESCRIBED[term], target or name, record))
        else:
            unknown.append(kind)
            said = " ".join(part for part in (kind, target, name) if part)
            if said:
                descriptions.append(_described(DescriptionKind.REMARK, said, record))
    return ReadNotes(mentions=tuple(mentions), descriptions=tuple(descriptions), unknown=tuple(unknown))


def _mentioned(kind: str, term: str, target: str, name: str, record: SourceRecord) -> StatedMention:
    entity = MENTIONED.get(term.removeprefix(MENTIONS))
    refs, others = split_refs(target)
    return StatedMention(
        rests_on=record,
        stated_by=Voice.CATALOGUER,
        rule="cmif/note",
        status=Status.STATED_BY_MARKUP,
        type=entity,
        name=name or " ".join(others) or None,
        refs=refs,
        term=None if entity is not None else kind,
    )


def _described(kind: DescriptionKind, value: str, record: SourceRecord) -> Description:
    return Description(
        rests_on=record,
        stated_by=Voice.CATALOGUER,
        rule="cmif/note",
        status=Status.STATED_BY_MARKUP,
        kind=kind,
        value=value,
    )
