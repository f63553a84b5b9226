"""Who is named in a heading of the series FRUS: office and person told apart, names withheld, several on one side.

Such headings name an office with the surname of its holder in brackets ("the Under Secretary of State (Muster)"), a
title with a name ("President Muster"), a name with an office behind it ("Anna Muster of the Staff"), or a body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg_builder.model import Absence, AgentKind, Participant, Role, Span
from kg_builder.readers.plain_text.parties import HONORIFIC, Party, has_honorific, is_office
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, took_part

WITHHELD = re.compile(r"\[[^\[\]]{0,80}\bnot declassified\]")

_CAP = r"[^\W\d_a-z][\w'’.-]*"
_PARTICLE = r"(?:de|del|della|van|von|der|den|al|el|ibn|bin|da|dos|du|la|le|ben)"
NAME = rf"{_CAP}(?:[ ]{_PARTICLE}){{0,2}}(?:[ ](?:{_PARTICLE}[ ])?{_CAP}){{0,4}}(?:, (?:Jr|Sr)\.|, (?:II|III)\b)?"
TITLE_WORDS = (
    r"(?:President|Chairman|Premier|Minister|Ambassador|Secretary|Chancellor|General|Admiral|Colonel|Captain|"
    r"Commander|"
    r"Commodore|Major|Lieutenant|Senator|Representative|Congressman|Governor|King|Queen|Prince|Princess|Marshal|Shah|"
    r"Generalissimo|Director|Chargé|Consul|Envoy|Counselor|Emperor|Sultan|Emir|Sheikh|Imam|Pope|Cardinal|Speaker|"
    r"Commissioner|Justice|Judge|Assistant|Professor|Dictator|Regent|Leader|"
    r"Chairmen|Presidents|Premiers|Ministers|Ambassadors|Secretaries|Senators|Generals|Admirals|Directors|"
    r"President-elect)"
)
# One title of several people: "Chairmen Muster and Beispiel".
_TITLE_OF_SEVERAL = re.compile(
    r"(?:[A-Z][\w-]{1,20} ){0,2}(?:Chairmen|Presidents|Premiers|Ministers|Ambassadors|Secretaries|Senators|"
    r"Generals|Admirals|"
    r"Representatives|Congressmen|Marshals|Messrs\.?|Directors|Governors)\s(?=[A-Z])"
)
_DEPARTMENT = (
    r"(?: of (?:State|Defense|War|(?:the )?Treasury|the (?:Army|Navy|Air Force|Interior)|Commerce|Agriculture|Labor|"
    r"Central Intelligence|National Intelligence|Staff|Foreign Affairs|State for [A-Z][\w-]{2,20} Affairs))?"
)
_TITLED = re.compile(
    rf"(?P<office>(?:{_CAP} ){{0,3}}{TITLE_WORDS}(?: {TITLE_WORDS})?{_DEPARTMENT}) (?P<name>(?!of\b|for\b){NAME})\Z"
)
# Where somebody with title and name belongs: "Chairman Muster of the Council", "Prime Minister Muster of Ruritania".
_BELONGING = re.compile(r",| (?:of|in) (?=(?:the )?[A-Z])")
_BODY = re.compile(
    r"\b(?:Embass(?:y|ies)|Legations?|Consulates?|Ministr(?:y|ies)|Departments?|Committees?|Staffs?|Councils?|"
    r"Delegations?|Missions?|Governments?|Bureaus?|Offices?|Headquarters|Commissions?|Boards?|Divisions?|Sections?|"
    r"Agenc(?:y|ies)|Cabinet|Stations?|Posts?|Group|Team|Fleet|Forces?|Commands?|Authority|Authorities|"
    r"Administration|"
    r"White House|Kremlin|Vatican|Holy See|Treasury|Sub-?[Cc]ommittees?|Task Force|Panel|"
    r"Services?|Officers|Corps|Chiefs|Conference|Nations|Union|Congress|Center|Unit|Organi[sz]ation|Secretariat|Desk|"
    r"USUN|CINC\w+|SCAP|Establishment|Institute|University|Foundation|Banks?|Company|Corporation|Association|"
    r"Federation|Leadership|Politburo|Presidium)\b"
)
_POSITION = re.compile(
    rf"\b(?:{TITLE_WORDS}|Chief|Head|Officer|Deputy|Advis[eo]r|Counsellor|Attaché|Aide|Consultant|Member|"
    rf"Observer|Delegate|"
    r"Under Secretary|Representatives|Agent|Attorney|Administrator|Comptroller|Coordinator|Editor|Commandant|"
    r"Historian|Charge|Counsel|Elect|Designate|Extraordinary|Plenipotentiary|Resident)\b"
)
_BRACKETED = re.compile(r"(?P<office>[^()]{3,200}?) {0,2}\((?P<name>[^()]{2,60})\)(?P<rest>[^()]{0,120})\Z")
# The holder's name in brackets behind an office: whatever stands before it is one.
_HOLDER = re.compile(r"\w,? ?\([^\W\d_][^()\d]{1,40}\)\Z")
# A field of work in brackets is no holder: "Assistant Secretary of Defense (International Security Affairs)".
_FIELD = re.compile(
    r"(?:.{2,40} )?(?:Affairs|Security|Logistics|Planning|Plans|Operations|Installations|Research|Evaluation|"
    r"Engineering|Intelligence|Manpower|Comptroller|Administration|Analysis|Development|Policy)\Z"
)
_ACRONYM = re.compile(r"(?=.{2,12}\Z)[A-Z][A-Z/.&–-]*[A-Z]\Z")
_NAMED_FIRST = re.compile(rf"(?P<name>{NAME})(?:, (?:of )?(?:the )?| of (?:the )?)(?P<office>\S.{{2,160}})\Z")
_PLAIN_NAME = re.compile(rf"{NAME}\Z")
_INITIAL = re.compile(r"\b[A-Z]\.")
_HONORIFICS = re.compile(rf"(?:(?:the )?{HONORIFIC}\s+)+(?=[^\W\d_a-z]|\[)")
_ARTICLE = re.compile(r"(?:the|The|THE)\s+(?=\S)")
_WHERE = re.compile(
    r"(?:,|(?<=\)))(?: (?:[Tt]hen|[Nn]ow|[Tt]emporarily)(?: at| in)| at) (?P<place>(?:the )?[A-Z][\w .’'-]{2,40})\Z"
)
_FULL_STOP = re.compile(r"(?<=[a-z]{3}|\w\w\))\.\Z")
_ONWARD = re.compile(
    r"(?<=\)) for .{2,80}\Z|, for (?:the )?[A-Z].{2,60}\Z|,? (?:transmitting|regarding|concerning)\b.{0,160}\Z"
)
# Behind these marks another party begins: "… (Muster) and the …", "President Muster and Prime Minister Beispiel".
_JOINT = re.compile(
    r",? and (?=(?:the )?[^\W\d_a-z]|\[name)|(?<=\)), (?=(?:the )?[^\W\d_a-z])"
    r"|, (?=the [A-Z][^,()]{3,120}(?:\(|, and ))|, (?=[A-Z][^,()]{8,60}, and )"
)
_LIMIT = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One party of a heading: who it is, whether its name is withheld, and the place that is said of it."""

    party: Party
    withheld: bool = False
    place: Span | None = None


def read_named(span: Span) -> Named:
    """Who some words of a heading name; the span of the party holds all of them."""
    found = _named(span.quote)
    who, place = found.party, found.place
    return Named(
        party=Party(span=span, name=who.name, office=who.office, kind=who.kind),
        withheld=found.withheld,
        place=None if place is None else Span(span.start + place.start, span.start + place.end, place.quote),
    )


@lru_cache(maxsize=4096)
def _named(quote: str) -> Named:
    """Who some words name: the same few offices write and are written to throughout a volume."""
    span = Span(0, len(quote), quote)
    place, words = _without_place(span)
    words = _FULL_STOP.sub("", _ONWARD.sub("", words).strip(" ,;:"))
    bare = without_article(words)
    if WITHHELD.match(bare) is not None and not _POSITION.search(WITHHELD.sub("", bare)):
        rest = re.sub(r"\A,? ?(?:of )?(?:the )?", "", WITHHELD.sub("", bare, count=1).strip())
        kind = AgentKind.PERSON if "name not" in bare else AgentKind.UNKNOWN
        return Named(party=Party(span=span, office=rest or None, kind=kind), withheld=True, place=place)
    courteous = has_honorific(bare)
    polite = _HONORIFICS.match(bare)
    plain = bare[polite.end() :] if polite is not None else bare
    name, office = _name_and_office(plain, courteous)
    withheld = name is not None and WITHHELD.search(name) is not None
    party = Party(span=span, name=None if withheld else name, office=office, kind=_kind(name, office, courteous))
    return Named(party=party, withheld=withheld, place=place)


def split_named(span: Span) -> list[Span]:
    """The single parties of one side of a heading; "and" inside the name of an office parts nothing."""
    edges = (0, *_cuts(span.quote), len(span.quote))
    return [
        Span(span.start + first, span.start + last, span.quote[first:last])
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        if first < last
    ]


@lru_cache(maxsize=4096)
def _cuts(words: str) -> tuple[int, ...]:
    """Where the words between parties begin and end, one after the other."""
    cuts: list[int] = []
    start = 0
    for match in _JOINT.finditer(words):
        left, right = words[start : match.start()], words[match.end() :]
        if _depth(words[: match.start()]) == 0 and _whole(left) and _begins_party(left, right):
            cuts += match.span()
            start = match.end()
    return tuple(cuts)


def take_part(zone: ZoneText, context: Context, words: Span, role: Role, act: str) -> Participant:
    """The statement that the words of a heading name a party; a name that is withheld is said to be so."""
    named = read_named(words)
    statement = took_part(context, named.party, role, act, zone.voice)
    return replace(statement, absence=Absence.WITHHELD) if named.withheld else statement


@lru_cache(maxsize=4096)
def is_party(words: str) -> bool:
    """Whether words look like a party: an office, a body, a title with a name, or a name."""
    words = without_article(words.strip(" ,"))
    if not words or len(words) > _LIMIT:
        return False
    if _HOLDER.search(words) is not None:
        return True
    if WITHHELD.match(words) or has_honorific(words) or words.startswith(("Certain ", "All ")):
        return True
    if _POSITION.search(words) or _BODY.search(words) or is_office(words):
        return words[:1].isupper()
    first = _NAMED_FIRST.match(words)
    if first is not None and _names_person(first["name"], courteous=False):
        return True
    return _PLAIN_NAME.match(words) is not None and " " in words


def without_article(words: str) -> str:
    """Some words without the article before them."""
    match = _ARTICLE.match(words)
    return words[match.end() :] if match is not None else words


def names_body(words: str) -> bool:
    """Whether some words name a body: an embassy, a committee, an agency."""
    return _BODY.search(words) is not None


def holds_position(words: str) -> bool:
    """Whether some words name a position that a person holds."""
    return _POSITION.search(words) is not None


def _without_place(span: Span) -> tuple[Span | None, str]:
    """The place that is said behind a party ("…, at Musterstadt"), and the words without it."""
    match = _WHERE.search(span.quote)
    if match is None:
        return None, span.quote
    words = span.quote[: match.start()]
    start = span.start + match.start("place")
    return Span(start, start + len(match["place"]), match["place"]), words


def _name_and_office(words: str, courteous: bool) -> tuple[str | None, str | None]:
    first = _NAMED_FIRST.match(words)
    if first is not None and _names_person(first["name"], courteous):
        return first["name"], first["office"].strip(" ,")
    bracketed = _BRACKETED.match(words)
    if bracketed is not None and _is_holder(bracketed["name"]):
        rest = bracketed["rest"].strip()
        office = (
            f"{bracketed['office'].strip(' ,')}{',' if bracketed['rest'].startswith(',') else ''} {rest.strip(' ,')}"
        )
        return bracketed["name"].strip(), office.strip(" ,")
    titled = _TITLED.match(words)
    if titled is None and (rest_of := _BELONGING.search(words)) is not None:
        titled = _TITLED.match(words[: rest_of.start()])
    if titled is not None and not _is_office_word(titled["name"]):
        tail = words[titled.end() :]
        if tail.startswith((" of ", " in ")):
            return titled["name"], titled["office"] + tail
        rest = re.sub(r"\A, (?:of )?(?:the )?", "", tail)
        return titled["name"], f"{titled['office']}, {rest}" if rest else titled["office"]
    if courteous or (_PLAIN_NAME.match(words) is not None and not _is_office_word(words)):
        return words, None
    return None, words or None


def _is_holder(words: str) -> bool:
    """Whether the words in brackets behind an office are its holder's name."""
    return not (_FIELD.match(words) or _ACRONYM.match(words) or is_office(words))


def _names_person(words: str, courteous: bool) -> bool:
    if _is_office_word(words):
        return False
    return courteous or _INITIAL.search(words) is not None or len(words.split()) in (2, 3)


def _is_office_word(words: str) -> bool:
    if _BODY.search(words) or _POSITION.search(words) or is_office(words):
        return True
    return words.startswith(("Certain ", "All ", "United States", "Operation ", "American ", "Various ", "Each "))


def _kind(name: str | None, office: str | None, courteous: bool) -> AgentKind:
    """A person where a name stands beside an office or title, or has a form of address or initials; else a body."""
    if name is not None:
        shown = office is not None or courteous or _INITIAL.search(name) is not None
        return AgentKind.PERSON if shown else AgentKind.UNKNOWN
    body, position = _BODY.search(office or ""), _POSITION.search(office or "")
    if body is not None and (position is None or body.start() < position.start()):
        return AgentKind.ORGANISATION
    return AgentKind.UNKNOWN


def _depth(words: str) -> int:
    return words.count("(") - words.count(")") + words.count("[") - words.count("]")


def _whole(left: str) -> bool:
    """Whether the words before "and" can stand alone as a party."""
    left = left.strip(" ,")
    return left.endswith(")") or is_party(left)


def _begins_party(left: str, right: str) -> bool:
    """Whether another party begins behind "and": with an article, a form of address, a title, a name after a name."""
    if right.startswith("the "):
        return is_party(right)
    if has_honorific(right) or right.startswith(("[name", "Certain ", "Other ")):
        return True
    head = right.split(",", maxsplit=1)[0].split(" of ", maxsplit=1)[0]
    if _TITLE_OF_SEVERAL.match(left) is not None and _PLAIN_NAME.match(head) is not None:
        return not _is_office_word(head)
    titled = _TITLED.match(right.split(",", maxsplit=1)[0])
    if titled is not None and not _is_office_word(titled["name"]):
        return True
    if _TITLED.match(head) is not None and not _POSITION.match(right.rsplit(maxsplit=1)[-1]):
        return True
    name = _PLAIN_NAME.match(head)
    return name is not None and " " in head and not _is_office_word(head) and not _is_office_word(left)
