"""The names found in a text, grouped by whom they mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg_builder.model import EntityType, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGroup:
    """All mentions of one entity, or of one spelling that nobody could resolve, in the order of the text."""

    entity: str | None
    type: EntityType | None
    spellings: tuple[str, ...]
    mentions: tuple[Mention, ...]


def group_names(mentions: Iterable[Mention]) -> tuple[NameGroup, ...]:
    """One group an entity or unresolved spelling: the unresolved first, then by entity, type and spelling."""
    groups: dict[tuple[bool, str, str], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.span):
        type_name = "" if mention.type is None else mention.type.value
        key = (mention.entity is not None, mention.entity or " ".join(mention.span.quote.split()), type_name)
        groups.setdefault(key, []).append(mention)
    return tuple(
        NameGroup(
            entity=members[0].entity,
            type=members[0].type,
            spellings=tuple(dict.fromkeys(" ".join(mention.span.quote.split()) for mention in members)),
            mentions=tuple(members),
        )
        for _, members in sorted(groups.items(), key=lambda entry: entry[0])
    )
