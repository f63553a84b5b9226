"""`kg-builder profile`: the shipped layouts of plain texts, and help with one for a new series."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.options import open_output

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def profile() -> None:
    """Help with the layouts (profiles) of series of plain texts."""


@profile.command("list")
def list_shipped() -> None:
    """List the profiles that come with kg_builder, each with its title."""
    from kg_builder.profiling import list_profiles

    for entry in list_profiles():
        click.echo(f"{entry.name:<18} {entry.title}")


@profile.command()
@click.argument("folder", type=_FOLDER)
@click.option("--format", "output_format", type=click.Choice(["text", "toml"]), default="text", show_default=True)
@click.option("--sample", type=click.IntRange(min=2), default=100, show_default=True, help="Look at so many texts.")
@click.option("--name", help="Of the profile in the draft (default: the folder's).")
@click.option("--encoding", help="Of texts that are not UTF-8.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
def suggest(
    *, folder: Path, output_format: str, sample: int, name: str | None, encoding: str | None, output: Path | None
) -> None:
    """Report which line shapes repeat in the texts of FOLDER, and which rules read them.

    Digits, months and names are abstracted; what stands in most texts stays as written. With `--format toml`, a draft
    of a profile that `inspect --profile` and kg.toml take as it is: look every pattern over before you rely on it.
    """
    from kg_builder.profiling import suggest_profile, write_draft, write_report

    suggestion = suggest_profile(folder, sample=sample, encoding=encoding)
    content = write_draft(suggestion, name=name) if output_format == "toml" else write_report(suggestion)
    with open_output(output, "w") as out:
        out.write(content)
