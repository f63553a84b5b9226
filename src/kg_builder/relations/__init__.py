"""Which documents may be one message, a draft or a translation of another: proposed with reasons, never decided."""

from kg_builder.relations.proposals import Reason, RelationProposal
from kg_builder.relations.proposing import propose_relations

__all__ = ["Reason", "RelationProposal", "propose_relations"]
