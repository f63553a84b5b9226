"""Relations of documents are proposed by record, number, shelfmark, address, signature, draft and language; no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.model import (
    ArchivalReference,
    Certainty,
    DateKind,
    DateStatement,
    DateValue,
    Description,
    DescriptionKind,
    Dispatch,
    Document,
    DocumentRelation,
    Edition,
    Identifier,
    NumberKind,
    Participant,
    RelationKind,
    Role,
    SourceRecord,
    Transcription,
    TranscriptionKind,
    Voice,
)
from kg_builder.relations import RelationProposal, propose_relations
from kg_builder.relations.blocks import MOST_IN_A_BLOCK

SAME, DRAFT, TRANSLATION = RelationKind.SAME_MESSAGE_AS, RelationKind.DRAFT_OF, RelationKind.TRANSLATION_OF
ROW = SourceRecord(file="table.csv")
PARTY = Participant(role=Role.SENDER, rests_on=ROW, stated_by=Voice.CATALOGUER, rule="table/name")
NUMBER = Identifier(kind=NumberKind.OWN_NUMBER, value="", rests_on=ROW, stated_by=Voice.CATALOGUER, rule="table/number")
SHELFMARK = ArchivalReference(
    repository="XYZ",
    levels=(("fond", "4"), ("opis", "1")),
    folios=None,
    as_written="XYZ 4/1",
    rests_on=ROW,
    stated_by=Voice.CATALOGUER,
    rule="table/archive",
)
SUBJECT = Description(
    kind=DescriptionKind.SUBJECT, value="", rests_on=ROW, stated_by=Voice.CATALOGUER, rule="table/subject"
)
DATE = DateStatement(kind=DateKind.SENDING, rests_on=ROW, stated_by=Voice.CATALOGUER, rule="table/date")


def letter(name: str, *, day: str | None = "1901-05-03", sender: str = "anna", addressee: str = "carl") -> Document:
    """A letter known by a record, its parties identified."""
    return Document(
        id=name,
        source=f"{name}.csv",
        source_name="letters",
        record=ROW,
        participants=(
            replace(PARTY, name=sender.title(), entity=sender),
            replace(PARTY, role=Role.ADDRESSEE, name=addressee.title(), entity=addressee),
        ),
        dates=() if day is None else (replace(DATE, value=DateValue(as_written=day, edtf=day)),),
    )


def unresolved(document: Document) -> Document:
    return replace(document, participants=tuple(replace(who, entity=None) for who in document.participants))


def numbered(document: Document, value: str, kind: NumberKind = NumberKind.OWN_NUMBER) -> Document:
    return replace(document, identifiers=(replace(NUMBER, kind=kind, value=value),))


def kept(document: Document, folios: str | None) -> Document:
    return replace(document, archival_references=(replace(SHELFMARK, folios=folios),))


def about(document: Document, subject: str) -> Document:
    return replace(document, descriptions=(replace(SUBJECT, value=subject),))


def text(document: Document, language: str, kind: TranscriptionKind = TranscriptionKind.NOT_STATED) -> Document:
    return replace(document, transcription=Transcription(sha256="0" * 64, language=language, kind=kind))


def proposed(*documents: Document) -> list[tuple[str, RelationKind, str]]:
    proposals, _ = propose_relations(documents)
    return [(one.subject, one.kind, one.target) for one in proposals]


def one_of(*documents: Document) -> RelationProposal:
    (proposal,), _ = propose_relations(documents)
    return proposal


def test_one_sender_one_addressee_one_day_is_proposed_by_signature() -> None:
    proposal = one_of(letter("b"), letter("a"))
    assert (proposal.subject, proposal.kind, proposal.target) == ("a", SAME, "b")
    assert proposal.certainty is Certainty.MEDIUM
    assert proposal.words == "Anna writes to Carl in both; both are of 1901-05-03"
    assert [reason.rule for reason in proposal.reasons] == ["relations/signature"] * 2


@pytest.mark.parametrize(
    "other",
    [
        letter("b", day="1901-05-04"),
        letter("b", day="1901-05"),
        letter("b", day=None),
        letter("b", sender="dora"),
        letter("b", addressee="dora"),
        unresolved(letter("b")),
        letter("b", sender="carl", addressee="anna"),
    ],
)
def test_anything_else_of_a_signature_proposes_nothing(other: Document) -> None:
    assert proposed(letter("a"), other) == []


def test_two_letters_of_one_day_with_numbers_of_their_own_are_two() -> None:
    assert proposed(numbered(letter("a"), "12"), numbered(letter("b"), "13")) == []


def test_of_one_file_a_signature_says_little() -> None:
    one, other = (replace(letter(name), source="list.xml") for name in "ab")
    assert one_of(one, other).certainty is Certainty.LOW


@pytest.mark.parametrize("kind", [NumberKind.TELEGRAM_NUMBER, NumberKind.OWN_NUMBER, NumberKind.SPECIAL_NUMBER])
def test_number_day_and_parties_are_one_message_however_written(kind: NumberKind) -> None:
    one, other = unresolved(numbered(letter("a"), "423/X", kind)), unresolved(numbered(letter("b"), "423 X", kind))
    proposal = one_of(one, other)
    assert proposal.certainty is Certainty.HIGH
    assert proposal.reasons[0].words == "the number is 423/X in both"


@pytest.mark.parametrize(
    "other",
    [
        numbered(letter("b", day="1901-05-04"), "12"),
        numbered(letter("b", sender="dora"), "12"),
        numbered(letter("b"), "13"),
        numbered(letter("b"), "12", NumberKind.COPY_NUMBER),
    ],
)
def test_a_number_alone_is_not_enough(other: Document) -> None:
    assert proposed(unresolved(numbered(letter("a"), "12")), unresolved(other)) == []


def test_a_record_met_twice_is_proposed_and_says_where_the_days_differ() -> None:
    one = numbered(letter("a"), "116236", NumberKind.RECORD_ID)
    other = numbered(letter("b", day="1902-01-01", sender="x", addressee="y"), "116236", NumberKind.RECORD_ID)
    proposal = one_of(one, other)
    assert proposal.certainty is Certainty.MEDIUM
    assert proposal.words == "the record id is 116236 in both; the days differ: 1901-05-03 and 1902-01-01"


def test_the_id_of_an_xml_element_counts_in_its_own_file_alone() -> None:
    one, other = (numbered(unresolved(letter(name)), "letter-7", NumberKind.RECORD_ID) for name in "ab")
    one, other = (
        replace(each, identifiers=tuple(replace(number, rule="cmif/correspDesc") for number in each.identifiers))
        for each in (one, other)
    )
    assert proposed(one, other) == []


def test_one_shelfmark_to_the_folio_is_proposed() -> None:
    one, other = kept(unresolved(letter("a", day=None)), "5-7"), kept(unresolved(letter("b")), "5–7")
    assert one_of(one, other).reasons[0].rule == "relations/shelfmark"
    assert proposed(kept(one, None), kept(other, None)) == []
    assert proposed(one, kept(unresolved(letter("b", sender="dora")), "5-7")) == []
    assert proposed(kept(letter("a"), "5-7"), kept(letter("b", day="1901-05-04"), "5-7")) == []


def test_one_address_is_proposed_but_not_that_of_an_edition() -> None:
    def published(name: str) -> Document:
        edition = Edition(
            citation="x", url="https://example.org/l7", rests_on=ROW, stated_by=Voice.EDITOR, rule="cmif/bibl"
        )
        return replace(unresolved(letter(name)), editions=(edition,))

    assert proposed(published("a"), published("b")) == [("a", SAME, "b")]
    many = [published(f"l{number:02}") for number in range(MOST_IN_A_BLOCK + 1)]
    assert propose_relations(many) == ((), ())


def test_a_translation_points_to_what_it_translates() -> None:
    original, english = text(letter("z"), "ko"), text(letter("a"), "en", TranscriptionKind.TRANSLATION)
    assert proposed(original, english) == [("a", TRANSLATION, "z")]
    assert proposed(text(letter("a"), "ko"), text(letter("z"), "en", TranscriptionKind.TRANSLATION)) == [
        ("z", TRANSLATION, "a")
    ]


def test_two_languages_without_a_word_on_translation_are_one_message_with_a_remark() -> None:
    proposal = one_of(text(letter("a"), "ko"), text(letter("b"), "en-GB"))
    assert proposal.kind is SAME
    assert proposal.reasons[-1].words == "one is in the language ko, the other in en"


def test_a_draft_is_proposed_by_parties_and_subject() -> None:
    draft = about(replace(letter("d", day="1901-05-01"), dispatch=Dispatch.ATTESTED_UNSENT), "Harbour of Musterstadt")
    sent = about(letter("s"), "The harbour at Musterstadt")
    proposal = one_of(draft, sent)
    assert (proposal.subject, proposal.kind, proposal.target) == ("d", DRAFT, "s")
    assert proposal.words == "the same sender and addressee in both; both speak of harbour, musterstadt"
    assert proposed(draft, about(sent, "Seven ships")) == []
    assert proposed(draft, about(letter("s", sender="dora"), "Harbour of Musterstadt")) == []
    assert proposed(about(letter("d", day="1901-05-01"), "Harbour of Musterstadt"), sent) == []


def test_what_is_stated_is_not_proposed_again() -> None:
    one, other = letter("a"), letter("b")
    for kind in (SAME, RelationKind.CONVEYS):
        relation = DocumentRelation(kind=kind, target="a", rests_on=ROW, stated_by=Voice.EDITOR, rule="x")
        assert proposed(one, replace(other, relations=(relation,))) == []
    translated = DocumentRelation(kind=TRANSLATION, target="a", rests_on=ROW, stated_by=Voice.EDITOR, rule="x")
    assert proposed(one, replace(other, relations=(translated,))) == [("a", SAME, "b")]


def test_a_pair_found_by_several_rules_is_one_proposal_with_all_reasons() -> None:
    one, other = (kept(numbered(letter(name), "12"), "5") for name in "ab")
    proposal = one_of(one, other)
    assert proposal.certainty is Certainty.HIGH
    assert len({reason.words for reason in proposal.reasons}) == len(proposal.reasons)
    rules = {reason.rule for reason in proposal.reasons}
    assert rules == {"relations/number", "relations/shelfmark", "relations/signature"}


def test_what_very_many_share_is_one_check_and_no_pair() -> None:
    documents = [letter(f"l{number:03}") for number in range(MOST_IN_A_BLOCK + 1)]
    proposals, (check,) = propose_relations(documents)
    assert proposals == ()
    assert check.code == "relations-many"
    assert check.message.startswith(f"{MOST_IN_A_BLOCK + 1} documents share the sender, addressee and day")
    assert len(propose_relations(documents[:-1])[0]) == MOST_IN_A_BLOCK * (MOST_IN_A_BLOCK - 1) // 2


@given(st.permutations([letter("a"), letter("b"), letter("c", day="1901-05-04"), numbered(letter("d"), "12")]))
def test_the_order_of_the_documents_makes_no_difference(documents: list[Document]) -> None:
    wanted = [letter("a"), letter("b"), letter("c", day="1901-05-04"), numbered(letter("d"), "12")]
    assert propose_relations(documents) == propose_relations(wanted)
