"""Every statement about something: from the graph to the words, the voices and the files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg_builder.config import load_config
from kg_builder.explanation.context import SourceTexts
from kg_builder.explanation.nodes import Node, Nodes
from kg_builder.explanation.records import ExplainedStatement, Explanation, Place, Words
from kg_builder.explanation.sayings import attribution
from kg_builder.explanation.sentences import sentence_of
from kg_builder.explanation.subject import find_subject
from kg_builder.store import GraphStore
from kg_builder.vocab import PROV

_QUOTED_FROM = f"{PROV}wasQuotedFrom"
_GENERATED_BY = f"{PROV}wasGeneratedBy"
_ORDER = (
    "Document Person Organisation Polity Place Office Agent Name Tenure CorrespondenceAct Participation DateStatement "
    "PlaceStatement Identifier Reference DocumentRelation Description ArchivalCopy Edition SpeechAct Event "
    "StatedMention Mention"
).split()


def explain(store: GraphStore, iri: str, project_folder: Path) -> Explanation:
    """Everything that the graph states about a document, person, place, office, speech act or single statement.

    `iri` may also be an authority id, a document id, a file name or an exact label. Of a document, its mentions count;
    of a person, every participation, saying, event and mention; of an archive's node, the copies below it.

    Raises:
        UsageError: nothing in the graph is called so (with the nearest labels), or more than one thing is.
    """
    nodes = Nodes(store)
    subject = find_subject(nodes, iri)
    statements = _statements_about(nodes, subject)
    nodes.fetch([subject, *statements])
    nodes.fetch(link for each in statements for link in nodes[each].links)
    encodings = sorted({each.encoding for each in load_config(project_folder).sources if each.encoding})
    texts = SourceTexts(project_folder, encodings, generation=store.folder)
    explained = [_explained(nodes[each], nodes, texts) for each in statements]
    return Explanation(
        subject=subject,
        label=_title(nodes[subject], explained),
        types=nodes[subject].classes,
        statements=tuple(sorted(explained, key=_order)),
    )


def _title(node: Node, statements: Iterable[ExplainedStatement]) -> str:
    """What a node is called; one that has no name of its own is called by its sentence."""
    if node.label != node.iri.rsplit("/", 1)[-1]:
        return node.label
    return next((each.sentence for each in statements if each.iri == node.iri), node.label)


def _statements_about(nodes: Nodes, subject: str) -> list[str]:
    """The statements whose object or subject it is; documents and texts only if they are the subject themselves."""
    it = f"<{subject}>"
    return nodes.column(
        f"SELECT ?s WHERE {{ {{ ?s ?p {it} ; kgb:restsOn ?ground . MINUS {{ ?s a kgb:Document }} "
        f"MINUS {{ ?s a kgb:Transcription }} }} "
        f"UNION {{ ?s kgb:refersTo {it} ; a kgb:Mention }} "
        f"UNION {{ ?text kgb:transcribes {it} . ?s prov:wasQuotedFrom ?text ; a kgb:Mention }} "
        f"UNION {{ ?s kgb:isIncludedIn+ {it} ; kgb:restsOn ?ground }} "
        f"UNION {{ {it} kgb:hasName ?s }} UNION {{ {it} kgb:isPrintedIn ?s }} "
        f"UNION {{ VALUES ?s {{ {it} }} ?s kgb:restsOn ?ground }} "
        f"UNION {{ VALUES ?s {{ {it} }} ?s a kgb:Mention }} "
        f"UNION {{ VALUES ?s {{ {it} }} ?s a void:Dataset }} }}"
    )


def _explained(node: Node, nodes: Nodes, texts: SourceTexts) -> ExplainedStatement:
    grounds = [nodes[ground] for ground in (*node.all("restsOn"), *([node.iri] if "Mention" in node.classes else []))]
    quotations = [ground for ground in grounds if ground.one("exact") is not None]
    origins = _origins(quotations, nodes) + [ground for ground in grounds if ground.one("file") is not None]
    voice = _stated(node, origins, "statedBy")
    documents = node.all("concerns") or _documents_of(quotations, nodes)
    rules = [nodes[rule].label for rule in node.all(_GENERATED_BY)]
    spoken = {"SpeechAct", "Event"} & set(node.classes)
    chain = attribution(node, nodes)
    return ExplainedStatement(
        iri=node.iri,
        kind=" ".join(node.classes),
        sentence=sentence_of(node, nodes, voice),
        document=documents[0] if documents else None,
        document_label=nodes[documents[0]].label if documents else None,
        words=tuple(_words(quotation, nodes, texts) for quotation in quotations),
        places=tuple(
            _place(ground)
            for ground in (*grounds, *(nodes[line] for line in node.all("isCheckedIn")))
            if ground.one("file") is not None
        ),
        voice=voice,
        basis=_stated(node, origins, "hasBasis"),
        certainty=_stated(node, origins, "hasCertainty"),
        status=_stated(node, origins, "hasStatus"),
        rule=rules[0] if rules else None,
        source=node.one("source"),
        attributed_to=tuple(act.iri for act in chain),
        removes=len(chain) if spoken else None,
    )


def _stated(node: Node, origins: Iterable[Node], name: str) -> str | None:
    """What the statement says itself, else what holds of everything in its text or record."""
    return next((kind for each in (node, *origins) if (kind := each.kind(name)) is not None), None)


def _origins(quotations: Iterable[Node], nodes: Nodes) -> list[Node]:
    return [nodes[text] for quotation in quotations for text in quotation.all(_QUOTED_FROM)]


def _documents_of(quotations: Iterable[Node], nodes: Nodes) -> tuple[str, ...]:
    return tuple(document for text in _origins(quotations, nodes) for document in text.all("transcribes"))


def _words(quotation: Node, nodes: Nodes, texts: SourceTexts) -> Words:
    origins = _origins([quotation], nodes)
    files = [file for text in origins for record in text.all("restsOn") for file in nodes[record].all("file")]
    words = Words(
        quote=quotation.one("exact") or "",
        start=int(quotation.one("start") or 0),
        end=int(quotation.one("end") or 0),
        line=_number(quotation.one("line")),
        file=files[0] if files else None,
    )
    if not origins:
        return words
    return texts.in_context(words, origins[0].one("sha256"), origins[0].one("extractedSha256"))


def _place(record: Node) -> Place:
    return Place(
        file=record.one("file") or "",
        locator=record.one("locator"),
        line=_number(record.one("line")),
        decided_by=record.one("decidedBy"),
        decided_on=record.one("decidedOn"),
        reason=record.one("note"),
    )


def _number(value: str | None) -> int | None:
    return None if value is None else int(value)


def _order(statement: ExplainedStatement) -> tuple[int, str, str, int, str]:
    classes = statement.kind.split()
    rank = min((_ORDER.index(name) for name in classes if name in _ORDER), default=len(_ORDER))
    first = statement.words[0].start if statement.words else 0
    place = statement.places[0] if statement.places else None
    return (
        rank,
        statement.document or "",
        place.file if place else "",
        first or (place.line or 0 if place else 0),
        statement.iri,
    )
