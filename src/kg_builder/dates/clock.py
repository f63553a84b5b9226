"""Clock times as written → `HH:MM:SS`; "midnight" stays a part of its day, since it may be its beginning or its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOCK = re.compile(
    r"""(?:
      (?:12[ ]?)?(?P<noon>noon|NOON|Noon)\b
    | (?:12[ ]?)?(?P<midnight>midnight|Midnight|Mitternacht|minuit)\b
    | (?P<hour12>0?\d|1\d|2[0-3])(?:[.:](?P<minute12>[0-5]\d))?[ \u00a0]?(?P<half>[aApP])\.?[ \u00a0]?[mM](?:\.|(?!\w))
    | (?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?:[ ]?(?:hours|hrs\.?|h(?!\w))|(?=Z(?!\w)))
    | (?P<hour24>[01]?\d|2[0-4])[.:](?P<minute24>[0-5]\d)(?:[.:](?P<second>[0-5]\d))?
      (?:[ ]?(?:hours|hrs\.?|Uhr|h)(?!\w))?
    | (?P<hour>[01]?\d|2[0-4])[ ]?(?:Uhr|h)(?!\w)(?:[ ]?(?P<minute>[0-5]\d)(?!\w))?
    )""",
    re.VERBOSE,
)
_NO_ZONE = "(?!The|This|That|Local|Same|First|Every|Some|Any|Next|Last|Each)"
_ZONE = re.compile(
    rf"""(?P<offset>Z(?!\w)|[+-]\d\d:[0-5]\d)
    | [ ]?\(?(?P<zone>G\.M\.T\.|GMT(?!\w)|UTC(?:[+-]\d\d?(?::[0-5]\d)?)?(?!\w)|Z(?!\w)
    | {_NO_ZONE}[A-Z][a-z]+(?:[ ](?:standard|summer|daylight))?[ ][Tt]ime(?!\w))\)?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day, or None where the words leave open which end of the day is meant; `zone` as far as stated."""

    time: str | None
    zone: str | None = None


def clock_at(text: str, start: int) -> tuple[int, Clock] | None:
    """The clock time that begins at an offset, with its zone, and the offset where it ends."""
    match = _CLOCK.match(text, start)
    if match is None:
        return None
    known, time = _time_of({name: value for name, value in match.groupdict().items() if value is not None})
    if not known:
        return None
    end = match.end()
    zone = _ZONE.match(text, end) if time else None
    if zone is None:
        return end, Clock(time=time)
    return zone.end(), Clock(time=time, zone=zone["offset"] or zone["zone"])


def _time_of(groups: dict[str, str]) -> tuple[bool, str | None]:
    """Whether the words are a clock time, and which; 24.00, midnight and 12 with a.m. or p.m. name no clear one."""
    if "noon" in groups:
        return True, "12:00:00"
    if "midnight" in groups:
        return True, None
    if "military" in groups:
        return True, f"{groups['military'][:2]}:{groups['military'][2:]}:00"
    hour = int(groups.get("hour12") or groups.get("hour24") or groups["hour"])
    minute = groups.get("minute12") or groups.get("minute24") or groups.get("minute") or "00"
    if "half" in groups:
        afternoon = groups["half"] in "pP"
        if hour == 0 or (hour > 12 and not afternoon):
            return False, None
        if hour == 12:
            # "12 p.m." has meant noon and midnight; with minutes it is used for the hour after noon or midnight.
            return True, None if minute == "00" else f"{12 if afternoon else 0:02}:{minute}:00"
        hour += 12 if afternoon and hour < 12 else 0
    if hour == 24:
        return minute == "00", None
    return True, f"{hour:02}:{minute}:{groups.get('second', '00')}"
