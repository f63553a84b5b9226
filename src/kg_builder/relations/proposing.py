"""Proposes relations of documents over a whole project: keys, blocks, rules, and one proposal a pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

from kg_builder.model import Certainty, Check, Document, RelationKind
from kg_builder.relations.blocks import blocks_of
from kg_builder.relations.comparing import (
    Rule,
    by_address,
    by_number,
    by_record_id,
    by_shelfmark,
    by_signature,
    languages_differ,
)
from kg_builder.relations.drafts import propose_drafts
from kg_builder.relations.features import Features, features_of
from kg_builder.relations.proposals import Reason, RelationProposal

Pair = tuple[str, str]
Keys = Callable[[Features], Iterable[str]]
_CERTAINTIES = (Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW)


def propose_relations(documents: Iterable[Document]) -> tuple[tuple[RelationProposal, ...], tuple[Check, ...]]:
    """The pairs that may be one message, draft and message, or translation and original, in the order of their ids.

    What a source states is not proposed again, and a document and a letter inside it are never a pair. A key that very
    many documents share proposes nothing and is a check. Time grows with the number of documents, not of their pairs.
    """
    features = [features_of(document) for document in sorted(documents, key=lambda document: document.id)]
    found: dict[Pair, list[Rule]] = {}
    checks: list[Check] = []
    for feature, keys, rule in _RULES:
        blocks, many = blocks_of(feature, features, keys)
        # An address that many share is that of their edition, not of a letter: nothing to be said of it.
        checks += many if rule is not by_address else []
        for block in blocks:
            for one, other in block.pairs:
                if rule(one, other) is not None:
                    rules = found.setdefault((one.document.id, other.document.id), [])
                    rules += [rule] if rule not in rules else []
    by_id = {one.document.id: one for one in features}
    proposals = [_proposal(by_id[first], by_id[second], rules) for (first, second), rules in found.items()]
    proposals += [one for one in propose_drafts(features) if _pair(one.subject, one.target) not in found]
    stated = _stated(features)
    return tuple(sorted((one for one in proposals if not _is_stated(one, stated)), key=_order)), tuple(checks)


def _numbers_of_the_day(one: Features) -> Iterable[str]:
    return [f"{number} of {one.day}" for number in one.numbers] if one.day is not None else []


def _signatures(one: Features) -> Iterable[str]:
    if one.day is None:
        return []
    senders, addressees = one.resolved
    return [f"{sender}, {addressee}, {one.day}" for sender in sorted(senders) for addressee in sorted(addressees)]


_RULES: tuple[tuple[str, Keys, Rule], ...] = (
    ("record id", lambda one: one.record_ids, by_record_id),
    ("number and day", _numbers_of_the_day, by_number),
    ("shelfmark", lambda one: one.shelfmarks, by_shelfmark),
    ("address", lambda one: one.addresses, by_address),
    ("sender, addressee and day", _signatures, by_signature),
)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _order(proposal: RelationProposal) -> tuple[str, str, str]:
    return proposal.subject, proposal.target, proposal.kind.value


def _proposal(one: Features, other: Features, rules: Sequence[Rule]) -> RelationProposal:
    """The pair as one proposal; where exactly one of them is called a translation, it is that of the other."""
    differ = languages_differ(one, other)
    translated = differ is not None and one.translation != other.translation
    if translated and other.translation:
        one, other = other, one
    found = [result for rule in rules if (result := rule(one, other)) is not None]
    reasons = {reason.words: reason for _, each in reversed(found) for reason in reversed(each)}
    ordered = [*reversed(reasons.values())]
    if differ is not None:
        ordered.append(Reason(rule="relations/translation", words=differ, ground=one.document.record))
    return RelationProposal(
        subject=one.document.id,
        kind=RelationKind.TRANSLATION_OF if translated else RelationKind.SAME_MESSAGE_AS,
        target=other.document.id,
        certainty=min((certainty for certainty, _ in found), key=_CERTAINTIES.index),
        reasons=tuple(ordered),
    )


def _stated(features: Iterable[Features]) -> set[tuple[Pair, RelationKind]]:
    """What is stated of which two documents; what conveys another is no other form of it."""
    stated: set[tuple[Pair, RelationKind]] = set()
    for one in features:
        for relation in one.document.relations:
            pair = _pair(one.document.id, relation.target)
            kinds = RelationKind if relation.kind is RelationKind.CONVEYS else (relation.kind,)
            stated.update((pair, kind) for kind in kinds)
    return stated


def _is_stated(proposal: RelationProposal, stated: Set[tuple[Pair, RelationKind]]) -> bool:
    return (_pair(proposal.subject, proposal.target), proposal.kind) in stated
