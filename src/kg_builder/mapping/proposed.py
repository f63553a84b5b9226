"""What is only proposed of a document, as a graph beside the stated one: relations to others, with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder import __version__, iris
from kg_builder.authority import Authority
from kg_builder.mapping.document import map_itself
from kg_builder.mapping.header import RELATION_SHORT_FORMS
from kg_builder.mapping.terms import TYPE, Graph, iri, text
from kg_builder.mapping.triples import LABEL
from kg_builder.mapping.writer import GraphWriter
from kg_builder.model import Basis, Document, DocumentRelation, Status, Voice
from kg_builder.relations import RelationProposal
from kg_builder.vocab import OWL, PROV, concept


def map_proposals(document: Document, proposals: Sequence[RelationProposal], authority: Authority, base: str) -> Graph:
    """The graph `…/graph/proposed/{document}`: each proposal as a `DocumentRelation` with the status proposed.

    It rests on the words of every reason, says the reasons in a note, and has its short form in this graph alone. The
    document and its text are described again, so that the graph can be read, and dropped, by itself.
    """
    writer = GraphWriter(document, authority, base, graph="proposed")
    map_itself(writer)
    for proposal in proposals:
        _map_proposal(writer, proposal)
    for rule in sorted(writer.rules):
        activity = iri(iris.mint_rule_iri(base, rule))
        writer.add_triple(activity, TYPE, f"<{PROV}Activity>")
        writer.add_triple(activity, LABEL, text(rule))
        writer.add_triple(activity, f"<{OWL}versionInfo>", text(f"kg_builder {__version__}"))
    return writer.graph()


def _map_proposal(writer: GraphWriter, proposal: RelationProposal) -> None:
    first, *others = proposal.reasons
    kind = proposal.kind
    subject = iri(iris.mint_statement_iri(writer.document_iri, f"proposed-{kind.value}", proposal.target, 1))
    target = iri(iris.mint_document_iri(writer.base, proposal.target))
    statement = DocumentRelation(
        rests_on=first.ground,
        stated_by=Voice.RESEARCHER,
        rule=first.rule,
        basis=Basis.INFERRED,
        certainty=proposal.certainty,
        status=Status.PROPOSED,
        kind=kind,
        target=proposal.target,
    )
    writer.add_statement(subject, "DocumentRelation", statement)
    writer.add_rule(subject, first.rule)
    for reason in others:
        writer.add(subject, "restsOn", writer.ground(reason.ground))
        writer.add_rule(subject, reason.rule)
    writer.add(subject, "hasKind", iri(concept(kind)))
    writer.add(subject, "pointsTo", target)
    writer.add(subject, "note", text(proposal.words))
    writer.add(writer.subject, RELATION_SHORT_FORMS[kind], target)
