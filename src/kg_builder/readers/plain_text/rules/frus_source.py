"""The source note of FRUS: where the document is filed; behind it secrecy, precedence, who drafted, cleared, approved.

"Source: Department of State, Central Files, 611.37/12-1554. Top Secret; Niact. Drafted by A (XY), cleared by B, and
approved by C." Volumes before 1952 give the number in the central files alone: "894.00B/1–349: Telegram".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import (
    AgentKind,
    ArchivalReference,
    Basis,
    DescriptionKind,
    Dispatch,
    Role,
    Span,
    Statement,
    Voice,
)
from kg_builder.readers.plain_text.parties import Party, split_list
from kg_builder.readers.plain_text.rules.base import Context, DispatchNote, ZoneText, described, took_part
from kg_builder.readers.plain_text.rules.frus_parties import read_named
from kg_builder.readers.plain_text.rules.frus_routing import PRECEDENCE, SECRECY
from kg_builder.readers.plain_text.rules.routing import SENDING
from kg_builder.readers.plain_text.rules.searching import holds_any

CENTRAL_FILES = "central files"
STATE = "Department of State"

_LIMIT = 4000
_OPENING = re.compile(r"\[?\s{0,2}(?:\d{1,2}\.?\s{1,2})?Sources?:\s{0,4}")
_FORM_BEHIND = (
    r"(?P<form>(?:[A-Z][a-z]+ ){0,2}(?i:telegrams?|airgram|despatch|dispatch|letter|note|memorandum|instruction))"
)
_FORM_SUFFIX = re.compile(rf"\s{{0,2}}:\s{{0,2}}{_FORM_BEHIND}[.\s]{{0,3}}\Z")
_FILE_NUMBER = re.compile(
    r"(?P<number>\d{3}[A-Z]{0,2}(?:[.‒–-]\S| [A-Z])[^:;]{0,90}?)"
    rf"(?:\s{{0,2}}:\s{{0,2}}{_FORM_BEHIND})?[.\s]{{0,3}}\Z"
)
_SENTENCE_END = re.compile(r"\.[”\"’']?(?=\s|\]|\Z)|\](?=\s|\Z)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Vol|Vols|No|Nos|Pt|Pts|Dept|Mr|Mrs|Dr|Gen|Col|Memo|Memos|Memcons|Misc|Conv|Corr|Chron|Jr|"
    r"Sr|St|Ser|Doc|"
    r"Docs|pp|p|vol|no|ed|Lt|Adm|Amb|Sec|Intl|Govt|Admin|Pres|Fol|Bk|Cong|Sess|Stat|cf|Ibid|Sen|Rep|U\.S|U\.K|"
    r"U\.N|N\.A|D\.C))\Z"
)
_REMARKS = re.compile(
    rf"(?:[.;,]\s{{1,3}})(?={SECRECY}(?:[;.,]|\Z)|{PRECEDENCE}[;.]|Drafted\b|Repeated\b|Transmitted\b|Sent\b|"
    rf"Also\b|The\b|This\b|"
    r"An?\b|No (?:classification|time|drafting)|Initialed|Cleared|Approved|Attached)"
)
_ARCHIVE = re.compile(
    r"(?i:library|archives?|central files?|\blot\b|\bRG\b|record group|department of|agency|\bfiles?|\bbox\b|"
    r"\bfolder\b|papers|"
    r"secretariat|manuscript|records|collection|\bjob\b|registry|office of|\bFRC\b|historical office|\bnsc\b)|"
    r"\d{3}[A-Z]?\.\w|/\d{1,2}[–-]\d{3,6}"
)
_PARTS = re.compile(r",\s{1,3}|;\s{1,3}|:\s{1,3}|/(?=Files)")
_LABELLED = re.compile(
    r"(?:(?i:(?P<rg>RG|record group)|(?P<lot>lot)(?: file)?|(?P<box>box(?:es)?)|(?P<folder>folder)|"
    r"(?P<job>job)|(?P<entry>entry))"
    r"(?: no\.?)? (?P<value>\S.{0,80})|(?i:(?P<central>central (?:decimal |"
    r"foreign policy )?files?)) ?(?P<years>\d{4}.{0,12})?)\Z"
)
_SERIES = re.compile(r"(?P<value>.{2,80}?) (?i:series)\Z")
_COLLECTION = re.compile(r".{0,80}\b(?i:files?|papers|records|collection)\b.{0,40}\Z")
_NUMBER = re.compile(r"\d{3}[A-Z]{0,2}\.\S")
_TOKEN = re.compile(
    rf"(?:(?P<secrecy>{SECRECY})|(?P<precedence>{PRECEDENCE})|"
    rf"(?P<other>[A-Z\[][^;.]{{1,60}}))(?P<end>;\s{{0,3}}|\.|\]|\Z)"
)
_PEOPLE = (
    r"(?P<who>(?:\[[^\[\]]{2,60}\]|\([^()]{1,60}\)|[A-Z]\.|(?:Jr|Sr|Mr|Mrs|Dr|Gen|Col|Lt|Adm)\.|[^.;\[\]()]){2,400}?)"
)
_DID = re.compile(
    rf"\b(?P<did>[Dd]rafted|[Cc]leared|[Aa]pproved|[Dd]ictated|[Rr]evised)(?: (?:and (?:signed|initialed)|"
    rf"in (?:draft|substance)))?"
    rf"(?: (?:on|by phone|in [A-Z/]+)(?: [A-Z][a-z]+ \d{{1,2}})?)? by {_PEOPLE}"
    r"(?=[.;]|,? (?:and )?(?:then )?(?:drafted|cleared|approved|signed|initialed|revised|released|concurred|"
    r"repeated|dictated)\b|"
    r",? (?:on|and sent|at|but) [A-Za-z]|\Z)"
)
_BETWEEN = re.compile(r",? and (?:by )?|, (?:and )?|; ")
_ROLES = {
    "drafted": Role.DRAFTER,
    "cleared": Role.CLEARED,
    "approved": Role.APPROVED,
    "dictated": Role.DICTATED,
    "revised": Role.DRAFTER,
}
# Alone, "King" or "Major" is a surname.
_SURNAME = re.compile(r"[A-Z][a-z]+\s?\Z")
_PERSON = re.compile(r"(?P<name>[^()]{2,60}?)(?: \((?P<office>[^()]{1,60})\))?\Z")
_UNSENT = re.compile(
    r"\b(?:The|This) (?:draft |proposed |suggested )?(?:telegram|letter|message|note|memorandum|cable|reply|"
    r"draft|airgram|despatch)"
    r"[^.;]{0,60}? (?:was|were) (?:apparently |evidently )?(?:not|never) (?:sent|transmitted|dispatched|delivered)\b"
    r"|(?<![\w“])(?:[Nn]ot|[Nn]ever) sent\b(?=[.;,\]”]| to)|\b[Bb]ears the notation[^.]{0,40}not sent\b"
)
_RETURNED = re.compile(
    r"\b(?:The|This) (?:telegram|letter|message|note|memorandum|paper|original|communication) was returned\b|"
    r"(?<=[.;] )Returned (?:unsigned|unopened|by the|to the|without)"
)
_SUGGESTED = re.compile(
    r"(?:No\. ?)?(?:\d{1,4}\.? ?)?(?P<said>(?:Suggested|Proposed|Unsent|"
    r"Undelivered) (?:[A-Z][a-z]+ ){0,2}(?i:reply|telegram|letter|"
    r"message|note|cable|response|memorandum)|Draft [^\r\n]{2,160}\((?i:not sent|unsent)\))"
)


def read_frus_source(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Where the document is filed: repository and levels in the order in which the note gives them.

    A number in the central files alone is one of the Department of State's, which the note does not say: inferred.
    """
    start = _after_opening(zone)
    cited = _citation(zone, start)
    if cited is None or _ARCHIVE.search(cited.quote) is None:
        return
    number = _FILE_NUMBER.match(cited.quote)
    if number is not None:
        yield ArchivalReference(
            rests_on=cited,
            stated_by=zone.voice,
            rule=context.rule,
            basis=Basis.INFERRED,
            repository=STATE,
            levels=((CENTRAL_FILES, number["number"].strip()),),
            folios=None,
            as_written=cited.quote,
        )
        yield from _form(zone, context, cited, number)
        return
    suffix = _FORM_SUFFIX.search(cited.quote)
    repository, levels = _levels(cited.quote[: suffix.start()] if suffix is not None else cited.quote)
    yield ArchivalReference(
        rests_on=cited,
        stated_by=zone.voice,
        rule=context.rule,
        repository=repository,
        levels=levels,
        folios=None,
        as_written=cited.quote,
    )
    yield from _form(zone, context, cited, suffix)


def _form(zone: ZoneText, context: Context, cited: Span, match: re.Match[str] | None) -> Iterator[Statement]:
    """The form that stands behind a file number: "…: Telegram"."""
    if match is not None and match["form"] is not None:
        span = Span.of(zone.text, cited.start + match.start("form"), cited.start + match.end("form"))
        yield described(context, span, DescriptionKind.FORM, zone.voice)


def read_frus_remarks(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """How secret and how urgent it is, as the sentence behind the file number says: "Top Secret; Niact."."""
    start = _after_opening(zone)
    cited = _citation(zone, start)
    position = cited.end if cited is not None else start
    while position < zone.end and zone.text[position] in ' \t\r\n.;,”"':
        position += 1
    while (match := _TOKEN.match(zone.text, position, zone.end)) is not None:
        for kind, group in ((DescriptionKind.SECRECY, "secrecy"), (DescriptionKind.URGENCY, "precedence")):
            if match[group] is not None:
                yield described(context, zone.span(match, group), kind, zone.voice)
        if not match["end"].startswith(";"):
            return
        position = match.end()


def read_frus_drafting(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who drafted, dictated, cleared and approved it; the office in brackets behind a name is that person's."""
    for match in zone.find(_DID):
        role = _ROLES[match["did"].casefold()]
        whole = Span.of(zone.text, match.start("who"), match.end("who"))
        for span in split_list(whole, _BETWEEN):
            person = _PERSON.match(span.quote)
            if person is None or not (person["name"][0].isupper() or person["name"][0] == "["):
                continue
            if "not declassified" in person["name"]:
                continue
            who = read_named(Span.of(zone.text, span.start, span.start + person.end("name"))).party
            surname = _SURNAME.match(person["name"])
            name, office = (who.name, who.office) if surname is None else (person["name"].strip(), None)
            kind = AgentKind.PERSON if name is not None else who.kind
            party = Party(span=span, name=name, office=office or person["office"], kind=kind)
            yield took_part(context, party, role, SENDING, zone.voice)


def read_frus_dispatch(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """That it was never sent, or was returned: a suggested reply, a note "was not sent". A draft alone says neither."""
    for line in zone.lines[:2]:
        suggested = _SUGGESTED.match(zone.text, line.start, line.end)
        if suggested is not None:
            yield _fate(context, zone.span(suggested, "said"), Dispatch.ATTESTED_UNSENT)
            return
    if _OPENING.match(zone.text, zone.start) is None:
        return
    for pattern, dispatch, words in (
        (_UNSENT, Dispatch.ATTESTED_UNSENT, ("not ", "Not ", "never ", "Never ")),
        (_RETURNED, Dispatch.RETURNED, ("eturned",)),
    ):
        if not holds_any(zone, words):
            continue
        match = pattern.search(zone.text, zone.start, min(zone.end, zone.start + _LIMIT))
        if match is not None:
            yield _fate(context, zone.span(match), dispatch)
            return


def _fate(context: Context, span: Span, dispatch: Dispatch) -> DispatchNote:
    return DispatchNote(rests_on=span, stated_by=Voice.EDITOR, rule=context.rule, dispatch=dispatch)


def _after_opening(zone: ZoneText) -> int:
    match = _OPENING.match(zone.text, zone.start, zone.end)
    return match.end() if match is not None else zone.start


def _citation(zone: ZoneText, start: int) -> Span | None:
    """The words before the remarks: to the first end of a sentence that is no abbreviation, or to a remark before."""
    end = min(zone.end, start + _LIMIT)
    last = end
    for match in _SENTENCE_END.finditer(zone.text, start, end):
        if match.group()[0] == "." and _ABBREVIATION.search(zone.text[max(start, match.start() - 12) : match.start()]):
            continue
        if zone.text.count("“", start, match.end()) > zone.text.count("”", start, match.end()):
            continue
        if match.group() == "]" and not zone.text.startswith("[", zone.start):
            continue
        last = match.start() if match.group() in (".", "]") else match.end()
        break
    remark = _REMARKS.search(zone.text, start, last)
    return zone.words(start, remark.start() if remark is not None else last)


def _levels(words: str) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """The repository and the levels below it, each with the label that its words give."""
    parts = [" ".join(part.split()) for part in _split(words)]
    repository = None if not parts or _level(parts[0])[0] != "file" or _NUMBER.match(parts[0]) else parts[0]
    levels: list[tuple[str, str]] = []
    for part in parts if repository is None else parts[1:]:
        label, value = _level(part)
        if levels and levels[-1] == (CENTRAL_FILES, "") and label == "file":
            levels[-1] = (CENTRAL_FILES, value)
        else:
            levels.append((label, value))
    return repository, tuple((label, value) for label, value in levels if value)


def _split(words: str) -> list[str]:
    """The parts between commas, semicolons and colons that stand outside quotation marks and brackets."""
    parts: list[str] = []
    start = 0
    for match in _PARTS.finditer(words):
        before = words[start : match.start()]
        if before.count("“") > before.count("”") or before.count("(") > before.count(")"):
            continue
        parts.append(before)
        start = match.end()
    return [part for part in (*parts, words[start:]) if part.strip()]


def _level(part: str) -> tuple[str, str]:
    labelled = _LABELLED.match(part)
    if labelled is not None:
        if labelled["central"] is not None:
            return CENTRAL_FILES, labelled["years"] or ""
        names = {"rg": "record group", "lot": "lot", "box": "box", "folder": "folder", "job": "job", "entry": "entry"}
        return next(label for group, label in names.items() if labelled[group] is not None), labelled["value"]
    series = _SERIES.match(part)
    if series is not None:
        return "series", series["value"]
    return ("collection", part) if _COLLECTION.match(part) is not None else ("file", part)
