"""The header of a CMIF file: from the command, else `kg.toml`, else what the only source says of itself.

Source: CMIF 1.1 documentation, section "Information about the digital index of letters".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.config import Config
from kg_builder.errors import Problem, UsageError
from kg_builder.model import SourceDescription
from kg_builder.publication.cmif.records import CmifHeader

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
_BY = re.compile(r"(?:https?://creativecommons\.org/licenses/by/4\.0/?.*|cc[ -]?by[ -]?4\.0)", re.IGNORECASE)
_ZERO = re.compile(
    r"(?:https?://creativecommons\.org/publicdomain/zero/1\.0/?.*|cc[ -]?0(?:[ -]?1\.0)?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CmifOptions:
    """What a person says of the index on the command line; what is not said comes from `kg.toml`."""

    title: str | None = None
    editors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    url: str | None = None
    licence: str | None = None
    bibl: str | None = None


def accepted_licence(licence: str) -> str | None:
    """The address of a licence that correspSearch accepts, however it is written, or None for any other.

    >>> accepted_licence("CC BY 4.0"), accepted_licence("CC BY-NC 4.0")
    ('https://creativecommons.org/licenses/by/4.0/', None)
    """
    words = licence.strip()
    if _BY.fullmatch(words):
        return CC_BY
    return CC0 if _ZERO.fullmatch(words) else None


def settle_header(
    config: Config, options: CmifOptions, described: Sequence[SourceDescription], *, date: str
) -> CmifHeader:
    """The header of the file; `date` is the day or moment of its last change (CMIF wants a moment).

    Raises:
        UsageError: the title, the editor, the publisher or the licence is missing, or the licence is not accepted.
    """
    stated = described[0] if len(described) == 1 else None
    own = config.cmif
    title = options.title or own.get("title") or config.title or (stated.title if stated else None)
    editors = _people(options.editors, own.get("editor"), config.creators, stated.editors if stated else ())
    publishers = _people(options.publishers, own.get("publisher"), config.creators, stated.publishers if stated else ())
    licence = options.licence or own.get("licence") or config.license or (stated.licence if stated else None)
    accepted = accepted_licence(licence) if licence else None
    problems = [
        Problem(file="kg.toml", found=f"no {what}", expected=f"{what} in [cmif] or [dataset], or {option}")
        for what, option, value in (
            ("title", "--title", title),
            ("editor", "--editor", editors),
            ("publisher", "--publisher", publishers),
        )
        if not value
    ]
    if accepted is None:
        problems.append(
            Problem(
                file="kg.toml",
                found=f"the licence {licence!r}" if licence else "no licence",
                expected="a licence that correspSearch accepts, as license in [dataset], or --licence",
                choices=(CC_BY, CC0),
            )
        )
    if problems or accepted is None or not title:
        raise UsageError("an index of letters cannot be written", problems)
    return CmifHeader(
        title=title,
        editors=editors,
        publishers=publishers,
        url=options.url or own.get("url") or f"{config.base}cmif.xml",
        licence=accepted,
        date=f"{date}T00:00:00" if len(date) == 10 else date,
    )


def _people(
    said: tuple[str, ...], own: str | None, creators: tuple[str, ...], stated: tuple[str, ...]
) -> tuple[str, ...]:
    return said or ((own,) if own else ()) or creators or stated
