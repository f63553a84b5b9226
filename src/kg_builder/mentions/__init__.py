"""Names of the authority tables, found in the texts as they were delivered."""

from kg_builder.mentions.finder import MentionFinder
from kg_builder.mentions.words import without_titles

__all__ = ["MentionFinder", "without_titles"]
