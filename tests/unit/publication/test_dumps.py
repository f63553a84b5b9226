"""Dumps: independent parsers read back the same graph from every format; alignments add and never take."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg_builder.errors import StoreError, UsageError
from kg_builder.publication import DUMP_FORMATS, alignment_names, write_dump
from kg_builder.store import GraphStore

BASE = "https://example.org/ruritania/"
KGB = "https://w3id.org/kg-builder/ontology#"
KGK = "https://w3id.org/kg-builder/kind#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def line(subject: str, predicate: str, value: str, graph: str) -> str:
    return f"<{BASE}{subject}> <{predicate}> {value} <{BASE}graph/source/{graph}> .\n"


@pytest.fixture
def store(tmp_path: Path) -> GraphStore:
    """Two documents that share an agent, a meeting that took place and one that was only intended."""
    lines = [
        line("agent/x", TYPE, f"<{KGB}Person>", "1"),
        line("agent/x", "http://www.w3.org/2000/01/rdf-schema#label", '"A \\"quoted\\" <name>\\n\\u0001"', "1"),
        line("agent/x", TYPE, f"<{KGB}Person>", "2"),
        line("document/1", f"{KGB}sentBy", f"<{BASE}agent/x>", "1"),
    ]
    for name, actuality in (("met", "actual"), ("hoped", "intended")):
        lines += [
            line(f"event/{name}", TYPE, f"<{KGB}Event>", "1"),
            line(f"event/{name}", f"{KGB}hasActuality", f"<{KGK}actuality-{actuality}>", "1"),
            line(f"event/{name}", f"{KGB}hasStatus", f"<{KGK}status-read-by-person>", "1"),
        ]
    path = tmp_path / "graph.nq"
    path.write_text("".join(sorted(lines)), encoding="utf-8")
    return GraphStore.of_nquads(path)


def dumped(store: GraphStore, name: str, align: str | None = None) -> bytes:
    out = io.BytesIO()
    write_dump(store, out, name, base=BASE, align=align)
    return out.getvalue()


@pytest.mark.parametrize("name", sorted(DUMP_FORMATS))
def test_the_same_graph_is_read_back(store: GraphStore, name: str) -> None:
    with_graphs = name in ("trig", "nq", "jsonld")
    expected = {
        (quad.subject, quad.predicate, quad.object, quad.graph_name if with_graphs else ox.DefaultGraph())
        for quad in ox.parse(dumped(store, "nq"), format=ox.RdfFormat.N_QUADS)
    }
    read = ox.parse(dumped(store, name), format=DUMP_FORMATS[name])
    assert {(quad.subject, quad.predicate, quad.object, quad.graph_name) for quad in read} == expected


@pytest.mark.parametrize(("name", "count"), [("ttl", 9), ("nt", 9)])
def test_rdflib_reads_the_union_once(store: GraphStore, name: str, count: int) -> None:
    assert len(rdflib.Graph().parse(data=dumped(store, name), format=name)) == count


def test_an_alignment_adds_superclasses_through_our_own_hierarchy(store: GraphStore) -> None:
    plain = set(dumped(store, "nq").splitlines())
    aligned = set(dumped(store, "nq", "rico").splitlines())
    assert plain < aligned
    added = b"\n".join(aligned - plain)
    assert b"https://www.ica.org/standards/RiC/ontology#Person>" in added
    assert b"https://www.ica.org/standards/RiC/ontology#Agent>" in added
    assert b"https://www.ica.org/standards/RiC/ontology#hasSender>" in added


@pytest.mark.parametrize(("name", "activity"), [("cidoc", b"E7_Activity>"), ("rico", b"RiC/ontology#Event>")])
def test_only_what_took_place_becomes_an_event_elsewhere(store: GraphStore, name: str, activity: bytes) -> None:
    lines = [line for line in dumped(store, "nq", name).splitlines() if activity in line]
    assert lines
    assert not [line for line in lines if b"hoped" in line]


def test_an_unknown_alignment_offers_the_known_ones(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="cidoc"):
        dumped(store, "ttl", "cidok")


def test_every_alignment_can_be_written(store: GraphStore) -> None:
    for name in alignment_names():
        assert dumped(store, "ttl", name)


@pytest.mark.parametrize("name", sorted(DUMP_FORMATS))
def test_a_damaged_build_is_said(store: GraphStore, name: str) -> None:
    assert store.nquads is not None
    store.nquads.write_bytes(store.nquads.read_bytes()[:-40])
    with pytest.raises(StoreError, match=r"graph\.nq:\d+: damaged"):
        dumped(store, name)
