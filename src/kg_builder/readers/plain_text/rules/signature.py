"""Who signed, and who therefore sent: names at the foot, in capitals or letter-spaced, with an office beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg_builder.model import Absence, Basis, Certainty, Participant, Role, Span, Statement, Voice
from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.parties import Party, close_up, is_courtesy, is_office, read_party, without_gloss
from kg_builder.readers.plain_text.rules.base import NUMBER, NUMBER_SIGN, Context, ZoneText, took_part
from kg_builder.readers.plain_text.rules.routing import SENDING

_OWN_NUMBER = re.compile(rf"{NUMBER_SIGN}{NUMBER}\.?[ \t]{{0,8}}|[ \t]{{0,8}}{NUMBER_SIGN}{NUMBER}\.?\Z")
_CLOSING = re.compile(
    r"(?:Yours|Your|With|I am|I have|I remain|Respectfully|Sincerely|Faithfully|Cordially|Best|Kind)\b"
    r"[^\r\n]{0,60}?,[ \t]{0,4}|"
    r"(?:Respectfully|Sincerely|Faithfully)\b[,. \t]{0,4}"
)
_SIGNED = re.compile(r"(?:\(?(?:[Ss]igned|SIGNED|[Ss]d|SD|sgd|Sgd)\.?\)?[.:]?|/[sS]/)[ \t:.]{0,4}")
_MARK = re.compile(r"\[(?:signature|signed|illegible signature|signature illegible)\]", re.IGNORECASE)
# Who got copies may follow in the same line.
_COPIES = re.compile(r"(?<=\.)[ \t]{1,4}Cop(?:y|ies)(?: to\b|:)")
_DATE_LINE = re.compile(r"\d{1,2}[. ][^\r\n]{3,20}\d{2}\.?\Z")
_COURTESY = re.compile(r"(?:Sirs?|Madam|Madame|Monsieur|Gentlemen|(?:Your )?Excellency|Exzellenz)[.,]?\Z")
# An address at the foot of a letter begins like this; the office of who signs does not.
_ADDRESS = re.compile(r"(?:The|To|His|Her|H\.E\.)\b|.*,\Z")
_NAME = re.compile(
    r"\(?(?:[^\W\d_a-z][\w'’-]*\.?|[A-Z]\.)(?:[ \t.-]{1,4}(?:[^\W\d_a-z][\w'’-]*\.?|(?:von|van|de)\b)){0,4}[.)]{0,2}\Z"
)


def read_signature(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who signed a telegram, and so sent it: the signature is stated, the sending inferred from it."""
    for party in _signatories(zone):
        yield took_part(context, party, Role.SIGNATORY, SENDING, Voice.AUTHOR)
        yield took_part(context, party, Role.SENDER, SENDING, Voice.AUTHOR, basis=Basis.INFERRED)
    yield from _marks(zone, context)


def read_letter_signature(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who signed a letter or paper of a kind not known: a sender only as far as it was sent at all."""
    for party in _signatories(zone):
        yield took_part(context, party, Role.SIGNATORY, SENDING, Voice.AUTHOR)
        yield took_part(
            context, party, Role.SENDER, SENDING, Voice.AUTHOR, basis=Basis.INFERRED, certainty=Certainty.MEDIUM
        )
    yield from _marks(zone, context)


def read_signatory(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who signed, and no more: for series whose titles say who sent it."""
    for party in _signatories(zone):
        yield took_part(context, party, Role.SIGNATORY, SENDING, Voice.AUTHOR)
    yield from _marks(zone, context)


def _marks(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """A signature that the transcript only mentions: somebody signed, and it does not say who."""
    for match in zone.find(_MARK):
        illegible = "illegible" in match.group().casefold()
        yield Participant(
            rests_on=zone.span(match),
            stated_by=zone.voice,
            rule=context.rule,
            role=Role.SIGNATORY,
            act=SENDING,
            as_written=match.group(),
            absence=Absence.ILLEGIBLE if illegible else Absence.UNSTATED,
        )


def _signatories(zone: ZoneText) -> Iterator[Party]:
    """The names of a signature, each with the office that stands on the line below it or above the first.

    What stands further below a name than the name below the line before it is the address of a letter, and no office.
    """
    office: Span | None = None
    pending: Party | None = None
    gap, before = 1, 0
    for line in zone.lines:
        step = line.number - before if before else 1
        before = line.number
        span = _words_of(zone, line)
        if span is None:
            continue
        if is_courtesy(span.quote) or _COURTESY.match(span.quote) is not None:
            continue
        if is_office(span.quote) and read_party(span).name is None:
            if pending is not None and step <= gap and _ADDRESS.match(span.quote) is None:
                yield _in_office(pending, span)
                pending = None
            elif pending is None:
                office = span
            continue
        if _place_beside_a_date(zone.lines, line):
            continue
        gap = step
        if _NAME.match(close_up(without_gloss(span.quote))) is None or span.quote.casefold().startswith("the "):
            continue
        if pending is not None:
            yield pending
        pending = read_party(_bare(span))
        if office is not None:
            pending, office = _in_office(pending, office), None
    if pending is not None:
        yield pending


def _place_beside_a_date(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line is the place of the date above or below it: "13 September 1950", "Strelsau"."""
    if re.fullmatch(r"[^\W\d_a-z][^\W\d_A-Z]+(?:[ -][^\W\d_a-z][^\W\d_A-Z]+)?,?", line.head) is None:
        return False
    number = lines.index(line)
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    close = [other for other in beside if abs(other.number - line.number) == 1]
    return any(_DATE_LINE.match(other.head) for other in close)


def _words_of(zone: ZoneText, line: Line) -> Span | None:
    """The words of a signature line without closing phrase, own number and mark of signature."""
    if not line.whole:
        return None
    start, end = line.start, line.end
    for pattern in (_CLOSING, _OWN_NUMBER, _SIGNED):
        match = pattern.match(zone.text, start, end)
        if match is not None:
            start = match.end()
    copies = _COPIES.search(zone.text, start, end)
    end = copies.start() if copies is not None else end
    number = next(iter(_OWN_NUMBER.finditer(zone.text, start, end)), None)
    if number is not None:
        end = number.start()
    if _MARK.match(zone.text, start, end):
        return None
    return zone.words(start, end)


def _bare(span: Span) -> Span:
    """The name without brackets around it and without the full stop behind it."""
    quote = span.quote
    start = span.start + len(quote) - len(quote.lstrip("(. "))
    quote = quote.lstrip("(. ").rstrip(" )")
    quote = quote if re.search(r"\b[A-Z]\.\Z", quote) else quote.rstrip(".")
    return Span(start, start + len(quote), quote)


def _in_office(party: Party, office: Span) -> Party:
    words = " ".join(office.quote.split()).rstrip(".,")
    return Party(
        span=party.span,
        name=party.name,
        office=party.office or words,
        kind=party.kind,
        pseudonym=party.pseudonym,
        gloss=party.gloss,
    )
