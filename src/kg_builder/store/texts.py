"""The texts that were extracted from markup, kept readable beside the graph: `texts/ab/abcdef….txt`, by sha256."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg_builder.model import Document

_FOLDER = "texts"


def keep_texts(generation: Path, documents: Iterable[Document]) -> None:
    """Writes the extracted text of each document that has one into the folder of a build; each text once, in UTF-8."""
    for document in documents:
        transcription = document.transcription
        if document.text is None or transcription is None or transcription.extracted_sha256 is None:
            continue
        path = _path_of(generation, transcription.extracted_sha256)
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(document.text.encode("utf-8"))


def kept_text(generation: Path, sha256: str) -> str | None:
    """The extracted text with a checksum, as a build kept it, or None where it is not there."""
    path = _path_of(generation, sha256)
    return path.read_bytes().decode("utf-8") if path.is_file() else None


def _path_of(generation: Path, sha256: str) -> Path:
    return generation / _FOLDER / sha256[:2] / f"{sha256}.txt"
