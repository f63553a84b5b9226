"""Which authority file an IRI belongs to, and when two IRIs mean the same record of it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class AuthorityFile(StrEnum):
    """The authority files that letter indexes name people and places by."""

    GND = "GND"
    VIAF = "VIAF"
    LC = "LC"
    BNF = "BNF"
    NDL = "NDL"
    GEONAMES = "GeoNames"
    WIKIDATA = "Wikidata"


# Patterns of what stands behind "http(s)://"; the group is the record's number in its file.
_PATTERNS: dict[AuthorityFile, re.Pattern[str]] = {
    AuthorityFile.GND: re.compile(r"(?:www\.)?d-nb\.info/gnd/(?P<id>[0-9X-]+)(?:/about.*)?/?", re.IGNORECASE),
    AuthorityFile.VIAF: re.compile(r"(?:www\.)?viaf\.org/viaf/(?P<id>\d+)/?(?:#.*)?", re.IGNORECASE),
    AuthorityFile.LC: re.compile(
        r"(?:id|lccn)\.loc\.gov/(?:authorities/)?(?:(?:names|subjects)/)?(?P<id>[a-z]{1,3}\d+)(?:\.html)?/?",
        re.IGNORECASE,
    ),
    AuthorityFile.BNF: re.compile(
        r"(?:catalogue|data)\.bnf\.fr/ark:/12148/(?P<id>cb[0-9a-z]+)(?:#.*)?/?", re.IGNORECASE
    ),
    AuthorityFile.NDL: re.compile(r"id\.ndl\.go\.jp/auth/(?:ndlna|ndlsh|entity)/(?P<id>\d+)/?", re.IGNORECASE),
    AuthorityFile.GEONAMES: re.compile(r"(?:(?:www|sws)\.)?geonames\.org/(?P<id>\d+)(?:/.*)?", re.IGNORECASE),
    AuthorityFile.WIKIDATA: re.compile(r"(?:www\.)?wikidata\.org/(?:entity|wiki)/(?P<id>Q\d+)/?", re.IGNORECASE),
}
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


@lru_cache(maxsize=8192)
def find_authority_file(ref: str) -> tuple[AuthorityFile, str] | None:
    """The authority file that an IRI belongs to and the record's number in it, or None where it is none of them.

    >>> find_authority_file("http://d-nb.info/gnd/118540238")
    (<AuthorityFile.GND: 'GND'>, '118540238')
    """
    scheme = _SCHEME.match(ref)
    if scheme is None:
        return None
    for name, pattern in _PATTERNS.items():
        found = pattern.fullmatch(ref, scheme.end())
        if found:
            return name, found["id"]
    return None


def ref_key(ref: str) -> str:
    """What two IRIs of one record share: its file and number, else the IRI without scheme and closing slash.

    >>> ref_key("https://sws.geonames.org/2950159/") == ref_key("http://www.geonames.org/2950159")
    True
    """
    found = find_authority_file(ref)
    if found is not None:
        return f"{found[0]}:{found[1].upper()}"
    return _SCHEME.sub("", ref).rstrip("/")
