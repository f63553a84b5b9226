"""Stored queries are loaded with their headers; every fault of every header is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.errors import QueryError
from kg_builder.model import Severity
from kg_builder.queries import load_audits, load_queries, merge_queries
from kg_builder.queries.stored import adhoc_query

GOOD = """#+ summary: Who?
#+ description: >-
#+   One row
#+   each.
#+ order: 7
#+ absence: true
#+ parameters:
#+   - name: _on_xsd_dateTime
#+     meaning: the day
#+     example: 1901-03-02
#+   - name: __until_xsd_dateTime
#+     meaning: its end
#+     takes: on
#+     binds: end
#+   - name: __act_iri
#+     meaning: the kind
#+     example: receipt
#+     scheme: act
SELECT ?s { ?s ?p ?o . FILTER(?o > ?_on_xsd_dateTime && ?o < ?__until_xsd_dateTime || ?p = ?__act_iri) } ORDER BY ?s
"""


def _load(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.rq").write_text(text, encoding="utf-8")


def test_a_header_is_read(tmp_path: Path) -> None:
    _load(tmp_path, good=GOOD)
    query = load_queries(tmp_path)["good"]
    assert (query.summary, query.description, query.order, query.absence) == ("Who?", "One row each.", 7, True)
    on, until, act = query.parameters
    assert (on.example, on.binds_end, on.takes) == ("1901-03-02", False, None)
    assert (until.takes, until.binds_end, until.required) == ("on", True, False)
    assert act.scheme == "act"
    assert [parameter.short for parameter in query.asked] == ["on", "act"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("#+ summary: Who?\n", "", "no summary"),
        ("summary: Who?", "sumary: Who?", "perhaps 'summary'"),
        ("order: 7", "order: first", "a whole number"),
        ("absence: true", "absence: maybe", "true or false"),
        ("meaning: the day", "meening: the day", "perhaps 'meaning'"),
        ("#+     meaning: the day\n", "", "no meaning of _on_xsd_dateTime"),
        ("#+     example: 1901-03-02\n", "", "no example of _on_xsd_dateTime"),
        ("takes: on", "takes: off", "the short name of another parameter"),
        ("binds: end", "binds: middle", "start or end"),
        ("scheme: act", "scheme: acts", "a scheme of kinds"),
        ("scheme: act", "of: [Persn]", "a class of the ontology"),
        ("name: __act_iri", "name: act", "a name such as _person_iri"),
        ("?p = ?__act_iri", "?p = ?o", "which the query does not use"),
        ("?p = ?__act_iri", "?p = ?__act_iri && ?__other_iri", "which the header does not explain"),
        ("SELECT ?s {", "SELECT ?_on_xsd_dateTime {", "in the SELECT clause"),
        ("?o < ?__until", "?o <?_on_xsd_dateTime&&?o> ?__until", "which reads as an IRI"),
        ("name: __act_iri", "name: __on_iri", "two parameters with the short name"),
        ("#+ parameters:\n", "#+ parameters: none\n#+ x:\n", "entries that begin with"),
        ("#+ order: 7", '#+ order: "7', "no YAML"),
        ("#+", "#", "no header"),
    ],
)
def test_a_faulty_header_is_refused_with_what_was_expected(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    _load(tmp_path, faulty=GOOD.replace(old, new))
    with pytest.raises(QueryError) as raised:
        load_queries(tmp_path)
    assert said in str(raised.value)
    assert all(problem.file == "faulty.rq" and problem.line for problem in raised.value.problems)


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    _load(tmp_path, one="SELECT * {}", two=GOOD.replace("order: 7", "order: x").replace("summary", "sumary"), good=GOOD)
    (tmp_path / "three.rq").write_bytes("#+ summary: Grüße\n".encode("latin-1"))
    with pytest.raises(QueryError) as raised:
        load_queries(tmp_path)
    assert {problem.file for problem in raised.value.problems} == {"one.rq", "two.rq", "three.rq"}
    assert len(raised.value.problems) == 5


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such folder"):
        load_queries(tmp_path / "nowhere")


def test_audits_have_severity_and_message(tmp_path: Path) -> None:
    _load(tmp_path, audit="#+ summary: Is it?\n#+ severity: warning\n#+ message: it is not\nSELECT ?s { ?s ?p ?o }")
    audit = load_audits(tmp_path)["audit"]
    assert (audit.severity, audit.message) == (Severity.WARNING, "it is not")
    _load(tmp_path, audit="#+ summary: Is it?\n#+ severity: grave\nSELECT ?s { ?s ?p ?o }")
    with pytest.raises(QueryError, match=r"(?s)severity: 'grave'.*no message"):
        load_audits(tmp_path)


def test_shipped_queries_and_audits_are_sound_and_ordered() -> None:
    orders = [query.order for query in load_queries().values()]
    assert orders == sorted(set(orders))
    assert next(iter(load_queries())) == "who-reported-to-whom"
    assert len(load_audits()) == 5
    absent = {query.name for query in load_queries().values() if query.absence}
    assert {"missing-messages", "number-gaps", "only-as-copy"} <= absent


def test_a_project_can_replace_a_question(tmp_path: Path) -> None:
    _load(tmp_path, coverage=GOOD)
    merged = merge_queries(load_queries(), load_queries(tmp_path))
    assert merged["coverage"].summary == "Who?"
    assert len(merged) == len(load_queries())


def test_an_ad_hoc_query_has_the_parameters_that_it_names() -> None:
    query = adhoc_query("SELECT * { ?s ?_p_iri ?__q . ?s ?_p_iri ?o } # ?_not", file="stdin")
    assert [parameter.short for parameter in query.parameters] == ["p", "q"]
    assert adhoc_query(GOOD, file="own.rq").absence
    with pytest.raises(QueryError, match=r"own\.rq"):
        adhoc_query(GOOD.replace("order: 7", "order: x"), file="own.rq")
