"""Participants and places of a header → authority ids, by mentions in their words, by tables, by exact names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from kg_builder.folding import fold_name
from kg_builder.line_numbers import LineNumbers
from kg_builder.model import (
    AGENT_TYPES,
    BODY_TYPES,
    AgentKind,
    Check,
    Document,
    EntityType,
    Mention,
    Participant,
    PlaceStatement,
    Severity,
    SourceRecord,
    Span,
    StatedMention,
    Statement,
)
from kg_builder.resolution.lookup import NameLookup, spellings
from kg_builder.suggestions import with_nearest
from kg_builder.wording import with_article

_AGENT_KINDS = {
    EntityType.PERSON: AgentKind.PERSON,
    EntityType.ORGANISATION: AgentKind.ORGANISATION,
    EntityType.POLITY: AgentKind.POLITY,
}


class HeaderResolver:
    """Resolves the header of one document; `checks` are those that come up on the way."""

    def __init__(self, document: Document, lookup: NameLookup) -> None:
        self._document = document
        self._lookup = lookup
        self.checks: list[Check] = []

    def resolve_participant(self, participant: Participant) -> Participant:
        """The participant with the ids of its agent and office; what is not certain stays as written.

        Where the source itself names an authority file (`refs`) that the tables give for one record, it is that record.
        An office never becomes a person, even if only one is known to have held it. Each participant is resolved for
        itself, so that two of one act stay two.
        """
        participant = self._with_known_ids(participant)
        if participant.entity is None and participant.refs:
            participant = replace(participant, entity=self._lookup.identified(participant.refs, AGENT_TYPES))
        if participant.entity is None and participant.absence is None and participant.agent_kind is not AgentKind.FILE:
            named = self._agent_of(participant)
            participant = replace(
                participant, entity=None if self._lookup.contradicted(participant.refs, named) else named
            )
        if participant.office_entity is None and participant.office is not None:
            participant = replace(participant, office_entity=self._lookup.office(participant.office))
        record = self._lookup.record(participant.entity)
        if record is None:
            return participant
        return replace(participant, agent_kind=_AGENT_KINDS[record.type])

    def resolve_place(self, place: PlaceStatement) -> PlaceStatement:
        """The place with its id: by `refs`, a mention in its words, or as the only place with exactly this name."""
        if place.entity is not None:
            if self._is_sound(place, place.entity, {EntityType.PLACE}, "a place"):
                return place
            return replace(place, entity=None)
        identified = self._lookup.identified(place.refs, {EntityType.PLACE})
        if identified is not None:
            return replace(place, entity=identified)
        named = self._mentioned(place.span, place.name, {EntityType.PLACE}) or self._lookup.place(place.name)
        return replace(place, entity=None if self._lookup.contradicted(place.refs, named) else named)

    def resolve_stated_mention(self, mention: StatedMention) -> StatedMention:
        """The stated mention with the id of the record that its `refs`, else its exact name, mean."""
        if mention.entity is not None or mention.type is None:
            return mention
        identified = self._lookup.identified(mention.refs, {mention.type})
        if identified is not None:
            return replace(mention, entity=identified)
        named = self._lookup.unique(mention.name, {mention.type})
        return replace(mention, entity=None if self._lookup.contradicted(mention.refs, named) else named)

    def resolve_mention(self, mention: Mention) -> Mention:
        """A name that the markup identifies by an IRI, with the record that has it; any other as it was."""
        if mention.entity is not None or not mention.refs:
            return mention
        types = tuple(EntityType) if mention.type is None else (mention.type,)
        return replace(mention, entity=self._lookup.identified(mention.refs, types))

    def _with_known_ids(self, participant: Participant) -> Participant:
        """The participant without ids that no table defines; an id that is all there is becomes the words."""
        agent, office = participant.entity, participant.office_entity
        if office is not None and not self._is_sound(participant, office, {EntityType.OFFICE}, "an office"):
            participant = replace(participant, office_entity=None, office=participant.office or office)
        if agent is not None and not self._is_sound(
            participant, agent, AGENT_TYPES, "a person, an organisation or a polity"
        ):
            written = participant.as_written or participant.name or agent
            participant = replace(participant, entity=None, as_written=written, name=participant.name or agent)
        return participant

    def _is_sound(self, statement: Statement, entity_id: str, types: Collection[EntityType], wanted: str) -> bool:
        record = self._lookup.record(entity_id)
        if record is not None and record.type in types:
            return True
        fitting = [known.id for known in self._lookup.authority.records.values() if known.type in types]
        self._note(
            Severity.VIOLATION,
            "unknown-id" if record is None else "wrong-type-of-id",
            "an id that no authority table defines; it stays as written"
            if record is None
            else "an id that means something else; it stays as written",
            statement,
            found=repr(entity_id) if record is None else f"{entity_id!r}, {with_article(record.type.value)}",
            expected=with_nearest(f"the id of {wanted} in the authority tables", entity_id, fitting),
        )
        return False

    def _agent_of(self, participant: Participant) -> str | None:
        named = participant.pseudonym or participant.name
        agent = self._named_agent(participant, named) if named else self._body_of(participant)
        if participant.gloss is not None:
            self._compare_gloss(participant, named or "", agent)
        return agent

    def _named_agent(self, participant: Participant, words: str) -> str | None:
        if participant.agent_kind is AgentKind.POLITY:
            return self._lookup.polity(words) if self._may_look_up(participant, words) else None
        types = {AgentKind.PERSON: {EntityType.PERSON}, AgentKind.ORGANISATION: BODY_TYPES}.get(
            participant.agent_kind, AGENT_TYPES
        )
        if participant.span is not None:
            return self._mentioned(participant.span, words, types)
        return self._lookup.unique(words, types)

    def _body_of(self, participant: Participant) -> str | None:
        """The organisation or polity that a participant without a name is: its office words, or all its words."""
        for words in (participant.office, participant.as_written):
            if words is None:
                continue
            if participant.agent_kind is AgentKind.POLITY:
                found = self._lookup.polity(words) if self._may_look_up(participant, words) else None
            elif participant.span is not None:
                found = self._mentioned(participant.span, words, BODY_TYPES)
            else:
                found = self._lookup.unique(words, BODY_TYPES)
            if found is not None:
                return found
        return None

    def _may_look_up(self, participant: Participant, words: str) -> bool:
        """Whether a name may be looked up in the tables: of a text, only where the text was found to have it."""
        return participant.span is None or bool(self._covering(participant.span, words))

    def _mentioned(self, span: Span | None, words: str | None, types: Collection[EntityType]) -> str | None:
        """The only entity of some types that mentions of these very words inside a span mean."""
        mentions = [] if span is None else self._covering(span, words)
        entities = {mention.entity for mention in mentions}
        if len(entities) != 1:
            return None
        record = self._lookup.record(entities.pop())
        return record.id if record is not None and record.type in types else None

    def _covering(self, span: Span, words: str | None) -> Sequence[Mention]:
        forms = spellings(words)
        return [
            mention
            for mention in self._document.mentions or ()
            if span.start <= mention.span.start
            and mention.span.end <= span.end
            and not mention.demonym
            and fold_name(mention.span.quote) in forms
        ]

    def _compare_gloss(self, participant: Participant, named: str, agent: str | None) -> None:
        """Says where a gloss and the tables disagree, or where only the gloss knows who is meant."""
        explained = self._named_agent(participant, participant.gloss or "")
        if explained is None or explained == agent:
            return
        if agent is None:
            self._note(
                Severity.NOTE,
                "gloss-only",
                "only a gloss says who this is, no authority table; a row in names.csv with a source would",
                participant,
                found=f"{named!r}, glossed as {participant.gloss!r}",
                expected=f"{named!r} among the names of {explained!r}",
            )
        else:
            self._note(
                Severity.WARNING,
                "gloss-differs",
                "the gloss names somebody other than the authority tables do",
                participant,
                found=f"{named!r} glossed as {participant.gloss!r}, which is {explained!r}",
                expected=f"a gloss for {agent!r}, whom the tables give this name",
            )

    def _place_of(self, place: Span | SourceRecord) -> tuple[str, int | None]:
        """File and line, for people who look it up."""
        if isinstance(place, SourceRecord):
            return place.file, place.line
        if not self._document.counts_in_file:
            return self._document.source, self._document.record.line
        return self._document.source, LineNumbers(self._document.text or "").of(place.start)

    def _note(
        self, severity: Severity, code: str, message: str, statement: Statement, *, found: str, expected: str
    ) -> None:
        file, line = self._place_of(statement.rests_on)
        self.checks.append(
            Check(
                severity=severity,
                code=code,
                message=message,
                file=file,
                line=line,
                document=self._document.id,
                found=found,
                expected=expected,
                span=statement.span,
            )
        )
