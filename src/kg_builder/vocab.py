"""The closed list of our terms: what the graph may say. Tested equal to `ontology/kg_builder.ttl`."""

from __future__ import annotations

from enum import StrEnum

from kg_builder import model

KGB = "https://w3id.org/kg-builder/ontology#"
KGK = "https://w3id.org/kg-builder/kind#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
VOID = "http://rdfs.org/ns/void#"

PREFIXES: dict[str, str] = {
    "kgb": KGB,
    "kgk": KGK,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "skos": SKOS,
    "prov": PROV,
    "dcterms": DCTERMS,
    "owl": OWL,
    "void": VOID,
}

CLASSES: frozenset[str] = frozenset(
    """Document ArchivalCopy RecordSet Transcription Edition Statement CorrespondenceAct Participation DateStatement
    PlaceStatement Identifier Reference DocumentRelation Description StatedMention Agent Person Organisation Polity
    Place Name Office Tenure SpeechAct Event Quotation Mention SourceRecord""".split()
)

SHORT_FORMS: frozenset[str] = frozenset(
    """sentBy addressedTo copiedTo receivedBy signedBy draftedBy relayedBy sentFrom sentTo mentions conveys draftOf
    translationOf sameMessageAs""".split()
)

OBJECT_PROPERTIES: frozenset[str] = SHORT_FORMS | frozenset(
    """hasKind hasRole hasBasis hasCertainty hasStatus hasDispatch hasExtent hasPolarity hasActuality hasAbsence
    statedBy restsOn attributedTo concerns belongsToAct involves actsInOffice actsOnBehalfOf locatedAt pointsTo
    repliesTo refersTo hasMainDate transcribes isIncludedIn isHeldBy isPrintedIn hasName hasHolder fillsOffice
    isSubordinateTo belongsToOrganisation mayStandFor spokenBy spokenTo hasParticipant happenedAt glossedBy
    isIdentifiedAs isCheckedIn""".split()
)

DATATYPE_PROPERTIES: frozenset[str] = frozenset(
    """title sourceName asWritten edtf earliest latest utc zone calendar value series number numberTo copies pseudonym
    gloss officeName level folios copyKind citation container issue year page url documentNumber sha256 language start
    end exact file locator line content note bornEarliest bornLatest diedEarliest diedLatest beginsEarliest beginsLatest
    endsEarliest endsLatest acting scheme usedFrom usedTo source transitMinutesAtLeast transitMinutesAtMost
    transitMinutesOnOneClock position key term extractedSha256 decidedBy decidedOn begins ends""".split()
)

TERMS: frozenset[str] = CLASSES | OBJECT_PROPERTIES | DATATYPE_PROPERTIES

SCHEMES: dict[str, type[StrEnum]] = {
    "voice": model.Voice,
    "basis": model.Basis,
    "certainty": model.Certainty,
    "status": model.Status,
    "absence": model.Absence,
    "form": model.Form,
    "dispatch": model.Dispatch,
    "act": model.ActKind,
    "role": model.Role,
    "agent": model.AgentKind,
    "date": model.DateKind,
    "place": model.PlaceRole,
    "number": model.NumberKind,
    "reference": model.ReferenceKind,
    "relation": model.RelationKind,
    "description": model.DescriptionKind,
    "edition": model.EditionKind,
    "extent": model.Extent,
    "text": model.TranscriptionKind,
    "name": model.NameKind,
    "speech": model.SpeechActKind,
    "event": model.EventKind,
    "polarity": model.Polarity,
    "actuality": model.Actuality,
}

_SCHEME_OF: dict[type[StrEnum], str] = {kinds: scheme for scheme, kinds in SCHEMES.items()}


def term(name: str) -> str:
    """The IRI of one of our terms.

    Raises:
        KeyError: the ontology has no such term.
    """
    if name not in TERMS:
        raise KeyError(name)
    return KGB + name


def concept(kind: StrEnum) -> str:
    """The IRI of a kind: `kgk:voice-author` for `Voice.AUTHOR`."""
    return f"{KGK}{_SCHEME_OF[type(kind)]}-{kind.value.replace('_', '-')}"
