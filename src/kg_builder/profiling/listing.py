"""The shipped profiles with their titles and the rules they ask."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.readers.plain_text import RULES
from kg_builder.readers.plain_text.profile_files import shipped_names, shipped_profile


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEntry:
    """One shipped profile: its name, its title, and the names of the rules that it asks."""

    name: str
    title: str
    rules: tuple[str, ...]


def list_profiles() -> tuple[ProfileEntry, ...]:
    """The shipped profiles by name."""
    profiles = (shipped_profile(name, frozenset(RULES)) for name in shipped_names())
    return tuple(
        ProfileEntry(
            name=profile.name,
            title=profile.title,
            rules=tuple(dict.fromkeys(rule for spec in profile.zones for rule in spec.rules)),
        )
        for profile in profiles
    )
