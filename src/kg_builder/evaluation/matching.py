"""When a reading is the same as the gold: the rules, each on one pair; docs/evaluation.md says them in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from kg_builder.evaluation.records import Bounds, Record, names_of, text_of

Gold = TypeVar("Gold")
Found = TypeVar("Found")

# Words that tell nobody apart: articles, prepositions, and titles that a text gives or leaves out.
_EMPTY = frozenset("the of to at in on and for a mr mrs dr sir president comrade".split())
_REMARKS = re.compile(
    r"Top Secret|Secret\b|Confidential|Copy\b|Original\b|Drafted\b|No classification|Official Use"
)  # Where a source note goes on after the reference itself.
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST_PARTY = 14
_LONGEST_PLACE = 8
_SHARED = 0.8
_OF_THE_FOUND = 0.5
_OVERLAP = 0.5
_SAME_KIND = 0.3
_FAMILIES = (
    frozenset({"say", "report", "inform", "answer", "think", "warn", "thank", "converse"}),
    frozenset({"ask", "request", "propose", "order"}),
    frozenset({"promise", "agree", "refuse"}),
)


def words_of(text: str) -> frozenset[str]:
    """The telling words of a name, without regard to case or order.

    >>> sorted(words_of("the President of Ruritania (Muster)"))
    ['muster', 'ruritania']
    """
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if word not in _EMPTY)


def same_text(gold: str, found: str) -> bool:
    """Whether two texts have the same words in the same order; case and punctuation make no difference."""
    return re.findall(r"\w+", gold.casefold()) == re.findall(r"\w+", found.casefold())


def day_of(edtf: str) -> str:
    """A date without its clock time."""
    return edtf[:10] if _FULL_DAY.match(edtf) else edtf


def same_day(gold: str, found: str) -> bool:
    """Whether a date is the gold's day; a gold month, year or interval must be read as just that.

    >>> same_day("1901-05-03", "1901-05-03T14:30:00"), same_day("1901-05", "1901-05-03")
    (True, False)
    """
    return found[:10] == gold[:10] if _FULL_DAY.fullmatch(day_of(gold)) else day_of(found) == gold


def same_moment(gold: str, found: str) -> bool:
    """Whether a date is the gold's day, and its minute where the gold states one."""
    return same_day(gold, found) and ("T" not in gold or found[11:16] == gold[11:16])


def holds_words(gold: str, found: str, *, longest: int) -> bool:
    """Whether a reading of at most `longest` words holds every telling word of the gold."""
    wanted = words_of(gold)
    return bool(wanted) and wanted <= words_of(found) and len(found.split()) <= longest


def party_words(party: Record) -> str:
    """What must be read of a party: the name, or the office where the gold has no name."""
    return text_of(party, "name") or text_of(party, "office")


def same_party(gold: Record, found: Record, others: Sequence[Record] = ()) -> bool:
    """Whether a participant is the gold's: all its words, not all those of one of the `others` (the other side).

    A gold that has neither name nor office is met by its entity, or, without one, by a participant that names nobody.
    """
    wanted = words_of(party_words(gold))
    text = f"{text_of(found, 'name')} {text_of(found, 'office')}"
    if not wanted:
        entity = text_of(gold, "entity")
        return entity == text_of(found, "entity") if entity else not text.strip()
    foreign = [words_of(text_of(other, "name")) - wanted for other in others]
    seen = words_of(text)
    return wanted <= seen and len(text.split()) <= _LONGEST_PARTY and not any(far and far <= seen for far in foreign)


def holds_party(gold: Record, found: Record) -> bool:
    """Whether the gold's words stand in a participant at all, even where it does not tell who is meant."""
    wanted = words_of(party_words(gold))
    return bool(wanted) and wanted <= words_of(f"{text_of(found, 'name')} {text_of(found, 'office')}")


def same_place(gold: Record, found: Record) -> bool:
    """Whether a place's name holds the gold's words, and not many more."""
    wanted = words_of(text_of(gold, "name"))
    name = text_of(found, "name")
    return wanted <= words_of(name) and len(name.split()) <= _LONGEST_PLACE


def archival_words(text: str) -> frozenset[str]:
    """The words of an archival reference before its remarks (secrecy, drafting, kind of copy)."""
    return words_of(_REMARKS.split(text)[0]) - {"source"}


def same_shelfmark(gold: str, found: str) -> bool:
    """Whether a reference has four fifths of the gold's words, and at least half of its own are the gold's."""
    core, seen = archival_words(gold), archival_words(found)
    both = len(core & seen)
    return bool(core and seen) and both >= _SHARED * len(core) and both >= _OF_THE_FOUND * len(seen)


def family_of(kind: str) -> int:
    """The family of a kind of speech act: telling, asking, binding, other; one family counts as detected."""
    return next((number for number, family in enumerate(_FAMILIES) if kind in family), len(_FAMILIES))


def overlap_of(a: Bounds, b: Bounds) -> float:
    """How much of the shorter of two spans lies in the other; negative where they lie apart."""
    return (min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))


def likeness(gold: Record, found: Record, where: Bounds | None, there: Bounds | None) -> float | None:
    """How well a proposed speech act meets the gold's; None where it does not: other family, or too little overlap."""
    if where is None or there is None or family_of(text_of(gold, "kind")) != family_of(text_of(found, "kind")):
        return None
    overlap = overlap_of(where, there)
    return overlap + _SAME_KIND * (gold.get("kind") == found.get("kind")) if overlap >= _OVERLAP else None


def lies_over(where: Bounds | None, there: Bounds | None) -> bool:
    """Whether two spans share at least half of the shorter one."""
    return where is not None and there is not None and overlap_of(where, there) >= _OVERLAP


def same_people(gold: object, found: object) -> bool:
    """Whether two lists of speakers or hearers are the same, whatever their order."""
    return {words_of(name) for name in names_of(gold)} == {words_of(name) for name in names_of(found)}


def pair_up(gold: Sequence[Gold], found: Sequence[Found], compatible: Callable[[Gold, Found], bool]) -> dict[int, int]:
    """As many pairs of gold and found as can be, each used once: number in `gold` → number in `found`.

    Source: Kuhn, "The Hungarian method for the assignment problem" (1955), by augmenting paths.
    """
    edges = [[place for place, row in enumerate(found) if compatible(wanted, row)] for wanted in gold]
    taken: dict[int, int] = {}

    def settle(number: int, seen: set[int]) -> bool:
        free = next((place for place in edges[number] if place not in taken), None)
        if free is not None:  # Looked for first: else many rows that are all alike would be moved one after another.
            taken[free] = number
            return True
        for place in edges[number]:
            if place not in seen:
                seen.add(place)
                if settle(taken[place], seen):
                    taken[place] = number
                    return True
        return False

    for number in range(len(gold)):
        settle(number, set())
    return {number: place for place, number in sorted(taken.items(), key=lambda pair: pair[1])}
