"""What a table's headers and values are taken to mean, and that the proposed entry loads and reads the table."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.cli import main
from kg_builder.config import SourceConfig, load_config
from kg_builder.dates import DateOrder
from kg_builder.model import Check, Document
from kg_builder.readers import read_path, read_sources, suggest_table
from kg_builder.readers.column_words import field_of, form_of, split_header
from kg_builder.readers.table_fields import FIELDS
from kg_builder.readers.table_suggestion import TableSuggestion

GERMAN = """Nr.;Absender;GND Absender;Ort;Datum;Empfänger;Typ;Seite;Bemerkung
1;Muster, Anna;https://example.org/gnd/1;Musterstadt;13.2.1901;Beispiel, Bruno;Brief;8;gut
2;Muster, Anna;https://example.org/gnd/1;Musterstadt;1.3.1901;Beispiel, Bruno;Kassiber;9;
"""


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("key", "id"),
        ("Document", "id"),
        ("Document number", "document_number"),
        ("Sender", "sender"),
        ("sender_office", "sender_office"),
        ("Absender (GND)", "sender_id"),
        ("Destinataire", "addressee"),
        ("Destinatario ID", "addressee_id"),
        ("To", "addressee"),
        ("senderPlace", "place_from"),
        ("addresseePlaceID", "place_to_id"),
        ("Lieu", "place_from"),
        ("Ort GeoNames", "place_from_id"),
        ("Datum des Briefs", None),
        ("Date", "date"),
        ("Date as written", "date_as_written"),
        ("date_iso", "date_edtf"),
        ("Eingang", "received"),
        ("addresseeDate", "received"),
        ("Own number", "own_number"),
        ("Signatur", "archival_reference"),
        ("Uhrzeit", "time"),
        ("дата", "date"),
        ("Answers id", "reply_to_id"),
        ("headNote", None),
        ("senderDateEvidence", None),
        ("", None),
    ],
)
def test_a_header_means_a_field_or_nothing(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_every_field_that_a_header_can_mean_is_one_of_a_table() -> None:
    words = [
        "sender",
        "addressee",
        "received",
        "drafter",
        "copies",
        "place",
        "date",
        "id",
        "time",
        "iso",
        "text",
        "title",
    ]
    words += ["form", "number", "own", "page", "url", "summary", "series", "file", "secrecy", "reply", "document"]
    meant = {field_of(f"{one} {other}") for one in words for other in ["", *words]} - {None}
    assert len(meant) > 30
    assert meant <= FIELDS


def test_a_table_is_proposed_as_an_entry_that_loads_and_reads_it(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables/letters.csv").write_text(GERMAN, encoding="utf-8")
    result = CliRunner().invoke(
        main, ["table", "suggest", str(tmp_path / "tables/letters.csv"), "--project", str(tmp_path)]
    )
    assert result.exit_code == 0, result.stderr
    (entry,) = tomllib.loads(result.stdout)["sources"]
    assert entry["path"] == "tables/letters.csv"
    assert entry["columns"] == {
        "id": "Nr.",
        "number": "Nr.",
        "sender": "Absender",
        "sender_id": "GND Absender",
        "place_from": "Ort",
        "date": "Datum",
        "addressee": "Empfänger",
        "form": "Typ",
        "page": "Seite",
    }
    assert entry["defaults"] == {"date_order": "day-first"}
    assert entry["values"] == {"form": {"Brief": "letter"}}
    assert '# "Bemerkung": no field is meant by its header; e.g. “gut”' in result.stdout
    (tmp_path / "kg.toml").write_text(f"version = 1\n{result.stdout}", encoding="utf-8")
    documents = [each for each in read_sources(load_config(tmp_path)) if isinstance(each, Document)]
    assert [
        document.main_date and document.main_date.value and document.main_date.value.edtf for document in documents
    ] == [
        "1901-02-13",
        "1901-03-01",
    ]
    assert documents[0].form == "letter"


def test_values_may_speak_against_a_header(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("key,date,addresseeDate,sender\na,soon,,Anna\na,later,,\nb,1.2.1901,,Bruno\n", encoding="utf-8")
    suggestion = suggest_table(path, file="list.csv")
    assert dict(suggestion.columns) == {"sender": "sender"}
    assert {header: reason.partition(";")[0] for header, reason in suggestion.left.items()} == {
        "key": "would be id, but values are missing or stand more than once",
        "date": "would be date, but only 33% of its values are dates",
        "addresseeDate": "would be received, but is empty",
    }
    assert "# id = " in suggestion.toml()


def test_two_columns_that_tell_the_rows_apart_together_make_an_id(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("edition,key,sender\nA,1,Anna\nA,2,Anna\nB,1,Bruno\n", encoding="utf-8")
    suggestion = suggest_table(path, file="list.csv")
    assert suggestion.columns["id"] == "edition + key"
    source = SourceConfig(name="list", path="list.csv", reader="table", columns=suggestion.columns)
    documents = [each for each in read_path(path, file="list.csv", source=source) if isinstance(each, Document)]
    assert [document.id.rpartition("list/")[2] for document in documents] == ["A/1", "A/2", "B/1"]


def test_a_part_of_an_id_that_is_empty_leaves_the_row_without_one(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("edition,key\nA,1\n,2\n", encoding="utf-8")
    source = SourceConfig(name="list", path="list.csv", reader="table", columns={"id": "edition + key"})
    found = list(read_path(path, file="list.csv", source=source))
    assert [each.code if isinstance(each, Check) else isinstance(each, Document) for each in found] == [
        True,
        "table-id-missing",
    ]


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        ("13.2.1901 1.3.1901", DateOrder.DAY_FIRST),
        ("2/13/1901 3/1/1901", DateOrder.MONTH_FIRST),
        ("1/2/1901 3/4/1901", DateOrder.UNKNOWN),
        ("13/2/1901 2/13/1901", DateOrder.UNKNOWN),
        ("1901-02-13 1901", DateOrder.UNKNOWN),
    ],
)
def test_the_order_of_day_and_month_is_proposed_where_a_value_shows_it(
    tmp_path: Path, dates: str, order: DateOrder
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "id,date\n" + "".join(f"{number},{date}\n" for number, date in enumerate(dates.split())), encoding="utf-8"
    )
    assert suggest_table(path, file="list.csv").order is order


_HEADERS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(
    headers=st.dictionaries(_HEADERS, _HEADERS, max_size=5),
    forms=st.dictionaries(_HEADERS, st.just("letter"), max_size=3),
)
def test_whatever_the_headers_the_entry_is_toml(headers: dict[str, str], forms: dict[str, str]) -> None:
    fields = dict(zip(sorted(FIELDS), headers, strict=False))
    suggestion = TableSuggestion(
        path="tables/list.csv",
        rows=1,
        columns=fields,
        remarks=dict.fromkeys(fields, "e.g. “x”"),
        left=dict.fromkeys(headers.values(), "no field"),
        forms=forms,
    )
    (entry,) = tomllib.loads(suggestion.toml())["sources"]
    assert entry["columns"] == fields
    assert entry.get("values", {}).get("form", {}) == forms


@given(st.text(max_size=30))
def test_any_header_is_split_and_understood_or_not(header: str) -> None:
    assert all(word == word.strip() and word for word in split_header(header))
    assert field_of(header) in {*FIELDS, None}
    assert form_of(header) is None or isinstance(form_of(header), str)
