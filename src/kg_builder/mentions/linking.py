"""Whom the names of a text mean: by the tables where they are clear, by the full names before, or nobody."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg_builder.folding import fold_name
from kg_builder.mentions.index import NameEntry, NameIndex, PersonNames
from kg_builder.mentions.neighbours import Neighbourhood, Part, Side
from kg_builder.mentions.scanning import Spot
from kg_builder.mentions.words import THINGS
from kg_builder.model import SECRET_NAMES, EntityType, Mention, NameKind, Span

FULL = "name-full"
PSEUDONYM = "name-pseudonym"
ABBREVIATION = "name-abbreviation"
DEMONYM = "name-demonym"
SHORT = "name-short"
SHARED = "name-shared"
SURNAME_AFTER_FULL = "surname-after-full-name"
SURNAME_OPEN = "surname-open"
PART_OF_LONGER = "name-part-of-longer"

_KIND_ORDER = {kind: place for place, kind in enumerate(NameKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the tables say of a form: the names that count, whom they can mean, and whether the words before decide."""

    entries: tuple[NameEntry, ...]
    entities: tuple[str, ...]
    contextual: bool = False
    declared: bool = True

    @property
    def only(self) -> str | None:
        """The one entity that is meant, or None where it is more than one."""
        return self.entities[0] if len(self.entities) == 1 else None

    @property
    def type(self) -> EntityType | None:
        """The type of all that can be meant, or None where it differs."""
        types = {entry.type for entry in self.entries}
        return types.pop() if len(types) == 1 else None

    @property
    def kind(self) -> NameKind | None:
        """The kind of the name; of several, the first in the list of kinds."""
        kinds = [entry.kind for entry in self.entries if entry.kind is not None]
        return min(kinds, key=_KIND_ORDER.__getitem__, default=None)


def meaning_of(entries: Sequence[NameEntry]) -> Meaning:
    """What the names that share a form mean: full names before short ones, short ones before demonyms."""
    full = tuple(entry for entry in entries if entry.kind not in (NameKind.SHORT, NameKind.DEMONYM, None))
    short = tuple(entry for entry in entries if entry.kind is NameKind.SHORT)
    family = tuple(entry for entry in entries if entry.kind is None)
    demonyms = tuple(entry for entry in entries if entry.kind is NameKind.DEMONYM)
    if not (full or short or family):
        return Meaning(entries=demonyms, entities=_entities(demonyms))
    taken = full if full and set(_entities(short + family)) <= set(_entities(full)) else full + short + family
    entities = _entities(taken)
    persons = all(entry.type is EntityType.PERSON for entry in taken)
    by_family_name_only = not full and not short
    contextual = persons and taken is not full and (len(entities) > 1 or by_family_name_only)
    return Meaning(entries=taken, entities=entities, contextual=contextual, declared=not by_family_name_only)


def _entities(entries: Iterable[NameEntry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.entity for entry in entries))


class Antecedents:
    """Who was named in full so far, by surname: all in the last paragraph that names anybody of that surname.

    An unknown bearer counts as nobody, so that a bare surname after "Anna Muster" and an unknown "Bertha Muster" in one
    paragraph stays open.
    """

    def __init__(self, paragraphs: Sequence[int]) -> None:
        self._paragraphs = paragraphs
        self._named: dict[str, tuple[int, set[str | None]]] = {}

    def add(self, surnames: Iterable[str], start: int, entity: str | None) -> None:
        """Notes that somebody is named in full at an offset."""
        paragraph = bisect_right(self._paragraphs, start)
        for surname in surnames:
            number, named = self._named.get(surname, (-1, set()))
            self._named[surname] = (paragraph, named | {entity} if number == paragraph else {entity})

    def of(self, surname: str) -> str | None:
        """The only bearer of a surname whom the nearest paragraph names, or None."""
        _, named = self._named.get(surname, (-1, set()))
        return next(iter(named)) if len(named) == 1 else None


class Linker:
    """Decides for each form in one text whom it means; call `link` once, with the forms in the order of the text."""

    def __init__(self, index: NameIndex, text: str, around: Neighbourhood, paragraphs: Sequence[int]) -> None:
        self._index = index
        self._text = text
        self._around = around
        self._antecedents = Antecedents(paragraphs)

    def link(self, spots: Iterable[Spot]) -> tuple[Mention, ...]:
        """The mentions, in the order of the text."""
        read = [(spot, meaning_of(spot.entries)) for spot in spots]
        named = {surname for spot, meaning in read for surname in self._surnames_of_full_name(spot, meaning)}
        read = [(spot, meaning) for spot, meaning in read if meaning.declared or spot.form in named]
        mentions: list[Mention] = []
        for number, (spot, meaning) in enumerate(read):
            before = mentions[-1].span.end if mentions else 0
            after = read[number + 1][0].start if number + 1 < len(read) else len(self._text)
            if spot.start < before:
                continue
            mention = self._mention(spot, meaning, before, after)
            if mention is not None:
                mentions.append(mention)
        return tuple(mentions)

    def _person(self, entity: str) -> PersonNames | None:
        return self._index.persons.get(entity)

    def _surnames_of_full_name(self, spot: Spot, meaning: Meaning) -> frozenset[str]:
        """The surnames of those whom a form names in full; none of a surname, a pseudonym or an abbreviation."""
        if meaning.contextual or meaning.kind in SECRET_NAMES | {NameKind.SHORT, NameKind.ABBREVIATION}:
            return frozenset()
        surnames = [person.surnames for entity in meaning.entities if (person := self._person(entity)) is not None]
        return frozenset(surname for forms in surnames if spot.form not in forms for surname in forms)

    def _mention(self, spot: Spot, meaning: Meaning, before: int, after: int) -> Mention | None:
        if meaning.type is not EntityType.PERSON:
            return self._other(spot, meaning, after)
        if " " in spot.form and not meaning.contextual:
            return self._full_name(spot, meaning, after)
        return self._single_name(spot, meaning, before, after)

    def _plain(self, spot: Spot, meaning: Meaning) -> Mention:
        """The mention as the tables alone decide it."""
        kind = meaning.kind
        demonym = all(entry.kind is NameKind.DEMONYM for entry in meaning.entries)
        if meaning.only is None:
            rule = SHARED
        elif kind in SECRET_NAMES:
            rule = PSEUDONYM
        elif demonym:
            rule = DEMONYM
        else:
            rule = {NameKind.ABBREVIATION: ABBREVIATION, NameKind.SHORT: SHORT}.get(kind or NameKind.VARIANT, FULL)
        return Mention(
            span=Span.of(self._text, spot.start, spot.end),
            type=meaning.type,
            entity=meaning.only,
            rule=rule,
            name_kind=kind,
            demonym=demonym,
        )

    def _other(self, spot: Spot, meaning: Meaning, after: int) -> Mention | None:
        """A place, polity, organisation or office. A short name before an unknown one ("North Ruritania") is none."""
        mention = self._plain(spot, meaning)
        if mention.demonym:
            return mention
        if meaning.kind is NameKind.SHORT and self._around.after(spot.end, after).part is Part.LONGER:
            return None
        if self._around.joined_after(spot.end, after).part is Part.LONGER:
            return replace(mention, entity=None, rule=PART_OF_LONGER)
        return mention

    def _full_name(self, spot: Spot, meaning: Meaning, after: int) -> Mention:
        """A person's name of several words; where the family name comes first, unknown words behind it belong to it."""
        side = Side(Part.NONE, spot.end)
        if meaning.kind not in SECRET_NAMES:
            side = (
                self._around.after(spot.end, after)
                if self._family_name_leads(spot, meaning)
                else self._around.joined_after(spot.end, after)
            )
        surnames = self._surnames_of_full_name(spot, meaning)
        if side.part is Part.LONGER:
            self._antecedents.add(sorted(surnames), spot.start, None)
            return self._longer(spot.start, side.reach, side.words)
        self._antecedents.add(sorted(surnames), spot.start, meaning.only)
        return self._plain(spot, meaning)

    def _family_name_leads(self, spot: Spot, meaning: Meaning) -> bool:
        """Whether this form begins with the family name, or nobody knows which of its words is one."""
        for entity in meaning.entities:
            person = self._person(entity)
            if person is None or any(spot.form.startswith(f"{surname} ") for surname in person.surnames):
                return True
            if not any(spot.form.endswith(f" {surname}") for surname in person.surnames):
                return True
        return False

    def _single_name(self, spot: Spot, meaning: Meaning, before: int, after: int) -> Mention:
        """A surname or a name of one word: as part of an unknown longer name it is nobody's."""
        persons = [person for entity in meaning.entities if (person := self._person(entity)) is not None]
        secret = meaning.kind in SECRET_NAMES
        first = not secret and any(person.family_first for person in persons)
        last = secret or any(person.family_last for person in persons)
        behind = self._around.after(spot.end, after) if first else self._around.joined_after(spot.end, after)
        ahead = self._around.before(spot.start, before)
        if not last and not all(len(word) == 1 for word in ahead.words):
            ahead = Side(Part.NONE, spot.start)
        entity = self._antecedents.of(spot.form) if meaning.contextual else meaning.only
        entity = entity if entity in meaning.entities else None
        if behind.part is Part.LONGER:
            self._antecedents.add([spot.form], spot.start, None)
            return self._longer(spot.start, behind.reach, behind.words)
        if ahead.part is Part.LONGER and not self._agrees(ahead.words, entity):
            self._antecedents.add([spot.form], spot.start, None)
            return self._longer(ahead.reach, spot.end, ())
        doubtful = Part.DOUBT in (behind.part, ahead.part)
        untold = Part.UNTOLD in (behind.part, ahead.part) and meaning.contextual
        if doubtful or untold:
            entity = None
        start = ahead.reach if ahead.part is Part.LONGER else spot.start
        mention = replace(self._plain(spot, meaning), span=Span.of(self._text, start, spot.end), entity=entity)
        if meaning.contextual:
            return replace(mention, rule=SURNAME_OPEN if entity is None else SURNAME_AFTER_FULL)
        return mention if entity is not None or meaning.only is None else replace(mention, rule=SURNAME_OPEN)

    def _agrees(self, words: Sequence[str], entity: str | None) -> bool:
        """Whether the words before a surname are a person's given names, or initials of them."""
        person = self._person(entity) if entity is not None else None
        if person is None:
            return False
        folded = [fold_name(word) for word in words]
        fits = [
            any(given.startswith(word) for given in person.given) if len(word) == 1 else word in person.given
            for word in folded
        ]
        return fits[0] and all(fit or len(word) == 1 for fit, word in zip(fits, folded, strict=True))

    def _longer(self, start: int, end: int, words: Sequence[str]) -> Mention:
        """An unknown longer name as one open mention: a person's, but for the likes of "Muster University"."""
        is_thing = any(word.casefold() in THINGS for word in words)
        return Mention(
            span=Span.of(self._text, start, end),
            type=None if is_thing else EntityType.PERSON,
            entity=None,
            rule=PART_OF_LONGER,
        )
