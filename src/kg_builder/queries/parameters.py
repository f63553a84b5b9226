"""Parameters of a stored query: named as grlc names them, typed, checked, and serialised as one SPARQL term.

`?_on_xsd_dateTime` is required (one underscore), `?__sender_iri` optional (two); the end of the name is the type.

Source: grlc, "SPARQL query parameters" (https://github.com/CLARIAH/grlc#query-parameters).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from enum import StrEnum

from kg_builder.queries.tokens import iri_term, string_literal
from kg_builder.vocab import KGK, SCHEMES, XSD, concept

PARAMETER_NAME = re.compile(r"(?P<mark>_{1,2})(?P<short>[a-zA-Z][a-zA-Z0-9]*(?:_[a-zA-Z0-9]+)*)")
_TYPED = re.compile(r"(?P<short>.+?)_(?P<type>iri|integer|boolean|string|xsd_dateTime|xsd_date)")
_MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?)?)?")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class ParameterType(StrEnum):
    """What a parameter's value must be; the value is the end of its name."""

    IRI = "iri"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    STRING = "string"
    MOMENT = "xsd_dateTime"
    DATE = "xsd_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryParameter:
    """One parameter: `variable` without its question mark, what it means, and an example of it.

    `binds_end`: a day stands for its end. `takes`: the short name of the parameter whose value it shares. `scheme`: its
    value is a kind of that scheme. `classes`: local names of the classes of what it may be.
    """

    variable: str
    meaning: str
    example: str = ""
    binds_end: bool = False
    takes: str | None = None
    scheme: str | None = None
    classes: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether the query cannot be asked without it."""
        return not self.variable.startswith("__")

    @property
    def short(self) -> str:
        """The name without marks and type: `sender` for `__sender_iri`."""
        bare = self.variable.lstrip("_")
        typed = _TYPED.fullmatch(bare)
        return typed["short"] if typed else bare

    @property
    def type(self) -> ParameterType:
        """What its value must be; plain text where the name says nothing."""
        typed = _TYPED.fullmatch(self.variable.lstrip("_"))
        return ParameterType(typed["type"]) if typed else ParameterType.STRING

    @property
    def choices(self) -> tuple[str, ...]:
        """The kinds that it can be, where it is one of a scheme."""
        if self.scheme is None:
            return ()
        return tuple(concept(kind).removeprefix(f"{KGK}{self.scheme}-") for kind in SCHEMES[self.scheme])


def serialise(parameter: QueryParameter, value: str) -> str:
    """The value as one SPARQL term that no engine can read as anything else. IRIs must be resolved before.

    Raises:
        ValueError: it is not of the parameter's type; the message says what was expected.
    """
    match parameter.type:
        case ParameterType.IRI:
            return iri_term(value)
        case ParameterType.INTEGER:
            if not re.fullmatch(r"[+-]?[0-9]{1,18}", value, re.ASCII):
                raise ValueError("a whole number")
            return f'"{int(value)}"^^<{XSD}integer>'
        case ParameterType.BOOLEAN:
            if value not in ("true", "false"):
                raise ValueError("true or false")
            return f'"{value}"^^<{XSD}boolean>'
        case ParameterType.MOMENT:
            return f'"{_moment(value, end=parameter.binds_end)}"^^<{XSD}dateTime>'
        case ParameterType.DATE:
            found = _DATE.fullmatch(value)
            if found is None:
                raise ValueError("a day as YYYY-MM-DD")
            _check_day(int(found[1]), int(found[2]), int(found[3]))
            return f'"{value}"^^<{XSD}date>'
        case _:
            return string_literal(value)


def _moment(value: str, *, end: bool) -> str:
    """A year, month, day or moment as unzoned `xsd:dateTime`: its first second, or its last.

    Graph dates have no zone (they keep the local time that the source states), so a parameter has none either: an
    `xsd:date`, or a time with a zone, could not be compared with them.
    """
    found = _MOMENT.fullmatch(value)
    if found is None or not value.isascii():
        raise ValueError(
            "a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY, or a moment as YYYY-MM-DDTHH:MM:SS, without a "
            "zone: the graph keeps the local times that the sources state"
        )
    year, month, day, hour, minute, second = (None if part is None else int(part) for part in found.groups())
    if year is None or year == 0:
        raise ValueError("a year from 0001 to 9999")
    month = month if month is not None else 12 if end else 1
    if not 1 <= month <= 12:
        raise ValueError("a month from 01 to 12")
    day = day if day is not None else calendar.monthrange(year, month)[1] if end else 1
    _check_day(year, month, day)
    if hour is None or minute is None:
        hour, minute, second = (23, 59, 59) if end else (0, 0, 0)
    elif second is None:
        second = 59 if end else 0
    if hour > 23 or minute > 59 or (second or 0) > 59:
        raise ValueError("a time of the day from 00:00:00 to 23:59:59")
    return f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second or 0:02d}"


def _check_day(year: int, month: int, day: int) -> None:
    if not 1 <= month <= 12 or year < 1:
        raise ValueError("a month from 01 to 12")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"a day from 01 to {last} of that month")
