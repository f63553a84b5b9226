"""The words of a statement in the lines around them: from the source file if it is still what was read, or from the
text that the build extracted from its markup and kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg_builder.explanation.records import Words
from kg_builder.readers.encoding import decode_source
from kg_builder.store import kept_text

_LONGEST_SIDE = 300
_MOST_KEPT = 64
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Source:
    """A source file as far as it can be shown: its possible texts, or why there is none."""

    texts: tuple[str, ...] = ()
    remark: str | None = None


class SourceTexts:
    """The source files of a project, each read once and only if its sha256 is that of the text in the graph."""

    def __init__(self, project_folder: Path, encodings: Sequence[str] = (), *, generation: Path | None = None) -> None:
        self._folder = project_folder
        self._generation = generation
        self._encodings = (None, *encodings)
        self._read: dict[tuple[str, str], _Source] = {}

    def in_context(self, words: Words, sha256: str | None, extracted_sha256: str | None = None) -> Words:
        """The same words with the rest of their line or lines; with a remark instead where the file has changed."""
        if words.file is None or sha256 is None:
            return words
        source = self._source(words.file, sha256) if extracted_sha256 is None else self._extracted(extracted_sha256)
        for text in source.texts:
            if text[words.start : words.end] == words.quote:
                return _with_lines(words, text)
        remark = source.remark or "these words do not stand at these offsets of the file; only the words are shown"
        return replace(words, remark=remark)

    def _extracted(self, sha256: str) -> _Source:
        """The text that a build extracted and kept; its words stay readable when the source changes."""
        text = None if self._generation is None else kept_text(self._generation, sha256)
        if text is None:
            return _Source(remark="the text of this build is not there any more; only the words are shown")
        return _Source(texts=(text,))

    def _source(self, file: str, sha256: str) -> _Source:
        if (file, sha256) not in self._read:
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            self._read[file, sha256] = self._load(file, sha256)
        return self._read[file, sha256]

    def _load(self, file: str, sha256: str) -> _Source:
        try:
            content = (self._folder / file).read_bytes()
        except OSError:
            return _Source(remark="the source file is not there any more; only the words are shown")
        if hashlib.sha256(content).hexdigest() != sha256:
            return _Source(remark="the source file has changed since it was read; only the words are shown")
        decoded = [decode_source(content, encoding) for encoding in self._encodings]
        return _Source(texts=tuple(text for text in decoded if isinstance(text, str)))


def _with_lines(words: Words, text: str) -> Words:
    before = _LINE_END.split(text[max(0, words.start - _LONGEST_SIDE) : words.start])[-1]
    after = _LINE_END.split(text[words.end : words.end + _LONGEST_SIDE], maxsplit=1)[0]
    return replace(words, before=before, after=after)
