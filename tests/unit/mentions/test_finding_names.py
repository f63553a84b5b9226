"""Which names are found in a text, whom they mean, and which stay open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.authority import Authority
from kg_builder.mentions import MentionFinder
from kg_builder.model import (
    AuthorityRecord,
    Document,
    EntityType,
    Mention,
    Name,
    NameKind,
    SourceRecord,
    Voice,
    Zone,
    ZoneKind,
)

RECORD = SourceRecord(file="authority/names.csv", locator="row=1", line=2)
Found = tuple[str, str | None]


def record(
    entity_id: str, label: str, kind: EntityType = EntityType.PERSON, family: str | None = None, **names: NameKind
) -> AuthorityRecord:
    """A record whose further names are given as keywords, with "_" for a blank."""
    further = ((value.replace("_", " "), name_kind) for value, name_kind in names.items())
    return AuthorityRecord(
        id=entity_id,
        type=kind,
        label=label,
        family_name=family,
        record=RECORD,
        names=tuple(
            Name(value=value, kind=name_kind, record=RECORD)
            for value, name_kind in ((label, NameKind.PREFERRED), *further)
        ),
    )


AUTHORITY = Authority(
    records={
        each.id: each
        for each in (
            record("anna", "Anna Muster", family="Muster", Muster=NameKind.SHORT),
            record("carl", "Carl Beispiel", family="Beispiel", FALKE=NameKind.PSEUDONYM, Graue_Eule=NameKind.PSEUDONYM),
            record("dora", "Dora Beispiel", family="Beispiel"),
            record("emil", "Emil Probe", family="Probe"),
            record("ong-il-sang", "Ong Il-sang", family="Ong", Ong_Ir_Sen=NameKind.TRANSLITERATION),
            record("ong-il", "Ong Il", family="Ong"),
            record("ong-tu", "Ong Tu-bon", family="Ong"),
            record("pank", "Pank Sol", family="Pank"),
            record("otto-1", "Otto Zwilling", family="Zwilling"),
            record("otto-2", "Otto Zwilling", family="Zwilling"),
            record(
                "ruritania",
                "Ruritania",
                EntityType.POLITY,
                Ruritanian=NameKind.DEMONYM,
                Ruritanians=NameKind.DEMONYM,
                RDR=NameKind.ABBREVIATION,
                US=NameKind.ABBREVIATION,
            ),
            record("upper", "Upper Ruritania", EntityType.POLITY, Upper=NameKind.SHORT),
            record("lower", "Lower Ruritania", EntityType.POLITY, Lower_Ruritanian=NameKind.DEMONYM),
            record("musterstadt", "Musterstadt", EntityType.PLACE),
            record("cape", "Cape Sorge, D.R.", EntityType.PLACE),
            record("army", "People's Host", EntityType.ORGANISATION),
            record("bureau", "3rd Bureau of the General Staff", EntityType.ORGANISATION),
            record("envoy", "Envoy to Ruritania", EntityType.OFFICE),
        )
    }
)
FINDER = MentionFinder(AUTHORITY)


def find(text: str, *zones: Zone) -> tuple[Mention, ...]:
    """The mentions of a text, each with words that stand where it says."""
    document = Document(
        id="d", source="d.txt", source_name="d", record=SourceRecord(file="d.txt"), text=text, zones=zones
    )
    mentions = FINDER.find(document)
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.quote
    assert [mention.span for mention in mentions] == sorted(mention.span for mention in mentions)
    return mentions


def found(text: str) -> list[Found]:
    """Words and entity of each mention."""
    return [(mention.span.quote, mention.entity) for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Today Anna Muster wrote.", "Anna Muster", "anna"),
        ("ANNA MUSTER, Telegram", "ANNA MUSTER", "anna"),
        ("by Anna\nMuster, Esq.", "Anna\nMuster", "anna"),
        ("by Anna\r\n  Muster, Esq.", "Anna\r\n  Muster", "anna"),
        ("Ong Il Sang spoke", "Ong Il Sang", "ong-il-sang"),
        ("Ŏng Il-sang spoke", "Ŏng Il-sang", "ong-il-sang"),
        ("ONG IL-SANG spoke", "ONG IL-SANG", "ong-il-sang"),
        ("the Peoples Host and the People’s Host’s march", "People’s Host", "army"),
        ("of the 3rd Bureau of the General\nStaff. 2.7.", "3rd Bureau of the General\nStaff", "bureau"),
        ("from Musterstadt.Sent today", "Musterstadt", "musterstadt"),
        ("at Cape Sorge, D.R.: news", "Cape Sorge, D.R.", "cape"),
        ("the Envoy to Ruritania resigned", "Envoy to Ruritania", "envoy"),
        ("Musterstadt-based", "Musterstadt", "musterstadt"),
        ("l'Ong Il-sang", "Ong Il-sang", "ong-il-sang"),
        ("‘Anna Muster’ was here", "Anna Muster", "anna"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, words: str, entity: str) -> None:
    assert found(text) == [(words, entity)]


@pytest.mark.parametrize(
    "text",
    [
        "there was no muster of the troops",
        "anna muster",
        "Musterstadter and Hinter_Musterstadt and Musterstadt2",
        "O'Muster",
        "Anna, Carl",
        "Anna\n\nMusterich",
        "the upper hand",
        "it helps us and them, rdr",
        "",
        "\ufeff",
    ],
)
def test_what_is_no_name_is_not_found(text: str) -> None:
    assert found(text) == []


def test_offsets_count_byte_order_mark_and_carriage_returns() -> None:
    (mention,) = find("\ufeffA\r\n\r\nTo Anna\r\nMuster\r\n")
    assert (mention.span.start, mention.span.end) == (9, 21)


def test_possessives_stay_outside() -> None:
    assert found("Anna Muster’s and Musterstadt's and the Ruritanians’ wish") == [
        ("Anna Muster", "anna"),
        ("Musterstadt", "musterstadt"),
        ("Ruritanians", "ruritania"),
    ]


def test_an_abbreviation_is_met_in_its_own_case_only() -> None:
    assert found("the RDR and the US, not the Rdr or Us") == [("RDR", "ruritania"), ("US", "ruritania")]


def test_the_longest_name_wins_over_types() -> None:
    text = "Upper Ruritania, Ruritania, Lower Ruritanian troops, Ruritanian troops"
    mentions = find(text)
    assert [(m.span.quote, m.entity, m.demonym, m.type) for m in mentions] == [
        ("Upper Ruritania", "upper", False, EntityType.POLITY),
        ("Ruritania", "ruritania", False, EntityType.POLITY),
        ("Lower Ruritanian", "lower", True, EntityType.POLITY),
        ("Ruritanian", "ruritania", True, EntityType.POLITY),
    ]


def test_a_shorter_name_is_found_where_the_longest_ends_inside_a_word() -> None:
    assert found("Ong Il sangfroid") == [("Ong Il", "ong-il")]
    assert found("Lower Ruritania, Lower Ruritaniana") == [("Lower Ruritania", "lower")]


def test_of_names_that_overlap_the_longest_is_taken_and_the_rest_still_read() -> None:
    authority = Authority(
        records={
            each.id: each
            for each in (
                record("ab", "Alpha Beta", EntityType.PLACE),
                record("bcd", "Beta Gamma Delta", EntityType.PLACE),
                record("de", "Delta Epsilon", EntityType.PLACE),
                record("a", "Alpha", EntityType.PLACE),
            )
        }
    )
    document = Document(
        id="d", source="d", source_name="d", record=RECORD, text="Alpha Beta Gamma Delta Epsilon. Alpha Beta."
    )
    mentions = MentionFinder(authority).find(document)
    assert [(m.span.quote, m.entity) for m in mentions] == [
        ("Alpha", "a"),
        ("Beta Gamma Delta", "bcd"),
        ("Alpha Beta", "ab"),
    ]


def test_a_coordinated_short_form_is_linked_but_not_as_part_of_another_name() -> None:
    assert found("in Upper and Lower Ruritania") == [("Upper", "upper"), ("Lower Ruritania", "lower")]
    assert found("in Upper Freedonia, the upper part") == []


def test_a_name_in_brackets_is_a_mention_of_its_own() -> None:
    assert found("Ong Il-sang [Ong Ir Sen] spoke") == [("Ong Il-sang", "ong-il-sang"), ("Ong Ir Sen", "ong-il-sang")]


def test_a_name_of_two_people_stays_open() -> None:
    (mention,) = find("Otto Zwilling came")
    assert (mention.entity, mention.type, mention.rule) == (None, EntityType.PERSON, "name-shared")


def test_a_pseudonym_is_marked_as_one() -> None:
    bracketed, long = find("To Comrade FALKE [nobody], to Graue Eule")
    assert (bracketed.span.quote, bracketed.entity, bracketed.name_kind) == ("FALKE", "carl", NameKind.PSEUDONYM)
    assert (bracketed.rule, long.rule, long.entity) == ("name-pseudonym", "name-pseudonym", "carl")
    assert found("FALKEN and FALK and falke") == []


@pytest.mark.parametrize(
    "text",
    [
        "To Comrade Muster.",
        "Muster and others",
        "Then Muster said",
        "Copies to Muster (2), others",
        "No. 423/Ab. MUSTER.",
        "Further Muster said; he went further",
        "the Envoy to Ruritania Muster",
        "reported by A. Muster",
        "by A. B. Muster",
        "pro-Muster",
        "by Anna Q. Muster",
    ],
)
def test_a_short_form_of_one_person_is_linked_anywhere(text: str) -> None:
    mention = find(text)[-1]
    assert mention.entity == "anna"
    assert mention.span.quote.endswith(("Muster", "MUSTER"))


def test_initials_and_given_names_belong_to_the_name() -> None:
    assert found("by A. B. Muster") == [("A. B. Muster", "anna")]
    assert found("by Anna Q. Muster") == [("Anna Q. Muster", "anna")]
    assert found("by B. Muster") == [("B. Muster", None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("he saw Bertha Muster there", "Bertha Muster"),
        ("he saw Bertha Maria Muster there", "Bertha Maria Muster"),
        ("he saw Muster-Beispiel there", "Muster-Beispiel"),
        ("he saw Probe-Muster there", "Probe-Muster"),
    ],
)
def test_a_surname_in_an_unknown_longer_name_is_nobodys(text: str, words: str) -> None:
    (mention,) = find(text)
    assert (mention.span.quote, mention.entity, mention.type) == (words, None, EntityType.PERSON)
    assert mention.rule == "name-part-of-longer"


def test_a_surname_after_an_unclear_word_stays_open() -> None:
    assert found("Bertha Muster wrote.") == [("Muster", None)]
    assert found("in the year of Grant Muster’s grant") == [("Muster", None)]


def test_a_family_name_counts_only_where_the_full_name_stands() -> None:
    assert found("Probe wrote.") == []
    assert found("Emil Probe came. Probe wrote.") == [("Emil Probe", "emil"), ("Probe", "emil")]
    assert found("First Probe wrote. Emil Probe came.") == [("Probe", None), ("Emil Probe", "emil")]


def test_a_bare_surname_means_the_nearest_full_name_before() -> None:
    text = "Ong Tu-bon came.\n\nOng Il-sang spoke. Then Ong left.\n\nOng said: later.\n\nOng Tu-bon went. Ong too."
    assert [entity for _, entity in found(text)] == [
        "ong-tu",
        "ong-il-sang",
        "ong-il-sang",
        "ong-il-sang",
        "ong-tu",
        "ong-tu",
    ]
    assert find(text)[2].rule == "surname-after-full-name"


def test_a_bare_surname_stays_open_where_two_bearers_are_near() -> None:
    text = "Ong Il-sang met Ong Il. Ong said so.\n\nLater Ong left."
    assert [entity for _, entity in found(text)] == ["ong-il-sang", "ong-il", None, None]
    assert find(text)[2].rule == "surname-open"


def test_a_name_inside_a_longer_known_name_is_not_found_twice() -> None:
    assert found("Ong Il Sang and Ong Il and Ong Il-sang") == [
        ("Ong Il Sang", "ong-il-sang"),
        ("Ong Il", "ong-il"),
        ("Ong Il-sang", "ong-il-sang"),
    ]


def test_an_unknown_bearer_of_a_surname_is_one_open_mention_and_blocks_the_guess() -> None:
    text = "(Ong Il-sang, Ong Baek, Pank Sol)"
    assert found(text) == [("Ong Il-sang", "ong-il-sang"), ("Ong Baek", None), ("Pank Sol", "pank")]
    assert find(text)[1].type is EntityType.PERSON
    assert found("Ong Il-sang came with Ong Baek. Ong said")[-1] == ("Ong", None)
    assert found("Ong Il-sang came with ONG BAEK, ONG IL-SANG agreed")[1] == ("ONG BAEK", None)
    assert found("Ong Il-sang saw Ong P. Baek and Ong P. Then he left")[1:] == [
        ("Ong P. Baek", None),
        ("Ong P", None),
    ]
    assert found("Ong Il-sang saw Ong Ba\u0301ek’s men")[1] == ("Ong Ba\u0301ek", None)
    assert found("he saw Be\u0301rtha Muster there") == [("Be\u0301rtha Muster", None)]
    assert found("Ong Il-sang saw Ong Baek2 and Ong B" + "a" * 60)[1:] == [
        ("Ong", "ong-il-sang"),
        ("Ong", "ong-il-sang"),
    ]
    assert found("Ong Il-sang saw Ong So and Ong Baek’s men")[1:] == [("Ong So", None), ("Ong Baek", None)]


def test_a_full_name_that_goes_on_is_somebody_elses() -> None:
    assert found("Ong Il Bom came") == [("Ong Il Bom", None)]
    assert found("Ong Il-bom came") == [("Ong Il-bom", None)]
    assert found("Ong Il said") == [("Ong Il", "ong-il")]
    assert found("Ong Il Monday said") == [("Ong Il", "ong-il")]
    assert find("at Ong Il University")[0].type is None


def test_a_western_full_name_does_not_swallow_what_follows() -> None:
    assert found("Anna Muster Telegram") == [("Anna Muster", "anna")]


@pytest.mark.parametrize(
    "text",
    [
        "Ong Il-sang came. Further Ong said",
        "Ong Il-sang came. Then Ong said",
        "Ong Il-sang came with Comrade Ong Minister of Musters",
        "Ong Il-sang came. Ong’s men",
        "Ong Il-sang came. Ong",
        "Ong Il-sang came. Chairman Ong, Comrade Pank Sol",
    ],
)
def test_words_that_are_no_names_are_not_swallowed(text: str) -> None:
    assert ("Ong", "ong-il-sang") in found(text)


def test_letters_stuck_to_a_name_make_another_word() -> None:
    assert found("Ong Il-sang came. OngM’s men") == [("Ong Il-sang", "ong-il-sang")]


def test_a_heading_in_capitals_swallows_nothing() -> None:
    assert found("Ong Il-sang came.\n\nONG VISITS MUSTER\n") == [
        ("Ong Il-sang", "ong-il-sang"),
        ("ONG", None),
        ("MUSTER", "anna"),
    ]
    assert found("ANNA MUSTER VISITS") == [("ANNA MUSTER", "anna")]


def test_a_title_in_which_all_words_have_capitals_swallows_nothing() -> None:
    text = "Ong Meets Muster in Town\n\nOng Il-sang came."
    title = Zone(kind=ZoneKind.TITLE, voice=Voice.EDITOR, start=0, end=25)
    body = Zone(kind=ZoneKind.BODY, voice=Voice.AUTHOR, start=25, end=len(text))
    mentions = find(text, title, body)
    assert [(m.span.quote, m.entity) for m in mentions] == [
        ("Ong", None),
        ("Muster", "anna"),
        ("Ong Il-sang", "ong-il-sang"),
    ]


def test_a_new_line_after_a_short_line_ends_a_name_and_a_wrapped_line_does_not() -> None:
    assert found("Ong Il-sang came.\n\nMy dear Ong\nBaek is here")[1] == ("Ong", "ong-il-sang")
    wrapped = "Ong Il-sang came.\n\nAnd so it was that in those days there came Ong\nBaek to us"
    assert found(wrapped)[1] == ("Ong\nBaek", None)


def test_site_chrome_and_boilerplate_are_not_searched() -> None:
    text = "Anna Muster\nCarl Beispiel\nPank Sol\n"
    zones = [
        Zone(kind=ZoneKind.CHROME, voice=Voice.CATALOGUER, start=0, end=12),
        Zone(kind=ZoneKind.COPIES, voice=Voice.RECEIVING_OFFICE, start=12, end=26),
        Zone(kind=ZoneKind.BOILERPLATE, voice=Voice.CATALOGUER, start=26, end=len(text)),
    ]
    assert [mention.entity for mention in find(text, *zones)] == ["carl"]
    assert [mention.entity for mention in find(text)] == ["anna", "carl", "pank"]


def test_a_document_without_text_and_an_authority_without_names_have_no_mentions() -> None:
    document = Document(id="d", source="d", source_name="d", record=RECORD)
    assert FINDER.find(document) == ()
    told = Document(id="d", source="d", source_name="d", record=RECORD, text="Anna Muster")
    assert MentionFinder(Authority()).find(told) == ()


@pytest.mark.parametrize("filler", ["x ", "Ort. ", "é-", "\r\n"])
@pytest.mark.parametrize("size", [65_500, 65_536, 65_540, 131_070])
def test_names_are_found_across_the_windows_of_a_long_text(filler: str, size: int) -> None:
    before = (filler * size)[: size - 12]
    text = f"{before} Anna\r\nMuster, Musterstadt."
    assert [entity for _, entity in found(text)] == ["anna", "musterstadt"]


def test_a_very_long_line_is_read() -> None:
    text = "a" * 300_000 + " Anna Muster " + "b" * 300_000
    assert found(text) == [("Anna Muster", "anna")]


NAMES = st.sampled_from(
    [
        "Anna Muster",
        "MUSTER",
        "Ong Il-sang",
        "Ong",
        "Ong Il",
        "Baek",
        "FALKE",
        "RDR",
        "Ruritanian",
        "said",
        "é",
        "I",
        ".",
    ]
)
GAPS = st.sampled_from([" ", "\n", "\r\n", "\r\n\r\n", ", ", "-", "’s ", " (", ") "])


@given(st.lists(st.tuples(NAMES, GAPS), max_size=25))
def test_mentions_never_overlap_and_never_depend_on_a_second_reading(parts: list[tuple[str, str]]) -> None:
    text = "".join(name + gap for name, gap in parts)
    mentions = find(text)
    for one, other in pairwise(mentions):
        assert one.span.end <= other.span.start
    assert find(text) == mentions


@given(st.lists(st.tuples(NAMES, st.sampled_from([" ", "\n", ", ", "\n\n", ". "])), max_size=25))
def test_carriage_returns_and_a_byte_order_mark_change_offsets_only(parts: list[tuple[str, str]]) -> None:
    text = "".join(name + gap for name, gap in parts)
    windows = "\ufeff" + text.replace("\n", "\r\n")
    shown = [(quote.replace("\r\n", "\n"), entity) for quote, entity in found(windows)]
    assert shown == found(text)
