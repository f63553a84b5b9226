"""How checks are told on the terminal: one line each, many of one kind together, nothing that steers a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.cli.reporting import check_lines, format_check, print_build_report
from kg_builder.model import Check, Severity
from kg_builder.report import BuildReport


def check(file: str, *, severity: Severity = Severity.NOTE, found: str = "a text of no known layout") -> Check:
    return Check(severity=severity, code="layout-unknown", message="read as a letter", file=file, found=found)


def test_a_check_is_one_line_that_shows_every_character() -> None:
    line = format_check(check("a\nb\x1b[31m.txt"))
    assert line == "a␊b␛[31m.txt: note: read as a letter; found a text of no known layout [layout-unknown]"


@pytest.mark.parametrize(("many", "lines"), [(1, 1), (4, 4), (5, 4), (900, 4)])
def test_many_that_differ_in_the_file_only_are_told_together(many: int, lines: int) -> None:
    told = check_lines([check(f"{number}.txt") for number in range(many)])
    assert len(told) == lines
    assert sum(count for _, count in told) == many
    if many > 4:
        assert told[-1][0] == f"… and {many - 3} more notes like these [layout-unknown]"


def test_what_was_found_otherwise_is_told_of_its_own() -> None:
    assert len(check_lines([check("a.txt", found=f"the id {number}") for number in range(9)])) == 9


@pytest.mark.parametrize(("page", "said"), [(Path("build/report.html"), "in the report"), (None, "without --dry-run")])
def test_what_is_not_told_is_counted(capsys: pytest.CaptureFixture[str], page: Path | None, said: str) -> None:
    checks = tuple(check("a.txt", found=f"the id {number}", severity=Severity.WARNING) for number in range(25))
    report = BuildReport(documents=1, unread=0, quads=0, entities=0, checks=checks, page=page)
    print_build_report(report, project=Path(), quiet=False)
    told = capsys.readouterr().err
    assert "… and 5 more" in told
    assert said in told
