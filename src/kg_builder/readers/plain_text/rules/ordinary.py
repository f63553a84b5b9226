"""The ordinary lines of an office's letter: its own number, "Your ref.", "Our ref.", "File No.", in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import Certainty, NumberKind, Reference, ReferenceKind, Span, Statement
from kg_builder.readers.plain_text.rules.base import LINE_BEGIN, NUMBER, NUMBER_SIGN, Context, ZoneText, numbered

_REF = r"(?:ref(?:erence|s)?\b\.?|réf(?:érence)?s?\b\.?)(?:[ \t]{1,2}no\b\.?)?"
_YOURS = rf"(?:(?:your|yr\.?|votre|v[./][ \t]?)[ \t]{{0,2}}{_REF}|your[ \t]no\b\.?|ihre?[ \t]zeichen)"
_OURS = rf"(?:(?:our|my|notre|n[./][ \t]?)[ \t]{{0,2}}{_REF}|our[ \t]no\b\.?|unsere?[ \t]zeichen|mein[ \t]zeichen)"
_FILE = r"(?:file(?:[ \t]{1,2}(?:no\b\.?|number|ref\b\.?))?|aktenzeichen|az\.|dossier(?:[ \t]{1,2}n[°º])?)"
_VALUE = r"(?=[^\r\n:]{0,30}\d)(?P<number>[^\W_](?:[\w./()-]{0,23}[\w)])?(?:[ ][\w./()-]{0,11}[\w)]){0,2}?)"
_END = r"[.;]?(?=[ \t]{0,8}(?:[\r\n,]|\Z)|[ \t]{1,4}(?:of|dated|vom|du)[ \t])"
_LABELLED = re.compile(
    rf"{LINE_BEGIN}(?P<said>(?i:(?P<yours>{_YOURS})|(?P<ours>{_OURS})|(?P<file>{_FILE})|{_REF})"
    rf"[ \t]{{0,2}}:?[ \t]{{1,8}}(?:{NUMBER_SIGN})?{_VALUE}){_END}"
)
_OF_DATE = re.compile(r"(?:,[ \t]{1,4}|[ \t]{1,4})(?:(?:of|dated|vom|du)[ \t]{1,4})?(?=\w)")
_MESSAGE = re.compile(r"\b(?i:your|our|my|ihr|ihre|unser|votre|notre|telegram|letter|despatch|dispatch|of|meeting)\b")
_OWN = re.compile(rf"{LINE_BEGIN}(?P<said>{NUMBER_SIGN}(?P<number>{NUMBER}))\.?[ \t]{{0,8}}(?=[\r\n,]|\Z)")


def read_reference_lines(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The numbers that labelled lines give: "Your ref.: 44/K" points to the other's letter, "Our ref.: 12" is its own.

    "Ref.: 12" without a word for whose is taken for its own number, less certainly.
    """
    for match in zone.find(_LABELLED):
        if _MESSAGE.search(match["number"]) is not None:
            continue
        if match["yours"] is not None:
            yield _yours(zone, context, match)
            continue
        kind = NumberKind.FILE_NUMBER if match["file"] is not None else NumberKind.OWN_NUMBER
        number = numbered(context, zone.span(match, "said"), kind, match["number"], zone.voice)
        certain = match["ours"] is not None or match["file"] is not None
        yield number if certain else replace(number, certainty=Certainty.MEDIUM)


def _yours(zone: ZoneText, context: Context, match: re.Match[str]) -> Reference:
    """The other's letter by its number, and by its date where one follows."""
    behind = _OF_DATE.match(zone.text, match.end("said"), zone.end)
    date = context.date_at(zone, behind.end()) if behind is not None else None
    said = zone.span(match, "said")
    return Reference(
        rests_on=said if date is None else Span.of(zone.text, said.start, date[0].end),
        stated_by=zone.voice,
        rule=context.rule,
        kind=ReferenceKind.YOUR,
        number=match["number"],
        date=date[1] if date is not None else None,
    )


def read_number_line(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The number of a letter at its head: "No. 44/K" on a line of its own, or before a comma."""
    for match in zone.find(_OWN):
        yield numbered(context, zone.span(match, "said"), NumberKind.OWN_NUMBER, match["number"], zone.voice)
        return
