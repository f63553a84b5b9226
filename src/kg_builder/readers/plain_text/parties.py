"""Reads who is named by some words of a header: a person, an office, a body, a file, and a gloss in brackets."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from kg_builder.model import AgentKind, Span

# A party's words are short; what is longer is text.
PARTY_LIMIT = 200

HONORIFIC = (
    r"(?:Comrades?|COMRADES?|Comrs?\b\.?|Cmrds?\b\.?|Cdes?\b\.?|Coms?\.|Tov\.|Messrs\b\.?|Mr\b\.?|Mrs\b\.?|Ms\b\.?|Miss|Dr\b\.?"
    r"|Prof\b\.?|Sir|His Excellency|Her Excellency|H\.E\.|Herrn?|Frau|Fräulein|Monsieur|Madame|Mme\b\.?)"
)
_PLURAL_HONORIFIC = re.compile(r"(?:Comrades|COMRADES|Comrs|Cmrds|Cdes|Messrs)\b")
_HONORIFIC = re.compile(rf"(?:the\s+)?{HONORIFIC}\s+(?={HONORIFIC}|[^\W\d_a-z]|\[)")
_ARTICLE = re.compile(r"(?:the|The|THE)\s+")
_POSITION_WORDS = (
    "Ambassador|SovAmbassador|Minister|Secretary|Secretaries|Premiers?|President|Chairman|Chairwoman|Chargé|Consul|"
    "Commissioner|Director|Chief|Head|Envoy|Governor|Commander|Attaché|Representative|Counselor|Counsellor|Chancellor|"
    "Treasurer|Deputy|Undersecretary|Mayor|Marshal|Premier|Editor|Members?|Ambassadors|Ministers|Consuls|Envoys|"
    "Botschafters?|Gesandten?|Konsuls?|Direktors?|Präsident(?:en)?|Reichskanzlers?|Kanzlers?|Ambassadeur|Ministre|Directeur|Président"
)
_BODY_WORDS = (
    "Embassy|Legation|Consulate|Ministry|Department|Administration|Directorate|Committee|Staff|Council|Delegation|"
    "Mission|Government|Bureau|Politburo|Presidium|Office|Headquarters|Commission|Board|Association|Party|Army|"
    "Division|Section|Agency|Institute|Academy|Cabinet|Parliament|Society|Company|CC|MFA|GS|Registry|Archive|Library|Museum|"
    "Ministerium|Auswärtiges? Amt|Gesandtschaft|Botschaft|Konsulat|Ministère|Ambassade|Légation"
)
_POSITION = re.compile(rf"\b(?:{_POSITION_WORDS})\b", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{_BODY_WORDS})\b|\b\d{{1,2}}D\b", re.IGNORECASE)
_ABBREVIATED_BODY = re.compile(r"\b(?:CC|MFA|GS)\b")
_FILE = re.compile(r"(?:to\s+)?(?:the\s+)?(?:File|FILE|Archive copy|Case)\b", re.IGNORECASE)
_GLOSS = re.compile(r"\s{0,4}\[(?P<gloss>[^\[\]\r\n]{1,80})\]")
_ILLEGIBLE = re.compile(
    r"\s*(?:(?:illegible|sic|signature|name|signed|word|handwritten)\b|\?|\.{2,}|…|(?:\d{1,3}|\*{1,3}|[a-z])\s*\Z)",
    re.IGNORECASE,
)
# What an editor puts before the name that a pseudonym stands for.
_GLOSS_LEAD = re.compile(
    r"(?:i\.\s?e\.,?|that is,?|meaning|=|(?:a |the )?(?:pseudonym|alias|code ?name|cover name|party name)"
    r" (?:of|for)|real name:?)\s{1,3}",
    re.IGNORECASE,
)
_IN_PARENTHESES = re.compile(r"(?P<office>[^()]{3,150}?)\s{0,4}\((?P<name>[^()\d]{2,60})\)\Z")
_INITIALS_LAST = re.compile(
    r"(?P<office>.{3,150}?)\s(?P<name>(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]{1,40}|[A-Z][\w'’-]{1,40}\s(?:[A-Z]\.\s?){1,3})\Z"
)
_TITLED = re.compile(
    rf"(?P<office>(?:[A-Z][\w-]{{1,20}}\s){{0,3}}(?:{_POSITION_WORDS}))\s(?P<name>(?!(?:Of|For|And|In|At|To|The)\b)[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){{0,2}})\Z"
)
_INITIALS = re.compile(r"\b[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z]|\b[A-Z][\w'’-]+\s(?:[A-Z]\.\s?){1,2}\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"[^\W\d_](?:[ \t]+[^\W\d_]\.?)+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who some words name. `span` holds the words as they stand, honorific and gloss included."""

    span: Span
    name: str | None = None
    office: str | None = None
    kind: AgentKind = AgentKind.UNKNOWN
    pseudonym: str | None = None
    gloss: str | None = None
    copies: int | None = None


@lru_cache(maxsize=4096)
def is_office(words: str) -> bool:
    """Whether some words name an office or a body, not a person."""
    return _POSITION.search(words) is not None or _is_body(words)


def without_gloss(words: str) -> str:
    """Some words without what stands in brackets behind them."""
    return _GLOSS.sub("", words).strip()


def is_courtesy(words: str) -> bool:
    """Whether some words are a form of address and nothing else: "His Excellency" names nobody."""
    return re.fullmatch(rf"(?:the\s+)?{HONORIFIC}", words.strip(" .,:")) is not None


def has_honorific(words: str) -> bool:
    """Whether some words begin with a form of address such as "Comrade"."""
    return _HONORIFIC.match(words) is not None


def read_party(span: Span, *, governments: Collection[str] = frozenset(), copies: int | None = None) -> Party:
    """Who is named by the words of a span.

    A gloss in brackets is kept apart: where it is a name and no other spelling of the one before it, that one is a
    pseudonym. Letter-spaced names are closed up. A place that stands for a government is a polity.
    """
    quote = span.quote[:PARTY_LIMIT]
    gloss = _gloss_of(quote)
    words = " ".join(close_up(_GLOSS.sub("", quote).strip()).split()).strip(" ,;:")
    courteous = has_honorific(words)
    plain = _without_honorifics(words).rstrip(" ,;:")
    if _FILE.match(plain):
        return Party(span=span, name=plain.rstrip("."), kind=AgentKind.FILE, copies=copies)
    if plain.casefold() in {name.casefold() for name in governments}:
        return Party(span=span, name=plain, kind=AgentKind.POLITY, gloss=gloss, copies=copies)
    name, office = _name_and_office(plain)
    person = name is not None and (courteous or _INITIALS.search(name) is not None)
    body = name is None and office is not None and _POSITION.search(office) is None
    kind = AgentKind.PERSON if person else AgentKind.ORGANISATION if body else AgentKind.UNKNOWN
    named = gloss is not None and gloss[:1].isupper() and not is_office(gloss)
    disguised = name is not None and gloss is not None and named and not is_spelling(name, gloss)
    return Party(
        span=span,
        name=name,
        office=office,
        kind=kind,
        pseudonym=name if disguised else None,
        gloss=gloss,
        copies=copies,
    )


def split_parties(span: Span) -> tuple[Span, ...]:
    """The single names of a list such as "Comrades MUSTER, BEISPIEL and TSENDEL"; anything else is one party."""
    if _PLURAL_HONORIFIC.match(span.quote) is None:
        return (span,)
    return tuple(split_list(span, re.compile(r"\s*(?:[,;]|\band\b)\s*")))


def split_list(span: Span, separator: re.Pattern[str]) -> list[Span]:
    """The parts of a list with their places; empty parts are left out."""
    parts: list[Span] = []
    start = 0
    for match in [*separator.finditer(span.quote), None]:
        end = len(span.quote) if match is None else match.start()
        words = span.quote[start:end]
        begin = start + len(words) - len(words.lstrip())
        if words.strip():
            quote = words.strip()
            parts.append(Span(span.start + begin, span.start + begin + len(quote), quote))
        start = end if match is None else match.end()
    return parts


def close_up(name: str) -> str:
    """A letter-spaced name without its blanks; two or more blanks part its words.

    >>> close_up("M U S T E R")
    'MUSTER'
    """
    if _SPACED.match(name) is None or len(name) < 5:
        return name
    return " ".join("".join(word.split()) for word in re.split(r"[ \t]{2,}", name))


def is_spelling(name: str, other: str) -> bool:
    """Whether one name is likely another spelling of the other: they share a word, or most of their letters."""
    mine, theirs = (_LETTERS.findall(words.casefold()) for words in (name, other))
    if set(mine) & set(theirs):
        return True
    return difflib.SequenceMatcher(None, "".join(mine), "".join(theirs), autojunk=False).ratio() >= 0.6


def _without_honorifics(words: str) -> str:
    match = _HONORIFIC.match(words)
    while match is not None:
        words = words[match.end() :]
        match = _HONORIFIC.match(words)
    article = _ARTICLE.match(words)
    return words[article.end() :] if article is not None and article.end() < len(words) else words


def _gloss_of(words: str) -> str | None:
    match = _GLOSS.search(words)
    if match is None or _ILLEGIBLE.match(match["gloss"]) is not None:
        return None
    gloss = " ".join(match["gloss"].split())
    lead = _GLOSS_LEAD.match(gloss)
    return gloss[lead.end() :] if lead is not None and lead.end() < len(gloss) else gloss


def _is_body(words: str) -> bool:
    """Whether some words name a body; short forms such as CC only in capitals."""
    match = _BODY.search(words)
    return match is not None and (
        len(match.group()) > 3 or _ABBREVIATED_BODY.search(words) is not None or "D" in match.group()
    )


def _name_and_office(words: str) -> tuple[str | None, str | None]:
    """A personal name and an office, told apart by the words for offices; either may be missing."""
    if not is_office(words):
        return _clean(words), None
    for pattern in (_IN_PARENTHESES, _INITIALS_LAST, _TITLED):
        match = pattern.match(words)
        if match is not None and is_office(match["office"]) and not is_office(match["name"]):
            return _clean(match["name"]), _clean(match["office"])
    first, comma, rest = words.partition(",")
    if comma and not is_office(first) and is_office(rest) and first.strip()[:1].isupper():
        return _clean(first), _clean(rest)
    return None, _clean(words)


def _clean(words: str) -> str | None:
    """The words without punctuation around them; the point of an initial or abbreviation stays."""
    words = words.strip(" ,;:")
    if words.endswith(".") and not re.search(r"(?:\b[A-Z]|\b(?:Jr|Sr|Dept|Min))\.\Z", words):
        words = words[:-1]
    return words or None
