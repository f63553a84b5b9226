"""Compares reported statements and events with their gold; each gold takes at most one proposal."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.matching import lies_over, likeness, same_people
from kg_builder.evaluation.outcome import Outcome, Parting, Tally
from kg_builder.evaluation.records import Record, is_annotated, names_of, rows_of, span_of, text_of


def compare_sayings(gold: GoldDocument, found: Record, outcome: Outcome) -> None:
    """Counts the speech acts and events that the gold annotates."""
    if is_annotated(gold.record, "speech_acts"):
        acts, proposals = rows_of(gold.record, "speech_acts"), rows_of(found, "speech_acts")
        pairs = pair_acts(acts, proposals)
        _count("speech acts", acts, proposals, pairs, outcome)
        _compare_acts(acts, proposals, pairs, outcome)
    if is_annotated(gold.record, "events"):
        events, told = rows_of(gold.record, "events"), rows_of(found, "events")
        _count("events", events, told, _pair_events(events, told), outcome)


def pair_acts(acts: Sequence[Record], proposals: Sequence[Record]) -> dict[int, int]:
    """Each gold act with the proposal that meets it best, in the gold's order: number of act → number of proposal."""
    pairs: dict[int, int] = {}
    for number, act in enumerate(acts):
        met = [
            (like, place)
            for place, proposal in enumerate(proposals)
            if place not in pairs.values()
            and (like := likeness(act, proposal, span_of(act), span_of(proposal))) is not None
        ]
        if met:
            pairs[number] = max(met)[1]
    return pairs


def _pair_events(events: Sequence[Record], told: Sequence[Record]) -> dict[int, int]:
    """Each gold event with the first event told of that has its kind and lies over it."""
    pairs: dict[int, int] = {}
    for number, event in enumerate(events):
        for place, other in enumerate(told):
            same = other.get("kind") == event.get("kind") and lies_over(span_of(event), span_of(other))
            if same and place not in pairs.values():
                pairs[number] = place
                break
    return pairs


def _count(name: str, gold: Sequence[Record], found: Sequence[Record], pairs: dict[int, int], outcome: Outcome) -> None:
    outcome.count(name, "", Tally(gold=len(gold), found=len(found), right=len(pairs)))
    for number, row in enumerate(gold):
        if number not in pairs:
            outcome.tell(name, "", Parting.MISSED, gold=_told(row), found=None, where=span_of(row))
    for place, row in enumerate(found):
        if place not in pairs.values():
            outcome.tell(name, "", Parting.EXTRA, gold=None, found=_told(row), where=span_of(row))


def _compare_acts(acts: Sequence[Record], proposals: Sequence[Record], pairs: dict[int, int], outcome: Outcome) -> None:
    """Shares of the gold acts whose kind, people, stance and attribution are right; one not detected has none right."""
    met = {_id(act): text_of(proposals[pairs[number]], "id") for number, act in enumerate(acts) if number in pairs}
    for number, act in enumerate(acts):
        if number not in pairs:
            rights = dict.fromkeys(("kind", "people", "stance", "attribution"), False)
        else:
            proposal = proposals[pairs[number]]
            attributed = text_of(act, "attributed_to")
            rights = {
                "kind": act.get("kind") == proposal.get("kind"),
                "people": same_people(act.get("speaker"), proposal.get("speaker"))
                and (not names_of(act.get("hearer")) or same_people(act.get("hearer"), proposal.get("hearer"))),
                "stance": _stance(act) == _stance(proposal),
                "attribution": text_of(proposal, "attributed_to") == met.get(attributed, attributed),
            }
            _tell_wrong(act, proposal, rights, outcome)
        for name, right in rights.items():
            outcome.share(f"acts with the right {name}", right)
        outcome.share("acts all right", rights["people"] and rights["stance"] and rights["attribution"])


def _tell_wrong(act: Record, proposal: Record, rights: dict[str, bool], outcome: Outcome) -> None:
    wrong = [name for name in ("people", "stance", "attribution") if not rights[name]]
    if wrong:
        where = span_of(proposal)
        outcome.tell(
            "speech acts",
            "",
            Parting.WRONG,
            gold=_told(act),
            found=f"{_told(proposal)}: {', '.join(wrong)}",
            where=where,
        )


def _id(row: Record) -> str:
    return text_of(row, "sid") or text_of(row, "id")


def _stance(row: Record) -> tuple[str, str]:
    return text_of(row, "polarity") or "positive", text_of(row, "actuality") or "actual"


def _told(row: Record) -> str:
    """An act or event in a few words."""
    if "speaker" not in row:
        return ", ".join(part for part in (text_of(row, "kind"), text_of(row, "label")) if part)
    people = " → ".join(" and ".join(names_of(row.get(key))) or "?" for key in ("speaker", "hearer"))
    stance = [word for word in _stance(row) if word not in ("positive", "actual")]
    return ", ".join([text_of(row, "kind"), people, *stance, f"in {text_of(row, 'attributed_to') or '?'}"])
