"""Who wrote to whom where titles are "X to Y": where the sender ends, who is one party and who are two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import AgentKind, Span
from kg_builder.readers.plain_text.parties import PARTY_LIMIT, Party, is_office, split_list

_FORM = (
    r"(?:(?:Extracts?\sfrom(?:\sa)?|Unnumbered|Circular|Draft|Personal|Departmental|Saving|Inward|Outward|Joint)\s){0,2}"
    r"(?:Cablegrams?|Cables?|Telegrams?|Teletypes?(?:\sMessages?)?|Savingrams?|Letters?|Memorand(?:um|a)|Memo|Messages?"
    r"|D[ei]spatch(?:es)?|Minutes?|Submissions?|Notes?|Reports?|Facsimiles?|Aide-m[eé]moires?)"
)
_NUMBERED = r"(?:\s(?:No\.?\s?)?[\w/.()-]{0,12}\d[\w/.()-]{0,12})?"
_DOCUMENT_NUMBER = re.compile(r"\d{1,4}\.?\s{1,4}(?=[^\W\d_])")
_FROM = re.compile(rf"(?i:{_FORM}{_NUMBERED}(?:,?\s(?:from|by)|,)\s+)")
_TO_SOMEBODY = re.compile(rf"(?i:{_FORM}{_NUMBERED}\sto\s+)")
# What is spoken, decided or made known, and what is no message, whatever its title says of its hearers.
_NO_MESSAGE = re.compile(
    r"\b(?i:conversations?|discussions?|minutes|meetings?|editorial note|summary records?|resolutions?|press releases?"
    r"|communiqu[eé]s?|agenda|agendum|statements? (?:by|of|on)|speech(?:es)? (?:by|of|on)|broadcasts?|address by"
    r"|cabinet (?:submission|minute|decision)s?)\b"
)
# What a paper is about begins so: "Visit of Muster to Ruritania" has no sender.
_TOPIC_FIRST = re.compile(
    r"(?:The )?(?:Proposed |Draft |Australian )?(?:Visits?|Appointments?|Invitations?|Suppl(?:y|ies|ements?)"
    r"|Admissions?|Transfers?|Journeys?|Annex(?:es)?|Attachments?|Agreements?|Access|Voyages?|Exports?|Extension|Application)\b(?!['’])"
)
_BY = re.compile(r",?\s+by\s+(?=\S)")
_TO = re.compile(r"(?P<comma>,(?:\s{0,2}\d{1,3})?)?\s+(?i:to)\s+(?=\S)")
# Offices and bodies that are "to" a country or a conference; the word "to" behind them does not end the sender.
ACCREDITED = re.compile(
    r"\b(?i:ambassadors?|commissioners?|(?:under-?)?secretary|delegations?|delegates?|representatives?|missions?|advis[eo]rs?"
    r"|envoys?|plenipotentiary|consul|ministers?|counsellors?|attach[eé]s?|assistant|observers?|aide)\Z"
)
_NOUN_WITH_TO = re.compile(
    r"\b(?i:approach|attitude|(?<!commonwealth )relations?|repl(?:y|ies)|answer|contribution|assistance|aid|visit"
    r"|response|reaction|commitment|objections?|proposals?|access|return|road|background|guide|introduction|threats?)\Z"
)
_CONFERENCE = re.compile(
    r"(?i:the\s)?(?:United Nations|U\.?N\.?\b|League\b|.{0,60}\b(?:Conference|Assembly|Session|Talks)\b)"
)
_RANK = (
    r"(?:Rear[ -]|Vice[ -]|Air (?:Chief |Vice[- ])?|Lt\.? |Lieutenant[ -]|Maj\.? |Major[ -]|Brig\.? ?|Field "
    r"|Group |Wing )?"
    r"(?:Mr|Mrs|Miss|Ms|Dr|Sir|Dame|Lord|Lady|Viscount|Earl|Count|Baron|Prince|Senator|Professor|Prof|General|Gen|Admiral"
    r"|Marshal|Vice-Marshal|Commodore|Colonel|Col|Major|Maj|Captain|Capt|Commander|Brigadier|Lieutenant|Lt|Herr|Monsieur"
    r"|Tun|Tunku|Pandit|U)\.?"
)
_TITLED = re.compile(rf"{_RANK}\s(?=[^\W\d_a-z])")
_COURTESY = re.compile(r"(?:(?:Mr|Mrs|Miss|Ms|Dr|Sir|Dame)\.?\s+)+")
_NAME = re.compile(
    r"(?:(?:[A-Z]\.\s?){1,4})?[^\W\d_a-z][\w'’-]+(?:\s(?:[^\W\d_a-z][\w'’.-]*|(?:de|van|von|der|al|bin|ibn)\b)){0,3}\Z"
)
_BODY = re.compile(
    r"\b(?i:embass(?:y|ies)|legations?|consulates?(?:-general)?|high commissions?|missions?|delegations?|departments?"
    r"|ministr(?:y|ies)|governments?|office|offices|posts?|councils?|committees?|sub-committees?|commissions?|divisions?"
    r"|branch|section|cabinet|treasury|secretariat|boards?|bureau|bank|conference|assembly|united nations|admiralty"
    r"|union|staff|authorit(?:y|ies)|agenc(?:y|ies)|corporation|headquarters|command|force|association|party|organi[sz]ation"
    r"|parliament|mission)\b"
)
_NOT_THE_HEAD = re.compile(r"\s(?:of|for|in|to|at|on|with)\s|[,(]")
_POSSESSIVE = re.compile(r"(?:[^\W\d_a-z][\w.-]*\s){0,4}[^\W\d_a-z][\w.-]*(?:['’]s|s['’])\s")
_POSITION = re.compile(
    r"\b(?i:ambassadors?|ministers?|secretar(?:y|ies)|president|chairman|commissioners?|consuls?|officers?|directors?|deput(?:y|ies)"
    r"|representatives?|treasurer|governor|counsellor|advis[eo]r|attach[eé]|head|chief|controller|member|leader|premiers?)\b"
)
_NEXT_PARTY = re.compile(rf";\s*|,?\s+and\s+(?:to\s+|(?={_RANK}\s[^\W\d_a-z]))|,\s+(?={_RANK}\s[^\W\d_a-z])")
_NEXT_NAME = re.compile(r"(?P<sign>,\s*(?:and\s+)?|\s+and\s+)")
_POST_BEHIND = re.compile(
    r"\s+and\s+(?=(?:the\s)?(?:Australian\s|U\.?K\.?\s|British\s)?(?:Embass|Legation|High Commission|Mission|Delegation"
    r"|Consulate|External Affairs Office|Department of|Cabinet\b))"
)
_MARK = re.compile(r"\s?\[[\dl]{1,2}\]")
_ET_AL = re.compile(r",?\s+and\s+others?\Z")
_TOPIC = re.compile(r",?\s+(?:on|regarding|concerning|about)\s+(?=\S)")
# A post in brackets behind a name: "Muster (Political Representative)".
_POST_IN_BRACKETS = re.compile(r"(?P<name>[^()]{2,60}?)\s\((?P<office>[^()]{3,80})\)\Z")
_WHEREABOUTS = re.compile(r"\s\((?:then\s)?(?:in|at)\s(?P<place>[^\W\d_a-z][\w .'’-]{1,40})\)\Z")


def number_before(title: str) -> re.Match[str] | None:
    """The document's number that stands before the words of a title."""
    return _DOCUMENT_NUMBER.match(title)


def split_title(span: Span) -> tuple[Span | None, Span | None]:
    """The words for the sender and those for the addressee; what is no message, or could be read otherwise, has none.

    >>> title = "12 Muster, High Commissioner to Ruritania, to Beispiel"
    >>> [part and part.quote for part in split_title(Span(0, len(title), title))]
    ['Muster, High Commissioner to Ruritania', 'Beispiel']
    """
    words = span.quote
    number = number_before(words)
    start = number.end() if number is not None else 0
    if _NO_MESSAGE.search(words) or _TOPIC_FIRST.match(words, start):
        return None, None
    only = _TO_SOMEBODY.match(words, start)
    if only is not None:
        by = _BY.search(words, only.end())
        rest = _part(span, only.end(), by.start() if by is not None else len(words))
        if rest is None or _TO.search(rest.quote) is not None:
            return None, None
        return _part(span, by.end(), len(words)) if by is not None else None, rest
    opening = _FROM.match(words, start)
    start = opening.end() if opening is not None else start
    joint = _joint(words, start)
    if joint is None:
        return None, None
    sender, addressee = _part(span, start, joint.start()), _part(span, joint.end(), _end_of_parties(words, joint.end()))
    if sender is None or addressee is None or max(len(sender.quote), len(addressee.quote)) > PARTY_LIMIT:
        return None, None
    return sender, addressee


def _end_of_parties(words: str, start: int) -> int:
    """Where the addressee of a title ends: behind a name its topic may follow, and "and others" names nobody."""
    topic = _TOPIC.search(words, start)
    if topic is not None and _is_name(_bare(words[start : topic.start()])):
        return topic.start()
    rest = _ET_AL.search(words, start)
    return rest.start() if rest is not None else len(words)


def _joint(words: str, start: int) -> re.Match[str] | None:
    """The word "to" between the parties: the first after a comma, else the first that no office before it takes."""
    found = [
        match
        for match in _TO.finditer(words, start)
        if words.count("(", 0, match.start()) == words.count(")", 0, match.start())
    ]
    if not found:
        return None
    parted = next((match for match in found if match["comma"] is not None), None)
    if parted is not None:
        return parted
    free = next((match for match in found if ACCREDITED.search(words, start, match.start()) is None), None)
    chosen = free or found[0]
    if _NOUN_WITH_TO.search(words, start, chosen.start()) or not _begins_party(words[chosen.end() :]):
        return None
    if free is not None:
        return chosen
    # "Mission to Ruritania" is a mission: behind such an office only a plain party is its addressee.
    rest = words[chosen.end() :]
    plain = _TITLED.match(rest) or is_office(rest) or _BODY.search(rest)
    return chosen if plain and not _CONFERENCE.match(rest) else None


def _part(span: Span, start: int, end: int) -> Span | None:
    """A part of a title without commas and footnote marks around it."""
    words = span.quote[start:end]
    bare = words
    while bare != (shorter := _without_last_mark(bare).rstrip(" \t,;:")):
        bare = shorter
    if not bare or not (_begins_party(bare) or bare.startswith("the ")):
        return None
    return Span(span.start + start, span.start + start + len(bare), bare)


def _begins_party(words: str) -> bool:
    return words[:1].isupper() or words.startswith("all ")


def _without_last_mark(words: str) -> str:
    marks = list(_MARK.finditer(words))
    return words[: marks[-1].start()] if marks and marks[-1].end() == len(words) else words


def parties_of(span: Span) -> Iterator[Party]:
    """Each party that the words of one side of a title name."""
    for part in split_list(span, _NEXT_PARTY):
        for one in _single(part):
            words = _part(one, 0, len(one.quote))
            if words is not None:
                yield read_titled(words)


def _single(span: Span) -> Iterator[Span]:
    """The names of a list such as "Muster, Beispiel and Embassy in Ruritania"; a body is never taken apart."""
    if _TITLED.match(span.quote):
        yield span
        return
    beside = _POST_BEHIND.search(span.quote)
    if _is_body(_bare(span.quote)) or (beside is not None and "," not in span.quote[: beside.start()]):
        yield from split_list(span, _POST_BEHIND)
        return
    signs = list(_NEXT_NAME.finditer(span.quote))
    if not signs or ("and" not in signs[-1]["sign"] and len(signs) < 2):
        yield span
        return
    start = 0
    for sign in signs:
        name = span.quote[start : sign.start()]
        if not _is_name(_bare(name)):
            break
        rest = span.quote[sign.end() :]
        if "and" not in sign["sign"] and not _is_name(_bare(_NEXT_NAME.split(rest)[0])):
            break  # an office or a body behind a comma is where the name before it belongs
        yield Span(span.start + start, span.start + sign.start(), name)
        start = sign.end()
    yield Span(span.start + start, span.end, span.quote[start:])


def _is_name(words: str) -> bool:
    return _NAME.match(words) is not None and not is_office(words) and _BODY.search(words) is None


def _is_body(words: str) -> bool:
    """Whether some words name a body: its own word stands at the head, not behind a preposition."""
    head = _head(words)
    return _BODY.search(head) is not None and _POSITION.search(head) is None


def _head(words: str) -> str:
    bare = _POSSESSIVE.sub("", words)
    end = _NOT_THE_HEAD.search(bare)
    return bare if end is None else bare[: end.start()]


def _bare(words: str) -> str:
    return " ".join(_MARK.sub("", words).split())


def read_titled(span: Span) -> Party:
    """Who one party of a title is: name and office parted at the comma; footnote marks are no part of either."""
    words = _bare(span.quote)
    titled = _TITLED.match(words) is not None
    first, _, rest = (part.strip() for part in words.partition(","))
    beside = _POST_IN_BRACKETS.match(first)
    if not titled and beside is not None and is_office(beside["office"]) and _is_name(beside["name"]):
        return Party(span=span, name=beside["name"], office=beside["office"], kind=AgentKind.PERSON)
    if not titled and (is_office(first) or _BODY.search(first) or (" " in first and _POSITION.search(first))):
        kind = AgentKind.ORGANISATION if _is_body(words) else AgentKind.UNKNOWN
        return Party(span=span, office=words, kind=kind)
    polite = _COURTESY.match(first)
    name = first[polite.end() :] if polite is not None else first
    if not rest:
        name = _WHEREABOUTS.sub("", name)
    return Party(
        span=span,
        name=name,
        office=rest or None,
        kind=AgentKind.PERSON if titled or _is_name(name) else AgentKind.UNKNOWN,
    )


def whereabouts(span: Span) -> Span | None:
    """Where the edition says that a party was: "Muster, Minister for Trade (in Ruritania)"."""
    match = _WHEREABOUTS.search(span.quote)
    if match is None:
        return None
    return Span(span.start + match.start("place"), span.start + match.end("place"), match["place"])
