"""Reads one text by a layout that is known: zones → statements → a `Document` with its checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg_builder.config import SourceConfig
from kg_builder.model import (
    Certainty,
    DescriptionKind,
    Document,
    Extent,
    Participant,
    Role,
    SourceRecord,
    Statement,
    Transcription,
)
from kg_builder.readers.plain_text.assembly import dispatch_stated, form_stated, settle_acts, settle_parties
from kg_builder.readers.plain_text.checks import Checker
from kg_builder.readers.plain_text.lines import Line
from kg_builder.readers.plain_text.parts import Parts, read_parts
from kg_builder.readers.plain_text.profile import Profile
from kg_builder.readers.plain_text.rules import RULES, Context, ZoneText
from kg_builder.readers.plain_text.zones import FoundZone, find_zones


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What all documents of one file share: the file as its user knows it, its source, the checksum of its bytes."""

    file: str
    source: SourceConfig
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """The words by which a document announces another one inside it, and the rules that read them."""

    words: ZoneText
    rules: tuple[str, ...]


def read_laid_out(
    text: str,
    lines: tuple[Line, ...],
    profile: Profile,
    *,
    document_id: str,
    origin: Origin,
    record: SourceRecord,
    announcement: Announcement | None = None,
    zones: tuple[FoundZone, ...] | None = None,
    head: Iterable[Statement] = (),
) -> Document:
    """What a text states of itself, read by one profile, in its `zones` where they were found already.

    Only `lines` are read; the text may hold more. `head` is what is already known of the document from elsewhere. What
    an announcement states is taken only where the document does not say it itself.
    """
    zones = zones or find_zones(lines, profile)
    parts = read_parts(text, zones, profile)
    for statement in head:
        parts.add(statement)
    if announcement is not None:
        _add_announced(parts, announcement, profile)
    form, dispatch = form_stated(parts), dispatch_stated(parts)
    settle_parties(parts, form, profile.forms_without_parties)
    settle_acts(parts, record)
    checker = Checker(file=origin.file, document=document_id, lines=lines)
    title = parts.described(DescriptionKind.TITLE)
    return Document(
        id=document_id,
        source=origin.file,
        source_name=origin.source.name,
        record=record,
        text=text,
        profile=profile.name,
        title=title.value if title is not None else None,
        form=form,
        dispatch=dispatch,
        transcription=Transcription(
            sha256=origin.sha256, language=origin.source.language, extent=_extent_stated(parts)
        ),
        zones=tuple(zone.as_zone() for zone in zones),
        checks=tuple(checker.look(parts, zones)),
        **parts.header(),
    )


def _extent_stated(parts: Parts) -> Extent:
    """An excerpt where an editor says or marks it; that a text is complete is never inferred."""
    extent = parts.described(DescriptionKind.EXTENT)
    return Extent.NOT_STATED if extent is None else Extent.EXCERPT


def _add_announced(parts: Parts, announcement: Announcement, profile: Profile) -> None:
    for rule in announcement.rules:
        for statement in RULES[rule](announcement.words, Context(rule=rule, profile=profile)):
            if not (isinstance(statement, Participant) and _named(parts.participants, statement)):
                parts.add(statement)


def _named(known: Sequence[Participant], announced: Participant) -> bool:
    """Whether the document itself says who took part so; a salutation says less than an announcement."""
    same = [who for who in known if who.role is announced.role and who.act == announced.act]
    return any(announced.role is not Role.ADDRESSEE or who.certainty is Certainty.HIGH for who in same)
