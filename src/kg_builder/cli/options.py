"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import click

from kg_builder.errors import UsageError

Decorated = Callable[..., Any]

project_option: Callable[[Decorated], Decorated] = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The project's folder (default: the current folder).",
)
quiet_option: Callable[[Decorated], Decorated] = click.option(
    "--quiet", "-q", is_flag=True, help="Print nothing but results and errors."
)
proposed_option: Callable[[Decorated], Decorated] = click.option(
    "--with-proposed", is_flag=True, help="With what is only proposed and judged by nobody."
)


def open_output(output: Path | None, mode: str, *, errors: str = "strict") -> IO[Any]:
    """Where a result is written: stdout, or a file that is put in place whole when it is closed; text is UTF-8.

    What is there and no plain file (a pipe, a device such as /dev/null) is written to, never replaced.

    Raises:
        UsageError: there can be no such file.
    """
    encoding = None if "b" in mode else "utf-8"
    replaced = output is not None and (output.is_file() or not output.exists())
    try:
        return click.open_file(str(output or "-"), mode, encoding, errors, atomic=replaced)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); expected a file in a folder") from error
