"""`kg-builder evaluate`: how good a reading is, how far two readers agree, and what to annotate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_builder.cli.options import open_output
from kg_builder.errors import UsageError

if TYPE_CHECKING:
    from kg_builder.evaluation import Evaluated

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


class GoldFirst(click.Group):
    """A group whose first command need not be named: `evaluate GOLD …` is `evaluate score GOLD …`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with the first command put before them where none is named."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["score", *args]
        return super().parse_args(ctx, args)


@click.group(cls=GoldFirst, subcommand_metavar="GOLD [SOURCE]... | sample [SOURCE]...")
def evaluate() -> None:
    """Score what is read against GOLD, a researcher's own; or draw a sample to annotate.

    `kg-builder evaluate GOLD SOURCE...` is short for `kg-builder evaluate score GOLD SOURCE...`. The rules by which a
    reading is right stand in docs/evaluation.md.
    """


@evaluate.command()
@click.argument("gold", type=_FILE)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--agreement", metavar="GOLD2", type=_FILE, help="Compare GOLD with another reader's instead.")
@click.option("--format", "output_format", type=click.Choice(["table", "json", "csv", "markdown"]), default="table",
              show_default=True)  # fmt: skip
@click.option("--errors", type=click.IntRange(min=0), default=20, show_default=True,
              help="How many errors table and markdown list; json has all.")  # fmt: skip
@click.option("--html", type=_FILE, help="Write a page too: figures, and each error beside the words of the text.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the samples behind the intervals of F1.")
@click.option("--resamples", type=click.IntRange(min=0), default=1000, show_default=True,
              help="How many such samples; 0 for no intervals of F1.")  # fmt: skip
@click.option("--authority", type=_FOLDER, help="Folder of authority tables: look for their names in the texts.")
@click.option("--readings", type=_FOLDER, help="Folder of readings sheets: take what people read in the texts.")
@click.option("--profile", metavar="NAME", help="Read all files in this layout, instead of recognising it.")
@click.option("--project", type=_FOLDER, help="Read as this project's kg.toml says; without SOURCE, its sources.")
@click.option("--output", "-o", type=_FILE, help="Write here instead of stdout.")
def score(
    *,
    gold: Path,
    sources: tuple[Path, ...],
    agreement: Path | None,
    output_format: str,
    errors: int,
    html: Path | None,
    seed: int,
    resamples: int,
    authority: Path | None,
    readings: Path | None,
    profile: str | None,
    project: Path | None,
    output: Path | None,
) -> None:
    """Score what is read of each SOURCE against GOLD: precision, recall and F1 field by field, with intervals.

    GOLD is JSON lines as `inspect --format jsonl` writes them, whole or in part, the plain format, or a table that
    `evaluate sample --sheet` wrote. What it does not annotate is not scored. SOURCE is a file or folder of documents,
    or a .jsonl that inspect wrote.
    """
    from kg_builder import evaluation

    if agreement is not None:
        if sources or html:
            raise UsageError("found --agreement with SOURCE or --html; expected GOLD and --agreement GOLD2 alone")
        compared = evaluation.compare_gold_files(gold, agreement, seed=seed, resamples=resamples)
        with open_output(output, "w", errors="backslashreplace") as out:
            evaluation.write_evaluation(compared, out, output_format, errors=errors)
        return
    reading = evaluation.Reading(project=project, authority=authority, readings=readings, profile=profile)
    done = evaluation.evaluate(gold, sources, reading, seed=seed, resamples=resamples, keep_texts=html is not None)
    with open_output(output, "w", errors="backslashreplace") as out:
        evaluation.write_evaluation(done.result, out, output_format, errors=errors)
    if html is not None:
        with open_output(html, "w", errors="backslashreplace") as page:
            evaluation.write_evaluation_page(done.result, done.readings, page, title=f"Evaluation against {gold.name}")
    _tell_unread(done)


def _tell_unread(done: Evaluated) -> None:
    """Files that could not be read, and gold documents that were not there; exit code 1 for the first."""
    from kg_builder.cli.reporting import format_check
    from kg_builder.model import Severity
    from kg_builder.wording import counted

    for check in done.checks:
        click.echo(format_check(check), err=True)
    if done.result.unread:
        missing = counted(len(done.result.unread), "document")
        click.echo(f"{missing} of the gold not among the sources; they count as not read", err=True)
    raise SystemExit(1 if any(check.severity is Severity.VIOLATION for check in done.checks) else 0)


@evaluate.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--size", type=click.IntRange(min=1), default=100, show_default=True, help="How many documents.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed draws another sample.")
@click.option("--stratify", type=click.Choice(["form", "source", "year"]), help="Some of each, by its share.")
@click.option("--empty", is_flag=True, help="Leave the fields empty, so that the reading leads nobody.")
@click.option("--sheet", type=_FILE, help="Write a spreadsheet (CSV) too; evaluate reads it back as gold.")
@click.option("--profile", metavar="NAME", help="Read all files in this layout, instead of recognising it.")
@click.option("--project", type=_FOLDER, help="Read as this project's kg.toml says; without SOURCE, its sources.")
@click.option("--output", "-o", type=_FILE, help="Write here instead of stdout.")
def sample(
    *,
    sources: tuple[Path, ...],
    size: int,
    seed: int,
    stratify: str | None,
    empty: bool,
    sheet: Path | None,
    profile: str | None,
    project: Path | None,
    output: Path | None,
) -> None:
    """Draw a random sample of documents to annotate, as JSON lines: filled with what was read, or empty.

    The same seed gives the same sample of the same documents, in whatever order they lie. Correct the lines (null: not
    annotated; [] or "": there is none), and give them to `kg-builder evaluate`.
    """
    from kg_builder import evaluation
    from kg_builder.cli.reporting import format_check
    from kg_builder.model import Check

    reading = evaluation.Reading(project=project, profile=profile)
    checks: list[Check] = []
    documents = evaluation.read_documents(sources, reading, checks)
    drawn = evaluation.sample_documents(documents, size=size, seed=seed, stratum=stratify)
    records = [evaluation.sample_record(document, filled=not empty) for document in drawn]
    with open_output(output, "w", errors="backslashreplace") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    if sheet is not None:
        with open_output(sheet, "w", errors="backslashreplace") as table:
            table.write(evaluation.format_sheet(records, filled=not empty))
    for check in checks:
        click.echo(format_check(check), err=True)
