"""Collects the triples of one graph; what every record type shares: grounds, voices, dates, agents, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg_builder import iris
from kg_builder.authority import Authority
from kg_builder.dates import instant_in_utc
from kg_builder.line_numbers import LineNumbers
from kg_builder.mapping.terms import integer, iri, text, typed
from kg_builder.mapping.triples import TripleWriter
from kg_builder.model import (
    AgentKind,
    Basis,
    Certainty,
    DateValue,
    Document,
    SourceRecord,
    Span,
    Statement,
    Status,
    Voice,
)
from kg_builder.vocab import PROV, concept

_QUOTED_FROM = f"<{PROV}wasQuotedFrom>"
_GENERATED_BY = f"<{PROV}wasGeneratedBy>"
_AGENT_CLASS = {
    AgentKind.PERSON: "Person",
    AgentKind.ORGANISATION: "Organisation",
    AgentKind.POLITY: "Polity",
    AgentKind.UNKNOWN: "Agent",
    AgentKind.FILE: "Agent",
}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds of every statement that rests on one text or record, unless the statement says otherwise."""

    voice: Voice
    status: Status
    basis: Basis = Basis.STATED
    certainty: Certainty = Certainty.HIGH


TEXT_DEFAULTS = Defaults(Voice.AUTHOR, Status.READ_BY_RULE)
RECORD_DEFAULTS = Defaults(Voice.CATALOGUER, Status.STATED_BY_MARKUP)


class GraphWriter(TripleWriter):
    """The triples of one document's graph, with the grounds, voices, agents and places of its statements."""

    def __init__(self, document: Document, authority: Authority, base: str, *, graph: str = "source") -> None:
        super().__init__(authority, base, iris.mint_graph_iri(base, graph, document.id))
        self.document = document
        self.document_iri = iris.mint_document_iri(base, document.id)
        self.subject = iri(self.document_iri)
        self.transcription_iri = iris.mint_transcription_iri(self.document_iri)
        self.rules: set[str] = set()
        self._keys: Counter[tuple[str, str]] = Counter()
        self._mentioned: Counter[Span] = Counter()
        self._lines = LineNumbers(document.text or "")

    def key_statement(self, kind: str, statement: Statement, fallback: str) -> str:
        """The term of a new statement of this document: kind, hash of its words (or of what it says), occurrence."""
        words = iris.fold_space(statement.rests_on.quote if isinstance(statement.rests_on, Span) else fallback)
        self._keys[kind, words] += 1
        return iri(iris.mint_statement_iri(self.document_iri, kind, words, self._keys[kind, words]))

    def add_statement(self, subject: str, class_name: str, statement: Statement) -> None:
        """Class, document, grounds, rule, and those of voice, basis, certainty and status that are not the default.

        What rests on the document's own row was read from its cells by no rule but the mapping in `kg.toml`.
        """
        self.add_type(subject, class_name)
        self.add(subject, "concerns", self.subject)
        self.add(subject, "restsOn", self.ground(statement.rests_on))
        if self.document.text is not None or statement.rests_on != self.document.record:
            self.add_rule(subject, statement.rule)
        defaults = self._defaults_for(statement.rests_on)
        for name, value, default in (
            ("statedBy", statement.stated_by, defaults and defaults.voice),
            ("hasBasis", statement.basis, defaults and defaults.basis),
            ("hasCertainty", statement.certainty, defaults and defaults.certainty),
            ("hasStatus", statement.status, defaults and defaults.status),
        ):
            if value is not default:
                self.add(subject, name, iri(concept(value)))

    def add_rule(self, subject: str, rule: str) -> None:
        """Which rule or sheet made a statement."""
        self.rules.add(rule)
        self.add_triple(subject, _GENERATED_BY, iri(iris.mint_rule_iri(self.base, rule)))

    def add_defaults(self, subject: str, defaults: Defaults) -> None:
        """The voice, basis, certainty and status of every statement that rests on a text or record."""
        self.add(subject, "statedBy", iri(concept(defaults.voice)))
        self.add(subject, "hasBasis", iri(concept(defaults.basis)))
        self.add(subject, "hasCertainty", iri(concept(defaults.certainty)))
        self.add(subject, "hasStatus", iri(concept(defaults.status)))

    def _defaults_for(self, ground: Span | SourceRecord) -> Defaults | None:
        if isinstance(ground, Span):
            return TEXT_DEFAULTS
        if self.document.text is None and ground == self.document.record:
            return RECORD_DEFAULTS
        return None

    def ground(self, ground: Span | SourceRecord) -> str:
        """The term of the words or of the place that a statement rests on; its triples are written too."""
        return self.quotation(ground) if isinstance(ground, Span) else self.record(ground)

    def quotation(self, span: Span) -> str:
        """The term of a quotation: text, offsets, line and the words themselves."""
        subject = iri(iris.mint_quotation_iri(self.transcription_iri, span.start, span.end))
        self.add_type(subject, "Quotation")
        self.add_words(subject, span)
        return subject

    def mention_iri(self, span: Span) -> str:
        """The IRI of a name in the text; words that name several each have one for each."""
        self._mentioned[span] += 1
        return iris.mint_mention_iri(self.transcription_iri, span.start, span.end, self._mentioned[span])

    def add_words(self, subject: str, span: Span) -> None:
        """From which text, from where to where, on which line of the file where the text is the file, and the words."""
        self.add_triple(subject, _QUOTED_FROM, iri(self.transcription_iri))
        self.add(subject, "start", integer(span.start))
        self.add(subject, "end", integer(span.end))
        if self.document.counts_in_file:
            self.add(subject, "line", integer(self._lines.of(span.start)))
        self.add(subject, "exact", text(span.quote))

    def add_date(self, subject: str, value: DateValue | None) -> None:
        """A date as written, its normal form and inclusive bounds, unzoned; zone and instant only where stated."""
        if value is None:
            return
        self.add_text(subject, "asWritten", value.as_written)
        self.add_text(subject, "edtf", value.edtf)
        self.add_bounds(subject, "earliest", "latest", value)
        self.add_text(subject, "zone", value.zone)
        instant = instant_in_utc(value)
        if instant is not None:
            self.add(subject, "utc", typed(instant, "dateTime"))
        if value.calendar != "gregorian":
            self.add_text(subject, "calendar", value.calendar)

    def add_refs(self, subject: str, refs: Iterable[str]) -> None:
        """By which records of other authority files the source identifies who or what is meant; only what is an IRI."""
        for ref in refs:
            if iris.is_iri(ref):
                self.add(subject, "isIdentifiedAs", iri(ref))

    def agent(
        self,
        name: str | None,
        office: str | None = None,
        kind: AgentKind = AgentKind.UNKNOWN,
        refs: Iterable[str] = (),
    ) -> str:
        """The term of a correspondent as written, scoped to the document's source, with its label."""
        body = kind is AgentKind.ORGANISATION and name is not None
        subject = iri(iris.mint_agent_iri(self.base, self.document.source_name, name, office, refs, body=body))
        self.add_type(subject, _AGENT_CLASS[kind])
        if kind is AgentKind.FILE:
            self.add(subject, "hasKind", iri(concept(kind)))
        label = f"{name} ({office})" if name and office else name or office or ""
        self.add_label(subject, iris.fold_space(label))
        return subject

    def agent_of(self, id_or_words: str) -> str:
        """The term of whoever an id or, where no table knows it, the words name."""
        return self.entity(id_or_words) or self.agent(id_or_words)

    def place_of(self, entity_id: str | None, name: str, refs: Iterable[str] = ()) -> str:
        """The term of a place: the authority's, else the place as written in this source."""
        known = self.entity(entity_id)
        if known:
            return known
        subject = iri(iris.mint_written_place_iri(self.base, self.document.source_name, name, refs))
        self.add_type(subject, "Place")
        self.add_label(subject, iris.fold_space(name))
        return subject
