"""Around the text of a FRUS document: secrecy, precedence, numbers, to whom repeated, subject, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import (
    ActKind,
    AgentKind,
    Basis,
    DescriptionKind,
    NumberKind,
    Participant,
    Role,
    Span,
    Statement,
    Voice,
)
from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.parties import Party, is_office, split_list
from kg_builder.readers.plain_text.rules.base import (
    LINE_BEGIN,
    Context,
    ZoneText,
    act,
    described,
    numbered,
    took_part,
)
from kg_builder.readers.plain_text.rules.frus_parties import take_part
from kg_builder.readers.plain_text.rules.routing import DISTRIBUTION, SENDING
from kg_builder.readers.plain_text.rules.searching import find_near, holds_any

SECRECY = (
    r"(?i:top secret|secret|confidential|restricted(?: security information)?|unclassified|official use only|"
    r"limited official use(?: only)?|for official use only|no classification(?: marking)?|eyes only|"
    r"personal(?: and)?|"
    r"plain|nodis|exdis|limdis|limit(?:ed)? distribution|no distribution(?: outside department)?|sensitive|noforn|"
    r"official(?: business)?[ -]{1,2}informal)"
)
PRECEDENCE = (
    r"(?i:operational immediate|immediate|niact|us urgent|most urgent|very urgent|urgent|priority|flash|"
    r"emergency|routine|"
    r"rush|deferred)"
)
_TOKEN = re.compile(rf"(?:(?P<secrecy>{SECRECY})|(?P<precedence>{PRECEDENCE}))(?![a-z])[\s;,.–—-]{{0,4}}")
_NUMBER_LINE = re.compile(rf"{LINE_BEGIN}(?P<said>No\. ?(?P<number>\d[\w–-]{{0,15}}))\.?[ \t]{{0,8}}(?=[\r\n]|\Z)")
_SERIES = r"(?:(?:[A-Z][A-Za-z]{1,11}|[A-Z]{2,8}|[A-Z](?= \d{4})) )?"
_OPENING_NUMBER = re.compile(rf"(?P<number>{_SERIES}(?:[A-Z]{{1,3}}[–-])?\d{{1,6}}(?:[–-]\d{{1,4}})?)\. {{0,2}}(?=\S)")
_MESSAGE = re.compile(r"\b(?i:telegram|airgram|cable|message|circular)\b")
_OTHER_FORM = re.compile(r"\b(?i:memorandum|letter|note|report|paper|minutes|despatch|dispatch|draft|conversation)\b")
_SECOND = re.compile(r"2\. ")
_TOP_LINES = 24
_REPEATED = re.compile(
    r"(?:(?<=[.;,] )|(?<![^\r\n]))(?:(?:and )?(?:also )?(?:[Rr]epeated|[Rr]ptd|[Rr]peated|[Rr]pted|"
    r"[Ii]nfo(?:rmation)?)(?: for"
    r" information| info)?(?: to)?:? (?=[A-Z\[t])|(?:Also )?[Pp]ouched (?:to )?(?=[A-Z]))(?P<who>[^.;\r\n]{2,300})"
)
_REPEATED_WORDS = ("peated", "ptd", "pted", "nfo", "ouched")
_SEPARATOR = re.compile(r",? and (?:to )?|, (?:and )?(?:to )?")
_ITS_NUMBER = re.compile(r"\s(?:as )?(?:unnumbered|\d[\d–-]*|by (?:pouch|air|mail))\Z")
_SMALL = frozenset({"in", "of", "the", "at", "for", "to", "and"})
_NO_POST = re.compile(
    r"(?:Mrs?|Dr|January|February|March|April|May|June|July|August|September|October|November|December)\b|.*[()“”\"]"
)
_AS_INFORMATION = re.compile(r"(?:to |the |all |for information to )+")
_SUBJECT = re.compile(
    rf"{LINE_BEGIN}(?:Subject|SUBJECT|Subj)(?: ?:[ \t]{{0,4}}|"
    rf"\.?[ \t]{{0,4}}(?:\r?\n\s{{0,8}}))(?P<said>[^\r\n]{{3,300}})"
)
_NAME = re.compile(
    r"\[?(?:[^\W\d_a-z][\w\[\]'’-]*\.?)(?:[ ](?:[^\W\d_a-z][\w\[\]'’-]*\.?|(?:de|van|von|der|al|"
    r"el)\b)){0,4}(?:,? (?:Jr|Sr)\.)?\]?"
)
_NO_NAME = re.compile(
    r"\[?(?:(?i:Memorandum|Attachments?|Enclosures?|Annex(?:es)?|Appendix|Concurrences?|Repeated|Approved?|"
    r"Recommendations?|"
    r"Conclusions?|Extracts?|Summary|Discussion|Problem|Subject|Note|Distribution|Tab|Participants|Translation|"
    r"None|Draft|"
    r"Mr|Mrs|End|Background|Analysis|Action|Agreed|Comment|Introduction|General|Top Secret|Secret|"
    r"Confidential)\b|[A-Z]{1,4}\]?\Z)"
)
_FULL_STOP = re.compile(r"[a-z]{3,}\.\]?\Z")
_CLOSING = re.compile(
    r"(?:Yours|Very truly|Sincerely|Respectfully|Faithfully|Cordially|With (?:\w+ ){0,4}(?:regards|wishes|"
    r"respect)|I (?:am|have)"
    r"|Accept|Please accept|As ever|Affectionately|Ever yours|Best)\b"
)
_FOR = re.compile(r"(?:For|By direction of) (?P<whom>the [A-Z][^:,\r\n]{3,100}|[A-Z][^:,\r\n]{3,60}):?\s{0,2}\Z")
_RANK = (
    r"(?:Major|Lieutenant|Brigadier|Rear|Vice|Admiral|General|Colonel|Captain|Commander|Colonel,|Ambassador|"
    r"Chief|Acting|Deputy|Assistant|Secretary|Minister|Counselor|Consul|Chairman|Director|President|Executive|"
    r"Special|First|Second|Third)"
)
_OFFICE_BEHIND = re.compile(
    rf"(?:,\s{{1,2}}|\s)(?P<office>{_RANK}\b.{{0,120}}|[A-Z]{{2,6}}(?:/[A-Z]{{1,6}}){{0,2}})\Z", re.DOTALL
)


def read_frus_classification(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """How secret and how urgent it is: lines of nothing but such words, as "secret", "Secret NIACT", "us urgent"."""
    for line in zone.lines:
        yield from classified(zone, context, line.start, line.end, whole=True)


def classified(zone: ZoneText, context: Context, start: int, end: int, *, whole: bool) -> list[Statement]:
    """The words of secrecy and precedence between two offsets; with `whole`, only where nothing else stands there."""
    found: list[Statement] = []
    position = start
    while (match := _TOKEN.match(zone.text, position, end)) is not None:
        kind = DescriptionKind.SECRECY if match["secrecy"] is not None else DescriptionKind.URGENCY
        said = zone.span(match, "secrecy" if match["secrecy"] is not None else "precedence")
        found.append(described(context, said, kind, zone.voice))
        position = match.end()
    return [] if whole and position < end else found


def read_frus_despatch_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The number of a despatch in the register of its post, on a line of its own: "No. 406"."""
    for match in zone.find(_NUMBER_LINE):
        said = zone.span(match, "said")
        yield numbered(context, said, NumberKind.OWN_NUMBER, match["number"], Voice.SENDING_OFFICE)
        return


def read_frus_telegram_number(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """The number that opens the text of a telegram; the "1." of a numbered paragraph is none."""
    if zone.lines[0].number > _TOP_LINES:
        return
    match = _OPENING_NUMBER.match(zone.text, zone.start, zone.end)
    if match is None:
        return
    message = _MESSAGE.search(context.title) is not None
    if not message and _OTHER_FORM.search(context.title) is not None:
        return
    if match["number"] == "1" and any(_SECOND.match(line.head) for line in zone.lines[1:]):
        return
    said = zone.span(match, "number")
    yield numbered(context, said, NumberKind.TELEGRAM_NUMBER, match["number"].split()[-1], Voice.SENDING_OFFICE)


def read_frus_repeated(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """To whom a telegram was repeated: posts and commands, by the words that name them; silent where one is unclear."""
    voice = Voice.SENDING_OFFICE if zone.voice is Voice.AUTHOR else zone.voice
    first = True
    for match in find_near(zone, _REPEATED, _REPEATED_WORDS, 12):
        whole = Span.of(zone.text, match.start("who"), match.end("who"))
        recipients = [_recipient(part) for part in split_list(whole, _SEPARATOR)]
        named = [span for span in recipients if span is not None]
        if not named or len(named) < len(recipients):
            continue
        if first:
            first = False
            said = Span.of(zone.text, match.start(), named[-1].end)
            yield act(context, said, DISTRIBUTION, ActKind.DISTRIBUTION, voice)
        for span in named:
            statement = take_part(zone, context, span, Role.COPY_RECIPIENT, DISTRIBUTION)
            name = " ".join(span.quote.split()) if statement.name is not None else None
            yield replace(statement, stated_by=voice, name=name)


def _recipient(span: Span) -> Span | None:
    """A post without the number that the telegram has there, and without "information to"; None for a sentence."""
    quote = _ITS_NUMBER.sub("", span.quote)
    lead = _AS_INFORMATION.match(quote)
    start = lead.end() if lead is not None else 0
    quote = quote[start:].strip()
    if not quote or len(quote) > 80 or _NO_POST.match(quote) is not None:
        return None
    if not all(word[0].isupper() or word[0] in "[0123456789" or word in _SMALL for word in _plain_words(quote)):
        return None
    start += span.start
    return Span(start, start + len(quote), quote)


def _plain_words(quote: str) -> list[str]:
    """The words outside brackets."""
    return re.sub(r"\[[^\[\]]*\]", "[", quote).split()


def read_frus_subject(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """What the writer says it is about: behind "Subject:", or on the line below "SUBJECT"."""
    for match in zone.find(_SUBJECT) if holds_any(zone, ("Subj", "SUBJECT")) else ():
        yield described(context, zone.span(match, "said"), DescriptionKind.SUBJECT, Voice.AUTHOR)
        return


def read_frus_signature(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who signed, with the office behind the name, and for whom; letters supplied in brackets belong to the name.

    The heading says who sent it: a signature makes nobody a sender.
    """
    behalf: str | None = None
    for line in zone.lines:
        if not line.whole or _CLOSING.match(line.head) is not None:
            continue
        for_whom = _FOR.match(line.head)
        if for_whom is not None:
            behalf = for_whom["whom"].strip()
            continue
        signed = _signatory(zone, context, line)
        if signed is not None:
            yield replace(signed, on_behalf_of=behalf)
            behalf = None


def _signatory(zone: ZoneText, context: Context, line: Line) -> Participant | None:
    words = line.head
    start = line.start
    office: str | None = None
    behind = _OFFICE_BEHIND.search(words)
    if behind is not None and behind.start() > 0 and _NAME.fullmatch(words[: behind.start()]):
        office = " ".join(behind["office"].split())
        words = words[: behind.start()]
    if _NAME.fullmatch(words) is None or "not declassified" in words or (is_office(words) and " " in words):
        return None
    if _NO_NAME.match(words) is not None or _FULL_STOP.search(words) is not None:
        return None
    name = words.replace("[", "").replace("]", "").strip()
    party = Party(span=Span.of(zone.text, start, line.end), name=name, office=office, kind=AgentKind.PERSON)
    signed = took_part(context, party, Role.SIGNATORY, SENDING, Voice.AUTHOR)
    supplied = words.startswith("[") and words.endswith("]") and words.count("[") == 1
    return replace(signed, stated_by=Voice.EDITOR, basis=Basis.SUPPLIED) if supplied else signed
