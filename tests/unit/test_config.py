"""kg.toml: what it may say, and what a mistake in it is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.config import load_config
from kg_builder.errors import ConfigError


def write(folder: Path, text: str) -> Path:
    (folder / "kg.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_bare_folder_is_one_source(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    assert [(source.name, source.path) for source in config.sources] == [("folder", ".")]
    assert not config.written


def test_a_full_configuration_is_read(tmp_path: Path) -> None:
    config = load_config(
        write(
            tmp_path,
            """
version = 1
[dataset]
base = "https://example.org/ruritania/"
title = "Ruritanian letters"
creators = ["Anna Muster"]
[[sources]]
name = "letters"
path = "sources/letters.csv"
reader = "table"
[sources.columns]
id = "No."
[sources.values.form]
T = "telegram"
""",
        )
    )
    assert config.base == "https://example.org/ruritania/"
    assert config.creators == ("Anna Muster",)
    assert config.sources[0].columns == {"id": "No."}
    assert config.sources[0].values == {"form": {"T": "telegram"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel = 'x'", "kg.toml:1: found the unknown key 'titel' in kg.toml"),
        ("[dataset]\nbsae = 'https://example.org/'", "perhaps 'base'"),
        ("[dataset]\nbase = 'example'", "an http(s) IRI that ends in"),
        ("[dataset]\nbase = 'https://example.org/a b/'", "an http(s) IRI that ends in"),
        ("[dataset]\ntitle = 3", "title = 3; expected a text in quotation marks"),
        ("[[sources]]\nname = 'x'", "a [[sources]] entry without a path"),
        (
            "[[sources]]\npath = 'a'\nname = 'x'\n[[sources]]\npath = 'b'\nname = 'x'",
            "two [[sources]] with the name 'x'",
        ),
        ("version = 2", "found version = 2; expected version = 1"),
        ("[dataset", "no valid TOML"),
        ("dataset = 'x'", "expected a table [dataset]"),
        ("[dataset]\ncreators = 'Anna'", "a list of texts"),
        ("sources = 'x'", "one or more tables [[sources]]"),
        ("[[sources]]\npath = 'a'\ncolumns = 'x'", "expected a table [columns]"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_choices(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(write(tmp_path, text))
    assert said in str(caught.value)


def test_all_mistakes_are_reported_together(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(write(tmp_path, "a = 1\nb = 2\n[dataset]\nbase = 'x'\n"))
    assert len(caught.value.problems) == 3


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such folder"):
        load_config(tmp_path / "nowhere")


def test_a_configuration_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_bytes("title = 'Überseeé'".encode("cp1252"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load_config(tmp_path)
