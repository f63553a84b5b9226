"""A cell's value of a workbook → the text that a person sees in it."""

from __future__ import annotations

import datetime
import re

_ZEROS = re.compile(r"0+")
_DECIMALS = re.compile(r"0\.(0+)")


def show_value(value: object, style: str = "") -> str:
    """A cell's content as text: dates in ISO order whatever their format, since 2/7 could be read in two ways.

    `style` is the number format, as far as the file's reader knows it: zeros in front of a number are kept by it alone.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        clocked = "h" in style.lower() or value.time() != datetime.time()
        return _clock(value, value.strftime("%Y-%m-%d ")) if clocked else value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return _clock(value, "")
    if isinstance(value, int | float):
        return _number(value, style)
    return str(value)


def _clock(value: datetime.datetime | datetime.time, day: str) -> str:
    return day + value.strftime("%H:%M:%S" if value.second else "%H:%M")


def _number(value: float, style: str) -> str:
    decimals = _DECIMALS.fullmatch(style)
    if decimals:
        return f"{value:.{len(decimals[1])}f}"
    whole = str(int(value))
    if value != int(value):
        return repr(value)
    return whole.zfill(len(style)) if _ZEROS.fullmatch(style) else whole
