"""Which documents may be one message, a draft or a translation of another: proposed with reasons, never decided."""

from kg_builder.relations.judgements import JUDGEMENTS_FILE, RelationJudgement, load_judgements
from kg_builder.relations.judging import Judged, judge_relations
from kg_builder.relations.proposals import Reason, RelationProposal
from kg_builder.relations.proposing import propose_relations

__all__ = [
    "JUDGEMENTS_FILE",
    "Judged",
    "Reason",
    "RelationJudgement",
    "RelationProposal",
    "judge_relations",
    "load_judgements",
    "propose_relations",
]
