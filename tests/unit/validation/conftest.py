"""A small dump: two documents, one of them faulty, an authority table and the dataset; all invented."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

PREFIXES = """
@prefix ex: <https://example.org/kg/> .
@prefix doc: <https://example.org/kg/document/letters/> .
@prefix kgb: <https://w3id.org/kg-builder/ontology#> .
@prefix kgk: <https://w3id.org/kg-builder/kind#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

DOCUMENT = """
ex:graph\\/source\\/letters\\/7.txt {
  doc:7.txt a kgb:Document ; kgb:title "Letter of Anna Muster" ; kgb:sourceName "letters" ;
    kgb:hasKind kgk:form-letter ; kgb:hasDispatch kgk:dispatch-attested ; kgb:restsOn ex:file7 ; kgb:sentBy ex:anna .
  ex:file7 a kgb:SourceRecord ; kgb:file "sources/7.txt" ; kgb:locator "file" .
  ex:text7 a kgb:Transcription ; kgb:transcribes doc:7.txt ; kgb:hasKind kgk:text-original ;
    kgb:hasExtent kgk:extent-complete ; kgb:restsOn ex:file7 ; kgb:statedBy kgk:voice-author ;
    kgb:hasStatus kgk:status-read-by-rule ; kgb:hasBasis kgk:basis-stated ; kgb:hasCertainty kgk:certainty-high ;
    kgb:sha256 "abababababababababababababababababababababababababababababababab" .
  ex:sending a kgb:CorrespondenceAct ; kgb:concerns doc:7.txt ; kgb:hasKind kgk:act-sending ; kgb:restsOn ex:words .
  ex:sender a kgb:Participation ; kgb:concerns doc:7.txt ; kgb:belongsToAct ex:sending ; kgb:hasRole kgk:role-sender ;
    kgb:involves ex:anna ; kgb:asWritten "ANNA MUSTER" ; kgb:restsOn ex:words .
  ex:words a kgb:Quotation ; prov:wasQuotedFrom ex:text7 ; kgb:start 120 ; kgb:end 131 ; kgb:exact "ANNA MUSTER" ;
    kgb:line 9 .
  ex:anna a kgb:Agent ; rdfs:label "Anna Muster" .
  ex:date a kgb:DateStatement ; kgb:concerns doc:7.txt ; kgb:belongsToAct ex:sending ; kgb:hasKind kgk:date-sending ;
    kgb:asWritten "3 May 1901" ; kgb:edtf "1901-05-03" ; kgb:earliest "1901-05-03T00:00:00"^^xsd:dateTime ;
    kgb:latest "1901-05-03T23:59:59"^^xsd:dateTime ; kgb:restsOn ex:date-words .
  ex:date-words a kgb:Quotation ; prov:wasQuotedFrom ex:text7 ; kgb:start 14 ; kgb:end 24 ; kgb:exact "3 May 1901" ;
    kgb:line 2 .
}
"""

ROW = """
ex:graph\\/source\\/letters\\/8 {
  doc:8 a kgb:Document ; kgb:sourceName "letters" ; kgb:title "Letter of Carl Beispiel" ; kgb:hasKind kgk:form-letter ;
    kgb:hasDispatch kgk:dispatch-not-stated ; kgb:restsOn ex:row8 .
  ex:row8 a kgb:SourceRecord ; kgb:file "sources/letters.csv" ; kgb:locator "row=8" ; kgb:line 9 ;
    kgb:statedBy kgk:voice-cataloguer ; kgb:hasStatus kgk:status-stated-by-markup .
  ex:number8 a kgb:Identifier ; kgb:concerns doc:8 ; kgb:restsOn ex:row8 ; kgb:hasKind kgk:number-record-id ;
    kgb:value "8" .
}
"""

AUTHORITY = """
ex:graph\\/authority {
  ex:carl a kgb:Person ; rdfs:label "Carl Beispiel" ; kgb:hasName ex:name ; kgb:restsOn ex:row2 .
  ex:name a kgb:Name ; kgb:value "Carl Beispiel" ; kgb:hasKind kgk:name-preferred ; kgb:restsOn ex:row2 .
  ex:row2 a kgb:SourceRecord ; kgb:file "authority/people.csv" ; kgb:locator "row=2" ; kgb:line 3 .
}
ex:graph\\/links { ex:carl skos:exactMatch <https://example.org/elsewhere/carl> . }
ex:graph\\/dataset { ex:dataset rdfs:label "Letters" . }
"""


class DumpWriter:
    """Writes dumps as N-Quads from TriG, with words of the sample exchanged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, *changes: tuple[str, str], name: str = "graph.nq") -> Path:
        """The sample, each first word replaced by the second."""
        trig = DOCUMENT + ROW + AUTHORITY
        for before, after in changes:
            assert before in trig
            trig = trig.replace(before, after)
        return self.write_trig(trig, name=name)

    def write_trig(self, trig: str, *, name: str = "graph.nq") -> Path:
        """A dump of any TriG, its graphs in one piece each."""
        quads = sorted(ox.parse(PREFIXES + trig, ox.RdfFormat.TRIG), key=lambda quad: (str(quad.graph_name), str(quad)))
        path = self.folder / name
        path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
        return path


@pytest.fixture
def dump(tmp_path: Path) -> DumpWriter:
    """Writes dumps into a folder of its own."""
    return DumpWriter(tmp_path)
