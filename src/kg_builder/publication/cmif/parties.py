"""Who took part and where, as names of a CMIF file: words, authority files, certainty.

Source: CMIF 1.1 documentation, rows `/correspAction/persName`, `orgName`, `placeName`; CMIF 1.1 proposal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg_builder.authority_files import AuthorityFile, find_authority_file
from kg_builder.publication.cmif.nodes import GraphNode, fetch_nodes, fetch_pairs
from kg_builder.publication.cmif.records import UNKNOWN, CmifName
from kg_builder.store import GraphStore

_PERSON_FILES = (AuthorityFile.GND, AuthorityFile.VIAF, AuthorityFile.LC, AuthorityFile.BNF, AuthorityFile.NDL)
_PLACE_FILES = (AuthorityFile.GEONAMES,)
_CONJECTURED = frozenset({"basis-conjectured", "basis-inferred", "basis-supplied"})
_UNCERTAIN = frozenset({"certainty-low", "certainty-medium"})
_LAST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """The labels, classes and accepted links of everybody and everything that a document names."""

    labels: Mapping[str, list[str]]
    classes: Mapping[str, list[str]]
    links: Mapping[str, list[str]]
    written: frozenset[str]

    @classmethod
    def of(cls, store: GraphStore) -> Identities:
        """All of them, from the graph."""
        known = "VALUES ?class { kgb:Agent kgb:Person kgb:Organisation kgb:Polity kgb:Place }"
        classes = fetch_pairs(store, f"{known.replace('?class', '?value')} ?key a ?value")
        in_tables = fetch_pairs(store, f"{known} ?key a ?class ; kgb:restsOn ?value")
        return cls(
            labels=fetch_pairs(store, f"{known} ?key a ?class ; rdfs:label ?value"),
            classes=classes,
            links=fetch_pairs(store, "?key skos:exactMatch ?value"),
            written=frozenset(classes) - frozenset(in_tables),
        )


def is_uncertain(statement: GraphNode) -> bool:
    """Whether a statement is marked `@cert="low"`, the only degree that CMIF has."""
    return statement.kind("hasCertainty") in _UNCERTAIN


def is_conjectured(statement: GraphNode) -> bool:
    """Whether a statement is marked `@evidence="conjecture"`: it is not stated in the letter itself."""
    return statement.kind("hasBasis") in _CONJECTURED


class NameWriter:
    """Makes names of participations and places; `left_out` counts what CMIF cannot say of them."""

    def __init__(self, identities: Identities, left_out: Counter[str]) -> None:
        self._identities = identities
        self._left_out = left_out

    def persons(self, participations: Sequence[GraphNode]) -> tuple[CmifName, ...]:
        """Everybody of one role in the order of the source; "Unknown" where nobody is named."""
        names = tuple(self._person(each) for each in _in_order(participations))
        return names or (CmifName(element="persName", words=UNKNOWN),)

    def places(self, statements: Sequence[GraphNode]) -> tuple[CmifName, ...]:
        """The places of one role in the order of the source."""
        return tuple(self._place(each) for each in _in_order(statements))

    def refs_of(self, statement: GraphNode, meant: str | None, *, place: bool) -> tuple[str, ...]:
        """The addresses in authority files: those of the source, else the best accepted one among the links.

        Wikidata is not accepted and left out.
        """
        stated = statement.all("isIdentifiedAs")
        kept = [ref for ref in stated if not _is_wikidata(ref)]
        self._left_out["Wikidata addresses of people and places"] += len(stated) - len(kept)
        if kept or meant is None:
            return tuple(kept)
        links = self._identities.links.get(meant, [])
        files = _PLACE_FILES if place else _PERSON_FILES
        best = _best_link(links, files)
        if best is not None:
            return (best,)
        self._left_out["Wikidata addresses of people and places"] += any(map(_is_wikidata, links))
        return ()

    def identity_of(self, entity: str) -> tuple[str, str, str] | None:
        """Class, label and accepted address of somebody or some place of the tables, or None without an address."""
        names = [name.rpartition("#")[2] for name in self._identities.classes.get(entity, [])]
        labels = self._identities.labels.get(entity, [])
        if not names or not labels:
            return None
        files = _PLACE_FILES if names[0] == "Place" else _PERSON_FILES
        ref = _best_link(self._identities.links.get(entity, []), files)
        return None if ref is None else (names[0], labels[0], ref)

    def _person(self, participation: GraphNode) -> CmifName:
        agent = participation.one("involves")
        return CmifName(
            element=self._element(participation, agent),
            words=UNKNOWN if agent is None else self._words(participation, agent),
            refs=self.refs_of(participation, agent, place=False),
            uncertain=is_uncertain(participation),
            conjectured=is_conjectured(participation),
        )

    def _element(self, participation: GraphNode, agent: str | None) -> str:
        classes = [] if agent is None else self._identities.classes.get(agent, [])
        if any(name.endswith(("#Organisation", "#Polity")) for name in classes):
            return "orgName"
        if not any(name.endswith("#Person") for name in classes) and agent is not None:
            words, office = participation.one("asWritten"), participation.one("officeName")
            if office is not None and office == words:
                return "orgName"  # an office or body, and no person by name
            self._left_out["that nobody says whether a correspondent is a person"] += 1
        return "persName"

    def _place(self, statement: GraphNode) -> CmifName:
        located = statement.one("locatedAt")
        return CmifName(
            element="placeName",
            words=self._words(statement, located),
            refs=self.refs_of(statement, located, place=True),
            uncertain=is_uncertain(statement),
            conjectured=is_conjectured(statement),
        )

    def _words(self, statement: GraphNode, meant: str | None) -> str:
        """The name in the authority tables, else the words of the source."""
        labels = self._identities.labels.get(meant or "", [])
        written = statement.one("asWritten")
        if meant is None or meant in self._identities.written:
            return written or (labels[0] if labels else UNKNOWN)
        return labels[0] if labels else written or UNKNOWN


def _best_link(links: Sequence[str], files: Sequence[AuthorityFile]) -> str | None:
    """The first address in the first authority file that has one."""
    for wanted in files:
        for link in links:
            found = find_authority_file(link)
            if found is not None and found[0] is wanted:
                return link
    return None


def _is_wikidata(ref: str) -> bool:
    found = find_authority_file(ref)
    return found is not None and found[0] is AuthorityFile.WIKIDATA


def _in_order(statements: Iterable[GraphNode]) -> list[GraphNode]:
    return sorted(statements, key=lambda each: (int(each.one("position") or _LAST), each.iri))


def load_names(store: GraphStore, left_out: Counter[str]) -> NameWriter:
    """What names of a file are made from."""
    return NameWriter(Identities.of(store), left_out)


def group_by_document(store: GraphStore, class_name: str) -> Mapping[str, list[GraphNode]]:
    """The statements of a class by the document that they concern."""
    grouped: dict[str, list[GraphNode]] = {}
    for node in fetch_nodes(store, class_name).values():
        for document in node.all("concerns"):
            grouped.setdefault(document, []).append(node)
    return grouped
