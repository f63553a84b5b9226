"""`kg-builder validate`: the last build against shapes and audits."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from kg_builder.cli.options import project_option, quiet_option
from kg_builder.errors import UsageError


@click.command()
@project_option
@click.option("--format", "form", type=click.Choice(["text", "json", "ttl"]), default="text", show_default=True,
              help="How the report is written; ttl is SHACL's own report.")  # fmt: skip
@click.option("--engine", type=click.Choice(["auto", "shacl", "pyshacl"]), default="auto", show_default=True,
              help="Which SHACL engine runs; auto is the fast one where it is installed.")  # fmt: skip
@quiet_option
def validate(project: Path, form: str, engine: str, quiet: bool) -> None:
    """Check the last build against the shapes and audits.

    Each check names file and line of the source, and the words. Exit code 1 if anything is violated, or if the build
    could not read a file; warnings and notes do not count.
    """
    from kg_builder.config import load_config
    from kg_builder.report import unread_of
    from kg_builder.store import open_build
    from kg_builder.validation import FORMATS, EngineName, report_text, summary, validate_quads

    config = load_config(project)
    store = open_build(config.build_folder)
    assert store.nquads is not None
    shapes = config.folder / config.shapes if config.shapes else None
    queries = config.folder / config.queries if config.queries else None
    if queries is not None and not queries.is_dir():
        raise UsageError(f"{queries}: there is no such folder; expected the folder that kg.toml names for queries")
    audits = queries / "audit" if queries is not None else None
    report = validate_quads(
        store.nquads,
        shapes=shapes,
        audits=audits if audits is not None and audits.is_dir() else None,
        engine=cast("EngineName", engine),
        store=store,
    )
    # JSON and Turtle are UTF-8, whatever the terminal takes.
    told = report_text(report, quiet=quiet) if form == "text" else FORMATS[form](report).encode("utf-8")
    click.echo(told, nl=False)
    if form != "text" and not quiet:
        click.echo(summary(report), err=True)
    unread = unread_of(store.folder) if store.folder else 0
    if unread:
        click.echo(
            f"Not in this graph: {unread} file(s) or row(s) that the build could not read (the build names them)",
            err=True,
        )
    raise SystemExit(0 if report.conforms and not unread else 1)
