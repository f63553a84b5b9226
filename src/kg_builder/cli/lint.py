"""`kg-builder lint`: looks over a file that others will take in."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click


@click.group()
def lint() -> None:
    """Look over a file that other services take in."""


@lint.command("cmif")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--quiet", "-q", is_flag=True, help="Leave the notes out.")
def cmif(*, file: Path, format_name: str, quiet: bool) -> None:
    """Look over an index of letters in CMIF, beyond what the published schema can say.

    Each line names the file and its line, what was found and expected, and the section of the documentation. Exit code
    1 if anything is violated; warnings and notes do not count.
    """
    from kg_builder.cli.reporting import check_lines
    from kg_builder.model import Severity
    from kg_builder.readers.cmif.lint import lint_cmif, lint_record
    from kg_builder.wording import counted

    checks = [each for each in lint_cmif(file, file=file.as_posix()) if not quiet or each.severity is not Severity.NOTE]
    if format_name == "json":
        click.echo(json.dumps([lint_record(each) for each in checks], ensure_ascii=False, indent=1))
    else:
        for line, _ in check_lines(checks):
            click.echo(line)
    grave = Counter(each.severity for each in checks)
    click.echo(", ".join(counted(grave[severity], severity.value) for severity in Severity) + ".", err=True)
    if grave[Severity.VIOLATION]:
        raise SystemExit(1)
