"""One `correspDesc` → a `Document`: everything that it says, each statement resting on the element, with its line.

Whoever made the index states it (voice `cataloguer`). `received` names whom the letter was sent to and, as a
place, where to: that it arrived is stated by a date of receipt alone.

Source: CMIF 1.1 documentation, table "Correspondence Metadata".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder.iris import digest
from kg_builder.model import (
    Document,
    Edition,
    EditionKind,
    Identifier,
    NumberKind,
    Reference,
    ReferenceKind,
    SourceRecord,
    Status,
    Voice,
)
from kg_builder.readers.cmif.actions import ReadActions
from kg_builder.readers.cmif.elements import XML_ID, RawEntry, RawHeader, RawLetter
from kg_builder.readers.cmif.notes import read_notes

_RULE = "cmif/correspDesc"
_READ_ATTRIBUTES = frozenset({"key", "n", "ref", "source", "sameAs", XML_ID})
_NUMBERS = (
    ("key", NumberKind.DOCUMENT_NUMBER, None),
    ("n", NumberKind.DOCUMENT_NUMBER, "n"),
    (XML_ID, NumberKind.RECORD_ID, None),
)
_EDITION_KINDS = {kind.value: kind for kind in EditionKind}


class LetterReader:
    """Makes documents of the letters of one file, each with an id of its own that does not change with its place.

    A letter's id is that of its file and its `@key`, else its `@n`, else a hash of all that it says; where several
    share one, the second ends in `~2`. Only an equal record before it could change it.
    """

    def __init__(self, header: RawHeader, *, file: str, source_name: str, file_id: str) -> None:
        self._header = header
        self._file = file
        self._source_name = source_name
        self._file_id = file_id
        self._seen: dict[str, int] = {}

    def read(self, raw: RawLetter) -> Document:
        """The document that a `correspDesc` describes, with a check for each thing in it that cannot be understood."""
        record = SourceRecord(file=self._file, locator=f"correspDesc[{raw.number}]", line=raw.line)
        actions = ReadActions(record)
        for action in raw.actions:
            actions.take(action)
        actions.settle()
        editions = self._editions(raw, record, actions)
        notes = read_notes(raw.references, raw.notes, record)
        if raw.unread or notes.unknown or not raw.attributes.keys() <= _READ_ATTRIBUTES:
            for unread in _unread(raw, notes.unknown):
                actions.check("cmif-unread", unread, "what CMIF provides for")
        document_id = f"{self._file_id}/{self._distinct(_key_of(raw))}"
        return Document(
            id=document_id,
            source=self._file,
            source_name=self._source_name,
            record=record,
            acts=tuple(actions.acts),
            participants=tuple(actions.participants),
            dates=tuple(actions.dates),
            places=tuple(actions.places),
            identifiers=_identifiers(raw, record),
            references=_references(raw, record),
            editions=editions,
            descriptions=notes.descriptions,
            stated_mentions=notes.mentions,
            checks=actions.checks_of(document_id),
        )

    def _distinct(self, wanted: str) -> str:
        """A key that no other letter of the file has: the wanted one, or with its occurrence behind it."""
        count = self._seen.get(wanted, 0) + 1
        self._seen[wanted] = count
        return wanted if count == 1 else self._distinct(f"{wanted}~{count}")

    def _editions(self, raw: RawLetter, record: SourceRecord, actions: ReadActions) -> tuple[Edition, ...]:
        url = raw.attributes.get("ref", "").strip() or None
        keys = raw.attributes.get("source", "").split()
        if not keys:
            return (_edition(record, citation=url, url=url),) if url else ()
        editions = []
        for key in keys:
            entry = self._header.entries.get(key.removeprefix("#"))
            if entry is None:
                known = ", ".join(f"#{each}" for each in list(self._header.entries)[:3]) or "none; it has no bibl"
                actions.check("cmif-source-missing", f"@source {key!r}", f"the xml:id of a bibl of this file ({known})")
                entry = RawEntry(key.removeprefix("#"), None, key, raw.line)
            kind = _EDITION_KINDS.get(entry.type or "")
            editions.append(_edition(record, citation=entry.words or key, url=url, kind=kind, key=entry.key))
            url = None
        return tuple(editions)


def _edition(
    record: SourceRecord, *, citation: str, url: str | None, kind: EditionKind | None = None, key: str | None = None
) -> Edition:
    return Edition(
        rests_on=record,
        stated_by=Voice.CATALOGUER,
        rule=_RULE,
        status=Status.STATED_BY_MARKUP,
        citation=citation,
        url=url,
        kind=kind,
        key=key,
    )


def _key_of(raw: RawLetter) -> str:
    key = raw.attributes.get("key") or raw.attributes.get("n")
    folded = " ".join(key.split()) if key else ""
    return folded or f"letter-{_digest_of(raw)}"


def _digest_of(raw: RawLetter) -> str:
    """A short hash of everything that a letter says, white space folded, whatever the order of its attributes."""
    said = [f"{name}={value}" for name, value in sorted(raw.attributes.items())]
    for action in raw.actions:
        said.append(action.attributes.get("type", ""))
        for name, attributes, words in action.leaves:
            said += [name, *(f"{each}={value}" for each, value in sorted(attributes.items())), " ".join(words.split())]
    return digest(*said, length=10)


def _identifiers(raw: RawLetter, record: SourceRecord) -> tuple[Identifier, ...]:
    """The letter's number in its edition (`@key`), a further one (`@n`), and the id of the element."""
    found = []
    for name, kind, series in _NUMBERS:
        if name in raw.attributes and (value := raw.attributes[name].strip()):
            found.append(
                Identifier(
                    rests_on=record,
                    stated_by=Voice.CATALOGUER,
                    rule=_RULE,
                    status=Status.STATED_BY_MARKUP,
                    kind=kind,
                    value=value,
                    series=series,
                )
            )
    return tuple(found)


def _references(raw: RawLetter, record: SourceRecord) -> tuple[Reference, ...]:
    """Where else the same letter stands (`@sameAs`): names of editions, or addresses."""
    same = raw.attributes.get("sameAs")
    if not same:
        return ()
    return tuple(
        Reference(
            rests_on=record,
            stated_by=Voice.CATALOGUER,
            rule=_RULE,
            status=Status.STATED_BY_MARKUP,
            kind=ReferenceKind.SAME_MESSAGE,
            number=each,
        )
        for each in same.split()
    )


def _unread(raw: RawLetter, unknown: tuple[str, ...]) -> Iterator[str]:
    for name in sorted(raw.attributes.keys() - _READ_ATTRIBUTES):
        yield f"@{name.rpartition(' ')[2]} of correspDesc"
    for element in raw.unread:
        yield f"the element <{element.rpartition(' ')[2]}>"
    for kind in unknown:
        yield f"a reference of the type {kind!r}, kept as a remark"
