"""All documents of a corpus → the same documents with the ids that are certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_builder.authority import Authority
from kg_builder.model import Document, Reference
from kg_builder.resolution.lookup import NameLookup
from kg_builder.resolution.participants import HeaderResolver
from kg_builder.resolution.references import ReferenceResolver
from kg_builder.resolution.same_letters import state_same_letters
from kg_builder.resolution.targets import TargetResolver

_MOST_KEPT = 8


def resolve_documents(documents: Sequence[Document], authority: Authority) -> tuple[Document, ...]:
    """The documents with the authority ids of their participants, offices and places, and the targets of references.

    Only what is certain is filled in; the words stay beside it. Ids that no table defines, and glosses that contradict
    the tables, become checks of their document. The order of documents, participants and places stays.
    """
    lookup = NameLookup(authority)
    scoped: dict[tuple[str, ...], NameLookup] = {}
    resolved = [_resolve_header(document, _lookup_of(document, lookup, scoped)) for document in documents]
    references, targets = ReferenceResolver(resolved), TargetResolver(resolved)
    return state_same_letters([_resolve_references(document, references, targets) for document in resolved])


def _resolve_references(document: Document, references: ReferenceResolver, targets: TargetResolver) -> Document:
    """The document with what its references point to, by id or else by number."""
    pointing = targets.resolve(document)
    found = tuple(
        _keep_id(references.resolve(reference, pointing), before.target)
        for reference, before in zip(pointing.references, document.references, strict=True)
    )
    return replace(pointing, references=found)


def _keep_id(reference: Reference, target: str | None) -> Reference:
    """A reference that says nothing but an id that nobody has keeps it, as the number that it is in its source."""
    if target is None or reference.target or reference.number or reference.date:
        return reference
    return replace(reference, number=target)


def _lookup_of(document: Document, lookup: NameLookup, made: dict[tuple[str, ...], NameLookup]) -> NameLookup:
    """The names that count in a document, made once for all documents of the same source or file."""
    scopes = lookup.authority.scopes_of(document)
    if scopes not in made:
        if len(made) >= _MOST_KEPT:
            made.clear()
        made[scopes] = lookup.within(scopes)
    return made[scopes]


def _resolve_header(document: Document, lookup: NameLookup) -> Document:
    header = HeaderResolver(document, lookup)
    participants = tuple(header.resolve_participant(participant) for participant in document.participants)
    places = tuple(header.resolve_place(place) for place in document.places)
    stated = tuple(header.resolve_stated_mention(mention) for mention in document.stated_mentions)
    mentions = None if document.mentions is None else tuple(map(header.resolve_mention, document.mentions))
    return replace(
        document,
        participants=participants,
        places=places,
        stated_mentions=stated,
        mentions=mentions,
        checks=(*document.checks, *header.checks),
    )
