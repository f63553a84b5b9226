"""`kg-builder explain`: every statement about something, with its words."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg_builder.cli.options import open_output, project_option, proposed_option


@click.command()
@click.argument("iri")
@project_option
@proposed_option
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def explain(*, iri: str, project: Path, output_format: str, with_proposed: bool) -> None:
    """Show every statement about IRI: its words in their context, the voice, the file and the offsets.

    IRI is a document, person, place, office, saying or single statement of the last build; an authority id, a document
    id, a file name or an exact label will do.
    """
    from kg_builder.config import load_config
    from kg_builder.explanation import explain as explain_subject
    from kg_builder.explanation import explanation_record, write_explanation
    from kg_builder.store import open_build

    explanation = explain_subject(
        open_build(load_config(project).build_folder, with_proposed=with_proposed), iri, project
    )
    with open_output(None, "w", errors="backslashreplace") as out:
        if output_format == "json":
            json.dump(explanation_record(explanation), out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            write_explanation(explanation, out)
