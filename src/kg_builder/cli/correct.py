"""`kg-builder correct`: what a person decided of a document's header, kept through every rebuild."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.characters import visible
from kg_builder.cli.options import project_option, quiet_option
from kg_builder.model import Basis, Severity


@click.command()
@click.argument("document")
@click.argument("field", required=False)
@click.argument("value", required=False)
@click.option("--basis", type=click.Choice([basis.value for basis in Basis]), help="On what the correction rests.")
@click.option("--remove", is_flag=True, help="Take the reading of FIELD away; nothing takes its place.")
@click.option("--checked", is_flag=True, help="Mark the document as read by a person; FIELD and VALUE may be left out.")
@click.option("--by", default="", help="Who decided.")
@click.option("--on", default="", help="The day of the decision, such as 2024-05-03.")
@click.option("--comment", default="", help="Why.")
@click.option("--dry-run", is_flag=True, help="Say what would change, write nothing.")
@project_option
@quiet_option
def correct(
    *,
    document: str,
    field: str | None,
    value: str | None,
    basis: str | None,
    remove: bool,
    checked: bool,
    by: str,
    on: str,
    comment: str,
    dry_run: bool,
    project: Path,
    quiet: bool,
) -> None:
    """Correct FIELD of DOCUMENT to VALUE, in decisions/corrections.tsv; the next build follows it.

    DOCUMENT is an id, a file name or a title. FIELD is sender, addressee, sender_office, addressee_office, date, place,
    number, title, form, dispatch, or a kind of them such as date:receipt. Taking the line out of the file undoes it.
    """
    from kg_builder.pipeline import read_project
    from kg_builder.readings import correct_document

    if field is not None and (remove == (value is not None) or not (remove or (value or "").strip())):
        raise click.UsageError(
            f"say a value for {field!r}, or --remove to take its reading away; not both, not neither"
        )
    opened, documents, _ = read_project(project)
    decision = correct_document(
        documents,
        document,
        decisions=project / opened.config.decisions,
        authority=opened.authority,
        field=field,
        value=value or "",
        basis=basis,
        by=by,
        on=on,
        comment=comment,
        checked=checked,
        dry_run=dry_run,
    )
    for line in decision.lines:
        click.echo("\t".join(line.cells))
    if quiet:
        return
    for note in decision.notes:
        hint = f"; {note.expected}" if note.severity is Severity.WARNING else ""
        click.echo(visible(f"{note.message}{hint}"), err=True)
    click.echo("Nothing was written." if dry_run else "Recorded; the next build follows it.", err=True)
