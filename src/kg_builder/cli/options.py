"""Options that several commands share."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from kg_builder.errors import UsageError
from kg_builder.files import fresh_path

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


@contextmanager
def open_output(output: Path | None, mode: str, *, errors: str = "strict") -> Iterator[IO[Any]]:
    """Where a result is written: stdout, or a file that is put in place whole once all is written; text is UTF-8.

    Should the writing fail, the file that was there stays as it was. What is there and no plain file (a pipe, a device
    such as /dev/null) is written to, never replaced.

    Raises:
        UsageError: there can be no such file.
    """
    encoding = None if "b" in mode else "utf-8"
    place = output.resolve() if output is not None and (output.is_file() or not output.exists()) else None
    fresh = None if place is None else fresh_path(place)
    try:
        stream = click.open_file(str(fresh or output or "-"), mode, encoding, errors)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); expected a file in a folder") from error
    whole = False
    try:
        with stream:
            yield stream
        whole = True
    finally:
        if place is not None and fresh is not None:
            if not whole:
                fresh.unlink(missing_ok=True)
            else:
                if place.exists():
                    fresh.chmod(stat.S_IMODE(place.stat().st_mode))
                fresh.replace(place)
