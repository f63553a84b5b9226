"""`kg-builder export`: the letters of the last build for other services."""

from __future__ import annotations

from datetime import date as day
from pathlib import Path

import click

from kg_builder.cli.options import open_output, project_option


@click.group()
def export() -> None:
    """Write the letters of the last build for other services."""


@export.command("cmif")
@click.option("--title", help="Of the index; else that of kg.toml.")
@click.option("--editor", multiple=True, help="Who answers for the index, such as 'Erika Probe <probe@example.org>'.")
@click.option("--publisher", multiple=True, help="Who is named in the licence; repeatable.")
@click.option("--url", help="Where the index will be published; else cmif.xml under the base of kg.toml.")
@click.option("--licence", help="CC BY 4.0 or CC0; else that of kg.toml.")
@click.option("--bibl", help="The edition of letters of which no bibliographic entry is known.")
@click.option("--date", help="Of the index, such as 2024-03-01; today where nothing is said.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of stdout.")
@project_option
def cmif(
    *,
    title: str | None,
    editor: tuple[str, ...],
    publisher: tuple[str, ...],
    url: str | None,
    licence: str | None,
    bibl: str | None,
    date: str | None,
    output: Path | None,
    project: Path,
) -> None:
    """Write an index of the letters in CMIF 1.1, as correspSearch takes it.

    Both actions of a letter are always there, with "Unknown" where nothing is known; dates are given to the day.
    Documents without sender and addressee are left out. What the graph knows and CMIF cannot say is counted on stderr.
    The title, editor, publisher, url, licence and bibl may also stand in [cmif] of kg.toml.
    """
    from kg_builder.config import load_config
    from kg_builder.publication.cmif import CmifOptions, report_lines, write_cmif
    from kg_builder.store import open_build
    from kg_builder.wording import counted

    config = load_config(project)
    store = open_build(config.build_folder)
    options = CmifOptions(title=title, editors=editor, publishers=publisher, url=url, licence=licence, bibl=bibl)
    with open_output(output, "w") as out:
        report = write_cmif(store, out, config, date=date or day.today().isoformat(), options=options)
    click.echo(f"{counted(report.letters, 'letter')} of {counted(report.entries, 'edition')}", err=True)
    if report.left_out:
        click.echo("The graph knows, and CMIF cannot say:", err=True)
        for line in report_lines(report.left_out):
            click.echo(line, err=True)
