"""The keys of documents: scoped to their source, so that two sources may count from 1 and nothing is lost."""

from __future__ import annotations

from pathlib import PurePosixPath

from kg_builder.config import SourceConfig


def document_id(file: str, source: SourceConfig) -> str:
    """The key of the document in a file: its source's name and its path inside that source."""
    path, root = PurePosixPath(file), PurePosixPath(source.path)
    inside = path.relative_to(root) if path != root and path.is_relative_to(root) else None
    return f"{source.name}/{inside if inside is not None else path.name}"


def record_id(declared: str, *, file: str, source: SourceConfig) -> str:
    """The key of one of several documents in a file: its source, its file where a source has several, its own id.

    An id that already begins so stays as it is.

    >>> one = SourceConfig(name="register", path="sources/register.csv")
    >>> record_id("7", file="sources/register.csv", source=one)
    'register/7'
    >>> record_id("register/7", file="sources/register.csv", source=one)
    'register/7'
    >>> record_id("7", file="sources/1901.csv", source=SourceConfig(name="registers", path="sources"))
    'registers/1901.csv/7'
    """
    scope = source.name if file == source.path else document_id(file, source)
    return declared if declared.startswith(f"{scope}/") else f"{scope}/{declared}"
