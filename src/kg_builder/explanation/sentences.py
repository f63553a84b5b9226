"""One sentence a statement, as a historian would say it: one function a class."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg_builder.explanation.nodes import Node, Nodes, kind_words
from kg_builder.explanation.sayings import reported_event, reported_speech
from kg_builder.iris import is_iri
from kg_builder.model import DateKind
from kg_builder.vocab import DCTERMS, KGB, KGK, RDF, VOID
from kg_builder.wording import counted, date_label, with_article

# A day, or a moment of one: its bounds are the day or moment itself.
_EXACT_DATE = re.compile(r"\d{4}-\d\d-\d\d(T[\d:]+)?")

_RELATIONS = {
    "conveys": "conveys",
    "draft of": "is a draft of",
    "translation of": "is a translation of",
    "same message as": "is the same message as",
}


def sentence_of(node: Node, nodes: Nodes, voice: str | None) -> str:
    """What the statement says; `voice` is the one that reports it."""
    if "SpeechAct" in node.classes:
        return reported_speech(node, nodes, voice)
    if "Event" in node.classes:
        return reported_event(node, nodes, voice)
    for name in node.classes:
        if name in _SENTENCES:
            return _SENTENCES[name](node, nodes)
    return _dataset(node, nodes) if f"{VOID}Dataset" in node.all(f"{RDF}type") else _described(node, nodes)


def _labels(node: Node, nodes: Nodes, name: str) -> str:
    return " and ".join(nodes[iri].label for iri in node.all(name))


def _document(node: Node, nodes: Nodes) -> str:
    return _labels(node, nodes, "concerns") or "a document"


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _absent(node: Node) -> str | None:
    reason = node.kind("hasAbsence")
    return None if reason is None else f"({reason})"


def _participation(node: Node, nodes: Nodes) -> str:
    who = _labels(node, nodes, "involves") or f"nobody named {_absent(node) or ''}".strip()
    office = _labels(node, nodes, "actsInOffice") or node.one("officeName")
    principal = _labels(node, nodes, "actsOnBehalfOf")
    pseudonym, gloss, copies = node.one("pseudonym"), node.one("gloss"), node.one("copies")
    by = node.kind("glossedBy")
    return _joined(
        f"{who} is {node.kind('hasRole') or 'participant'} of “{_document(node, nodes)}”",
        office and f"as {office}",
        principal and f"on behalf of {principal}",
        pseudonym and f"under the pseudonym {pseudonym}",
        gloss and f"explained{f' by the {by}' if by else ''} as {gloss}",
        copies and f"{copies} {'copy' if copies == '1' else 'copies'}",
        _identified(node),
    )


def _identified(node: Node) -> str | None:
    """By which records of other authority files the source identifies who or what is meant."""
    refs = node.all("isIdentifiedAs")
    return f"identified as {' and '.join(refs)}" if refs else None


def _date(node: Node, nodes: Nodes) -> str:
    value = _when(node) or f"undated {_absent(node) or ''}".strip()
    kind = node.kind("hasKind")
    label = "date" if kind is None else date_label(DateKind(kind))
    return f"{label} of “{_document(node, nodes)}”: {value}"


def _when(node: Node) -> str | None:
    """The date's normal form with its bounds, where they say more than the form itself."""
    normal = node.one("edtf") or node.one("asWritten")
    earliest, latest = node.one("earliest"), node.one("latest")
    if normal is None or earliest is None or latest is None or _EXACT_DATE.fullmatch(normal):
        return normal
    zone = node.one("zone")
    return f"{normal} (between {earliest} and {latest}, {zone or 'no zone stated'})"


def _place(node: Node, nodes: Nodes) -> str:
    where = f"“{_document(node, nodes)}” {node.kind('hasRole') or 'place'}: {_labels(node, nodes, 'locatedAt')}"
    return _joined(where, _identified(node))


def _identifier(node: Node, nodes: Nodes) -> str:
    series = node.one("series")
    value = f"{node.one('value')}{f' ({series})' if series else ''}"
    return f"{node.kind('hasKind') or 'number'} of “{_document(node, nodes)}”: {value}"


def _reference(node: Node, nodes: Nodes) -> str:
    number, last = node.one("number"), node.one("numberTo")
    target = _labels(node, nodes, "pointsTo")
    what = _joined(f"{number} to {last}" if number and last else number, node.one("series"), _when(node))
    named = f"{node.kind('hasKind') or 'reference'} in “{_document(node, nodes)}”: {what or 'no number or date'}"
    return f"{named}; this is “{target}”" if target else named


def _relation(node: Node, nodes: Nodes) -> str:
    told = _RELATIONS.get(node.kind("hasKind") or "", "belongs to")
    note = node.one("note")
    if node.kind("hasStatus") == "proposed":
        told = told.replace("is ", "may be ")
    return f"“{_document(node, nodes)}” {told} “{_labels(node, nodes, 'pointsTo')}”" + (f": {note}" if note else "")


def _description(node: Node, nodes: Nodes) -> str:
    return f"{node.kind('hasKind') or 'description'} of “{_document(node, nodes)}”: {node.one('value')}"


def _copy(node: Node, nodes: Nodes) -> str:
    place = _labels(node, nodes, "isIncludedIn") or _labels(node, nodes, "isHeldBy") or node.one("asWritten")
    folios = node.one("folios")
    return _joined(f"a copy of “{_document(node, nodes)}” is kept in {place}", folios and f"folios {folios}")


def _edition(node: Node, nodes: Nodes) -> str:
    number = node.one("documentNumber")
    return _joined(f"“{_document(node, nodes)}” is printed in: {node.one('citation')}", number and f"document {number}")


def _act(node: Node, nodes: Nodes) -> str:
    least, most = node.one("transitMinutesAtLeast"), node.one("transitMinutesAtMost")
    transit = f"{least} to {most} minutes after the sending" if least and most else None
    return _joined(f"{node.kind('hasKind') or 'act'} of “{_document(node, nodes)}”", transit)


def _name(node: Node, nodes: Nodes) -> str:
    owners = nodes.column(f"SELECT ?owner WHERE {{ ?owner kgb:hasName <{node.iri}> }}")
    whose = " and ".join(nodes[owner].label for owner in owners)
    kind, scheme = node.kind("hasKind") or "name", node.one("scheme")
    used = [f"{word} {node.one(name)}" for word, name in (("from", "usedFrom"), ("to", "usedTo")) if node.one(name)]
    return _joined(
        f"{node.one('value')} is a name of {whose} ({kind})", scheme, f"used {' '.join(used)}" if used else None
    )


def _tenure(node: Node, nodes: Nodes) -> str:
    acting = " (acting)" if node.one("acting") == "true" else ""
    term = [
        f"{word} {node.one(name) or _bounds(node.one(f'{name}Earliest'), node.one(f'{name}Latest'))}"
        for word, name in (("beginning", "begins"), ("ending", "ends"))
        if node.one(f"{name}Earliest") or node.one(f"{name}Latest")
    ]
    held = f"{_labels(node, nodes, 'hasHolder')} holds the office {_labels(node, nodes, 'fillsOffice')}{acting}"
    return _joined(held, *term or ["term not stated"])


def _bounds(earliest: str | None, latest: str | None) -> str:
    days = [bound.partition("T")[0] for bound in (earliest, latest) if bound]
    if len(set(days)) == 1:
        return days[0]
    if days[0].endswith("-01-01") and days[-1] == days[0].replace("-01-01", "-12-31"):
        return days[0].removesuffix("-01-01")
    return f"between {days[0]} and {days[-1]}"


def _mention(node: Node, nodes: Nodes) -> str:
    meant = _labels(node, nodes, "refersTo")
    kind = node.kind("hasKind")
    return f"“{node.one('exact')}” names {meant or 'somebody or something not resolved'}{f' ({kind})' if kind else ''}"


def _stated_mention(node: Node, nodes: Nodes) -> str:
    name = _labels(node, nodes, "refersTo") or node.one("asWritten") or "somebody or something"
    return _joined(f"{name} is said to be mentioned in “{_document(node, nodes)}”", node.one("term"), _identified(node))


def _entity(node: Node, nodes: Nodes) -> str:
    life = [
        f"{word} {_bounds(node.one(f'{name}Earliest'), node.one(f'{name}Latest'))}"
        for word, name in (("born", "born"), ("died", "died"))
        if node.one(f"{name}Earliest") or node.one(f"{name}Latest")
    ]
    ties = [
        f"{words} {_labels(node, nodes, name)}"
        for words, name in (
            ("of", "belongsToOrganisation"),
            ("subordinate to", "isSubordinateTo"),
            ("at", "locatedAt"),
            ("may stand for", "mayStandFor"),
        )
        if node.all(name)
    ]
    what = " and ".join(name.lower() for name in node.classes)
    return _joined(f"{node.label} is known as {with_article(what)}", *life, *ties, node.one("note"))


def _document_itself(node: Node, nodes: Nodes) -> str:  # noqa: ARG001
    form, dispatch = node.kind("hasKind"), node.kind("hasDispatch")
    what = f"form {form}" if form == "not stated" else form
    return _joined(f"“{node.label}” is a document of the source {node.one('sourceName')}", what, f"dispatch {dispatch}")


def _transcription(node: Node, nodes: Nodes) -> str:
    facts = {
        "kind": node.kind("hasKind"),
        "extent": node.kind("hasExtent"),
        "language": node.one("language"),
        "copy that it was made from": node.kind("hasAbsence"),
        "sha256 of the file": node.one("sha256"),
        "sha256 of the text extracted from it": node.one("extractedSha256"),
    }
    said = [f"{name}: {value}" for name, value in facts.items() if value]
    return _joined(f"the text that was used of “{_labels(node, nodes, 'transcribes')}”", *said)


def _dataset(node: Node, nodes: Nodes) -> str:  # noqa: ARG001
    documents, licence = node.one(f"{VOID}documents"), node.one(f"{DCTERMS}license")
    return _joined(
        f"“{node.label}” is the dataset",
        documents and f"of {counted(int(documents), 'document')}",
        " and ".join(node.all(f"{DCTERMS}creator")) or None,
        f"licence {licence}" if licence else "licence not stated",
        node.one(f"{DCTERMS}description"),
    )


def _described(node: Node, nodes: Nodes) -> str:
    """Any other node: its class and label, then what our own properties say of it."""
    parts = []
    for name in sorted(node.values):
        plain = name.removeprefix(KGB)
        if name.startswith(KGB) and plain not in {"restsOn", "hasName", "source", "concerns"}:
            values = [_shown(value, nodes) for value in node.values[name]]
            parts.append(f"{plain}: {' and '.join(values)}")
    return _joined(f"{' and '.join(node.classes) or 'node'} “{node.label}”", *parts)


def _shown(value: str, nodes: Nodes) -> str:
    if value.startswith(KGK):
        return kind_words(value)
    return nodes[value].label if is_iri(value) and nodes[value].values else value


_SENTENCES: dict[str, Callable[[Node, Nodes], str]] = {
    "Participation": _participation,
    "DateStatement": _date,
    "PlaceStatement": _place,
    "Identifier": _identifier,
    "Reference": _reference,
    "DocumentRelation": _relation,
    "Description": _description,
    "ArchivalCopy": _copy,
    "Edition": _edition,
    "CorrespondenceAct": _act,
    "Name": _name,
    "Tenure": _tenure,
    "Mention": _mention,
    "StatedMention": _stated_mention,
    "Document": _document_itself,
    "Transcription": _transcription,
    "Person": _entity,
    "Organisation": _entity,
    "Polity": _entity,
    "Place": _entity,
    "Office": _entity,
}
