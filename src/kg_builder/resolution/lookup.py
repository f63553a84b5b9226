"""Names as headers and tables give them → the one record that has exactly this name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import copy

from kg_builder.authority import Authority
from kg_builder.authority_files import find_authority_file, ref_key
from kg_builder.folding import fold_name
from kg_builder.mentions import without_titles
from kg_builder.mentions.index import NameEntry, NameIndex
from kg_builder.model import AuthorityRecord, EntityType, NameKind


class NameLookup:
    """The records of an authority by exact names and other authority files; polities by places that stand for them.

    Of registers, no names count but those of the scopes that `within` is given.
    """

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self._scopes: Collection[str] = ()
        self._forms = NameIndex.of(authority.within(()) if authority.has_registers else authority).forms
        self._polities: dict[str, list[str]] = {}
        self._same: dict[str, set[str]] = {}
        for record in authority.records.values():
            for other in record.same_as:
                self._same.setdefault(ref_key(other), set()).add(record.id)
            if record.type is EntityType.POLITY and record.capital is not None:
                self._polities.setdefault(record.capital, []).append(record.id)

    def within(self, scopes: Collection[str]) -> NameLookup:
        """The same, with the names of the registers of some sources or files."""
        if not scopes:
            return self
        lookup = copy(self)
        lookup._scopes = scopes
        lookup._forms = NameIndex.of(self.authority.within(scopes)).forms
        return lookup

    def record(self, entity_id: str | None) -> AuthorityRecord | None:
        """The record with an id."""
        return None if entity_id is None else self.authority.get(entity_id)

    def identified(self, refs: Iterable[str], types: Collection[EntityType]) -> str | None:
        """The only record of some types that the tables give as the same as one of these IRIs.

        `http` and `https`, a closing slash, and the addresses that an authority file has used for a record count alike.
        A record of the project's own tables counts before an entry of the document's registers, and this before others.
        """
        found = {
            entity
            for ref in refs
            for entity in self._same.get(ref_key(ref), ())
            if self.authority.records[entity].type in types
        }
        scopes = {entity: self.authority.records[entity].scope for entity in found}
        own = {entity for entity, scope in scopes.items() if scope is None}
        near = {entity for entity, scope in scopes.items() if scope in self._scopes}
        nearest = own or near or found
        return nearest.pop() if len(nearest) == 1 else None

    def contradicted(self, refs: Iterable[str], entity_id: str | None) -> bool:
        """Whether the tables give a record another number than these IRIs do, in one authority file."""
        record = self.record(entity_id)
        known = [find_authority_file(other) for other in record.same_as] if record is not None else []
        numbers = {found[0]: found[1] for found in known if found is not None}
        stated = [find_authority_file(ref) for ref in refs]
        return any(found is not None and numbers.get(found[0], found[1]) != found[1] for found in stated)

    def unique(self, words: str | None, types: Collection[EntityType]) -> str | None:
        """The only record of some types with exactly this name, titles apart; None where several have it.

        Case, accents, hyphens and white space are free, but an abbreviation stands in its own case. A family name
        alone, which no table of names gives as a short form, is nobody's; a demonym is no name of a correspondent.
        """
        for form in spellings(words):
            entries = [
                entry for entry in self._forms.get(form, ()) if entry.type in types and _names(entry, words or "")
            ]
            entities = {entry.entity for entry in entries}
            if len(entities) == 1 and any(entry.kind is not None for entry in entries):
                return entities.pop()
        return None

    def office(self, words: str | None) -> str | None:
        """The only office with exactly this name."""
        return self.unique(words, {EntityType.OFFICE})

    def place(self, words: str | None) -> str | None:
        """The only place with exactly this name."""
        return self.unique(words, {EntityType.PLACE})

    def polity(self, words: str | None) -> str | None:
        """The polity of this name, or the only one whose capital has it ("Musterstadt" for Ruritania)."""
        named = self.unique(words, {EntityType.POLITY})
        place = self.place(words)
        if named is not None or place is None:
            return named
        standing = self._polities.get(place, [])
        return standing[0] if len(standing) == 1 else None


def spellings(words: str | None) -> list[str]:
    """The folded forms under which words are looked for: as they stand, then without titles or article before them.

    A name as indexes give it, the family name before a comma, is looked for in its spoken order too.

    >>> spellings("Muster, Anna")[-1]
    'anna muster'
    """
    if not words:
        return []
    forms = [fold_name(words), fold_name(without_titles(words)), fold_name(words).removeprefix("the ")]
    family, comma, given = words.partition(",")
    if comma and family.strip() and given.strip() and "," not in given:
        forms.append(fold_name(f"{given.strip()} {family.strip()}"))
    return [form for form in dict.fromkeys(forms) if form]


def _names(entry: NameEntry, words: str) -> bool:
    if entry.kind is NameKind.ABBREVIATION:
        return entry.fits(without_titles(words))
    return entry.kind is not NameKind.DEMONYM
