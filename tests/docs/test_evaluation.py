"""The commands at the top of docs/evaluation.md are run, on invented letters."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

LETTERS = {
    "0423.txt": "From Strelsau. Sent 4.5.1901 06.10.\n\nTo Comrade Leo Falkenau\n\nI report on the harvest.\n\n"
    "No. 3/M. Anna Muster.\nCopies to Otto Eisenherz, Rosa Amsel.\n",
    "0424.txt": "From Ruppertsburg. Sent 6.5.1901 09.00.\n\nTo Comrade Otto Eisenherz\n\nIt is good.\n\n"
    "No. 8/F. Leo Falkenau.\nCopies to Anna Muster.\n",
}


def annotate(sheet: Path, second: Path) -> None:
    """What a person does between the commands: dates are filled in, and a second reader has another one."""
    lines = sheet.read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index("date")
    rows = [lines[0]]
    for line in lines[1:]:
        cells = line.split(",")
        cells[place] = "1901-05-04" if "0423" in line else "1901-05-06"
        rows.append(",".join(cells))
    sheet.write_text("\n".join(rows) + "\n", encoding="utf-8")
    shutil.copy(sheet, second)
    second.write_text(second.read_text(encoding="utf-8").replace("1901-05-06", "1901-05-07"), encoding="utf-8")


def test_the_commands_of_the_page_run(repository: Path, tmp_path: Path) -> None:
    page = (repository / "docs/evaluation.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    (kg-builder .+)$", page, re.M)
    assert len(commands) == 3
    (tmp_path / "letters").mkdir()
    for name, text in LETTERS.items():
        (tmp_path / "letters" / name).write_text(text, encoding="utf-8")
    told = []
    for number, command in enumerate(commands):
        if number == 1:
            annotate(tmp_path / "gold.csv", tmp_path / "second-reader.csv")
        words = [sys.executable, "-m", *shlex.split(command.replace("kg-builder", "kg_builder", 1))]
        done = subprocess.run(words, cwd=tmp_path, env=os.environ | {"NO_COLOR": "1", "COLUMNS": "150"},
                              capture_output=True, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        told.append(done.stdout)
    assert "Fields of 2 documents" in told[1]
    assert "Agreement on 2 documents" in told[2]
    assert "1901-05-07" in told[2]
    assert (tmp_path / "errors.html").stat().st_size > 1000
