"""Checks or writes the canonical form of Turtle files: that of turtlefmt, with every comment and every triple kept.

    python .ci/turtle.py --check [FILE…]      exit 1 and a list of the files that are not in canonical form
    python .ci/turtle.py --write [FILE…]      put them into it; refuses to lose a comment or a triple

Without files: every .ttl of the repository.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox

REPOSITORY = Path(__file__).resolve().parents[1]
_GENERATED = {".git", ".venv", "build", "dist", "venv"}
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\s]*>|(?P<comment>\#[^\n]*)",
    re.DOTALL,
)


def comments_of(turtle: str) -> str:
    """The words of all comments of a Turtle text, in order, white space folded."""
    found = (match["comment"] for match in _TOKEN.finditer(turtle))
    return " ".join(word for comment in found if comment for word in comment.lstrip("#").split())


def canonical(turtle: str) -> str:
    """The canonical form of a Turtle text: that of turtlefmt.

    Raises:
        ValueError: it is no Turtle, or a comment or a triple would be lost.
    """
    formatted = _format(turtle)
    if comments_of(formatted) != comments_of(turtle):
        raise ValueError("a comment would be lost; put comments before a statement or at the end of its last line")
    if _triples_of(formatted) != _triples_of(turtle):
        raise ValueError("a triple would be lost")
    return formatted


def _triples_of(turtle: str) -> ox.Dataset:
    triples = ox.Dataset(ox.parse(turtle, ox.RdfFormat.TURTLE, base_iri="urn:base:"))
    triples.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return triples


def _format(turtle: str) -> str:
    program = shutil.which("turtlefmt", path=str(Path(sys.executable).parent)) or shutil.which("turtlefmt")
    if program is None:
        raise SystemExit("turtlefmt is not installed; expected the extra kg-builder[dev]")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.ttl"
        path.write_bytes(turtle.encode("utf-8"))
        done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            said = done.stderr.strip().splitlines() or ["turtlefmt gives no reason"]
            raise ValueError(f"this is no Turtle: {said[0]}")
        # A comment on the first line comes back with a blank before it.
        return path.read_bytes().decode("utf-8").removeprefix(" ")


def turtle_files() -> list[Path]:
    """Every Turtle file of the repository, in order; what is generated or installed is none of it."""
    return sorted(
        path
        for path in REPOSITORY.rglob("*.ttl")
        if not _GENERATED & set(path.relative_to(REPOSITORY).parts[:-1]) and path.is_file()
    )


def main(arguments: list[str] | None = None) -> int:
    """Checks or writes; the exit code."""
    parser = argparse.ArgumentParser(description="Checks or writes the canonical form of Turtle files.")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true", help="name the files that are not in canonical form")
    mode.add_argument("--write", action="store_true", help="put the files into canonical form")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    files: list[Path] = options.files or turtle_files()
    faulty = [path for path in files if not _deal_with(path, write=options.write)]
    print(f"{len(files)} Turtle files, {len(faulty)} not in canonical form", file=sys.stderr)
    return 1 if faulty else 0


def _deal_with(path: Path, *, write: bool) -> bool:
    try:
        turtle = path.read_bytes().decode("utf-8")
        formatted = canonical(turtle)
    except (ValueError, OSError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return False
    if formatted == turtle:
        return True
    if not write:
        print(f"{path}: not in canonical form; run python .ci/turtle.py --write {path}", file=sys.stderr)
        return False
    path.write_bytes(formatted.encode("utf-8"))
    return True


if __name__ == "__main__":
    sys.exit(main())
