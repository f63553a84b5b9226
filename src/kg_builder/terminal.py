"""Paragraphs on a terminal: in colour where it is one, plain on a pipe and under NO_COLOR."""

from __future__ import annotations

import os
from typing import IO

from rich.console import Console


def paragraph_console(stream: IO[str]) -> Console:
    """A console that writes words as they are: no markup, no emoji, and every line as long as it is.

    Source: https://no-color.org (a NO_COLOR that is set and not empty).
    """
    return Console(
        file=stream,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )
