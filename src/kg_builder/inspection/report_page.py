"""The page of a build: what to look at first, the most doubtful documents before the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg_builder.inspection.facts import doubtful_count
from kg_builder.inspection.page import prepare, render_page
from kg_builder.model import Check, Document
from kg_builder.relations import RelationProposal

MOST_ROWS = 1000
MOST_TEXTS = 200


def write_report_page(
    documents: Sequence[Document],
    checks: Sequence[Check],
    path: Path,
    *,
    title: str,
    proposals: Sequence[RelationProposal] = (),
) -> None:
    """Writes one offline page: checks of no single document, proposed relations, the documents, the doubtful first.

    At most `MOST_ROWS` documents are listed and `MOST_TEXTS` stand with their text, so that the page of a large corpus
    can still be opened; the page says how many are left out.
    """
    entries = sorted(prepare(documents), key=lambda entry: (-doubtful_count(entry.facts), entry.document.id))
    of_documents = {check for document in documents for check in document.checks}
    others = [check for check in checks if check not in of_documents]
    heading = f"What to look at first: {title}" if title else "What to look at first"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(
            render_page(entries, title=heading, unread=others, rows=MOST_ROWS, texts=MOST_TEXTS, proposals=proposals)
        )
