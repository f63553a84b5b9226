"""What a document says of the letter inside it: its form, from whom it is and to whom; the voice that sends it on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import DescriptionKind, Role, Statement
from kg_builder.readers.plain_text.parties import read_party
from kg_builder.readers.plain_text.rules.base import Context, ZoneText, described, took_part
from kg_builder.readers.plain_text.rules.routing import SENDING

_FORM = re.compile(r"\b(?P<said>letter|telegram|cablegram|note|memorandum|d[ei]spatch|circular)\b(?!\s+of\s+\d)")
# "President Kennedy", "the President", "Comrade Muster", "Prime Minister Muster of Ruritania": capitals, a few words.
_WORD = r"[A-ZÀ-Þ][\w.-]*(?<!\.)"
_TITLE = r"(?:Mr|Mrs|Dr|Gen|Col|Lt|Amb|Comr|Cmrd|[A-Z])\."
_NAME = rf"(?:(?:{_TITLE}|{_WORD})(?:[ ](?:{_TITLE}|{_WORD}|of(?=[ ][A-Z]))){{0,6}})"
_PARTY = rf"(?:the[ ])?(?P<%s>{_NAME})(?!['’\w-])"
_FROM = re.compile(rf"\b(?:from|[Ff]rom|FROM|addressed by|signed by)[ ]{_PARTY % 'who'}")
_TO = re.compile(
    rf"\b(?:for delivery(?:[ ]\w+){{0,2}}[ ]to|(?:addressed|sent|despatched|dispatched)[ ]to|"
    r"(?:message|letter|reply|answer|note|telegram)[ ]to"
    rf"|from[ ](?:the[ ])?{_NAME}[ ]to|addressed by[ ](?:the[ ])?{_NAME}[ ]to"
    rf"|[Tt]ransmit(?:[ ]the[ ]following[ ]\w+)?[ ]to)[ ]{_PARTY % 'who'}"
)
_MOSTLY_NOT = frozenset({"Department", "Embassy", "Deptel", "Embtel", "Tass", "TASS", "Moscow", "Washington", "London"})


def read_announced_form(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """What kind of document is announced, where exactly one kind is named: "Transmit the following letter to …"."""
    found = list(zone.find(_FORM))
    if len({match["said"] for match in found}) == 1:
        yield described(context, zone.span(found[0], "said"), DescriptionKind.FORM, zone.voice)


def read_announced_parties(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """From whom and to whom the announced document is, each only where the words name exactly one."""
    for pattern, role in ((_FROM, Role.SENDER), (_TO, Role.ADDRESSEE)):
        found = [match for match in zone.find(pattern) if match["who"].split()[0] not in _MOSTLY_NOT]
        if len({match.start("who") for match in found}) == 1:
            party = read_party(zone.span(found[0], "who"), governments=context.profile.governments)
            yield took_part(context, party, role, SENDING, zone.voice)
