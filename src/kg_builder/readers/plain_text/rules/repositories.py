"""Where a document is kept, as catalogues of all archives say it: the repository first, then file, volume, box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import ArchivalReference, Span, Statement
from kg_builder.readers.plain_text.rules.archival import states_levels
from kg_builder.readers.plain_text.rules.base import Context, ZoneText

_LIMIT = 400
_LEAD = re.compile(r"(?:Sources?|Archive|Location)\s?:\s{1,4}")
_REPOSITORY = re.compile(
    r"(?P<repository>[A-ZÀ-Þ][^,;:()\d\r\n]{0,80}?\b(?:Archives?|Archiv|Library|Libraries|Museum|Institute|Papers|Collection|Centre|Center|BArch"
    r"|PRO|NARA)\b[^,;:()\d\r\n]{0,60}?|BArch|PAAA|PA[ ]AA|NARA|TNA)(?=[,;.]|\s{0,4}\Z)"
)
# What a catalogue adds behind the shelfmark: who gave or translated it, where it was printed.
_BEHIND = re.compile(
    r"(?<!\bNo)(?<!\b[Vv]ol)\.\s{1,3}(?=[A-Z])|[,;.]?\s{1,3}(?i:contributed|translated|obtained|published|printed|reprinted|provided|accessed)\b|\s{1,3}\("
)
_LEVEL = re.compile(
    r"(?P<label>File|Box|Folder|Vol|Volume|Series|Reel|Bundle|Dossier|Carton|Band|Bd|Akte|Bestand|B)"
    r"(?:[ ]No)?\b\.?[ ](?P<value>\S.{0,60})\Z",
    re.IGNORECASE,
)
_LABELS = {"vol": "volume", "bd": "band", "b": "bestand"}


def read_repository(zone: ZoneText, context: Context) -> Iterator[Statement]:
    """Who keeps the document, and the levels that have a name: "Library of Toyland, File No. 12, vol. 3".

    Lines with fond, opis or the like are left to their own rule. What has no name of a level stays in the words.
    """
    for line in zone.lines:
        end = min(line.end, line.start + _LIMIT, zone.end)
        lead = _LEAD.match(zone.text, line.start, end)
        start = lead.end() if lead is not None else line.start
        match = _REPOSITORY.match(zone.text, start, end)
        if match is None or states_levels(zone.text, line.start, end):
            continue
        behind = _BEHIND.search(zone.text, match.end(), end)
        words = zone.words(start, behind.start() if behind is not None else end)
        if words is None:
            continue
        quote = words.quote.rstrip(" .,;")
        yield ArchivalReference(
            rests_on=Span(words.start, words.start + len(quote), quote),
            stated_by=zone.voice,
            rule=context.rule,
            repository=" ".join(match["repository"].split()),
            levels=tuple(_levels(quote[match.end() - start :])),
            folios=None,
            as_written=quote,
        )


def _levels(path: str) -> Iterator[tuple[str, str]]:
    """The levels from the top down to the first part that does not say what it is."""
    for part in path.strip(" ,;").split(","):
        match = _LEVEL.match(part.strip())
        if match is None:
            return
        label = match["label"].casefold()
        yield _LABELS.get(label, label), " ".join(match["value"].split())
