"""What a name stands for: an IRI parameter may be given as an IRI, as an id (`person:anna`, `anna`) or by name."""

from __future__ import annotations

from kg_builder.errors import ParameterError, Problem
from kg_builder.iris import encode_key
from kg_builder.queries.graph import QueriedGraph
from kg_builder.queries.parameters import QueryParameter
from kg_builder.queries.tokens import iri_term, string_literal
from kg_builder.suggestions import near_labels
from kg_builder.vocab import KGB, KGK, PREFIXES

_LABELS = f"<{PREFIXES['rdfs']}label>|<{KGB}title>|(<{KGB}hasName>/<{KGB}value>)"
_MOST_NAMES = 20_000
_SHOWN = 8


def resolve_iri(parameter: QueryParameter, value: str, graph: QueriedGraph) -> str:
    """The IRI that a parameter's value stands for.

    It is one of our kinds, where the parameter is a kind; else a full IRI that the graph knows; else an id, alone or
    after its type; else a label, title or name, whatever its case.

    Raises:
        ParameterError: nothing or more than one thing is called so; the nearest or the possible ones are listed.
    """
    if parameter.scheme is not None:
        return _resolve_kind(parameter, value)
    bare = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    if "://" in bare or bare.startswith("urn:"):
        return _known_iri(parameter, bare, graph)
    found = _with_id(parameter, value, graph)
    if len(found) != 1:
        found |= _called(parameter, value, graph)
    if len(found) == 1:
        return next(iter(found))
    if found:
        choices = tuple(f"{label} <{iri}>".strip() for iri, label in sorted(found.items(), key=lambda item: item[::-1]))
        raise _error(parameter, f"{value!r}, which {len(found)} things are called", "one of them, by its IRI", choices)
    raise _error(
        parameter, f"{value!r}, which nothing here is called", "an IRI, an id or a name", _near(parameter, value, graph)
    )


def _resolve_kind(parameter: QueryParameter, value: str) -> str:
    bare = value.strip("<>")
    for prefix in (KGK, "kgk:", f"{parameter.scheme}-"):
        bare = bare.removeprefix(prefix)
    bare = bare.removeprefix(f"{parameter.scheme}-").replace("_", "-").replace(" ", "-").casefold()
    if bare not in parameter.choices:
        raise _error(parameter, repr(value), f"a kind of {parameter.scheme}", parameter.choices)
    return f"{KGK}{parameter.scheme}-{bare}"


def _known_iri(parameter: QueryParameter, iri: str, graph: QueriedGraph) -> str:
    try:
        term = iri_term(iri)
    except ValueError as error:
        raise _error(parameter, repr(iri), "an IRI without blanks, quotes or brackets") from error
    if not graph.ask(f"ASK {{ {{ {term} ?p ?o }} UNION {{ ?s ?q {term} }} }}"):
        raise _error(
            parameter, f"<{iri}>, which the graph does not know", "something in it", _near(parameter, iri, graph)
        )
    return iri


def _classes(parameter: QueryParameter) -> str:
    if not parameter.classes:
        return ""
    classes = " ".join(f"<{KGB}{name}>" for name in parameter.classes)
    return f"?thing a ?class . VALUES ?class {{ {classes} }}"


def _with_id(parameter: QueryParameter, value: str, graph: QueriedGraph) -> dict[str, str]:
    """Every thing whose IRI ends with this id, with its label."""
    _literal(parameter, value)
    tail = _literal(parameter, "/" + encode_key(value.strip().replace(":", "/"), keep="/"))
    of_class = _classes(parameter) or "?thing a ?any ."
    return _things(graph, f"{of_class} FILTER(STRENDS(STR(?thing), {tail}))")


def _called(parameter: QueryParameter, value: str, graph: QueriedGraph) -> dict[str, str]:
    """Every thing that has this label, title or name, in any case, with its label."""
    folded = _literal(parameter, value.strip())
    return _things(graph, f"{_classes(parameter)} ?thing {_LABELS} ?name . FILTER(LCASE(STR(?name)) = LCASE({folded}))")


def _literal(parameter: QueryParameter, value: str) -> str:
    try:
        return string_literal(value)
    except ValueError as error:
        raise _error(parameter, f"{value!r} ({error})", "a name, an id or an IRI") from error


def _things(graph: QueriedGraph, pattern: str) -> dict[str, str]:
    answer = graph.select(
        f"""SELECT DISTINCT ?thing ?label WHERE {{
          {{ SELECT DISTINCT ?thing WHERE {{ {pattern} }} }}
          OPTIONAL {{ ?thing <{PREFIXES["rdfs"]}label>|<{KGB}title> ?label }}
        }} ORDER BY ?thing ?label"""
    )
    found: dict[str, str] = {}
    for thing, label in answer.rows:
        found.setdefault(str(getattr(thing, "value", "")), str(getattr(label, "value", "")))
    return found


def _near(parameter: QueryParameter, value: str, graph: QueriedGraph) -> tuple[str, ...]:
    answer = graph.select(
        f"SELECT DISTINCT ?name WHERE {{ {_classes(parameter)} ?thing {_LABELS} ?name }} "
        f"ORDER BY ?name LIMIT {_MOST_NAMES}"
    )
    names = [str(getattr(row[0], "value", "")) for row in answer.rows]
    wanted = value.rsplit("/", 1)[-1]
    return near_labels(wanted, names, most=_SHOWN)


def _error(parameter: QueryParameter, found: str, expected: str, choices: tuple[str, ...] = ()) -> ParameterError:
    problem = Problem(
        file=f"parameter {parameter.short}", found=found, expected=f"{expected} ({parameter.meaning})", choices=choices
    )
    return ParameterError(f"the parameter {parameter.short} cannot be used", [problem])
