"""SPARQL as tokens: the level at which parameters are put in, and the text that every engine reads alike.

Two engines may read one text differently: rdflib replaces `\\u0022` before it looks for strings and ends a comment
only at a line feed; Oxigraph does neither. So neither escapes nor comments reach an engine: `canonical_text` decodes
the ones and drops the others.

Source: SPARQL 1.1 Query Language, sections 19.2 (codepoint escapes), 19.4 (comments) and 19.8 (grammar, terminals).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg_builder.errors import QueryError
from kg_builder.iris import is_iri


class TokenKind(StrEnum):
    """What a token of a query is."""

    SPACE = "space"
    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    NAME = "name"
    WORD = "word"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it stands in the query; `line` counts from 1."""

    kind: TokenKind
    text: str
    line: int

    @property
    def variable(self) -> str | None:
        """The name of a variable without its mark, or None."""
        return self.text[1:] if self.kind is TokenKind.VARIABLE else None

    def is_word(self, word: str) -> bool:
        """Whether this is the keyword, in any case."""
        return self.kind is TokenKind.WORD and self.text.upper() == word


_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*>)
  | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
      |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:[^\W\d_](?:[\w.\-]*[\w\-])?)?:(?:[\w:.\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_STRING_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_CODE_POINT = re.compile(_ESCAPE)
_STRING_PART = re.compile(rf"{_ESCAPE}|\\.", re.DOTALL)
_FORBIDDEN_IN_IRI = re.compile(r"[<>\"{}|^`\\\x00-\x20]")
_LITERAL = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a query, one after the other; joined they give its text again."""
    tokens: list[Token] = []
    line = 1
    for match in _TOKEN.finditer(text):
        tokens.append(Token(TokenKind(match.lastgroup or "other"), match.group(), line))
        line += len(re.findall(r"\r\n|\r|\n", match.group()))
    return tuple(tokens)


def canonical_text(tokens: Iterable[Token]) -> str:
    """The query as every engine reads it alike: no comments, no codepoint escapes, line feeds only; same lines.

    Raises:
        QueryError: an escape stands outside strings and IRIs, or names a character that may not stand there.
    """
    return "".join(_canonical(token) for token in tokens)


def string_literal(value: str) -> str:
    """A plain string as SPARQL writes it, such that no engine can read it as anything else.

    Raises:
        ValueError: it holds a character that no query can carry.
    """
    if any(ord(character) < 0x20 and character not in "\n\r\t\b\f" for character in value) or "\x7f" in value:
        raise ValueError("a control character")
    if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
        raise ValueError("half a character (a surrogate)")
    return f'"{_shield(value.translate(_LITERAL))}"'


def iri_term(value: str) -> str:
    """An absolute IRI as SPARQL writes it.

    Raises:
        ValueError: it is no absolute IRI.
    """
    if _FORBIDDEN_IN_IRI.search(value) or not is_iri(value):
        raise ValueError("no absolute IRI")
    string_literal(value)
    return f"<{value}>"


def _shield(escaped: str) -> str:
    r"""`\\u0022` (a backslash, then letters) is an escape to rdflib: the letters are written so that it is none.

    rdflib reads eight digits after `\u` where it finds them, so every digit that follows is escaped as well.
    """
    return re.sub(
        r"\\\\([uU][0-9A-Fa-f]*)",
        lambda match: "\\\\" + "".join(f"\\u{ord(character):04X}" for character in match.group(1)),
        escaped,
    )


def _canonical(token: Token) -> str:
    match token.kind:
        case TokenKind.SPACE:
            return re.sub(r"\r\n?", "\n", token.text)
        case TokenKind.COMMENT:
            return " "
        case TokenKind.IRI:
            return _canonical_iri(token)
        case TokenKind.STRING:
            return _canonical_string(token)
        case _:
            if token.kind is TokenKind.OTHER and token.text in "\\\"'":
                raise QueryError(
                    f"line {token.line}: found a stray {token.text}; expected strings to be closed on their line, and "
                    "escapes only inside strings and IRIs"
                )
            return token.text


def _decode(escape: str, token: Token) -> str:
    code = int(escape[2:], 16)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise QueryError(f"line {token.line}: found the escape {escape}; expected one that names a character")
    return chr(code)


def _canonical_iri(token: Token) -> str:
    plain = _CODE_POINT.sub(lambda match: _decode(match.group(), token), token.text[1:-1])
    if _FORBIDDEN_IN_IRI.search(plain):
        raise QueryError(f"line {token.line}: found {token.text}; expected an IRI without blanks, quotes or brackets")
    return f"<{plain}>"


def _canonical_string(token: Token) -> str:
    quotes = 3 if token.text.startswith(('"""', "'''")) else 1
    inner = token.text[quotes:-quotes]

    def decode(match: re.Match[str]) -> str:
        escape = match.group()
        if _CODE_POINT.fullmatch(escape):
            return _decode(escape, token)
        if escape[1] not in _STRING_ESCAPES:
            raise QueryError(
                f"line {token.line}: found the escape {escape} in a string; expected one of "
                "\\t \\n \\r \\b \\f \\\" \\' \\\\ \\uXXXX"
            )
        return _STRING_ESCAPES[escape[1]]

    try:
        return string_literal(_STRING_PART.sub(decode, inner)) + "\n" * len(re.findall(r"\r\n|\r|\n", inner))
    except ValueError as error:
        raise QueryError(f"line {token.line}: found {error} in a string; expected text") from error
