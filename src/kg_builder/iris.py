"""Mints IRIs: pure functions of stable keys; the same key always gives the same IRI, two keys never the same one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote as percent_encode

import pyoxigraph as ox

_UNRESERVED = "-._~"


def fold_space(text: str) -> str:
    """The words with every run of white space as one blank, NFC: the form in which words are hashed and labelled."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def is_iri(value: str) -> bool:
    """Whether a text is an absolute IRI that every engine takes: escapes, host and port included.

    Source: RFC 3987, section 2.2.

    >>> is_iri("https://example.org/a%20b"), is_iri("https://example.org/%zz"), is_iri("Q855")
    (True, False, False)
    """
    try:
        ox.NamedNode(value)
    except ValueError:
        return False
    return True


def encode_key(key: str, *, keep: str = "") -> str:
    """A key as one path segment (or several, with `keep="/"`): reversible, so that two keys never meet.

    Source: RFC 3987 section 3.1, with everything outside the unreserved ASCII characters percent-encoded.
    """
    return percent_encode(unicodedata.normalize("NFC", key), safe=_UNRESERVED + keep)


def digest(*parts: str, length: int = 16) -> str:
    """A short hash of some strings, none of which can run into the next."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:length]


def _readable(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "x"


def mint_document_iri(base: str, document_id: str) -> str:
    """The IRI of a document: stable as long as its key is."""
    return f"{base}document/{encode_key(document_id, keep='/')}"


def mint_graph_iri(base: str, kind: str, document_id: str | None = None) -> str:
    """The named graph of a document (`source`, `proposed`) or of the project (`authority`, `links`, `dataset`)."""
    return f"{base}graph/{kind}" if document_id is None else f"{base}graph/{kind}/{encode_key(document_id, keep='/')}"


def mint_statement_iri(document_iri: str, kind: str, quote: str, occurrence: int) -> str:
    """The IRI of a statement: document, kind, hash of its quote with white space folded, occurrence (from 1).

    It survives edits elsewhere in the text.
    """
    ordinal = "" if occurrence == 1 else f"-{occurrence}"
    return f"{document_iri}/{encode_key(kind)}/{digest(fold_space(quote))}{ordinal}"


def mint_transcription_iri(document_iri: str) -> str:
    """The IRI of the text that was used of a document."""
    return f"{document_iri}/text"


def mint_quotation_iri(transcription_iri: str, start: int, end: int) -> str:
    """The IRI of some words of a text: half-open code-point offsets."""
    return f"{transcription_iri}/quote/{start}-{end}"


def mint_mention_iri(transcription_iri: str, start: int, end: int, occurrence: int = 1) -> str:
    """The IRI of a name in a text: half-open code-point offsets; of words that name several, the number of each."""
    ordinal = "" if occurrence == 1 else f"-{occurrence}"
    return f"{transcription_iri}/mention/{start}-{end}{ordinal}"


def mint_record_iri(base: str, file: str, locator: str) -> str:
    """The IRI of a place in a structured source."""
    return f"{base}record/{encode_key(file, keep='/')}/{encode_key(locator, keep='=')}"


def mint_agent_iri(
    base: str, source_name: str, name: str | None, office: str | None, refs: Iterable[str] = (), *, body: bool = False
) -> str:
    """The IRI of a correspondent as written: scoped to its source, one for each name, office and set of `refs`.

    Upper case is folded. Two of one name whom the source identifies as two in authority files are two; so are a person
    and an organisation of one name (`body`).
    """
    key = [fold_space(part or "").casefold() for part in (name, office)]
    kind = ("organisation",) if body else ()
    scoped = digest(source_name, *key, *kind, *sorted(refs), length=10)
    return f"{base}agent/{encode_key(source_name)}/{_readable(name or office or '')}-{scoped}"


def mint_written_place_iri(base: str, source_name: str, name: str, refs: Iterable[str] = ()) -> str:
    """The IRI of a place as written, scoped to its source, one for each name and set of `refs`, upper case folded."""
    folded = fold_space(name).casefold()
    scoped = digest(source_name, folded, *sorted(refs), length=10)
    return f"{base}place-as-written/{encode_key(source_name)}/{_readable(name)}-{scoped}"


def mint_entity_iri(base: str, entity_type: str, entity_id: str) -> str:
    """The IRI of an authority record: person, organisation, polity, place or office."""
    return f"{base}{entity_type}/{encode_key(entity_id)}"


def mint_name_iri(entity_iri: str, kind: str, value: str) -> str:
    """The IRI of one name of an entity."""
    return f"{entity_iri}/name/{digest(kind, value, length=10)}"


def mint_tenure_iri(person_iri: str, office_id: str, begins: str) -> str:
    """The IRI of a tenure: its holder, office and beginning as written."""
    return f"{person_iri}/tenure/{encode_key(office_id)}-{digest(office_id, begins, length=8)}"


def mint_record_set_iri(base: str, repository: str, levels: tuple[tuple[str, str], ...]) -> str:
    """The IRI of a node of an archive's tree, the same in every document; without levels, of the repository itself."""
    path = "".join(f"/{encode_key(label.casefold())}/{encode_key(value)}" for label, value in levels)
    return f"{base}archive/{encode_key(repository)}{path}"


def mint_rule_iri(base: str, rule: str) -> str:
    """The IRI of the reading rule or sheet that made a statement."""
    return f"{base}rule/{encode_key(rule)}"
