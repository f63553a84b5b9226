"""What every statement of a TEI file shares: where it rests, who states it, on what basis, how certainly.

Source: TEI P5, att.global.responsibility (@cert, @resp), att.editLike (@evidence).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict

from kg_builder.model import Basis, Certainty, Check, Severity, SourceRecord, Status, Voice
from kg_builder.readers.markup import Element, Locator, attribute

_EVIDENCE = {"internal": Basis.INFERRED, "external": Basis.SUPPLIED, "conjecture": Basis.CONJECTURED}


class Base(TypedDict):
    """The fields that all statements have."""

    rests_on: SourceRecord
    stated_by: Voice
    rule: str
    basis: Basis
    certainty: Certainty
    status: Status


@dataclass(slots=True, kw_only=True)
class Grounds:
    """Makes the grounds of the statements of one document, and collects the checks on it."""

    locator: Locator
    document: str
    checks: list[Check] = field(default_factory=list)

    def base(self, element: Element, rule: str, *, within: Element | None = None) -> Base:
        """An editor states it, as far as `@evidence` and `@cert` of the element, else of the one around it, say."""
        return Base(
            rests_on=self.locator.record(element),
            stated_by=Voice.EDITOR,
            rule=f"tei/{rule}",
            basis=_basis(_own_or_outer("evidence", element, within)),
            certainty=_certainty(_own_or_outer("cert", element, within)),
            status=Status.STATED_BY_MARKUP,
        )

    def warn(self, element: Element, code: str, message: str, *, found: str, expected: str, note: bool = False) -> None:
        """Takes down that something about an element is doubtful, with its line."""
        self.checks.append(
            Check.at(
                self.locator.record(element),
                Severity.NOTE if note else Severity.WARNING,
                code,
                message,
                found=found,
                expected=expected,
                document=self.document,
            )
        )


def _own_or_outer(name: str, element: Element, within: Element | None) -> str | None:
    return attribute(element, name) or (attribute(within, name) if within is not None else None)


def _basis(evidence: str | None) -> Basis:
    """Of several kinds of evidence the weakest: a conjecture, else what was inferred from the letter itself."""
    kinds = {_EVIDENCE.get(word, Basis.INFERRED) for word in (evidence or "").split()}
    weakest = (Basis.CONJECTURED, Basis.INFERRED, Basis.SUPPLIED)
    return next((basis for basis in weakest if basis in kinds), Basis.STATED)


def _certainty(cert: str | None) -> Certainty:
    """High where nothing is said; "unknown" is low; a probability of three quarters is high, of two fifths medium."""
    if cert is None:
        return Certainty.HIGH
    if cert.casefold() in list(Certainty):
        return Certainty(cert.casefold())
    try:
        probability = float(cert)
    except ValueError:
        return Certainty.LOW
    if probability >= 0.75:
        return Certainty.HIGH
    return Certainty.MEDIUM if probability >= 0.4 else Certainty.LOW
