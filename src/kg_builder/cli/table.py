"""`kg-builder table`: helps to explain a table of letters in kg.toml."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.options import project_option


@click.group()
def table() -> None:
    """Help to explain a table of letters in kg.toml."""


@table.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--encoding", help="Of a CSV file that is not UTF-8.")
@project_option
def suggest(*, file: Path, encoding: str | None, project: Path) -> None:
    """Propose the entry of kg.toml for the table FILE (CSV, TSV, XLSX, ODS).

    Headers in many languages are understood; a sample of the rows tells whether a column holds dates, which of day and
    month stands first, and which column has a value of its own for each letter. What is not understood stands as a
    remark. Nothing is written: look the entry over, and put it into kg.toml.
    """
    from kg_builder.readers import suggest_table

    place, root = file.resolve(), project.resolve()
    name = place.relative_to(root).as_posix() if place.is_relative_to(root) else file.as_posix()
    click.echo(suggest_table(file, file=name, encoding=encoding).toml(), nl=False)
