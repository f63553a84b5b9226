"""The figures as a table in the terminal, as Markdown, CSV and JSON: each format is one entry of a dict."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import IO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg_builder.evaluation.agreement_figures import FieldAgreement
from kg_builder.evaluation.figures import Figure
from kg_builder.evaluation.grids import Grid, Result, grids_of, markdown_table
from kg_builder.evaluation.scoring import Evaluation


def _write_table(result: Result, stream: IO[str], errors: int) -> None:
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for grid in grids_of(result, errors=errors):
        if not console.is_terminal:
            console.width = max(console.width, _width(grid))
        table = Table(title=grid.title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
        for number, head in enumerate(grid.heads):
            table.add_column(head, justify="right" if number in grid.numbers else "left", overflow="fold")
        for row in grid.rows:
            table.add_row(*map(Text, row))
        console.print(table)
        if grid.remark:
            console.print(Text(grid.remark, style="dim"))


def _width(grid: Grid) -> int:
    """As wide as its longest cells: on a pipe no table is folded."""
    return sum(max(map(len, column)) + 3 for column in zip(grid.heads, *grid.rows, strict=True)) + 1


def _write_markdown(result: Result, stream: IO[str], errors: int) -> None:
    for number, grid in enumerate(grids_of(result, errors=errors)):
        stream.write("\n" if number else "")
        stream.write(f"**{grid.title}**\n\n{markdown_table(grid)}")
        if grid.remark:
            stream.write(f"\n{grid.remark}\n")


def _write_csv(result: Result, stream: IO[str], errors: int) -> None:  # noqa: ARG001
    """One row a field with every figure and interval in a column of its own; shares follow with their counts."""
    rows = [*_field_rows(result)] if isinstance(result, Evaluation) else [_agreement_row(row) for row in result.fields]
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, fieldnames=list(rows[0]) if rows else ["field"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    stream.write(buffer.getvalue())


def _field_rows(result: Evaluation) -> Iterable[dict[str, object]]:
    for figures in result.fields:
        tally = figures.tally
        counts = {"documents": figures.documents, "gold": tally.gold, "read": tally.found, "right": tally.right}
        rest = {"wrong": tally.wrong, "missed": tally.missed, "extra": tally.extra}
        named = (("precision", figures.precision), ("recall", figures.recall), ("f1", figures.f1))
        yield {"field": figures.field, "part": figures.part} | counts | rest | _columns(named)
    for row in result.shares:
        blank = dict.fromkeys(("documents", "read", "wrong", "missed", "extra"), "")
        counts = {"gold": row.share.of, "right": row.share.count}
        named = (("precision", None), ("recall", row.rate), ("f1", None))
        yield {"field": row.name, "part": ""} | blank | counts | _columns(named)


def _agreement_row(row: FieldAgreement) -> dict[str, object]:
    counts = {"field": row.field, "documents": row.documents, "agreed": row.agreed, "of": row.compared}
    return counts | _columns((("raw", row.raw),)) | {"kappa": row.kappa} | _columns((("f1", row.f1),))


def _columns(named: Iterable[tuple[str, Figure | None]]) -> dict[str, object]:
    columns: dict[str, object] = {}
    for name, figure in named:
        columns[name] = "" if figure is None else figure.value
        columns[f"{name}_low"] = "" if figure is None or figure.low is None else figure.low
        columns[f"{name}_high"] = "" if figure is None or figure.high is None else figure.high
    return columns


def _write_json(result: Result, stream: IO[str], errors: int) -> None:  # noqa: ARG001
    """Everything, with every deviation, whatever `errors` says."""
    json.dump(asdict(result), stream, ensure_ascii=False, indent=1)
    stream.write("\n")


EVALUATION_FORMATS: dict[str, Callable[[Result, IO[str], int], None]] = {
    "table": _write_table,
    "json": _write_json,
    "csv": _write_csv,
    "markdown": _write_markdown,
}


def write_evaluation(result: Result, stream: IO[str], output_format: str, *, errors: int) -> None:
    """Writes an evaluation or agreement in one of `EVALUATION_FORMATS`; table and markdown list `errors` deviations."""
    EVALUATION_FORMATS[output_format](result, stream, errors)
