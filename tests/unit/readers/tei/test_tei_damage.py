"""However a file is damaged: it is read or refused with a check, and every span holds its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg_builder.authority import Authority
from kg_builder.config import SourceConfig
from kg_builder.mapping import map_document
from kg_builder.model import AuthorityRecord, Check, Document
from kg_builder.readers import read_path

CASES = Path(__file__).parents[3] / "golden" / "tei"
FILES = (
    "letter/input/editions/L0002.xml",
    "actions/input/7.xml",
    "corpus/input/corpus.xml",
    "divisions/input/volume.xml",
)
SOURCE = SourceConfig(name="letters", path=".", reader="tei")
PIECES = st.sampled_from(
    [
        b"",
        b"<",
        b">",
        b"&",
        b"\x00",
        b"\xff\xfe",
        b'"',
        b"</TEI>",
        b"<!--",
        b"<![CDATA[",
        b"&lol;",
        b"<p>",
        b"xml:id='L0002'",
    ]
)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 300), PIECES), min_size=1, max_size=4))
def test_damage_is_a_check_and_never_an_error(tmp_path: Path, name: str, changes: list[tuple[int, int, bytes]]) -> None:
    content = (CASES / name).read_bytes()
    for place, length, piece in changes:
        start = place % (len(content) + 1)
        content = content[:start] + piece + content[start + length :]
    path = tmp_path / "1.xml"
    path.write_bytes(content)
    items = list(read_path(path, file="1.xml", source=SOURCE))
    assert items
    for item in items:
        if isinstance(item, Document):
            assert map_document(item, Authority(), "https://example.org/").graph.triples
            assert item.record.file == "1.xml"
            for mention in item.mentions or ():
                assert item.text is not None
                assert item.text[mention.span.start : mention.span.end] == mention.span.quote
        else:
            assert isinstance(item, AuthorityRecord | Check)
