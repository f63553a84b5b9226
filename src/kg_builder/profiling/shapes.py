"""The shape of a line: what repeats in a series stays as written, what changes gets a word for its kind.

"No. 12, Musterstadt, 3 May 1931" has the shape "No. {number}, {Name}, {number} {month} {year}"; a shape gives a pattern
for a profile.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from kg_builder.dates.names import MONTHS, WEEKDAYS

MONTH, WEEKDAY, YEAR, NUMBER, HALF = "{month}", "{weekday}", "{year}", "{number}", "{half}"
NAME, CAPITALS, WORDS = "{Name}", "{CAPITALS}", "{words}"

_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_TOKEN = re.compile(r"[ap]\. ?m\.(?!\w)|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|\s+|[^\w\s]|_+")
_IS_MONTH = re.compile(rf"(?:{_MONTHS})\Z", re.IGNORECASE)
_IS_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)})\Z", re.IGNORECASE)
_IS_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
# A word is a month only beside a number: "May" and "mars" are other words too.
_DATED = re.compile(
    rf"\b(?i:{_MONTHS})\b\.?,? \[?\d|\d\]?(?:st|nd|rd|th|\.)?,? (?:of |de )?(?i:{_MONTHS})\b|\d[./-]\d{{1,2}}[./-]\d"
)
_PARTICLES = frozenset({"of", "de", "von", "van", "der", "du", "la", "al", "and", "the", "in"})
# Words that say what a number is stay as written beside a date, where other capitalised words are places.
_FORMS = frozenset(
    [
        *("no", "nos", "number", "telegram", "cablegram", "letter", "despatch", "dispatch", "memorandum", "note"),
        *("report", "minute", "copy", "file", "received", "sent"),
    ]
)
_SEVERAL = re.compile(
    r"\{Name\}(?:(?: |\. ?|['’-]|(?: (?:of|de|von|van|der|du|la|al|and|the|in))+ )\{Name\})+\.?"
    r"|\{CAPITALS\}(?:(?: |\. ?|['’-])\{CAPITALS\})+\.?"
)
_RUN = re.compile(r"\{words\}(?:[\s,.;:()'’\"“”-]{1,4}(?:\{words\}|\{Name\}|\{CAPITALS\}|\{number\}))+")
_INITIAL = re.compile(r"\{Name\}\.(?= ?\{Name\})")
# A label says what stands behind it, which may be anything: "To: …", "Subject: …".
_LABEL = re.compile(r"[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,2}:\s+(?=\S)")
_NAMES_ALONE = re.compile(r"(?:[^\W\d_a-z][\w’'-]*\.?[\s,]*){1,5}\Z")
_LITERAL = re.compile(r"[^\W\d_]{2,}")
_PLACEHOLDER = re.compile(r"\{(?:month|weekday|year|number|half|Name|CAPITALS|words)\}")
_CAPITAL_WORD = r"[^\W\d_a-z][\w’\x27.-]{0,60}"
_PATTERNS = {
    MONTH: r"[^\W\d_]{3,10}\.?",
    WEEKDAY: r"[^\W\d_]{4,10}",
    YEAR: r"\d{4}",
    NUMBER: r"\d{1,12}",
    HALF: r"[ap]\. ?m\.",
    NAME: rf"{_CAPITAL_WORD}(?:,? (?:{_CAPITAL_WORD}|of|de|von|van|der|du|la|al|and|the|in)){{0,20}}",
    CAPITALS: r"[^\W\d_a-z][^\d_a-z]{1,100}",
    WORDS: r".{1,160}?",
}


_WORD_OF_MONTH = r"[^\W\d_]{3,10}\.?"
_DATES = (
    ("{month} {number}", rf".{{0,100}}?\b{_WORD_OF_MONTH} \[?\d{{1,2}}\b.{{0,16}}\b\d{{4}}\b.{{0,60}}$"),
    ("{number} {month}", rf".{{0,100}}?\b\d{{1,2}}\]?,? {_WORD_OF_MONTH},? \[?\d{{4}}\b.{{0,60}}$"),
    ("{number}.{number}", r".{0,100}?\b\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\b.{0,60}$"),
    ("{number}/{number}", r".{0,100}?\b\d{1,2}/\d{1,2}/\d{2,4}\b.{0,60}$"),
)


def words_of(line: str) -> list[str]:
    """The words of a line, without numbers and marks."""
    return [token for token in _TOKEN.findall(line) if token[0].isalpha() and "." not in token]


def shape_of(line: str, kept: Collection[str], *, foot: bool = False) -> str:
    """What a line looks like: `kept` words and marks as written, everything else by its kind.

    Behind a kept label everything is words. At the foot of a text a line of names has no kept words: who signs many
    texts is still a name.

    >>> shape_of("No. 12, Musterstadt, 3 May 1931", {"No"})
    'No. {number}, {Name}, {number} {month} {year}'
    >>> shape_of("To: the Foreign Office", {"To", "the"})
    'To: {words}'
    """
    label = _LABEL.match(line)
    if label is not None and all(word in kept for word in words_of(label.group())):
        rest = shape_of(line[label.end() :], kept)
        return label.group() + (rest if holds_date(rest) or rest == NUMBER else WORDS)
    if foot and _NAMES_ALONE.match(line):
        kept = ()
    tokens = _TOKEN.findall(line)
    dated = _DATED.search(line) is not None
    parts = []
    for place, token in enumerate(tokens):
        behind = tokens[place + 1] if place + 1 < len(tokens) else ""
        parts.append(_kind_of(token, behind, kept, dated=dated))
    shape = _INITIAL.sub(NAME, "".join(parts))
    shape = _SEVERAL.sub(lambda match: match.group().partition("}")[0] + "}", shape)
    return _RUN.sub(WORDS, shape)


def _kind_of(token: str, behind: str, kept: Collection[str], *, dated: bool) -> str:
    if token.isspace():
        return " " if token == " " else "  "  # two blanks stand for any wider gap
    if token[0].isdecimal():
        return YEAR if _IS_YEAR.match(token) else NUMBER
    if not token[0].isalpha():
        return token
    if "." in token:
        return HALF
    if dated and _IS_MONTH.match(token):
        return MONTH
    if _IS_WEEKDAY.match(token):
        return WEEKDAY
    labels = behind == ":" or token.casefold() in _FORMS or token[0].islower()
    if token in kept and (labels or not dated):
        return token
    if token[0].islower():
        return token if token in _PARTICLES else WORDS
    return CAPITALS if token.isupper() and len(token) > 1 else NAME


def literals_of(shape: str) -> list[str]:
    """The words of a shape that stand as written."""
    return _LITERAL.findall(_PLACEHOLDER.sub(" ", shape))


def holds_date(shape: str) -> bool:
    """Whether a line of the shape has a day or month with its year."""
    return MONTH in shape or bool(re.search(r"\{number\}[./-]\{number\}[./-]\{(?:number|year)\}", shape))


def tells_nothing(shape: str) -> bool:
    """Whether a shape is that of any sentence: words, and nothing that repeats."""
    if WORDS not in shape or holds_date(shape) or _LABEL.match(shape) is not None:
        return False
    return len(literals_of(shape)) < 2 and not shape.rstrip().endswith(":")


def opening_of(shape: str) -> str | None:
    """The words and marks with which lines of a shape begin, and anything behind them; None where nothing stands there.

    >>> opening_of("[AA: {CAPITALS} {number}]")
    '[AA: {words}'
    """
    first = _PLACEHOLDER.search(shape)
    opening = shape[: first.start()] if first is not None else ""
    return opening + WORDS if len(opening.strip()) > 1 else None


def pattern_of(shape: str) -> str:
    """A regular expression for the lines of a shape, bounded, as profiles have them; free of single quotation marks.

    >>> pattern_of("No. {number}")
    'No\\\\. \\\\d{1,12}$'
    """
    if (
        shape.endswith(WORDS)
        and len(shape) > len(WORDS)
        and _PLACEHOLDER.search(shape, 0, len(shape) - len(WORDS)) is None
    ):
        return _escaped(shape[: -len(WORDS)]).rstrip()  # whatever follows
    parts: list[str] = []
    position = 0
    for match in _PLACEHOLDER.finditer(shape):
        parts.append(_escaped(shape[position : match.start()]))
        parts.append(_PATTERNS[match.group()])
        position = match.end()
    parts.append(_escaped(shape[position:]))
    return "".join(parts) + "$"


def dated_pattern(shape: str) -> str | None:
    """A pattern for any short line with a date in the order of a shape, whatever place or clock stands beside it."""
    for part, pattern in _DATES:
        if part in shape:
            return pattern
    return None


def _escaped(words: str) -> str:
    """Words as a pattern and as a literal string of TOML, which holds no quotation mark and no control character."""
    words = "".join(letter if letter.isprintable() else "." for letter in words)
    return re.sub(r"([.^$*+?{}\[\]\\|()])", r"\\\1", words).replace("'", r"\x27").replace("  ", r"\s{1,80}")
