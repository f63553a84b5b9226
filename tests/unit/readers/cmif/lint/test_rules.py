"""Every rule of the lint: a file that keeps them all, and for each rule a change that breaks it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg_builder.cli import main
from kg_builder.model import Severity
from kg_builder.readers.cmif.lint import RULES, lint_cmif

SOUND = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>Letters of Ruritania</title><editor>E. Probe <email>probe@example.org</email></editor></titleStmt>
<publicationStmt>
<publisher>Academy of Ruritania</publisher>
<idno type="url">https://example.org/cmif.xml</idno>
<date when="2024-03-01T10:00:00Z"/>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC-BY 4.0</licence></availability>
</publicationStmt>
<sourceDesc><bibl type="print" xml:id="c0ffee00-0000-4000-8000-000000000001">Letters</bibl></sourceDesc>
</fileDesc>
<profileDesc>
<correspDesc key="1" ref="https://example.org/1" source="#c0ffee00-0000-4000-8000-000000000001">
<correspAction type="sent">
<persName ref="https://d-nb.info/gnd/118540238" cert="low">Muster, Anna</persName>
<placeName ref="https://www.geonames.org/77">Musterstadt</placeName>
<date when="1901-05-03" evidence="conjecture">3 May [1901]</date>
</correspAction>
<correspAction type="received">
<persName ref="https://viaf.org/viaf/22222">Beispiel, Carl</persName>
<date notBefore="1901-05" notAfter="1901-06"/>
</correspAction>
<note><ref type="https://lod.academy/cmif/vocab/terms/mentionsPlace" target="https://www.geonames.org/78">T</ref></note>
</correspDesc>
<correspDesc key="2" source="#c0ffee00-0000-4000-8000-000000000001">
<correspAction type="sent">
<persName>Unknown</persName>
</correspAction>
<correspAction type="received">
<orgName ref="https://viaf.org/viaf/33333">Society of Ruritania</orgName>
</correspAction>
</correspDesc>
</profileDesc>
</teiHeader>
<text><body><p/></body></text>
</TEI>
"""
SECOND = SOUND[SOUND.index('<correspDesc key="2"') : SOUND.index("</profileDesc>")]
ANNA = '<persName ref="https://d-nb.info/gnd/118540238" cert="low">Muster, Anna</persName>'
CARL = '<persName ref="https://viaf.org/viaf/22222">Beispiel, Carl</persName>'
DATE = '<date when="1901-05-03" evidence="conjecture">3 May [1901]</date>'
TOWN = '<placeName ref="https://www.geonames.org/77">Musterstadt</placeName>'
BIBL = '<bibl type="print" xml:id="c0ffee00-0000-4000-8000-000000000001">Letters</bibl>'
UUID = "c0ffee00-0000-4000-8000-000000000001"

CASES = [
    ("title", "<title>Letters of Ruritania</title>", "<title/>"),
    ("editor", "<editor>E. Probe <email>probe@example.org</email></editor>", ""),
    ("editor-email", " <email>probe@example.org</email>", ""),
    ("publisher", "<publisher>Academy of Ruritania</publisher>", ""),
    (
        "licence",
        'target="https://creativecommons.org/licenses/by/4.0/"',
        'target="https://creativecommons.org/licenses/by/3.0/"',
    ),
    ("licence", "<licence", "<p><licence", "</licence>", "</licence></p>"),
    ("licence-words", ">CC-BY 4.0<", ">CC0<"),
    ("licence-words", "licenses/by/4.0/", "publicdomain/zero/1.0/"),
    ("file-date", "2024-03-01T10:00:00Z", "2024-03-01"),
    ("idno", "https://example.org/cmif.xml", "cmif.xml"),
    ("idno", 'type="url"', 'type="DOI"'),
    ("bibl-words", ">Letters</bibl>", "></bibl>"),
    ("bibl-type", 'type="print"', 'type="book"'),
    ("bibl-uuid", UUID, "c0ffee", UUID, "c0ffee", UUID, "c0ffee"),
    ("bibl-unused", BIBL, BIBL + BIBL.replace("01", "02")),
    ("source", f' source="#{UUID}"', ""),
    ("source-missing", f'source="#{UUID}"', f'source="{UUID}"'),
    ("source-missing", f'source="#{UUID}"', f'source="#{UUID} #nothing"'),
    ("letter-address", 'ref="https://example.org/1"', 'ref="1"'),
    ("letter-address-repeated", 'key="2"', 'key="2" ref="https://example.org/1"'),
    ("key-repeated", 'key="2"', 'key="1"'),
    ("letter-repeated", "</profileDesc>", SECOND.replace('key="2"', 'key="3"') + "</profileDesc>"),
    ("unknown-attribute", 'key="1"', 'key="1" sameAs="other"'),
    ("unknown-element", TOWN, TOWN + "<rs>x</rs>"),
    ("unknown-element", "<note>", "<correspContext/><note>"),
    ("action-missing", SECOND[SECOND.index('<correspAction type="received">') : SECOND.index("</correspDesc>")], ""),
    ("action-repeated", "<note>", f'<correspAction type="received">{CARL}</correspAction><note>'),
    ("action-type", "<note>", f'<correspAction type="forwarded">{CARL}</correspAction><note>'),
    ("action-words", TOWN, "at " + TOWN),
    ("action-nobody", ANNA, ""),
    ("name-empty", TOWN, '<placeName ref="https://www.geonames.org/77"/>'),
    ("name-unknown", ">Unknown<", ">Unbekannt<"),
    ("name-unknown", "<persName>Unknown", '<persName ref="https://correspSearch.net/unknown">Somebody'),
    ("name-nested", "Muster, Anna", "<hi>Muster</hi>, Anna"),
    ("person-ref", 'ref="https://viaf.org/viaf/22222"', ""),
    ("person-file", "https://viaf.org/viaf/22222", "http://www.wikidata.org/entity/Q4115189"),
    ("place-ref", 'ref="https://www.geonames.org/77"', ""),
    ("place-file", "https://www.geonames.org/77", "https://d-nb.info/gnd/4000000-7"),
    ("place-repeated", TOWN, TOWN + TOWN),
    ("ref-address", "https://viaf.org/viaf/22222", "VIAF 22222"),
    ("ref-number", "118540238", "118540239"),
    ("ref-names", "<persName>Unknown", '<persName ref="https://d-nb.info/gnd/118540238">Anna Muster'),
    ("name-refs", "<persName>Unknown", '<persName ref="https://d-nb.info/gnd/118607626">Muster, Anna'),
    ("sender-is-addressee", CARL, ANNA),
    ("cert", 'cert="low"', 'cert="medium"'),
    ("evidence", 'evidence="conjecture"', 'evidence="external"'),
    ("name-question", "Beispiel, Carl", "Beispiel, Carl?"),
    ("name-question", "Beispiel, Carl", "Beispiel, Carl (?)"),
    ("name-brackets", "Musterstadt<", "[Musterstadt]<"),
    ("evidence-span", "<date notBefore", '<date evidence="conjecture" notBefore'),
    ("date-attributes", 'when="1901-05-03" ', ""),
    ("date-format", 'when="1901-05-03"', 'when="3.5.1901"'),
    ("date-format", 'when="1901-05-03"', 'when="1901-02-30"'),
    ("date-order", 'notBefore="1901-05"', 'notBefore="1901-07"'),
    ("date-mixed", 'when="1901-05-03"', 'when="1901-05-03" to="1901-05-04"'),
    ("date-repeated", DATE, DATE + DATE),
    ("date-words", "3 May [1901]", "1901-05-03"),
    ("date-year", "3 May [1901]", "3 May 1910"),
    ("received-first", 'notBefore="1901-05" notAfter="1901-06"', 'when="1901-04"'),
    ("note-type", "mentionsPlace", "smells"),
    ("note-target", ' target="https://www.geonames.org/78"', ""),
    ("note-prefix", "https://lod.academy/cmif/vocab/terms/mentionsPlace", "cmif:mentionsPlace"),
]
# Broken in ways that break another rule with it.
TOGETHER = [
    ("letters", SOUND[SOUND.index("<correspDesc") : SOUND.index("</profileDesc>")], ""),
    ("bibl-repeated", BIBL, BIBL + BIBL),
    ("not-tei", "http://www.tei-c.org/ns/1.0", "http://example.org/"),
    ("bibl", BIBL, ""),
    ("bibl-letter", f'xml:id="{UUID}"', 'xml:id="1"'),
]


def codes_of(path: Path, text: str) -> list[str]:
    """The codes of all that the lint has to say of a file."""
    path.write_text(text, encoding="utf-8")
    return [check.code.removeprefix("cmif-") for check in lint_cmif(path, file="index.xml")]


def test_a_sound_file_is_let_pass(tmp_path: Path) -> None:
    assert codes_of(tmp_path / "index.xml", SOUND) == []


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case[0]}" for number, case in enumerate(CASES)])
def test_a_broken_rule_is_told_and_nothing_else(tmp_path: Path, case: tuple[str, ...]) -> None:
    code, *changes = case
    text = SOUND
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    assert set(codes_of(tmp_path / "index.xml", text)) == {code}


@pytest.mark.parametrize(("code", "old", "new"), TOGETHER)
def test_a_rule_that_cannot_be_broken_alone(tmp_path: Path, code: str, old: str, new: str) -> None:
    assert code in codes_of(tmp_path / "index.xml", SOUND.replace(old, new))


def test_every_rule_has_a_case() -> None:
    assert {case[0] for case in (*CASES, *TOGETHER)} == set(RULES)


def test_every_rule_cites_where_it_is_written() -> None:
    places = ("documentation, ", "cmi-customization.odd", "cmif.sch", "CMIF 1.1 proposal", "CMIF v2 proposal", "TEI, ")
    assert all(rule.source.startswith(places) for rule in RULES.values())


def test_each_line_names_the_place_the_rule_and_the_section(tmp_path: Path) -> None:
    path = tmp_path / "index.xml"
    path.write_text(SOUND.replace('cert="low"', 'cert="medium"'), encoding="utf-8")
    result = CliRunner().invoke(main, ["lint", "cmif", str(path)])
    assert result.exit_code == 1
    assert (
        ":17: violation: a certainty that CMIF does not have [documentation, Correspondence Metadata: " in result.output
    )
    assert "[cmif-cert]" in result.output
    (found,) = json.loads(CliRunner().invoke(main, ["lint", "cmif", "--format", "json", str(path)]).stdout)
    assert (found["code"], found["line"], found["severity"]) == ("cmif-cert", 17, "violation")
    assert found["section"] == RULES["cert"].source


def test_notes_can_be_left_out_and_warnings_are_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "index.xml"
    path.write_text(SOUND.replace(">Unknown<", ">Unbekannt<").replace("3 May [1901]", "1901-05-03"), encoding="utf-8")
    result = CliRunner().invoke(main, ["lint", "cmif", "--quiet", str(path)])
    assert result.exit_code == 0
    assert "0 violations, 1 warning, 0 notes." in result.stderr
    assert "cmif-date-words" not in result.stdout


def test_faulty_markup_is_told_first(tmp_path: Path) -> None:
    path = tmp_path / "index.xml"
    path.write_text(SOUND[:-60], encoding="utf-8")
    assert lint_cmif(path, file="index.xml")[0].code.startswith("xml-")


@pytest.mark.corpus
def test_the_shared_files_have_the_faults_that_we_know_of(shared: Path) -> None:
    files = sorted((shared / "corpus" / "cmif").rglob("*.xml"))
    checks = [check for path in files for check in lint_cmif(path, file=path.name)]
    counts = Counter(check.code.removeprefix("cmif-") for check in checks if check.severity is not Severity.NOTE)
    assert counts == {
        "action-nobody": 2,
        "action-type": 4,
        "bibl": 1,
        "bibl-uuid": 4,
        "cert": 121,
        "date-attributes": 8,
        "date-year": 9,
        "editor": 1,
        "evidence": 2,
        "file-date": 5,
        "key-repeated": 3,
        "licence": 11,
        "licence-words": 11,
        "name-brackets": 611,
        "name-empty": 11,
        "name-question": 145,
        "name-refs": 1,
        "name-unknown": 6,
        "person-file": 2,
        "place-file": 28,
        "sender-is-addressee": 4,
        "unknown-attribute": 1657,
    }
