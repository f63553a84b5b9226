"""Which words of a heading of FRUS are the sender's, the addressee's and the relay's.

The word "to" also stands inside offices ("Deputy to the …", "Ambassador to Ruritania"): what could be either is left
alone, and a heading of a conversation, a note of the editors or a paper that is only "prepared" names nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg_builder.readers.plain_text.rules.frus_parties import holds_position, is_party

_FORM_WORDS = (
    r"(?i:telegrams?|cables?|airgrams?|letters?|memorand(?:um|a)|messages?|notes?|d[ei]spatch(?:es)?|"
    r"instructions?|reports?|directives?|papers?|minutes?|circulars?|aide-m[ée]moires?|submission|reply|order|study|"
    r"communication|statement|estimate|record|summary|recommendation|proposal|request|draft|transcript|briefing)"
)
# What was done with a paper: "Memorandum Handed to the Envoy by the Secretary", "Paper Presented by the Delegation".
_HANDED = r"(?: (?:Handed|Presented|Submitted|Delivered|Given|Sent|Addressed|Communicated|Transmitted))?"
# Before "From" or "by": "Telegram", "Circular Airgram", "Informal Memorandum", "Draft Letter", "Interim Directive".
_PREFIX = re.compile(
    r"(?:(?:Text|Substance|Translation|Copy|Extracts?|Summary|Paraphrase) (?:of|[Ff]rom) (?:an? |the )?)?"
    rf"(?P<form>(?:[^\W\d_a-z][\w'’–-]{{0,24}} ){{0,5}}?{_FORM_WORDS}(?: Verbale)?"
    rf"(?: (?:No\. ?)?[A-Z–-]{{0,6}}\d[\w–-]{{0,12}})?)"
    rf"(?: \([^()]{{2,60}}\))?{_HANDED},? (?P<joint>[Ff]rom|[Bb]y|[Oo]f) (?=\S)"
)
_ADDRESSED = re.compile(
    rf"(?:[A-Z][\w’'–-]{{0,24}} ){{0,3}}?(?:{_FORM_WORDS}{_HANDED} [Tt]o|Memorand(?:um|a) [Ff]or) (?=\S)"
)
_FORM_ALONE = re.compile(rf"(?:[A-Z][\w’'–-]{{0,24}} ){{0,2}}?{_FORM_WORDS}\b")
_NO_LETTER = re.compile(
    r"\b(?i:conversations?|discussions?|minutes|meetings?|editorial note|summary record|of (?:a )?conference|"
    r"interview|chronology|press release|communiqu[eé]|(?:remarks|address|speech) (?:by|of)|"
    r"for the (?:record|files?)|record of|notes? on|contact report|prepared (?:by|in|for)|transcript)\b"
)
_TALK = re.compile(
    r"\b(?i:conversations?|discussions?|minutes|meetings?|editorial note|summary record|for the (?:record|files?))\b"
)
# A delegation at a meeting writes telegrams as any other post does.
_AT_A_MEETING = re.compile(
    r"(?:Telegram|Airgram|Letter|Message|The)\b.{0,120}?"
    r"\b(?:Delegation|Mission|Group) (?:at|to) the (?:[A-Z0-9][\w’'-]{1,20},? (?:of |and |on |the ){0,2}){1,8}"
    r"(?:Meetings?|Conversations|Discussions)\b"
)
_TO = re.compile(r",? to (?!(?:Negotiate|Study|Investigate|Consider|Discuss|Survey)\b)(?=\S)")
# What a paper is about begins so: "Visit of President Muster to Ruritania" has no sender.
_TOPIC = re.compile(
    r"(?:The )?(?:[A-Z][\w-]{2,15} )?(?:Visits?|Trips?|Transfers?|Returns?|Approach(?:es)?|Contributions?|Assistance|"
    r"Aid|Access|Relations?|Reactions?|Attitude|Threats?|Invitations?|Polic(?:y|ies)|Position|Problems?|Questions?|"
    r"Views?|Objections?|Arrangements?|Procedures?|Comments?|Objectives?|Suggestions?)"
    r" (?:of|to|in|with|by|on|between)\b"
)
_BY = re.compile(r",? by (?=(?:the )?[^\W\d_a-z])")
_VIA = re.compile(r",? via (?P<relay>(?:the )?[A-Z][^,()]{2,80}?)(?=,? to |,|\Z)")
# What stands behind the parties: where and when it was written; what it is about.
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WRITTEN = re.compile(
    rf", (?:[A-Z][\w.’'-]{{1,20}}(?: [A-Z][\w.’'-]{{1,20}}){{0,2}}, )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:[-–]\d{{1,2}})?, \d{{4}}|[Uu]ndated)"
    r"(?:, [^,()]{3,24})?\Z"
)
_BEHIND = re.compile(
    r",? (?:[Cc]oncerning|[Rr]egarding|[Rr]elating [Tt]o|[Ww]ith [Rr]espect [Tt]o|[Tt]ransmitting) (?=\S)"
    r"|(?<=\)),? on (?=\S)"
)
# "to" behind these is part of an office or a phrase, whatever follows.
_JOINED = re.compile(
    r"\b(?:Deput(?:y|ies)|Assistants?|Advis[eo]rs?|Consultants?|Aides?|Counsel|Counselors?|Secretary|Liaison|Attaché|"
    r"[Rr]espect|[Rr]egard|[Rr]elating|[Rr]elations|[Rr]eply|[Rr]esponse|[Aa]ccording|[Aa]pproach|[Aa]id|"
    r"[Ss]ubject|[Pp]ertaining|[Aa]ssistance|[Tt]hreat|[Vv]isit|[Cc]ontribution|[Gg]uide|[Ii]ntroduction|"
    r"[Aa]ddendum|[Ss]upplement|[Aa]nnex|[Aa]ppendix)\Z"
)
# "to" behind these is mostly part of an office: it parts the heading only where nothing better does.
_JOINED_MOSTLY = re.compile(
    r"\b(?:Ambassadors?|Ministers?|Envoys?|Representatives?|Delegates?|Delegations?|Missions?|Observers?|Emissary|"
    r"Commissioners?|Legations?|Embassy|Chargé|Advisers?|Delegat\w+|Mediator|Messenger|Agent)(?:[ -][Dd]esignate)?\Z"
)
_OFFICE_ASIDE = re.compile(r"\bSecretary\Z")
_POST = re.compile(
    r"(?:the )?(?:[A-Z][\w.’'-]{1,20} ){0,4}(?:Delegation|Embassy|Legation|Ministry|Mission|Department|Government)\b"
)
_NO_ADDRESSEE = re.compile(r"(?:the )?(?:Record|Files?|(?:\w+ )?Press\b|Discussion|Use|Consideration)\b", re.IGNORECASE)
# The topic of a paper behind its author: "Report by the Council on Recommendations …".
_ABOUT = re.compile(r",? (?:on (?=[A-Z])|[Rr]egarding |[Cc]oncerning )")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The parts of a heading, as half-open offsets into it; what it does not name is None."""

    sender: Place | None = None
    addressee: Place | None = None
    relay: Place | None = None


@lru_cache(maxsize=1024)
def find_sides(words: str) -> Sides:
    """The sender, the addressee and the relay that a heading names; none of them where it names them not clearly.

    >>> words = "The Envoy in Ruritania (Muster) to the Secretary of State"
    >>> [words[slice(*place)] for place in (find_sides(words).sender, find_sides(words).addressee) if place]
    ['The Envoy in Ruritania (Muster)', 'the Secretary of State']
    """
    end = _end(words)
    words = words[:end]
    if is_no_message(words):
        return Sides()
    addressed = _ADDRESSED.match(words)
    if addressed is not None:
        return _addressed_first(words, addressed.end())
    prefix = _PREFIX.match(words)
    if prefix is None and (_FORM_ALONE.match(words) or _TOPIC.match(words)):
        return Sides()
    if prefix is not None and prefix["joint"] in ("of", "Of"):
        return Sides()
    start = prefix.end() if prefix is not None else 0
    middle = _middle(words, start, form=prefix is not None)
    if middle is None:
        by = prefix is not None and prefix["joint"].casefold() == "by"
        return Sides(sender=(start, _end_of_author(words, start))) if by else Sides()
    via = _VIA.search(words, start)
    if via is None:
        return Sides(sender=(start, middle[0]), addressee=(middle[1], end))
    last = via.start() if via.start() < middle[0] else middle[0]
    stop = via.start() if via.start() >= middle[1] else end
    return Sides(sender=(start, last), addressee=(middle[1], stop), relay=via.span("relay"))


def is_no_message(words: str) -> bool:
    """Whether a heading is that of a conversation, a note of the editors, or a paper that is sent to nobody."""
    return _NO_LETTER.search(_AT_A_MEETING.sub("", words, count=1)) is not None


def is_record_of_talk(words: str) -> bool:
    """Whether a heading is that of a conversation or a meeting, or a note of the editors, whoever is named in it."""
    return _TALK.search(_AT_A_MEETING.sub("", words, count=1)) is not None


def _end(words: str) -> int:
    """Where the parties of a heading end, and its place, date or topic begins."""
    written = _WRITTEN.search(words)
    end = written.start() if written is not None else len(words)
    for behind in _BEHIND.finditer(words, 0, end):
        if not _inside_brackets(words[: behind.start()]) and _TO.search(words, 0, behind.start()) is not None:
            return behind.start()
    return end


def _addressed_first(words: str, start: int) -> Sides:
    """The addressee of "Memorandum for …" or "Letter to …", and its author where "by …" follows."""
    by = _BY.search(words, start)
    if by is not None and is_party(words[start : by.start()]) and is_party(words[by.end() :]):
        return Sides(sender=(by.end(), len(words)), addressee=(start, by.start()))
    rest = words[start:]
    if by is None and _NO_ADDRESSEE.match(rest) is None and is_party(rest) and _TO.search(rest) is None:
        return Sides(addressee=(start, len(words)))
    return Sides()


def _end_of_author(words: str, start: int) -> int:
    """Where the author of a paper without addressee ends: before its topic, or before "to the Press"."""
    about = _ABOUT.search(words, start)
    end = about.start() if about is not None else len(words)
    for match in _TO.finditer(words, start, end):
        if _NO_ADDRESSEE.match(words, match.end()) is not None:
            return match.start()
    return end


def _middle(words: str, start: int, *, form: bool) -> Place | None:
    """Where "to" parts the sender from the addressee: its place, or None where no place is clear enough."""
    doubtful: list[Place] = []
    for match in _TO.finditer(words, start):
        left, right = words[start : match.start()], words[match.end() :]
        if _inside_brackets(left) or not is_party(left) or not is_party(right) or _NO_ADDRESSEE.match(right):
            continue
        if _JOINED.search(left) is not None and not _secretary_of_a_letter(left, right, form=form):
            continue
        if _JOINED_MOSTLY.search(left) is not None:
            doubtful.append((match.start(), match.end()))
            continue
        return match.start(), match.end()
    for place in reversed(doubtful):
        right = words[place[1] :]
        if holds_position(right.split("(", maxsplit=1)[0]) or _POST.match(right) is not None:
            return place
    return None


def _secretary_of_a_letter(left: str, right: str, *, form: bool) -> bool:
    """Whether "Secretary to" ends the sender's name: "The Acting Secretary to the Envoy …" in old headings."""
    return not form and _OFFICE_ASIDE.search(left) is not None and left.startswith("The ") and holds_position(right)


def _inside_brackets(words: str) -> bool:
    return words.count("(") > words.count(")") or words.count("[") > words.count("]")
