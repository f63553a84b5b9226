"""Reads one plain text: lines → zones → statements → a `Document` with its checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg_builder.config import SourceConfig
from kg_builder.model import Check, DescriptionKind, Document, Extent, SourceRecord, Statement, Transcription
from kg_builder.readers.encoding import Unread, decode_source
from kg_builder.readers.files import read_content
from kg_builder.readers.keys import document_id
from kg_builder.readers.plain_text.assembly import dispatch_stated, form_stated, settle_acts, settle_parties
from kg_builder.readers.plain_text.checks import Checker
from kg_builder.readers.plain_text.lines import Line, split_lines
from kg_builder.readers.plain_text.parts import Parts, read_parts
from kg_builder.readers.plain_text.profile import GENERIC, Profile
from kg_builder.readers.plain_text.profile_files import load_profile, shipped_names, shipped_profile
from kg_builder.readers.plain_text.recognition import choose_profile
from kg_builder.readers.plain_text.rules import RULES
from kg_builder.readers.plain_text.zones import find_zones

_RULE_NAMES = frozenset(RULES)


def read_plain_text(path: Path, *, file: str, source: SourceConfig, project: Path) -> Iterator[Document | Check]:
    """The document in a plain-text file, or the check that says why there is none.

    Raises:
        ConfigError: `profile` of the source names no profile, or a faulty one.
    """
    content = read_content(path, file=file)
    if isinstance(content, Check):
        yield content
        return
    text = decode_source(content, source.encoding)
    if isinstance(text, Unread):
        yield text.check(file)
        return
    yield read_text(
        text,
        document_id=document_id(file, source),
        file=file,
        source=source,
        profile=profile_of(source, project),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def profile_of(source: SourceConfig, project: Path) -> Profile | None:
    """The profile that the source asks for, or None where the content decides.

    Raises:
        ConfigError: there is no such profile, or it is faulty.
    """
    return load_profile(source.profile, project=project, rules=_RULE_NAMES) if source.profile else None


def read_text(
    text: str,
    *,
    document_id: str,
    file: str,
    source: SourceConfig,
    profile: Profile | None,
    sha256: str,
    lines: tuple[Line, ...] | None = None,
    head: Iterable[Statement] = (),
) -> Document:
    """What a text states of itself, by the profile given or the one that it is recognised by.

    The id is stable as long as the source's name and the path of the file in it are. `lines` are those that are read,
    if not all; `head` is what is already known of the document from elsewhere in the file.
    """
    lines = split_lines(text) if lines is None else lines
    chosen = profile or recognise_profile(lines)
    zones = find_zones(lines, chosen)
    parts = read_parts(text, zones, chosen)
    for statement in head:
        parts.add(statement)
    record = SourceRecord(file=file)
    form, dispatch = form_stated(parts), dispatch_stated(parts)
    settle_parties(parts, form, chosen.forms_without_parties)
    settle_acts(parts, record)
    checker = Checker(file=file, document=document_id, lines=lines)
    checks = list(checker.look(parts, zones))
    if chosen.name == GENERIC and profile is None:
        checks.append(checker.layout_unknown())
    title = parts.described(DescriptionKind.TITLE)
    return Document(
        id=document_id,
        source=file,
        source_name=source.name,
        record=record,
        text=text,
        profile=chosen.name,
        title=title.value if title is not None else None,
        form=form,
        dispatch=dispatch,
        transcription=Transcription(sha256=sha256, language=source.language, extent=_extent_stated(parts)),
        zones=tuple(zone.as_zone() for zone in zones),
        checks=tuple(checks),
        **parts.header(),
    )


def _extent_stated(parts: Parts) -> Extent:
    """An excerpt where an editor says or marks it; that a text is complete is never inferred."""
    extent = parts.described(DescriptionKind.EXTENT)
    return Extent.NOT_STATED if extent is None else Extent.EXCERPT


def recognise_profile(lines: tuple[Line, ...]) -> Profile:
    """The shipped layout that fits some lines best; the generic one where none fits."""
    return choose_profile((shipped_profile(name, _RULE_NAMES) for name in shipped_names()), lines)
