"""Reads and validates the `#+` header of a stored query; every problem is noted with its file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from kg_builder.errors import Problem
from kg_builder.model import Severity
from kg_builder.queries.parameters import PARAMETER_NAME, ParameterType, QueryParameter
from kg_builder.queries.tokens import TokenKind, tokenize
from kg_builder.suggestions import near_words, perhaps
from kg_builder.vocab import CLASSES, SCHEMES

_QUERY_KEYS = frozenset({"summary", "description", "order", "absence", "parameters"})
_AUDIT_KEYS = frozenset({"summary", "description", "order", "severity", "message"})
_PARAMETER_KEYS = frozenset({"name", "meaning", "example", "binds", "takes", "scheme", "of"})
_MARK = "#+"


@dataclass(frozen=True, slots=True)
class QueryHeader:
    """What a validated header says, and the whole text of its file."""

    text: str
    table: Mapping[str, object]

    def word(self, key: str) -> str:
        """A text of the header, "" where there is none."""
        return " ".join(str(self.table.get(key, "")).split())

    def number(self, key: str) -> int:
        """A whole number of the header, 0 where there is none."""
        return int(str(self.table.get(key, 0)))

    def flag(self, key: str) -> bool:
        """A yes or no of the header."""
        return self.table.get(key) == "true"

    def parameters(self) -> tuple[QueryParameter, ...]:
        """The parameters, in their order."""
        return tuple(_parameter_of(entry) for entry in _entries(self.table))


class _HeaderReading:
    """Collects the problems of one file."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.problems = problems
        self.sound = True

    def note(self, key: str, found: str, expected: str, choices: tuple[str, ...] = ()) -> None:
        self.sound = False
        line = next((n for n, line in enumerate(self.lines, 1) if key and key in line), 1)
        self.problems.append(Problem(file=self.file, line=line, found=found, expected=expected, choices=choices))

    def known(self, table: Mapping[str, object], keys: frozenset[str]) -> None:
        for key in sorted(str(key) for key in table if key not in keys):
            near = perhaps(near_words(key, keys, most=1))
            expected = f"a known key, {near}" if near else "a known key"
            self.note(key, f"the unknown key {key!r}", expected, tuple(sorted(keys)))


def has_header(text: str) -> bool:
    """Whether any line of a query is a header line."""
    return any(line.startswith(_MARK) for line in text.splitlines())


def read_header(text: str, file: str, problems: list[Problem], *, audit: bool = False) -> QueryHeader | None:
    """The header of a stored query or audit; None where it has problems, which are added to the list."""
    reading = _HeaderReading(file, text, problems)
    table = _load_yaml(reading)
    if table is None:
        return None
    reading.known(table, _AUDIT_KEYS if audit else _QUERY_KEYS)
    if not str(table.get("summary", "")).strip():
        reading.note("summary", "no summary", "#+ summary: the question, in plain words")
    if not re.fullmatch(r"[0-9]{1,9}", str(table.get("order", 0)), re.ASCII):
        reading.note("order", f"order: {table['order']!r}", "a whole number")
    if audit:
        _check_audit(reading, table)
    else:
        if table.get("absence", "false") not in ("true", "false"):
            reading.note("absence", f"absence: {table['absence']!r}", "true or false")
        _check_parameters(reading, table, text)
    return QueryHeader(text, table) if reading.sound else None


def _load_yaml(reading: _HeaderReading) -> Mapping[str, object] | None:
    marked = [line[len(_MARK) :].removeprefix(" ") for line in reading.lines if line.startswith(_MARK)]
    if not marked:
        reading.note("", "no header", "lines that begin with #+, such as: #+ summary: the question, in plain words")
        return None
    try:
        # Every scalar stays the text it is: a safe loader would make True of "on" and a date of "1901-03-01".
        table = yaml.load("\n".join(marked), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (header line {mark.line + 1})" if mark else ""
        reading.note(_MARK, f"a header that is no YAML{where}", getattr(error, "problem", None) or "YAML")
        return None
    if not isinstance(table, dict):
        reading.note(_MARK, "a header without keys", "keys such as summary: and parameters:")
        return None
    return table


def _check_audit(reading: _HeaderReading, table: Mapping[str, object]) -> None:
    severities = tuple(severity.value for severity in Severity)
    if table.get("severity") not in severities:
        reading.note("severity", f"severity: {table.get('severity')!r}", "a severity", severities)
    if not str(table.get("message", "")).strip():
        reading.note("message", "no message", "#+ message: what is wrong with each row")


def _entries(table: Mapping[str, object]) -> list[Mapping[str, object]]:
    entries = table.get("parameters") or []
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _parameter_of(entry: Mapping[str, object]) -> QueryParameter:
    classes = entry.get("of") or ()
    return QueryParameter(
        variable=str(entry.get("name", "")),
        meaning=" ".join(str(entry.get("meaning", "")).split()),
        example=str(entry.get("example", "")),
        binds_end=entry.get("binds") == "end",
        takes=str(entry["takes"]) if "takes" in entry else None,
        scheme=str(entry["scheme"]) if "scheme" in entry else None,
        classes=tuple(str(name) for name in classes) if isinstance(classes, list | tuple) else (str(classes),),
    )


def _check_parameters(reading: _HeaderReading, table: Mapping[str, object], text: str) -> None:
    listed = table.get("parameters") or []
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        reading.note("parameters", "parameters that are no list of entries", "entries that begin with: - name: …")
        return
    entries = _entries(table)
    parameters = [_parameter_of(entry) for entry in entries]
    for entry, parameter in zip(entries, parameters, strict=True):
        reading.known(entry, _PARAMETER_KEYS)
        _check_parameter(reading, entry, parameter, parameters)
    names = [parameter.variable for parameter in parameters]
    for short in sorted({p.short for p in parameters if sum(q.short == p.short for q in parameters) > 1}):
        reading.note(short, f"two parameters with the short name {short!r}", "a name of its own for each parameter")
    tokens = tokenize(text)
    used = {token.variable for token in tokens if token.variable and token.variable.startswith("_")}
    for name in sorted(used - set(names)):
        reading.note(
            f"?{name}", f"?{name}, which the header does not explain", f"an entry - name: {name}", tuple(names)
        )
    for name in names:
        if name and name not in used:
            reading.note(name, f"the parameter {name!r}, which the query does not use", f"?{name} in the query")
    for token in tokens:
        if token.kind is TokenKind.IRI and ("?_" in token.text or "$_" in token.text):
            reading.note(token.text, f"{token.text}, which reads as an IRI", "a blank after < and before >")
    _check_projection(reading, text)


def _check_parameter(
    reading: _HeaderReading,
    entry: Mapping[str, object],
    parameter: QueryParameter,
    parameters: list[QueryParameter],
) -> None:
    name = parameter.variable
    if not PARAMETER_NAME.fullmatch(name):
        reading.note(name or "name", f"name: {name!r}", "a name such as _person_iri (required) or __since_xsd_dateTime")
        return
    if not parameter.meaning:
        reading.note(name, f"no meaning of {name}", "meaning: what the parameter does to the answer")
    if parameter.takes is None and not parameter.example:
        reading.note(name, f"no example of {name}", "example: a value that can be given")
    if parameter.takes is not None and parameter.takes not in [p.short for p in parameters if p.takes is None]:
        reading.note(name, f"takes: {parameter.takes}", "the short name of another parameter")
    if entry.get("binds", "start") not in ("start", "end") or ("binds" in entry and not _binds(parameter)):
        reading.note(
            name, f"binds: {entry['binds']!r} for {name}", "binds: start or end, of a parameter …_xsd_dateTime"
        )
    if parameter.scheme is not None and (parameter.scheme not in SCHEMES or parameter.type is not ParameterType.IRI):
        reading.note(name, f"scheme: {parameter.scheme}", "a scheme of kinds, of a parameter …_iri", tuple(SCHEMES))
    for class_name in parameter.classes:
        if class_name not in CLASSES or parameter.type is not ParameterType.IRI:
            reading.note(
                name, f"of: {class_name}", "a class of the ontology, of a parameter …_iri", tuple(sorted(CLASSES))
            )


def _binds(parameter: QueryParameter) -> bool:
    return parameter.type is ParameterType.MOMENT


def _check_projection(reading: _HeaderReading, text: str) -> None:
    """A value cannot stand between SELECT and its pattern: a column is a variable."""
    selecting = False
    for token in tokenize(text):
        if token.is_word("SELECT"):
            selecting = True
        elif token.text == "{" or token.is_word("WHERE"):
            selecting = False
        elif selecting and token.variable and token.variable.startswith("_"):
            reading.note(token.text, f"{token.text} in the SELECT clause", "parameters only inside the pattern")
