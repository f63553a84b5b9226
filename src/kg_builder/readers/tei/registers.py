"""Registers of people, places and organisations → authority records, each resting on its entry.

Source: TEI P5, 13.3 (`listPerson`, `listPlace`, `listOrg`), 16.10 (`standOff`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg_builder.dates import read_typed_date
from kg_builder.model import AuthorityRecord, Check, DateValue, EntityType, Severity, SourceRecord
from kg_builder.readers.markup import Element, Locator, attribute, children, local_name, squeezed
from kg_builder.readers.markup.dates import read_markup_date
from kg_builder.readers.markup.elements import XML_ID
from kg_builder.readers.tei.identities import identities_of
from kg_builder.readers.tei.names import family_name_of, names_of


@dataclass(frozen=True, slots=True)
class _Entry:
    type: EntityType
    names: tuple[str, ...]


_ENTRIES = {
    "person": _Entry(EntityType.PERSON, ("persName", "name")),
    "personGrp": _Entry(EntityType.ORGANISATION, ("persName", "orgName", "name", "head")),
    "place": _Entry(EntityType.PLACE, ("placeName", "geogName", "settlement", "district", "region", "country", "name")),
    "org": _Entry(EntityType.ORGANISATION, ("orgName", "name")),
}
ENTRY_NAMES = tuple(_ENTRIES)
LISTS = ("listPerson", "listPlace", "listOrg")
_HOLDERS = frozenset({*LISTS, *ENTRY_NAMES, "standOff", "particDesc", "settingDesc"})


def scoped_id(source_name: str, xml_id: str) -> str:
    """The id of a register's entry in the project: that of its source and its own, so that sources do not collide."""
    return f"{source_name}:{xml_id}"


def entry_id(entry: Element) -> str | None:
    """The id of an entry: its xml:id, else the key that stands for one."""
    return attribute(entry, XML_ID) or attribute(entry, "key")


def entry_type(entry: Element) -> EntityType:
    """What an entry describes."""
    return _ENTRIES[local_name(entry)].type


def entries_below(tree: Element) -> Iterator[Element]:
    """The entries of all registers in an element, in order."""
    return filter(is_entry, tree.iter(*(f"{{*}}{name}" for name in ENTRY_NAMES)))


def is_entry(element: Element) -> bool:
    """Whether a `person`, `place` or `org` stands in a register, or inside another entry of one."""
    parent = element.getparent()
    return parent is not None and local_name(parent) in _HOLDERS


def read_entry(entry: Element, locator: Locator, *, source_name: str) -> AuthorityRecord | Check:
    """The authority record of a register's entry, or why it can be none: no id, or no name.

    Its names are looked for in the documents of its source.
    """
    record = locator.record(entry)
    xml_id = entry_id(entry)
    kind = _ENTRIES[local_name(entry)]
    names = names_of(entry, kind.names, record)
    if xml_id is None or not names:
        return _unusable(record, local_name(entry), "no xml:id" if xml_id is None else "no name")
    is_person = kind.type is EntityType.PERSON
    return AuthorityRecord(
        id=scoped_id(source_name, xml_id),
        type=kind.type,
        label=names[0].value,
        names=names,
        record=record,
        same_as=identities_of(entry),
        birth=_life_date(entry, "birth") if is_person else None,
        death=_life_date(entry, "death") if is_person else None,
        family_name=family_name_of(entry) if is_person else None,
        note=_note(entry),
        scope=source_name,
    )


def _unusable(record: SourceRecord, name: str, fault: str) -> Check:
    return Check.at(
        record,
        Severity.WARNING,
        "register-entry-unusable",
        "an entry of a register was left out: nothing can point to it, or it names nobody",
        found=f"<{name}> with {fault}",
        expected="an xml:id and a name",
    )


def _life_date(entry: Element, name: str) -> DateValue | None:
    """Birth or death: by attributes, or those of a date inside, else the words."""
    for life in children(entry, name):
        for element in (life, *life.iter("{*}date")):
            found = read_markup_date(element)
            if found.by_attribute:
                return found.value
        words = next((squeezed(each) for each in life.iter("{*}date")), squeezed(life))
        return read_typed_date(words) if words else None
    return None


def _note(entry: Element) -> str | None:
    """What the register says of an entry in words: its notes, else its occupations."""
    notes = [squeezed(each) for each in children(entry, "note")]
    if not any(notes):
        notes = [squeezed(each) for each in children(entry, "occupation")]
    return "; ".join(dict.fromkeys(filter(None, notes))) or None
