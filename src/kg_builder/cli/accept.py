"""`kg-builder accept`: takes the nearest words for a quote that does not stand in its document."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.options import project_option, quiet_option


@click.command()
@click.argument("sheet", type=click.Path(path_type=Path))
@click.argument("row")
@click.option("--occurrence", type=click.IntRange(min=1), help="Which one, where the quote stands more than once.")
@click.option("--dry-run", is_flag=True, help="Say what would change, write nothing.")
@project_option
@quiet_option
def accept(*, sheet: Path, row: str, occurrence: int | None, dry_run: bool, project: Path, quiet: bool) -> None:
    """Rewrite the quote of ROW in SHEET with the words of the document that come nearest.

    SHEET is a file such as readings/sheet.csv. ROW is the number of the row, counted from 1 below the names of the
    columns, or its id. The rest of the sheet stays as it is.
    """
    from kg_builder.config import load_config
    from kg_builder.pipeline import read_documents
    from kg_builder.readings import accept_match, find_sheet, sheet_name

    path = find_sheet(sheet, project=project, folder=project / load_config(project).readings)
    acceptance = accept_match(
        path,
        row,
        file=sheet_name(path, project),
        documents=read_documents(project)[0],
        occurrence=occurrence,
        dry_run=dry_run,
    )
    place = f"{sheet_name(path, project)}, row {acceptance.reading.row}"
    for change in acceptance.changes:
        click.echo(f"{place}, {change.column}\n- {change.before}\n+ {change.after}")
    done = "Nothing was written." if dry_run else "Written."
    if not quiet:
        click.echo(f"The words stand on line {acceptance.line} of {acceptance.document}. {done}", err=True)
