"""Judgements on relations are lines of a ledger: accepted ones are stated, rejected ones never proposed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.model import Certainty, Check, Document, DocumentRelation, RelationKind, SourceRecord, Status, Voice
from kg_builder.pipeline import build
from kg_builder.relations import Judged, judge_relations, load_judgements, propose_relations
from kg_builder.relations.proposals import Reason, RelationProposal
from kg_builder.store import open_build

ROW = SourceRecord(file="letters.csv", locator="row=1", line=2)
SAME, DRAFT = RelationKind.SAME_MESSAGE_AS, RelationKind.DRAFT_OF
HEAD = "# kg_builder documents 1\nsubject\tpredicate\tobject\tmodifier\tauthor\tdate\tcomment\n"


def document(name: str, *relations: DocumentRelation) -> Document:
    return Document(
        id=f"letters/{name}", source=f"letters/{name}.txt", source_name="letters", record=ROW, relations=relations
    )


def proposal(subject: str = "a", kind: RelationKind = SAME, target: str = "b") -> RelationProposal:
    reason = Reason(rule="relations/number", words="the number is 7 in both", ground=ROW)
    return RelationProposal(
        subject=f"letters/{subject}",
        kind=kind,
        target=f"letters/{target}",
        certainty=Certainty.MEDIUM,
        reasons=(reason,),
    )


def ledger(folder: Path, lines: str, head: str = HEAD) -> Path:
    (folder / "decisions").mkdir(exist_ok=True)
    (folder / "decisions/documents.tsv").write_text(head + lines, encoding="utf-8")
    return folder / "decisions"


def judged(folder: Path, lines: str, *documents: Document, proposals: tuple[RelationProposal, ...] = ()) -> Judged:
    judgements, checks = load_judgements(ledger(folder, lines), project=folder)
    assert checks == ()
    return judge_relations(documents or (document("a"), document("b")), proposals, judgements)


def test_an_accepted_proposal_is_stated_and_checked(tmp_path: Path) -> None:
    line = "letters/a\tsameMessageAs\tletters/b\t\tAnna Muster\t2024-05-03\tthe same hand\n"
    result = judged(tmp_path, line, proposals=(proposal(),))
    assert result.proposals == ()
    assert result.checks == ()
    (relation,) = result.documents[0].relations
    assert (relation.kind, relation.target, relation.status) == (SAME, "letters/b", Status.CHECKED)
    assert (relation.stated_by, relation.rule) == (Voice.RESEARCHER, "decisions/documents.tsv")
    assert isinstance(relation.rests_on, SourceRecord)
    assert (relation.rests_on.file, relation.rests_on.line) == ("decisions/documents.tsv", 3)
    assert result.documents[1].relations == ()


def test_what_nobody_proposed_is_read_by_a_person(tmp_path: Path) -> None:
    result = judged(tmp_path, "b.txt\tkgb:draftOf\ta\t\t\t\t\n")
    (relation,) = result.documents[1].relations
    assert (relation.kind, relation.target, relation.status) == (DRAFT, "letters/a", Status.READ_BY_PERSON)


def test_the_same_message_stands_in_the_graph_of_the_first_however_written(tmp_path: Path) -> None:
    result = judged(tmp_path, "letters/b\tsameMessageAs\tletters/a\t\t\t\t\n", proposals=(proposal(),))
    assert [len(each.relations) for each in result.documents] == [1, 0]
    assert result.proposals == ()


@pytest.mark.parametrize("line", ["letters/a\tsameMessageAs\tletters/b\tNot\t\t\t\n"])
def test_a_rejected_proposal_is_not_proposed_again(tmp_path: Path, line: str) -> None:
    others = (proposal(kind=DRAFT), proposal(target="c"))
    documents = (document("a"), document("b"), document("c"))
    result = judged(tmp_path, line, *documents, proposals=(proposal(), *others))
    assert result.proposals == others
    assert all(each.relations == () for each in result.documents)


def test_an_accepted_relation_leaves_nothing_else_to_propose_of_the_two(tmp_path: Path) -> None:
    line = "letters/b\tdraftOf\tletters/a\t\t\t\t\n"
    assert judged(tmp_path, line, proposals=(proposal(),)).proposals == ()


def test_what_a_rule_read_can_be_checked_or_taken_away(tmp_path: Path) -> None:
    conveys = DocumentRelation(
        kind=RelationKind.CONVEYS, target="letters/b", rests_on=ROW, stated_by=Voice.AUTHOR, rule="inside/x"
    )
    documents = (document("a", conveys), document("b"))
    accepted = judged(tmp_path, "letters/a\tconveys\tletters/b\t\t\t\t\n", *documents)
    assert [each.status for each in accepted.documents[0].relations] == [Status.CHECKED]
    rejected = judged(tmp_path, "letters/a\tconveys\tletters/b\tNot\t\t\t\n", *documents)
    assert rejected.documents[0].relations == ()


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("letters/a\tsameMessageAs\tletters/z\t\t\t\t\n", ["judgement-document"]),
        ("letters/a\tsameMessageAs\ta\t\t\t\t\n", ["judgement-itself"]),
        (
            "letters/a\tsameMessageAs\tletters/b\t\t\t\t\nletters/b\tsameMessageAs\tletters/a\tNot\t\t\t\n",
            ["judgement-contradicted"],
        ),
    ],
)
def test_a_line_that_cannot_be_followed_waits(tmp_path: Path, lines: str, codes: list[str]) -> None:
    result = judged(tmp_path, lines, proposals=(proposal(),))
    assert [check.code for check in result.checks] == codes
    assert all(check.file == "decisions/documents.tsv" and check.line for check in result.checks)
    assert all(each.relations == () for each in result.documents)
    assert result.proposals == (proposal(),)


FAULTS = [
    ("letters/a\tsame\tletters/b\t\t\t\t\n", "the predicate 'same'"),
    ("letters/a\tdraftOf\tletters/b\tno\t\t\t\n", "the modifier 'no'"),
    ("\tdraftOf\tletters/b\t\t\t\t\n", "no subject"),
    ("letters/a\tdraftOf\t\t\t\t\t\n", "no object"),
    ("letters/a\tdraftOf\tletters/b\t\tAnna\t3 May\t\n", "the day '3 May' of the judgement"),
    ("letters/a\tdraftOf\tletters/b\t\t\t\t\tmore\n", "8 cells"),
]


@pytest.mark.parametrize(("line", "found"), FAULTS)
def test_a_faulty_line_is_named_and_the_others_are_followed(tmp_path: Path, line: str, found: str) -> None:
    sound = "letters/a\tsameMessageAs\tletters/b\t\t\t\t\n"
    judgements, (check,) = load_judgements(ledger(tmp_path, line + sound), project=tmp_path)
    assert len(judgements) == 1
    assert (check.code, check.line, check.found) == ("judgement", 3, found)


@pytest.mark.parametrize(
    "head", ["# kg_builder documents 2\nsubject\tpredicate\tobject\n", "subject\tpredicate\n", "a\tb\tc\n"]
)
def test_a_ledger_of_another_form_is_not_followed(tmp_path: Path, head: str) -> None:
    judgements, checks = load_judgements(ledger(tmp_path, "x\tdraftOf\ty\n", head), project=tmp_path)
    assert judgements == ()
    assert [type(check) for check in checks] == [Check]


def test_no_ledger_decides_nothing(tmp_path: Path) -> None:
    assert load_judgements(tmp_path / "decisions", project=tmp_path) == ((), ())
    assert propose_relations([document("a"), document("b")]) == ((), ())


def test_a_build_states_what_was_accepted_and_taking_the_line_back_undoes_it(tmp_path: Path) -> None:
    text = (
        "Ciphered Telegram No. 44\n\nFrom Musterstadt. Sent 2.7.31 04.00.\n\nTo AMBASSADOR\n\n"
        "The balloons are torn.\n\nBEISPIEL\nNo. 72/III\n"
    )
    (tmp_path / "letters").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"letters/{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "kg.toml").write_text(
        'version = 1\n[[sources]]\nname = "letters"\npath = "letters"\n', encoding="utf-8"
    )
    ask = (
        "PREFIX kgb: <https://w3id.org/kg-builder/ontology#> SELECT ?who ?on WHERE "
        "{ ?a kgb:sameMessageAs ?b . ?s a kgb:DocumentRelation ; kgb:pointsTo ?b ; kgb:restsOn ?line . "
        "?line kgb:decidedBy ?who ; kgb:decidedOn ?on }"
    )
    assert len(build(tmp_path).proposals) == 1
    folder = ledger(tmp_path, "a.txt\tsameMessageAs\tb.txt\t\tAnna Muster\t2024-05-03\t\n")
    report = build(tmp_path)
    assert report.proposals == ()
    assert report.faultless
    ((who, _),) = open_build(tmp_path / "build").select(ask).rows
    assert str(who) == '"Anna Muster"'
    (folder / "documents.tsv").unlink()
    assert len(build(tmp_path).proposals) == 1
    assert open_build(tmp_path / "build").select(ask).rows == ()
