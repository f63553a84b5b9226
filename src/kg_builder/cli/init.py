"""`kg-builder init`: the skeleton of a project."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import click

from kg_builder.cli.options import quiet_option
from kg_builder.errors import Problem, UsageError

_TEXTS = {
    "kg.toml": "kg.toml",
    "README.md": "README.md",
    ".gitignore": "gitignore.txt",
    ".gitattributes": "gitattributes.txt",
}
_FOLDERS = ("sources", "authority", "readings", "decisions")


@click.command()
@click.argument("folder", required=False, default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be written, write nothing.")
@quiet_option
def init(folder: Path, dry_run: bool, quiet: bool) -> None:
    """Write a new project's skeleton into FOLDER (default: the current folder), every setting explained.

    Nothing that stands there is overwritten: if anything does, nothing is written and what stands is listed.
    """
    written = create_project(folder, dry_run=dry_run)
    for path in written:
        click.echo(path)
    if quiet:
        return
    done = "would be written (dry run)" if dry_run else "written"
    click.echo(f"{len(written)} files {done}. Next: put documents into {folder / 'sources'}, see README.md", err=True)


def create_project(folder: Path, *, dry_run: bool = False) -> tuple[Path, ...]:
    """Writes the skeleton of a project and gives back its files, whether written or, with `dry_run`, only planned.

    Raises:
        UsageError: files of the skeleton stand there already (all are listed), or the folder cannot be written.
    """
    contents = skeleton()
    standing = [name for name in contents if (folder / name).exists()]
    if standing:
        raise UsageError(
            f"{folder}: {len(standing)} file(s) of a project stand here; nothing was written",
            [Problem(file=str(folder / name), found="a file", expected="nothing yet") for name in standing],
        )
    if not dry_run:
        _write(folder, contents)
    return tuple(folder / name for name in contents)


def skeleton() -> Mapping[str, str]:
    """The files of a new project by their path, with what they hold: settings, tables with columns, next steps."""
    from kg_builder.authority import SHEETS
    from kg_builder.readings.rows import COLUMNS

    package = files("kg_builder.cli").joinpath("skeleton")
    contents = {name: package.joinpath(text).read_text(encoding="utf-8") for name, text in _TEXTS.items()}
    contents |= {f"authority/{sheet.name}.csv": ",".join(sheet.columns) + "\n" for sheet in SHEETS}
    contents["readings/readings.csv"] = ",".join(COLUMNS) + "\n"
    return contents


def _write(folder: Path, contents: Mapping[str, str]) -> None:
    try:
        for name in _FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, text in contents.items():
            # "x": even what came to stand here a moment ago is not overwritten.
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise UsageError(
            f"{error.filename}: cannot be written ({error.strerror}); expected a folder to write in"
        ) from error
