"""`kg-builder build`: from sources to a graph."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from kg_builder.cli.options import project_option, quiet_option
from kg_builder.errors import UsageError


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@project_option
@click.option("--dry-run", is_flag=True, help="Read and check everything, write nothing.")
@quiet_option
def build(folder: Path | None, project: Path, dry_run: bool, quiet: bool) -> None:
    """Build the graph of the project in FOLDER (default: the current folder).

    FOLDER may also be a bare folder of documents without kg.toml. The graph goes to build/ in it; the previous build
    stays whole until the new one is complete.
    """
    from kg_builder.cli.reporting import print_build_report, tracker
    from kg_builder.pipeline import build as build_project

    given = click.get_current_context().get_parameter_source("project") is ParameterSource.COMMANDLINE
    if folder is not None and given:
        raise UsageError(f"found the folder {str(folder)!r} and --project {str(project)!r}; expected one of the two")
    with tracker(quiet) as track:
        report = build_project(folder or project, dry_run=dry_run, track=track)
    print_build_report(report, project=folder or project, quiet=quiet)
    raise SystemExit(0 if report.faultless else 1)
