"""What the tests of readings share: an invented letter, an invented authority, sheets in a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kg_builder.authority import Authority
from kg_builder.model import AuthorityRecord, Document, EntityType, Name, NameKind, SourceRecord, Voice, Zone, ZoneKind
from kg_builder.readings import Readings, load_readings

LETTER = (
    "Letter of Anna Muster, 3 May 1901\r\n"
    "\r\n"
    "The editor notes that Anna Muster asked for ships.\r\n"
    "\r\n"
    "Carl Beispiel told me that Envoy Wolkenstein\r\n"
    "promised him  seven ships. I answered that the harbour\u2019s gate is shut.\r\n"
    "Carl wants to meet the Envoy in Musterstadt. I answered that I do not know him.\r\n"
)


@pytest.fixture
def letter() -> Document:
    """A letter of three zones, with line wraps, carriage returns and a curly apostrophe."""
    headnote = LETTER.index("The editor")
    body = LETTER.index("Carl")
    return Document(
        id="letters/7",
        source="sources/7.txt",
        source_name="letters",
        record=SourceRecord(file="sources/7.txt"),
        text=LETTER,
        title="Letter of Anna Muster",
        zones=(
            Zone(kind=ZoneKind.TITLE, voice=Voice.CATALOGUER, start=0, end=headnote),
            Zone(kind=ZoneKind.HEADNOTE, voice=Voice.EDITOR, start=headnote, end=body),
            Zone(kind=ZoneKind.BODY, voice=Voice.AUTHOR, start=body, end=len(LETTER)),
        ),
    )


def _record(identity: str, type_: EntityType, label: str, *others: str) -> AuthorityRecord:
    place = SourceRecord(file="authority/people.csv", locator="row=1", line=2)
    names = [Name(value=label, kind=NameKind.PREFERRED, record=place)]
    names += [Name(value=other, kind=NameKind.VARIANT, record=place) for other in others]
    return AuthorityRecord(id=identity, type=type_, label=label, names=tuple(names), record=place)


@pytest.fixture
def authority() -> Authority:
    """People with a name in common, a polity, an office and a place."""
    records = (
        _record("anna", EntityType.PERSON, "Anna Muster", "Muster"),
        _record("berta", EntityType.PERSON, "Berta Muster", "Muster"),
        _record("carl", EntityType.PERSON, "Carl Beispiel", "Carl"),
        _record("ruritania", EntityType.POLITY, "Ruritania"),
        _record("envoy", EntityType.OFFICE, "Envoy"),
        _record("musterstadt", EntityType.PLACE, "Musterstadt", "the capital"),
    )
    return Authority(records={record.id: record for record in records})


@pytest.fixture
def write_sheet(tmp_path: Path) -> Callable[..., Path]:
    """Writes a sheet into the readings folder: a line of columns and one line a row, as given."""

    def write(*lines: str, name: str = "sheet.csv", ending: str = "\n", bom: bool = False) -> Path:
        folder = tmp_path / "readings"
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_bytes((("\ufeff" if bom else "") + ending.join([*lines, ""])).encode())
        return path

    return write


@pytest.fixture
def readings_of(tmp_path: Path, write_sheet: Callable[..., Path]) -> Callable[..., Readings]:
    """The readings of rows given as mappings; every one of them must be sound."""

    def read(*rows: Mapping[str, str]) -> Readings:
        columns = list(dict.fromkeys(column for row in rows for column in row))
        lines = ["\t".join(columns)]
        lines += ["\t".join(row.get(column, "") for column in columns) for row in rows]
        write_sheet(*lines, name="sheet.tsv")
        readings, checks = load_readings(tmp_path / "readings", project=tmp_path)
        assert checks == ()
        return readings

    return read
