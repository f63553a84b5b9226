"""Numbers that offices gave a document: telegram, own, special, issuing, copy, document and record numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import NumberKind, Statement, Voice, ZoneKind
from kg_builder.readers.plain_text.rules.base import BEGIN, GAP, NUMBER, NUMBER_SIGN, Context, ZoneText, numbered

_RANGE = rf"{NUMBER}(?:[ \t]{{0,2}}[-–][ \t]{{0,2}}{NUMBER})?"
_TELEGRAM = re.compile(
    rf"(?i:telegram|cable|cablegram|message|t e l e g r a m){GAP}(?P<said>{NUMBER_SIGN}(?P<number>{_RANGE}))(?![\w/])"
)
_ALONE = re.compile(rf"{BEGIN}(?P<said>{NUMBER_SIGN}(?P<number>{_RANGE}))\.?[ \t]{{0,8}}(?=[\r\n]|\Z)")
_BEHIND_PLACE = re.compile(
    rf"{BEGIN}F(?:rom|ROM):?{GAP}[^\W\d_a-z][^\r\n.;:,\d]{{1,60}}?,?{GAP}(?P<said>{NUMBER_SIGN}(?P<number>{_RANGE}))(?![\w/])"
)
_OWN = re.compile(rf"{BEGIN}(?P<said>{NUMBER_SIGN}(?P<number>{NUMBER}))(?![\w/])")
_SPECIAL = re.compile(rf"{BEGIN}(?P<said>(?i:spec(?:ial|\.)){GAP}{NUMBER_SIGN}(?P<number>{_RANGE}))(?![\w/])")
_ISSUING = re.compile(rf"{BEGIN}(?P<said>(?i:issuing|outgoing){GAP}{NUMBER_SIGN}(?P<number>{_RANGE}))(?![\w/])")
_COPY = re.compile(rf"(?P<said>\b[Cc](?:opy|OPY){GAP}{NUMBER_SIGN}(?P<number>\d{{1,4}}))\b")
_DOCUMENT = re.compile(r"(?P<said>\b(?:Document|DOCUMENT)[ \t]{1,4}(?P<number>\d{1,4}(?:\.\d{1,3}){0,2}))(?![\w.]*\d)")
_RECORD = re.compile(
    r"(?:\A|(?<=[\r\n]))[ \t]{0,8}Record ID[ \t]{0,4}:?\s{1,40}(?P<number>\d{1,12})[ \t]{0,8}(?=[\r\n]|\Z)"
)


def read_telegram_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The number of a telegram: behind its name, behind its place, or on a line of its own among the routing lines.

    One in a title is stated by whoever gave the title.
    """
    titled = zone.kind is ZoneKind.TITLE
    voice = zone.voice if titled else Voice.SENDING_OFFICE
    for pattern in (_TELEGRAM,) if titled else (_TELEGRAM, _ALONE, _BEHIND_PLACE):
        matches = [match for match in zone.find(pattern) if not _reply(zone, match)]
        if matches:
            match = matches[0]
            yield numbered(context, zone.span(match, "said"), NumberKind.TELEGRAM_NUMBER, match["number"], voice)
            return


def _reply(zone: ZoneText, match: re.Match[str]) -> bool:
    """Whether the words before a number make it that of another telegram: "your telegram No. …"."""
    before = zone.text[max(zone.start, match.start() - 16) : match.start()].casefold()
    return before.rstrip().endswith(("your", "our", "my", "to", "the", "this", "ref", "re"))


def read_own_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The number of the sender's own register, at the foot beside the signature."""
    for match in zone.find(_OWN):
        yield numbered(context, zone.span(match, "said"), NumberKind.OWN_NUMBER, match["number"], Voice.SENDING_OFFICE)
        return


def read_special_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The special number or numbers of a cipher telegram."""
    yield from _each(zone, context, _SPECIAL, NumberKind.SPECIAL_NUMBER, Voice.SENDING_OFFICE)


def read_issuing_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The number under which an outgoing telegram was issued."""
    yield from _each(zone, context, _ISSUING, NumberKind.ISSUING_NUMBER, Voice.SENDING_OFFICE)


def read_copy_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Which of the copies this text was taken from: "Copy No. 12"."""
    yield from _each(zone, context, _COPY, NumberKind.COPY_NUMBER, Voice.RECEIVING_OFFICE)


def read_document_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The number of a document in the edition that the title is from."""
    for match in zone.find(_DOCUMENT):
        yield numbered(context, zone.span(match, "said"), NumberKind.DOCUMENT_NUMBER, match["number"], zone.voice)
        return


def read_record_id(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The catalogue's number of its record; a label without a value says nothing."""
    yield from _each(zone, context, _RECORD, NumberKind.RECORD_ID, Voice.CATALOGUER, group="number")


def _each(
    zone: ZoneText, context: Context, pattern: re.Pattern[str], kind: NumberKind, voice: Voice, *, group: str = "said"
) -> Iterator[Statement]:
    for match in zone.find(pattern):
        yield numbered(context, zone.span(match, group), kind, match["number"], voice)
