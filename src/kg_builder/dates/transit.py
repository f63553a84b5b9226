"""How long a message was under way: an interval, since two clocks without zones may differ by more than a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from kg_builder.model import DateValue

# The clocks of the world have differed by at most this much since there are zones: UTC-12 to UTC+14.
_WESTERNMOST = -12 * 60
_EASTERNMOST = 14 * 60
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?")
_UTC_NAMES = frozenset({"Z", "UTC", "GMT", "G.M.T."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Transit:
    """Minutes between sending and receipt: at least, at most, and the bare difference of two clock times.

    `on_one_clock` holds if both clocks kept the same time; it may be negative. None unless both times state a minute.
    """

    at_least: int
    at_most: int
    on_one_clock: int | None


def zone_offset(zone: str | None) -> int | None:
    """Minutes by which a stated zone is ahead of UTC; None for zones that are only named ("Moscow time")."""
    if zone is None:
        return None
    if zone in _UTC_NAMES:
        return 0
    match = _OFFSET.fullmatch(zone)
    if match is None:
        return None
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    return -minutes if match["sign"] == "-" else minutes


def instant_in_utc(value: DateValue) -> str | None:
    """The instant that a stated minute with a stated zone is, as `1950-07-02T01:00:00Z`; else None."""
    offset = zone_offset(value.zone)
    if offset is None or value.earliest is None or value.latest is None or value.earliest[:16] != value.latest[:16]:
        return None
    local = datetime.fromisoformat(value.earliest)
    return f"{(local - timedelta(minutes=offset)).isoformat()}Z"


def transit_minutes(sent: DateValue, received: DateValue) -> Transit | None:
    """How long the way took by two dates.

    None if one has no bounds, or if the receipt is before the sending whatever the zones.
    Where both zones have a known offset, or the same name, the clocks are compared exactly.
    """
    if not (sent.earliest and sent.latest and received.earliest and received.latest):
        return None
    least, most = _shift(sent.zone, received.zone)
    at_least = _minutes(sent.latest, received.earliest) + least
    at_most = _minutes(sent.earliest, received.latest) + most
    if at_most < 0:
        return None
    bare = None
    if sent.earliest[:16] == sent.latest[:16] and received.earliest[:16] == received.latest[:16]:
        bare = _minutes(sent.earliest, received.earliest) + (least if least == most else 0)
    return Transit(at_least=max(0, at_least), at_most=at_most, on_one_clock=bare)


def _minutes(first: str, last: str) -> int:
    span = datetime.fromisoformat(last[:16]) - datetime.fromisoformat(first[:16])
    return span.days * 1440 + span.seconds // 60


def _shift(sent_zone: str | None, received_zone: str | None) -> tuple[int, int]:
    """What must be added to the difference of two local times, at least and at most."""
    if sent_zone is not None and sent_zone == received_zone:
        return 0, 0
    sent, received = zone_offset(sent_zone), zone_offset(received_zone)
    return (
        (_WESTERNMOST if sent is None else sent) - (_EASTERNMOST if received is None else received),
        (_EASTERNMOST if sent is None else sent) - (_WESTERNMOST if received is None else received),
    )
