"""Which XML a file is, told from its beginning."""

from __future__ import annotations

from pathlib import Path

from kg_builder.config import SourceConfig
from kg_builder.model import Check
from kg_builder.readers import read_path, recognise
from kg_builder.readers.markup import outline_markup


def test_an_outline_shows_root_namespaces_elements_and_words(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:f="https://example.org/f"><teiHeader><p>about</p><correspDesc/>'
        '</teiHeader><text><body><div type="letter"><p/></div></body></text></TEI>',
        encoding="utf-8",
    )
    outline = outline_markup(path)
    assert outline is not None
    assert (outline.root, outline.namespace) == ("TEI", "http://www.tei-c.org/ns/1.0")
    assert "https://example.org/f" in outline.namespaces
    assert outline.counts["correspDesc"] == 1
    assert outline.has("p")
    assert not outline.has("listPerson")
    assert outline.div_types == {"letter"}
    assert not outline.has_words


def test_letters_in_a_private_vocabulary_are_refused_by_root_and_namespace(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<?xml version="1.0"?><briefe xmlns="urn:muster"><brief/></briefe>', encoding="utf-16")
    assert recognise(path) is None
    (check,) = read_path(path, file="a.xml", source=SourceConfig(name="s", path="."))
    assert isinstance(check, Check)
    assert check.found == "markup with the root element <briefe> in the namespace urn:muster"
    assert check.expected is not None
    assert "plain text" in check.expected
    assert "can be converted" in check.expected
