"""`kg-builder inspect`: what the reader understood of each document."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.options import open_output, quiet_option

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "output_format", type=click.Choice(["text", "jsonl", "html"]), default="text", show_default=True
)
@click.option("--authority", type=_FOLDER, help="Folder of authority tables: look for their names in the texts.")
@click.option("--readings", type=_FOLDER, help="Folder of readings sheets: show what people read in the texts.")
@click.option("--profile", metavar="NAME", help="Read all files in this layout, instead of recognising it.")
@click.option("--project", type=_FOLDER, help="Use this project's sources, tables, readings and corrections.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@quiet_option
def inspect(
    *,
    paths: tuple[Path, ...],
    output_format: str,
    authority: Path | None,
    readings: Path | None,
    profile: str | None,
    project: Path | None,
    output: Path | None,
    quiet: bool,
) -> None:
    """Show what the reader understood of each document, before any resolution.

    Works on any file or folder, without a project; without PATH, on the sources of the project here. What was not
    looked for (names without --authority, statements without --readings) is null in jsonl and said in the others.
    """
    from kg_builder.cli.reporting import format_check
    from kg_builder.inspection import inspect_paths, write_inspection
    from kg_builder.model import Severity

    if not paths and project is None:
        project = Path()
    items = inspect_paths(paths, project=project, authority=authority, readings=readings, profile=profile)
    # An escape for what no encoding takes: the halves of surrogate pairs in file names that are no UTF-8.
    with open_output(output, "w", errors="backslashreplace") as out:
        of_files, checks = write_inspection(items, out, output_format)
    for check in of_files:
        if quiet and check.severity is not Severity.VIOLATION:
            continue
        click.echo(format_check(check, project), err=True)
    raise SystemExit(1 if any(check.severity is Severity.VIOLATION for check in checks) else 0)
