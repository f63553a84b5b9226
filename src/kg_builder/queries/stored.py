"""Stored questions: `*.rq` files with a `#+` header that says what they ask and what their parameters mean.

    #+ summary: Who held an office on a date?      the question, as a historian puts it
    #+ description: …                              what a row is, and what the answer does not say
    #+ order: 3                                    where it stands in the list
    #+ absence: true                               an answer by absence: print what the corpus covers below it
    #+ parameters:
    #+   - name: _on_xsd_dateTime                  as grlc names it: _ required, __ optional; then the type
    #+     meaning: the day asked for
    #+     example: 1901-03-02
    #+     binds: end                              of a day given for a moment: its start (unless said) or its end
    #+     takes: on                               its value is that of another parameter
    #+     scheme: form                            an IRI that is one of our kinds: "telegram" for kgk:form-telegram
    #+     of: [Person, Office]                    an IRI that is one of these classes, so that a name can be looked up

An audit (`audit/*.rq`) has `severity` and `message` instead of parameters; each of its rows is one check.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg_builder.errors import Problem, QueryError
from kg_builder.model import Severity
from kg_builder.queries.header import QueryHeader, has_header, read_header
from kg_builder.queries.parameters import PARAMETER_NAME, QueryParameter
from kg_builder.queries.tokens import tokenize
from kg_builder.shipped import shipped_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQuery:
    """A question and its SPARQL; `parameters` in the order in which its header names them."""

    name: str
    text: str
    summary: str
    description: str = ""
    order: int = 0
    absence: bool = False
    parameters: tuple[QueryParameter, ...] = ()

    @property
    def asked(self) -> tuple[QueryParameter, ...]:
        """The parameters that a user gives: without those that take the value of another."""
        return tuple(parameter for parameter in self.parameters if parameter.takes is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuery:
    """A query of which every row is something wrong: `?subject ?property ?value ?graph`."""

    name: str
    text: str
    summary: str
    severity: Severity
    message: str
    order: int = 0


def load_queries(folder: Path | None = None) -> dict[str, StoredQuery]:
    """The stored questions of a folder by name, in their order; without a folder, those that come with the package.

    Raises:
        QueryError: headers are missing or wrong; every problem of every file is listed.
    """
    problems: list[Problem] = []
    queries: list[StoredQuery] = []
    for path, text in _texts(folder or shipped_folder("queries"), problems):
        header = read_header(text, path.name, problems)
        if header is not None:
            queries.append(_query_of(path.stem, header))
    _raise_all(problems)
    return {query.name: query for query in sorted(queries, key=lambda query: (query.order, query.name))}


def load_audits(folder: Path | None = None) -> dict[str, AuditQuery]:
    """The audits of a folder by name, in their order; without a folder, those that come with the package.

    Raises:
        QueryError: headers are missing or wrong; every problem of every file is listed.
    """
    problems: list[Problem] = []
    audits: list[AuditQuery] = []
    for path, text in _texts(folder or shipped_folder("queries") / "audit", problems):
        header = read_header(text, path.name, problems, audit=True)
        if header is not None:
            audits.append(
                AuditQuery(
                    name=path.stem,
                    text=header.text,
                    summary=header.word("summary"),
                    severity=Severity(header.word("severity")),
                    message=header.word("message"),
                    order=header.number("order"),
                )
            )
    _raise_all(problems)
    return {audit.name: audit for audit in sorted(audits, key=lambda audit: (audit.order, audit.name))}


def merge_queries(*layers: Mapping[str, StoredQuery]) -> dict[str, StoredQuery]:
    """Several sets of questions as one; a later one of the same name takes the place of an earlier."""
    merged: dict[str, StoredQuery] = {}
    for layer in layers:
        merged.update(layer)
    return merged


def adhoc_query(text: str, *, file: str) -> StoredQuery:
    """A question of one's own: with the header that it has, else with the parameters that its variables name.

    Raises:
        QueryError: it has a header, and that is wrong.
    """
    problems: list[Problem] = []
    if has_header(text):
        header = read_header(text, file, problems)
        _raise_all(problems)
        assert header is not None
        return _query_of(file, header)
    names = dict.fromkeys(token.variable for token in tokenize(text) if token.variable)
    parameters = tuple(
        QueryParameter(variable=name, meaning=f"what ?{name} stands for in {file}", example="…")
        for name in names
        if name and PARAMETER_NAME.fullmatch(name)
    )
    return StoredQuery(name=file, text=text, summary="", parameters=parameters)


def _query_of(name: str, header: QueryHeader) -> StoredQuery:
    return StoredQuery(
        name=name,
        text=header.text,
        summary=header.word("summary"),
        description=header.word("description"),
        order=header.number("order"),
        absence=header.flag("absence"),
        parameters=header.parameters(),
    )


def _texts(folder: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    if not folder.is_dir():
        raise QueryError(f"{folder}: there is no such folder; expected a folder of stored queries (*.rq)")
    for path in sorted(folder.glob("*.rq")):
        try:
            yield path, path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            found = f"bytes that are no UTF-8 ({error.reason})"
            problems.append(Problem(file=path.name, found=found, expected="a query in UTF-8"))
        except OSError as error:
            problems.append(
                Problem(file=path.name, found=f"a file that cannot be read ({error.strerror})", expected="a query")
            )


def _raise_all(problems: list[Problem]) -> None:
    if problems:
        raise QueryError(f"{len(problems)} problem(s) in the headers of stored queries", problems)
