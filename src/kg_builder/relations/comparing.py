"""Why two documents that share a key may be one message: one function a rule, silent where something speaks against."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg_builder.model import Certainty
from kg_builder.relations.features import Features, Ground
from kg_builder.relations.proposals import Reason

Found = tuple[Certainty, tuple[Reason, ...]]
Rule = Callable[[Features, Features], Found | None]
_LEAST_SHARED = 2
_SHARED_SUBJECT = 0.5


def by_record_id(one: Features, other: Features) -> Found | None:
    """One record of a catalogue, met twice."""
    reason = _shared("record-id", "the record id is {} in both", one.record_ids, other.record_ids)
    if reason is None:
        return None
    apart = _days_apart(one, other)
    reasons = (reason, Reason(rule="relations/record-id", words=apart, ground=one.dated)) if apart else (reason,)
    return (Certainty.MEDIUM if apart else Certainty.HIGH), reasons


def by_number(one: Features, other: Features) -> Found | None:
    """One number of one day, of the same sender or addressee and of nobody else."""
    reason = _shared("number", "the number is {} in both", one.numbers, other.numbers)
    if reason is None or one.day is None or one.day != other.day or _parties_differ(one, other):
        return None
    parties = _party(one, other, "number")
    if parties is None:
        return None
    certainty = (
        Certainty.HIGH if one.senders & other.senders and one.addressees & other.addressees else Certainty.MEDIUM
    )
    return certainty, (reason, _same_day(one, "number"), parties)


def by_shelfmark(one: Features, other: Features) -> Found | None:
    """One place in an archive, to the folio, and no day that speaks against it."""
    reason = _shared("shelfmark", "both are kept at {}", one.shelfmarks, other.shelfmarks)
    if reason is None or _days_apart(one, other) or _parties_differ(one, other):
        return None
    same = [_same_day(one, "shelfmark")] if one.day is not None and one.day == other.day else []
    return (Certainty.HIGH if same else Certainty.MEDIUM), (reason, *same)


def by_address(one: Features, other: Features) -> Found | None:
    """One address on the web, at which both sources say that the letter is published."""
    reason = _shared("address", "both are published at {}", one.addresses, other.addresses)
    return None if reason is None else (Certainty.HIGH, (reason,))


def by_signature(one: Features, other: Features) -> Found | None:
    """The same sender, addressee and day, all identified; not two letters with numbers of their own."""
    if one.day is None or one.day != other.day:
        return None
    senders, addressees = (one.resolved[n] & other.resolved[n] for n in (0, 1))
    numbered = one.numbers and other.numbers and not one.numbers.keys() & other.numbers.keys()
    if not senders or not addressees or numbered:
        return None
    who = f"{_name(one, senders)} writes to {_name(one, addressees)} in both"
    within = one.document.source == other.document.source
    certainty = Certainty.LOW if within else Certainty.MEDIUM
    return certainty, (
        Reason(rule="relations/signature", words=who, ground=one.party),
        _same_day(one, "signature"),
    )


def as_draft(one: Features, other: Features) -> Found | None:
    """The same parties and subject; `one` is a draft, `other` is none."""
    if not (one.senders & other.senders and one.addressees & other.addressees):
        return None
    shared = one.subject & other.subject
    least = min(len(one.subject), len(other.subject))
    alike = len(shared) >= _LEAST_SHARED and len(shared) >= _SHARED_SUBJECT * least
    same_day = one.day is not None and one.day == other.day
    if not (alike or (same_day and shared)):
        return None
    reasons = [Reason(rule="relations/draft", words="the same sender and addressee in both", ground=one.party)]
    words = f"both speak of {', '.join(sorted(shared))}"
    reasons.append(Reason(rule="relations/draft", words=words, ground=one.subject_said))
    if same_day:
        reasons.append(_same_day(one, "draft"))
    return Certainty.MEDIUM if same_day and alike else Certainty.LOW, tuple(reasons)


def languages_differ(one: Features, other: Features) -> str | None:
    """That the two are in different languages, in words."""
    if one.language is None or other.language is None or one.language == other.language:
        return None
    return f"one is in the language {one.language}, the other in {other.language}"


def _shared(
    rule: str, words: str, ones: Mapping[str, tuple[str, Ground]], others: Mapping[str, tuple[str, Ground]]
) -> Reason | None:
    for key, (said, ground) in ones.items():
        if key in others:
            return Reason(rule=f"relations/{rule}", words=words.format(said), ground=ground)
    return None


def _same_day(one: Features, rule: str) -> Reason:
    return Reason(rule=f"relations/{rule}", words=f"both are of {one.day}", ground=one.dated)


def _days_apart(one: Features, other: Features) -> str:
    apart = one.day is not None and other.day is not None and one.day != other.day
    return f"the days differ: {one.day} and {other.day}" if apart else ""


def _parties_differ(one: Features, other: Features) -> bool:
    """Whether both say who wrote it, or to whom, and have nobody in common there."""
    sides = ((one.senders, other.senders), (one.addressees, other.addressees))
    return any(mine and theirs and not mine & theirs for mine, theirs in sides)


def _party(one: Features, other: Features, rule: str) -> Reason | None:
    shared = (one.senders & other.senders) | (one.addressees & other.addressees)
    if not shared:
        return None
    return Reason(rule=f"relations/{rule}", words=f"{_name(one, shared)} takes part in both", ground=one.party)


def _name(one: Features, keys: frozenset[str]) -> str:
    return one.called[min(keys)]
