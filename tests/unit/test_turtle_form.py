"""The canonical form of Turtle files: every file of the repository has it, and comments survive it."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

UNTIDY = """# about the file
@prefix ex: <https://example.org/> .

# about Anna
ex:anna ex:says "no # comment", 'single' ; # said in May
   ex:knows ex:carl .
# the end
"""


@pytest.fixture(scope="module")
def turtle(repository: Path) -> ModuleType:
    spec = spec_from_file_location("ci_turtle", repository / ".ci" / "turtle.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_turtle_file_is_in_canonical_form(turtle: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    code = turtle.main(["--check"])
    said = capsys.readouterr().err
    assert code == 0, said
    assert int(said.split()[0]) > 150


def test_comments_survive_and_the_form_is_stable(turtle: ModuleType) -> None:
    formatted = turtle.canonical(UNTIDY)
    assert formatted != UNTIDY
    for comment in ("# about the file", "# about Anna", "# said in May", "# the end"):
        assert comment in formatted
    assert '"no # comment"' in formatted
    assert turtle.canonical(formatted) == formatted


def test_a_file_in_another_form_is_named_and_written(turtle: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "untidy.ttl"
    path.write_text(UNTIDY, encoding="utf-8")
    assert turtle.main(["--check", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == UNTIDY
    assert turtle.main(["--write", str(path)]) == 0
    assert turtle.main(["--check", str(path)]) == 0


def test_what_is_no_turtle_is_named(turtle: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("this is no Turtle", encoding="utf-8")
    assert turtle.main(["--check", str(path)]) == 1
    assert "broken.ttl: this is no Turtle" in capsys.readouterr().err


def test_a_lost_comment_is_refused(turtle: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turtle, "_format", lambda text: text.replace("# the end", ""))
    with pytest.raises(ValueError, match="comment would be lost"):
        turtle.canonical(UNTIDY)
