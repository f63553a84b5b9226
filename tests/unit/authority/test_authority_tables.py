"""Authority tables: what sound rows become, and that each fault is named while the rest arrives."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from kg_builder.authority import Authority, load_authority
from kg_builder.model import Check, EntityType, NameKind, Severity

PEOPLE = """id,label,family_name,birth,death,same_as,source,note
anna,Anna Muster,Muster,1851-05-03,May 1920,https://example.org/a; Q12,Register of Musterstadt,an invention
carl,Carl Beispiel,Beispiel,,,,,
"""
OFFICES = """id,label,organisation,place,subordinate_to,source,note
envoy,Envoy to Ruritania,ministry,musterstadt,minister,,
minister,Minister of Musters,ministry,,,,
"""
TABLES = {
    "people.csv": PEOPLE,
    "organisations.csv": "id,label,same_as,source,note\nministry,Ministry of Musters,,,\n",
    "polities.csv": "id,label,capital,same_as,source,note\nruritania,Ruritania,musterstadt,,,\n",
    "places.csv": "id,label,same_as,source,note\nmusterstadt,Musterstadt,,,\n",
    "offices.csv": OFFICES,
    "tenures.csv": "person,office,from,to,acting,source,note\nanna,envoy,1880,3 May 1890,yes,Almanac,\n",
    "names.csv": "entity,name,kind,scheme,language,from,to,source\ncarl,FALKE,pseudonym,,de,1880,,Cipher book\n",
}


def load(project: Path, **changed: str) -> tuple[Authority, tuple[Check, ...]]:
    """The authority of a project with the tables above, some of them changed."""
    folder = project / "authority"
    folder.mkdir(exist_ok=True)
    for name, content in {**TABLES, **{f"{name}.csv": text for name, text in changed.items()}}.items():
        (folder / name).write_text(content, encoding="utf-8")
    return load_authority(folder, project=project)


def the_check(checks: tuple[Check, ...], code: str) -> Check:
    """The only check; it has the code."""
    assert [check.code for check in checks] == [code]
    return checks[0]


def test_sound_tables_arrive_whole(tmp_path: Path) -> None:
    authority, checks = load(tmp_path)
    assert checks == ()
    assert list(authority.records) == sorted(authority.records)
    assert {record.id: record.type for record in authority.records.values()} == {
        "anna": EntityType.PERSON,
        "carl": EntityType.PERSON,
        "envoy": EntityType.OFFICE,
        "minister": EntityType.OFFICE,
        "ministry": EntityType.ORGANISATION,
        "musterstadt": EntityType.PLACE,
        "ruritania": EntityType.POLITY,
    }
    anna, ruritania, envoy = (authority.records[name] for name in ("anna", "ruritania", "envoy"))
    assert (anna.label, anna.family_name, anna.source) == ("Anna Muster", "Muster", "Register of Musterstadt")
    assert anna.same_as == ("https://example.org/a", "http://www.wikidata.org/entity/Q12")
    assert anna.birth is not None and anna.birth.earliest == "1851-05-03T00:00:00"
    assert anna.death is not None and (anna.death.edtf, anna.death.as_written) == ("1920-05", "May 1920")
    assert (anna.record.file, anna.record.locator, anna.record.line) == ("authority/people.csv", "row=1", 2)
    assert ruritania.capital == "musterstadt"
    assert (envoy.organisation, envoy.place, envoy.subordinate_to) == ("ministry", "musterstadt", ("minister",))


def test_a_tenure_keeps_its_bounds_and_source(tmp_path: Path) -> None:
    authority, _ = load(tmp_path)
    (tenure,) = authority.tenures
    assert (tenure.person, tenure.office, tenure.acting, tenure.source) == ("anna", "envoy", True, "Almanac")
    assert tenure.start is not None and tenure.start.edtf == "1880"
    assert tenure.end is not None and tenure.end.latest == "1890-05-03T23:59:59"


def test_the_label_is_the_first_name_and_the_table_of_names_adds_to_it(tmp_path: Path) -> None:
    authority, _ = load(tmp_path)
    label, pseudonym = authority.records["carl"].names
    assert (label.value, label.kind) == ("Carl Beispiel", NameKind.PREFERRED)
    assert (pseudonym.value, pseudonym.kind, pseudonym.source) == ("FALKE", NameKind.PSEUDONYM, "Cipher book")
    assert pseudonym.language == "de"
    assert pseudonym.used_from is not None and pseudonym.used_from.edtf == "1880"


def test_a_preferred_name_with_a_source_of_its_own_replaces_the_label_among_the_names(tmp_path: Path) -> None:
    authority, checks = load(tmp_path, names="entity,name,kind,source\ncarl,Carl Beispiel,preferred,Passport\n")
    assert checks == ()
    (name,) = authority.records["carl"].names
    assert (name.value, name.source, name.record.file) == ("Carl Beispiel", "Passport", "authority/names.csv")


def test_a_name_without_a_kind_is_a_variant(tmp_path: Path) -> None:
    authority, checks = load(tmp_path, names="entity,name\ncarl,Karl Beispiel\n")
    assert checks == ()
    assert authority.records["carl"].names[1].kind is NameKind.VARIANT


def test_no_folder_is_an_empty_authority(tmp_path: Path) -> None:
    authority, checks = load_authority(tmp_path / "authority", project=tmp_path)
    assert authority.empty and checks == ()
    assert authority.get("anna") is None


def test_semicolons_byte_order_mark_and_workbooks_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "authority"
    folder.mkdir()
    (folder / "people.csv").write_bytes("\ufeffid;label\r\nanna;Anna Muster\r\n".encode())
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["id", "label"])
    sheet.append(["musterstadt", "Musterstadt"])
    book.save(folder / "places.xlsx")
    authority, checks = load_authority(folder, project=tmp_path)
    assert checks == ()
    assert list(authority.records) == ["anna", "musterstadt"]
    assert authority.records["musterstadt"].record.file == "authority/places.xlsx"


def test_a_table_without_its_id_column_names_the_columns(tmp_path: Path) -> None:
    authority, checks = load(tmp_path, people="identifier,label\nanna,Anna Muster\n", names="entity,name\n", tenures="")
    missing = next(check for check in checks if check.code == "missing-column")
    assert missing.severity is Severity.VIOLATION
    assert (missing.file, missing.line) == ("authority/people.csv", 1)
    assert missing.found == "the columns identifier, label"
    assert missing.expected == "at least the columns id, label"
    assert "ruritania" in authority.records and "anna" not in authority.records


def test_an_unknown_column_is_a_warning_with_the_nearest_one(tmp_path: Path) -> None:
    authority, checks = load(tmp_path, places="id,label,sourse\nmusterstadt,Musterstadt,Map\n")
    check = the_check(checks, "unknown-column")
    assert check.severity is Severity.WARNING
    assert check.found == "the column 'sourse'"
    assert check.expected is not None and "'source'" in check.expected
    assert "musterstadt" in authority.records


def test_an_id_that_is_given_twice_keeps_the_first_row_over_all_tables(tmp_path: Path) -> None:
    places = "id,label\nmusterstadt,Musterstadt\nanna,Anna on the Hill\n"
    authority, checks = load(tmp_path, places=places)
    check = the_check(checks, "duplicate-id")
    assert check.severity is Severity.VIOLATION
    assert (check.file, check.line, check.found) == ("authority/places.csv", 3, "'anna'")
    assert check.expected is not None and "authority/people.csv:2" in check.expected
    assert authority.records["anna"].type is EntityType.PERSON


@pytest.mark.parametrize(
    ("table", "content", "found", "near", "line"),
    [
        ("tenures", "person,office\nanna,envoy\nana,envoy\n", "'ana'", "'anna'", 3),
        ("tenures", "person,office\nanna,envoi\n", "'envoi'", "'envoy'", 2),
        ("names", "entity,name\ncarll,Karl\n", "'carll'", "'carl'", 2),
        ("polities", "id,label,capital\nruritania,Ruritania,mustersadt\n", "'mustersadt'", "'musterstadt'", 2),
        ("offices", "id,label,organisation\nenvoy,Envoy,ministri\n", "'ministri'", "'ministry'", 2),
        ("offices", "id,label,subordinate_to\nenvoy,Envoy,envoi\n", "'envoi'", "'envoy'", 2),
        ("offices", "id,label,place\nenvoy,Envoy,mustestadt\n", "'mustestadt'", "'musterstadt'", 2),
    ],
)
def test_an_id_that_no_table_defines(
    tmp_path: Path, *, table: str, content: str, found: str, near: str, line: int
) -> None:
    _, checks = load(tmp_path, **{table: content})
    check = the_check(checks, "unknown-id")
    assert check.severity is Severity.VIOLATION
    assert (check.file, check.line, check.found) == (f"authority/{table}.csv", line, found)
    assert check.expected is not None and near in check.expected


def test_a_faulty_reference_leaves_the_record(tmp_path: Path) -> None:
    authority, _ = load(tmp_path, polities="id,label,capital\nruritania,Ruritania,atlantis\n")
    assert authority.records["ruritania"].capital is None


def test_an_id_of_something_else_is_named_as_such(tmp_path: Path) -> None:
    authority, checks = load(tmp_path, tenures="person,office\nmusterstadt,envoy\nanna,envoy\n")
    check = the_check(checks, "wrong-type-of-id")
    assert check.found == "'musterstadt', a place"
    assert [tenure.person for tenure in authority.tenures] == ["anna"]


def test_a_bad_date_drops_a_tenure_but_not_a_person(tmp_path: Path) -> None:
    people = "id,label,birth\nanna,Anna Muster,1851-02-30\ncarl,Carl Beispiel,soon\n"
    tenures = "person,office,from,to\nanna,envoy,1880,whenever\ncarl,envoy,1881,1882\n"
    authority, checks = load(tmp_path, people=people, tenures=tenures)
    assert [(check.code, check.file, check.line, check.found) for check in checks] == [
        ("bad-date", "authority/people.csv", 2, "'1851-02-30'"),
        ("bad-date", "authority/people.csv", 3, "'soon'"),
        ("bad-date", "authority/tenures.csv", 2, "'whenever'"),
    ]
    assert authority.records["anna"].birth is None
    assert [tenure.person for tenure in authority.tenures] == ["carl"]


def test_a_tenure_that_ends_before_it_begins_is_left_out(tmp_path: Path) -> None:
    authority, checks = load(tmp_path, tenures="person,office,from,to\nanna,envoy,1890,1880\n")
    assert the_check(checks, "tenure-reversed").found == "from 1890 to 1880"
    assert authority.tenures == ()


def test_acting_is_yes_or_no(tmp_path: Path) -> None:
    tenures = "person,office,acting\nanna,envoy,no\ncarl,envoy,TRUE\nanna,minister,maybe\n"
    authority, checks = load(tmp_path, tenures=tenures)
    assert the_check(checks, "bad-yes-no").found == "'maybe'"
    assert [tenure.acting for tenure in authority.tenures] == [False, True]


@pytest.mark.parametrize(
    ("content", "code"),
    [("id,label\n,Anna Muster\ncarl,C\n", "empty-id"), ("id,label\nanna,\ncarl,C\n", "empty-label")],
)
def test_a_row_without_id_or_label_is_left_out(tmp_path: Path, content: str, code: str) -> None:
    authority, checks = load(tmp_path, people=content, tenures="person,office\n")
    assert (the_check(checks, code).line, "carl" in authority.records) == (2, True)
    assert "anna" not in authority.records


def test_an_unknown_kind_of_name_offers_the_known_ones(tmp_path: Path) -> None:
    names = "entity,name,kind\nanna,A. Muster,psuedonym\nanna,Änne Muster,variant\nanna,,variant\n"
    authority, checks = load(tmp_path, names=names)
    unknown, empty = checks
    assert (unknown.code, unknown.line, unknown.found) == ("unknown-name-kind", 2, "'psuedonym'")
    assert unknown.expected is not None
    assert all(kind.value in unknown.expected for kind in NameKind)
    assert "the nearest is 'pseudonym'" in unknown.expected
    assert empty.code == "empty-name"
    assert [name.value for name in authority.records["anna"].names] == ["Anna Muster", "Änne Muster"]


@pytest.mark.parametrize("kind", ["pseudonym", "cryptonym"])
def test_a_secret_name_without_a_source_is_a_warning_and_stays(tmp_path: Path, kind: str) -> None:
    authority, checks = load(tmp_path, names=f"entity,name,kind,source\ncarl,FALKE,{kind},\n")
    assert the_check(checks, "pseudonym-without-source").severity is Severity.WARNING
    assert authority.records["carl"].names[1].value == "FALKE"


def test_a_circle_of_offices_is_a_violation_and_is_cut(tmp_path: Path) -> None:
    offices = "id,label,subordinate_to\na,A,b\nb,B,c\nc,C,a;top\nd,D,a\ntop,Top,\nself,Self,self\n"
    authority, checks = load(tmp_path, offices=offices, tenures="person,office\n")
    assert [(check.code, check.line) for check in checks] == [("cyclic-subordination", line) for line in (2, 3, 4, 7)]
    assert checks[0].severity is Severity.VIOLATION
    assert checks[0].found is not None and "a, b, c" in checks[0].found
    above = {name: authority.records[name].subordinate_to for name in ("a", "b", "c", "d", "self")}
    assert above == {"a": (), "b": (), "c": ("top",), "d": ("a",), "self": ()}


def test_offices_that_share_a_superior_are_no_circle(tmp_path: Path) -> None:
    offices = "id,label,subordinate_to\na,A,b;c\nb,B,top\nc,C,top\ntop,Top,\n"
    authority, checks = load(tmp_path, offices=offices, tenures="person,office\n")
    assert checks == ()
    assert authority.records["a"].subordinate_to == ("b", "c")


def test_one_identity_of_two_records_links_neither(tmp_path: Path) -> None:
    people = (
        "id,label,same_as\nanna,Anna Muster,Q12;https://example.org/a\ncarl,Carl,https://www.wikidata.org/wiki/Q12\n"
    )
    authority, checks = load(tmp_path, people=people)
    assert [(check.code, check.severity, check.line) for check in checks] == [
        ("shared-identity", Severity.VIOLATION, 2),
        ("shared-identity", Severity.VIOLATION, 3),
    ]
    assert authority.records["anna"].same_as == ("https://example.org/a",)
    assert authority.records["carl"].same_as == ()


def test_two_identities_in_one_authority_file_are_a_warning(tmp_path: Path) -> None:
    authority, checks = load(tmp_path, people="id,label,same_as\nanna,Anna Muster,Q12; Q13\ncarl,Carl,Q14\n")
    check = the_check(checks, "identities-of-one-authority")
    assert (check.severity, check.line) == (Severity.WARNING, 2)
    assert len(authority.records["anna"].same_as) == 2


@pytest.mark.parametrize(
    "words",
    [
        "Q0",
        "ftp://example.org/a",
        "https://",
        "https://example.org/a b",
        "nonsense",
        "https://example.org/%zz",
        "https://example.org:x/",
        "https://example.org/a[1]",
    ],
)
def test_what_cannot_be_linked_is_left_out(tmp_path: Path, words: str) -> None:
    authority, checks = load(tmp_path, people=f"id,label,same_as\nanna,Anna,{words};Q12\ncarl,Carl,\n")
    assert the_check(checks, "bad-iri").found == repr(words)
    assert authority.records["anna"].same_as == ("http://www.wikidata.org/entity/Q12",)


def test_a_row_of_the_wrong_length_does_not_stop_the_others(tmp_path: Path) -> None:
    authority, checks = load(tmp_path, people="id,label,note\nanna,Anna,\nberta,Berta\ncarl,Carl,\n")
    assert (the_check(checks, "row-malformed").file, checks[0].line) == ("authority/people.csv", 3)
    assert {"anna", "carl"} <= set(authority.records) and "berta" not in authority.records


def test_a_table_that_is_no_text_does_not_stop_the_others(tmp_path: Path) -> None:
    load(tmp_path)
    (tmp_path / "authority/places.csv").write_bytes(b"\xff\xfei\x00d\x00")
    authority, checks = load_authority(tmp_path / "authority", project=tmp_path)
    assert checks[0].code == "table-unreadable" and checks[0].file == "authority/places.csv"
    assert "anna" in authority.records


def test_unknown_and_doubled_tables_are_named(tmp_path: Path) -> None:
    load(tmp_path)
    (tmp_path / "authority/peple.csv").write_text("id,label\n", encoding="utf-8")
    (tmp_path / "authority/places.tsv").write_text("id\tlabel\nx\tX\n", encoding="utf-8")
    (tmp_path / "authority/README.txt").write_text("notes", encoding="utf-8")
    (tmp_path / "authority/offices.xls").write_bytes(b"PK")
    authority, checks = load_authority(tmp_path / "authority", project=tmp_path)
    assert [(check.code, check.file) for check in checks] == [
        ("unknown-table", "authority/offices.xls"),
        ("unknown-table", "authority/peple.csv"),
        ("table-doubled", "authority/places.tsv"),
    ]
    assert checks[0].expected == "a table saved as .csv, .tsv, .xlsx, .ods"
    assert checks[1].expected is not None and "'people'" in checks[1].expected
    assert "x" not in authority.records and "musterstadt" in authority.records
