"""What is compared of a document: numbers, shelfmarks, addresses, day, parties, subject, language, draft or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg_builder.model import (
    DescriptionKind,
    Dispatch,
    Document,
    NumberKind,
    Participant,
    ReferenceKind,
    Role,
    SourceRecord,
    Span,
    TranscriptionKind,
)

Ground = Span | SourceRecord

# Numbers of the message itself; those of an edition or a copy say nothing of another text of it.
_NUMBERS = frozenset(
    {NumberKind.TELEGRAM_NUMBER, NumberKind.OWN_NUMBER, NumberKind.SPECIAL_NUMBER, NumberKind.ISSUING_NUMBER}
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")
_WORD = re.compile(r"[^\W_]+")
_DRAFT = re.compile(r"\b(?:draft|suggested (?:reply|telegram|message|letter))\b", re.IGNORECASE)
_EMPTY = frozenset(
    "from with about this that telegram letter message memorandum note report draft suggested proposed reply regarding "
    "concerning cipher ciphered coded secretary minister ambassador embassy department state president chairman".split()
)
_XML = frozenset({"cmif", "tei", "frus"})
_TRANSLATIONS = frozenset({TranscriptionKind.TRANSLATION, TranscriptionKind.MACHINE_TRANSLATION})
_FOLDED = str.maketrans(dict.fromkeys(" .,/-–—()[]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """One document as it is compared. Every key stands with the words, and with the place where the document says it.

    `resolved` are the senders and addressees by whom they are known to be; `senders` and `addressees` hold every key of
    each, names and offices too, and `called` gives the words for a key.
    """

    document: Document
    day: str | None
    dated: Ground
    senders: frozenset[str]
    addressees: frozenset[str]
    resolved: tuple[frozenset[str], frozenset[str]]
    party: Ground
    called: dict[str, str]
    record_ids: dict[str, tuple[str, Ground]]
    numbers: dict[str, tuple[str, Ground]]
    shelfmarks: dict[str, tuple[str, Ground]]
    addresses: dict[str, tuple[str, Ground]]
    subject: frozenset[str]
    subject_said: Ground
    language: str | None
    translation: bool
    draft: bool


def features_of(document: Document) -> Features:
    """What is compared of one document, after resolution."""
    main = document.main_date
    edtf = main.value.edtf if main is not None and main.value is not None and main.value.edtf is not None else ""
    day = _DAY.match(edtf)
    parties = [who for who in document.participants if who.role in {Role.SENDER, Role.ADDRESSEE}]
    senders = [who for who in parties if who.role is Role.SENDER]
    addressees = [who for who in parties if who.role is Role.ADDRESSEE]
    text = document.transcription
    subjects = [said for said in document.descriptions if said.kind in {DescriptionKind.SUBJECT, DescriptionKind.TITLE}]
    language = text.language.split("-")[0].casefold() if text is not None and text.language else None
    return Features(
        document=document,
        day=day.group() if day is not None else None,
        dated=main.rests_on if main is not None else document.record,
        senders=frozenset(key for who in senders for key in _keys(who)),
        addressees=frozenset(key for who in addressees for key in _keys(who)),
        resolved=(_resolved(senders), _resolved(addressees)),
        party=parties[0].rests_on if parties else document.record,
        called={key: who.name or who.office or who.as_written or key for who in parties for key in _keys(who)},
        record_ids=dict(_record_ids(document)),
        numbers={
            _fold(number.value): (number.value, number.rests_on)
            for number in document.identifiers
            if number.kind in _NUMBERS and any(sign.isdigit() for sign in number.value)
        },
        shelfmarks=dict(_shelfmarks(document)),
        addresses=dict(_addresses(document)),
        subject=frozenset(word for said in subjects for word in _telling(said.value)),
        subject_said=subjects[0].rests_on if subjects else document.record,
        language=language,
        translation=text is not None and text.kind in _TRANSLATIONS,
        draft=document.dispatch is Dispatch.ATTESTED_UNSENT or _DRAFT.search(document.title or "") is not None,
    )


def _fold(words: str) -> str:
    return words.casefold().translate(_FOLDED)


def _keys(who: Participant) -> Iterator[str]:
    """Everything by which a party can be recognised: identity, the last of its names, its office."""
    if who.absence is not None:
        return
    yield from _identities(who)
    names = _WORD.findall((who.name or "").casefold())
    if names:
        yield f"name {names[-1]}"
    if who.office:
        yield f"office {_fold(who.office)}"


def _identities(who: Participant) -> Iterator[str]:
    if who.entity is not None:
        yield f"entity {who.entity}"
    for reference in who.refs:
        yield f"entity {reference}"


def _resolved(parties: Iterable[Participant]) -> frozenset[str]:
    return frozenset(key for who in parties if who.absence is None for key in _identities(who))


def _record_ids(document: Document) -> Iterator[tuple[str, tuple[str, Ground]]]:
    """The numbers of the document in a catalogue; the id of an XML element counts in its own file alone."""
    for number in document.identifiers:
        if number.kind is NumberKind.RECORD_ID and number.rule.partition("/")[0] not in _XML:
            yield f"{number.series or ''} {number.value}".casefold(), (number.value, number.rests_on)


def _shelfmarks(document: Document) -> Iterator[tuple[str, tuple[str, Ground]]]:
    """Where copies are kept, to the folio: a file holds many documents, a folio mostly one."""
    for reference in document.archival_references:
        if reference.folios and reference.levels:
            path = "/".join(_fold(value) for _, value in reference.levels)
            key = f"{(reference.repository or '').casefold()}/{path}/{_fold(reference.folios)}"
            yield key, (reference.as_written, reference.rests_on)


def _addresses(document: Document) -> Iterator[tuple[str, tuple[str, Ground]]]:
    """Where the document is published, and what its source calls the same: addresses of one letter."""
    for edition in document.editions:
        if edition.url:
            yield edition.url, (edition.url, edition.rests_on)
    for reference in document.references:
        if reference.kind is ReferenceKind.SAME_MESSAGE and reference.number and "://" in reference.number:
            yield reference.number, (reference.number, reference.rests_on)


def _telling(words: str) -> Iterator[str]:
    for word in _WORD.findall(words.casefold()):
        if len(word) > 3 and word not in _EMPTY and not word.isdigit():
            yield word
