"""Reads a plain-text file: its layout → the documents in it, each with its statements and checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg_builder.config import SourceConfig
from kg_builder.line_numbers import LineNumbers
from kg_builder.model import Check, Document, SourceRecord, Statement
from kg_builder.readers.encoding import Unread, decode_source
from kg_builder.readers.files import read_content
from kg_builder.readers.keys import document_id
from kg_builder.readers.plain_text.carrier import lines_outside, own_zones, with_inner
from kg_builder.readers.plain_text.checks import Checker
from kg_builder.readers.plain_text.enclosed import place_document, read_enclosed
from kg_builder.readers.plain_text.inside import find_inside
from kg_builder.readers.plain_text.laid_out import Origin, read_laid_out
from kg_builder.readers.plain_text.lines import Line, split_lines
from kg_builder.readers.plain_text.profile import GENERIC, Profile
from kg_builder.readers.plain_text.profile_files import load_profile, shipped_names, shipped_profile
from kg_builder.readers.plain_text.recognition import choose_profile
from kg_builder.readers.plain_text.rules import RULES
from kg_builder.readers.plain_text.splitting import headings, split_text
from kg_builder.readers.plain_text.zones import find_zones

_RULE_NAMES = frozenset(RULES)


def read_plain_text(path: Path, *, file: str, source: SourceConfig, project: Path) -> Iterator[Document | Check]:
    """The documents in a plain-text file, inner ones before what conveys them, or the check that says why none.

    Raises:
        ConfigError: `profile` of the source names no profile, or a faulty one; `split` is no pattern.
    """
    content = read_content(path, file=file)
    if isinstance(content, Check):
        yield content
        return
    text = decode_source(content, source.encoding)
    if isinstance(text, Unread):
        yield text.check(file)
        return
    yield from read_documents(
        text,
        document_id=document_id(file, source),
        origin=Origin(file=file, source=source, sha256=hashlib.sha256(content).hexdigest()),
        profile=profile_of(source, project),
    )


def profile_of(source: SourceConfig, project: Path) -> Profile | None:
    """The profile that the source asks for, or None where the content decides.

    Raises:
        ConfigError: there is no such profile, or it is faulty.
    """
    return load_profile(source.profile, project=project, rules=_RULE_NAMES) if source.profile else None


def read_text(
    text: str, *, document_id: str, file: str, source: SourceConfig, profile: Profile | None, sha256: str
) -> Document:
    """The document that a text as a whole is, by the profile given or the one that it is recognised by."""
    origin = Origin(file=file, source=source, sha256=sha256)
    *_, document = read_documents(text, document_id=document_id, origin=origin, profile=profile)
    return document


def read_documents(
    text: str,
    *,
    document_id: str,
    origin: Origin,
    profile: Profile | None,
    lines: tuple[Line, ...] | None = None,
    head: Iterable[Statement] = (),
) -> Iterator[Document]:
    """What the documents in a text state of themselves, by the profile given or the one that each is recognised by.

    Their ids are stable as long as the source's name and the path of the file in it are. Where the source says how to
    split a file, its documents come in their order, with a number behind the id of the file if there are several.
    Of one document in a file, `lines` are those that are read, if not all, and `head` is what is already known of it.
    """
    split = origin.source.split if lines is None else None
    lines = split_lines(text) if lines is None else lines
    parts = [] if split is None else split_text(text, lines, split, profile or recognise_profile(lines))
    if len(parts) < 2:
        record = SourceRecord(file=origin.file)
        yield from _read_whole(
            text, lines, document_id=document_id, origin=origin, profile=profile, record=record, head=head
        )
        return
    numbers = LineNumbers(text)
    for number, (start, end) in enumerate(parts, 1):
        record = SourceRecord(file=origin.file, locator=f"part-{number}", line=numbers.of(start))
        excerpt = text[start:end]
        key = f"{document_id}/part-{number}"
        read = _read_whole(
            excerpt, split_lines(excerpt), document_id=key, origin=origin, profile=profile, record=record
        )
        for document in read:
            inner = document.part or (0, end - start)
            part = (start + inner[0], start + inner[1])
            line = numbers.of(part[0])
            before = numbers.of(start) - 1
            placed = place_document(document, start, text, numbers, part=part, lines_before=before)
            yield replace(placed, record=replace(placed.record, line=line))


def _read_whole(
    text: str,
    lines: tuple[Line, ...],
    *,
    document_id: str,
    origin: Origin,
    profile: Profile | None,
    record: SourceRecord,
    head: Iterable[Statement] = (),
) -> Iterator[Document]:
    """One document, and before it those inside it."""
    chosen = profile or recognise_profile(lines)
    zones = find_zones(lines, chosen)
    found = find_inside(text, zones, chosen)
    if any(one.end is not None for one in found):
        zones = own_zones(text, lines, found, chosen)
    document = read_laid_out(
        text, lines, chosen, document_id=document_id, origin=origin, record=record, zones=zones, head=head
    )
    inner, document = read_enclosed(document, found, chosen, origin)
    yield from inner
    checker = Checker(file=origin.file, document=document_id, lines=lines)
    # Where a letter may begin is said once: by the entry of the profile that looked for its end.
    doubtful = {LineNumbers(text).of(one.start) for one in found if one.end is None}
    checks = [check for check in document.checks if check.code != "letter-inside" or check.line not in doubtful]
    if chosen.name == GENERIC and profile is None:
        checks.append(checker.layout_unknown())
    parts = [(one.start, one.end or one.start) for one in found]
    checks.extend(checker.several_documents(headings(lines_outside(text, lines, parts), chosen)))
    yield replace(document, zones=with_inner(document.zones, found), checks=tuple(checks))


def recognise_profile(lines: tuple[Line, ...]) -> Profile:
    """The shipped layout that fits some lines best; the generic one where none fits."""
    return choose_profile((shipped_profile(name, _RULE_NAMES) for name in shipped_names()), lines)
