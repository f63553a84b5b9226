"""Where a letter is kept and printed, as `sourceDesc` says.

Source: TEI P5, 10.4 (`msIdentifier`), 3.12 (bibliographic citations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import ArchivalReference, Edition
from kg_builder.readers.markup import Element, attribute, children, local_name, squeezed
from kg_builder.readers.tei.grounds import Grounds

_SHELFMARK = re.compile(r"shelf|shelf-?mark|signatur|call-?number|segnatura|cote", re.I)
_PLACE_PARTS = ("settlement", "region", "country")
_HOLDERS = ("institution", "repository")
_YEAR = re.compile(r"\d{4}")
_PAGES = re.compile(r"pp?|pages?|seiten?", re.I)
_NUMBERS = re.compile(r"nr|no|num(?:ber)?|nummer|entry", re.I)
_ISSUES = re.compile(r"vol(?:ume)?|band|issue|heft|bd", re.I)


def archival_references_of(header: Element, grounds: Grounds) -> Iterator[ArchivalReference]:
    """Where copies are kept, one for each `msIdentifier`: holder, then collection and numbers as levels.

    The holder is the institution and repository with its town, since archives of one name are many. A number of the
    type "shelfmark" that repeats the whole path beside others gives the words, not a level. Folios are from `locus`.
    """
    for identifier in header.iter("{*}msIdentifier"):
        parts = [(local_name(each), each, squeezed(each)) for each in children(identifier)]
        parts = [part for part in parts if part[2]]
        if not parts:
            continue
        whole = _whole_shelfmark(parts)
        holder = ", ".join(words for name, _, words in parts if name in _HOLDERS)
        towns = [words for wanted in _PLACE_PARTS for name, _, words in parts if name == wanted]
        town = towns[0] if towns else None
        in_order = [words for name, _, words in parts if name not in _PLACE_PARTS]
        yield ArchivalReference(
            **grounds.base(identifier, "msIdentifier"),
            repository=(f"{holder}, {town}" if town and town not in holder else holder) or None,
            levels=tuple(
                (_level(name, element), words)
                for name, element, words in parts
                if name in ("collection", "idno", "msName") and words != whole
            ),
            folios=_folios(identifier),
            as_written=whole or ", ".join([*([town] if town else []), *in_order]),
        )


def _whole_shelfmark(parts: list[tuple[str, Element, str]]) -> str | None:
    numbers = [(element, words) for name, element, words in parts if name == "idno"]
    if len(numbers) < 2:
        return None
    return next((words for element, words in numbers if _SHELFMARK.search(attribute(element, "type") or "")), None)


def _level(name: str, element: Element) -> str:
    kind = attribute(element, "type")
    if name == "idno":
        return "shelfmark" if kind is None or _SHELFMARK.search(kind) else kind
    return kind or ("collection" if name == "collection" else "name")


def _folios(identifier: Element) -> str | None:
    description = identifier.getparent()
    loci = [] if description is None else [squeezed(each) for each in description.iter("{*}locus")]
    return "; ".join(filter(None, loci)) or None


def editions_of(header: Element, grounds: Grounds) -> Iterator[Edition]:
    """Where the letter was printed: each `biblStruct`, `biblFull` or `bibl` of the `sourceDesc` that says something."""
    for source in header.iter("{*}sourceDesc"):
        for element in source.iter("{*}biblStruct", "{*}bibl", "{*}biblFull"):
            outer = {local_name(each) for each in element.iterancestors()}
            edition = _edition(element, grounds)
            if edition is not None and not outer & {"biblStruct", "bibl", "biblFull", "msDesc", "physDesc"}:
                yield edition


def _edition(element: Element, grounds: Grounds) -> Edition | None:
    scopes = [(attribute(each, "unit") or "", squeezed(each)) for each in element.iter("{*}biblScope")]
    citation = _citation(element)
    titles = [each for each in element.iter("{*}title") if squeezed(each)]
    container = next((squeezed(each) for each in titles if attribute(each, "level") in ("m", "j", "s")), None)
    url = next((target for each in element.iter("{*}ref", "{*}ptr") if (target := _address(each)) is not None), None)
    if not citation or not (titles or url or (local_name(element) == "bibl" and (element.text or "").strip())):
        return None
    return Edition(
        **grounds.base(element, local_name(element)),
        citation=citation,
        container=container,
        issue=_scope(scopes, _ISSUES),
        year=_year(element),
        page=_scope(scopes, _PAGES),
        url=url,
        document_number=_scope(scopes, _NUMBERS),
    )


def _citation(element: Element) -> str:
    """The bibliographic words: as they stand in a `bibl` with words of its own, else part by part."""
    if local_name(element) == "bibl" and (element.text or "").strip():
        return squeezed(element)
    names = ("author", "editor", "title", "pubPlace", "publisher", "date", "biblScope")
    parts = [squeezed(each) for name in names for each in element.iter(f"{{*}}{name}")]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _scope(scopes: list[tuple[str, str]], pattern: re.Pattern[str]) -> str | None:
    return next((words for unit, words in scopes if words and pattern.fullmatch(unit)), None)


def _year(element: Element) -> str | None:
    for date in element.iter("{*}date"):
        found = _YEAR.search(attribute(date, "when") or squeezed(date))
        if found is not None:
            return found[0]
    return None


def _address(element: Element) -> str | None:
    target = attribute(element, "target")
    return target if target is not None and target.startswith(("http://", "https://")) else None
