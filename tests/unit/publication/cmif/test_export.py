"""The header of an index, whom it names and how, and what it leaves out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from tests.unit.publication.cmif.normal import BASE, OPTIONS, TEI, export

from kg_builder.authority import Authority
from kg_builder.cli import main
from kg_builder.config import Config, load_config
from kg_builder.errors import ConfigError, UsageError
from kg_builder.mapping import map_authority, map_document, map_links
from kg_builder.model import (
    ActKind,
    AgentKind,
    AuthorityRecord,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    DateValue,
    Document,
    Edition,
    EntityType,
    Identifier,
    Mention,
    Name,
    NameKind,
    NumberKind,
    Participant,
    PlaceRole,
    PlaceStatement,
    Role,
    SourceRecord,
    Span,
    Transcription,
    Voice,
)
from kg_builder.pipeline import build
from kg_builder.publication.cmif import CmifOptions, accepted_licence
from kg_builder.publication.cmif.entries import mint_entry_key
from kg_builder.publication.cmif.header import settle_header
from kg_builder.store import GraphStore, open_build

ROW = SourceRecord(file="sources/letters.csv", locator="row=1", line=2)
GOLDEN = Path(__file__).parents[3] / "golden" / "cmif" / "ruritania" / "input.xml"


def record(key: str, kind: EntityType, label: str, *same_as: str) -> AuthorityRecord:
    """Somebody or some place of the tables."""
    return AuthorityRecord(
        id=key,
        type=kind,
        label=label,
        names=(Name(value=label, kind=NameKind.PREFERRED, record=ROW),),
        record=ROW,
        same_as=same_as,
    )


AUTHORITY = Authority(
    records={
        one.id: one
        for one in (
            record("anna", EntityType.PERSON, "Anna Muster", "https://viaf.org/viaf/1", "https://d-nb.info/gnd/2"),
            record("carl", EntityType.PERSON, "Carl Beispiel", "http://www.wikidata.org/entity/Q4115189"),
            record("dora", EntityType.PERSON, "Dora Probe", "https://d-nb.info/gnd/3"),
            record("ministry", EntityType.ORGANISATION, "Ministry", "https://d-nb.info/gnd/4"),
            record("strelsau", EntityType.PLACE, "Strelsau", "https://www.geonames.org/5", "https://d-nb.info/gnd/6"),
        )
    }
)


def person(role: Role, name: str | None, **fields: object) -> Participant:
    """Somebody who took part in the sending."""
    plain = Participant(
        rests_on=ROW, stated_by=Voice.CATALOGUER, rule="table", role=role, act="sending", name=name, as_written=name
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # fields of a participant


def document(*participants: Participant, **fields: object) -> Document:
    """A letter of a table."""
    plain = Document(
        id="letters/1",
        source="sources/letters.csv",
        source_name="letters",
        record=ROW,
        acts=(
            CorrespondenceAct(
                rests_on=ROW, stated_by=Voice.CATALOGUER, rule="table", key="sending", kind=ActKind.SENDING
            ),
        ),
        participants=participants,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # fields of a document


def exported(*documents: Document, options: CmifOptions = OPTIONS) -> tuple[etree._Element, dict[str, int]]:
    """The index of some documents, and what it leaves out."""
    graphs = [map_document(each, AUTHORITY, BASE).graph for each in documents]
    graphs += [map_authority(AUTHORITY, BASE), map_links(AUTHORITY, BASE)]
    store = GraphStore.of_nquads("".join(line for graph in graphs for line in graph.nquads()).encode())
    text, report = export(store, options)
    assert text == export(store, options)[0]
    return etree.fromstring(text.encode()), dict(report.left_out)


def names(tree: etree._Element, kind: str) -> list[tuple[str, str | None, str | None]]:
    """Element, words and address of everybody and every place of an action."""
    action = tree.find(f".//{TEI}correspAction[@type='{kind}']")
    assert action is not None
    return [(str(each.tag).removeprefix(TEI), each.text, each.get("ref")) for each in action]


def test_authority_files_come_from_links_and_the_best_accepted_one_is_given() -> None:
    place = PlaceStatement(
        rests_on=ROW,
        stated_by=Voice.CATALOGUER,
        rule="table",
        role=PlaceRole.SENT_FROM,
        name="S.",
        as_written="S.",
        entity="strelsau",
    )
    tree, left_out = exported(
        document(
            person(Role.SENDER, "A. M.", entity="anna"),
            person(Role.ADDRESSEE, "C. B.", entity="carl"),
            places=(place,),
        )
    )
    assert names(tree, "sent") == [
        ("persName", "Anna Muster", "https://d-nb.info/gnd/2"),
        ("placeName", "Strelsau", "https://www.geonames.org/5"),
    ]
    assert names(tree, "received") == [("persName", "Carl Beispiel", None)]
    assert left_out["Wikidata addresses of people and places"] == 1


def test_addresses_of_the_source_are_kept_but_for_wikidata() -> None:
    refs = ("https://example.org/people/1", "http://www.wikidata.org/entity/Q4115189")
    tree, left_out = exported(document(person(Role.SENDER, "Eva", refs=refs)))
    assert names(tree, "sent") == [("persName", "Eva", "https://example.org/people/1")]
    assert left_out["Wikidata addresses of people and places"] == 1


def test_organisations_and_offices_are_no_persons() -> None:
    tree, _ = exported(
        document(
            person(Role.SENDER, "M.", entity="ministry"),
            person(Role.SENDER, None, as_written="Envoy", office="Envoy"),
            person(Role.ADDRESSEE, "Society", agent_kind=AgentKind.ORGANISATION),
        )
    )
    assert sorted(names(tree, "sent"), key=str) == [
        ("orgName", "Envoy", None),
        ("orgName", "Ministry", "https://d-nb.info/gnd/4"),
    ]
    assert names(tree, "received") == [("orgName", "Society", None)]


def test_both_actions_are_always_there_and_who_is_not_known_is_unknown() -> None:
    tree, _ = exported(document(person(Role.SENDER, "Eva")))
    assert names(tree, "received") == [("persName", "Unknown", None)]


def test_a_document_that_is_no_correspondence_is_left_out_and_counted() -> None:
    tree, left_out = exported(document(person(Role.COPY_RECIPIENT, "Eva")))
    assert tree.find(f".//{TEI}correspDesc") is None
    assert left_out["documents without sender and addressee"] == 1
    assert left_out["copy recipient (people and bodies)"] == 1


def test_dates_are_given_to_the_day_with_their_words() -> None:
    value = DateValue(
        as_written="3 May 1901, 2.30 p.m.",
        edtf="1901-05-03T14:30:00",
        earliest="1901-05-03T14:30:00",
        latest="1901-05-03T14:30:59",
    )
    date = DateStatement(
        rests_on=ROW, stated_by=Voice.CATALOGUER, rule="table", kind=DateKind.SENDING, value=value, act="sending"
    )
    tree, left_out = exported(document(person(Role.SENDER, "Eva"), dates=(date,)))
    found = tree.findall(f".//{TEI}correspAction/{TEI}date")
    assert [(each.get("when"), each.text) for each in found] == [("1901-05-03", "3 May 1901, 2.30 p.m.")]
    assert left_out["clock times"] == 1


def test_people_whom_a_text_mentions_are_named_where_an_accepted_file_knows_them() -> None:
    text = "Dora and Carl"
    mentions = tuple(
        Mention(span=Span.of(text, *place), type=EntityType.PERSON, entity=entity, rule="names")
        for place, entity in (((0, 4), "dora"), ((9, 13), "carl"))
    )
    tree, _ = exported(
        document(person(Role.SENDER, "Eva"), text=text, transcription=Transcription(sha256="0" * 64), mentions=mentions)
    )
    refs = [(each.get("type"), each.get("target"), each.text) for each in tree.iter(f"{TEI}ref")]
    assert refs == [("cmif:mentionsPerson", "https://d-nb.info/gnd/3", "Dora Probe")]


def test_uuids_begin_with_a_letter_and_stay() -> None:
    made = [mint_entry_key(BASE, "", f"Letters of Ruritania {n}") for n in range(50)]
    assert all(key[0].isalpha() for key in made)
    assert len(set(made)) == 50
    assert made[0] == mint_entry_key(BASE, "", "Letters of Ruritania 0")


def test_the_number_of_a_document_is_its_key_and_no_part_of_the_edition() -> None:
    def printed(number: str) -> Document:
        edition = Edition(
            rests_on=ROW,
            stated_by=Voice.CATALOGUER,
            rule="table",
            citation=f"Letters of Ruritania, volume 2, document {number}",
            document_number=number,
        )
        value = Identifier(
            rests_on=ROW, stated_by=Voice.CATALOGUER, rule="table", kind=NumberKind.DOCUMENT_NUMBER, value=number
        )
        return document(person(Role.SENDER, "Eva"), id=f"letters/{number}", editions=(edition,), identifiers=(value,))

    tree, _ = exported(printed("7"), printed("8"))
    assert [bibl.text for bibl in tree.iter(f"{TEI}bibl")] == ["Letters of Ruritania, volume 2"]
    assert sorted(str(letter.get("key")) for letter in tree.iter(f"{TEI}correspDesc")) == ["7", "8"]


def test_letters_without_an_edition_belong_to_the_one_that_is_named() -> None:
    tree, _ = exported(
        document(person(Role.SENDER, "Eva")), options=replace(OPTIONS, bibl="Letters of Ruritania, online")
    )
    (bibl,) = tree.iter(f"{TEI}bibl")
    (letter,) = tree.iter(f"{TEI}correspDesc")
    assert (bibl.get("type"), bibl.text) == ("online", "Letters of Ruritania, online")
    assert letter.get("source") == f"#{bibl.get('{http://www.w3.org/XML/1998/namespace}id')}"


@pytest.mark.parametrize(
    ("words", "accepted"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("http://creativecommons.org/licenses/by/4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY-SA 4.0", None),
        ("https://creativecommons.org/licenses/by-nc/4.0/", None),
        ("https://creativecommons.org/licenses/by/3.0/", None),
        ("MIT", None),
    ],
)
def test_licences_that_corresp_search_accepts(words: str, accepted: str | None) -> None:
    assert accepted_licence(words) == accepted


def test_everything_that_is_missing_is_said_at_once() -> None:
    with pytest.raises(UsageError) as raised:
        settle_header(Config(folder=Path(), license="MIT"), CmifOptions(), (), date="2024-03-01")
    assert [problem.found for problem in raised.value.problems] == [
        "no title",
        "no editor",
        "no publisher",
        "the licence 'MIT'",
    ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that holds the golden file, built."""
    (tmp_path / "sources").mkdir()
    shutil.copy(GOLDEN, tmp_path / "sources" / "index.xml")
    (tmp_path / "kg.toml").write_text(
        '[dataset]\nbase = "https://example.org/muster/"\n[cmif]\neditor = "Jane Example <jane@example.org>"\n',
        encoding="utf-8",
    )
    build(tmp_path)
    return tmp_path


def test_the_command_takes_the_header_from_kg_toml_and_from_the_only_index_that_was_read(project: Path) -> None:
    output = project / "out.xml"
    result = CliRunner().invoke(
        main,
        [
            "export",
            "cmif",
            "--project",
            str(project),
            "--date",
            "2024-03-01",
            "--url",
            "https://e.org/c.xml",
            "-o",
            str(output),
        ],
    )
    assert result.exit_code == 0, result.output
    assert "3 letters" in result.stderr
    assert "1  relay (acts)" in result.stderr
    tree = etree.parse(output)
    assert tree.findtext(f".//{TEI}titleStmt/{TEI}title") == "Letters of Anna Muster"
    assert tree.findtext(f".//{TEI}editor/{TEI}email") == "jane@example.org"
    assert tree.findtext(f".//{TEI}publisher") == "Academy of Ruritania"
    assert tree.findtext(f".//{TEI}idno") == "https://e.org/c.xml"
    licence = tree.find(f".//{TEI}licence")
    assert licence is not None
    assert licence.get("target") == "https://creativecommons.org/licenses/by/4.0/"


def test_an_unaccepted_licence_is_an_error_that_offers_the_choices(project: Path) -> None:
    result = CliRunner().invoke(main, ["export", "cmif", "--project", str(project), "--licence", "CC BY-NC 4.0"])
    assert result.exit_code == 2
    assert "CC BY-NC 4.0" in result.output
    assert "publicdomain/zero" in result.output


def test_an_unknown_key_of_the_table_is_an_error(project: Path) -> None:
    (project / "kg.toml").write_text('[cmif]\ntittle = "x"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="tittle"):
        load_config(project)


def test_addresses_of_an_index_lead_to_the_records_of_the_tables_and_back(project: Path) -> None:
    (project / "authority").mkdir()
    (project / "authority" / "people.csv").write_text(
        "id,label,same_as\nanna,Anna Muster,http://d-nb.info/gnd/11111111X\ndora,Dora Probe,https://d-nb.info/gnd/33333333X\n",
        encoding="utf-8",
    )
    build(project)
    store = open_build(project / "build")
    question = (
        "PREFIX kgb: <https://w3id.org/kg-builder/ontology#> SELECT ?letter WHERE "
        "{{ ?letter kgb:{} <https://example.org/muster/person/{}> }}"
    )
    assert len(store.select(question.format("sentBy", "anna")).rows) == 2  # by her address, and once by her name
    assert len(store.select(question.format("mentions", "dora")).rows) == 1
    result = CliRunner().invoke(main, ["export", "cmif", "--project", str(project), "--date", "2024-03-01"])
    assert result.exit_code == 0, result.output
    assert (
        '<persName ref="https://d-nb.info/gnd/11111111X https://viaf.org/viaf/22222">Anna Muster</persName>'
        in result.stdout
    )
