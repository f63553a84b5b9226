"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

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
