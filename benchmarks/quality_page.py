"""The page of quality: one table a volume, beside the bounds that were set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from misses import told_of

from kg_builder.evaluation import (
    Evaluation,
    Figure,
    Grid,
    evaluate_readings,
    markdown_table,
    proportion,
    with_interval,
)

HEAD = """# Quality: how well documents are read

This page is made by `make quality` and not written by hand. The command needs the shared corpora beside the repository;
it takes every volume as plain text, as a reader would copy it from a page, reads it as any folder of texts is read (the
layout is recognised, no profile is named), and scores it by `kg_builder.evaluation` against the facts of the volume's
own markup or catalogue. The rules are those of [evaluation.md](evaluation.md). The shared yardstick counts the same
files; the command fails if a single count differs.

✓ the bound is met, ✗ it is missed, – the gold does not state it. Brackets are 95 % intervals (Wilson). Where a
volume's markup is wrong, a right reading counts as an error. Rules were written while looking at some of these volumes;
one that nobody has looked at may come out worse.
"""


EMPTY = evaluate_readings((), (), resamples=0)
MARKUP = """## The same volumes as TEI-XML

Read by the reader `frus`. The gold is the markup that is read: these figures say how far reading and markup agree, not
that either is right.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is counted, where the yardstick has it, and the bound: at least, or at most where `most`."""

    name: str
    counts: Callable[[Evaluation], tuple[int, int]]
    count_key: str
    of_key: str
    bounds: dict[str, float]
    most: bool = False

    def met(self, kind: str, rate: float) -> bool:
        """Whether a rate keeps the bound that the series has."""
        bound = self.bounds[kind]
        return rate <= bound if self.most else rate >= bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """One volume as it was measured: as plain text, or in its `markup`."""

    kind: str
    path: str
    title: str
    markup: bool = False
    result: Evaluation = EMPTY


def _field(name: str, *, wrong: bool = False) -> Callable[[Evaluation], tuple[int, int]]:
    def counts(result: Evaluation) -> tuple[int, int]:
        tally = next((row.tally for row in result.fields if row.field == name), None)
        return (0, 0) if tally is None else (tally.wrong if wrong else tally.right, tally.gold)

    return counts


def _share(name: str) -> Callable[[Evaluation], tuple[int, int]]:
    def counts(result: Evaluation) -> tuple[int, int]:
        share = next((row.share for row in result.shares if row.name == name), None)
        return (0, 0) if share is None else (share.count, share.of)

    return counts


def _both(bound: float) -> dict[str, float]:
    return {"frus": bound, "dfat": bound}


MEASURES = (
    Measure(name="date right", counts=_field("date"), count_key="date_right", of_key="date", bounds=_both(0.99)),
    Measure(
        name="date wrong",
        counts=_field("date", wrong=True),
        count_key="date_wrong",
        of_key="date",
        bounds=_both(0.003),
        most=True,
    ),
    Measure(name="clock", counts=_field("clock"), count_key="clock_right", of_key="clock", bounds=_both(0.98)),
    Measure(name="place", counts=_field("places"), count_key="place_right", of_key="place", bounds=_both(0.97)),
    Measure(
        name="both parties",
        counts=_share("both parties right"),
        count_key="both_right",
        of_key="letters",
        bounds={"frus": 0.95, "dfat": 0.97},
    ),
    Measure(
        name="extra parties",
        counts=_share("extra parties"),
        count_key="extra_parties",
        of_key="letters",
        bounds=_both(0.05),
        most=True,
    ),
    Measure(
        name="reference",
        counts=_field("archival references"),
        count_key="reference_right",
        of_key="reference",
        bounds=_both(0.95),
    ),
    Measure(
        name="letters invented",
        counts=_share("letters invented"),
        count_key="letters_invented",
        of_key="others",
        bounds=_both(0.02),
        most=True,
    ),
)


def quality_page(volumes: Sequence[Volume], founding: str) -> str:
    """The whole page: an overview, a table a volume, the markup, the founding documents."""
    plain = [volume for volume in volumes if not volume.markup]
    marked = [volume for volume in volumes if volume.markup]
    parts = [HEAD, "## Plain text: an overview\n", markdown_table(_overview(plain))]
    parts += [f"### {volume.title}\n\n{_remark(volume)}\n\n{markdown_table(_table(volume))}" for volume in plain]
    parts += [MARKUP, markdown_table(_overview(marked))] if marked else []
    return "\n".join([*parts, founding]).rstrip("\n") + "\n"


def _overview(volumes: Sequence[Volume]) -> Grid:
    rows = tuple((volume.title, *(_cell(measure, volume) for measure in MEASURES)) for volume in volumes)
    return Grid(title="", heads=("volume", *(measure.name for measure in MEASURES)), rows=rows)


def _cell(measure: Measure, volume: Volume) -> str:
    figure = proportion(*measure.counts(volume.result))
    return "–" if figure is None else f"{_short(figure)} {_mark(measure, volume.kind, figure)}"


def _short(figure: Figure) -> str:
    return f"{figure.value:.3f}".removeprefix("0")


def _mark(measure: Measure, kind: str, figure: Figure) -> str:
    return "✓" if measure.met(kind, figure.value) else "✗"


def _remark(volume: Volume) -> str:
    missed = [
        measure.name
        for measure in MEASURES
        if (figure := proportion(*measure.counts(volume.result))) and not measure.met(volume.kind, figure.value)
    ]
    wanting = f" Missed: {', '.join(missed)}." if missed else " Every bound is met."
    head = f"`{volume.path}`, {volume.result.documents} documents.{wanting}"
    notes = [] if volume.markup else [note for measure in MEASURES if (note := _misses(volume, measure)) is not None]
    return "\n".join([head, *(["", *(f"- {note}" for note in notes)] if notes else [])])


def _misses(volume: Volume, measure: Measure) -> str | None:
    """What the misses of a measure are, as far as they were looked at one by one."""
    count, of = measure.counts(volume.result)
    return told_of(volume.path, measure.name, count if measure.most else of - count)


def _table(volume: Volume) -> Grid:
    rows = []
    for measure in MEASURES:
        count, of = measure.counts(volume.result)
        figure = proportion(count, of)
        bound = f"{'≤' if measure.most else '≥'} {measure.bounds[volume.kind]:g}"
        mark = "–" if figure is None else _mark(measure, volume.kind, figure)
        rows.append((measure.name, str(count), str(of), with_interval(figure), bound, mark))
    heads = ("measure", "count", "of", "rate", "wanted", "met")
    return Grid(title="", heads=heads, rows=tuple(rows), numbers=frozenset((1, 2)))
