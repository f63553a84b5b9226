"""Every audit has conforming and violating examples, and finds nothing wrong in the invented correspondence."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg_builder import vocab
from kg_builder.queries import QueriedGraph, load_audits
from kg_builder.store import GraphStore

HERE = Path(__file__).parent / "audit"
AUDITS = load_audits()
CASES = sorted(HERE.glob("*/*.trig"))
WRONG = "https://example.org/ruritania/wrong"


def _graph(path: Path) -> GraphStore:
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.TRIG)
    return GraphStore(store)


def test_every_audit_has_both_kinds_of_example() -> None:
    assert {path.name for path in HERE.iterdir()} == set(AUDITS)
    for name in AUDITS:
        assert list((HERE / name).glob("conforms-*.trig"))
        assert list((HERE / name).glob("violates-*.trig"))
    assert len(CASES) == 27


def test_every_short_form_has_a_violating_example() -> None:
    names = {path.stem.removeprefix("violates-") for path in (HERE / "short-forms-supported").glob("violates-*.trig")}
    assert names == vocab.SHORT_FORMS


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_audit_finds_what_is_wrong_and_nothing_else(path: Path) -> None:
    audit = AUDITS[path.parent.name]
    answer = _graph(path).select(audit.text)
    assert answer.variables == ("subject", "property", "value", "graph")
    found = [str(getattr(row[0], "value", "")) for row in answer.rows]
    assert found == ([WRONG] if path.stem.startswith("violates-") else [])


@pytest.mark.parametrize("name", AUDITS)
def test_the_invented_correspondence_passes(oxigraph: QueriedGraph, name: str) -> None:
    assert oxigraph.select(AUDITS[name].text).rows == ()
    assert AUDITS[name].message
