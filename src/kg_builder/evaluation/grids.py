"""The figures as tables for people, whatever they are written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.characters import one_line
from kg_builder.evaluation.agreement_figures import Agreement, Disagreement
from kg_builder.evaluation.figures import Figure
from kg_builder.evaluation.outcome import Deviation, Parting
from kg_builder.evaluation.scoring import Evaluation
from kg_builder.wording import counted

_WORDS = 90
_DASH = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table for people: a title, the heads of its columns (those of `numbers` to the right), its rows, a remark."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    remark: str = ""


Result = Evaluation | Agreement


def grids_of(result: Result, *, errors: int) -> list[Grid]:
    """The tables of an evaluation or agreement; at most `errors` deviations are listed."""
    return _evaluation_grids(result, errors) if isinstance(result, Evaluation) else _agreement_grids(result, errors)


def with_interval(figure: Figure | None) -> str:
    """A figure with its interval, three digits each; a dash for none.

    >>> with_interval(Figure(value=0.9, low=0.5958, high=0.9821))
    '0.900 [0.596–0.982]'
    """
    if figure is None:
        return _DASH
    interval = "" if figure.low is None else f" [{figure.low:.3f}–{figure.high:.3f}]"
    return f"{figure.value:.3f}{interval}"


def _evaluation_grids(result: Evaluation, errors: int) -> list[Grid]:
    grids = []
    if result.fields:
        heads = ("field", "documents", "gold", "read", "right", "wrong", "missed", "extra", "precision", "recall", "F1")
        rows = [
            (
                figures.label,
                *map(str, (figures.documents, figures.tally.gold, figures.tally.found, figures.tally.right)),
                *map(str, (figures.tally.wrong, figures.tally.missed, figures.tally.extra)),
                *map(with_interval, (figures.precision, figures.recall, figures.f1)),
            )
            for figures in result.fields
        ]
        title = f"Fields of {counted(result.documents, 'document')}"
        grids.append(
            Grid(title=title, heads=heads, rows=tuple(rows), numbers=frozenset(range(1, 8)), remark=_how(result))
        )
    if result.shares:
        shares = [(row.name, str(row.share.count), str(row.share.of), with_interval(row.rate)) for row in result.shares]
        share_heads = ("of documents and statements", "count", "of", "rate")
        grids.append(
            Grid(
                title="Whole documents and statements", heads=share_heads, rows=tuple(shares), numbers=frozenset((1, 2))
            )
        )
    return [*grids, *_kind_grids(result.deviations), *_deviation_grids(result.deviations, errors)]


def _how(result: Evaluation) -> str:
    how = "Brackets: 95 % intervals; Wilson's for precision and recall"
    if result.resamples:
        how += f"; for F1 a bootstrap over documents ({result.resamples:,} samples, seed {result.seed})"
    unread = f" Not read: {', '.join(result.unread[:5])}" if result.unread else ""
    more = f" and {len(result.unread) - 5} more" if len(result.unread) > 5 else ""
    return f"{how}.{unread}{more}"


def _kind_grids(deviations: Sequence[Deviation]) -> list[Grid]:
    """How many errors of each kind each field has."""
    counts = Counter((deviation.field, deviation.kind) for deviation in deviations)
    fields = dict.fromkeys(deviation.field for deviation in deviations)
    rows = tuple((name, *(str(counts[name, kind] or _DASH) for kind in Parting)) for name in fields)
    heads = ("field", *(kind.value for kind in Parting))
    numbers = frozenset(range(1, len(heads)))
    return [Grid(title="Errors by kind", heads=heads, rows=rows, numbers=numbers)] if rows else []


def _deviation_grids(deviations: Sequence[Deviation], errors: int) -> list[Grid]:
    if not deviations or not errors:
        return []
    shown = deviations[:errors]
    left = len(deviations) - len(shown)
    rows = tuple((row.document, _label(row), row.kind.value, _cell(row.gold), _cell(row.found)) for row in shown)
    return [
        Grid(
            title=f"Where reading and gold part ({len(deviations)})",
            heads=("document", "field", "kind", "gold", "read"),
            rows=rows,
            remark=f"… and {left} more (--errors {len(deviations)} shows all)." if left else "",
        )
    ]


def _label(row: Deviation) -> str:
    return f"{row.field}: {row.part.replace('_', ' ')}" if row.part else row.field


def _cell(words: str | None) -> str:
    return _DASH if words is None else one_line(words, _WORDS)


def _agreement_grids(result: Agreement, errors: int) -> list[Grid]:
    rows = [
        (
            row.field,
            *map(str, (row.documents, row.agreed, row.compared)),
            with_interval(row.raw),
            _DASH if row.kappa is None else f"{row.kappa:.3f}",
            with_interval(row.f1),
        )
        for row in result.fields
    ]
    alone = [
        f"only the {who} has {counted(len(ids), 'document')}"
        for who, ids in (("first", result.only_first), ("second", result.only_second))
        if ids
    ]
    heads = ("field", "documents", "agreed", "of", "raw agreement", "kappa", "F1")
    title = f"Agreement on {counted(result.documents, 'document')}"
    grids = [Grid(title=title, heads=heads, rows=tuple(rows), numbers=frozenset((1, 2, 3)), remark="; ".join(alone))]
    return [*grids, *_disagreement_grids(result.disagreements, errors)]


def _disagreement_grids(disagreements: Sequence[Disagreement], errors: int) -> list[Grid]:
    if not disagreements or not errors:
        return []
    shown = disagreements[:errors]
    left = len(disagreements) - len(shown)
    return [
        Grid(
            title=f"Where the two readers part ({len(disagreements)})",
            heads=("document", "field", "first", "second"),
            rows=tuple((row.document, row.field, _cell(row.first), _cell(row.second)) for row in shown),
            remark=f"… and {left} more (--errors {len(disagreements)} shows all)." if left else "",
        )
    ]


def markdown_table(grid: Grid) -> str:
    """A table in Markdown, its numbers to the right."""
    marks = ["---:" if number in grid.numbers else "---" for number in range(len(grid.heads))]
    lines = [grid.heads, marks, *([cell.replace("|", "\\|") for cell in row] for row in grid.rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
