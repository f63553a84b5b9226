"""What was never sent has no sending: its parties are those intended, its date is the one at its head."""

from __future__ import annotations

from dataclasses import replace

from kg_builder.model.document import Document
from kg_builder.model.kinds import ActKind, DateKind, Dispatch


def settle_dispatch(document: Document) -> Document:
    """The document without any act of sending if it is attested that it was not sent; any other as it is.

    Whoever is named as its sender, addressee or maker stays, and takes part in no act; dates and places of the sending
    belong to no act any longer, and a date of sending is a date of which nothing more is known. That nobody is named as
    sender, or no date of the sending, is not said of what was not sent. Readers state the
    sending of such a paper as they state that of any other, so that a correction of `dispatch` works both ways.
    """
    gone = {act.key for act in document.acts if act.kind is ActKind.SENDING}
    if document.dispatch is not Dispatch.ATTESTED_UNSENT or not gone:
        return document
    return replace(
        document,
        acts=tuple(act for act in document.acts if act.key not in gone),
        participants=tuple(
            replace(who, act=None) if who.act in gone else who
            for who in document.participants
            if who.act not in gone or who.absence is None
        ),
        dates=tuple(
            replace(date, act=None, kind=DateKind.HEADING if date.kind is DateKind.SENDING else date.kind)
            if date.act in gone
            else date
            for date in document.dates
            if date.act not in gone or date.absence is None or date.kind is not DateKind.SENDING
        ),
        places=tuple(replace(place, act=None) if place.act in gone else place for place in document.places),
    )
