"""What a graph knows and CMIF cannot say, counted by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg_builder.publication.cmif.nodes import count_rows
from kg_builder.store import GraphStore
from kg_builder.vocab import KGK

_SAID = frozenset(
    """role-sender role-addressee act-sending act-receipt date-sending date-receipt place-sent-from place-sent-to
    place-received-at number-document-number description-language description-text-base description-publication
    description-tei-file description-remark""".split()
)
_PATTERNS = (
    ("{} (people and bodies)", "?item a kgb:Participation ; kgb:hasRole ?kind ; (kgb:involves|kgb:asWritten) ?any"),
    ("{} (acts)", "?item a kgb:CorrespondenceAct ; kgb:hasKind ?kind"),
    ("{} (dates)", "?item a kgb:DateStatement ; kgb:hasKind ?kind ; kgb:asWritten ?any"),
    ("{} (places)", "?item a kgb:PlaceStatement ; kgb:hasRole ?kind"),
    ("{} (numbers)", "?item a kgb:Identifier ; kgb:hasKind ?kind"),
    ("{} (descriptions)", "?item a kgb:Description ; kgb:hasKind ?kind"),
    ("{} (references to other documents)", "?item a kgb:Reference ; kgb:hasKind ?kind"),
)
_COUNTS = (
    ("relations of documents", "?item a kgb:DocumentRelation"),
    ("archival copies", "?item a kgb:ArchivalCopy"),
    ("texts", "?item a kgb:Transcription"),
    ("reported statements", "?item a kgb:SpeechAct"),
    ("events", "?item a kgb:Event"),
    ("offices in which somebody wrote", "?item a kgb:Participation ; kgb:officeName ?office"),
    ("principals on whose behalf somebody wrote", "?item kgb:actsOnBehalfOf ?principal"),
    ("pseudonyms", "?item kgb:pseudonym ?name"),
    ("explanations of names", "?item kgb:gloss ?words"),
    ("clock times", "?item a kgb:DateStatement ; kgb:edtf ?edtf FILTER(CONTAINS(?edtf, 'T'))"),
    ("calendars other than the Gregorian", "?item kgb:calendar ?calendar"),
    ("medium certainty, given as low", "?item kgb:hasCertainty kgk:certainty-medium"),
    ("documents that were never sent", "?item a kgb:Document ; kgb:hasDispatch kgk:dispatch-attested-unsent"),
)
_GROUNDS = "supplied or inferred, given as conjecture"


def count_unsaid(store: GraphStore) -> dict[str, int]:
    """How many statements of each kind have no place in CMIF, and how many lose a nuance."""
    counted: dict[str, int] = {}
    for label, pattern in _PATTERNS:
        for kind, count in count_rows(store, pattern).items():
            name = kind.removeprefix(KGK)
            if name not in _SAID:
                counted[label.format(_plain(name))] = count
    for label, pattern in _COUNTS:
        counted[label] = sum(count_rows(store, f'{pattern} . BIND("all" AS ?kind)').values())
    grounds = "VALUES ?basis { kgk:basis-supplied kgk:basis-inferred } ?item kgb:hasBasis ?basis"
    counted[_GROUNDS] = sum(count_rows(store, f'{grounds} . BIND("all" AS ?kind)').values())
    return {kind: count for kind, count in counted.items() if count}


def _plain(name: str) -> str:
    return name.partition("-")[2].replace("-", " ")


def report_lines(left_out: Mapping[str, int]) -> Iterator[str]:
    """The counts as lines for people, sorted by kind."""
    for kind, count in sorted(left_out.items()):
        yield f"{count:>8,}  {kind}"
