"""Follows the judgements on relations of documents: what is accepted is stated, what is rejected is stated no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg_builder.model import Basis, Check, Document, DocumentRelation, RelationKind, Severity, Status, Voice
from kg_builder.readings import DocumentNames
from kg_builder.relations.judgements import RelationJudgement
from kg_builder.relations.proposals import RelationProposal

Relation = tuple[str, RelationKind, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The documents with what was accepted of them, the proposals still open, and what cannot be followed."""

    documents: tuple[Document, ...]
    proposals: tuple[RelationProposal, ...]
    checks: tuple[Check, ...]


def judge_relations(
    documents: Sequence[Document], proposals: Iterable[RelationProposal], judgements: Sequence[RelationJudgement]
) -> Judged:
    """Follows every line of the ledger whose two documents are there; the others wait, each with a check.

    An accepted relation becomes a statement of a researcher that rests on its line: checked where a rule or the
    machine had found it, read by a person where nobody had; of its two documents nothing else is proposed. A rejected
    one is taken away, and not proposed again. Two lines that contradict each other are both left alone.
    """
    if not judgements:
        return Judged(documents=tuple(documents), proposals=tuple(proposals), checks=())
    lines, checks = _settle(judgements, DocumentNames(documents))
    found = {_key(one.subject, one.kind, one.target) for one in proposals}
    of_subject: defaultdict[str, list[RelationJudgement]] = defaultdict(list)
    for (subject, _, _), line in lines.items():
        of_subject[subject].append(line)
    judged = tuple(_follow(document, of_subject.get(document.id, ()), found) for document in documents)
    settled = {frozenset((subject, target)) for (subject, _, target), line in lines.items() if line.holds}
    still = tuple(
        one
        for one in proposals
        if _key(one.subject, one.kind, one.target) not in lines and frozenset((one.subject, one.target)) not in settled
    )
    return Judged(documents=judged, proposals=still, checks=tuple(checks))


def _key(subject: str, kind: RelationKind, target: str) -> Relation:
    """A relation that holds both ways is that of the document whose id comes first."""
    if kind is RelationKind.SAME_MESSAGE_AS and target < subject:
        subject, target = target, subject
    return subject, kind, target


def _settle(
    judgements: Iterable[RelationJudgement], names: DocumentNames
) -> tuple[dict[Relation, RelationJudgement], list[Check]]:
    """The lines by what they are about, with the ids of documents; a check for each that waits or is contradicted."""
    lines: dict[Relation, RelationJudgement] = {}
    contradicted: set[Relation] = set()
    checks: list[Check] = []
    for line in judgements:
        ids: list[str] = []
        for words in (line.subject, line.target):
            means = names.find(words)
            if len(means) == 1:
                ids += means
            else:
                said, expected = names.explain(words, means)
                checks.append(_waits(line, "judgement-document", f"{said}; this judgement waits", expected))
        if len(ids) < 2:
            continue
        key = _key(ids[0], line.kind, ids[1])
        if key[0] == key[2]:
            checks.append(_waits(line, "judgement-itself", "a document is not related to itself", "two documents"))
        elif key in lines and lines[key].holds is not line.holds:
            contradicted.add(key)
            said = f"line {lines[key].record.line} says the contrary; neither is followed"
            checks.append(_waits(line, "judgement-contradicted", said, "one line for each relation"))
        else:
            lines.setdefault(key, replace(line, subject=key[0], target=key[2]))
    return {key: line for key, line in lines.items() if key not in contradicted}, checks


def _waits(line: RelationJudgement, code: str, message: str, expected: str) -> Check:
    return Check.at(line.record, Severity.VIOLATION, code, message, found=line.words, expected=expected)


def _follow(document: Document, lines: Iterable[RelationJudgement], found: set[Relation]) -> Document:
    judged = {(line.kind, line.target): line for line in lines}
    if not judged:
        return document
    kept = [each for each in document.relations if (each.kind, each.target) not in judged]
    stated = {(each.kind, each.target) for each in document.relations}
    accepted = [
        DocumentRelation(
            rests_on=line.record,
            stated_by=Voice.RESEARCHER,
            rule=line.record.file,
            basis=Basis.STATED,
            status=Status.CHECKED if key in stated or (document.id, *key) in found else Status.READ_BY_PERSON,
            kind=line.kind,
            target=line.target,
        )
        for key, line in judged.items()
        if line.holds
    ]
    return replace(document, relations=(*kept, *accepted))
