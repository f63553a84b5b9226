"""All names of an authority by their folded form, with what is needed to decide whom a form can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg_builder.authority import Authority
from kg_builder.folding import fold_name
from kg_builder.model import SECRET_NAMES, AuthorityRecord, EntityType, NameKind

_NOT_FULL = frozenset({NameKind.SHORT, NameKind.DEMONYM, NameKind.ABBREVIATION}) | SECRET_NAMES
_WORDS = re.compile(r"([^\s\-‐‑]+)([\s\-‐‑]*)")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEntry:
    """One name of one entity; without `kind` it is a family name from the table of people."""

    entity: str
    type: EntityType
    kind: NameKind | None
    value: str

    def fits(self, words: str) -> bool:
        """Whether words that fold alike are written like this name: capitals where it has them, or throughout.

        An abbreviation is only met in its own case. Behind a hyphen, and behind the first word of what is no person,
        the case is free, since transliterations and offices vary in it.
        """
        if self.kind is NameKind.ABBREVIATION:
            return _bare(words) == _bare(self.value)
        if words.isupper():
            return True
        capital_met = False
        after_hyphen = False
        for named, written in zip(_WORDS.findall(self.value), _WORDS.findall(words), strict=False):
            if _begins_upper(named[0]) and not after_hyphen:
                if not _begins_upper(written[0]):
                    return False
                capital_met = True
            if capital_met and self.type is not EntityType.PERSON:
                return True
            after_hyphen = bool(written[1]) and not written[1][0].isspace()
        return True


def _bare(words: str) -> str:
    return "".join(_LETTER_OR_DIGIT.findall(words))


def _begins_upper(word: str) -> bool:
    first = _LETTER_OR_DIGIT.search(word)
    return first is not None and first.group().isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNames:
    """How a person's names are built: forms of the family name, words of the given names, on which side they stand."""

    surnames: frozenset[str]
    given: frozenset[str]
    family_first: bool
    family_last: bool


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of an authority by folded form, and how the names of each person are built."""

    forms: Mapping[str, tuple[NameEntry, ...]]
    persons: Mapping[str, PersonNames]

    @classmethod
    def of(cls, authority: Authority) -> NameIndex:
        """The index of all names of an authority."""
        forms: dict[str, list[NameEntry]] = {}
        persons: dict[str, PersonNames] = {}
        for record in authority.records.values():
            for entry in _entries(record):
                entries = forms.setdefault(fold_name(entry.value), [])
                if entry not in entries:
                    entries.append(entry)
            if record.type is EntityType.PERSON:
                persons[record.id] = _person_names(record)
        return cls({form: tuple(entries) for form, entries in sorted(forms.items()) if form}, persons)


def _entries(record: AuthorityRecord) -> Iterator[NameEntry]:
    for name in record.names:
        yield NameEntry(entity=record.id, type=record.type, kind=name.kind, value=name.value)
    if record.family_name and record.type is EntityType.PERSON:
        yield NameEntry(entity=record.id, type=record.type, kind=None, value=record.family_name)


def _person_names(record: AuthorityRecord) -> PersonNames:
    surnames = {fold_name(name.value) for name in record.names if name.kind is NameKind.SHORT}
    if record.family_name:
        surnames.add(fold_name(record.family_name))
    full = [fold_name(name.value) for name in record.names if name.kind not in _NOT_FULL]
    longer = [form for form in full if " " in form]
    first = any(form.startswith(f"{surname} ") for form in longer for surname in surnames)
    last = any(form.endswith(f" {surname}") for form in longer for surname in surnames)
    unknown = not (first or last)
    words = {word for form in longer for word in form.split()}
    return PersonNames(
        surnames=frozenset(surnames),
        given=frozenset(words - {word for surname in surnames for word in surname.split()}),
        family_first=first or unknown,
        family_last=last or unknown,
    )
