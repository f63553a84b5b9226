"""`kg-builder query`: asks a stored question, or one of your own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_builder.cli.options import project_option, proposed_option, quiet_option
from kg_builder.errors import QueryError, UsageError

if TYPE_CHECKING:
    from kg_builder.queries import CheckedQuery, StoredQuery
    from kg_builder.store import Answer, GraphStore, Term

_LEAST_WIDTH = 10
_FEW_COLUMNS = 3


@click.command()
@click.argument("name", required=False)
@click.option("--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A parameter's value; repeatable.")
@click.option(
    "--format", "format_name", type=click.Choice(["table", "csv", "json", "ttl"]),
    help="table (default), CSV or JSON as SPARQL defines them; Turtle for the triples of a CONSTRUCT.",
)  # fmt: skip
@click.option("--file", "file", type=click.Path(path_type=Path), help="A query of your own; - for stdin.")
@click.option("--allow-service", is_flag=True, help="Let the query ask other endpoints (SERVICE) and graphs (FROM).")
@proposed_option
@project_option
@quiet_option
def query(
    *,
    name: str | None,
    params: tuple[str, ...],
    format_name: str | None,
    file: Path | None,
    allow_service: bool,
    with_proposed: bool,
    project: Path,
    quiet: bool,
) -> None:
    """Ask the stored question NAME of the last build; without NAME, list the questions.

    A parameter is given by its short name: --param person="Anna Muster". An IRI may also be an id (person:anna) or a
    name; a day may be a year, a month, a day or a moment. NAME "-" reads a query of your own from stdin.
    """
    from kg_builder.config import load_config
    from kg_builder.queries import load_queries, merge_queries, prepare_query
    from kg_builder.store import open_build

    config = load_config(project)
    stored = merge_queries(load_queries(), load_queries(project / config.queries) if config.queries else {})
    if name is None and file is None:
        _print_answer(_listing(stored.values()), format_name or "table", config.base)
        return
    asked = _question(name, file, stored)
    graph = open_build(config.build_folder, with_proposed=with_proposed)
    prepared = prepare_query(graph, asked, _values(params), base=config.base, allow_service=allow_service)
    _print_result(graph, prepared, format_name, config.base, quiet=quiet)
    if asked.absence and not quiet:
        _print_coverage(graph, stored, format_name, config.base)


def _question(name: str | None, file: Path | None, stored: dict[str, StoredQuery]) -> StoredQuery:
    from kg_builder.queries import adhoc_query
    from kg_builder.suggestions import near_words

    if name is not None and file is not None:
        raise UsageError(f"found the question {name!r} and --file; expected one of the two")
    if name == "-" or (file is not None and str(file) == "-"):
        return adhoc_query(sys.stdin.read(), file="stdin")
    if file is not None:
        try:
            return adhoc_query(file.read_text(encoding="utf-8-sig"), file=file.name)
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
            raise UsageError(f"{file}: cannot be read ({why}); expected a SPARQL query in UTF-8") from error
    if name in stored:
        return stored[name]
    near = near_words(name or "", stored, least=40.0)
    hint = f", perhaps {' or '.join(near)}" if near else ""
    raise QueryError(f"found the question {name!r}; expected a stored one{hint} (kg-builder query lists them)")


def _values(params: Sequence[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for param in params:
        name, mark, value = param.partition("=")
        if not mark or not name.strip():
            raise UsageError(f"found --param {param!r}; expected --param NAME=VALUE")
        if name.strip() in values:
            raise UsageError(f"found --param {name.strip()} twice; expected one value for each parameter")
        values[name.strip()] = value
    return values


def _listing(queries: Iterable[StoredQuery]) -> Answer:
    import pyoxigraph as ox

    from kg_builder.store import Answer

    rows = []
    for asked in queries:
        names = " ".join(p.short if p.required else f"[{p.short}]" for p in asked.asked)
        rows.append((ox.Literal(asked.name), ox.Literal(asked.summary), ox.Literal(names)))
    return Answer(("name", "question", "parameters"), tuple(rows))


def _print_result(
    graph: GraphStore, prepared: CheckedQuery, format_name: str | None, base: str, *, quiet: bool
) -> None:
    from kg_builder.queries import QueryForm, boolean_json, triples_turtle
    from kg_builder.wording import counted

    form = prepared.form
    if form in (QueryForm.CONSTRUCT, QueryForm.DESCRIBE):
        if format_name not in (None, "ttl"):
            raise UsageError(f"found --format {format_name} for a {form.value.upper()}; expected --format ttl")
        click.echo(triples_turtle(graph.construct(prepared.text)).encode("utf-8"), nl=False)
    elif format_name == "ttl":
        raise UsageError(
            f"found --format ttl for a {form.value.upper()}, which gives no triples; expected table, csv or json"
        )
    elif form is QueryForm.ASK:
        yes = graph.ask(prepared.text)
        click.echo(boolean_json(yes) if format_name == "json" else f"{'true' if yes else 'false'}\n", nl=False)
    else:
        answer = graph.select(prepared.text)
        _print_answer(answer, format_name or "table", base)
        if not quiet:
            click.echo(counted(len(answer.rows), "row"), err=True)


def _print_coverage(graph: GraphStore, stored: dict[str, StoredQuery], format_name: str | None, base: str) -> None:
    """What the corpus covers, below an answer by absence; beside a machine's format, on stderr."""
    from kg_builder.queries import run_query

    beside = format_name not in (None, "table")
    click.echo("An answer by absence. What the corpus covers:", err=beside)
    _print_answer(run_query(graph, stored["coverage"]), "table", base, err=beside)


def _print_answer(answer: Answer, format_name: str, base: str, *, err: bool = False) -> None:
    from kg_builder.queries import answer_csv, answer_json

    if format_name == "csv":
        click.echo(answer_csv(answer).encode("utf-8"), nl=False)
    elif format_name == "json":
        click.echo(answer_json(answer).encode("utf-8"), nl=False)
    elif format_name == "ttl":
        raise UsageError("found --format ttl for a table; expected table, csv or json")
    else:
        _print_table(answer, base, err=err)


def _print_table(answer: Answer, base: str, *, err: bool) -> None:
    """A table as wide as the terminal, where there is room for it; else one block of lines for each row."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[_shown(term, base) for term in row] for row in answer.rows]
    console = Console(stderr=err, highlight=False)
    heads = [variable.replace("_", " ") for variable in answer.variables]
    if not console.is_terminal and "COLUMNS" not in os.environ:
        columns = [[heads[number], *(row[number] for row in cells)] for number in range(len(heads))]
        console.width = sum(max(len(cell) for cell in column) + 3 for column in columns) + 1
    if console.width < _LEAST_WIDTH * len(heads) and len(heads) > _FEW_COLUMNS:
        for row in cells:
            for head, cell in zip(heads, row, strict=True):
                if cell:
                    console.print(Text.assemble((f"{head}: ", "bold"), cell))
            console.print()
        return
    table = Table(*heads, box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in table.columns:
        column.overflow = "fold"
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def _shown(term: Term | None, base: str) -> str:
    """A cell for people: a document by its id, anything else of this project without the base."""
    from urllib.parse import unquote

    import pyoxigraph as ox

    from kg_builder.queries import plain_value

    if isinstance(term, ox.NamedNode) and term.value.startswith(base):
        return unquote(term.value.removeprefix(base).removeprefix("document/"))
    return plain_value(term)
