"""Sayings and events in a sentence that keeps every remove: who reports that who said that who said."""

from __future__ import annotations

from kg_builder.explanation.nodes import Node, Nodes
from kg_builder.vocab import KGK

# Kind: (past tense, infinitive, word before the hearer).
_VERBS = {
    "say": ("said", "say", "to"),
    "report": ("reported", "report", "to"),
    "inform": ("informed", "inform", ""),
    "ask": ("asked", "ask", ""),
    "request": ("requested", "request", "of"),
    "propose": ("proposed", "propose", "to"),
    "promise": ("promised", "promise", ""),
    "agree": ("agreed", "agree", "with"),
    "refuse": ("refused", "refuse", ""),
    "order": ("ordered", "order", ""),
    "answer": ("answered", "answer", ""),
    "warn": ("warned", "warn", ""),
    "think": ("thought", "think", "towards"),
    "thank": ("thanked", "thank", ""),
    "converse": ("conversed", "converse", "with"),
}
_DEFAULT = ("spoke", "speak", "to")


def attribution(node: Node, nodes: Nodes) -> tuple[Node, ...]:
    """The acts inside which something is reported, the outermost first."""
    chain: list[Node] = []
    seen = {node.iri}
    outer = node.one("attributedTo")
    while outer is not None and outer not in seen:
        seen.add(outer)
        chain.insert(0, nodes[outer])
        outer = nodes[outer].one("attributedTo")
    return tuple(chain)


def reported_speech(node: Node, nodes: Nodes, voice: str | None) -> str:
    """Every remove by name: "Anna Muster (author) reports that Carl said to Dora that Dora promised"."""
    content = node.one("content")
    clauses = [_clause(act, nodes) for act in (*attribution(node, nodes), node)]
    return f"{_reporter(node, nodes, voice)} reports that {' that '.join(clauses)}" + (
        f": {content}" if content else ""
    )


def reported_event(node: Node, nodes: Nodes, voice: str | None) -> str:
    """What is told of, by whom, and as what: "Anna Muster (author) reports that Carl said: a visit (intended)"."""
    participants = " and ".join(nodes[iri].label for iri in node.all("hasParticipant"))
    event = f"{node.kind('hasKind') or 'event'} “{node.label}”" + (f", with {participants}" if participants else "")
    clauses = [_clause(act, nodes) for act in attribution(node, nodes)]
    reporter = _reporter(node, nodes, voice)
    told = f"{reporter} reports that {' that '.join(clauses)}" if clauses else f"{reporter} tells"
    return f"{told}: {event}{_circumstances(node, nodes)}"


def _reporter(node: Node, nodes: Nodes, voice: str | None) -> str:
    """The voice that reports it; the author by name where the document has one sender."""
    voice = voice or "source"
    if voice == "author":
        senders = {nodes[sender].label for document in node.all("concerns") for sender in nodes[document].all("sentBy")}
        if len(senders) == 1:
            return f"{senders.pop()} (author)"
    return f"the {voice}"


def _clause(act: Node, nodes: Nodes) -> str:
    speakers = " and ".join(nodes[iri].label for iri in act.all("spokenBy")) or "somebody unnamed"
    hearers = " and ".join(nodes[iri].label for iri in act.all("spokenTo"))
    past, infinitive, before = _VERBS.get(act.kind("hasKind") or "", _DEFAULT)
    denied = act.one("hasPolarity") == f"{KGK}polarity-negative"
    told = f" {before} {hearers}".replace("  ", " ") if hearers else ""
    return f"{speakers} {f'did not {infinitive}' if denied else past}{told}{_circumstances(act, nodes)}"


def _circumstances(node: Node, nodes: Nodes) -> str:
    when = node.one("edtf") or node.one("asWritten")
    where = " and ".join(nodes[iri].label for iri in node.all("happenedAt"))
    actuality = node.kind("hasActuality")
    return (
        (f" ({actuality})" if actuality not in (None, "actual") else "")
        + (f" on {when}" if when else "")
        + (f" at {where}" if where else "")
    )
