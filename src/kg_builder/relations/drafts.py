"""Finds the messages of which a paper that was never sent, or is called a draft, may be the draft."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg_builder.model import RelationKind
from kg_builder.relations.comparing import as_draft
from kg_builder.relations.features import Features
from kg_builder.relations.proposals import RelationProposal

# A word that so many messages of the same two parties have in their titles tells nothing.
_MOST_WITH_A_WORD = 100
_MOST_MESSAGES = 3


def propose_drafts(features: Sequence[Features]) -> Iterator[RelationProposal]:
    """Each draft with at most three messages of the same parties and subject, those that share most words first."""
    drafts = [one for one in features if one.draft]
    if not drafts:
        return
    by_word: defaultdict[str, list[Features]] = defaultdict(list)
    for one in features:
        if not one.draft:
            for key in _keys(one):
                by_word[key].append(one)
    for draft in drafts:
        yield from _of_one(draft, by_word)


def _of_one(draft: Features, by_word: dict[str, list[Features]]) -> Iterator[RelationProposal]:
    shared: Counter[str] = Counter()
    messages: dict[str, Features] = {}
    for key in _keys(draft):
        with_word = by_word.get(key, [])
        if len(with_word) <= _MOST_WITH_A_WORD:
            for message in with_word:
                shared[message.document.id] += 1
                messages[message.document.id] = message
    ranked = sorted(shared, key=lambda name: (-shared[name], name))[:_MOST_MESSAGES]
    for message in (messages[name] for name in ranked):
        found = as_draft(draft, message)
        if found is not None:
            certainty, reasons = found
            yield RelationProposal(
                subject=draft.document.id,
                kind=RelationKind.DRAFT_OF,
                target=message.document.id,
                certainty=certainty,
                reasons=reasons,
            )


def _keys(one: Features) -> Iterable[str]:
    """A telling word of the subject together with a sender and an addressee."""
    for sender in sorted(one.senders):
        for addressee in sorted(one.addressees):
            for word in sorted(one.subject):
                yield f"{sender}|{addressee}|{word}"
