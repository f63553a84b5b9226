"""The proposed relations of documents as a section of the page: which two, what one may be to the other, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg_builder.characters import one_line
from kg_builder.inspection.page_text import show
from kg_builder.relations import RelationProposal
from kg_builder.wording import plain

_NAME_LENGTH = 160
_MOST = 500


def render_proposals(proposals: Sequence[RelationProposal], titles: Mapping[str, str]) -> Iterator[str]:
    """A table of the proposals, the surest first; nothing where there are none. `titles` are by the documents' ids."""
    if not proposals:
        return
    order = ("high", "medium", "low")
    surest = sorted(proposals, key=lambda one: (order.index(one.certainty.value), one.subject, one.target))
    yield f'<section class="proposals"><h2>Proposed relations of documents ({len(proposals)})</h2>'
    yield "<p>Nobody has judged these. They are no part of the graph; kg-builder query, explain and dump show them "
    yield "with --with-proposed. A line of decisions/documents.tsv accepts or rejects one (docs/relations.md).</p>"
    yield '<div class="wide"><table><thead><tr><th scope="col">document</th><th scope="col">may be</th>'
    yield '<th scope="col">of document</th><th scope="col">because</th></tr></thead><tbody>'
    for one in surest[:_MOST]:
        yield f'<tr><th scope="row">{_named(one.subject, titles)}</th><td>{show(plain(one.kind))}'
        yield f" ({one.certainty.value} certainty)</td><td>{_named(one.target, titles)}</td>"
        yield f"<td>{show(one.words)}</td></tr>"
    yield "</tbody></table></div>"
    if len(surest) > _MOST:
        yield f"<p>… and {len(surest) - _MOST} more.</p>"
    yield "</section>\n"


def _named(name: str, titles: Mapping[str, str]) -> str:
    title = titles.get(name)
    words = "" if title is None else f"<bdi>{show(one_line(title, _NAME_LENGTH))}</bdi><br>"
    return f'{words}<span class="file">{show(name)}</span>'
