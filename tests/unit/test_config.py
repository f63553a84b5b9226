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
        ("version = true", "found version = True; expected version = 1"),
        ("sources = ['a', 'b']", "kg.toml:1: found 'a' in sources; expected one or more tables [[sources]]"),
        ("[dataset]\nbase = 'http://'", "an http(s) IRI that ends in"),
        ("[dataset]\nbase = 'http://[x/'", "an http(s) IRI that ends in"),
        ("[dataset]\nlanguage = 'old english!'", "kg.toml:2: found language = 'old english!'; expected a language tag"),
        ("[[sources]]\npath = 'a'\n[[sources]]\nname = 'b'", "kg.toml:3: found a [[sources]] entry without a path"),
        ("[[sources]]\npath = 'a'\n[[sources]]\npath = 7", "kg.toml:4: found path = 7; expected a text"),
        (
            "[[sources]]\npath = 'a'\n[[sources]]\npath = './a/'",
            "kg.toml:4: found two [[sources]] with the path './a/'",
        ),
        ("[[sources]]\npath = '/home/me/letters'", "expected a path from the project's folder, with slashes"),
        ("[[sources]]\npath = 'C:/letters'", "expected a path from the project's folder, with slashes"),
        ("[[sources]]\npath = 'sources\\letters'", "expected a path from the project's folder, with slashes"),
        ('[[sources]]\npath = "a\\u0000b"', "kg.toml:2: found path = 'a\\x00b'; expected a path"),
        ("[[sources]]\npath = 'a'\nname = ' '", "kg.toml:3: found name = ' '; expected a short name"),
        ("[[sources]]\npath = 'a'\n# columns = { id = 'b' }\ncolumns = { id = 7 }", "kg.toml:4: found id = 7"),
        ("authority = '/etc'", "kg.toml:1: found authority = '/etc'"),
        ("readings = ''", "kg.toml:1: found readings = ''"),
        ("build = '.'", "found build = '.', where the project stands; expected a folder for the build alone"),
        ("build = '..'", "where the project stands"),
        ("build = 'sources'", "found build = 'sources', where the source 'sources' stands"),
        ("build = 'x/../authority'", "where authority stands"),
        ("build = 'mine'\nqueries = 'mine/queries'", "where queries stands"),
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


@pytest.mark.parametrize("build", ["build", "out/build", "sources/build", "../build"])
def test_a_build_may_stand_anywhere_apart_from_what_is_written_by_hand(tmp_path: Path, build: str) -> None:
    assert load_config(write(tmp_path, f"build = '{build}'")).build_folder == tmp_path / build


def test_a_source_may_stand_beside_the_project(tmp_path: Path) -> None:
    assert load_config(write(tmp_path, "[[sources]]\npath = '../letters'")).sources[0].path == "../letters"


@pytest.mark.parametrize("tag", ["en", "sr-Cyrl", "zh-Hant-TW"])
def test_a_language_is_a_tag(tmp_path: Path, tag: str) -> None:
    assert load_config(write(tmp_path, f"[dataset]\nlanguage = '{tag}'")).language == tag


def test_the_line_of_a_fault_of_toml_itself_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"kg\.toml:2: this is no valid TOML"):
        load_config(write(tmp_path, "version = 1\nbuild = x\n"))


def test_a_configuration_that_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    write(tmp_path, "version = 1")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ConfigError, match="cannot be read \\(Permission denied\\)"):
        load_config(tmp_path)


def test_a_configuration_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_bytes("version = 1\ntitle = 'Überseeé'".encode("cp1252"))
    with pytest.raises(ConfigError, match=r"kg\.toml:2: .* found the byte 0xdc; expected a file saved as UTF-8"):
        load_config(tmp_path)
