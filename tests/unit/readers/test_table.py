"""Tables of letters: what each column states, rows that cannot be read, mappings that cannot be followed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook

from kg_builder.config import SourceConfig
from kg_builder.errors import ConfigError
from kg_builder.model import (
    Absence,
    ActKind,
    Check,
    DateKind,
    DescriptionKind,
    Dispatch,
    Document,
    Form,
    NumberKind,
    ReferenceKind,
    Role,
    Severity,
    SourceRecord,
    Status,
    Voice,
)
from kg_builder.readers.table import read_table
from kg_builder.tables import write_rows

FULL = {
    "id": "r1",
    "title": "Telegram of the envoy",
    "form": "telegram",
    "dispatch": "attested",
    "date": "2.7.1901",
    "time": "4 p. m.",
    "received": "3 July 1901",
    "place_from": "Musterstadt",
    "place_from_id": "musterstadt",
    "place_to": "Beispielburg",
    "sender": "Anna Muster; Bruno",
    "sender_office": "Envoy; Secretary",
    "sender_id": "anna;",
    "addressee_office": "Foreign Minister",
    "copies": "Dora (2); Emil",
    "number": "17",
    "own_number": "17/X",
    "series": "Envoy's telegrams",
    "file_number": "501.X/1–49",
    "reply_to": "No. 7 of 3 May 1901; Deptel 8",
    "references": "r0",
    "archival_reference": "XYZ, Fond 45, Opis 1, Delo 346, Listy 105-107; Box 3",
    "edition": "Letters of Ruritania (Musterstadt, 1950)",
    "page": "8",
    "url": "https://example.org/8",
    "document_number": "24.2",
    "summary": "On the weather.",
    "urgency": "Urgent",
}


def _read(folder: Path, rows: list[dict[str, str]], **settings: Mapping[str, object]) -> list[Document | Check]:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    path = folder / "letters.csv"
    write_rows(path, columns, rows)
    return _read_file(path, **settings)


def _read_file(path: Path, **settings: object) -> list[Document | Check]:
    file = f"sources/{path.name}"
    source = SourceConfig(name="letters", path=file, **settings)  # type: ignore[arg-type]
    return list(read_table(path, file=file, source=source))


def _document(folder: Path, row: dict[str, str], **settings: Mapping[str, object]) -> Document:
    (entry,) = _read(folder, [row], **settings)
    assert isinstance(entry, Document)
    return entry


def test_a_full_row_states_everything_in_the_voice_of_the_cataloguer(tmp_path: Path) -> None:
    document = _document(tmp_path, FULL)
    record = SourceRecord(file="sources/letters.csv", locator="row=1", line=2)
    assert (document.id, document.source, document.source_name) == ("letters/r1", "sources/letters.csv", "letters")
    assert (document.record, document.text, document.transcription, document.checks) == (record, None, None, ())
    assert (document.title, document.form, document.dispatch) == (FULL["title"], Form.TELEGRAM, Dispatch.ATTESTED)
    assert len(document.statements) == 24
    for statement in document.statements:
        assert (statement.rests_on, statement.stated_by) == (record, Voice.CATALOGUER)
        assert statement.status is Status.STATED_BY_MARKUP
        assert statement.rule.startswith("table/")


def test_acts_dates_and_places_of_a_row(tmp_path: Path) -> None:
    document = _document(tmp_path, FULL)
    assert [(act.key, act.kind) for act in document.acts] == [
        ("sending", ActKind.SENDING),
        ("receipt", ActKind.RECEIPT),
    ]
    sent, received = document.dates
    assert sent.value is not None
    assert received.value is not None
    assert (sent.kind, sent.act, sent.value.as_written) == (DateKind.SENDING, "sending", "2.7.1901 4 p. m.")
    assert (sent.value.edtf, sent.value.latest) == ("1901-07-02T16:00:00", "1901-07-02T16:00:59")
    assert (received.kind, received.act, received.value.edtf) == (DateKind.RECEIPT, "receipt", "1901-07-03")
    assert [(place.role, place.name, place.entity) for place in document.places] == [
        ("sent_from", "Musterstadt", "musterstadt"),
        ("sent_to", "Beispielburg", None),
    ]


def test_names_offices_and_ids_belong_together_by_position(tmp_path: Path) -> None:
    document = _document(tmp_path, FULL)
    assert [
        (one.role, one.act, one.as_written, one.name, one.office, one.entity, one.copies)
        for one in document.participants
    ] == [
        (Role.SENDER, "sending", "Anna Muster", "Anna Muster", "Envoy", "anna", None),
        (Role.SENDER, "sending", "Bruno", "Bruno", "Secretary", None, None),
        (Role.ADDRESSEE, "sending", "Foreign Minister", None, "Foreign Minister", None, None),
        (Role.COPY_RECIPIENT, "sending", "Dora (2)", "Dora", None, None, 2),
        (Role.COPY_RECIPIENT, "sending", "Emil", "Emil", None, None, None),
        (Role.RECEIVER, "receipt", None, None, None, None, None),
    ]
    assert document.participants[-1].absence is Absence.UNSTATED


def test_numbers_references_copies_and_editions_of_a_row(tmp_path: Path) -> None:
    document = _document(tmp_path, FULL)
    assert [(one.kind, one.value, one.series) for one in document.identifiers] == [
        (NumberKind.TELEGRAM_NUMBER, "17", "Envoy's telegrams"),
        (NumberKind.OWN_NUMBER, "17/X", "Envoy's telegrams"),
        (NumberKind.FILE_NUMBER, "501.X/1–49", None),
        (NumberKind.DOCUMENT_NUMBER, "24.2", FULL["edition"]),
    ]
    assert [(one.kind, one.series, one.number, one.date and one.date.edtf) for one in document.references] == [
        (ReferenceKind.REPLY, None, "7", "1901-05-03"),
        (ReferenceKind.REPLY, "Deptel", "8", None),
        (ReferenceKind.CITED, None, "r0", None),
    ]
    assert [(one.repository, one.levels, one.folios, one.as_written) for one in document.archival_references] == [
        (
            "XYZ",
            (("Fond", "45"), ("Opis", "1"), ("Delo", "346")),
            "105-107",
            "XYZ, Fond 45, Opis 1, Delo 346, Listy 105-107",
        ),
        (None, (("Box", "3"),), None, "Box 3"),
    ]
    (edition,) = document.editions
    assert (edition.page, edition.url, edition.document_number) == ("8", FULL["url"], "24.2")
    assert [(one.kind, one.value) for one in document.descriptions] == [
        (DescriptionKind.SUMMARY, "On the weather."),
        (DescriptionKind.URGENCY, "Urgent"),
    ]


def test_a_bare_row_says_expressly_what_it_does_not_state(tmp_path: Path) -> None:
    document = _document(tmp_path, {"id": "r1", "date": "undated"})
    (date,) = document.dates
    assert (date.value, date.absence, date.act) == (None, Absence.UNSTATED, "sending")
    assert [(one.role, one.absence) for one in document.participants] == [(Role.SENDER, Absence.UNSTATED)]
    assert document.checks == ()


def test_columns_values_and_defaults_of_the_mapping(tmp_path: Path) -> None:
    document = _document(
        tmp_path,
        {"Nr": "r1", "From": "AM; x", "Kind": "", "When": "2/7/01", "id": "not this"},
        columns={"id": "Nr", "sender": "From", "form": "Kind", "date": "When"},
        values={"sender": {"AM": "Anna Muster"}},
        defaults={"form": "letter", "date_order": "month-first", "century": "1900", "addressee": "Carl"},
    )
    assert (document.id, document.form) == ("letters/r1", Form.LETTER)
    assert [one.name for one in document.participants] == ["Anna Muster", "x", "Carl"]
    assert document.main_date is not None
    assert document.main_date.value is not None
    assert document.main_date.value.edtf == "1901-02-07"


@pytest.mark.parametrize(
    ("row", "edtf", "codes"),
    [
        ({"date": "1901-05~"}, "1901-05~", []),
        ({"date": "about May 1901"}, "1901-05~", []),
        ({"date_edtf": "1901-05-03/1901-05-05", "date_as_written": "those days"}, "1901-05-03/1901-05-05", []),
        ({"date": "31.2.1901"}, None, ["date-unreadable"]),
        ({"date": "Whitsun"}, None, ["date-unreadable"]),
        ({"date_edtf": "3 May 1901"}, None, ["date-unreadable"]),
        ({"date": "2/7/1901"}, "[1901-02-07,1901-07-02]", ["date-ambiguous"]),
        ({"date": "1901-05-03", "time": "late"}, "1901-05-03", ["time-unreadable"]),
        ({"date": "May 1901", "time": "4 p.m."}, "1901-05", ["time-unreadable"]),
        ({"date": "1901-05-03", "received": "30 February 1901"}, "1901-05-03", ["date-unreadable"]),
    ],
)
def test_a_date_that_cannot_be_read_keeps_its_words_and_is_named_by_its_row(
    tmp_path: Path, row: dict[str, str], edtf: str | None, codes: list[str]
) -> None:
    document = _document(tmp_path, {"id": "r1", **row})
    value = document.dates[0].value
    assert value is not None
    assert (value.edtf, value.as_written) == (edtf, row.get("date_as_written") or row.get("date") or row["date_edtf"])
    assert [(check.code, check.file, check.line, check.document) for check in document.checks] == [
        (code, "sources/letters.csv", 2, "letters/r1") for code in codes
    ]


def test_words_and_edtf_that_cannot_mean_one_day_are_checked_and_both_kept(tmp_path: Path) -> None:
    document = _document(tmp_path, {"id": "r1", "date_as_written": "3 May 1901", "date_edtf": "1901-05-13"})
    value = document.dates[0].value
    assert value is not None
    assert (value.as_written, value.edtf) == ("3 May 1901", "1901-05-13")
    assert [(check.code, check.severity) for check in document.checks] == [("dates-differ", Severity.WARNING)]
    fitting = {"id": "r1", "date_as_written": "3 May 1901, noon", "date_edtf": "1901-05-03"}
    assert _document(tmp_path, fitting).checks == ()


def test_a_receipt_may_have_its_words_and_its_edtf(tmp_path: Path) -> None:
    row = {"id": "r1", "received": "May 3—noon", "received_edtf": "1901-05-03T12:00:00"}
    received = _document(tmp_path, row).dates[1]
    assert received.value is not None
    assert (received.kind, received.value.as_written, received.value.edtf) == (
        DateKind.RECEIPT,
        "May 3—noon",
        "1901-05-03T12:00:00",
    )


def test_references_point_to_messages_by_kind_number_day_and_id(tmp_path: Path) -> None:
    row = {
        "id": "r1",
        "your": "Home telegram 12 of May 3; letter of 4 May 1901",
        "your_id": "; r0",
        "our_earlier": "A–7; 1353; Home airgram A–7 of 13 May 1901",
        "references_id": "r5",
        "reply_to": "the note of yesterday",
    }
    assert [
        (one.kind.value, one.series, one.number, one.date and one.date.edtf, one.target)
        for one in _document(tmp_path, row).references
    ] == [
        ("reply", None, "the note of yesterday", None, None),
        ("your", "Home telegram", "12", "XXXX-05-03", None),
        ("your", None, None, "1901-05-04", "r0"),
        ("our-earlier", None, "A–7", None, None),
        ("our-earlier", None, "1353", None, None),
        ("our-earlier", "Home airgram", "A–7", "1901-05-13", None),
        ("cited", None, None, None, "r5"),
    ]


def test_a_form_as_written_is_kept_beside_the_known_one(tmp_path: Path) -> None:
    document = _document(tmp_path, {"id": "r1", "form": "other", "form_as_written": "Airgram"})
    assert document.form is Form.OTHER
    assert [(one.kind, one.value) for one in document.descriptions] == [(DescriptionKind.FORM, "Airgram")]


def test_a_declared_edtf_that_is_none_is_a_violation_and_strange_words_only_a_warning(tmp_path: Path) -> None:
    severities = [
        _document(tmp_path, {"id": "r1", field: "Whitsun"}).checks[0].severity for field in ("date_edtf", "date")
    ]
    assert severities == [Severity.VIOLATION, Severity.WARNING]


def test_an_unknown_form_is_kept_in_words_and_checked(tmp_path: Path) -> None:
    document = _document(tmp_path, {"id": "r1", "form": "billet"})
    assert (document.form, document.dispatch) == (Form.NOT_STATED, Dispatch.NOT_STATED)
    assert [(one.kind, one.value) for one in document.descriptions] == [(DescriptionKind.FORM, "billet")]
    (check,) = document.checks
    assert (check.code, check.severity) == ("value-unknown", Severity.WARNING)
    assert "sources.values.form" in (check.expected or "")


def test_unequal_lists_are_not_matched_by_guess(tmp_path: Path) -> None:
    document = _document(tmp_path, {"id": "r1", "sender": "Anna; Bruno; Carl", "sender_id": "bruno; carl"})
    assert [(one.name, one.entity) for one in document.participants] == [
        ("Anna", None),
        ("Bruno", None),
        ("Carl", None),
    ]
    assert [check.code for check in document.checks] == ["lists-uneven"]


def test_rows_without_an_id_or_with_an_earlier_one_are_checks_and_the_rest_arrives(tmp_path: Path) -> None:
    entries = _read(tmp_path, [{"id": one, "title": "x"} for one in ("a", "", "a", "b")])
    assert [entry.id if isinstance(entry, Document) else (entry.code, entry.line) for entry in entries] == [
        "letters/a",
        ("table-id-missing", 3),
        ("table-id-doubled", 4),
        "letters/b",
    ]


def test_a_broken_row_is_a_check_and_the_rest_arrives(tmp_path: Path) -> None:
    path = tmp_path / "letters.csv"
    path.write_text("id,title\na,x\nb\nc,z\n", encoding="utf-8")
    entries = _read_file(path)
    assert [entry.id if isinstance(entry, Document) else (entry.code, entry.line) for entry in entries] == [
        "letters/a",
        ("table-row-unread", 3),
        "letters/c",
    ]


def test_a_table_without_its_id_column_says_what_it_has_and_what_it_needs(tmp_path: Path) -> None:
    (check,) = _read(tmp_path, [{"number": "1", "title": "x"}])
    assert isinstance(check, Check)
    assert (check.severity, check.code, check.line) == (Severity.VIOLATION, "table-id-column-missing", 1)
    assert check.found == "the columns number, title"
    (mapped,) = _read(tmp_path, [{"Number": "1", "Title": "x"}], columns={"id": "Numbr"})
    assert isinstance(mapped, Check)
    assert mapped.code == "table-column-missing"
    assert "perhaps 'Number' is meant" in (mapped.expected or "")


def test_a_missing_column_does_not_lose_the_others(tmp_path: Path) -> None:
    check, document = _read(
        tmp_path, [{"id": "a", "title": "x"}], columns={"id": "id", "title": "title", "date": "Day"}
    )
    assert isinstance(check, Check)
    assert isinstance(document, Document)
    assert (check.code, document.title) == ("table-column-missing", "x")


def test_a_mapping_that_cannot_be_followed_is_an_error_that_offers_the_known_names(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        _read(
            tmp_path,
            [{"id": "a"}],
            columns={"id": "id", "adressee": "To"},
            values={"form": {"Tel": "telegramm"}},
            defaults={"dispatch": "sent", "date_order": "american", "century": "20"},
        )
    words = [str(problem) for problem in caught.value.problems]
    assert len(words) == 5
    assert "perhaps 'addressee'" in words[0]
    assert "perhaps 'telegram'" in words[1]
    assert all(problem.choices for problem in caught.value.problems[:4])


@pytest.mark.parametrize("content", [b"", b"\xff\xfei\x00", "id\nМ\n".encode("cp1251")])
def test_a_file_that_is_no_table_is_a_check(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letters.csv"
    path.write_bytes(content)
    (check,) = _read_file(path)
    assert isinstance(check, Check)
    assert check.severity is Severity.VIOLATION


def test_another_encoding_is_read_where_the_source_declares_it(tmp_path: Path) -> None:
    path = tmp_path / "letters.csv"
    path.write_bytes("id;title\n1;Миру\n".encode("cp1251"))
    (document,) = _read_file(path, encoding="windows-1251")
    assert isinstance(document, Document)
    assert document.title == "Миру"
    (check,) = _read_file(path, encoding="windows-0")
    assert isinstance(check, Check)


def test_a_workbook_is_read_like_a_csv_file(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "sender"])
    sheet.append([7, "Anna"])
    book.save(tmp_path / "letters.xlsx")
    (document,) = _read_file(tmp_path / "letters.xlsx")
    assert isinstance(document, Document)
    assert (document.id, document.record.line, document.participants[0].name) == ("letters/7", 2, "Anna")


def test_two_tables_may_both_count_from_1(tmp_path: Path) -> None:
    for name in ("1901.csv", "1902.csv"):
        write_rows(tmp_path / name, ["id", "title"], [{"id": "1", "title": name}])
    found = [
        read_table(tmp_path / file, file=f"sources/{file}", source=SourceConfig(name=name, path=path))
        for file, name, path in (
            ("1901.csv", "first", "sources/1901.csv"),
            ("1902.csv", "second", "sources/1902.csv"),
            ("1901.csv", "all", "sources"),
            ("1902.csv", "all", "sources"),
        )
    ]
    assert [each.id for entries in found for each in entries if isinstance(each, Document)] == [
        "first/1",
        "second/1",
        "all/1901.csv/1",
        "all/1902.csv/1",
    ]


def test_an_id_that_is_an_address_identifies_in_another_authority_file(tmp_path: Path) -> None:
    gnd, viaf, place = "https://d-nb.info/gnd/1", "http://viaf.org/viaf/2", "https://www.geonames.org/3"
    row = {
        "id": "r1",
        "sender": "Anna Muster; Bruno; Carl",
        "sender_id": f"{gnd} {viaf}; bruno; Q1 {gnd}",
        "addressee_id": viaf,
        "place_from": "Musterstadt",
        "place_from_id": place,
    }
    document = _document(tmp_path, row)
    anna, bruno, carl, nameless = document.participants
    assert (anna.entity, anna.refs) == (None, (gnd, viaf))
    assert (bruno.entity, bruno.refs) == ("bruno", ())
    assert (carl.entity, carl.refs) == (f"Q1 {gnd}", ())
    assert (nameless.name, nameless.as_written, nameless.refs) == (viaf, viaf, (viaf,))
    assert (document.places[0].entity, document.places[0].refs) == (None, (place,))


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "columns", "letters", "identified", "places"),
    [
        (
            "spener",
            {
                "id": "edition + key",
                "sender": "sender",
                "sender_id": "senderID",
                "place_from": "senderPlace",
                "place_from_id": "senderPlaceID",
                "date_edtf": "senderDate",
                "date_as_written": "senderDateText",
                "addressee": "addressee",
                "addressee_id": "addresseeID",
                "place_to": "addresseePlace",
                "place_to_id": "addresseePlaceID",
                "document_number": "key",
                "remark": "note",
            },
            2434,  # one key stands twice in one edition
            4175,
            3883,
        ),
        (
            "tolkien",
            {
                "id": "key",
                "place_from": "senderPlace",
                "place_from_id": "senderPlaceID",
                "date_edtf": "senderDate",
                "addressee": "addressee",
                "addressee_id": "addresseeID",
                "url": "seeAlso",
            },
            508,
            29,
            26,
        ),
    ],
)
def test_shared_tables_of_letters_are_read_with_their_authority_files(
    shared: Path, name: str, columns: Mapping[str, str], letters: int, identified: int, places: int
) -> None:
    path = shared / "corpus" / "cmif" / name / "letters.csv"
    source = SourceConfig(name=name, path=path.name, columns=columns, defaults={"separator": "|"})
    items = list(read_table(path, file=path.name, source=source))
    documents = [item for item in items if isinstance(item, Document)]
    assert len(documents) == letters
    assert sum(bool(each.refs) for document in documents for each in document.participants) == identified
    assert sum(bool(each.refs) for document in documents for each in document.places) == places
    assert not [each for document in documents for each in document.participants if each.entity]
