"""From a node of the graph to the file, line and words of the source it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg_builder.characters import one_line
from kg_builder.model import Span
from kg_builder.vocab import KGB, PROV, RDF

_LONGEST = 200
Triples = Iterable[tuple[str, str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in the sources: file, line, words, and the node of the graph that says so."""

    file: str
    line: int | None = None
    span: Span | None = None
    ground: str | None = None


def parse_ntriples(ntriples: bytes) -> Triples:
    """Triples of N-Triples terms as strings; the predicate as an IRI."""
    for triple in ox.parse(ntriples, ox.RdfFormat.N_TRIPLES):
        assert isinstance(triple.predicate, ox.NamedNode)
        yield str(triple.subject), triple.predicate.value, str(triple.object)


def plain(term: str) -> str:
    """What an N-Triples term says: the text of a literal, the address of anything else."""
    if not term.startswith('"'):
        return term.strip("<>")
    parsed = next(ox.parse(f"<urn:s> <urn:p> {term} .".encode(), ox.RdfFormat.N_TRIPLES)).object
    assert isinstance(parsed, ox.Literal)
    return parsed.value


class GraphIndex:
    """One named graph by subject, to follow a statement to its words."""

    def __init__(self, triples: Triples) -> None:
        self._values: dict[str, dict[str, list[str]]] = {}
        self._pointing: dict[str, set[str]] = {}
        for subject, predicate, value in triples:
            self._values.setdefault(subject, {}).setdefault(predicate, []).append(value)
            self._pointing.setdefault(value, set()).add(subject)

    def values(self, subject: str, predicate: str) -> list[str]:
        """The values of one property, sorted."""
        return sorted(self._values.get(subject, {}).get(predicate, []))

    def text(self, subject: str, name: str) -> str | None:
        """The value of one of our own properties as plain text."""
        found = self.values(subject, KGB + name)
        return plain(found[0]) if found else None

    def number(self, subject: str, name: str) -> int | None:
        """The value of one of our own properties as a whole number, or None where it is none."""
        found = self.text(subject, name)
        return int(found) if found and found.isascii() and found.isdigit() else None

    def place_of(self, focus: str) -> Place | None:
        """Where a node stands: at its own words or record, else at those it rests on, else at those of what
        points to it, else where its document does.

        Words come before records: a reading rests on its quotation and on a row of a sheet; the words are the source.
        """
        grounds = [focus, *self.values(focus, f"{KGB}restsOn")]
        for candidates in (grounds, self._records_of_text(focus), self._grounds_around(focus)):
            for ground in candidates:
                if place := self._words(ground):
                    return place
            for ground in candidates:
                if place := self._record(ground):
                    return place
        return self._document()

    def _grounds_around(self, focus: str) -> list[str]:
        """What everything that points to a node rests on."""
        around = sorted(self._pointing.get(focus, ()))
        return [ground for each in around for ground in self.values(each, f"{KGB}restsOn")]

    def _words(self, node: str) -> Place | None:
        texts = self.values(node, f"{PROV}wasQuotedFrom")
        files = [self.text(record, "file") for text in texts for record in self.values(text, f"{KGB}restsOn")]
        file = next((each for each in files if each), None)
        if file is None:
            return None
        start, end, exact = self.number(node, "start"), self.number(node, "end"), self.text(node, "exact")
        faultless = start is not None and end is not None and exact and start < end and end - start == len(exact)
        span = Span(start, end, exact) if faultless and start is not None and end is not None and exact else None
        return Place(file=file, line=self.number(node, "line"), span=span, ground=node)

    def _record(self, node: str) -> Place | None:
        file = self.text(node, "file")
        return Place(file=file, line=self.number(node, "line"), ground=node) if file else None

    def _records_of_text(self, focus: str) -> list[str]:
        texts = self.values(focus, f"{PROV}wasQuotedFrom")
        return [record for text in texts for record in self.values(text, f"{KGB}restsOn")]

    def _document(self) -> Place | None:
        for class_name in ("Transcription", "Document"):
            wanted = f"<{KGB}{class_name}>"
            for subject in sorted(self._values):
                if wanted in self._values[subject].get(f"{RDF}type", []):
                    for ground in (subject, *self.values(subject, f"{KGB}restsOn")):
                        if place := self._record(ground):
                            return place
        return None


def shorten(text: str) -> str:
    """A text cut for a line of a report, on one line, characters that cannot be seen as signs."""
    return one_line(text, _LONGEST)
