"""What stands behind the figures: every miss in the plain text of a volume, looked at one by one beside its page.

A note is printed only while the count is still that which was looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

# Volume → measure → how many were looked at, and what they are.
MISSES: Mapping[str, Mapping[str, tuple[int, str]]] = {
    "frus/frus1949v07p2.xml": {
        "date wrong": (2, "the markup's day is not the one printed"),
        "clock": (
            2,
            '"midnight" stays the day alone, since it may be its beginning or its end; "noon" is marked 00:00',
        ),
        "both parties": (
            5,
            '3 papers "by X, Adviser to Y" whose Y is marked as the addressee, 1 report whose topic is, 1 addressed to '
            '"the President", a word that the yardstick passes over',
        ),
    },
    "frus/frus1952-54Guat.xml": {
        "both parties": (1, "the sender's name is withheld; the words that say so are not taken for a name"),
        "reference": (6, 'markings such as "Routine; RYBAT" are kept out of the reference; the gold takes them in'),
        "letters invented": (
            26,
            "every one of these headings names a sender and an addressee; the markup has one side or none",
        ),
    },
    "frus/frus1952-54v14p2.xml": {
        "date wrong": (1, "the markup's month is not the one printed"),
        "both parties": (
            36,
            '25 of "the Political Adviser to SCAP (…)", whose holder is marked as the addressee; 8 addressed to "the '
            'President", a word that the yardstick passes over; 2 papers "by X, Consultant to Y" whose Y is marked as '
            "the addressee; 1 name with its office is longer than 14 words",
        ),
        "letters invented": (
            10,
            "every one of these headings names a sender and an addressee; the markup has one side or none",
        ),
    },
    "frus/frus1961-63v06.xml": {
        "both parties": (1, "one of two senders is marked as the addressee"),
        "extra parties": (6, "the headings name two persons on one side, and are read so; the gold takes the first"),
    },
    "dfat/volume-16-1948-49-australia-and-the-postwar-world-beyond-the-region": {
        "both parties": (
            16,
            "10 titles name several on one side, which the gold takes for one name; "
            "6 have a footnote's number in the name",
        ),
    },
    "dfat/volume-2-1939": {
        "both parties": (
            11,
            "9 titles name several on one side, which the gold takes for one name; "
            "2 have the document's number in the name",
        ),
    },
}


def told_of(path: str, measure: str, missed: int) -> str | None:
    """What the misses of a measure are, if they are as many as were looked at."""
    count, note = MISSES.get(path, {}).get(measure, (0, ""))
    return f"{measure}, {count} looked at: {note}." if count and count == missed else None
