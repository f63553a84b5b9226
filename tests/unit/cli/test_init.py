"""`init`: a skeleton that builds as it is, explains every setting and overwrites nothing."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg_builder.authority import load_authority
from kg_builder.cli.init import create_project, init, skeleton
from kg_builder.config import Config, SourceConfig, load_config
from kg_builder.errors import UsageError
from kg_builder.readings import load_readings

_REMARK = re.compile(r"^# ((?:\[{1,2}\w+\]{1,2}|\w+ = .*))$", re.MULTILINE)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_skeleton_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "project"
    result = CliRunner().invoke(init, [str(folder)])
    assert result.exit_code == 0
    assert _files(folder) == set(skeleton())
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {
        "sources",
        "authority",
        "readings",
        "decisions",
    }
    assert result.stdout.splitlines() == [str(folder / name) for name in skeleton()]
    assert "Next:" in result.stderr


def test_the_tables_have_their_columns() -> None:
    heads = {name: text.splitlines() for name, text in skeleton().items() if name.endswith(".csv")}
    assert heads == {
        "authority/people.csv": ["id,label,family_name,birth,death,same_as,source,note"],
        "authority/organisations.csv": ["id,label,same_as,source,note"],
        "authority/polities.csv": ["id,label,capital,same_as,source,note"],
        "authority/places.csv": ["id,label,same_as,source,note"],
        "authority/offices.csv": ["id,label,organisation,place,subordinate_to,source,note"],
        "authority/tenures.csv": ["person,office,from,to,acting,source,note"],
        "authority/names.csv": ["entity,name,kind,scheme,language,from,to,source"],
        "readings/readings.csv": [
            "id,document,quote,occurrence,kind,speaker,hearer,inside,actuality,polarity,time,place,participants,label,note"
        ],
    }


def test_it_loads_without_any_check(tmp_path: Path) -> None:
    create_project(tmp_path)
    config = load_config(tmp_path)
    assert (config.title, [source.path for source in config.sources]) == ("My project", ["sources"])
    known, checks = load_authority(tmp_path / config.authority, project=tmp_path)
    assert known.empty
    assert checks == ()
    _, checks = load_readings(tmp_path / config.readings, project=tmp_path)
    assert checks == ()


def test_every_setting_is_explained_and_may_be_used_as_it_stands(tmp_path: Path) -> None:
    create_project(tmp_path)
    path = tmp_path / "kg.toml"
    path.write_text(_REMARK.sub(r"\1", path.read_text(encoding="utf-8")), encoding="utf-8")
    config = load_config(tmp_path)
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    ours = {field.name for field in dataclasses.fields(Config)} - {"folder", "written"}
    theirs = set(written) | set(written["dataset"])
    assert ours - theirs == set()
    of_sources = {key for source in written["sources"] for key in source}
    assert {field.name for field in dataclasses.fields(SourceConfig)} == of_sources
    assert len(config.sources) == 2


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("mine", encoding="utf-8")
    (tmp_path / "authority").mkdir()
    (tmp_path / "authority" / "people.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        create_project(tmp_path)
    assert {Path(problem.file).name for problem in caught.value.problems} == {"kg.toml", "people.csv"}
    assert _files(tmp_path) == {"kg.toml", "authority/people.csv"}
    assert (tmp_path / "kg.toml").read_text(encoding="utf-8") == "mine"


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    result = CliRunner().invoke(init, [str(folder), "--dry-run"])
    assert result.exit_code == 0
    assert str(folder / "kg.toml") in result.stdout
    assert not folder.exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        create_project(tmp_path / "file" / "project")
