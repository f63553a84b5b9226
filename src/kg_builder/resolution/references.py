"""References by number → the one document of the corpus that they can mean, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from kg_builder.folding import fold_name
from kg_builder.mentions import without_titles
from kg_builder.model import DateValue, Document, Identifier, NumberKind, Participant, Reference, ReferenceKind, Role

_COUNTED = (NumberKind.OWN_NUMBER, NumberKind.TELEGRAM_NUMBER)
_SWAPPED = (ReferenceKind.REPLY, ReferenceKind.YOUR)

Found = bool | None  # None: neither shown nor excluded


class ReferenceResolver:
    """Finds the documents that references point to; made once for all documents of a corpus."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._numbered: dict[str, list[tuple[Document, Identifier]]] = {}
        for document in documents:
            for identifier in document.identifiers:
                if identifier.kind in _COUNTED:
                    number = fold_number(identifier.value)
                    self._numbered.setdefault(number, []).append((document, identifier))

    def resolve(self, reference: Reference, document: Document) -> Reference:
        """The reference with its target, if exactly one document can be meant and everything asked of it is shown.

        Asked is the number; the parties, swapped for a reply and "your", the same way round for "our earlier", either
        way for other references; a date not after this document's, and the reference's own date where it states one.
        A document of which one of these is not known is not taken, but keeps any other from being the only one.
        """
        if reference.target is not None or not reference.number or reference.number_to:
            return reference
        if reference.kind is ReferenceKind.SAME_MESSAGE:  # a name or an address, not a number that somebody gave
            return reference
        possible: dict[str, bool] = {}
        for other, identifier in self._numbered.get(fold_number(reference.number), ()):
            answers = (
                _same_series(reference, identifier),
                _parties_agree(reference, document, other),
                _dates_agree(reference, document, other),
            )
            if other.id != document.id and False not in answers:
                possible[other.id] = possible.get(other.id, False) or None not in answers
        if len(possible) == 1 and all(possible.values()):
            return replace(reference, target=next(iter(possible)))
        return reference


def fold_number(number: str) -> str:
    """A number without "No.", white space and case, so that spellings of one number are equal.

    >>> fold_number("No. 423/Ab") == fold_number("423 / AB")
    True
    """
    folded = "".join(number.split()).casefold()
    for sign in ("nos.", "no.", "nr.", "№", "#"):
        folded = folded.removeprefix(sign)
    return folded


def _same_series(reference: Reference, identifier: Identifier) -> Found:
    if reference.series is None or identifier.series is None:
        return True
    return fold_name(reference.series) == fold_name(identifier.series)


def _parties_agree(reference: Reference, document: Document, other: Document) -> Found:
    swapped = _both(
        _share(_senders(document), _addressees(other)),
        _share(_addressees(document), _senders(other)),
    )
    if reference.kind in _SWAPPED:
        return swapped
    same = _both(
        _share(_senders(document), _senders(other)),
        _share(_addressees(document), _addressees(other)),
    )
    if reference.kind is ReferenceKind.OUR_EARLIER:
        return same
    if swapped or same:
        return True
    return False if swapped is False and same is False else None


def _both(first: Found, second: Found) -> Found:
    if first is False or second is False:
        return False
    return True if first and second else None


def _senders(document: Document) -> list[Participant]:
    senders = _in_role(document, Role.SENDER)
    return senders or _in_role(document, Role.SIGNATORY)


def _addressees(document: Document) -> list[Participant]:
    return _in_role(document, Role.ADDRESSEE)


def _in_role(document: Document, role: Role) -> list[Participant]:
    return [each for each in document.participants if each.role is role and each.absence is None]


def _share(some: Iterable[Participant], others: Iterable[Participant]) -> Found:
    """Whether two sides have a party in common; None where one of them names nobody."""
    some, others = list(some), list(others)
    if not some or not others:
        return None
    return any(_is_same_party(one, other) for one, other in product(some, others))


def _is_same_party(one: Participant, other: Participant) -> bool:
    if one.entity is not None and other.entity is not None:
        return one.entity == other.entity
    if one.entity is None and other.entity is None and one.name is None and other.name is None:
        same_office = one.office_entity is not None and one.office_entity == other.office_entity
        if same_office:
            return True
    return bool(_party_words(one)) and _party_words(one) == _party_words(other)


def _party_words(participant: Participant) -> str:
    return fold_name(without_titles(participant.name or participant.office or participant.as_written or ""))


def _dates_agree(reference: Reference, document: Document, other: Document) -> Found:
    """Whether the other document is dated not after this one, and as the reference says."""
    own, its = _main_date(document), _main_date(other)
    answers = [_not_after(its, own)]
    if reference.date is not None:
        answers += [_not_after(its, reference.date), _not_after(reference.date, its)]
    if False in answers:
        return False
    return None if None in answers else True


def _main_date(document: Document) -> DateValue | None:
    return document.main_date.value if document.main_date is not None else None


def _not_after(one: DateValue | None, other: DateValue | None) -> Found:
    first = one.earliest if one is not None else None
    last = other.latest if other is not None else None
    return None if first is None or last is None else first <= last
