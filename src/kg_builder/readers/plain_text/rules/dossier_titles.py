"""Headings that an edition of a dossier gives: "Cipher telegram from … to … regarding …", offices before names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import ActKind, AgentKind, Role, Span, Statement
from kg_builder.readers.plain_text.parties import PARTY_LIMIT, Party, is_courtesy, is_office, read_party, split_list
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, act, took_part
from kg_builder.readers.plain_text.rules.dfat_parties import ACCREDITED
from kg_builder.readers.plain_text.rules.frus_parties import holds_position
from kg_builder.readers.plain_text.rules.routing import RELAY, SENDING

_TITLE_LIMIT = 700
_MESSAGE = re.compile(
    r"(?:(?:№|No\.?)\s?\d{1,4}\.?\s{1,3})?"
    r"(?:(?i:translation|copy|text)\sof\s(?:the\s|a\s)?)?"
    r"(?:(?i:cipher(?:ed)?|coded|encrypted|encoded|cover|oral|urgent|special|personal|confidential|secret|draft|explanatory"
    r"|information|informational|written|reply|response|joint|diplomatic|circular|short|brief|analytical|service|official|political)\s){0,3}"
    r"(?i:telegram|cable|cablegram|note|letter|message|memorandum|report|dispatch|information|appeal|memo|condolences|greetings"
    r"|congratulations?|communication|application|petition)s?(?:\sverbale)?(?:\sof\s(?:condolences?|congratulations?|thanks|greetings?))?,?\s(?P<how>(?i:from|by|to)|(?i:of)(?=\s(?:the\s)?[A-Z]))\s(?:the\s)?"
)
# Where the parties end and what the paper is about begins.
_TOPIC = re.compile(
    r"\s(?:regarding|concerning|about|on|with|in connection|in relation|in response|in reply|containing|conveying"
    r"|describing|requesting|informing|reporting|transmitting|expressing|proposing|enclosing|attaching|dated|for|following|during|after"
    r"|and attached|sent|that|transmitted|delivered|handed|forwarded|received)\b|[\"“:;]"
)
# Behind these a preposition is part of the office: "Ambassador for Special Missions", "Committee on Trade".
_OF_AN_OFFICE = re.compile(
    r"\b(?i:committee|commission|ambassador|advis[eo]r|assistant|representative|envoy|deputy|responsible|council|bureau"
    r"|secretary|minister|section|department)\Z"
)
# Somebody passed the message on: "…, transmitted through USSR Ambassador A.B. Muster".
_RELAYED = re.compile(
    r",?\s(?:transmitted|delivered|forwarded|handed(?: over)?)\s(?:through|by|via)\s(?:the\s)?"
    r"(?P<who>[A-Z][^,;]{2,120}?)(?=\s(?:regarding|concerning|in connection)\b|[,;]|\Z)"
)
_INITIALS = r"(?:[A-Z][a-z]{0,2}\.\s?){1,3}"
_SURNAME = r"[A-Z][\w'’]+(?:-[A-Z][\w'’]+)?"
NAME_WITH_INITIALS = rf"{_INITIALS}{_SURNAME}"
_NAMED = re.compile(
    rf"(?:(?P<office>.{{2,150}}?)\s)?(?P<name>{NAME_WITH_INITIALS}|{_SURNAME}\s(?:[A-Z][a-z]{{0,2}}\.){{1,3}})\Z"
)
_FIRST_NAME = re.compile(
    r"(?:(?P<office>(?:.{1,100}\s)?"
    r"(?:President|Senator|Ambassador|Minister|Secretary of State|Chairman|Director|Premier))\s)?"
    rf"(?P<courtesy>Mrs?\.\s)?(?P<name>[A-Z][a-z]+(?:\s[A-Z]\.)?\s{_SURNAME})\Z"
)
_NAME_AT_END = re.compile(rf"(?:{NAME_WITH_INITIALS}|{_SURNAME}\s(?:[A-Z]\.){{1,3}})\Z")
_INITIAL = re.compile(r"\b[A-Z][a-z]{0,2}\.")
_BETWEEN = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_TO = re.compile(r"\s+to\s+(?:the\s+)?")
_FROM = re.compile(r"\s+from\s+(?:the\s)?")
_ABBREVIATION = re.compile(r"(?:the\s)?(?:[A-ZА-Я]{2,}\s?){1,4}\Z")
_SOVIET_BODY = re.compile(r"(?:.{1,60} )?(?:Supreme Soviet|KGB|MVD|TASS|Gosplan|Sovinform(?:buro)?)\b")
_GIVEN_NAME = re.compile(r"[A-Z][a-z]{1,15}\Z")
_RANKS = frozenset(
    {"Academician", "General", "Marshal", "Colonel", "Professor", "Senator", "Comrade", "Citizen", "Doctor"}
)
_NOBODY_ENDS = re.compile(r"(?i:draft|response|reply|answer|attention)\Z")


def read_heading_parties(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who wrote to whom, where the heading is "Note from … to … regarding …"; offices stand before the names.

    A resolution, a record, a press report or an extract has no such heading. Of a relay the one who passes it on is the
    sender; who wrote the message inside it stands behind "with" and is left to that message.
    """
    line = zone.lines[0]
    title = Span.of(zone.text, line.start, min(line.end, line.start + _TITLE_LIMIT, zone.end))
    for words, role in _sides(title):
        for part in _each(words):
            yield took_part(context, _party(part), role, SENDING, zone.voice)
    relayed = _RELAYED.search(title.quote) if _MESSAGE.match(title.quote) is not None else None
    if relayed is not None:
        span = Span(title.start + relayed.start("who"), title.start + relayed.end("who"), relayed["who"])
        yield act(context, span, RELAY, ActKind.RELAY, zone.voice)
        yield took_part(context, _party(span), Role.RELAY, RELAY, zone.voice)


def names_addressee(title: str) -> bool:
    """Whether a heading says to whom the paper is addressed."""
    return bool(title) and any(role is Role.ADDRESSEE for _, role in _sides(Span(0, len(title), title)))


def _sides(title: Span) -> Iterator[tuple[Span, Role]]:
    """The words of a heading for the sender and for the addressee."""
    opening = _MESSAGE.match(title.quote)
    if opening is None:
        return
    end = _end(title.quote, opening.end())
    if opening["how"].casefold() == "to":
        sender = _FROM.search(title.quote, opening.end(), end)
        yield from _side(title, opening.end(), sender.start() if sender is not None else end, Role.ADDRESSEE)
        if sender is not None:
            yield from _side(title, sender.end(), end, Role.SENDER)
        return
    joints = list(_TO.finditer(title.quote, opening.end(), end))
    joint = next((match for match in joints if _NAME_AT_END.search(title.quote[: match.start()])), None)
    if joint is None:
        joint = next((match for match in joints if ACCREDITED.search(title.quote, 0, match.start()) is None), None)
    if joint is None and joints and ACCREDITED.search(title.quote, 0, joints[-1].start()) is None:
        joint = joints[-1]
    yield from _side(title, opening.end(), joint.start() if joint is not None else end, Role.SENDER)
    if joint is not None:
        yield from _side(title, joint.end(), end, Role.ADDRESSEE)


def _end(title: str, start: int) -> int:
    for match in _TOPIC.finditer(title, start):
        if match.group().strip() in {"on", "for", "with", "about"} and _OF_AN_OFFICE.search(
            title, start, match.start()
        ):
            continue
        return match.start()
    return len(title)


def _side(title: Span, start: int, end: int, role: Role) -> Iterator[tuple[Span, Role]]:
    words = title.quote[start:end].rstrip(" ,.*")
    if 1 < len(words) <= PARTY_LIMIT and _NOBODY_ENDS.search(words) is None:
        yield Span(title.start + start, title.start + start + len(words), words), role


def _each(words: Span) -> Iterator[Span]:
    """The single parties: parted behind a name, or between bodies where no name is given at all."""
    parts = split_list(words, _BETWEEN)
    start = words.start
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        rest = words.quote[part.end - words.start :]
        ends = _NAME_AT_END.search(part.quote) is not None or (
            "," in rest[:2] and is_office(part.quote) and _NAME_AT_END.search(words.quote) is None
        )
        if last or ends:
            yield Span(start, part.end, words.quote[start - words.start : part.end - words.start])
            start = parts[number + 1].start if not last else part.end


def _party(span: Span) -> Party:
    """Office and name of "USSR Ambassador to Ruritania A.B. Muster"; a body or an abbreviation is an organisation."""
    words = " ".join(span.quote.split())
    match = _FIRST_NAME.match(words)
    if match is None or match["office"] is None:
        match = _NAMED.match(words) or match
    if match is not None and not is_office(match["name"]):
        known = match["office"] or match.groupdict().get("courtesy") or _INITIAL.search(match["name"])
        kind = AgentKind.PERSON if known else AgentKind.UNKNOWN
        name, office = match["name"], match["office"]
        if office is not None and is_courtesy(office):
            office = None
        elif office is not None and _GIVEN_NAME.match(office) and office not in _RANKS and not is_office(office):
            name, office = f"{office} {name}", None  # "Anna M. Muster"
        return Party(span=span, name=name, office=office, kind=kind)
    soviet = _SOVIET_BODY.match(words) is not None and not holds_position(words)
    if soviet or _ABBREVIATION.match(words):
        return Party(span=span, office=words, kind=AgentKind.ORGANISATION)
    return read_party(span)
