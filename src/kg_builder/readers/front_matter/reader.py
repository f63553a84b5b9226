"""A Markdown file with YAML front matter → a document: the head by the mapping, the body as any plain text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg_builder.config import SourceConfig
from kg_builder.errors import Problem
from kg_builder.model import Check, DateStatement, DescriptionKind, Document, Form, Severity, Statement
from kg_builder.readers.encoding import Unread, decode_source
from kg_builder.readers.files import read_content
from kg_builder.readers.front_matter.block import FrontMatter, find_block, read_block
from kg_builder.readers.front_matter.head import dispatch_of_head, form_of_head, map_head, statements_of, unmapped
from kg_builder.readers.keys import document_id
from kg_builder.readers.plain_text.laid_out import Origin
from kg_builder.readers.plain_text.lines import LINE_HEAD, Line, line_number, split_lines
from kg_builder.readers.plain_text.reader import profile_of, read_documents, read_plain_text
from kg_builder.readers.table_fields import Mapped, check_mapping, table_check


def read_front_matter(path: Path, *, file: str, source: SourceConfig, project: Path) -> Iterator[Document | Check]:
    """The document in a file: what its front matter states in the cataloguer's voice, and what its text states.

    Offsets count in the file as delivered, the front matter included. The title is read as the first line of the text,
    since many editions put sender and addressee there. A file without front matter is read as plain text; one whose
    front matter is no YAML is read without it, with a violation.

    Raises:
        ConfigError: the mapping or the profile of the source cannot be followed.
    """
    check_mapping(source)
    content = read_content(path, file=file)
    if isinstance(content, Check):
        yield content
        return
    text = decode_source(content, source.encoding)
    if isinstance(text, Unread):
        yield text.check(file)
        return
    front = read_block(text, file=file)
    if front is None:
        yield from read_plain_text(path, file=file, source=source, project=project)
        return
    if isinstance(front, Problem):
        yield Check.of_problem(front, "front-matter-unread", "the front matter was not read; the text below it was")
        place = find_block(text)
        front = FrontMatter(values=(), body=place[2] if place is not None else 0)
    row = map_head(front, source, file=file)
    *inside, document = read_documents(
        text,
        document_id=f"{source.name}/{row['id']}" if row["id"] else document_id(file, source),
        origin=Origin(file=file, source=source, sha256=hashlib.sha256(content).hexdigest()),
        profile=profile_of(source, project),
        lines=_lines(text, front, row),
        head=tuple(statements_of(row)),
    )
    yield from inside
    yield _completed(document, row, front, source)


def _lines(text: str, front: FrontMatter, row: Mapped) -> tuple[Line, ...]:
    """The title as the first line, then the lines of the body, each where it stands in the file."""
    every = split_lines(text)
    body = tuple(line for line in every if line.start >= front.body)
    titles = row.grounds.get("title", ())
    if not titles:
        return body
    span = titles[0]
    head = " ".join(span.quote[:LINE_HEAD].split("\n"))
    number = line_number(every, span.start)
    return (Line(number=number, start=span.start, end=span.end, head=head), *body)


def _completed(document: Document, row: Mapped, front: FrontMatter, source: SourceConfig) -> Document:
    """The document with what the head says of it as a whole, and what there is to say of the head."""
    note = unmapped(front, row, source, file=document.source)
    faults = [date for date in document.dates if _of_head(date) and date.value is not None and date.value.edtf is None]
    titles = {
        each.rests_on for each in document.descriptions if each.kind is DescriptionKind.TITLE and not _of_head(each)
    }
    return replace(
        document,
        title=row["title"] or document.title,
        form=form_of_head(row) or document.form if document.form is Form.NOT_STATED else document.form,
        dispatch=dispatch_of_head(row) or document.dispatch,
        descriptions=tuple(each for each in document.descriptions if not (_of_head(each) and each.rests_on in titles)),
        checks=(*document.checks, *([note] if note else ()), *(_unreadable(document, date) for date in faults)),
    )


def _of_head(statement: Statement) -> bool:
    return statement.rule.startswith("front-matter/")


def _unreadable(document: Document, date: DateStatement) -> Check:
    words = date.span.quote if date.span is not None else ""
    expected = "a date that a calendar has, in EDTF or words"
    return replace(
        table_check(document.source, 1, "date-unreadable", repr(words), expected, severity=Severity.WARNING),
        document=document.id,
        span=date.span,
        line=(document.text or "").count("\n", 0, date.span.start if date.span is not None else 0) + 1,
    )
