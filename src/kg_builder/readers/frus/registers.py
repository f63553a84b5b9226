"""The lists at the front of a volume as authority records: its persons, and the terms that name a body or an office.

An entry is `item` with the name in `persName/@xml:id` or `term/@xml:id`, and what the editors say of it behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import AuthorityRecord, EntityType, Name, NameKind, SourceRecord
from kg_builder.readers.frus.places import scoped
from kg_builder.readers.markup import Element, local_name, squeezed
from kg_builder.readers.markup.elements import XML_ID
from kg_builder.readers.plain_text.rules.frus_parties import holds_position, names_body

_TURNED = re.compile(r"(?P<family>[^,()]{2,60}), (?P<given>[^()]{1,60}?)(?:, (?P<suffix>(?:Jr|Sr)\.|II|III|IV))?")
_OTHER_NAME = re.compile(r"\s*\((?P<name>[^()]{3,60})\)\Z")
_STATE = re.compile(r"\b(?:Republics?|Kingdom|Union of Soviet|United States|Federation)\b.{0,40}\Z")
_PSEUDONYM = re.compile(r"\(?pseudonym\b", re.IGNORECASE)
_END = " ,;:\n\t"


def entries_of(item: Element) -> Iterator[Element]:
    """The names that an item of a list explains: elements with an id that others point to."""
    return (each for each in item.iter("{*}persName", "{*}term") if each.get(XML_ID))


def record_of(
    item: Element, name: Element, volume: str, title: str | None, record: SourceRecord
) -> AuthorityRecord | None:
    """The authority record of an entry, or None for a term that names neither a body, a state nor an office.

       Its names, which are looked for in this volume alone, are those printed, and the printed one turned ("Muster,
    Anna" is also "Anna Muster"); `note` is what the editors say of it. A name in brackets behind the name is a
    pseudonym. The source of all is the volume, by its title.
    """
    words = squeezed(name).rstrip(_END)
    note = squeezed(item).removeprefix(words).lstrip(" ,;:.–—-").strip() or None
    entity_id = scoped(volume, name.get(XML_ID) or "")
    if not words:
        return None
    found = (_term if local_name(name) == "term" else _person)(entity_id, words, note, record)
    if found is None:
        return None
    source = title or volume
    return replace(found, source=source, names=tuple(replace(each, source=source) for each in found.names))


def _person(entity_id: str, words: str, note: str | None, record: SourceRecord) -> AuthorityRecord:
    other = _OTHER_NAME.search(words)
    printed = words[: other.start()] if other is not None else words
    turned = _TURNED.fullmatch(printed)
    secret = note is not None and _PSEUDONYM.match(note) is not None
    names = [Name(value=printed, kind=NameKind.PSEUDONYM if secret else NameKind.PREFERRED, record=record)]
    if turned is not None:
        kind = NameKind.PSEUDONYM if secret else NameKind.VARIANT
        names.append(Name(value=_natural(turned), kind=kind, record=record))
    if other is not None:
        names += _second_names(other["name"], record)
    return AuthorityRecord(
        id=entity_id,
        type=EntityType.PERSON,
        label=printed,
        names=tuple(names),
        record=record,
        family_name=turned["family"] if turned is not None else None,
        note=note,
        scope=record.file,
    )


def _second_names(words: str, record: SourceRecord) -> Iterator[Name]:
    """A second name in brackets, as printed and turned."""
    turned = _TURNED.fullmatch(words)
    if turned is not None:
        yield Name(value=words, kind=NameKind.PSEUDONYM, record=record)
        yield Name(value=_natural(turned), kind=NameKind.PSEUDONYM, record=record)


def _natural(turned: re.Match[str]) -> str:
    suffix = f", {turned['suffix']}" if turned["suffix"] else ""
    return f"{turned['given']} {turned['family']}{suffix}"


def _term(entity_id: str, words: str, note: str | None, record: SourceRecord) -> AuthorityRecord | None:
    meaning = re.split(r"[;(]|\. ", note or "", maxsplit=1)[0].strip(_END)
    kind = _kind_of(meaning)
    if kind is None:
        return None
    short = (Name(value=form.strip(), kind=NameKind.ABBREVIATION, record=record) for form in words.split(", "))
    return AuthorityRecord(
        id=entity_id,
        type=kind,
        label=meaning,
        names=(Name(value=meaning, kind=NameKind.PREFERRED, record=record), *short),
        record=record,
        note=note,
        scope=record.file,
    )


def _kind_of(meaning: str) -> EntityType | None:
    """What a term's meaning names, as far as its words show it."""
    if not meaning[:1].isupper() or len(meaning) > 120:
        return None
    if names_body(meaning):
        return EntityType.ORGANISATION
    if holds_position(meaning):
        return EntityType.OFFICE
    return EntityType.POLITY if _STATE.search(meaning) is not None else None
