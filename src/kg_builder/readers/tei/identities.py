"""Identifiers of authority files, as registers and pointers give them → IRIs.

Source: TEI P5, `idno` (13.3.1); correspSearch, list of authority files; IRIs as each file publishes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from kg_builder.iris import is_iri
from kg_builder.readers.markup import Element, attribute, children, squeezed

# By the type of an idno without case and punctuation: how the file's own IRIs begin, and what an id of it looks like.
_FILES: Mapping[str, tuple[str, re.Pattern[str]]] = MappingProxyType(
    {
        "gnd": ("https://d-nb.info/gnd/", re.compile(r"\d[\dX-]{3,14}")),
        "viaf": ("http://viaf.org/viaf/", re.compile(r"\d{3,22}")),
        "wikidata": ("http://www.wikidata.org/entity/", re.compile(r"Q\d+")),
        "geonames": ("https://sws.geonames.org/", re.compile(r"\d+")),
        "lcnaf": ("http://id.loc.gov/authorities/names/", re.compile(r"n[a-z]?\d+")),
        "lccn": ("http://id.loc.gov/authorities/names/", re.compile(r"n[a-z]?\d+")),
        "isni": ("https://isni.org/isni/", re.compile(r"\d{15}[\dX]")),
        "orcid": ("https://orcid.org/", re.compile(r"(?:\d{4}-){3}\d{3}[\dX]")),
        "ulan": ("http://vocab.getty.edu/ulan/", re.compile(r"\d{9}")),
        "tgn": ("http://vocab.getty.edu/tgn/", re.compile(r"\d{7}")),
    }
)
# Pages about somebody, which are not their identity in an authority file.
_PAGES = re.compile(r"(?:^|\.)(?:wikipedia|wikimedia|wikisource)\.org$")


def identities_of(entry: Element) -> tuple[str, ...]:
    """The IRIs of other authority files that a register gives for an entry, each once, in order.

    From `idno` (an IRI, or a bare id with a type that says of which file) and from `@ref`, `@sameAs` of the entry.
    """
    found: list[str] = []
    for idno in children(entry, "idno"):
        iri = identity_of(squeezed(idno), attribute(idno, "subtype"), attribute(idno, "type"))
        if iri is not None:
            found.append(iri)
    for name in ("ref", "sameAs"):
        found += [iri for pointer in (attribute(entry, name) or "").split() if (iri := identity_of(pointer))]
    return tuple(dict.fromkeys(found))


def identity_of(words: str, *types: str | None) -> str | None:
    """The IRI that an identifier is, or that its type makes of it; None for anything else.

    >>> identity_of("118540238", "GND"), identity_of("118540238"), identity_of("http://viaf.org/viaf/1")
    ('https://d-nb.info/gnd/118540238', None, 'http://viaf.org/viaf/1')
    """
    if words.startswith(("http://", "https://", "urn:")):
        return words if is_iri(words) and not _PAGES.search(urlsplit(words).hostname or "") else None
    for kind in types:
        prefix, pattern = _FILES.get(re.sub(r"[^a-z]", "", (kind or "").casefold()), ("", None))
        bare = words.replace(" ", "").removeprefix("(DE-588)")  # as library catalogues write a GND
        if pattern is not None and pattern.fullmatch(bare):
            return prefix + bare + ("/" if prefix == "https://sws.geonames.org/" else "")
    return None
