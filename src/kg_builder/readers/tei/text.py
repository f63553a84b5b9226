"""The readable text of a letter, and the names that its markup states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg_builder.model import EntityType, Mention, StatedMention, Voice, Zone, ZoneKind
from kg_builder.readers.markup import (
    TEI_TEXT,
    Element,
    ExtractedText,
    Mark,
    attribute,
    extract_text,
    local_name,
    squeezed,
)
from kg_builder.readers.tei.correspondence import tell_missing
from kg_builder.readers.tei.grounds import Grounds
from kg_builder.readers.tei.pointers import Pointers

_TYPES = {
    "persname": EntityType.PERSON,
    "person": EntityType.PERSON,
    "people": EntityType.PERSON,
    "placename": EntityType.PLACE,
    "place": EntityType.PLACE,
    "geogname": EntityType.PLACE,
    "orgname": EntityType.ORGANISATION,
    "org": EntityType.ORGANISATION,
    "organisation": EntityType.ORGANISATION,
    "organization": EntityType.ORGANISATION,
    "institution": EntityType.ORGANISATION,
}
_NO_NAMES = frozenset({"date", "ref"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """The text of a letter with the zones of its voices, the names in it, and what else it speaks of."""

    extracted: ExtractedText
    zones: tuple[Zone, ...]
    mentions: tuple[Mention, ...]
    stated: tuple[StatedMention, ...]


def read_letter_text(text: Element, grounds: Grounds, pointers: Pointers) -> LetterText | None:
    """What a `text` element reads as, or None where it has no words.

    The author speaks in the text, the editor in the notes behind it. Every marked name is a mention with its element;
    one that points to several entries is a mention of each. What the markup calls a work, an event or the like is no
    name of somebody, but is spoken of.
    """
    extracted = extract_text([text], TEI_TEXT)
    if not extracted.text:
        return None
    mentions: list[Mention] = []
    stated: list[StatedMention] = []
    for mark in extracted.marks:
        if local_name(mark.element) not in _NO_NAMES:
            mentions += _mentions(mark, extracted, grounds, pointers, stated)
    return LetterText(extracted=extracted, zones=_zones(extracted), mentions=tuple(mentions), stated=tuple(stated))


def _zones(extracted: ExtractedText) -> tuple[Zone, ...]:
    end = len(extracted.text)
    notes = min((mark.start for mark in extracted.apart), default=end)
    zones = [Zone(kind=ZoneKind.BODY, voice=Voice.AUTHOR, start=0, end=notes)] if notes else []
    if notes < end:
        zones.append(Zone(kind=ZoneKind.HEADNOTE, voice=Voice.EDITOR, start=notes, end=end))
    return tuple(zones)


def _mentions(
    mark: Mark, extracted: ExtractedText, grounds: Grounds, pointers: Pointers, stated: list[StatedMention]
) -> Iterator[Mention]:
    element = mark.element
    kind = (attribute(element, "type") if local_name(element) in ("rs", "name") else None) or local_name(element)
    meaning = pointers.meaning_of(element)
    type_ = meaning.type or _TYPES.get(kind.casefold())
    if type_ is None and not meaning.entries and local_name(element) in ("rs", "name"):
        if kind != local_name(element):
            base = grounds.base(element, local_name(element))
            stated.append(StatedMention(**base, type=None, name=squeezed(element), refs=meaning.refs, term=kind))
        return
    tell_missing(element, meaning, grounds)
    for entry in meaning.entries or (None,):
        yield Mention(
            span=extracted.span(mark),
            type=entry.type if entry is not None else type_,
            entity=entry.id if entry is not None else None,
            rule=f"tei/{local_name(element)}",
            record=grounds.locator.record(element),
            refs=meaning.refs if len(meaning.entries) < 2 else (),
        )
