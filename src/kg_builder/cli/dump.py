"""`kg-builder dump`: the graph for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.options import open_output, project_option, proposed_option


@click.command()
@project_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["ttl", "nt", "trig", "nq", "jsonld"]),
    default="ttl",
    show_default=True,
    help="Turtle and N-Triples hold the union of the graphs; the others keep each document's graph.",
)
@click.option("--align", help="Add the terms of another ontology: cidoc, foaf-org, prov, rico or schema.")
@proposed_option
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of stdout.")
def dump(*, project: Path, format_name: str, align: str | None, with_proposed: bool, output: Path | None) -> None:
    """Write the graph of the last build; the same graph gives the same bytes."""
    from kg_builder.config import load_config
    from kg_builder.publication import write_dump
    from kg_builder.store import open_build

    config = load_config(project)
    store = open_build(config.build_folder, with_proposed=with_proposed)
    with open_output(output, "wb") as out:
        write_dump(store, out, format_name, base=config.base, align=align)
