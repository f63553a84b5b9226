"""The graph of a build → the letters of a CMIF file, and what the graph knows that CMIF cannot say, counted by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg_builder.dates import attributes_of_date
from kg_builder.publication.cmif.entries import Bibliography
from kg_builder.publication.cmif.nodes import GraphNode, fetch_nodes
from kg_builder.publication.cmif.notes import NoteWriter
from kg_builder.publication.cmif.parties import (
    NameWriter,
    group_by_document,
    is_conjectured,
    is_uncertain,
    load_names,
)
from kg_builder.publication.cmif.records import CmifAction, CmifDate, CmifIndex, CmifLetter
from kg_builder.publication.cmif.unsaid import count_unsaid
from kg_builder.store import GraphStore

Grouped = Mapping[str, Sequence[GraphNode]]
_SENDER, _ADDRESSEE = "role-sender", "role-addressee"
_NO_TIME = "9999"


def gather_index(store: GraphStore, *, base: str, title: str, bibl: str | None = None) -> CmifIndex:
    """Every letter of the graph that names a sender or an addressee, in the order of time, then of their addresses.

    Both actions are always there; who is not known is "Unknown". Documents that are no correspondence are counted, as
    is everything else that the graph knows and CMIF cannot say.
    """
    left_out: Counter[str] = Counter(count_unsaid(store))
    gatherer = _Gatherer(store, Bibliography(base=base, title=title, bibl=bibl), left_out)
    letters = [letter for letter in map(gatherer.letter, fetch_nodes(store, "Document").values()) if letter is not None]
    letters.sort(key=lambda letter: (letter.earliest, letter.document))
    return CmifIndex(
        letters=letters,
        entries=gatherer.bibliography.entries(),
        left_out=Counter({kind: count for kind, count in sorted(left_out.items()) if count}),
    )


class _Gatherer:
    """Everything that letters are made from, by document."""

    def __init__(self, store: GraphStore, bibliography: Bibliography, left_out: Counter[str]) -> None:
        self.bibliography = bibliography
        self._left_out = left_out
        self._names: NameWriter = load_names(store, left_out)
        self._participations: Grouped = group_by_document(store, "Participation")
        self._dates: Grouped = group_by_document(store, "DateStatement")
        self._places: Grouped = group_by_document(store, "PlaceStatement")
        self._numbers: Grouped = group_by_document(store, "Identifier")
        self._editions: Grouped = group_by_document(store, "Edition")
        self._notes = NoteWriter(store, self._names)

    def letter(self, document: GraphNode) -> CmifLetter | None:
        """The description of one letter, or None where nobody is said to have sent or to have been sent it."""
        iri = document.iri
        parties = self._participations.get(iri, ())
        senders = [each for each in parties if each.kind("hasRole") == _SENDER]
        addressees = [each for each in parties if each.kind("hasRole") == _ADDRESSEE]
        if not any(each.one("involves") or each.one("asWritten") for each in (*senders, *addressees)):
            self._left_out["documents without sender and addressee"] += 1
            return None
        editions = self._editions.get(iri, ())
        entries = _with_entry(editions)
        self._left_out["further editions of a letter"] += max(0, len(entries) - 1)
        return CmifLetter(
            document=iri,
            earliest=self._earliest(document),
            key=self._key(iri),
            url=next((url for each in editions if (url := each.one("url"))), None),
            source=self.bibliography.key_of(entries),
            sent=CmifAction(
                type="sent",
                names=self._names.persons(_named(senders)),
                places=self._names.places(self._places_of(iri, "place-sent-from")),
                date=self._sent(document),
            ),
            received=CmifAction(
                type="received",
                names=self._names.persons(_named(addressees)),
                places=self._names.places(
                    self._places_of(iri, "place-sent-to") or self._places_of(iri, "place-received-at")
                ),
                date=self._date(self._dates_of(iri, "date-receipt")),
            ),
            references=self._notes.references(document),
            remarks=self._notes.remarks(iri),
        )

    def _places_of(self, iri: str, role: str) -> list[GraphNode]:
        return [each for each in self._places.get(iri, ()) if each.kind("hasRole") == role]

    def _dates_of(self, iri: str, kind: str) -> list[GraphNode]:
        return [each for each in self._dates.get(iri, ()) if each.kind("hasKind") == kind]

    def _sent(self, document: GraphNode) -> CmifDate | None:
        """The main date, where it is not that of a receipt; else any date of sending that the source gives in words."""
        main = document.one("hasMainDate")
        dates = self._dates.get(document.iri, ())
        leading = [each for each in dates if each.iri == main]
        return self._date(leading or self._dates_of(document.iri, "date-sending"))

    def _date(self, statements: Sequence[GraphNode]) -> CmifDate | None:
        stated = [each for each in statements if each.one("asWritten") or each.one("edtf")]
        if not stated:
            return None
        statement = stated[0]
        self._left_out["further dates of one act"] += len(stated) - 1
        edtf, written = statement.one("edtf"), statement.one("asWritten") or ""
        attributes = attributes_of_date(edtf) if edtf is not None else ()
        if not attributes:
            self._left_out["dates that no attribute of CMIF can give"] += 1
            return None
        plain = attributes[0][1] if len(attributes) == 1 and attributes[0][0] == "when" else None
        as_attributes = " ".join(f'{name}="{value}"' for name, value in attributes)
        return CmifDate(
            attributes=attributes,
            words="" if written in (plain, as_attributes) else written,
            uncertain=is_uncertain(statement) or bool(edtf and edtf[-1] in "?%~"),
            conjectured=is_conjectured(statement),
        )

    def _earliest(self, document: GraphNode) -> str:
        main = document.one("hasMainDate")
        found = [each.one("earliest") for each in self._dates.get(document.iri, ()) if each.iri == main]
        return next((moment for moment in found if moment), _NO_TIME)

    def _key(self, iri: str) -> str | None:
        """The letter's number in its edition: one without the name of a series first."""
        numbers = [each for each in self._numbers.get(iri, ()) if each.kind("hasKind") == "number-document-number"]
        numbers.sort(key=lambda each: (each.one("series") is not None, each.one("value") or ""))
        return numbers[0].one("value") if numbers else None


def _named(participations: Sequence[GraphNode]) -> list[GraphNode]:
    """Whoever is named; where nobody is, whoever the source says is unknown."""
    return [each for each in participations if each.one("involves") or each.one("asWritten")]


def _with_entry(editions: Sequence[GraphNode]) -> list[GraphNode]:
    """The editions that are bibliographic entries; an address alone is none."""
    return [each for each in editions if each.one("citation") != each.one("url")]
