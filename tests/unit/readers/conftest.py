"""Shared by the tests of the readers: a text read as a document, one rule asked alone, a folder read as a project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg_builder.config import Config, SourceConfig
from kg_builder.model import Check, Document, Statement, Voice, ZoneKind
from kg_builder.readers import read_sources
from kg_builder.readers.plain_text import RULES, read_text
from kg_builder.readers.plain_text.lines import split_lines
from kg_builder.readers.plain_text.profile_files import shipped_profile
from kg_builder.readers.plain_text.rules import Context, ZoneText

Read = Callable[..., Document]
Ask = Callable[..., list[Statement]]
ReadFolder = Callable[..., tuple[list[Document], list[Check]]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a text as the file letters/1.txt of the source "letters"; `profile` by name, else recognised."""

    def read(text: str, profile: str | None = None) -> Document:
        chosen = None if profile is None else shipped_profile(profile, frozenset(RULES))
        source = SourceConfig(name="letters", path="letters")
        return read_text(
            text, document_id="letters/1.txt", file="letters/1.txt", source=source, profile=chosen, sha256="0" * 64
        )

    return read


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Asks one rule about a text that is one zone."""

    def ask(
        rule: str,
        text: str,
        *,
        profile: str = "digital-archive",
        kind: ZoneKind = ZoneKind.HEADER,
        voice: Voice = Voice.SENDING_OFFICE,
    ) -> list[Statement]:
        lines = tuple(line for line in split_lines(text) if not line.blank)
        zone = ZoneText(text=text, kind=kind, voice=voice, start=lines[0].start, end=lines[-1].end, lines=lines)
        head = " ".join(line.head for line in lines)
        context = Context(rule=rule, profile=shipped_profile(profile, frozenset(RULES)), head=head)
        return list(RULES[rule](zone, context))

    return ask


@pytest.fixture
def read_folder(tmp_path: Path) -> ReadFolder:
    """Reads what stands in the test's own folder, as a bare folder or with the given sources."""

    def read_folder(*sources: SourceConfig) -> tuple[list[Document], list[Check]]:
        chosen = sources or (SourceConfig(name="folder", path="."),)
        found = list(read_sources(Config(folder=tmp_path, sources=chosen)))
        documents = [one for one in found if isinstance(one, Document)]
        return documents, [one for one in found if isinstance(one, Check)]

    return read_folder
