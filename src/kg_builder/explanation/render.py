"""An explanation for the terminal, or as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import IO

from rich.text import Text

from kg_builder.characters import one_line, visible
from kg_builder.explanation.records import ExplainedStatement, Explanation, Place, Words
from kg_builder.terminal import paragraph_console
from kg_builder.wording import counted

FORMAT_VERSION = 1
_QUOTE_LENGTH = 600
_SILENT = {"Document": "as its source has it", "": "as kg.toml has it"}


def explanation_record(explanation: Explanation) -> dict[str, object]:
    """The explanation as one JSON object, its keys in the order of the records' fields."""
    return {"version": FORMAT_VERSION, **asdict(explanation)}


def write_explanation(explanation: Explanation, stream: IO[str]) -> None:
    """Writes what it is about and then a paragraph a statement; in colour only on a terminal."""
    console = paragraph_console(stream)
    types = f" ({', '.join(explanation.types)})" if explanation.types else ""
    console.print(Text.assemble((one_line(explanation.label), "bold cyan"), types))
    console.print(Text(visible(explanation.subject), style="dim"))
    count = len(explanation.statements)
    console.print(Text(counted(count, "statement") if count else "No statement is about it."))
    for statement in explanation.statements:
        console.print()
        for line in _paragraph(statement):
            console.print(line)


def _paragraph(statement: ExplainedStatement) -> Iterator[Text]:
    yield Text(one_line(statement.sentence), style="bold")
    for words in statement.words:
        yield _quote(words)
        yield Text(f"    {_where(words)}", style="dim")
        if words.remark:
            yield Text(f"    {words.remark}", style="yellow")
    for place in statement.places:
        yield Text(f"    {_row(place)}", style="dim")
        if place.decided_by or place.decided_on or place.reason:
            yield Text(f"    {_decision(place)}")
    if statement.source:
        yield Text(f"    source: {one_line(statement.source)}")
    if statement.document_label and "“" + statement.document_label + "”" not in statement.sentence:
        yield Text(f"    in “{one_line(statement.document_label)}”", style="dim")
    yield Text(f"    {_who(statement)}")
    yield Text(f"    {visible(statement.iri)}", style="dim")


def _quote(words: Words) -> Text:
    line = Text("    ")
    line.append(_context(words.before or ""), style="dim")
    line.append(f"“{one_line(words.quote, _QUOTE_LENGTH)}”", style="green")
    line.append(_context(words.after or ""), style="dim")
    return line


def _context(side: str) -> str:
    """One side of the words, with the blank that parts it from them."""
    shown = one_line(side)
    return (" " if side[:1].isspace() else "") + shown + (" " if shown and side[-1:].isspace() else "")


def _where(words: Words) -> str:
    line = "" if words.line is None else f", line {words.line}"
    return f"{visible(words.file or 'file not stated')}{line}, characters {words.start}-{words.end}"


def _row(place: Place) -> str:
    locator = f", {place.locator}" if place.locator else ""
    return visible(place.file + locator) + ("" if place.line is None else f", line {place.line}")


def _decision(place: Place) -> str:
    whom = f" by {one_line(place.decided_by)}" if place.decided_by else ""
    day = f" on {place.decided_on}" if place.decided_on else ""
    why = f": {one_line(place.reason)}" if place.reason else ""
    return f"decided{whom}{day}{why}"


def _is_markup(place: Place) -> bool:
    """Whether a place is an element of a register, and no row of a table."""
    return (place.locator or "").startswith(("/", "("))


def _who(statement: ExplainedStatement) -> str:
    if statement.voice is None:
        if any(_is_markup(place) for place in statement.places):
            return "as its source has it"
        return _SILENT.get(statement.kind, "as the project's tables have it")
    parts = [
        f"voice: {statement.voice}",
        f"basis: {statement.basis}",
        f"certainty: {statement.certainty}",
        f"status: {statement.status}",
    ]
    if statement.removes:
        parts.append(f"at {counted(statement.removes, 'remove')} from the document's own voice")
    if statement.rule:
        parts.append(f"rule: {one_line(statement.rule)}")
    return "; ".join(parts)
