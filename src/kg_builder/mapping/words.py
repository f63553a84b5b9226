"""The last look before the graph: every quotation is what stands between its offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from kg_builder.model import Check, Document, Mention, Severity, Span, Statement

_Item = TypeVar("_Item", bound=Statement | Mention)


def check_words(document: Document) -> Document:
    """The document without any statement whose words are not what stands between their offsets; a check for each.

    A rule that miscounts is a fault of ours, not of the source; it must not reach the graph all the same.
    """
    text = document.text or ""
    faults: list[Check] = []

    def keep(items: Sequence[_Item]) -> tuple[_Item, ...]:
        kept: list[_Item] = []
        for item in items:
            if item.span is None or text[item.span.start : item.span.end] == item.span.quote:
                kept.append(item)
            else:
                faults.append(_fault(document, item.rule, item.span, text))
        return tuple(kept)

    checked = replace(
        document.with_header(keep),
        mentions=None if document.mentions is None else keep(document.mentions),
        speech_acts=None if document.speech_acts is None else keep(document.speech_acts),
        events=None if document.events is None else keep(document.events),
    )
    return replace(checked, checks=(*document.checks, *faults)) if faults else document


def _fault(document: Document, rule: str, span: Span, text: str) -> Check:
    return Check(
        severity=Severity.VIOLATION,
        code="words-moved",
        message=f"the rule {rule!r} quotes words that do not stand at its offsets; its statement is left out",
        file=document.source,
        document=document.id,
        found=repr(text[span.start : span.end][:80]),
        expected=f"{span.quote[:80]!r} from {span.start} to {span.end}",
    )
