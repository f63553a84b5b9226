"""What was understood of each document, for a terminal: a block a document, doubtful facts first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from rich.text import Text

from kg_builder.characters import one_line, visible
from kg_builder.inspection.facts import Fact, FactKind, facts_of
from kg_builder.inspection.names import NameGroup, group_names
from kg_builder.inspection.values import participant_value
from kg_builder.line_numbers import LineNumbers
from kg_builder.model import Dispatch, Document, Form, Mention, Role
from kg_builder.terminal import paragraph_console
from kg_builder.wording import plain

_LABEL_WIDTH = 20
_QUOTE_LENGTH = 60
_VALUE_LENGTH = 400
_MOST_LINES = 20
_STYLES = {"violation": "bold red", "warning": "yellow", "note": "cyan"}


def write_text(documents: Iterable[Document], stream: IO[str]) -> None:
    """Writes one block a document; in colour only on a terminal, and never under NO_COLOR."""
    console = paragraph_console(stream)
    for number, document in enumerate(documents):
        if number:
            console.print()
        for line in _block(document):
            console.print(line)


def heading(document: Document) -> str:
    """Form, date and correspondents on one line: what a document is at a glance."""
    main = document.main_date
    parts = [
        plain(document.form) if document.form is not Form.NOT_STATED else "form not stated",
        main.value.edtf if main is not None and main.value is not None and main.value.edtf else "no date read",
        f"{_correspondents(document, Role.SENDER)} → {_correspondents(document, Role.ADDRESSEE)}",
        *([f"dispatch {plain(document.dispatch)}"] if document.dispatch is not Dispatch.NOT_STATED else []),
        "checked by a person" if document.checked else "not checked by a person",
        *([f"profile {document.profile}"] if document.profile else []),
    ]
    return " · ".join(one_line(part, 120) for part in parts)


def place_in_source(document: Document) -> str:
    """The file, and the lines of it where the document is only a part of the file."""
    if document.part is None:
        return document.source
    lines = LineNumbers(document.text or "")
    start, end = document.part
    return f"{document.source}, lines {lines.of(start)} to {lines.of(max(start, end - 1))}"


def _correspondents(document: Document, role: Role) -> str:
    named = (participant for participant in document.participants if participant.role is role)
    return (
        " and ".join(dict.fromkeys(person.name or person.office or participant_value(person) for person in named))
        or "?"
    )


def _block(document: Document) -> Iterator[Text]:
    title = one_line(document.title or document.id, 200)
    yield Text.assemble((visible(place_in_source(document)), "bold"), "  ", (title, "bold cyan"))
    yield Text(f"  {heading(document)}")
    facts = facts_of(document)
    doubtful = [fact for fact in facts if fact.doubtful]
    if doubtful:
        yield Text(f"  Look at first ({len(doubtful)})", style="bold yellow")
        yield from (_fact_line(fact) for fact in doubtful)
    spoken = (FactKind.SPEECH, FactKind.EVENT)
    sure = [fact for fact in facts if not fact.doubtful]
    yield from _section("Read", [fact for fact in sure if fact.kind not in spoken])
    yield from _section("Said and told of", [fact for fact in sure if fact.kind in spoken])
    yield from _names(document)
    if document.speech_acts is None:
        yield Text("  Readings were not looked for.", style="dim")


def _section(title: str, facts: list[Fact]) -> Iterator[Text]:
    if facts:
        yield Text(f"  {title}", style="bold")
        yield from (_fact_line(fact) for fact in facts)


def _fact_line(fact: Fact) -> Text:
    style = _STYLES.get(fact.label, "") if fact.kind is FactKind.CHECK else ""
    mark = "!" if fact.kind is FactKind.CHECK else "?" if fact.doubtful else " "
    line = Text.assemble(f"   {mark} ", (f"{fact.label:<{_LABEL_WIDTH}} ", style), one_line(fact.value, _VALUE_LENGTH))
    line.append(_place_of(fact), style="dim")
    remarks = [plain(fact.voice)] if fact.voice is not None else []
    remarks += [plain(fact.status)] if fact.status is not None else []
    remarks += [*fact.doubts, *([f"rule {fact.rule}"] if fact.rule and fact.voice is not None else [])]
    line.append(f"  [{one_line('; '.join(remarks))}]" if remarks else "", style="yellow" if fact.doubtful else "dim")
    return line


def _place_of(fact: Fact) -> str:
    place = "" if fact.line is None else f"  line {fact.line}"
    if fact.record is not None:
        return f"  {visible(fact.record.file)} {visible(fact.record.locator)}{place}"
    return place if fact.quote is None else f"{place}  “{one_line(fact.quote, _QUOTE_LENGTH)}”"


def _names(document: Document) -> Iterator[Text]:
    if document.mentions is None:
        yield Text("  Names were not looked for.", style="dim")
        return
    groups = group_names(document.mentions)
    lines = LineNumbers(document.text or "")
    yield Text(f"  Names ({len(document.mentions)})", style="bold")
    yield from (_name_line(group, lines) for group in groups)


def _line_of(mention: Mention, lines: LineNumbers) -> int:
    """The line in the file: that of the element where markup states the name, else that of the words."""
    stated = mention.record.line if mention.record is not None else None
    return stated if stated is not None else lines.of(mention.span.start)


def _name_line(group: NameGroup, lines: LineNumbers) -> Text:
    numbers = list(dict.fromkeys(str(_line_of(mention, lines)) for mention in group.mentions))
    more = f" and {len(numbers) - _MOST_LINES} more" if len(numbers) > _MOST_LINES else ""
    label = plain(group.type) if group.type is not None else "name"
    spellings = one_line(" / ".join(group.spellings), _VALUE_LENGTH)
    line = Text(f"   {' ' if group.entity else '?'} {label:<{_LABEL_WIDTH}} {spellings}")
    line.append(
        f" → {one_line(group.entity)}" if group.entity else "  not resolved", style="" if group.entity else "yellow"
    )
    line.append(f"  line{'' if len(numbers) == 1 else 's'} {', '.join(numbers[:_MOST_LINES])}{more}", style="dim")
    return line
