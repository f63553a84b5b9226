"""Who and where the words of a sheet mean: an authority's id, a name that it knows for one only, else the words."""

from __future__ import annotations

from collections.abc import Mapping

from kg_builder.authority import Authority
from kg_builder.folding import fold_name
from kg_builder.model import AGENT_TYPES, AuthorityRecord, Check, Document, EntityType, Role, Severity
from kg_builder.readings.rows import Reading
from kg_builder.suggestions import near_words, perhaps
from kg_builder.wording import with_article

_AUTHOR = "author"


class NameFinder:
    """Looks up the names in the rows of one document, and collects what is doubtful about them."""

    def __init__(self, document: Document, authority: Authority) -> None:
        self.document = document
        self.records: Mapping[str, AuthorityRecord] = authority.records
        self.checks: list[Check] = []
        self._ids: dict[str, set[str]] = {}
        for identity, record in self.records.items():
            for name in (record.label, *(name.value for name in record.names)):
                self._ids.setdefault(fold_name(name), set()).add(identity)

    def find_agents(self, reading: Reading, column: str, names: tuple[str, ...]) -> tuple[str, ...]:
        """The persons, organisations and polities of one cell, each once; `author` is the document's one sender."""
        found = (
            self._author(reading, column) if name.lower() == _AUTHOR else self._find(reading, column, name, AGENT_TYPES)
            for name in names
        )
        return tuple(dict.fromkeys(found))

    def find_place(self, reading: Reading) -> str | None:
        """The place of a row."""
        return self._find(reading, "place", reading.place, (EntityType.PLACE,)) if reading.place else None

    def _find(self, reading: Reading, column: str, words: str, types: tuple[EntityType, ...]) -> str:
        record = self.records.get(words)
        if record is not None:
            return words if record.type in types else self._unfit(reading, column, record, types)
        known = sorted(self._ids.get(fold_name(words), ()))
        fitting = [identity for identity in known if self.records[identity].type in types]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            message = f"the {column} {words!r} can be more than one; the words are kept"
            self._note(reading, "name-ambiguous", message, words, f"one of {', '.join(fitting)}")
        elif known:
            self._unfit(reading, column, self.records[known[0]], types)
        else:
            self._warn_of_slip(reading, column, words, types)
        return words

    def _unfit(self, reading: Reading, column: str, record: AuthorityRecord, types: tuple[EntityType, ...]) -> str:
        """The name of a record that cannot stand in this column: a place says nothing, and nobody lives in a person."""
        message = (
            f"the {column} {record.label!r} is known as {with_article(record.type.value)}; only the words are kept"
        )
        self._note(reading, "name-type", message, record.id, f"the id of {with_article(' or '.join(sorted(types)))}")
        return record.label

    def _warn_of_slip(self, reading: Reading, column: str, words: str, types: tuple[EntityType, ...]) -> None:
        """Words that look like an id or are very like a known one were perhaps meant for it."""
        like_an_id = words == words.lower() and " " not in words
        known = [identity for identity, record in self.records.items() if record.type in types]
        known += [name for name, ids in self._ids.items() if any(self.records[each].type in types for each in ids)]
        near = near_words(words, known, least=60.0 if like_an_id else 88.0)
        if near or like_an_id:
            expected = perhaps(near) or "an id or a name of the authority tables"
            message = f"the {column} {words!r} is in no authority table; the words are kept"
            self._note(reading, "name-unknown", message, words, expected)

    def _author(self, reading: Reading, column: str) -> str:
        senders = [each for each in self.document.participants if each.role is Role.SENDER and each.absence is None]
        known = {each.entity for each in senders if each.entity}
        written = {words for each in senders if not each.entity and (words := each.name or each.office)}
        if len(known or written) == 1:
            return next(iter(known or written))
        found = "no sender" if not senders else "the senders " + ", ".join(sorted(known or written))
        message = f"the {column} 'author' cannot be told; the word is kept"
        self._note(reading, "author-unknown", message, found, "a document with one sender, or a name")
        return _AUTHOR

    def _note(self, reading: Reading, code: str, message: str, found: str, expected: str) -> None:
        self.checks.append(
            reading.check(
                code, message, found=found, expected=expected, severity=Severity.WARNING, document=self.document.id
            )
        )
