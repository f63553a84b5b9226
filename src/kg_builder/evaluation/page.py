"""One self-contained offline page: the figures with their intervals, and every error beside the words of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import IO

from kg_builder.characters import one_line
from kg_builder.evaluation.figures import Figure
from kg_builder.evaluation.grids import with_interval
from kg_builder.evaluation.outcome import Deviation, Parting
from kg_builder.evaluation.page_errors import render_errors
from kg_builder.evaluation.records import Record
from kg_builder.evaluation.scoring import Evaluation, FieldFigures
from kg_builder.inspection import close_page, open_page, page_style, show
from kg_builder.wording import counted

MOST_TEXTS = 200
_HEADS = ("field", "documents", "gold", "read", "right", "wrong", "missed", "extra", "precision", "recall", "F1")
_PART = ' class="part"'
_MEANING = {
    Parting.MISSED: "the gold has it, nothing was read",
    Parting.WRONG: "something else was read in its place",
    Parting.EXTRA: "read, and the gold has no such thing",
    Parting.AMBIGUOUS: "left open: the gold is among what was read, but not told apart",
}


def write_evaluation_page(result: Evaluation, readings: Mapping[str, Record], stream: IO[str], *, title: str) -> None:
    """Writes the page; `readings` are what was read of each gold document, with its `text` where there is one.

    At most `MOST_TEXTS` documents stand with their text, those with most errors first. The page runs no script and asks
    nothing of any network.
    """
    style = page_style() + files("kg_builder.evaluation").joinpath("evaluation.css").read_text(encoding="utf-8")
    stream.write(open_page(title, style))
    stream.write(f'<header class="top"><h1>{show(title)}</h1>')
    stream.writelines(_introduction(result))
    stream.write("</header>\n<main>\n")
    stream.writelines(_fields(result))
    stream.writelines(_shares(result))
    stream.writelines(_kinds(result.deviations))
    stream.writelines(_documents(result.deviations, readings))
    stream.write(close_page())


def _introduction(result: Evaluation) -> Iterator[str]:
    yield f"<p>{counted(result.documents, 'document')} compared with the gold"
    yield f"; {len(result.unread)} of them were not among the sources and count as not read" if result.unread else ""
    yield ". Below each figure its 95 % interval: Wilson’s for precision, recall and rates"
    if result.resamples:
        yield f", for F1 that of {result.resamples:,} samples of whole documents (seed {result.seed})"
    yield ".</p>"


def _open_grid(label: str, first: str, *numbers: str, last: str = "") -> str:
    """The beginning of a table of figures, which scrolls by itself on a small screen."""
    heads = "".join(f'<th scope="col" class="n">{head}</th>' for head in numbers)
    heads += f'<th scope="col" class="long">{last}</th>' if last else ""
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{label}"><table class="grid"><thead><tr>'
        f'<th scope="col">{first}</th>{heads}</tr></thead><tbody>'
    )


def _fields(result: Evaluation) -> Iterator[str]:
    if not result.fields:
        return
    yield f"<section><h2>Fields</h2>{_open_grid('Fields', *_HEADS)}"
    for figures in result.fields:
        yield _field_row(figures, whole=any(other.field == figures.field and not other.part for other in result.fields))
    yield "</tbody></table></div></section>\n"


def _field_row(figures: FieldFigures, *, whole: bool) -> str:
    tally = figures.tally
    inner = bool(figures.part) and whole
    name = show(figures.part.replace("_", " ") if inner else figures.label)
    counts = (figures.documents, tally.gold, tally.found, tally.right, tally.wrong, tally.missed, tally.extra)
    cells = "".join(f'<td class="n">{count}</td>' for count in counts)
    shown = "".join(f'<td class="n">{_figure(with_interval(f))}</td>' for f in _figures(figures))
    return f'<tr><th scope="row"{_PART if inner else ""}>{name}</th>{cells}{shown}</tr>'


def _figures(figures: FieldFigures) -> tuple[Figure | None, ...]:
    return figures.precision, figures.recall, figures.f1


def _figure(written: str) -> str:
    value, _, interval = written.partition(" ")
    return f'{value}<span class="interval">{interval.strip("[]")}</span>' if interval else value


def _shares(result: Evaluation) -> Iterator[str]:
    if not result.shares:
        return
    title = "Whole documents and statements"
    yield f"<section><h2>{title}</h2>{_open_grid(title, 'what', 'count', 'of', 'rate')}"
    for row in result.shares:
        yield f'<tr><th scope="row">{show(row.name)}</th><td class="n">{row.share.count}</td>'
        yield f'<td class="n">{row.share.of}</td><td class="n">{_figure(with_interval(row.rate))}</td></tr>'
    yield "</tbody></table></div></section>\n"


def _kinds(deviations: Sequence[Deviation]) -> Iterator[str]:
    """How many errors of each kind in each field, which is also what the marks mean."""
    counts = Counter((deviation.field, deviation.kind) for deviation in deviations)
    fields = list(dict.fromkeys(deviation.field for deviation in deviations))
    yield f'<section id="kinds"><h2>Errors by kind ({len(deviations)})</h2>'
    if not deviations:
        yield "<p>None: reading and gold agree wherever the gold says anything.</p></section>\n"
        return
    chips = (f'<span class="chip k-{kind.value}">{kind.value}</span>' for kind in Parting)
    yield _open_grid("Errors by kind", "field", *chips)
    for name in fields:
        cells = "".join(f'<td class="n">{counts[name, kind] or "·"}</td>' for kind in Parting)
        yield f'<tr><th scope="row">{show(name)}</th>{cells}</tr>'
    yield "</tbody></table></div><ul>"
    yield "".join(
        f'<li><span class="chip k-{kind.value}">{kind.value}</span> {_MEANING[kind]}</li>' for kind in Parting
    )
    yield "</ul></section>\n"


def _documents(deviations: Sequence[Deviation], readings: Mapping[str, Record]) -> Iterator[str]:
    """The documents with errors: an index, then each with its errors beside its text."""
    by_document: dict[str, list[Deviation]] = {}
    for deviation in deviations:
        by_document.setdefault(deviation.document, []).append(deviation)
    ordered = sorted(by_document, key=lambda name: -len(by_document[name]))
    shown = ordered[:MOST_TEXTS]
    if len(ordered) > len(shown):
        yield f"<p>Below, the {len(shown)} documents with most errors, of {len(ordered)}; --format json has all.</p>"
    if len(shown) > 1:
        yield f'<nav aria-label="Documents"><h2>Documents with errors ({len(ordered)})</h2>'
        yield _open_grid("Documents with errors", "document", "errors", last="fields")
        for number, name in enumerate(shown, 1):
            kinds = ", ".join(dict.fromkeys(deviation.field for deviation in by_document[name]))
            yield f'<tr><th scope="row"><a href="#e{number}">{show(one_line(name, 80))}</a></th>'
            yield f'<td class="n">{len(by_document[name])}</td><td class="long">{show(kinds)}</td></tr>'
        yield "</tbody></table></div></nav>\n"
    for number, name in enumerate(shown, 1):
        yield from render_errors(f"e{number}", name, by_document[name], readings.get(name, {}))
