"""To whom a message is addressed: the line "To …", onward addressees, labelled parties and address blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import Absence, ActKind, DescriptionKind, Participant, Role, Span, Statement, Voice
from kg_builder.readers.plain_text.parties import (
    HONORIFIC,
    PARTY_LIMIT,
    Party,
    has_honorific,
    is_courtesy,
    is_office,
    read_party,
    split_parties,
)
from kg_builder.readers.plain_text.rules.base import (
    BEGIN,
    GAP,
    LINE_BEGIN,
    NUMBER_SIGN,
    Context,
    ZoneText,
    act,
    described,
    took_part,
)
from kg_builder.readers.plain_text.rules.routing import DELIVERY, DISTRIBUTION, SENDING

_TO = re.compile(
    rf"{LINE_BEGIN}(?:T(?:o|O):?|An:|An{GAP}(?:den|die|das)|An(?={GAP}(?:Herrn?|Frau|Seine|Ihre)\b)|À:?(?={GAP}(?:Monsieur|Madame)\b)"
    rf"|Au(?={GAP}(?:Ministre|Ministère|Président|Directeur)\b)){GAP}(?!{NUMBER_SIGN}\d|(?i:whom)\b)(?P<who>[^\r\n]{{2,{PARTY_LIMIT}}})(?=[\r\n]|\Z)"
)
_FROM = re.compile(rf"{LINE_BEGIN}(?:F(?:rom|ROM)|Von|De)[ ]?:{GAP}(?P<who>[^\r\n]{{2,{PARTY_LIMIT}}})(?=[\r\n]|\Z)")
_TO_WHOM = re.compile(rf"{BEGIN}T(?:o|O) [Ww]hom:?{GAP}(?P<who>[^\r\n.;]{{2,{PARTY_LIMIT}}})(?=[.;\r\n]|\Z)")
_ONWARD = re.compile(
    rf"{LINE_BEGIN}(?:F(?:or|OR)|(?i:transmit|convey|pass|deliver|hand|give)(?:{GAP}(?:the{GAP}following(?:{GAP}[a-z]{{3,12}})?|this|it))?"
    rf"{GAP}(?:on{GAP})?to):?{GAP}"
    r"(?P<who>[^\r\n]{2,80})(?=[\r\n]|\Z)"
)
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*)(?:\s+(?:[^\W\d_a-z][\w'’.-]*|(?:of|the|and|de|von|van|del?|al|bin)\b|\[[^\]]{1,80}\]|\([^()]{1,60}\)|&)){0,14}[.:,]?\Z"
)
_IN_CAPITALS = re.compile(
    r"(?P<name>(?:Mr|Mrs|Miss|Dr|Comrade)\.?(?: (?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ’'-]{2,})){2,4})(?: [A-ZÀ-Þ][a-zà-ÿ]+){1,4}\Z"
)
_NEW_LINE = re.compile(r"\r?\n|\r")
_COPY_TO = re.compile(r"[,;]?\s{0,3}\(?(?:with (?:a )?)?(?i:cop(?:y|ies))(?: to)?:?\s{1,4}(?=\S)")
_MARKS_BEHIND = re.compile(
    r"(?<=\S)[\s,.;:]{1,4}(?P<said>(?i:(?:(?:personal|most|top|strictly|very|and)\s){0,3}(?:secret|confidential|personal)))[.]?\Z"
)
_UNREADABLE = re.compile(
    rf"(?:{HONORIFIC}\s+)?\[[^\[\]]{{0,30}}(?i:illegible|unclear|unreadable|indecipherable)[^\[\]]{{0,30}}\]\.?\Z"
)


def read_to_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """To whom the message is addressed.

    The author's voice: the address is part of the message, and a pseudonym in it is the author's choice. The routing
    lines around it are the office's. A gloss in brackets is the editor's.
    """
    for match in zone.find(_TO):
        who = zone.words(match.start("who"), match.end("who"))
        if who is not None and _UNREADABLE.match(who.quote) is not None:
            yield _nobody_legible(context, who)
            continue
        if who is None or not _names_somebody(who.quote, context):
            continue
        who, marks = _without_marks(_without_address(who))
        yield from (described(context, mark, DescriptionKind.SECRECY, zone.voice) for mark in marks)
        copied = _COPY_TO.search(who.quote)
        named = who if copied is None else zone.words(who.start, who.start + copied.start())
        for span in () if named is None else split_parties(without_stop(named)):
            party = read_party(without_stop(span), governments=context.profile.governments)
            yield took_part(context, _with_line_below(zone, party), Role.ADDRESSEE, SENDING, Voice.AUTHOR)
        if copied is not None:
            yield from _copied(zone, context, who.start + copied.end(), who.end)


def _without_marks(span: Span) -> tuple[Span, tuple[Span, ...]]:
    """The addressee without a mark of secrecy that stands behind it: "For PRIME MINISTER MOST SECRET"."""
    match = _MARKS_BEHIND.search(span.quote)
    if match is None:
        return span, ()
    said = Span(span.start + match.start("said"), span.start + match.end("said"), match["said"])
    quote = span.quote[: match.start()]
    return Span(span.start, span.start + len(quote), quote), (said,)


def _copied(zone: ZoneText, context: Context, start: int, end: int) -> Iterator[Statement]:
    """Who gets a copy by the words behind the addressee: "To Comrade A, copy to Comrade B"."""
    words = zone.words(start, end)
    if words is None:
        return
    span = without_stop(words)
    yield act(context, span, DISTRIBUTION, ActKind.DISTRIBUTION, Voice.AUTHOR)
    for part in split_parties(span):
        party = read_party(part, governments=context.profile.governments)
        yield took_part(context, party, Role.COPY_RECIPIENT, DISTRIBUTION, Voice.AUTHOR)


def _nobody_legible(context: Context, span: Span) -> Participant:
    """That somebody is addressed, and the transcript cannot say who: "To Comrade [illegible]"."""
    return Participant(
        rests_on=span,
        stated_by=Voice.AUTHOR,
        rule=context.rule,
        role=Role.ADDRESSEE,
        act=SENDING,
        as_written=span.quote,
        absence=Absence.ILLEGIBLE,
    )


def read_from_label(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """From whom a letter is, where a line "From:" names a person or an office."""
    for match in zone.find(_FROM):
        who = zone.words(match.start("who"), match.end("who"))
        if who is not None and _names_somebody(who.quote, context):
            party = read_party(without_stop(who), governments=context.profile.governments)
            yield took_part(context, _with_office_below(zone, party), Role.SENDER, SENDING, Voice.AUTHOR)


def read_to_whom(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """To whom an outgoing telegram is to go: "To whom: …" beside its destination, in the sending office's voice."""
    for match in zone.find(_TO_WHOM):
        who = zone.words(match.start("who"), match.end("who"))
        if who is not None:
            party = read_party(without_stop(who), governments=context.profile.governments)
            yield took_part(context, party, Role.ADDRESSEE, SENDING, Voice.SENDING_OFFICE)


def read_onward_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """To whom the addressee is to pass the message on: "For …" on a line of its own."""
    taken: set[str] = set()
    for match in zone.find(_ONWARD):
        who = zone.words(match.start("who"), match.end("who"))
        if who is None or not _names_somebody(who.quote, context):
            continue
        who, marks = _without_marks(who)
        yield from (described(context, mark, DescriptionKind.SECRECY, zone.voice) for mark in marks)
        span = without_stop(who)
        key = context.free_key(DELIVERY, taken)
        yield act(context, span, key, ActKind.DELIVERY, Voice.AUTHOR)
        party = read_party(span, governments=context.profile.governments)
        yield took_part(context, party, Role.ADDRESSEE, key, Voice.AUTHOR)


def _without_address(who: Span) -> Span:
    """A name in capitals after a title, without the place that follows it in the same line in small letters."""
    named = _IN_CAPITALS.match(who.quote)
    return who if named is None else Span(who.start, who.start + len(named["name"]), named["name"])


def _names_somebody(words: str, context: Context) -> bool:
    """Whether the words after "To" or "For" are a name, an office or a body, not a sentence."""
    words = words.strip()
    if len(words) > PARTY_LIMIT or words.endswith(("!", "?")) or is_courtesy(words):
        return False
    return (
        has_honorific(words)
        or words.rstrip(".") in context.profile.governments
        or (_NAME.match(words) is not None and not words.startswith(("The ", "A ", "In ")))
        or (is_office(words) and _begins_as_office(words) and len(words.split()) <= 14)
    )


def _begins_as_office(words: str) -> bool:
    first = words.split(maxsplit=1)[0]
    return first[:1].isupper() or first in {"the", "all"}


def _with_line_below(zone: ZoneText, party: Party) -> Party:
    """An addressee with the line below that completes it: a person's office, or the person who holds an office."""
    if party.name is not None or party.office is None:
        return _with_office_below(zone, party)
    below = next((line for line in zone.lines if line.start > party.span.end), None)
    if below is None or not below.whole or len(below.head) > 60 or not has_honorific(below.head):
        return party
    if len(_NEW_LINE.findall(zone.text, party.span.end, below.start)) != 1:
        return party
    person = read_party(Span.of(zone.text, below.start, below.end))
    if person.name is None or person.office is not None:
        return party
    return replace(person, span=Span.of(zone.text, party.span.start, below.end), office=party.office)


def _with_office_below(zone: ZoneText, party: Party) -> Party:
    """A named person with the office that stands alone on the next line, as on a memorandum."""
    if party.name is None or party.office is not None:
        return party
    below = next((line for line in zone.lines if line.start > party.span.end), None)
    if below is None or len(below.head) > 80 or not below.whole or not is_office(below.head) or ":" in below.head:
        return party
    if len(_NEW_LINE.findall(zone.text, party.span.end, below.start)) != 1:
        return party
    if not below.head[:1].isupper() or re.match(r"(?:From|To|Sent|Received|Copies|Copy)\b", below.head):
        return party
    span = Span.of(zone.text, party.span.start, below.end)
    return Party(
        span=span,
        name=party.name,
        office=below.head.rstrip("."),
        kind=party.kind,
        pseudonym=party.pseudonym,
        gloss=party.gloss,
    )


def without_stop(span: Span) -> Span:
    """The words without the full stop, colon or comma at their end; the point of an initial stays."""
    quote = span.quote.rstrip(" \t:,;*")
    if quote.endswith(".") and not re.search(r"\b[A-Z]\.\Z", quote):
        quote = quote[:-1]
    return Span(span.start, span.start + len(quote), quote) if quote else span
