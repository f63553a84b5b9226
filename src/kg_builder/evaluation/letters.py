"""Compares documents as letters: both parties right, parties too many, letters invented."""

from __future__ import annotations

from functools import partial

from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.matching import pair_up, same_party
from kg_builder.evaluation.outcome import Outcome, Parting
from kg_builder.evaluation.records import Record, rows_of, span_of, text_of

_SIDES = (("sender", "addressee"), ("addressee", "sender"))


def compare_letter(gold: GoldDocument, found: Record, outcome: Outcome) -> None:
    """Counts one document as a letter that has its parties, or as none that was given both sides.

    A side is right when every gold party of it was read; a side that the gold leaves empty, when nobody was read.
    """
    read = {role: _of(found, role) for role, _ in _SIDES}
    if gold.kind == "other":
        invented = bool(read["sender"] and read["addressee"])
        outcome.share("letters invented", invented)
        if invented:
            outcome.tell(
                "letters invented",
                "",
                Parting.EXTRA,
                gold=None,
                found=" → ".join(" and ".join(map(_told, read[role])) for role, _ in _SIDES),
                where=span_of(read["sender"][0]),
            )
    if gold.kind != "letter":
        return
    sides: list[bool] = []
    extra = 0
    for role, other in _SIDES:
        wanted, others = _of(gold.record, role), _of(gold.record, other)
        pairs = pair_up(wanted, read[role], partial(same_party, others=others))
        sides.append(len(pairs) == len(wanted) if wanted else not read[role])
        outcome.share(f"{role} right", bool(wanted) and sides[-1])
        extra += max(0, len(read[role]) - max(len(wanted), 1))
    outcome.share("both parties right", all(sides))
    outcome.share("extra parties", 0 if gold.unlimited & {"sender", "addressee"} else extra)


def _of(record: Record, role: str) -> list[Record]:
    return [row for row in rows_of(record, "participants") if text_of(row, "role") == role]


def _told(party: Record) -> str:
    return text_of(party, "name") or text_of(party, "office") or "nobody named"
