"""How builds and checks are told on the terminal: progress and messages on stderr."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg_builder.characters import visible
from kg_builder.model import Check, Document, Severity
from kg_builder.pipeline import Track
from kg_builder.report import BuildReport
from kg_builder.wording import counted

_MOST_LINES = 20
_MOST_ALIKE = 3


@contextmanager
def tracker(quiet: bool) -> Iterator[Track]:
    """Follows a step over documents with a progress bar on stderr; on a pipe, or with `quiet`, silently."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:

        def track(documents: Iterable[Document], step: str) -> Iterable[Document]:
            return progress.track(list(documents), description=step)

        yield track


def format_check(check: Check, project: Path | None = None) -> str:
    """One check as a line that editors can jump to: file:line, severity, message, what was found, what was expected.

    A command that the message offers can be typed where the user stands, in another folder than that of the project.
    """
    found = f"; found {check.found}" if check.found else ""
    expected = f"; expected {check.expected}" if check.expected else ""
    message = check.message
    if check.command and project is not None and project.resolve() != Path.cwd():
        message = message.replace(check.command, f"{check.command} --project {shlex.quote(str(project))}")
    line = f"{check.place}: {check.severity.value}: {message}{found}{expected} [{check.code}]"
    return visible(line).replace("\n", "␊")


def check_lines(checks: Sequence[Check], project: Path | None = None) -> list[tuple[str, int]]:
    """The checks as lines, each with how many it stands for: many that differ in nothing but the file are one."""
    alike = Counter(_said(check) for check in checks)
    told: Counter[tuple[object, ...]] = Counter()
    lines: list[tuple[str, int]] = []
    for check in checks:
        said = _said(check)
        told[said] += 1
        if alike[said] <= _MOST_ALIKE + 1 or told[said] <= _MOST_ALIKE:
            lines.append((format_check(check, project), 1))
        elif told[said] == _MOST_ALIKE + 1:
            rest = alike[said] - _MOST_ALIKE
            lines.append((f"… and {rest:,} more {check.severity.value}s like these [{check.code}]", rest))
    return lines


def _said(check: Check) -> tuple[object, ...]:
    return check.severity, check.code, check.message, check.found, check.expected


def print_build_report(report: BuildReport, *, project: Path, quiet: bool) -> None:
    """What was built, the gravest checks, and what to look at first; `project` as the user calls its folder."""
    told = [check for check in report.checks if not quiet or check.severity is Severity.VIOLATION]
    lines = check_lines(told, project)
    for line, _ in lines[:_MOST_LINES]:
        click.echo(line, err=True)
    rest = sum(count for _, count in lines[_MOST_LINES:])
    if rest:
        where = "in the report" if report.page else "which a build without --dry-run puts into its report"
        click.echo(f"… and {rest:,} more, {where}", err=True)
    if quiet:
        return
    grave = ", ".join(f"{counted(report.count(severity), severity.value)}" for severity in Severity)
    where = f" in {report.folder}" if report.folder else " (dry run: nothing written)"
    unread = f", {report.unread:,} unread (files or rows)" if report.unread else ""
    click.echo(
        f"{counted(report.documents, 'document')}{unread}, {counted(report.entities, 'authority record')}, "
        f"{counted(report.quads, 'RDF triple')}{where}; {grave}.",
        err=True,
    )
    if report.proposals:
        count = counted(len(report.proposals), "relation")
        click.echo(
            f"{count} of documents proposed (same message, draft, translation), to be judged: listed in the report, "
            "seen by queries only with --with-proposed.",
            err=True,
        )
    if report.page:
        click.echo(f"Look first at: {report.page}", err=True)
