"""The ontology says exactly what `vocab` lists, each term explained; its alignments name only terms that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Graph, URIRef
from rdflib.namespace import DefinedNamespace
from rdflib.plugins.sparql.parser import parseQuery

from kg_builder import __version__, vocab
from kg_builder.store import GraphStore

ONTOLOGY = Path(__file__).parents[2] / "ontology"
ALIGNMENTS = sorted((ONTOLOGY / "alignments").glob("*.ttl"))
CONDITIONS = sorted((ONTOLOGY / "alignments").glob("*.rq"))
EXPLANATIONS = (SKOS.prefLabel, SKOS.definition, SKOS.example)
CLOSED: dict[str, type[DefinedNamespace]] = {str(each): each for each in (FOAF, ORG, PROV, SDO)}
CRM = "http://www.cidoc-crm.org/cidoc-crm/"
RICO = "https://www.ica.org/standards/RiC/ontology#"
OTHER_VOCABULARIES = {CRM: "cidoc_crm_v7.1.3.rdf", RICO: "RiC-O_1-1.rdf"}
VERB = re.compile(
    r"(is|has|acts|sent|addressed|copied|received|signed|drafted|relayed|mentions|stated|rests|attributed|concerns|belongs"
    r"|involves|conveys|located|points|replies|refers|transcribes|fills|may|spoken|happened|glossed)(?=[A-Z]|$)"
)
NOUNS = {"draftOf", "translationOf", "sameMessageAs"}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "kg_builder.ttl")


def names(graph: Graph, kind: URIRef) -> set[str]:
    return {str(each).removeprefix(vocab.KGB) for each in graph.subjects(RDF.type, kind)}


def test_classes_and_properties_are_those_of_vocab(ontology: Graph) -> None:
    assert names(ontology, OWL.Class) == vocab.CLASSES
    assert names(ontology, OWL.ObjectProperty) == vocab.OBJECT_PROPERTIES
    assert names(ontology, OWL.DatatypeProperty) == vocab.DATATYPE_PROPERTIES


def test_kinds_are_those_of_vocab_each_in_its_scheme(ontology: Graph) -> None:
    expected = {
        (vocab.concept(kind), f"{vocab.KGK}{scheme}") for scheme, kinds in vocab.SCHEMES.items() for kind in kinds
    }
    assert {(str(kind), str(scheme)) for kind, scheme in ontology.subject_objects(SKOS.inScheme)} == expected
    assert {str(kind) for kind in ontology.subjects(RDF.type, SKOS.Concept)} == {kind for kind, _ in expected}
    schemes = {str(scheme) for scheme in ontology.subjects(RDF.type, SKOS.ConceptScheme)}
    assert schemes == {f"{vocab.KGK}{scheme}" for scheme in vocab.SCHEMES}


def test_nothing_else_is_described(ontology: Graph) -> None:
    described = {str(subject) for subject in ontology.subjects()} - {"https://w3id.org/kg-builder/ontology"}
    terms = {vocab.KGB + name for name in vocab.TERMS}
    kinds = {vocab.concept(kind) for kinds in vocab.SCHEMES.values() for kind in kinds}
    assert described == terms | kinds | {vocab.KGK + scheme for scheme in vocab.SCHEMES}


def test_every_term_has_one_label_one_definition_one_example_in_each_language(ontology: Graph) -> None:
    for term in set(ontology.subjects()) - {URIRef("https://w3id.org/kg-builder/ontology")}:
        for explanation in EXPLANATIONS:
            languages = [getattr(value, "language", None) for value in ontology.objects(term, explanation)]
            assert "en" in languages, f"{term} has no {explanation} in English"
            assert len(languages) == len(set(languages)), f"{term} has two of {explanation} in one language"
            assert None not in languages, f"{term} has {explanation} without a language"


def test_terms_of_one_sort_are_told_apart_by_their_labels(ontology: Graph) -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = [str(ontology.value(term, SKOS.prefLabel)) for term in ontology.subjects(RDF.type, kind)]
        assert len(labels) == len(set(labels))


def test_object_properties_begin_with_a_verb_and_have_no_inverse(ontology: Graph) -> None:
    assert [name for name in sorted(vocab.OBJECT_PROPERTIES) if not VERB.match(name)] == sorted(NOUNS)
    assert not list(ontology.triples((None, OWL.inverseOf, None)))


def test_constraints_stand_in_shapes_and_not_in_owl(ontology: Graph) -> None:
    assert not list(ontology.subjects(RDF.type, OWL.Restriction))
    used = {str(value) for name in (RDFS.domain, RDFS.range, RDFS.subClassOf) for value in ontology.objects(None, name)}
    assert {each for each in used if not each.startswith(str(XSD))} <= {vocab.KGB + name for name in vocab.CLASSES}


def test_its_version_is_the_packages(ontology: Graph) -> None:
    assert [str(version) for version in ontology.objects(None, OWL.versionInfo)] == [__version__]


def foreign_terms(path: Path) -> set[str]:
    own = (vocab.KGB, str(RDFS))
    return {
        str(term) for triple in Graph().parse(path) for term in triple if not str(term).startswith(own)
    }  # fmt: skip


def test_the_five_alignments_are_there() -> None:
    assert [path.stem for path in ALIGNMENTS] == ["cidoc", "foaf-org", "prov", "rico", "schema"]


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda path: path.stem)
def test_an_alignment_places_our_terms_under_others(path: Path) -> None:
    graph = Graph().parse(path)
    for subject, predicate, value in graph:
        name = str(subject).removeprefix(vocab.KGB)
        allowed = vocab.CLASSES if predicate == RDFS.subClassOf else vocab.TERMS - vocab.CLASSES
        assert predicate in (RDFS.subClassOf, RDFS.subPropertyOf)
        assert name in allowed, f"{subject} is no term of ours that can stand under {value}"


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda path: path.stem)
def test_terms_of_closed_namespaces_exist(path: Path) -> None:
    for iri in sorted(foreign_terms(path)):
        namespace = next((known for known in (*CLOSED, *OTHER_VOCABULARIES) if iri.startswith(known)), None)
        assert namespace is not None, f"nothing here can show that <{iri}> exists"
        if namespace in CLOSED:
            assert URIRef(iri) in CLOSED[namespace], f"<{iri}> does not exist"


@pytest.mark.corpus
@pytest.mark.parametrize("namespace", [CRM, RICO])
def test_terms_of_cidoc_and_rico_exist(shared: Path, namespace: str) -> None:
    published = Graph().parse(shared / "specs" / "ontologies" / OTHER_VOCABULARIES[namespace])
    defined = {str(subject) for subject in published.subjects()}
    used = {iri for path in ALIGNMENTS for iri in foreign_terms(path)} | {
        namespace + local
        for path in CONDITIONS
        for local in re.findall(
            rf"\b{'crm' if namespace == CRM else 'rico'}:(\w[\w-]*)", path.read_text(encoding="utf-8")
        )
    }
    ours = {iri for iri in used if iri.startswith(namespace)}
    assert len(ours) > 15
    assert ours <= defined


@pytest.mark.corpus
def test_no_superproperty_makes_a_thing_what_it_is_not(shared: Path) -> None:
    """RiC-O's domains and ranges, read as a reasoner would, only say what rico.ttl says of the classes anyway."""
    published = Graph().parse(shared / "specs" / "ontologies" / "RiC-O_1-1.rdf")
    aligned = Graph().parse(ONTOLOGY / "alignments" / "rico.ttl")
    own = Graph().parse(ONTOLOGY / "kg_builder.ttl")
    for term, wider in aligned.subject_objects(RDFS.subPropertyOf):
        for side in (RDFS.domain, RDFS.range):
            ours, theirs = own.value(term, side), published.value(wider, side)
            if ours is None or not isinstance(theirs, URIRef):
                continue
            classes = {each for start in own.transitive_objects(ours, RDFS.subClassOf)
                       for each in aligned.objects(start, RDFS.subClassOf)}  # fmt: skip
            reached = {each for start in classes for each in published.transitive_objects(start, RDFS.subClassOf)}
            assert theirs in reached | {URIRef(RICO + "Thing")}, f"{wider} would make every {ours} a {theirs}"


def test_speech_acts_and_events_are_never_activities_by_class() -> None:
    for path in ALIGNMENTS:
        graph = Graph().parse(path)
        above = {str(value) for name in ("SpeechAct", "Event") for value in graph.objects(URIRef(vocab.KGB + name))}
        assert above <= {f"{CRM}E89_Propositional_Object", str(PROV.Entity)}


ACCOUNTS = """
PREFIX kgb: <https://w3id.org/kg-builder/ontology#> PREFIX kgk: <https://w3id.org/kg-builder/kind#>
PREFIX ex: <https://example.org/kg/>
INSERT DATA {
  ex:report a kgb:SpeechAct ; kgb:hasActuality kgk:actuality-actual ; kgb:hasPolarity kgk:polarity-positive ;
    kgb:hasStatus kgk:status-read-by-person ; kgb:spokenBy ex:anna .
  ex:held a kgb:Event ; kgb:hasActuality kgk:actuality-actual ; kgb:hasStatus kgk:status-read-by-person ;
    kgb:attributedTo ex:report ; kgb:hasParticipant ex:carl ; kgb:happenedAt ex:musterstadt .
  ex:planned a kgb:Event ; kgb:hasActuality kgk:actuality-intended ; kgb:hasStatus kgk:status-read-by-person .
  ex:read-by-a-rule a kgb:Event ; kgb:hasActuality kgk:actuality-actual .
  ex:denied a kgb:SpeechAct ; kgb:hasActuality kgk:actuality-actual ; kgb:hasPolarity kgk:polarity-negative ;
    kgb:hasStatus kgk:status-checked .
  ex:inside-denied a kgb:Event ; kgb:hasActuality kgk:actuality-actual ; kgb:hasStatus kgk:status-checked ;
    kgb:attributedTo ex:denied .
  ex:wish a kgb:SpeechAct ; kgb:hasActuality kgk:actuality-requested ; kgb:hasPolarity kgk:polarity-positive ;
    kgb:hasStatus kgk:status-checked ; kgb:attributedTo ex:report .
  ex:inside-wish a kgb:Event ; kgb:hasActuality kgk:actuality-actual ; kgb:hasStatus kgk:status-checked ;
    kgb:attributedTo ex:wish .
  ex:copy a kgb:ArchivalCopy ; kgb:concerns ex:doc ; kgb:isIncludedIn ex:fond .
  ex:fond a kgb:RecordSet ; kgb:isIncludedIn ex:archive-group .
}
"""


@pytest.fixture
def accounts() -> GraphStore:
    store = ox.Store()
    store.update(ACCOUNTS)
    return GraphStore(store)


def constructed(store: GraphStore, name: str) -> set[tuple[str, str, str]]:
    def short(term: object) -> str:
        return re.split(r"example\.org/kg/|cidoc-crm/|[#]", str(term).strip("<>"))[-1]

    query = (ONTOLOGY / "alignments" / f"{name}.rq").read_text(encoding="utf-8")
    return {(short(each.subject), short(each.predicate), short(each.object)) for each in store.construct(query)}


def test_only_what_took_place_and_was_read_becomes_an_activity(accounts: GraphStore) -> None:
    assert constructed(accounts, "cidoc") == {
        ("report", "P129_is_about", "report/activity"),
        ("report/activity", "type", "E7_Activity"),
        ("report/activity", "P14_carried_out_by", "anna"),
        ("held", "P129_is_about", "held/activity"),
        ("held/activity", "type", "E7_Activity"),
        ("held/activity", "P11_had_participant", "carl"),
        ("held/activity", "P7_took_place_at", "musterstadt"),
    }


def test_copies_are_instantiations_and_only_events_that_took_place_are_rico_events(accounts: GraphStore) -> None:
    assert constructed(accounts, "rico") == {
        ("copy", "isOrWasInstantiationOf", "doc"),
        ("doc", "isOrWasIncludedIn", "fond"),
        ("fond", "isOrWasIncludedIn", "archive-group"),
        ("held", "type", "Event"),
        ("held", "hasOrHadParticipant", "carl"),
        ("held", "isAssociatedWithPlace", "musterstadt"),
    }


@pytest.mark.parametrize("path", CONDITIONS, ids=lambda path: path.stem)
def test_conditional_alignments_use_our_terms_and_stand_beside_a_file(path: Path, ontology: Graph) -> None:
    text = path.read_text(encoding="utf-8")
    assert parseQuery(text)[1].name == "ConstructQuery"
    assert path.with_suffix(".ttl") in ALIGNMENTS
    assert set(re.findall(r"\bkgb:(\w+)", text)) <= vocab.TERMS
    for kind in re.findall(r"\bkgk:([\w-]+)", text):
        assert (URIRef(vocab.KGK + kind), RDF.type, SKOS.Concept) in ontology
