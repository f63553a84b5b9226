"""Which statement is reported inside which: chains of any depth, without circles, within one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg_builder.model import Check, Document, EventKind, Voice
from kg_builder.readings.rows import Reading
from kg_builder.suggestions import near_words, perhaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A row with the act inside which it is reported (its id), and the voice that it or an act around it names."""

    reading: Reading
    inside: str | None
    voice: Voice | None


def attribute(
    document: Document, rows: Sequence[Reading], readable: Sequence[Reading], everywhere: Sequence[Reading]
) -> tuple[list[Attribution], list[Check]]:
    """The readable rows of a document with their attributions; a row whose chain is broken is a check instead.

    `rows` are all rows of the document, `readable` those whose quotes were found, `everywhere` those of all documents.
    A row is never moved to the voice around it: what Carl is said to have said would become what the author says.
    """
    nesting = _Nesting(document, rows, readable, everywhere)
    attributions: list[Attribution] = []
    checks: list[Check] = []
    for row in readable:
        fault = nesting.fault(row)
        if fault is None:
            attributions.append(Attribution(reading=row, inside=row.inside, voice=nesting.voice(row)))
        else:
            checks.append(fault)
    return attributions, checks


class _Nesting:
    """The rows of one document by id, and what is known of their chains."""

    def __init__(
        self, document: Document, rows: Sequence[Reading], readable: Sequence[Reading], everywhere: Sequence[Reading]
    ) -> None:
        self.document = document
        self.by_id: Mapping[str, Reading] = {row.id: row for row in rows}
        self.readable = {row.id for row in readable}
        self.everywhere = everywhere

    def chain(self, row: Reading) -> list[Reading]:
        """The row and what it stands in, from the inside out, as far as it is known and comes to no circle."""
        chain = [row]
        seen = {row.id}
        while (outer := self.by_id.get(chain[-1].inside or "")) is not None and outer.id not in seen:
            chain.append(outer)
            seen.add(outer.id)
        return chain

    def voice(self, row: Reading) -> Voice | None:
        """The voice that the row names, else the nearest act around it that names one."""
        return next((each.voice for each in self.chain(row) if each.voice is not None), None)

    def fault(self, row: Reading) -> Check | None:
        """What is wrong with the chain of a row, first with its own link."""
        chain = self.chain(row)
        own = self._link_fault(row)
        if own is not None:
            return own
        if chain[-1].inside in {each.id for each in chain}:
            circle = " inside ".join(repr(each.id) for each in [*chain, self.by_id[chain[-1].inside or ""]])
            return self._check(
                row, "inside-circle", "the column inside leads back to where it began", circle, "a chain that ends"
            )
        for outer in chain[1:]:
            if outer.id not in self.readable or self._link_fault(outer) is not None:
                message = f"the row is not read, since row {outer.row}, inside which it stands, is not"
                return self._check(row, "inside-unread", message, repr(outer.id), "a row without violations")
        return None

    def _link_fault(self, row: Reading) -> Check | None:
        if row.inside is None:
            return None
        outer = self.by_id.get(row.inside)
        if outer is not None and isinstance(outer.kind, EventKind):
            message = f"row {outer.row} ({outer.id!r}) is an event: nothing is said inside it"
            return self._check(row, "inside-event", message, outer.kind.value, "the id of a speech act")
        if outer is not None:
            return None
        other = next((each for each in self.everywhere if each.id == row.inside), None)
        if other is not None:
            message = f"row {other.row} of {other.record.file} ({other.id!r}) belongs to another document"
            return self._check(row, "inside-other-document", message, repr(other.document), repr(row.document))
        acts = [each.id for each in self.by_id.values() if not isinstance(each.kind, EventKind) and each is not row]
        near = near_words(row.inside, [*acts, *Voice], least=0.0)
        message = f"no row that was read has the id {row.inside!r}, and no voice has this name"
        return self._check(row, "inside-unknown", message, repr(row.inside), perhaps(near))

    def _check(self, row: Reading, code: str, message: str, found: str, expected: str) -> Check:
        return row.check(code, message, found=found, expected=expected, document=self.document.id)
